"""Widths: REP055, REP060 to REP062."""

import pytest

from cleaner.config import Config
from cleaner.document import Document
from cleaner.repair import repair
from cleaner.repair.width import is_flattened
from gentle_damage import flatten_punctuation, phrase_traditional
from own_articles import ARTICLE, ENGLISH


def through(text: str, *codes: str, media_type: str = "text/plain") -> str:
    document = Document(text=text, media_type=media_type)
    return repair(document, config=Config(select=codes or ("REP055", "REP06"))).text


def test_a_flattened_article_gets_its_marks_back():
    flat = flatten_punctuation(ARTICLE)
    assert flat != ARTICLE
    assert through(flat) == ARTICLE


def test_traditional_text_gets_them_back_too():
    text = phrase_traditional(ARTICLE)
    assert through(flatten_punctuation(text)) == text


def test_html_gets_them_back_between_tags_only():
    source = "".join(f'<p style="a:b;c:d">{line} &nbsp;</p>' for line in ARTICLE.split("\n\n"))
    flat = "".join(
        f'<p style="a:b;c:d">{flatten_punctuation(line)} &nbsp;</p>'
        for line in ARTICLE.split("\n\n")
    )
    assert through(flat, media_type="text/html") == source


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        ENGLISH,
        ARTICLE.replace("，", ",", 3),
        "今天去了書店, 買了兩本書. 然後下雨了, 只好回家. 真糟糕! 不是嗎?",
        "熟字還沒說出口,男生就走了.她說:好.我說:不好.然後,就沒有然後了.",
        "注: x86 以外的系统。\n例: abc。\n详见http://a.b/c?d,e:f;g",
    ],
    ids=["clean", "english", "three", "blanks", "typed", "code"],
)
def test_text_that_was_not_flattened_stays(text):
    assert through(text) == text


def test_numbers_times_addresses_faces_and_code_stay_in_a_flattened_text():
    kept = "1,260 20:49 http://a.cn/b?c=1 a(b) f(x, y); 3:2 (BIE) Yahoo! :)"
    flat = flatten_punctuation(ARTICLE) + "\n\n" + kept
    assert through(flat).endswith(kept)


def test_half_a_flattened_text_is_not_enough():
    assert not is_flattened(ARTICLE + flatten_punctuation(ARTICLE))


def test_straight_quotes_of_a_flattened_text_turn_curly_in_pairs():
    flat = flatten_punctuation(ARTICLE).replace("“", '"').replace("”", '"')
    assert through(flat) == ARTICLE
    assert through(flat + '\n5"的管子').count('"') == 1
    kept = ARTICLE.replace("“", '"').replace("”", '"')
    assert through(kept) == kept


def test_full_width_letters_turn_where_they_are_the_exception():
    assert (
        through("ＧＤＰ增长2.1%，GDP、GNP去年增长２个点，2019年")
        == "GDP增长2.1%，GDP、GNP去年增长2个点，2019年"
    )
    for kept in (
        "北京１２月２７日电",
        "あと２日 2019 2020",
        "９０多套，這是2019年的2個",
        "京东方Ａ AB",
    ):
        assert through(kept, "REP055") == kept


def test_full_width_marks_turn_in_latin_text_only():
    assert through("Yes， no！Well，then（at last）。") == "Yes, no! Well, then (at last)。"
    assert through("他说Yes，no！") == "他说Yes，no！"
