"""The text as a decoder left it, read as the bytes it was: runs that begin at a swallowed byte.

Clone sites insert pinyin, control characters or commas by bytes; where that fell inside a character
the decoder swallowed a byte and read on shifted, `。“商圈” -> ?！吧倘Α`. Here are the places where
such a run may begin, what every place in it may have been, and whether to believe the answer.
"""

import re
from collections.abc import Iterator
from functools import cached_property

from cleaner.repair.bytes import gbk
from cleaner.repair.bytes.search import (
    BYTES,
    COPY,
    KEY,
    LEAD,
    LOST,
    MOST_FAILED,
    SKIP,
    TRAIL,
    Option,
    Path,
    Piece,
    Scores,
    Search,
    State,
)
from cleaner.repair.bytes.shifted_pieces import (
    AFTER_COMMA,
    FIRST_TRAIL,
    QUOTE_REACH,
    QUOTES,
    STOP_AFTER_STOP,
    STOPS,
    WRONG_SCRIPT,
    Run,
    changes,
    is_plain_form,
    is_unknown_pair,
    keys_of,
    quote_cost,
)
from cleaner.repair.bytes.shifted_signs import (
    CONTROL_MARK,
    CONTROL_RUN,
    HAN_BEFORE,
    LOST_SIGNS,
    MARKS,
    NOISE,
    ORPHAN,
    QUESTIONS,
    SPECIAL,
    START_PATTERNS,
    SUBSTANCE,
    TAG_REST,
    UNMATCHED,
    is_written,
)
from cleaner.repair.document_model import DocumentModel
from cleaner.repair.language_model import END, load_model
from cleaner.repair.noise import has_doubled_commas
from cleaner.repair.pinyin import (
    BRACKET,
    Annotations,
    annotations,
    is_syllable,
    is_toned,
    normal,
)
from cleaner.text.scripts import fold, script_characters, script_patterns

_DOUBTFUL = 0.5
"""Below this a guess beside a lost character is not made: one `?` stands for both."""

_RASH = -4.0
"""Log probability below which the character for an unknown pair is not written down."""

SURE = 8.0
"""Nats a run must gain where nothing else in the document speaks for damage."""

VERY_SURE = 12.0
"""The same for a run between two U+FFFD, which have many causes."""

LIKELY = 1.0
"""Nats that are enough where the document shows the kit's other marks."""


class Observed:
    """A text and the ways to read each place of it."""

    def __init__(self, text: str) -> None:
        """Count what speaks for a kit; needs the model."""
        self._text = text
        self._options: dict[tuple[int, bool], tuple[Option, ...]] = {}
        self._keys: dict[str, dict[int, list[tuple[int, float]]]] = {}
        self._model = load_model()
        self.flat = "，" not in text
        self._so_far = ""
        self._comma_before = False
        self._mended: list[Run] = []
        self._is_strict = self._is_doubted = self._is_trusted = False

    @cached_property
    def annotations(self) -> Annotations:
        """The pinyin brackets of the document."""
        orphans = sum(is_toned(normal(m[1])) for m in ORPHAN.finditer(self._text))
        return annotations(self._text).with_orphans(orphans)

    @cached_property
    def commas(self) -> bool:
        """Whether the document has a comma before most of its stops."""
        return has_doubled_commas(self._text)

    @cached_property
    def controls(self) -> bool:
        """Whether control characters stand before marks."""
        return len(CONTROL_MARK.findall(self._text)) > 1

    def runs(self) -> list[Run]:
        """All runs worth reading anew, from left to right.

        Short ones behind U+FFFD only where a longer one says what decoder was at work.
        """
        found = list(self._runs())
        if self._is_strict and self._is_doubted:
            self._is_trusted = True
            self._mended = []
            found = list(self._runs())
        return found

    def _runs(self) -> Iterator[Run]:
        text = self._text
        memory = DocumentModel(self._model, text)
        scores = Scores(self._model.score, memory.score, memory.likely, self._weigh)
        search = Search(text, self.options, scores)
        reached = failed = 0
        starts = (match for pattern in START_PATTERNS for match in pattern.finditer(text))
        for match in sorted(starts, key=lambda match: match.start()):
            start = match.start()
            if start < reached or not self._may_start(match):
                continue
            self._so_far = self._mended_before(start)
            self._comma_before = self.commas and self._so_far.endswith((",", "，"))
            path = search.run(start, match.end(), self._before(start))
            if path is None:
                if (failed := failed + 1) >= MOST_FAILED:
                    return
                continue
            run = list(self._judge(path, start, match.group()))
            if run:
                reached = path.end
                self._mended.extend(run)
                yield from run

    def _mended_before(self, start: int) -> str:
        """The text shortly before `start`, as far as it has been mended."""
        begin = at = max(0, start - QUOTE_REACH)
        parts: list[str] = []
        for run in self._mended:
            if run.start >= begin:
                parts += (self._text[at : run.start], run.after)
                at = run.start + len(run.before)
        return "".join((*parts, self._text[at:start]))

    def _weigh(self, character: str, state: State) -> float:
        """What speaks for or against a guessed character beside the model: script and quotes."""
        if state.back is None and self._comma_before and character not in MARKS:
            return AFTER_COMMA
        if character in QUOTES:
            so_far = self._so_far + "".join(piece.text for piece in state.pieces())
            return quote_cost(character, so_far)
        if character in STOPS and state.last in STOPS:
            return STOP_AFTER_STOP
        return WRONG_SCRIPT if character in self._foreign else 0.0

    @cached_property
    def _foreign(self) -> frozenset[str]:
        """Characters of the script that the document is not written in."""
        simplified, traditional = script_characters()
        counts = [len(pattern.findall(self._text)) for pattern in script_patterns()]
        if counts[1] > 2 * counts[0]:
            return simplified
        return traditional if counts[0] > 2 * counts[1] else frozenset()

    def _may_start(self, match: re.Match[str]) -> bool:
        text, start = self._text, match.start()
        orphan = ORPHAN.match(text, start)
        if orphan:
            syllable = normal(orphan[1])
            return is_toned(syllable) or (is_syllable(syllable) and self.is_evident)
        if text[start] == "\ufffd":
            return True
        if HAN_BEFORE.search(self._before(start)):
            # two question marks in a row are a writer's, or two things that were lost
            doubtful = QUESTIONS.issuperset(match.group()) or is_written(match)
            return not doubtful or self.is_evident
        return self.is_evident and text[start - 1 : start] not in ("", "\n")

    def _before(self, start: int) -> str:
        """The characters of the line before `start`, without what was inserted there."""
        text = self._text
        begin = text.rfind("\n", max(0, start - 60), start) + 1 or max(0, start - 60)
        before = text[begin:start]
        if self.commas and before.endswith((",", "，")):
            before = before[:-1]
        before = CONTROL_RUN.sub("", before)
        return BRACKET.sub("", before)[-4:] if "(" in before or "（" in before else before[-4:]

    def _judge(self, path: Path, start: int, event: str) -> Iterator[Run]:
        text = self._text
        literal = self._literal(start, path.end)
        gain = path.score - self._model.text_score(literal, self._before(start))
        if gain <= self._margin(event) or not self._is_substantial(path, event, gain):
            return
        pieces = tuple(self._without_rash_guesses(path, start))
        for begin, end, after in changes(pieces, text):
            lost = any(p.lost for p in pieces if begin <= p.start <= end)
            yield Run(begin, text[begin:end], after, path.confidence, gain, lost)

    def _without_rash_guesses(self, path: Path, start: int) -> Iterator[Piece]:
        """The pieces, with a mark for each character that nothing speaks for.

        A strict decoder drops characters that are rare by nature, names above all: what follows
        comes back, they themselves seldom can.
        """
        context = fold(END + END + self._before(start))[-2:]
        for piece in path.pieces:
            if piece.lost and path.confidence < _DOUBTFUL:
                yield piece._replace(text=LOST)
                continue
            rash = (
                not self.is_evident
                and is_unknown_pair(piece, self._text)
                and self._model.score(context + fold(piece.text[0])) < _RASH
            )
            kept = piece._replace(text="\ufffd" + piece.text[1:], lost=True) if rash else piece
            context = (context + fold(kept.text))[-2:]
            yield kept

    def _literal(self, start: int, end: int) -> str:
        literal = CONTROL_RUN.sub("", self._text[start:end])
        return BRACKET.sub("", literal) if self.annotations.damage else literal

    @cached_property
    def is_evident(self) -> bool:
        """Whether the document shows the kit's other marks."""
        return self.annotations.damage or self.commas or self.controls

    def _margin(self, event: str) -> float:
        if self.is_evident:
            return LIKELY
        return LIKELY if CONTROL_RUN.search(event) else SURE

    def _is_substantial(self, path: Path, event: str, gain: float) -> bool:
        """Whether the run holds more than ASCII and marks: `?!?` alone proves nothing."""
        if event[-1:] in ")）" or self.is_evident:
            return True
        if event[0] == "\ufffd" and not self._is_known(path, gain):
            return False
        changed = "".join(self._text[p.start : p.end] for p in path.pieces if not p.copied)
        if SUBSTANCE.search(changed.replace("\ufffd", "")) or "/" in changed:
            return True
        return changed[:1] == "\ufffd" and changed[1:].isascii()

    def _is_known(self, path: Path, gain: float) -> bool:
        """Whether enough of a run behind U+FFFD is read from bytes that stand.

        Where characters of UTF-8 were lost, two marks with a character between look like a run, and
        a guess at both ends always makes a word.
        """
        at = [self._text[p.start : p.end] for p in path.pieces if not p.copied]
        known = sum("\ufffd" not in each for each in at)
        if known == 0 and len(at) == 1 and at[0][1:].isascii():
            return True  # an ASCII letter that is the rest of a lost character
        self._is_strict |= known > 1 and gain > VERY_SURE
        enough = known > 1 and gain > VERY_SURE if "\ufffd" in at else known > 0
        self._is_doubted |= not enough
        return enough or self._is_trusted

    def options(self, place: int, pending: int) -> tuple[Option, ...]:
        """How the text can be read from `place`, aligned or with a byte pending."""
        key = (place, pending > 0)
        found = self._options.get(key)
        if found is None:
            character = self._text[place]
            if pending:
                found = tuple(self._shifted(place, character))
            elif character in SPECIAL or character < " ":
                found = tuple(self._aligned(place, character))
            else:
                found = (Option(COPY, place + 1),)
            self._options[key] = found
        return found

    def _aligned(self, place: int, character: str) -> Iterator[Option]:
        text = self._text
        if character in "(（" and self.annotations.damage:
            bracket = BRACKET.match(text, place)
            if bracket and is_syllable(normal(bracket[1])):
                yield Option(SKIP, bracket.end())
                return
        if character < " " and (control := CONTROL_RUN.match(text, place)):
            yield Option(SKIP, control.end())
            return
        yield Option(COPY, place + 1)
        if character in LOST_SIGNS:
            yield from self._orphan(place)
            yield from self._lost_lead(place, character)

    def _orphan(self, place: int) -> Iterator[Option]:
        orphan = ORPHAN.match(self._text, place)
        if orphan and is_syllable(syllable := normal(orphan[1])):
            yield Option(KEY, orphan.end(), keys=self._named(syllable))

    def _lost_lead(self, place: int, character: str) -> Iterator[Option]:
        text = self._text
        noise = NOISE.match(text, place)
        if noise:
            mark = noise.end()
            for feed, width, cost in self._bytes(mark):
                yield Option(LEAD, mark + width, cost, feed)
            second = NOISE.match(text, mark)
            if second:
                yield Option(LEAD, second.end(), 0.0, b"\xa1")
        elif character == "\ufffd" and place + 1 < len(text):
            strict = self._strict(place + 1)
            for feed, width, cost in self._bytes(place + 1):
                yield Option(LEAD, place + 1 + width, cost, feed, strict=strict and feed[0])

    def _strict(self, place: int) -> int:
        """The byte behind U+FFFD, if nothing was inserted there: the decoder knew no such pair."""
        character = self._text[place : place + 1]
        if not character or character in MARKS or self.is_evident:
            return 0
        return (gbk.encode(character) or b"\0")[0]

    def _shifted(self, place: int, character: str) -> Iterator[Option]:
        text = self._text
        bracket = BRACKET.match(text, place) if character in "(（" else None
        if bracket and is_syllable(normal(bracket[1])):
            yield Option(SKIP, bracket.end())
        if character < " " and (control := CONTROL_RUN.match(text, place)):
            yield Option(SKIP, control.end())
        elif character in " \xa0" and text[place + 1 : place + 2] in {*MARKS, *LOST_SIGNS}:
            yield Option(SKIP, place + 1, -2.0)
        if character in LOST_SIGNS:
            yield from self._orphan(place)
            yield from self._lost_trail(place, character)
        for feed, width, cost in self._bytes(place):
            yield Option(BYTES, place + width, cost, feed)

    def _lost_trail(self, place: int, character: str) -> Iterator[Option]:
        text = self._text
        tag = TAG_REST.match(text, place + 1)
        noise = NOISE.match(text, place)
        if tag:
            yield Option(TRAIL, tag.end(), tail="<" + tag.group())
        if noise:
            yield Option(TRAIL, noise.end())
        if character == "\ufffd":
            yield Option(TRAIL, place + 1, strict=self._strict(place + 1))
        else:
            yield Option(TRAIL, place + 1, -5.0 if noise or tag else -2.0, tail=LOST)
        if character != "\ufffd" and not noise and not tag:
            yield Option(TRAIL, place + 1, -2.0, tail=":")
            if UNMATCHED.match(text, place + 1):
                yield Option(TRAIL, place + 1, -1.0, tail="(")

    def _bytes(self, place: int) -> Iterator[tuple[bytes, int, float]]:
        """The bytes that the text at `place` may have been, the characters that takes, the cost."""
        text = self._text
        if place >= len(text):
            return
        plain = gbk.encode(text[place])
        if plain and plain[0] >= FIRST_TRAIL:
            yield plain, 1, 0.0
        if text[place] == "\u20ac":
            yield b"\x80", 1, 0.0
        for flat, number in gbk.flattened().get(text[place], ()):
            if text.startswith(flat, place):
                cost = 0.0 if is_plain_form(number) else -3.0
                yield number.to_bytes(2, "big"), len(flat), cost - (0.0 if self.flat else 1.0)

    def _named(self, syllable: str) -> dict[int, list[tuple[int, float]]]:
        """The pairs that a pinyin may name, by first byte."""
        found = self._keys.get(syllable)
        if found is None:
            found = {}
            for character, number, cost in keys_of(syllable):
                whole = cost - self._key_cost(character, syllable)
                found.setdefault(number >> 8, []).append((number, whole))
            self._keys[syllable] = found
        return found

    def _key_cost(self, character: str, syllable: str) -> float:
        annotation = self.annotations.by_character.get(character)
        if annotation:
            return 0.0 if syllable in annotation.syllables else 9.0
        return 8.0 if character in self._text else 2.5
