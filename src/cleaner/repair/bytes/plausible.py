"""Whether a line reads like text that somebody wrote, or like bytes read with the wrong codec."""

from functools import cache

from cleaner.pack import read_data
from cleaner.repair.bytes.codec_pairs import utf8_as_gbk
from cleaner.repair.language_model import END, Model
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern
from cleaner.text.scripts import fold, script_patterns

_BASE = 9.5
"""Nats of a Han character drawn blindly: what likelihoods are measured against."""


_BEYOND_ASCII = lazy_pattern("[^\x00-\x7f]+")


PRIVATE = lazy_pattern("[\ue000-\uf8ff]")


BOPOMOFO = lazy_pattern("[\u3105-\u3129]")


ONE_HAN = lazy_pattern(f"[{HAN}]")


KANA_HANGUL = lazy_pattern("[\u3040-\u30ff\uac00-\ud7a3]")


_EVERYDAY = "的一是不在有人了和中为大上个国我以地出到年要月日会他國這來時"


_KANA = lazy_pattern("[\u3041-\u30fa]")


_FOREIGN_HAN = 6.0
"""Nats for a Han that the language does not write; by hand."""


KANA_SHARE = 0.25
"""Share of kana beside Han in Japanese; running text has a half and more."""


_SHARE = 0.02
"""Share of everyday characters in running text."""


FEW = 2
"""Signs of a wrong reading that are few ..."""


FEW_SIGNS = 4
"""... and Han that must stand beside so few."""


_SCRIPTS = lazy_pattern("[\u00c0-\u024f\u0370-\u05ff\u0600-\u06ff\u0e00-\u0e7f]")


def quality(text: str, model: Model) -> float:
    """How much likelier than blind Han a text is, in nats; ASCII counts for nothing."""
    total = 0.0
    for found in _BEYOND_ASCII.finditer(text):
        start, end = found.span()
        folded = fold((END + END + text[max(0, start - 2) : end])[-2 - (end - start) :])
        for i, character in enumerate(found[0]):
            total += _likelihood(character, folded[i : i + 3], model) + _BASE
    return total - _FOREIGN_HAN * foreign_han(text)


def foreign_han(text: str) -> int:
    """How many characters of simplified Chinese stand in Japanese: among kana, which GB2312 has.

    EUC-JP and GB2312 have kana at the same places, so only the Han tell which of them it was.
    """
    kana = len(_KANA.findall(text))
    if not kana or kana < KANA_SHARE * (kana + len(ONE_HAN.findall(text))):
        return 0
    return len(script_patterns()[0].findall(text))


def _likelihood(character: str, triple: str, model: Model) -> float:
    if "\uac00" <= character <= "\ud7a3":
        return -5.0 if character in syllables() else -10.0
    if "\u3040" <= character <= "\u30ff":
        return -4.0
    if _SCRIPTS.match(character):
        return -8.0
    return model.score(triple)


@cache
def syllables() -> frozenset[str]:
    """The syllables of everyday Korean."""
    return frozenset(read_data("ko/syllables.txt").decode("utf-8"))


def is_odd(line: str) -> bool:
    """Whether a line may be a wrong reading."""
    if utf8_as_gbk().search(line):
        return True
    if PRIVATE.search(line) or BOPOMOFO.search(line):
        return not _is_ordinary(line)
    return is_strange(line)


def _is_ordinary(line: str) -> bool:
    """Whether a line is so full of everyday characters that it was read right for the most part."""
    wide = _width(line)
    return wide >= _LONG and sum(map(line.count, _EVERYDAY)) > _ORDINARY_SHARE * wide


def _width(text: str) -> int:
    """About the number of characters beyond the alphabets."""
    return (len(text.encode("utf-8", "replace")) - len(text)) // 2


def is_strange(text: str) -> bool:
    """Whether a text of Han characters has hardly any of the commonest."""
    if not ONE_HAN.search(text):
        return False
    wide = _width(text)
    everyday = 0
    for character in _EVERYDAY:
        everyday += text.count(character)
        if everyday > _SHARE * wide:
            return False
    return len(ONE_HAN.findall(text)) >= FEW_SIGNS


_LONG, _ORDINARY_SHARE = 25, 0.08
"""Wide characters of a line that is judged by its everyday ones, and the share of these."""
