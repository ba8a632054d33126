"""Showing what was done: diff, explain, view, report."""
