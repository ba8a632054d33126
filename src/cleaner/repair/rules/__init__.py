"""The rules of the stage `repair`, one file each."""
