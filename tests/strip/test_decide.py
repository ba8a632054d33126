"""What becomes of a block when the labeller and the rules disagree."""

import msgspec
import pytest

from cleaner.block import Block
from cleaner.config import DEFAULT
from cleaner.document import Document
from cleaner.rule import Rule
from cleaner.strip.decide import decide
from cleaner.strip.page import Page
from cleaner.strip.stage import _ask_rules, settle
from cleaner.strip.view.view import View

RULE = Rule(code="DUP710", name="copy", stage="strip", summary=".", why=".", keeps=("a",))
LINES = ("The ferry left at six.", "The ferry left at six.", "The fog had lifted.")


def make_page(*keep, scores=(0.2, 0.8, 0.9), kind="article"):
    text = "\n".join(LINES)
    blocks = []
    at = 0
    for index, (line, score) in enumerate(zip(LINES, scores, strict=True)):
        blocks.append(Block(text=line, start=at, end=at + len(line), index=index, score=score))
        at += len(line) + 1
    return Page(text=text, blocks=tuple(blocks), keep=keep, kind=kind)


def kept(page, findings):
    return [block.index for block in decide(page, findings, DEFAULT).blocks]


def test_a_copy_goes_where_the_first_stays():
    page = make_page(True, True, True)
    assert kept(page, [RULE.drop(page.blocks[1], "duplicate", of=0)]) == [0, 2]


def test_a_copy_stays_where_the_labeller_drops_the_first():
    page = make_page(False, True, True)
    assert kept(page, [RULE.drop(page.blocks[1], "duplicate", of=0)]) == [1, 2]


def test_of_two_copies_one_stays_where_the_labeller_drops_the_first():
    page = make_page(False, True, True)
    findings = [RULE.drop(page.blocks[n], "duplicate", of=0) for n in (1, 2)]
    assert kept(page, findings) == [1]


def test_a_copy_the_labeller_did_not_want_stays_dropped():
    page = make_page(False, False, True)
    assert kept(page, [RULE.drop(page.blocks[1], "duplicate", of=0)]) == [2]


@pytest.mark.parametrize(
    ("kind", "media_type", "authored", "passed"),
    [
        ("article", "text/html", False, [0, 1]),
        ("list", "text/html", False, [0]),
        ("thread", "text/html", False, [0, 1]),
        ("article", "text/plain", False, [0, 1, 2]),
        ("article", "text/markdown", True, [0, 1]),
    ],
)
def test_a_rule_yields_to_a_sure_labeller_on_pages_and_below_front_matter(
    monkeypatch, kind, media_type, authored, passed
):
    rule = msgspec.structs.replace(RULE, yields=(0.85, 0.5, 0.85))
    page = make_page(True, True, True, kind=kind)
    document = Document(text=page.text, blocks=page.blocks, media_type=media_type)

    def find(_view):
        return [rule.drop(block, "related") for block in document.blocks]

    monkeypatch.setattr("cleaner.strip.stage.active_rules", lambda *_: [(rule, find)])
    found = _ask_rules(View(document, DEFAULT), page, DEFAULT, authored=authored)
    assert [finding.block for finding in found] == passed


def test_a_rule_yields_on_what_may_be_an_article_as_on_a_list(monkeypatch):
    rule = msgspec.structs.replace(RULE, yields=(0.85, 0.5, 0.85))
    page = msgspec.structs.replace(make_page(True, True, True), is_sure=False)
    document = Document(text=page.text, blocks=page.blocks, media_type="text/html")

    def find(_view):
        return [rule.drop(block, "related") for block in document.blocks]

    monkeypatch.setattr("cleaner.strip.stage.active_rules", lambda *_: [(rule, find)])
    found = _ask_rules(View(document, DEFAULT), page, DEFAULT, authored=False)
    assert [finding.block for finding in found] == [0]


CLEANED = (
    "---\ntitle: Locks\nlanguage: en\nscript: Latn\n---\n\n"
    "The upper lock was closed on Monday because the gate no longer met the sill.\n\n"
    "Photo: J. Doe\n\n"
    "The chamber was drained on Tuesday, and both pumps ran all night without a pause.\n\n"
    "The upper lock was closed on Monday because the gate no longer met the sill.\n"
)


def test_text_that_was_cleaned_once_is_not_judged_by_what_it_no_longer_shows() -> None:
    assert strip_text(CLEANED) == CLEANED.partition("---\n\n")[2].rstrip("\n")


def test_front_matter_of_others_vouches_for_nothing() -> None:
    assert "Photo" not in strip_text(CLEANED.replace("script: Latn\n", ""))
    assert "Photo" not in strip_text(CLEANED.replace("language: en\n", "language: 'en'\n"))


def strip_text(text: str) -> str:
    from cleaner.document import Source
    from cleaner.pipeline import until

    return until("strip").run(Source(text=text, media_type="text/markdown")).text


def test_the_article_of_a_page_ends_with_what_the_labeller_keeps():
    article = "The river rose by two metres during the night, and nobody in the village was hurt."
    notice = "This article originally appeared in River News, the paper of the upper village."
    teaser = "The lake rose as well, said the mayor, and the school stayed closed for a whole day."
    blocks, at = [], 0
    for index, (text, score) in enumerate(((article, 0.9), (notice, 0.6), (teaser, 0.4))):
        end = at + len(text)
        blocks.append(Block(text=text, start=at, end=end, index=index, score=score))
        at = end + 1
    text = f"{article}\n{notice}\n{teaser}"
    page = Page(text=text, blocks=tuple(blocks), keep=(True, True, False))
    document = Document(text=text, media_type="text/html")
    assert settle(document, page, DEFAULT).text == article
