"""Finds keywords of a trade strewn between the sentences of a text, as search farms do.

Behind a full stop stands a blank, a few words that belong to no sentence, a blank and the next
sentence, again and again; and the words are variations of a few (按摩, 台北按摩, 按摩课程). No list of
words is needed: prose has no such islands, and the captions, menus and headings that stand between
sentences where a page was set in one line do not repeat one another.
"""

from collections import Counter
from collections.abc import Iterable

from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

ISLANDS = 12
"""So many islands, at least, make a text strewn."""
GAPS = 4
"""They stand between sentences in at least so many places."""
GAP_SHARE = 0.33
"""... and behind at least this share of the sentences."""
PER_GAP = 2.5
"""So many stand together on average; names and headings between sentences come singly."""
DISTINCT = 0.8
"""At least this share of them are different: buttons below posts repeat word by word."""
KIN = 0.5
"""At least this share of the islands has a pair of characters that others have, too."""
KIN_COUNT = 3
"""A pair counts if so many islands have it."""
LONGEST = 12
"""Code points of an island."""
END = lazy_pattern(r"[。!?;][\"')\]]*(?: |\Z)")
ONE_HAN = lazy_pattern(f"[{HAN}]")
SENTENCE_END = lazy_pattern(r"[。!?;][\"')\]]*\Z")
NO_ISLAND = lazy_pattern(
    r"[。!?;,:、()\[\]《》\"]|\d{3}|[的了是为在和与不有这那我他她它们把被将就也除从对]"
)
"""Marks and words of sentences: what holds them is a piece of one."""


def is_strewn(lines: Iterable[str]) -> bool:
    """Whether keywords are strewn between the sentences of folded lines.

    >>> is_strewn(["河水涨了两米。 桥头 渡口 村民已经转移。 天亮以后,雨停了。"])
    False
    """
    islands: list[str] = []
    gaps = sentences = 0
    for line in lines:
        if "。 " in line:
            found = list(_islands(line))
            islands += [island for gap in found for island in gap]
            gaps += len(found)
            sentences += len(END.findall(line))
    return (
        gaps >= max(GAPS, GAP_SHARE * sentences)
        and len(islands) >= max(ISLANDS, PER_GAP * gaps)
        and len(set(islands)) >= DISTINCT * len(islands)
        and _are_kin(islands)
    )


def _islands(line: str) -> Iterable[list[str]]:
    """The islands between sentences, gap by gap."""
    gap: list[str] = []
    ended = False
    for piece in line.split():
        if ended and len(piece) <= LONGEST and not NO_ISLAND.search(piece):
            gap.append(piece)
            continue
        gap = [island for island in gap if ONE_HAN.search(island)]
        if gap and ONE_HAN.search(piece):
            yield gap
        gap = []
        ended = SENTENCE_END.search(piece) is not None


def _are_kin(islands: list[str]) -> bool:
    """Whether most islands are variations of a few words."""
    pairs = [{island[i : i + 2] for i in range(len(island) - 1)} for island in islands]
    count = Counter(pair for own in pairs for pair in own)
    kin = sum(any(count[pair] >= KIN_COUNT for pair in own) for own in pairs)
    return kin >= KIN * len(islands)
