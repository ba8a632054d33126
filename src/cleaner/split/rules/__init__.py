"""The rules of the stage `split`, one file each."""
