"""Metadata: claims from head, structured data, lines and classes, and one choice among them."""
