"""One search over byte hypotheses: which bytes were inserted and which lost.

The observed text gives back the bytes of the page; what a program inserted is left out, what a
decoder swallowed is tried byte by byte, and the stream is decoded anew. Paths that meet with the
same pending byte and the same last characters are joined (Viterbi), so a run costs a few states a
character; the mass of all paths is carried along and says how sure the best one is.
"""

import heapq
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from cleaner.repair.bytes import gbk
from cleaner.repair.language_model import END, load_model
from cleaner.text.scripts import fold

COPY, BYTES, SKIP, LEAD, TRAIL, KEY = range(6)
"""What an option does: copy the character, feed its bytes, leave it out, feed an unknown byte that
begins a character, or ends one, or the byte that a pinyin names."""

BEAM = 8
"""Ways that are followed at every place ..."""
MARGIN = 9.5
"""... if they are at most so many nats behind the best."""
KEPT, KEPT_BEFORE_LOSS = 8, 3
"""Characters that are tried for an unknown byte, and before a second loss."""
UNLIKELY = 7.0
"""Nats behind the best beyond which a character is not tried."""
LONGEST = 400
"""Code points of a run."""
MOST_FAILED = 20
"""So many searches may end in no aligned text, each as dear as reading a page; then the document is
left as it is. In 1,196 real documents, 90 damaged ones among them, none did."""
_NEGLIGIBLE = 30.0
"""Nats of difference beyond which the smaller of two sums is nothing."""
_FRESH = 2
"""Characters behind a loss whose context is a guess."""
_MOST_WEIGHED = 1.0
"""More than `Scores.weigh` ever speaks for a character."""
_PRIVATE_PENALTY = -6.0
"""Nats for a private-use character ..."""
_WIDE_PENALTY = -7.0
"""... and for one that only the widest table has; by hand."""


LOST = "?"
"""Stands in the text where a character was swallowed for good."""


class Option(NamedTuple):
    """One way to read the observed text from a place up to `end`.

    `feed` are the bytes (after an unknown LEAD: those that follow it). `keys` are the pairs that a
    pinyin allows, by first byte (KEY). `tail` is emitted after an unknown TRAIL: a swallowed `<`
    with the rest of its tag, or the `?` that stays for a lost character. `strict` is the byte behind
    an unknown one where the decoder found no pair, so they make none of GB2312.
    """

    kind: int
    end: int
    cost: float = 0.0
    feed: bytes = b""
    keys: Mapping[int, list[tuple[int, float]]] = MappingProxyType({})
    tail: str = ""
    strict: int = 0


class Piece(NamedTuple):
    """What a stretch of the observed text became, and whether that is the stretch itself."""

    start: int
    end: int
    text: str
    copied: bool
    lost: bool = False


class Path(NamedTuple):
    """The best reading of a window, its score in nats and its share of the mass of all readings."""

    pieces: tuple[Piece, ...]
    score: float
    confidence: float
    end: int


_new = tuple.__new__
"""Makes a named tuple at a third of the cost of calling its class; the search makes thousands."""


class State(NamedTuple):
    """A place in the search: two folded characters of context, the last character as it is.

    `fresh` counts characters copied since the last one that was not.
    """

    score: float
    mass: float
    pending: int
    context: str
    last: str
    fresh: int
    back: "Back | None"

    def pieces(self) -> "list[Piece]":
        """The pieces that led here."""
        found = []
        back = self.back
        while back is not None:
            back, piece = back
            found.append(piece)
        return found[::-1]


Back = tuple["Back | None", Piece]
Emitted = tuple[str, str, float, int]
Score = Callable[[str], float]
Layer = dict[tuple[int, str, str], State]


class Candidates(NamedTuple):
    """Characters that may have stood somewhere, by their folded forms, and the commonest forms."""

    by_folded: dict[str, tuple[Emitted, ...]]
    commonest: tuple[str, ...]


_fold_one = lru_cache(maxsize=8192)(fold)


@cache
def _by_lead(lead: int, strict: int) -> Candidates:
    trails = (t for t in gbk.LEADS if not (strict and gbk.is_gb2312(t, strict)))
    return _candidates(pair(lead, trail) for trail in trails)


@cache
def _by_trail(trail: int, strict: int) -> Candidates:
    leads = (lead for lead in gbk.LEADS if not (strict and gbk.is_gb2312(lead, trail)))
    return _candidates(pair(lead, trail) for lead in leads)


def _candidates(pairs: Iterable[Emitted | None]) -> Candidates:
    found: dict[str, tuple[Emitted, ...]] = {}
    for emitted in pairs:
        if emitted:
            found[emitted[1]] = (*found.get(emitted[1], ()), emitted)
    commonest = sorted(found, key=load_model().alone, reverse=True)[:KEPT]
    return Candidates(found, tuple(commonest))


@cache
def pair(first: int, second: int) -> Emitted | None:
    """The character of two bytes, its folded form, what speaks against it, and the pair."""
    number = first << 8 | second
    character = gbk.pairs().get(number)
    if character is None:
        return None
    penalty = 0.0
    if "\ue000" <= character <= "\uf8ff":
        penalty = _PRIVATE_PENALTY
    elif "\uff10" <= character <= "\uff5a" and character.isalnum():
        penalty = _WIDE_PENALTY
    return character, fold(character), penalty, number


def add_logs(one: float, other: float) -> float:
    """Logarithm of the sum of two numbers given as logarithms."""
    if one < other:
        one, other = other, one
    gap = one - other
    return one + math.log1p(math.exp(-gap)) if gap < _NEGLIGIBLE else one


class Scores(NamedTuple):
    """What readings are weighed by, in nats.

    `score` is log P of a folded triple's last character, `guess` the same where a character was
    changed (it may know the document), `guesses` the same for many characters, `weigh` what else speaks for a guessed character there.
    """

    score: Score
    guess: Score
    guesses: Callable[[str, AbstractSet[str], Iterable[str]], dict[str, float]]
    weigh: Callable[[str, State], float]


class Search:
    """The search in one observed text; `options` says how a place can be read."""

    def __init__(
        self,
        text: str,
        options: Callable[[int, int], Sequence[Option]],
        scores: Scores,
    ) -> None:
        """The window may begin anywhere; see `run`."""
        self._text = text
        self._options = options
        self._score, self._guess, self._guess_all, self._weigh = scores
        self._layers: dict[int, Layer] = {}
        self._floors: dict[int, float] = {}
        self._guessed: dict[tuple[str, int], list[tuple[float, Emitted]]] = {}

    def run(self, start: int, reach: int, before: str) -> Path | None:
        """Read from `start` until one aligned state is left past `reach`, or the line ends.

        `before` are the characters before `start` without anything inserted. None if no reading
        comes back to aligned text.
        """
        context = fold((END + END + before)[-2:])
        first = State(0.0, 0.0, 0, context, before[-1:], 9, None)
        self._layers = {start: {(0, context, before[-1:]): first}}
        self._floors = {}
        place = start
        while place <= start + LONGEST:
            layer = self._layers.pop(place, None)
            if layer is not None:
                states = self._prune(layer)
                if place >= reach and self._is_settled(states):
                    return self._finish(states, place)
                if self._is_end(place):
                    return self._close(states, place)
                for state in states:
                    self._expand(state, place)
            if not self._layers:
                return None
            place += 1
        return None

    def _is_settled(self, states: list[State]) -> bool:
        return not self._layers and len(states) == 1 and states[0].pending == 0

    def _is_end(self, place: int) -> bool:
        text = self._text
        if place >= len(text) or text[place] == "\n":
            return True
        if text[place] != "<" or place + 1 == len(text):
            return False
        following = text[place + 1]
        return following == "/" or ("a" <= following.lower() <= "z")

    def _close(self, states: list[State], place: int) -> Path | None:
        aligned = []
        for state in states:
            if state.pending == 0:
                cost = self._score(state.context + END)
                aligned.append(state._replace(score=state.score + cost, mass=state.mass + cost))
        return self._finish(aligned, place) if aligned else None

    @staticmethod
    def _prune(layer: Layer) -> list[State]:
        if len(layer) == 1:
            return list(layer.values())
        states = sorted(layer.values(), key=itemgetter(0), reverse=True)
        floor = states[0].score - MARGIN
        return [s for s in states[:BEAM] if s.score >= floor]

    @staticmethod
    def _finish(states: list[State], place: int) -> Path:
        best = max(states, key=itemgetter(0))
        mass = best.mass
        for state in states:
            if state is not best:
                mass = add_logs(mass, state.mass)
        pieces = tuple(best.pieces())
        return Path(pieces, best.score, math.exp(best.score - mass), place)

    def _expand(self, state: State, place: int) -> None:
        for option in self._options(place, state.pending):
            kind = option.kind
            if kind == COPY:
                self._copy(state, place)
            elif kind == BYTES:
                self._feed(state, place, option)
            elif kind == SKIP:
                self._skip(state, place, option, state.pending)
            elif kind == LEAD:
                self._lead(state, place, option)
            elif kind == TRAIL:
                self._guesses(state, place, option, _by_lead(state.pending, option.strict))
            else:
                self._key(state, place, option)

    def _put(self, state: State, place: int) -> None:
        layer = self._layers.get(place)
        if layer is None:
            layer = self._layers[place] = {}
            self._floors[place] = state.score - MARGIN
        elif state.score - MARGIN > self._floors[place]:
            self._floors[place] = state.score - MARGIN
        key = (state.pending, state.context, state.last)
        other = layer.get(key)
        if other is not None:
            mass = add_logs(state.mass, other.mass)
            state = (state if state.score > other.score else other)._replace(mass=mass)
        layer[key] = state

    def _skip(self, state: State, place: int, option: Option, pending: int) -> None:
        score, mass, _, context, last, fresh, back = state
        cost, end = option.cost, option.end
        piece = _new(Piece, (place, end, "", False, False))
        made = (score + cost, mass + cost, pending, context, last, fresh, (back, piece))
        self._put(_new(State, made), end)

    def _copy(self, state: State, place: int) -> None:
        score, mass, _, context, _, fresh, back = state
        character = self._text[place]
        folded = _fold_one(character)
        gain = (self._guess if fresh < _FRESH else self._score)(context + folded)
        piece = _new(Piece, (place, place + 1, character, True, False))
        after = (context[1] + folded, character, fresh + 1, (back, piece))
        self._put(_new(State, (score + gain, mass + gain, 0, *after)), place + 1)

    def _feed(self, state: State, place: int, option: Option) -> None:
        emitted = pair(state.pending, option.feed[0])
        if emitted:
            self._emit(state, place, option, emitted, option.feed[1:])

    def _emit(
        self, state: State, place: int, option: Option, emitted: Emitted, rest: bytes
    ) -> None:
        """Enter the state after a changed character and the byte that may follow it."""
        gain = self._guess(state.context + emitted[1]) + emitted[2]
        self._enter(state, place, option, (emitted, gain, rest))

    def _enter(
        self, state: State, place: int, option: Option, change: tuple[Emitted, float, bytes]
    ) -> None:
        (character, folded, _, _), gain, rest = change
        gain += option.cost
        if state.score + gain < self._floors.get(option.end, -math.inf):
            return  # what is pruned there anyway need not be made
        context = state.context[1] + folded
        pending = 0
        if rest and rest[0] > gbk.EURO:
            pending = rest[0]
        elif rest or option.tail:
            tail = "\u20ac" if rest and rest[0] == gbk.EURO else rest.decode("ascii") + option.tail
            gain, context = self._tail(gain, context, tail)
            character += tail
        piece = _new(Piece, (place, option.end, character, False, option.tail == LOST))
        after = (pending, context, character[-1], 0, (state.back, piece))
        self._put(_new(State, (state.score + gain, state.mass + gain, *after)), option.end)

    def _tail(self, gain: float, context: str, tail: str) -> tuple[float, str]:
        if tail[0] == "<":
            return gain + self._guess(context + END), END + END
        folded = "0" if tail == LOST else fold(tail)
        return gain + self._guess(context + folded), context[1] + folded

    def _lead(self, state: State, place: int, option: Option) -> None:
        candidates = _by_trail(option.feed[0], option.strict)
        self._guesses(state, place, option, candidates, option.feed[1:])

    def _guesses(
        self,
        state: State,
        place: int,
        option: Option,
        candidates: Candidates,
        rest: bytes = b"",
    ) -> None:
        kept = KEPT_BEFORE_LOSS if len(option.tail) == 1 else KEPT
        base = state.score + option.cost + _MOST_WEIGHED
        for gain, emitted in self._best(state.context, candidates)[:kept]:
            if base + gain < self._floors.get(option.end, -math.inf):
                break  # the rest is less likely still
            weighed = gain + self._weigh(emitted[0], state)
            self._enter(state, place, option, (emitted, weighed, rest))

    def _best(self, context: str, candidates: Candidates) -> list[tuple[float, Emitted]]:
        """The likeliest characters after a context."""
        key = (context, id(candidates))
        found = self._guessed.get(key)
        if found is None:
            values = self._guess_all(context, candidates.by_folded.keys(), candidates.commonest)
            scored = [(v + e[2], e) for c, v in values.items() for e in candidates.by_folded[c]]
            best = heapq.nlargest(KEPT, scored, key=itemgetter(0))
            found = [(gain, e) for gain, e in best if gain > best[0][0] - UNLIKELY]
            self._guessed[key] = found
        return found

    def _key(self, state: State, place: int, option: Option) -> None:
        if state.pending:
            for number, cost in option.keys.get(state.pending, ()):
                emitted = pair(number >> 8, number & 0xFF)
                if emitted:
                    self._emit(state, place, option._replace(cost=cost), emitted, b"")
            return
        for first in gbk.last_bytes(state.last):
            for number, cost in option.keys.get(first, ()):
                if number & 0xFF > gbk.EURO:
                    self._skip(state, place, option._replace(cost=cost), number & 0xFF)
