"""Streams of cards under an article are other stories; items of a list that is the article are not."""

from cleaner.strip.html.parse import read_tree
from cleaner.strip.label.adjust.cards import lower_cards
from cleaner.strip.label.sums import Sums

BODY = "The lower lock stays closed until the new gate is hung, said the master of the canal. "
SUMMARY = "The ferry to the islands runs again after two weeks in the yard, twice a day in summer."
LIKELY = 0.7


def lowered(summary, *, boxes=8, body=BODY * 4):
    """How many of the boxes under a body count less."""
    from selectolax.lexbor import LexborHTMLParser

    card = f"<div class=item><h3><a href=/x>The ferry is back on its way</a></h3><p>{summary}</p></div>"
    html = f"<html><body><h1>Lock closed</h1><p>{body}</p><section>{card * boxes}</section>"
    page = Sums(read_tree(LexborHTMLParser(html).root))
    after = lower_cards(page, [LIKELY] * len(page.weights))
    return sum(score < LIKELY for score in after) // 2


def test_items_that_say_more_than_a_summary_are_the_article():
    assert lowered(f"{SUMMARY} {SUMMARY} {SUMMARY} {SUMMARY}") == 0


def test_a_few_boxes_are_no_stream():
    assert lowered(SUMMARY, boxes=4) == 0


def test_cards_stay_where_no_article_stands_before_them():
    assert lowered(SUMMARY, body="Closed.") == 0


def test_a_stream_of_cards_under_an_article_counts_less():
    assert lowered(SUMMARY) == 8
