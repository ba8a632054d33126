"""What an expression can begin with is read off it and never too little."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.pack import load_packs
from cleaner.strip.view.phrases import Matcher
from cleaner.text.first_letters import first_letters, letter_at
from cleaner.text.fold import fold_pattern

PATTERNS = sorted(
    {
        fold_pattern(entry.pattern)
        for pack in load_packs("furniture")
        for entry in pack.entry
        if entry.pattern and entry.match in {"line", "start"}
    }
)
TOLD = [pattern for pattern in PATTERNS if first_letters(pattern) is not None]
MADE = [pattern for pattern in TOLD if not re.search(r"\(\?<?[=!]", pattern)]
"""Of these, strings can be made without looking for what an aside wants."""


@pytest.mark.parametrize(
    ("expression", "letters"),
    [
        ("see|read", "rs"),
        (r"(?:[(][ ]*)?share", "(s"),
        (r"(?=.*\d)page", "p"),
        (r"(?<![a-z])by", "b"),
        (r"\u00a9|\(c\)", "(\u00a9"),
        ("[a-c]x+", "abc"),
        ("a{0,2}b", "ab"),
        ("(?P<name>x)?(?:y|z)", "xyz"),
        ("^(?:x)", "x"),
    ],
)
def test_letters_of_small_expressions(expression, letters):
    assert first_letters(expression) == frozenset(letters)


@pytest.mark.parametrize("expression", ["[^a]b", ".b", r"\wb", "a*", "", "(?i:a)", "a|", r"\1"])
def test_what_may_begin_with_anything_says_so(expression):
    assert first_letters(expression) is None


def test_most_patterns_of_the_packs_are_told():
    assert len(TOLD) > 0.8 * len(PATTERNS)


@pytest.mark.parametrize("pattern", MADE)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_match_begins_with_another_character(pattern, data):
    """Strings made from each pattern of the packs begin with one of its characters."""
    text = data.draw(st.from_regex(re.compile(pattern, re.VERBOSE), fullmatch=True))
    assert letter_at(text) in (first_letters(pattern) or "")


def test_a_line_is_tried_by_the_entries_it_can_begin():
    matcher = Matcher(load_packs("furniture", ("en",)))
    tried = {named.entry.id for named in matcher.starts.of("follow us on facebook")}
    assert "app-prompt" in tried
    assert "caption-file" in tried  # "file" begins so, too
    assert "legal-start" not in tried
