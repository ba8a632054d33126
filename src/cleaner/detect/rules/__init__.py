"""The rules of the stage `detect`, one file each."""
