"""Texts of kinds that have no furniture and look as if they had some: every line comes through.

Each file of this folder holds ten documents of a kind, in four languages at least, written for the
project; a line `=== language name` begins each. Their first line may become the title.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

import cleaner

HERE = Path(__file__).parent
HEAD = re.compile(r"^=== (\S+)(.*)\n", re.MULTILINE)


def documents(kind):
    """Language and text of each document of a kind."""
    _, *found = HEAD.split((HERE / f"{kind}.txt").read_text("utf-8"))
    return [
        (f"{language}{name}", text)
        for language, name, text in zip(found[::3], found[1::3], found[2::3], strict=True)
    ]


KINDS = sorted(file.stem for file in HERE.glob("*.txt"))
CASES = [
    pytest.param(text, id=f"{kind}-{name}") for kind in KINDS for name, text in documents(kind)
]


def lost_lines(text, document):
    """The lines of a text that are neither in the body nor among the metadata."""
    told = document.metadata
    fields = [told.title, told.published, told.modified, told.source, told.dateline]
    fields += [*told.authors, *told.editors, *told.tags, *told.credits]
    known = " ".join(filter(None, [document.text, *fields]))
    words = set(re.findall(r"\w+", known))
    body = Counter(" ".join(line.split()) for line in document.text.splitlines())
    wanted = Counter(" ".join(line.split()) for line in text.splitlines() if line.strip())
    return [
        line
        for line in (wanted - body).elements()
        if line not in known and not _is_told(line, words, document)
    ]


def _is_told(line, words, document):
    """Whether the value behind a label stands among the metadata: keywords, or the day."""
    _, colon, value = line.replace("：", ":").partition(":")
    if not colon:
        return False
    if set(re.findall(r"\w+", value)) <= words:
        return True
    day = document.metadata.published or ""
    return bool(day) and day[:4] in value and str(int(day[8:10])) in value


@pytest.mark.parametrize("text", CASES)
def test_no_line_is_lost(text):
    document = cleaner.clean(text, media_type="text/plain")
    assert document.verdict.kept
    assert lost_lines(text, document) == []


@pytest.mark.parametrize("kind", KINDS)
def test_there_are_ten_of_a_kind_in_four_languages(kind):
    names = [name for name, _ in documents(kind)]
    assert len(names) >= 10
    assert len({re.split(r"[ -]", name)[0] for name in names}) >= 4
