"""Markdown: its signs, its lines, its front matter, and how it is written."""
