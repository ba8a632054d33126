"""Keywords strewn in text: taken out where the brackets name the pool, never a word of the text."""

from random import Random

import pytest

from cleaner.config import Config
from cleaner.document import Document
from cleaner.repair import repair
from cleaner.repair.strewn_keywords import gain_without, strewn_words
from damage import STREWN, Kit, clone, machine_traditional, random_table, strew
from repair.test_bytes import ARTICLE

TEXT = machine_traditional(ARTICLE).strip()


def damaged(seed: int, times: int) -> str:
    random = Random(seed)
    annotated = clone(TEXT, Kit(table=random_table(random, 200)), random).text
    return strew(annotated, STREWN, times, random)


def without(text: str, words: tuple[str, ...]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "")
    return text


@pytest.mark.parametrize("seed", [0, 1, 3, 4, 6, 7])
def test_what_is_taken_out_was_strewn(seed: int) -> None:
    text = damaged(seed, 60)
    found = strewn_words(text)
    gone = [pair for _, pair, foreign in found if foreign]
    assert len(gone) > 10
    assert all(without(pair, STREWN) == "" for pair in gone)


def test_the_stage_takes_them_out_and_reports_the_rest() -> None:
    text = damaged(1, 60)
    document = repair(Document(text=text, media_type="text/plain"))
    assert sum(edit.rule == "REP041" for edit in document.ledger) > 10
    assert not any(edit.safe for edit in document.ledger if edit.rule == "REP041")


def test_with_safe_fixes_only_they_are_reported() -> None:
    document = repair(
        Document(text=damaged(1, 60), media_type="text/plain"), config=Config(fixes="safe")
    )
    assert not any(edit.rule == "REP041" for edit in document.ledger)
    assert any(finding.rule == "REP041" for finding in document.findings)


def test_without_split_brackets_nothing_is_looked_for() -> None:
    text = strew(TEXT, STREWN, 60, Random(2))
    assert strewn_words(text) == []


def test_a_text_reads_better_without_what_splits_a_word() -> None:
    text = "孩子們每天都要學動漫直播習很多東西"
    at = text.index("動漫")
    assert gain_without(text, at, at + 4) > 0 > gain_without(text, 0, 3)
