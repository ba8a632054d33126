"""Boxes beside the text count less where a body stands without them, and only there."""

import pytest

from cleaner.strip.html.parse import read_tree
from cleaner.strip.label.adjust.asides import lower_asides
from cleaner.strip.label.sums import Sums

BODY = "The lower lock stays closed until the new gate is hung, said the master of the canal. " * 10
POLICY = (
    "We set cookies to remember which lock you looked at last.",
    "Cookies of our partners count how often the page of a lock is read.",
    "You may refuse all cookies but those that keep you signed in.",
    "The list of partners is long and changes every week.",
)
SAID = "Write down your name and we shall send you the water levels every morning before six."
LIKELY = 0.6


def lowered(html, kind="article"):
    """Which runs of a page, all of them likely, count less."""
    from selectolax.lexbor import LexborHTMLParser

    page = Sums(read_tree(LexborHTMLParser(f"<html><body>{html}").root))
    after = lower_asides(page, [LIKELY] * len(page.weights), kind)
    return [text for text, score in zip(page.tree.texts, after, strict=True) if score < LIKELY]


def box(attributes, *texts, tag="p"):
    return f"<div {attributes}>" + "".join(f"<{tag}>{text}</{tag}>" for text in texts) + "</div>"


@pytest.mark.parametrize(
    "html",
    [
        f"<div class=consent><p>{BODY}</p></div>",
        f"<div class='site modal'><p>{BODY}</p></div><p>More of it.</p>",
        f"<p>{BODY}</p>" + box("class=policy", *POLICY),
        f"<h1>Cookies at the locks</h1><p>{BODY}</p>" + box("class=privacy", *POLICY),
        f"<p>{BODY}</p>" + box("class=privacy", SAID, *POLICY[:2], BODY),
        "<p>The locks.</p>" + box("class=consent-dialog", *POLICY),
        f"<main class=modal-open><p>{BODY}</p></main>",
        f"<div class=dialog-off-canvas><p>{BODY}</p>{box('', SAID)}</div>",
    ],
)
def test_text_stays_where_signs_are_not_enough(html):
    assert lowered(html) == []


@pytest.mark.parametrize("times", [1, 8])
def test_a_cookie_policy_counts_less_however_long_it_is(times):
    policy = POLICY * times
    html = f"<h1>The lower lock</h1><p>{BODY}</p>" + box("id=onetrust-text", "Choices", *policy)
    assert lowered(html) == ["Choices", *policy]


@pytest.mark.parametrize(
    ("attributes", "kinds"),
    [
        ("class='tide-modal'", {"article", "list", "thread"}),
        ("role=dialog", {"article", "list", "thread"}),
        ("class=infoTooltip", {"article", "list", "thread"}),
        ("class=related-story", {"article"}),
        ("class=customer-reviews", {"list"}),
    ],
)
def test_boxes_count_less_on_the_kinds_of_pages_where_they_are_no_text(attributes, kinds):
    html = f"<p>{BODY}</p><p>{BODY}</p>" + box(attributes, SAID)
    assert {
        kind for kind in ("article", "list", "thread") if lowered(html, kind) == [SAID]
    } == kinds
