"""Titles, furniture and what stands behind the end of an article, through the stage."""

import pytest

import cleaner
from cleaner.config import Config
from cleaner.document import Document, Source
from cleaner.pipeline import until

BODY = (
    "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处，没有人受伤。\n"
    "消防员说，堤坝没有损坏，被水围住的几户人家也都平安，下午三点已经恢复供电。"
)
ENGLISH = (
    "The river rose by two metres during the night, and the people of three villages moved to higher ground.\n"
    "At dawn the rain stopped. Nobody was hurt, the fire brigade said, and the dam had held without damage."
)


def strip(text: str, **options: object) -> Document:
    config = Config(**options)
    return until("strip", config).run(Source(text=text, media_type="text/plain"))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    "line",
    [
        "当前位置：首页 > 新闻 > 正文",
        "您现在的位置: 江边网>>本地新闻",
        "條評論立即評論",
        "人工智能朗讀:",
        "字体： 大 中 小",
        "分享到：微信 微博 QQ空间",
        "海量资讯、精准解读，尽在江边财经APP",
        "长按识别二维码关注我们",
        "上一篇：江水退了",
        "上一页 1 2 3 下一页",
        "登录后阅读全文",
        "© 2019 江边网 版权所有",
        "版权声明：凡注明来源为江边网的作品，未经授权不得转载。",
        "江ICP备12345678号",
        "{{username}} {{unread}}",
        "(资料图片仅供参考)",
        "关于我们 | 联系我们 | 网站地图",
        "相关阅读",
        "浏览次数：123次",
        "【纠错】",
    ],
)
def test_a_line_of_furniture_goes(line):
    assert squeezed(strip(BODY + "\n" + line).text) == squeezed(BODY)


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Leave a comment",
        "Sign up for our newsletter",
        "© 2019 River News. All rights reserved.",
        "Read more: The dam of 1958",
        "Privacy Policy",
        "3 min read",
        "Follow us on Twitter",
    ],
)
def test_a_line_of_english_furniture_goes(line):
    assert squeezed(strip(ENGLISH + "\n" + line).text) == squeezed(ENGLISH)


def test_short_words_inside_the_article_stay():
    first, second = BODY.split("\n")
    text = f"{first}\n推荐\n{second}"
    assert "推荐" in strip(text).text


def test_lists_behind_the_credits_go_and_the_credits_are_read():
    text = (
        BODY
        + "\n责任编辑：林晓梅\n来源：江边日报\n• 老街改造完成过半\n工期提前两个月,记者在现场看到\n• 湖畔新桥今日通车!\n"
    )
    document = strip(text)
    assert squeezed(document.text) == squeezed(BODY)
    assert document.metadata.editors == ("林晓梅",)
    assert document.metadata.source == "江边日报"


def test_another_long_text_behind_a_credit_line_stays():
    text = (
        BODY + "\n责任编辑：林晓梅\n" + BODY.replace("河水", "湖水").replace("消防员", "护林员") * 2
    )
    assert "湖水" in strip(text).text


def test_a_title_that_stands_twice_is_read_and_dropped():
    title = "一夜大雨河水涨两米"
    text = f"{title}_江边新闻网\n首页\n本地\n{title}\n2019-06-15 08:18 来源：江边日报\n{BODY}"
    document = strip(text)
    assert document.metadata.title == title
    assert document.metadata.published == "2019-06-15T08:18"
    assert squeezed(document.text) == squeezed(BODY)


def test_a_first_line_that_is_a_question_is_read_and_stays():
    document = strip("河水为什么一夜涨了两米？\n" + BODY)
    assert document.metadata.title == "河水为什么一夜涨了两米？"
    assert document.text.startswith("河水为什么一夜涨了两米？")


def test_verse_has_no_title_but_its_own_lines():
    verse = "春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。"
    assert squeezed(strip(verse).text) == squeezed(verse)


def test_captions_are_kept_on_demand():
    text = BODY + "\n▲江边的堤坝。\n" + "湖边的学校也停课一天，操场暂时作了仓库，里面放着棉被。"
    assert "堤坝。" not in strip(text).text.split("平安")[1][:30]
    assert "▲江边的堤坝。" in strip(text, keep=("captions",)).text


def test_a_story_in_pictures_keeps_its_captions():
    text = "\n".join(f"▲江边的第{n}座堤坝，建于一九五{n}年。" for n in range(1, 6))
    assert "第3座" in strip(text).text


NOTICE = (
    "入汛以后，河水涨了两米，请住在低处的居民尽快转移到镇上的小学，不要在桥头停留。\n"
    "如遇紧急情况，请立即拨打以下电话，并说明所在的村子、门牌和被困的人数。"
)
NUMBERS = (
    "河口镇防汛值班电话：0715-1234567\n河口镇卫生院急救电话：0715-1234120\n"
    "县防汛指挥部24小时免费咨询热线：0800029999\n县应急呼叫中心电话：\n0086-10-12345或0086-10-54321\n"
    "桥头村广播站电话：011-6229515、6228286"
)


def test_telephone_numbers_behind_a_notice_are_no_related_list():
    text = f"{NOTICE}\n{NUMBERS}\n【编辑:林晓梅】"
    document = until("strip").run(Source(text=text, media_type="text/plain"))
    assert all(line in document.text for line in NUMBERS.split("\n"))


def test_the_house_that_made_a_piece_is_a_credit():
    text = f"{NOTICE}\n策划：林晓梅\n编辑：周远\n江边社国内部出品"
    document = until("strip").run(Source(text=text, media_type="text/plain"))
    assert document.text.split() == NOTICE.split()
    assert {e.rule for e in document.ledger if "出品" in e.before} == {"MET150"}


@pytest.mark.parametrize("line", ["作者：林晓梅", "分享到微博", "上一页 下一页"])
def test_thousands_of_lines_behind_an_uncertain_end_are_read_once(line):
    text = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"
    document = cleaner.clean("\n".join([text] + [line] * 8000))
    assert document.body.startswith(text)


def test_what_follows_the_editor_is_furniture_only_if_it_is_little():
    prose = [
        f"第{n}天，河水在夜里涨了两米，下游三个村子的居民连夜转移到高处，没有人受伤。"
        for n in "一二三四五六七八"
    ]
    teaser = "渡口的灯昨晚又亮了，几十个人在岸边等着船来。"
    menu = ["渡口新闻与江边旧事", "江边旧事与渡口新闻"]
    end = ["（责任编辑：林晓梅）"]
    little = cleaner.clean("\n".join(prose + end + [teaser] + menu))
    much = cleaner.clean("\n".join(prose[:1] + end + prose[1:] + menu))
    assert teaser not in little.body
    assert prose[-1] in much.body
