"""The rules of the stage `strip`, one file each."""
