"""Run-in leads: first sentences that name their paragraph, alike in several paragraphs.

整合资源，织密“一张网”。 and 用电：… open their paragraphs and stay there; the section takes its title
from them. A lead needs siblings of the same build: chance makes one short opening, seldom a row.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cleaner.block import Block
from cleaner.config import Config
from cleaner.split.style import load_styles
from cleaner.text.lazy_pattern import lazy_pattern

CLAUSES = lazy_pattern(
    r"(?P<a>[^\W\d_][^，,。；;：:！!？?\n]{2,8})[，,](?P<b>[^，,。；;：:！!？?\n]{3,14})(?P<end>[。.])(?=\S)"
)
BRACKET = lazy_pattern(r"[【〖](?P<a>[^】〗\n]{2,24})[】〗](?=\S)")
ROW = 2
"""So many leads in a row make a row of leads."""
FAR = 4
"""Blocks between two leads of one row at most."""
REST = 2.0
"""The rest of the paragraph is at least so many times as long as its lead."""


class Lead(NamedTuple):
    """A possible lead: its block, its words, and its build (kind, lengths of its two clauses)."""

    at: int
    title: str
    kind: str
    first: int
    second: int


def find_leads(blocks: Sequence[Block], config: Config) -> dict[int, str]:
    """Title by index of the block for every paragraph with a lead that has siblings."""
    styles = load_styles(config)
    row: list[Lead] = []
    found: dict[int, str] = {}
    for at, block in enumerate(blocks):
        lead = read_lead(at, block) if block.kind == "paragraph" else None
        if lead is None or styles.is_refused(block.text):
            continue
        if row and not _is_sibling(row[-1], lead):
            _close(row, found)
            row = []
        row.append(lead)
    _close(row, found)
    return found


def read_lead(at: int, block: Block) -> Lead | None:
    """The lead a block may begin with.

    >>> read_lead(0, Block(text="摸清底数，建好一本账。" + "逐户登记。" * 9, start=0, end=56)).title
    '摸清底数，建好一本账'
    """
    text = block.text
    if found := CLAUSES.match(text):
        if len(text) < REST * found.end():
            return None
        title = text[: found.start("end")]
        return Lead(at, title, "clauses", _letters(found["a"]), _letters(found["b"]))
    if (found := BRACKET.match(text)) and len(text) >= REST * found.end():
        return Lead(at, found["a"], "bracket", len(found["a"]), 0)
    return None


def _letters(clause: str) -> int:
    return sum(c.isalnum() for c in clause)


def _is_sibling(before: Lead, lead: Lead) -> bool:
    """Whether two leads are built alike and stand close to one another."""
    if lead.at - before.at > FAR or lead.kind != before.kind:
        return False
    if lead.kind == "bracket":
        return True
    return abs(lead.first - before.first) <= 1 and abs(lead.second - before.second) <= FAR


def _close(row: Sequence[Lead], found: dict[int, str]) -> None:
    """Take a row over if it is no chance: most neighbours have the same measure or share words."""
    pairs = [_is_parallel(a, b) for a, b in pairwise(row)]
    if len(row) >= ROW and sum(pairs) > len(pairs) / 2:
        found.update({lead.at: lead.title for lead in row})


def _is_parallel(one: Lead, other: Lead) -> bool:
    if one.kind == "bracket" or one.title[:2] == other.title[:2]:
        return True
    return one.second == other.second and abs(one.first - other.first) <= 1
