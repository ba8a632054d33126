"""The columns that compare runs with claims, boxes with boxes, and scores with scores."""

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip.html.head import PageFacts, claimed_texts, page_facts
from cleaner.strip.html.parse import read_tree
from cleaner.strip.label.adjust.captions import image_column, lower_captions
from cleaner.strip.label.adjust.others import lower_others
from cleaner.strip.label.boxes import Boxes, slot_columns
from cleaner.strip.label.chains import vote_columns
from cleaner.strip.label.containers import container_kinds
from cleaner.strip.label.context import Scored
from cleaner.strip.label.features import shape_columns
from cleaner.strip.label.overlap import claim_columns, topic_hits, topic_words
from cleaner.strip.label.prose import Prose, prose_column, prose_words
from cleaner.strip.label.sums import Sums
from cleaner.strip.sequence import chain_margins

BODY = (
    "The harbour of Lund was closed on Monday after ice had broken two of its gates.",
    "Workers began at dawn to clear the channel, but the wind drove the floes back.",
)
OPEN = '<script type="application/ld+json">'
OTHER = "Our readers pay for this journalism: please think about a small gift today."


def parse(html):
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(html)


def claimed(body, kind="application/ld+json"):
    data = json.dumps({"@type": "NewsArticle", "articleBody": body})
    return f'<script type="{kind}">{data}</script>'


def columns(html):
    parser = parse(html)
    page = Sums(read_tree(parser.root))
    ids = list(range(len(page.weights)))
    return page, ids, claim_columns(page, page_facts(parser, html), ids).values


def thread(posts):
    return "".join(
        f"<div class='post-{n} post {('odd', 'even')[n % 2]}'><b>{name}</b><br>"
        f"<div class='said'>{text}</div><div class='tools'>Reply</div></div>"
        for n, (name, text) in enumerate(posts)
    )


POSTS = thread(
    [
        ("Ann", BODY[0] * 2),
        ("Bob", BODY[1] * 2),
        ("Cleo", OTHER * 2),
        ("Dan", f"Nobody knows. {OTHER}"),
    ]
)


def test_runs_of_the_claimed_body_are_told_from_others():
    page, _, values = columns(
        f"<head>{claimed(' '.join(BODY))}</head><p>{BODY[0]}</p><p>{BODY[1]}</p><p>{OTHER}</p>"
    )
    assert len(page.weights) == 3
    assert values["to_claimed"] == [0.0, 0.0, 1.0]
    assert values["claimed"][2] == 0.0
    assert values["claimed"][0] == 1.0


def test_without_a_claim_no_run_is_against_it():
    _, _, values = columns(f"<p>{BODY[0]}</p><p>{OTHER}</p>")
    assert set(values["claimed"]) == {-1.0}


def test_escapes_and_markup_in_a_claim_are_read():
    said = (
        "It\\u2019s a long winter, and the harbour is closed until the gates are new; &amp; so on"
    )
    source = f"""{OPEN}{{"articleBody": "\\u003cp\\u003e{said}\\n\\u003c/p\\u003e"}}</script>"""
    body, _ = claimed_texts(parse(source), source)
    wanted = "It\u2019s a long winter, and the harbour is closed until the gates are new; & so on"
    assert body.split() == wanted.split()


@pytest.mark.parametrize(
    "source",
    [
        claimed(BODY[0] * 2, kind="text/javascript"),
        f"<p>ld+json</p>{claimed(BODY[0] * 2, kind='module')}",
        '<script type="application/ld+json">{"articleBody": "' + BODY[0] * 3,
    ],
)
def test_other_scripts_and_open_ones_claim_nothing(source):
    assert claimed_texts(parse(source), source) == ("", "")


def test_many_open_scripts_are_read_in_linear_time():
    source = '<script type="application/ld+json">' * 50_000
    assert claimed_texts(parse("<p>a</p>"), source) == ("", "")


def test_words_of_the_title_count_where_they_stand():
    _, _, values = columns(
        f"<head><title>Harbour closed: gates broken</title></head><p>{BODY[0]}</p><p>{OTHER}</p>"
    )
    assert values["topic"] == [4.0, 0.0]
    assert values["topic_ahead"][1] == 0.0


@given(st.lists(st.text("harbo closed 冰港口破I\u0130'’-1", max_size=40), max_size=5))
def test_words_of_the_topic_are_whole_words_and_pairs_of_characters(texts):
    topic = {"harbor", "closed", "冰港", "港口"}
    parted = [topic_words(text) & topic for text in texts]
    assert topic_hits(topic, texts) == [len(words) for words in parted]


def test_of_runs_that_begin_alike_the_later_ones_are_copies():
    once, twice = f"<p>{BODY[0]}</p><p>{OTHER}</p>", f"<div><p>{BODY[0]} More.</p></div>"
    page = Sums(read_tree(parse(f"<div>{once}</div>{twice}").root))
    values = shape_columns(page, PageFacts(), [0, 1, 2]).values
    assert values["earlier"] == [0.0, 0.0, 1.0]
    assert values["copies"] == [2.0, 1.0, 2.0]
    assert values["parent_earlier"] == [0.0, 0.0, 1.0]


def test_a_page_that_says_nothing_twice_has_no_copies():
    page = Sums(read_tree(parse(f"<p>{BODY[0]}</p><p>{BODY[1]}</p><p>{OTHER}</p>").root))
    values = shape_columns(page, PageFacts(), [0, 1, 2]).values
    assert not any(values["earlier"] + values["parent_earlier"])


@pytest.mark.parametrize(
    ("html", "steps"),
    [
        ("<p>one</p><p>two</p>", [9, 9]),
        ("<p>one</p><p><img src=a></p><p>two</p><p>three</p>", [9, 1, 9]),
        ("<figure><img src=a><figcaption>one</figcaption></figure><p>two</p>", [1, 9]),
        ("<p>a <img src=a> sign</p>", [0]),
        (
            "<nav><ul><li><a href=b><img src=a></a></ul></nav><main><div><p>one</p></div></main>",
            [3],
        ),
    ],
)
def test_an_image_right_before_a_run_is_near_where_few_containers_part_them(html, steps):
    page = Sums(read_tree(parse(f"<body>{html}").root))
    assert image_column(page, range(len(page.weights))) == steps


def posted(posts, body):
    """A page of embedded posts and a body, all of it likely, and what its containers claim."""
    quotes = "".join(
        f"<blockquote class='twitter-tweet'><p>{post}</p></blockquote>" for post in posts
    )
    tree = read_tree(parse(f"<article class='tag-tweet'><p>{body}</p>{quotes}</article>").root)
    page = Sums(tree)
    return page, [0.6] * len(page.weights), container_kinds(tree)


def test_embedded_posts_stay_where_they_are_the_story():
    page, scores, kinds = posted([BODY[0]] * 4, "Four said:")
    assert lower_others(page, scores, kinds) == scores


@pytest.mark.parametrize(("times", "stands"), [(15, False), (30, True)])
def test_a_long_body_stands_however_much_others_say(times, stands):
    page, scores, kinds = posted([" ".join(BODY * 4)] * 40, BODY[0] * times)
    assert (lower_others(page, scores, kinds) != scores) == stands


def test_embedded_posts_count_less_where_a_body_stands():
    page, scores, kinds = posted([OTHER], BODY[0] * 20)
    lowered = lower_others(page, scores, kinds)
    assert lowered[0] == 0.6
    assert lowered[1] < 0.1


def pictured(lines):
    """A page of boxes with an image and a line each, and its scores: all are likely."""
    boxes = "".join(f"<figure><img src=a><p>{line}</p></figure>" for line in lines)
    page = Sums(read_tree(parse(boxes + f"<p>{BODY[0] * 20}</p>").root))
    return page, [0.6] * len(page.weights)


def test_captions_stay_where_they_are_the_story():
    page, scores = pictured([BODY[0]] * 3)
    scores[-1] = 0.1
    assert lower_captions(page, scores) == scores


def test_a_long_paragraph_under_an_image_is_no_caption():
    page, scores = pictured([" ".join(BODY * 2)])
    assert lower_captions(page, scores) == scores


def test_short_lines_under_images_count_less_where_a_body_stands():
    page, scores = pictured(["The gate, in ice.", "The harbour on Monday."])
    lowered = lower_captions(page, scores)
    assert lowered[-1] == scores[-1]
    assert max(lowered[:-1]) < 0.4


def test_posts_are_one_group_though_their_classes_differ():
    page = Sums(read_tree(parse(POSTS).root))
    values = slot_columns(page, Boxes(page), list(range(len(page.weights)))).values
    texts = page.tree.texts
    assert set(values["post_boxes"]) == {4.0}
    said = [i for i, text in enumerate(texts) if len(text) > 40]
    reply = [i for i, text in enumerate(texts) if text == "Reply"]
    assert len(said) == len(reply) == 4
    assert {values["post_slot_words"][i] for i in reply} == {0.25}
    assert {values["post_slot_words"][i] for i in said} == {1.0}
    assert {values["post_slot_long"][i] for i in reply} == {0.0}
    assert {values["post_slot_in"][i] for i in said} == {1.0}


def test_a_page_without_repeated_boxes_has_no_slots():
    page = Sums(read_tree(parse(f"<p>{BODY[0]}</p><p>{BODY[1]}</p>").root))
    values = slot_columns(page, Boxes(page), [0, 1]).values
    assert all(value == [0.0, 0.0] for value in values.values())


def test_a_slot_is_judged_as_one():
    page = Sums(read_tree(parse(POSTS).root))
    scores = [0.9 if len(text) > 40 else 0.1 for text in page.tree.texts]
    ids = list(range(len(scores)))
    values = vote_columns(Scored(page, scores), Boxes(page), ids).values
    for i in ids:
        assert values["post_slot_mean"][i] == pytest.approx(scores[i])
    assert len({round(v, 6) for v in values["post_group_mean"]}) == 1


votes = st.lists(st.floats(-7, 7), min_size=1, max_size=8)


@given(votes, st.floats(0.1, 3))
def test_margins_are_those_of_the_best_chains(values, price):
    def best(at, kept):
        sums = {}
        for bits in range(2 ** len(values)):
            states = [bits >> k & 1 for k in range(len(values))]
            if states[at] == kept:
                changes = sum(a != b for a, b in pairwise(states))
                sums[bits] = sum(v for v, s in zip(values, states, strict=True) if s)
                sums[bits] -= price * changes
        return max(sums.values())

    margins = chain_margins(values, price)
    assert margins[0] == pytest.approx(best(0, 1) - best(0, 0), abs=1e-6)
    middle = len(values) // 2
    assert margins[middle] == pytest.approx(best(middle, 1) - best(middle, 0), abs=1e-6)


def test_words_of_prose_in_scripts_without_blanks():
    assert {"^\u8bb0\u8005", "\u8bb0\u8005", "\u8005\u738b"} <= prose_words(
        "\u8bb0\u8005\u738b\u660e"
    )


def test_short_runs_are_not_judged_by_their_words():
    page = Sums(read_tree(parse(f"<p>Our gift</p><p>{OTHER} {OTHER}</p>").root))
    column = prose_column(page, Prose({"our": -100, "gift": -100}), [0, 1])
    assert column[0] == 0.0
    assert column[1] < 0.0
