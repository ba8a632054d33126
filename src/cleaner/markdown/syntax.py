"""The signs of Markdown: what starts a list item, a heading, a fence, a table."""

import re

BULLET = re.compile(r"[-*+–—](?=\s)|[•◦‣▪▫●○■□◆◇▶►➤·・⁃]|[①-⑳⑴-⒇]")


NUMBERED = re.compile(r"\d{1,3}[.)](?=\s)")


FENCE = re.compile(r"(`{3,}|~{3,})")


ATX = re.compile(r"(#{1,6})(?:\s|$)")


SETEXT = re.compile(r"=+|-{2,}")


RULER = re.compile(r"(?:[-*_=]\s*){3,}")


DELIMITER_ROW = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")


CODE_INDENT = 4


MARKER = "-*+–—•◦‣▪▫●○■□◆◇▶►➤·・⁃>|①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇＞｜"


MARKERS = frozenset(MARKER)
"""The characters a line must begin with to be anything but a paragraph outside Markdown."""
