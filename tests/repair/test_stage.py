"""The stage: steps, undoing, masks, reports, options."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.config import Config
from cleaner.document import Document
from cleaner.edit import Edit, apply, map_back, undo_all
from cleaner.repair import repair
from cleaner.repair.markup_mask import BREAK, MASK, view_page
from cleaner.repair.stage import Repair, Step
from cleaner.rule import ActiveRule, Rule
from strategies import texts

ODD = st.sampled_from(
    [
        "\u200b", "\ufeff", "\ue000", "\x05", "\x92", "e\u0301\u00e9", "\u2f42", "\ufa19",
        "１２", "Ã©", "\\u4e2d\\u6587", "%E4%B8%AD", "&#x4E2D;&#x6587;", "江 西 省 地 方", '"', ",", "(",
        ")", "<b>", "</p>", "<!--", "&amp;", "們之后", "\u00ad\n", "服務(wù)", "?！睂m雪",
    ]
)  # fmt: skip
MESSES = st.lists(st.one_of(texts(), ODD), max_size=14).map("".join)


def text_document(text: str) -> Document:
    return Document(text=text, media_type="text/plain")


def page(text: str) -> Document:
    return Document(text=text, media_type="text/html")


@given(MESSES, st.sampled_from(["text/plain", "text/html"]))
def test_undoing_the_ledger_gives_the_input_back(text, media_type):
    repaired = repair(Document(text=text, media_type=media_type))
    assert undo_all(repaired.text, repaired.ledger) == text
    assert repaired.stages == ("repair",)


@given(MESSES)
def test_steps_are_numbered_in_order_and_sorted_inside(text):
    ledger = repair(text_document(text)).ledger
    places = [(edit.step, edit.start) for edit in ledger]
    assert places == sorted(places)
    assert all(edit.stage == "repair" for edit in ledger)


def test_a_document_that_was_repaired_is_left_alone():
    done = repair(text_document("a\u200bb"))
    assert done.text == "ab"
    again = Document(text="a\u200bb", stages=("repair",))
    assert repair(again) is again


def test_every_rule_is_one_step():
    ledger = repair(text_document("a\u200bb\u200bc \ufeffd")).ledger
    assert [(edit.step, edit.rule) for edit in ledger] == [
        (1, "REP050"), (1, "REP050"), (2, "REP051"),
    ]  # fmt: skip


def test_steps_go_on_from_those_already_in_the_ledger():
    before = Document(text="a\u200b", ledger=(Edit("ENC001", 0, 0, "", "a", step=4),))
    assert repair(before).ledger[-1].step == 5


def test_a_rule_that_is_ignored_does_not_run():
    config = Config(ignore=("REP050",))
    assert repair(text_document("a\u200bb"), config=config).text == "a\u200bb"


UNSAFE = Rule(
    code="TST001", name="capital", stage="repair", summary="A capital.", why="", keeps=("a",)
)


def capitals(document, config):
    for at, char in enumerate(document.text):
        if char.isupper():
            yield UNSAFE.replace(at, char, "")


def test_with_safe_fixes_only_unsafe_edits_become_reports():
    work = Repair(text_document("aBc"), Config(fixes="safe"))
    work.run(ActiveRule(UNSAFE, capitals))
    assert work.document.text == "aBc"
    assert [(found.rule, found.start) for found in work.reports()] == [("TST001", 1)]
    work = Repair(text_document("aBc"), Config())
    work.run(ActiveRule(UNSAFE, capitals))
    assert work.document.text == "ac"


def test_reports_keep_the_place_in_the_text_the_stage_was_given():
    text = "\u200b" * 10 + "中文" + "\u200b" + "墙\ue12a硎"
    repaired = repair(text_document(text))
    (found,) = [each for each in repaired.findings if each.rule == "REP052"]
    assert text[found.start : found.end] == "\ue12a"


@given(st.data())
def test_mapping_back_by_index_is_mapping_back(data):
    text = data.draw(st.text("abc", max_size=20))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    edits = [
        Edit("T", start, end, text[start:end], data.draw(st.text("xy", max_size=3)))
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]
    for place in range(len(apply(text, edits)) + 1):
        for side in ("left", "right"):
            assert Step(edits).back(place, side=side) == map_back(edits, place, side=side)


def test_rules_for_text_leave_markup_scripts_and_references_alone():
    source = (
        '<p title="a\u200bb">a\u200bb &amp; c</p><!-- \u200b --><script>"\u200b"</script>'
        "<pre>a\u200bb</pre><style>\u200b</style>"
    )
    assert repair(page(source)).text == source.replace(">a\u200bb &amp", ">ab &amp")


@given(MESSES)
def test_every_character_of_a_view_stands_where_it_says_in_the_page(text):
    view = view_page(text)
    for place, char in enumerate(view.text):
        if place not in view.marks:
            at = view.in_page(place)
            assert text[at : view.in_page(place + 1)][:1] == char == text[at]
        else:
            assert char in {MASK, BREAK}
            assert view.in_page(place) < view.in_page(place + 1)
    assert view.in_page(len(view.text)) == len(text)


def test_a_view_tells_markup_that_flows_from_markup_that_ends_a_line():
    view = view_page("a<b>c</b>d<br>e &nbsp;f 1 < 2 <i></p><p class='x>y'>g<SCRIPT>h</a></script>i")
    shown = view.text.replace(MASK, "_").replace(BREAK, "|")
    assert shown == "a_c_d|e _f 1 < 2 |g|i"


def test_an_unclosed_script_hides_the_rest_of_the_page():
    assert view_page("a<script>b\u200b</scripts>").text == f"a{BREAK}"


def test_edits_at_the_border_of_markup_count_as_outside():
    view = view_page("ab<i>c")
    assert view.text == f"ab{MASK}c"
    assert not view.is_touched(1, 2)
    assert not view.is_touched(2, 2)
    assert not view.is_touched(3, 4)
    assert view.is_touched(1, 3)
    assert view.is_touched(0, 4)
    assert (view.in_page(2), view.in_page(3), view.in_page(4)) == (2, 5, 6)
