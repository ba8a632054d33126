"""The order of a text stands: numbered headings, cited notes; what counts without text does not."""

from cleaner.document import Source
from cleaner.pipeline import until
from cleaner.strip.lines.series import own_lines
from cleaner.strip.rules.fur470_leftover_code import RULE

HEADS = ["1 Boats", "They leak.", "2 Nets", "They tear.", "3 Oars", "They float.", "Most read"]
PROSE = [0, 9, 0, 9, 0, 9, 0]


def test_headings_that_count_with_text_between_them_stand():
    keep = own_lines(HEADS, PROSE, [0.1, 0.9] * 3 + [0.01], [False, True] * 3 + [False])
    assert keep == [True] * 6 + [False]


def test_a_list_that_counts_without_text_between_goes():
    lines = ["They leak.", "1 Storm", "2 Ferry", "3 Bridge", "4 Choir"]
    keep = own_lines(lines, [9, 0, 0, 0, 0], [0.9, 0.1, 0.1, 0.1, 0.1], [True, *[False] * 4])
    assert keep == [True, *[False] * 4]


def test_two_numbers_are_no_series():
    keep = own_lines(HEADS[:4], PROSE[:4], [0.1, 0.9, 0.1, 0.9], [False, True, False, True])
    assert keep == [False, True, False, True]


def test_numbers_of_han_count_too():
    lines = ["一、船", "船漏水。", "二、网", "网破了。", "三、桨", "桨浮着。"]
    assert all(own_lines(lines, [0, 9] * 3, [0.2] * 6, [False, True] * 3))


def test_notes_stand_that_the_text_points_to_and_no_others():
    text = ["The boats leak [1, 2].", "References", "[1] Berg, Boats.", "[2] Dahl, Leaks."]
    scores = [0.9, 0.1, 0.1, 0.1]
    keep = [True, False, False, False]
    assert own_lines(text, [9, 0, 0, 0], scores, keep) == [True] * 4
    text[0] = "The boats leak."
    assert own_lines(text, [9, 0, 0, 0], scores, keep) == keep


def stripped(text):
    return until("strip").run(Source(text=text, media_type="text/plain"))


BODY = "The river rose by two metres during the night. At dawn the rain stopped at last."


def test_a_bracket_that_closes_shown_code_stands():
    text = f"{BODY}\nfunc main() {{\n    start()\n}}\n{BODY}"
    assert "}" in stripped(text).text.splitlines()


def test_a_bracket_that_closes_nothing_is_left_over():
    document = stripped(f"{BODY}\n}});\n{BODY[:46]}")
    assert "});" not in document.text
    assert RULE.code in {edit.rule for edit in document.ledger}


def test_the_number_of_a_version_is_no_publication_line():
    text = "Changes\n2.1.0 (2021-03-04)\nTide tables.\n2.0.1 (2021-01-12)\nEmpty files.\n"
    assert stripped(text).text.count("(2021-") == 2
