"""Encodings told by statistics: letters of single-byte text, characters of multi-byte text."""
