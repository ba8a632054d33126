"""The signs of Markdown: what starts a list item, a heading, a fence, a table."""

from cleaner.text.lazy_pattern import lazy_pattern

BULLET = lazy_pattern(r"[-*+–—](?=\s)|[•◦‣▪▫●○■□◆◇▶►➤·・⁃]|[①-⑳⑴-⒇]")


NUMBERED = lazy_pattern(r"\d{1,3}[.)](?=\s)")


FENCE = lazy_pattern(r"(`{3,}|~{3,})")


ATX = lazy_pattern(r"(#{1,6})(?:\s|$)")


SETEXT = lazy_pattern(r"=+|-{2,}")


RULER = lazy_pattern(r"(?:[-*_=]\s*){3,}")


DELIMITER_ROW = lazy_pattern(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")


CODE_INDENT = 4
"""Blanks that make code of a line (CommonMark 4.4)."""


MARKER = "-*+–—•◦‣▪▫●○■□◆◇▶►➤·・⁃>|①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇＞｜"


MARKERS = frozenset(MARKER)
"""The characters a line must begin with to be anything but a paragraph outside Markdown."""
