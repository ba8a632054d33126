"""The rules of the stage `detect`, one file each."""

ORDER = (
    "ENC008", "ENC009",  # no text at all: nothing else is said of it
    "ENC",
)  # fmt: skip
"""Codes and beginnings of codes in the order they run (see `cleaner.rule.load_rules`)."""
