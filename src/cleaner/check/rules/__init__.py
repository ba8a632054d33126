"""Rules for corpora: what a corpus wishes of its documents. Nothing is asked by default."""

ORDER = ("MET",)
"""Codes and beginnings of codes in the order they run (see `cleaner.rule.load_rules`)."""
