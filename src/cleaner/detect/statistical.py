"""Legacy encodings by the statistics of characters: every reading priced, the cheapest wins.

A reading is an encoding with a language; its cost is the negative log probability of the bytes in
it, so multi-byte and single-byte encodings compete on one scale. Readings that give the same text
are one answer. No library is asked: chardet and charset-normalizer are right less often.
"""

import math
from collections import Counter
from typing import NamedTuple

from cleaner.detect.cjk import READINGS, count_characters, price_reading
from cleaner.detect.letters import NAT
from cleaner.detect.sampling import take_sample
from cleaner.detect.screen import load_screen
from cleaner.detect.single import load_costs, table_of
from cleaner.document import Candidate

LAST_RESORT = "cp1252"
_CLOSE_LOOKS = 16
_CLAIM = 6 * NAT
"""What a declaration is worth."""
_HEAT = 2.0 * NAT
"""Costs are divided by this before they become probabilities: bytes of a text are not independent."""


class Priced(NamedTuple):
    """An encoding, a language, and what the sample costs in them."""

    cost: int
    codec: str
    language: str


def rank(data: bytes, claim: str | None = None) -> tuple[Candidate, ...]:
    """Rank the legacy encodings the bytes may be in; `claim` is the codec they declare.

    Scores are probabilities over all readings. Never empty.
    """
    sample = take_sample(data)
    if not sample:
        return (Candidate(LAST_RESORT, 0.0),)
    priced = price(sample)
    if claim is not None:
        priced = [_favour(p, claim) for p in priced]
    return _to_candidates(sorted(priced), data)


def _favour(priced: Priced, claim: str) -> Priced:
    return priced._replace(cost=priced.cost - _CLAIM) if priced.codec == claim else priced


def price(sample: bytes) -> list[Priced]:
    """Price every reading that may be."""
    found = []
    counted: dict[str, Counter[str] | None] = {}
    for reading in READINGS:
        if reading.codec not in counted:
            counted[reading.codec] = count_characters(sample, reading.codec)
        counts = counted[reading.codec]
        if counts is not None:
            found.append(Priced(price_reading(counts, reading), reading.codec, reading.language))
    pairs = Counter(zip(sample, sample[1:], strict=False))
    pairs[0x20, sample[0]] += 1
    for model in load_screen().best(pairs, _CLOSE_LOOKS):
        found.append(Priced(load_costs(model).price(pairs), model.codec, model.language))
    return found


def _to_candidates(priced: list[Priced], data: bytes) -> tuple[Candidate, ...]:
    """Turn costs into probabilities; readings that give the same text are added up."""
    least = priced[0].cost
    weights: dict[str, float] = {}
    names: dict[tuple[str, ...] | str, str] = {}
    high = [b for b in range(128, 256) if b in data]
    for one in priced:
        multi = any(one.codec == reading.codec for reading in READINGS)
        key = one.codec if multi else tuple(table_of(one.codec)[b] for b in high)
        name = names.setdefault(key, one.codec)
        weight = math.exp((least - one.cost) / _HEAT)
        weights[name] = max(weights.get(name, 0.0), weight)
    total = sum(weights.values())
    order = sorted(weights, key=lambda name: -weights[name])
    return tuple(Candidate(name, weights[name] / total) for name in order[:8])
