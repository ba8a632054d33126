"""Output formats of the linter, one file each."""
