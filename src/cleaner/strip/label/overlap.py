"""What a run has in common with what the page says of itself: claimed texts and words of the title.

The claims (`page_claims`) are searched for the start of each run. The topic are the words of title
and description: other stories, comments on the site and legal notes hardly have them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from cleaner.strip.html.head import PageFacts
from cleaner.strip.label.columns import Columns
from cleaner.strip.label.features import CAP, NEAR, outside
from cleaner.strip.label.sums import Sums
from cleaner.text.characters import EAST_ASIAN
from cleaner.text.lazy_pattern import lazy_pattern

KEY = 32
"""Letters and digits of the start of a run by which it is looked for in a claim."""
LEAST_KEY = 12
"""Bytes of a beginning by which a run is found in what the page says of itself."""
START = 3 * KEY
"""Characters of a run from which those are taken."""
NONE = -1.0
"""What a column holds where a page says nothing of its body."""
UNKNOWN = 0.5
"""What it holds for a run that is too short to be found."""
TOPIC_START = 300
"""Characters of a run that are searched for words of the topic."""
_HAN = lazy_pattern(f"[{EAST_ASIAN}]{{2,}}")
LEAST_WORD = 4
"""Code points of a word that is looked for inside a longer one."""
_WORD = lazy_pattern(r"[^\W\d_]{4,}")


def topic_words(text: str) -> set[str]:
    """Longer words, lower case; of Han, kana and Hangul the pairs of neighbours.

    >>> sorted(topic_words("The river Main"))
    ['main', 'river']
    """
    words = set(_WORD.findall(text.lower()))
    for part in _HAN.findall(text):
        words.update(map("".join, pairwise(part)))
    return words


def claim_columns(page: Sums, facts: PageFacts, ids: list[int]) -> Columns:
    """Whether a run is in the claimed body, how far from it, how much of the claim is there."""
    body, description = fold(facts.body), fold(facts.description)
    texts, weights = page.tree.texts, page.weights
    keys = [
        fold(text[:START])[:KEY] if weight >= LEAST_KEY else ""
        for text, weight in zip(texts, weights, strict=True)
    ] if body or description else [""] * len(texts)  # fmt: skip
    out = Columns()
    _body(page, body, keys, ids, out)
    first = [i for i, key in enumerate(keys) if len(key) >= KEY // 2 and key in description]
    _distance(first[:1], ids, "to_description", out)
    held = frozenset(first)
    out.add("in_description", [float(i in held) for i in ids])
    _topic(page, facts, ids, out)
    return out


def _body(page: Sums, body: str, keys: Sequence[str], ids: list[int], out: Columns) -> None:
    known = [UNKNOWN if len(key) < LEAST_KEY else float(key in body) for key in keys]
    inside = [i for i, value in enumerate(known) if value == 1.0]
    held = sum(len(fold(page.tree.texts[i])) for i in inside) if body else 0
    out.add("claimed", [known[i] if body else NONE for i in ids])
    out.count = len(ids)
    out.fill("claim_held", held / len(body) if body else NONE)
    out.fill("claim_share", held / page.all_long if body else NONE)
    _distance([inside[0], inside[-1]] if inside else [], ids, "to_claimed", out)


def _distance(ends: Sequence[int], ids: list[int], name: str, out: Columns) -> None:
    """Signed distance in runs to a range, capped; beyond the cap where there is none."""
    out.add(name, outside(ends[0], ends[-1] + 1, ids) if ends else [-CAP - 1.0] * len(ids))


def topic_hits(topic: Iterable[str], texts: Sequence[str]) -> list[int]:
    """How many words of the topic the start of each text holds.

    Each word is looked for once in all texts together, which costs less than to part them in words.

    >>> topic_hits({"river", "town"}, ["The River in town", "Rivers", "a town, the town"])
    [2, 0, 1]
    """
    starts = [text[:TOPIC_START] for text in texts]
    joined = "\n".join(["", *starts, ""]).lower()
    sizes = [len(start) + 1 for start in starts]
    if sum(sizes) + 1 != len(joined):  # a few capitals are two letters when small
        sizes = [len(start.lower()) + 1 for start in starts]
    ends = list(accumulate(sizes, initial=1))
    hits = [0] * len(texts)
    for word in topic:
        size = len(word)
        at = joined.find(word)
        while at >= 0:
            # a pair of Han characters has no borders
            if size < LEAST_WORD or not (joined[at - 1].isalpha() or joined[at + size].isalpha()):
                run = bisect_right(ends, at)
                hits[run - 1] += 1
                at = joined.find(word, ends[run])
            else:
                at = joined.find(word, at + size)
    return hits


def _topic(page: Sums, facts: PageFacts, ids: list[int], out: Columns) -> None:
    """How many words of the topic a run, its neighbours and its containers hold."""
    topic = topic_words(facts.title) | topic_words(facts.description[:TOPIC_START])
    texts = page.tree.texts
    hits = topic_hits(topic, texts) if topic else [0] * len(texts)
    to = [0, *accumulate(hits)]
    count = len(hits)
    out.add("topic", [float(hits[i]) for i in ids])
    near = [(max(0, i - NEAR), min(count, i + NEAR + 1)) for i in ids]
    out.add("topic_near", [float(to[b] - to[a]) for a, b in near])
    out.add("topic_ahead", [(to[-1] - to[i]) / (to[-1] or 1) for i in ids])
    owners = [page.tree.owners[i] for i in ids]
    for name in ("parent", "grand"):
        owners = [max(0, page.tree.parents[n]) for n in owners]
        spans = [(page.tree.firsts[n], page.tree.lasts[n]) for n in owners]
        out.add(f"topic_{name}", [(to[b] - to[a]) / (b - a) for a, b in spans])


_OTHER = lazy_pattern(r"[\W_]+")


_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())


def fold(text: str) -> str:
    """Only the letters and digits of a text, lower case.

    >>> fold("It’s 5 o'clock.")
    'its5oclock'
    """
    if text.isascii():
        return text.encode().translate(None, _SIGNS).decode().lower()
    return _OTHER.sub("", text).lower()
