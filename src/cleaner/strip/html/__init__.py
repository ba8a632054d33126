"""From the source of a page to its tree and blocks."""
