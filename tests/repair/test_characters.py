"""Invisible and second-hand characters: REP050 to REP056."""

from random import Random

import pytest

from cleaner.config import Config
from cleaner.document import Document
from cleaner.repair import repair
from gentle_damage import sprinkle
from own_articles import ARTICLE, ENGLISH


def through(text: str, *codes: str, media_type: str = "text/plain") -> str:
    document = Document(text=text, media_type=media_type)
    return repair(document, config=Config(select=codes or ("REP05",))).text


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("text", [ARTICLE, ENGLISH], ids=["zh", "en"])
def test_what_nobody_sees_is_taken_out_and_nothing_else(text, seed):
    chars = "\u200b\u200c\u2060\u00ad\u200e\ufeff\x05\x7f"
    assert through(sprinkle(text, chars, Random(seed))) == text


@pytest.mark.parametrize("text", [ARTICLE, ENGLISH], ids=["zh", "en"])
def test_a_clean_article_is_left_alone(text):
    document = repair(Document(text=text, media_type="text/plain"))
    assert document.text == text
    assert document.ledger == ()
    assert document.findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f3f3\ufe0f\u200d\U0001f308",
        "\U0001f469\U0001f3fd\u200d\U0001f4bb",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0928\u094d\u200d\u0928",
        "\u1780\u1798\u17d2\u1796\u17bb\u1787\u17b6\u200b\u1793\u17b7\u1784",
        "\u05e9\u05dc\u05d5\u05dd \u202bx\u202c",
    ],
)
def test_joiners_and_direction_marks_stay_where_they_mean_something(text):
    assert through(text) == text


def test_direction_marks_go_where_no_letter_runs_to_the_left():
    assert through("中文（中国）\u200e \u202aabc\u202c") == "中文（中国） abc"


def test_a_word_broken_at_a_soft_hyphen_is_joined_over_the_line_end():
    assert through("Geld\u00ad\nbeutel und Geld\u00adbeutel") == "Geldbeutel und Geldbeutel"
    assert through("Ende\u00ad\nAnfang") == "Ende\nAnfang"


def test_bytes_of_text_that_is_not_decoded_yet_are_not_control_characters():
    assert through("caf\u00c3\u00ad \u00e2\u0080\u0099", "REP050", "REP056").startswith(
        "caf\u00c3\u00ad"
    )
    assert through("\u00e2\u0080\u0099x", "REP056") == "\u00e2\u0080\u0099x"


def test_undecoded_iso_2022_is_reported_and_stays():
    text = "\x1b$B5-;v\x1b(B"
    document = repair(Document(text=text), config=Config(select=("REP056",)))
    assert document.text == text
    assert [found.rule for found in document.findings] == ["REP056"]


def test_lone_windows_controls_become_their_punctuation():
    assert through("it\x92s \x93good\x94 \x85", "REP056") == "it’s “good” …"
    assert through("\x81 stays", "REP056") == "\x81 stays"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\ue600 收藏\n\ue601分享", " 收藏\n分享"),
        ("墙\ue12a硎", "墙\ue12a硎"),
        ("\ue00312", "\ue00312"),
        ("50\ue017 off", "50\ue017 off"),
        ("图\ufffc 注", "图 注"),
        ("\uf0b7 一", "• 一"),
    ],
)
def test_icons_go_and_characters_of_words_stay(before, after):
    assert through(before, "REP052") == after


def test_icons_between_tags_go():
    html = "<i class='x'>\ue617</i>收藏"
    assert through(html, "REP052", media_type="text/html") == "<i class='x'></i>收藏"


def test_japanese_and_korean_keep_their_compatibility_ideographs():
    assert through("\ufa19社のかみさま", "REP053") == "\ufa19社のかみさま"
    assert through("\uf914 이 있다", "REP053") == "\uf914 이 있다"
    assert through("\uf914在", "REP053") != "\uf914在"


def test_radicals_cited_as_such_stay():
    text = "“\u2f08”部、\u2f09 部；\u2f0a"
    assert through(text, "REP053") == text
    assert through("长\u2f24后") == "长大后"


def test_ornament_on_letters_is_no_normal_form():
    text = "caf\u00e9 w\u0334\u0327\u0347o\u0336"
    assert through(text, "REP054") == text


def test_decomposed_letters_compose_only_beside_composed_ones():
    assert through("re\u0301sume\u0301", "REP054") == "re\u0301sume\u0301"
    assert through("r\u00e9sume\u0301", "REP054") == "r\u00e9sum\u00e9"
    assert through("が、か\u3099", "REP054") == "が、が"


def test_markup_beside_a_zero_width_character_gives_it_no_meaning():
    html = "<p>\u200d</p><p>Gates\u200b<b> shut</b>\u200e</p>"
    assert through(html, "REP050", media_type="text/html") == "<p></p><p>Gates<b> shut</b></p>"
    hebrew = "<p>\u05d0\u05d1<b>\u200e (Hebrew)</b></p>"
    assert through(hebrew, "REP050", media_type="text/html") == hebrew
