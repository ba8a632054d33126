"""Points of headings."""
