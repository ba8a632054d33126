"""Documents that say the same: groups of equal and of nearly equal bodies, and which of each stays.

Equal are bodies with the same letters and figures. How much two others have in common is estimated
from MinHash sketches (Broder, On the resemblance and containment of documents, 1997) of their runs of
letters, made by `rensa` (measured beside `datasketch`: a tenth of the time, the same mean error of .02);
pairs to compare are those that agree in one of `BANDS` parts of the sketch. What is in a group does not
depend on the order of the documents, nor which of them stays.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from cleaner.emit.formats.facts import digest_letters, letters_of
from cleaner.errors import MissingExtraError
from cleaner.text.characters import EAST_ASIAN
from cleaner.text.lazy_pattern import lazy_pattern

PERMUTATIONS = 128
BANDS = 32
"""Parts of a sketch: of pairs that have 70 % in common all but one in five thousand agree in one."""
SEED = 1
RUN_EAST_ASIAN, RUN = 5, 9
"""Letters of a run: as much text as a word or two has in either kind of script."""
SHORTEST = 40
"""Letters of a body that may be nearly equal to another; shorter ones are equal or not."""
_EAST_ASIAN = lazy_pattern(f"[{EAST_ASIAN}]")


class Seen(msgspec.Struct, frozen=True):
    """What is asked of a document: JSON output of a run, or a record."""

    text: str
    path: str = ""
    id: str = ""
    verdict: dict[str, Any] | None = None
    metadata: dict[str, Any] = {}


class Rank(NamedTuple):
    """What makes one copy stay rather than another: the least of these does."""

    shorter: int
    published: str
    path: str
    id: str


class Group(NamedTuple):
    """Copies of one text by ordinal: the one that stays, then the others with what they have in common."""

    kept: int
    copies: tuple[tuple[int, float], ...]


class Duplicates:
    """Takes documents one by one; memory grows by 3 kB a document (measured)."""

    def __init__(self, threshold: float) -> None:
        """`threshold` is the share in common from which two are copies; 1.0 compares letters alone.

        Raises `MissingExtraError` without rensa if it is less.
        """
        self._threshold = threshold
        self._make: Any = _minhash() if threshold < 1 else None
        self._equal: dict[str, int] = {}
        self._above: list[int] = []
        self._sketches: dict[int, array[int]] = {}
        self._buckets: list[dict[int, int | list[int]]] = [{} for _ in range(BANDS)]
        self.ranks: list[Rank] = []

    def add(self, document: Seen) -> None:
        """Look at the next document; one that was rejected, or has no letters, is nobody's copy."""
        number = len(self._above)
        self._above.append(number)
        kept = (document.verdict or {}).get("status", "kept") in {"kept", "unsure"}
        letters = letters_of(document.text) if kept else ""
        published = document.metadata.get("published") or "9"
        self.ranks.append(Rank(-len(letters), str(published), document.path, document.id))
        if not letters:
            return
        first = self._equal.setdefault(digest_letters(letters), number)
        if first != number:
            self._join(first, number)
        elif self._make is not None and len(letters) >= SHORTEST:
            self._compare(number, self._sketch(letters))

    def _sketch(self, letters: str) -> "array[int]":
        dense = len(_EAST_ASIAN.findall(letters)) * 2 > len(letters)
        size = RUN_EAST_ASIAN if dense else RUN
        runs = {letters[at : at + size] for at in range(len(letters) - size + 1)}
        sketch = self._make(num_perm=PERMUTATIONS, seed=SEED)
        sketch.update(sorted(runs))
        return array("I", sketch.digest())

    def _compare(self, number: int, sketch: "array[int]") -> None:
        rows = PERMUTATIONS // BANDS
        for band, bucket in enumerate(self._buckets):
            part = hash(tuple(sketch[band * rows : (band + 1) * rows]))
            others = _numbers(bucket.get(part))
            for other in others:
                if (
                    self._root(other) != self._root(number)
                    and alike(sketch, self._sketches[other]) >= self._threshold
                ):
                    self._join(other, number)
            bucket[part] = [*others, number] if others else number
        self._sketches[number] = sketch

    def _root(self, number: int) -> int:
        while self._above[number] != number:
            self._above[number] = self._above[self._above[number]]
            number = self._above[number]
        return number

    def _join(self, one: int, other: int) -> None:
        roots = sorted((self._root(one), self._root(other)))
        self._above[roots[1]] = roots[0]

    def groups(self) -> Iterator[Group]:
        """Groups of two and more, in the order of the documents that stay."""
        members: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._above)):
            members[self._root(number)].append(number)
        found = [
            sorted(group, key=self.ranks.__getitem__) for group in members.values() if group[1:]
        ]
        for kept, *copies in sorted(found, key=lambda group: self.ranks[group[0]]):
            yield Group(kept, tuple((copy, self._share(kept, copy)) for copy in copies))

    def _share(self, one: int, other: int) -> float:
        """What two have in common as far as is known: 1 for equal letters."""
        sketches = self._sketches.get(one), self._sketches.get(other)
        if sketches[0] is None or sketches[1] is None:
            return 1.0
        return round(alike(sketches[0], sketches[1]), 3)


def _numbers(found: int | list[int] | None) -> list[int]:
    """What stands in a bucket: most hold one number, which needs no list."""
    if found is None:
        return []
    return found if isinstance(found, list) else [found]


def alike(one: "array[int]", other: "array[int]") -> float:
    """The share of a sketch in which two agree: an estimate of what their texts have in common."""
    return sum(map(int.__eq__, one, other)) / len(one)


def _minhash() -> Any:
    try:
        from rensa import RMinHash
    except ImportError as error:
        raise MissingExtraError("rensa", "dedup") from error
    return RMinHash
