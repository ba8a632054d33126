"""Legacy encodings by the statistics of characters: every reading priced, the cheapest wins.

A reading is an encoding with a language; its cost is the negative log probability of the bytes in
it, so multi-byte and single-byte encodings compete on one scale. A short sample decides most
files; where it does not, the readings still in the race are priced on a longer one.
"""

import math
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cleaner.detect.decode import decode_bytes
from cleaner.detect.statistics.fit import Fit, measure_fit
from cleaner.detect.statistics.letters import NAT
from cleaner.detect.statistics.multi_byte import (
    FOREIGN,
    NATURAL,
    READINGS,
    Characters,
    Reading,
    count_characters,
    price_reading,
)
from cleaner.detect.statistics.plain import count_plain, latin_languages, price_languages
from cleaner.detect.statistics.sample import (
    Pairs,
    count_pairs,
    skip_plain,
    take_around,
    take_sample,
)
from cleaner.detect.statistics.screen import Model, load_screen
from cleaner.detect.statistics.single_byte import load_costs, single_letters, symbols_of, table_of
from cleaner.detect.statistics.utf8_reading import UTF8, price_utf8
from cleaner.document import Candidate
from cleaner.text.lazy_pattern import lazy_pattern

LAST_RESORT = "cp1252"
_FIRST = 256
"""Bytes of the first look, which settles most files."""
_SECOND = 768
"""Bytes of the second."""
_MANY_LOOKS = 16
"""Readings that are priced closely where little text speaks ..."""
_FEW_LOOKS = 6
"""... and where more does."""
_SHORT = 96
"""Bytes up to which text is little."""
_LONG = 128
"""Bytes from which on a cost a byte tells fluent text."""
_MOSTLY = 0.6
"""Share of high bytes from which on words in ASCII beside them say nothing."""
_FLUENT_WIDE = 4.0 * NAT
"""Cost a byte: true readings of the labelled files cost up to 3.5 nats, wrong ones from 4.45 up."""
_FLUENT = 3.5 * NAT
"""The same for single-byte readings."""
_HIGH_BYTES = bytes(range(0x80, 0x100))
_FAR_BELOW = 0.7
"""A multi-byte reading this much cheaper than the rough cost of any other needs no close look."""
_CLEAR = 20 * NAT
"""A lead over all rivals that ends the look."""
_IN_THE_RACE = 30 * NAT
"""A distance to the best from which a rival does not come back with more text."""
_CLAIM = 8 * NAT
"""What a declaration is worth."""
_HINT = 4 * NAT
"""The most that English words around say: English is quoted beside any language."""
_CAP = 12 * NAT
"""The most that words of another language say; a word or two may still be foreign."""
_STRANGE = 8 * NAT
"""The most they say against readings that are not in Latin letters."""
_PLAIN_WEIGHT = 0.5
"""Pairs of letters overlap, so each counts half. Of 10,878 sentences of seven languages in four
encodings each, 98.7 % are then read right (0.3: 98.5 %, with the caps at 8 and 6 nats 98.6 %)."""
_BREAKS_WORD = 4 * NAT
"""A quotation mark, a dash between two small letters, which pairs alone do not see."""
_INSIDE_WORD = lazy_pattern(rb"(?<=[a-z])[\x80-\xff](?=[a-z])")
_ALONE = 3 * NAT
"""A letter of another alphabet that is a word by itself, if there are no longer words of it."""
_FEW_PLAIN = 8
"""Pairs of plain letters (two short words) that say anything."""
_NEAR = 3
"""Languages that are asked about plain letters."""
_CLOSE = 4 * NAT
"""The languages whose encodings are looked at too: the nearest three, if they are this near."""
_ENGLISH = 2 * NAT
"""How near English has to be for the words to count as English."""
_HEAT = 2.0 * NAT
"""Costs are divided by this before they become probabilities: bytes of a text are not independent."""
_POOR = 0.5
"""The most an answer is worth whose text fits no language; of 31 such sure answers 19 were wrong."""
_SHOWN = 8
"""Candidates that `Detection` names."""
_ALIKE = 4096
"""Bytes read in two multi-byte encodings to see whether they give the same text."""
_REACH = 200_000
"""Bytes behind the first high byte from which samples are taken."""
_TWINS = 2
"""Two code pages in the race are told apart by letters that are rare: it takes the larger sample.
"""
_VARIED = 3
"""A sample with fewer different pairs than a third of its bytes is a table or a repetition."""
_MULTI_BYTE = frozenset(reading.codec for reading in READINGS) | {UTF8}
"""Codecs whose readings are priced by character."""

Way = Reading | Model
"""How bytes can be read: a multi-byte or a single-byte encoding, with a language."""


class Priced(NamedTuple):
    """A reading and what the sample costs in it, in sixteenths of a nat."""

    cost: int
    way: Way


def rank(
    data: bytes, claim: str | None = None, *, may_be_utf8: bool = False
) -> tuple[Candidate, ...]:
    """Rank the legacy encodings the bytes may be in; `claim` is the codec they declare.

    With `may_be_utf8` damaged UTF-8 is one of the readings. Scores are probabilities over all
    readings, held down where none of them fits. Never empty.
    """
    data = skip_plain(data)[:_REACH]
    sample = take_sample(data, _FIRST)
    if not sample:
        return (Candidate(LAST_RESORT, 0.0),)
    pairs = count_pairs(sample)
    if _is_monotonous(sample, pairs):
        sample = take_sample(data, _SECOND)
        pairs = count_pairs(sample)
    priced = _doubt_single_letters(pairs, price(sample, pairs, claim))
    if may_be_utf8:
        priced += (Priced(cost, way) for cost, way in price_utf8(sample))
    priced = _favour(priced, claim)
    if not _is_clear(priced):
        priced = _look_closer(data, sample, priced, claim)
    candidates = _to_candidates(priced, data)
    return candidates if _fits(sample, priced[0].way) else _held_down(candidates)


def _fits(sample: bytes, way: Way) -> bool:
    """Whether a sample costs no more in a reading than text does."""
    priced = price_ways(sample, [way]) if way.codec != UTF8 else []
    return not priced or not measure_fit(sample, way.codec, _bare(priced[0])).is_poor


def _bare(priced: Priced) -> int:
    """The cost of a reading without what speaks against rare encodings."""
    return priced.cost - round(priced.way.prior * NAT)


def fit_of(sample: bytes, codec: str) -> Fit:
    """How well a sample reads in an encoding, in the language it fits best."""
    ways: list[Way] = [way for way in READINGS if way.codec == codec]
    ways += (model for model in load_screen().models if model.codec == codec)
    priced = price_ways(sample, ways)
    return measure_fit(sample, codec, min(map(_bare, priced))) if priced else Fit(0.0, 0, "multi")


def _held_down(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The same candidates, less sure: the best of them is no text that anybody would write."""
    return tuple(
        one if one.score <= _POOR else Candidate(one.encoding, _POOR) for one in candidates
    )


def _is_monotonous(sample: bytes, pairs: Pairs) -> bool:
    """Whether it is mostly the same few bytes (a drawing of boxes), which tell little."""
    return len(sample) > _SHORT and len(pairs) * _VARIED < len(sample)


def _look_closer(
    data: bytes, sample: bytes, priced: list[Priced], claim: str | None
) -> list[Priced]:
    """Price what is still in the race on more of the file, then on what tells the rest apart."""
    if len(sample) < _FIRST:
        return _take_hint(data, sample, priced)
    sample = take_sample(data, _SECOND)
    further = price_ways(sample, _race(priced, _IN_THE_RACE))
    if not further:  # what was read in the beginning breaks off later
        return priced
    priced = _favour(further, claim)
    race = [way for way in _race(priced, _CLEAR) if isinstance(way, Model)]
    if len(sample) < _SECOND or len({way.codec for way in race}) < _TWINS:
        return priced
    return _settle(data, priced, race)


def _race(priced: list[Priced], lead: int) -> list[Way]:
    return [one.way for one in priced if one.cost <= priced[0].cost + lead]


def _settle(data: bytes, priced: list[Priced], race: list[Model]) -> list[Priced]:
    """Ask the whole file for the bytes that the single-byte encodings in the race read apart."""
    tables = [table_of(codec) for codec in {way.codec for way in race}]
    apart = bytes(b for b in range(128, 256) if len({table[b] for table in tables}) > 1)
    apart = bytes(byte for byte in apart if byte in data)
    if not apart:
        return priced
    around = take_around(data, apart)
    extra = {one.way: one.cost for one in price_ways(around, race)}
    return sorted(
        one._replace(cost=one.cost + extra[one.way]) for one in priced if one.way in extra
    )


def _take_hint(data: bytes, sample: bytes, priced: list[Priced]) -> list[Priced]:
    """Let the plain ASCII words around speak for the readings in their language."""
    pairs = count_plain(data)
    if pairs.total() < _FEW_PLAIN:
        return priced
    costs = price_languages(pairs, latin_languages())
    order = sorted(costs, key=costs.__getitem__)
    least = costs[order[0]]
    near = {language for language in order[:_NEAR] if costs[language] <= least + _CLOSE}
    known = {one.way for one in priced}
    models = [m for m in load_screen().models if m.language in near and m not in known]
    priced = [*priced, *price_ways(sample, models)]
    is_english = costs["en"] <= least + _ENGLISH
    cap = _HINT if is_english else _CAP
    strange = 0 if is_english else min(_STRANGE, round(_PLAIN_WEIGHT * (costs["en"] - least)))
    hints = {k: min(cap, round(_PLAIN_WEIGHT * (cost - least))) for k, cost in costs.items()}
    return sorted(p._replace(cost=p.cost + hints.get(p.way.language, strange)) for p in priced)


def _doubt_single_letters(pairs: Pairs, priced: list[Priced]) -> list[Priced]:
    """Speak against alphabets whose every word would be one letter long."""
    latin = latin_languages()
    return [
        one._replace(cost=one.cost + _ALONE * single_letters(pairs, one.way.codec))
        if isinstance(one.way, Model) and one.way.language not in latin
        else one
        for one in priced
    ]


def _favour(priced: list[Priced], claim: str | None) -> list[Priced]:
    if claim is not None:
        priced = [p._replace(cost=p.cost - _CLAIM * (p.way.codec == claim)) for p in priced]
    return sorted(priced)


def _is_clear(priced: list[Priced]) -> bool:
    """Whether no other encoding comes near the best."""
    best = priced[0]
    rivals = (one for one in priced if one.way.codec != best.way.codec)
    rival = next(rivals, None)
    return rival is None or rival.cost - best.cost > _CLEAR


def price(sample: bytes, pairs: Pairs, claim: str | None = None) -> list[Priced]:
    """Price the readings that the bytes allow; a claim that is plausible leaves only its twins."""
    if claim is not None and (kin := _price_claim(sample, claim)):
        return kin
    counted: Counted = {}
    wide = price_ways(sample, NATURAL, counted)
    if _is_fluent(sample, wide, _FLUENT_WIDE):
        return wide
    wide += price_ways(sample, FOREIGN, counted)
    looks = _MANY_LOOKS if len(sample) < _SHORT else _FEW_LOOKS
    models = load_screen().best(pairs, looks)
    rough = models[0][0]
    if wide and min(wide).cost < rough * _FAR_BELOW:
        return wide
    admitted = dict.fromkeys(model for _, model in models)
    if claim is not None:
        admitted |= dict.fromkeys(m for m in load_screen().models if m.codec == claim)
    return wide + price_ways(sample, list(admitted))


def _price_claim(sample: bytes, claim: str) -> list[Priced]:
    """If the sample reads fluently as claimed, the claim and its near twins, else nothing.

    Latin letters are too thinly sown to be fluent in one encoding and not in its neighbour.
    """
    plain = len(sample.translate(None, _HIGH_BYTES))
    if plain > len(sample) * (1 - _MOSTLY):
        return []
    models = load_screen().models
    claimed = (price_ways(sample, [m]) for m in models if m.codec == claim)
    fluent = next((one for one in claimed if _is_fluent(sample, one, _FLUENT)), None)
    if fluent is None:
        return []
    language = fluent[0].way.language
    twins = [m for m in models if m.language == language and _is_twin(m.codec, claim, sample)]
    return price_ways(sample, twins)


def _is_twin(codec: str, other: str, sample: bytes) -> bool:
    """Whether two encodings read most of the bytes alike, so that both may be fluent."""
    high = [byte for byte in set(sample) if byte > 0x7F]  # noqa: PLR2004 - the border of ASCII
    first, second = table_of(codec), table_of(other)
    return 2 * sum(first[byte] == second[byte] for byte in high) >= len(high)


def _is_fluent(sample: bytes, priced: list[Priced], limit: float) -> bool:
    """Whether the best reading costs no more a byte than text in its own encoding does."""
    return len(sample) >= _LONG and bool(priced) and min(priced).cost <= limit * len(sample)


Counted = dict[str, Characters | None]
"""The characters of a sample by codec, as far as they have been counted."""


def price_ways(sample: bytes, ways: Sequence[Way], counted: Counted | None = None) -> list[Priced]:
    """Price the given readings; one that leaves too much undecoded is left out."""
    found = []
    pairs = count_pairs(sample)
    counted = {} if counted is None else counted
    inside = Counter(match[0][0] for match in _INSIDE_WORD.finditer(sample))
    for way in ways:
        if isinstance(way, Model):
            broken = sum(inside[byte] for byte in inside.keys() & symbols_of(way.codec))
            found.append(Priced(load_costs(way).price(pairs) + broken * _BREAKS_WORD, way))
            continue
        if way.codec not in counted:
            counted[way.codec] = count_characters(sample, way.codec)
        counts = counted[way.codec]
        if counts is not None:
            found.append(Priced(price_reading(counts, way), way))
    return found


def _to_candidates(priced: list[Priced], data: bytes) -> tuple[Candidate, ...]:
    """Turn costs into probabilities; readings that give the same text are one answer."""
    least = priced[0].cost
    weights: dict[str, float] = {}
    names: dict[object, str] = {}
    high = [byte for byte in range(128, 256) if byte in data]
    for one in priced:
        if one.cost - least > _IN_THE_RACE and weights:
            break
        codec = one.way.codec
        key: object = (
            tuple(table_of(codec)[b] for b in high)
            if codec not in _MULTI_BYTE
            else (decode_bytes(data[:_ALIKE], codec))
        )
        name = names.setdefault(key, codec)
        weight = math.exp((least - one.cost) / _HEAT)
        weights[name] = max(weights.get(name, 0.0), weight)
    total = sum(weights.values())
    order = sorted(weights, key=lambda name: -weights[name])
    return tuple(Candidate(name, weights[name] / total) for name in order[:_SHOWN])
