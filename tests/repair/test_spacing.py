"""Blanks and line ends: REP080 and REP082."""

import pytest

from cleaner.config import Config
from cleaner.document import Document
from cleaner.repair import repair
from cleaner.repair.rules.rep082_hard_wrapped_lines import RULE
from gentle_damage import space_characters, wrap_chinese, wrap_english
from own_articles import ARTICLE, ENGLISH


def through(text: str, *codes: str, media_type: str = "text/plain") -> str:
    document = Document(text=text, media_type=media_type)
    return repair(document, config=Config(select=codes or ("REP08",))).text


@pytest.mark.parametrize("gap", [" ", "\u3000", "\u00a0", "  "])
def test_characters_set_apart_are_joined(gap):
    line = "河口镇新桥正式通车"
    assert through(space_characters(line, gap)) == line
    assert through(f"前言。\n{space_characters(line, gap)}\n正文。") == f"前言。\n{line}\n正文。"


def test_a_text_spaced_throughout_is_joined_short_words_too():
    text = (
        "目录\n前言\n河口镇新桥正式通车两岸居民等了十二年\n附录\n渡船从那一年开到今年一共一百二十年"
    )
    assert through(space_characters(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "日 一 二 三 四 五 六",
        "东 南 西 北 中 发 白",
        "赵 钱 孙 李 周 吴 郑 王 冯 陈",
        "寬 薰 瀨 增 德 賴 朗 橫 黑",
        "目 录",
        "记者 陈 柱 王 凯",
        "春 眠\n夏 夜",
    ],
)
def test_lists_of_characters_stay(text):
    assert through(text) == text


@pytest.mark.parametrize("width", [25, 30, 36, 40])
def test_a_chinese_text_wrapped_at_a_width_is_joined(width):
    text = f"{ARTICLE}\n\n{ARTICLE}"
    wrapped = "\n\n".join(wrap_chinese(each, width) for each in text.split("\n\n"))
    assert through(wrapped, "REP082") == text


@pytest.mark.parametrize("width", [60, 68, 72, 79])
def test_an_english_text_wrapped_at_a_width_is_joined(width):
    wrapped = "\n\n".join(wrap_english(each, width) for each in ENGLISH.split("\n\n"))
    assert wrapped != ENGLISH
    assert through(wrapped, "REP082") == ENGLISH
    assert through(wrapped.replace("\n", "\r\n"), "REP082") == ENGLISH.replace("\n", "\r\n")


def test_a_hyphen_goes_only_if_the_word_stands_whole_elsewhere():
    (example,) = RULE.examples
    assert "anony-\nmous" in example.before
    assert "anonymous. Nobody" in through(example.before, "REP082")
    alone = example.before.replace("were anonymous", "had no names")
    assert "anony-mous. Nobody" in through(alone, "REP082")


VERSE = "\n".join(
    ["春天的河水涨到了石阶", "没有人记得渡船的名字", "有人在对岸喊了一声", "水面很宽"] * 4
)
LIST = "\n".join(
    f"{number}. An item of the list that is long enough to fill" for number in range(1, 12)
)
ROWS = "\n".join("2019-01-01,08:00,1.08332,1.08338,1.08321,1.08330,12345,99" for _ in range(20))
REVIEWS = "\n".join("Reviewed in the United States, verified purchase, 5 stars" for _ in range(20))


@pytest.mark.parametrize(
    "text",
    [
        VERSE,
        LIST,
        ROWS,
        REVIEWS,
        ARTICLE,
        ENGLISH,
        "\n".join(
            "> quoted lines of a mail that somebody else has wrapped before" for _ in range(9)
        ),
        "```\n" + wrap_english(ENGLISH, 60) + "\n```",
        "สวัสดี " + wrap_english(ENGLISH, 60),
    ],
    ids=["verse", "list", "rows", "reviews", "zh", "en", "mail", "code", "thai"],
)
def test_lines_that_are_lines_stay(text):
    assert through(text, "REP082") == text


def test_html_has_no_lines():
    wrapped = f"<p>{wrap_english(ENGLISH, 70)}</p>"
    assert through(wrapped, "REP082", media_type="text/html") == wrapped
