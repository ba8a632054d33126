"""Titles, furniture and what stands behind the end of an article, through the stage."""

import pytest

import cleaner
from cleaner.block import Block
from cleaner.config import DEFAULT, Config
from cleaner.document import Document, Source
from cleaner.pipeline import until
from cleaner.strip.view.furniture import phrase_pieces, tail_pieces
from cleaner.strip.view.view import View

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
        "桥头的老柳树（视频截图）",
        "桥头的老柳树。视频截图",
        "雨后的江边，镇上的人在桥头说话。（视觉中国）",
        "堤坝上的沙袋。江边县公安局供图 江边网",
        "本作品为“江边科普”原创，转载时务请注明出处。",
        "信息来源于网络",
        "(综合整理自江边日报、河口网等)",
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
        "Anna Berg/AFP via Getty Images",
        "Anna Berg via Reuters",
        "Getty Images / Anna Berg",
        "This article originally appeared in River News.",
        "Opinion articles reflect the views of their authors, not necessarily those of River News.",
        "The newsroom of River News had no role in the creation or display of this content.",
        "Store and/or access information on a device",
        "Create profiles for personalised advertising",
        "These cookies allow us to count visits and where they come from.",
        "2 of 9 |",
        "This slideshow requires JavaScript.",
        '[river-gallery size="large" ids="3,4"]',
        "Image courtesy of: Anna Berg",
        "Related reading: The dam of 1958",
        "You may also like: The dam of 1958",
        "Anna Berg and Jon Field contributed to this report.",
    ],
)
def test_a_line_of_english_furniture_goes(line):
    assert squeezed(strip(ENGLISH + "\n" + line).text) == squeezed(ENGLISH)


@pytest.mark.parametrize(("head", "tail"), [("FILE - ", ""), ("", " (AP Photo/Anna Berg)")])
def test_a_caption_may_be_long_where_its_credit_is_sure(head, tail):
    caption = (
        "The dam of the river, seen from the bridge of the upper village on a day in spring, "
        "when the water stood higher than in any year before."
    )
    article = f"{ENGLISH}\n" + ENGLISH.replace("river", "lake").replace("fire brigade", "mayor")
    assert caption not in strip(f"{article}\n{head}{caption}{tail}").text
    assert caption in strip(f"{article}\n{caption}").text


@pytest.mark.parametrize(
    "line",
    [
        "Graphics: two cards of the last series",
        "Video: thirty frames a second, no crop",
        "A single, local source of truth",
        "Streaming sources: the river, the lake, the well",
        "Here are images of some of my projects:",
        "Credit-card debt rose again in March",
        "Credit/debit cards of three banks",
        "Image-based tests of the gauge",
        "Photo editing for beginners",
        "Video conferencing tools",
        "Unlock the full potential of your garden",
        "$28 per month (or $48 with the studio plan)",
        "Thank you for your interest in science!",
        "Get the native feel in your web app",
        "Next up: the smaller of the two boats.",
        "Built by two brothers of the village",
        "A favourite by the harbour",
        "A red scarf by Mary Bond",
        'Increased active area to 7.4" (from 7.0")',
        "Reverse engineering (malware/ APK)",
        "These cookies are soft and keep for a week.",
        "File-sharing programs of that time",
        "Also: two cups of sugar",
    ],
)
def test_a_line_that_only_looks_like_furniture_stays_in_the_article(line):
    first, second = ENGLISH.split("\n")
    assert line in strip(f"{first}\n{line}\n{second}").text


def test_a_last_line_without_a_link_is_not_taken_for_one():
    assert "Also: two cups of sugar" in strip(ENGLISH + "\nAlso: two cups of sugar").text


@pytest.mark.parametrize(
    "line",
    [
        "这些资料来自网上流传的一封信，镇上的人都读过。",
        "本文作者请求引用时不要改动河水的水位记录。",
        "综合自动化的水文站",
    ],
)
def test_a_sentence_that_only_begins_like_a_notice_stays(line):
    assert line in strip(f"{BODY}\n{line}\n{BODY.replace('河水', '湖水')}").text


def test_letters_of_an_agency_inside_a_word_make_no_caption():
    first, second = BODY.split("\n")
    text = f"{first}\nかわ\nバッグ／Breath TOPKAPI\n第九回 (Chapter 9)\n{second}"
    assert "TOPKAPI" in strip(text).text
    assert "Chapter 9" in strip(text).text


def page_of(*blocks):
    """A page of blocks, each a text, a kind and a share of links."""
    placed, at = [], 0
    for index, (text, kind, links) in enumerate(blocks):
        end = at + len(text)
        placed.append(
            Block(text=text, kind=kind, links=links, start=at, end=end, index=index, score=0.9)
        )
        at = end + 1
    text = "\n".join(block.text for block in placed)
    return Document(text=text, blocks=tuple(placed), media_type="text/html")


def pieces(*blocks):
    """The texts of the lines among these blocks that phrases make furniture."""
    document = page_of(*blocks)
    return [piece.line.block.text for piece in phrase_pieces(View(document, DEFAULT))]


def test_a_link_to_another_article_goes_inside_the_article_and_a_plain_line_stays():
    first, second = ENGLISH.split("\n")
    lines = [
        ("Read more: The dam of 1958", "paragraph", 0.7),
        ("Also: The dam, and what it cost. A history of two villages", "paragraph", 0.9),
        ("Read our full review of the boat", "paragraph", 1.0),
        ("Read more: The dam of 1959", "paragraph", 0.0),
    ]
    found = pieces((first, "paragraph", 0.0), *lines, (second, "paragraph", 0.0))
    assert found == [line[0] for line in lines[:2]]


def test_a_link_inside_the_article_does_not_close_it():
    first, second = ENGLISH.split("\n")
    lines = [
        (first, "paragraph", 0.0),
        (second, "paragraph", 0.0),
        (second.replace("dam", "bridge"), "paragraph", 0.0),
        ("Read more: The dam of 1958", "paragraph", 0.9),
        ("A boat for each village", "heading", 0.0),
        ("Sandbags for the school and the mill", "heading", 0.0),
        ("A lamp at every landing stage", "heading", 0.0),
        ("The bridge stays closed.", "paragraph", 0.0),
    ]
    document = page_of(*lines, (second[:70] + ".", "paragraph", 0.0))
    assert tail_pieces(View(document, DEFAULT)) == ()


def test_code_is_no_furniture_whatever_its_words():
    first, second = ENGLISH.split("\n")
    code = ("image: postgres:18", "Copyright 1998-2020 River Works", "location /images/ {")
    lines = [(line, "code", 0.0) for line in code]
    assert pieces((first, "paragraph", 0.0), *lines, (second, "paragraph", 0.0)) == []


def test_markup_that_is_shown_keeps_the_ends_of_its_tags():
    text = BODY + "\n请这样写：<li>河水<strong>涨了。</strong></li>，然后保存。"
    assert "<li>河水<strong>涨了。</strong></li>" in strip(text).text


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
