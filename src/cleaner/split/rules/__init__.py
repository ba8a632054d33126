"""The rules of the stage `split`, one file each."""

ORDER = ("SEC",)
"""Codes and beginnings of codes in the order they run (see `cleaner.rule.load_rules`)."""
