"""Credits far from the title: 责任编辑：李四 at the end, （记者 张三） in the lead, dates in scripts.

They are looked for as literals in the text of the page, which costs little; only a label with a
mark behind it or a bracket around it counts.
"""

import re
from collections.abc import Iterator, Sequence

from cleaner.pack import pack_cache
from cleaner.strip.credits.names import parse_people, parse_source
from cleaner.strip.credits.vocabulary import alternation, entries, words
from cleaner.strip.metadata.claim import Claim
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

LINE = 36
"""Code points of a line that is a credit and nothing else."""
PLACES = 12
"""Places of one label that are looked at."""
_SENTENCE = lazy_pattern(r"[，。！？；]")
_MARK = lazy_pattern(r"\s*[:：/／|丨]\s*")
_BRACKET = lazy_pattern(r"[（(【\[]([^（(【）)】\[\]]{2,30})[）)】\]]")
_SIGNATURE = lazy_pattern(rf"[。！？”…」]\s*[（(]([{HAN} \u3000\n·]{{2,16}})[）)]\s*(?=\n|$)")
_VALUE = lazy_pattern(
    r"""(?:\\?["']|&quot;)?\s*[:=]\s*(?:\\?["']|&quot;)?(\d[\dT:+\-/ .Z年月日]{7,30})"""
)


def read_tail(text: str, language: str) -> list[Claim]:
    """The names, sources and dates that stand behind an unmistakable label in a page's text."""
    claims: list[Claim] = []
    for entry in entries("tail-label"):
        for label in entry.text:
            for at in _places(text, label):
                if m := _MARK.match(text, at + len(label)):
                    stretch = label + "：" + text[m.end() : m.end() + 60]
                    claims += _claims(entry.field, stretch, language)
    return claims


def _places(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    for _ in range(PLACES):
        if at < 0:
            return
        yield at
        at = text.find(literal, at + len(literal))


def _claims(field: str, stretch: str, language: str) -> list[Claim]:
    if field == "published":
        return [Claim(field, stretch[:40], "near:tail", 2.0)]
    line = stretch.split("\n\n", maxsplit=1)[0]
    if field == "source":
        value = parse_source(line)
        return [Claim(field, value, "tail", 1.0)] if value else []
    first = re.split(r"\n", line)[0]
    names = parse_people(first, field, language=language)
    return [Claim(field, name, "tail", 3.0) for name in names]


def read_brackets(text: str, language: str) -> list[Claim]:
    """（本报记者 张三） wherever it stands: the names of those who wrote it; else a signature.

    A signature is a name alone in brackets behind the last sentence of a paragraph: （张三）.
    """
    claims: list[Claim] = []
    for entry in entries("bracket-label"):
        for label in entry.text:
            for at in _places(text, label):
                m = _BRACKET.search(text, max(0, at - 14), at + 40)
                credit = m[1] if m and label in m[1] else _line_of(text, at, len(label))
                claims += [
                    Claim(entry.field, name, "tail:bracket", 2.0)
                    for name in parse_people(credit, entry.field, language=language)
                ]
    return claims or _signature(text, language)


def _line_of(text: str, at: int, size: int) -> str:
    """The line around a label if it is nothing but a credit: 扬子晚报记者 张三."""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    line = text[start : end if end >= 0 else len(text)].strip()
    spaced = text[at + size : at + size + 1] in {" ", "\u3000", "：", ":", "|", "丨", "/"}
    return line if spaced and len(line) <= LINE and not _SENTENCE.search(line) else ""


def _signature(text: str, language: str) -> list[Claim]:
    found = [parse_people(m[1], "authors", language=language) for m in _SIGNATURE.finditer(text)]
    if not found or len(found) > 2:  # noqa: PLR2004 - a list of names, not a signature
        return []
    return [Claim("authors", name, "tail:signature", 1.5) for name in found[-1]]


def signed_names(line: str) -> tuple[str, ...]:
    """The names that a Korean line gives before their role; empty if it is more than a byline.

    >>> signed_names("\uae40\ucca0\uc218\u00b7\ud64d\uae38\ub3d9 \uae30\uc790 hong@news.example")
    ('\uae40\ucca0\uc218', '\ud64d\uae38\ub3d9')
    """
    if len(line) > SIGNED or not (found := _signed().search(line)):
        return ()
    rest = line[: found.start()] + line[found.end() :]
    if len(_HANGUL.findall(_ASIDE.sub("", rest))) > REST:
        return ()
    names = re.split(r"[\u00b7,\s]+", found[1])
    return tuple(name for name in names if name not in words("no-name"))


def read_signed(lines: Sequence[str]) -> list[Claim]:
    """The names under a Korean article, if all lines that give names with a role give the same."""
    found = {names for line in lines if (names := signed_names(line))}
    if len(found) != 1:
        return []
    return [Claim("authors", name, "tail:signed", 2.0) for name in found.pop()]


@pack_cache
def _signed() -> re.Pattern[str]:
    """A name of two to four syllables, or several, before a word for who writes."""
    roles = alternation(frozenset(w for w in words("role") if _HANGUL.match(w)))
    name = r"[\uac00-\ud7a3]{2,4}"
    return lazy_pattern(
        rf"(?<![\uac00-\ud7a3])({name}(?:(?:\u00b7|,[ ]?){name}){{0,3}})[ ]?(?:{roles})(?![\uac00-\ud7a3])"
    )


SIGNED = 60
"""Code points of a line that is a byline."""
REST = 6
"""Syllables such a line may hold besides, outside brackets."""
_HANGUL = lazy_pattern(r"[\uac00-\ud7a3]")
_ASIDE = lazy_pattern(r"[\[(][^\])]{0,30}[\])]|\S+@\S+")


def read_scripts(source: str) -> list[Claim]:
    """The date in a data island: `"publishTime": "2019-09-07 19:02"`, `var ct = "1581517074"`."""
    for entry in entries("script-key"):
        for key in entry.text:
            at = source.find(key)
            if at >= 0 and (m := _VALUE.match(source, at + len(key))):
                return [Claim(entry.field, m[1], "script", 1.0)]
    return []
