"""The output rules: smoothing, the best cut, and the rows they rest on."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.strip.html.head import PageFacts, page_facts
from cleaner.strip.html.parse import read_tree
from cleaner.strip.label.features import shape_columns
from cleaner.strip.label.sums import Sums
from cleaner.strip.sequence import best_cut, near_cut, smooth, steady


def parse(html):
    from selectolax.lexbor import LexborHTMLParser

    return LexborHTMLParser(html)


runs = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 2000)), max_size=40)


@given(runs)
def test_every_rule_decides_over_every_run(pairs):
    scores, weights = [p[0] for p in pairs], [p[1] for p in pairs]
    for rule in (smooth, steady, best_cut, near_cut):
        assert len(rule(scores, weights)) == len(pairs)


@given(runs)
def test_a_cut_never_keeps_less_likely_runs_than_it_drops(pairs):
    scores, weights = [p[0] for p in pairs], [p[1] for p in pairs]
    for rule in (best_cut, near_cut):
        keep = rule(scores, weights)
        kept = [s for s, k in zip(scores, keep, strict=True) if k]
        dropped = [s for s, k in zip(scores, keep, strict=True) if not k]
        assert not kept or not dropped or min(kept) >= max(dropped)


def test_a_short_doubtful_run_between_sure_ones_is_kept_by_its_neighbours():
    assert smooth([0.95, 0.3, 0.95], [300, 20, 300]) == [True, True, True]
    assert smooth([0.05, 0.7, 0.05], [300, 20, 300]) == [False, False, False]


def test_a_cut_is_lower_where_little_is_sure():
    assert best_cut([0.3, 0.28, 0.01], [100] * 3) == [True, True, False]
    assert best_cut([0.99, 0.28, 0.01], [100] * 3) == [True, False, False]


def test_columns_have_one_value_for_each_run():
    html = "<body><h1>A</h1>" + "<div class=x><p>Some words, here.</p></div>" * 5
    tree = read_tree(parse(html).root)
    page = Sums(tree)
    ids = page.survivors()
    columns = shape_columns(page, PageFacts(), ids)
    assert ids == list(range(6))
    assert {len(values) for values in columns.values.values()} == {6}
    assert columns.values["outer_count"] == [0.0, 5.0, 5.0, 5.0, 5.0, 5.0]


def test_the_runs_of_a_menu_are_not_looked_at_on_a_page_with_text():
    menu = "<ul>" + "<li><a href=x>Go there</a></li>" * 20 + "</ul>"
    prose = "<p>" + "Words and more words, as prose has them. " * 10 + "</p>"
    tree = read_tree(parse(menu + prose * 6).root)
    assert Sums(tree).survivors()[-6:] == list(range(20, 26))
    assert len(Sums(tree).survivors()) < 12


def test_claims_of_a_page_are_read_from_its_source():
    html = (
        "<head><title>A  b</title><meta content='article' property='og:type'></head>"
        '<script type="application/ld+json">{"@type": "Product"}</script>'
    )
    facts = page_facts(parse(html), html)
    assert facts.title == "A b"
    assert facts.claims == (0, 1, 0, 0, 0, 0, 1, 0, 0)
