"""Spam is told by shape and number of words; news about the same matters stays."""

import pytest

from cleaner.document import Document, Source
from cleaner.pipeline import until
from cleaner.strip.page_lines import is_stuffed_line, lone_line
from cleaner.strip.spam import is_spam_line
from cleaner.strip.strewn import is_strewn

BODY = (
    "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。\n"
    "消防员说，堤坝没有损坏，被水围住的几户人家也都平安，下午三点已经恢复供电。\n"
    "镇上的小学停课一天，操场暂时作了仓库，里面放着棉被、饮水和方便面。"
)


def strip(text: str) -> Document:
    return until("strip").run(Source(text=text, media_type="text/plain"))


@pytest.mark.parametrize(
    "line",
    [
        "国产精品久久久,亚洲无码在线观看,人妻中文字幕",
        "國產精品久久久，亞洲無碼在線觀看，人妻中文字幕",
        "夜色影院免费观看| 国产午夜福利| 日韩无码在线| 人妻熟女| 欧美激情| 成人网站| 三级片| 免费av",
        "感谢您访问我们的网站，您可能还对以下资源感兴趣：",
    ],
)
def test_keyword_lists_and_farms_are_spam(line):
    assert is_spam_line(lone_line(line))


@pytest.mark.parametrize(
    "line",
    [
        "警方通报，该网络色情平台的主播和管理员共二十人被抓获。",
        "收容教育办法被废止，专家称卖淫嫖娼行为仍将被惩戒",
        "主演：林晓梅,周远,高原,王芳,李强",
        "工商银行 | 建设银行 | 农业银行 | 中国银行 | 交通银行",
        "春眠不觉晓，处处闻啼鸟，夜来风雨声，花落知多少",
        "标签：洪水 转移 救援 堤坝",
        "体彩中心公布了上个月的彩票销量",
    ],
)
def test_news_lists_and_verse_are_not(line):
    assert not is_spam_line(lone_line(line))


def test_spam_around_an_article_goes_and_the_article_stays():
    farm = (
        "\n感谢您访问我们的网站，您可能还对以下资源感兴趣：\n夜色影院| 免费观看| 天天看片\n江边直播"
    )
    document = strip("国产精品久久久,亚洲无码在线观看,人妻中文字幕\n" + BODY + farm)
    assert document.verdict.kept
    assert "".join(document.text.split()) == "".join(BODY.split())


def test_a_page_of_nothing_but_spam_is_rejected():
    document = strip("国产精品久久久,亚洲无码在线观看,人妻中文字幕\n天天看片,人妻熟女,午夜福利")
    assert document.verdict.rule == "SPM520"


def test_machine_written_promotion_of_a_betting_site_is_rejected():
    text = (
        "在当今快速发展的时代，该平台致力于为用户提供丰富多彩的游戏体验。无论您是资深玩家还是新手玩家，"
        "都能畅享投注的乐趣。此外，平台还不定期推出优惠活动，客服团队随时为用户解答疑问，让您无后顾之忧。"
    )
    assert strip(text).verdict.rule == "SPM530"


def test_news_about_betting_is_kept():
    text = (
        "警方捣毁了一个网络赌博平台。据介绍，该平台以注册优惠吸引玩家，涉案金额达两亿元，客服团队设在境外。\n"
        "8月3日，主犯在边境落网。检察官说，受害人遍布十二个省，最多的一人输掉了三百万元。"
    )
    assert strip(text).verdict.kept


def test_the_same_names_over_and_over_stuff_a_line():
    assert is_stuffed_line(lone_line("江边网,江边新闻网,江边县门户 " * 4))
    assert not is_stuffed_line(
        lone_line("林晓梅、周远、高原、王芳、李强、赵敏、钱伟、孙丽参加了救援")
    )


FOUL = "\n".join(
    ["久久精品国产亚洲av,人妻无码一区二区三区,欧美日韩在线观看免费"] * 2
    + ["江边量具有限公司", "网站首页", "产品中心", "首页 > 新闻动态 > 堤坝巡查"]
)
FARM_TAIL = (
    "\n上一篇：卡尺的保养\n感谢您访问我们的网站，您可能还对以下资源感兴趣：\n国产精品久久久久久无码\n"
    + "|".join(["国产高清在线精品一区", "人妻少妇精品视频专区", "欧美激情综合亚洲一二区"] * 4)
)


def test_a_clone_page_keeps_its_article_however_dense_its_farms_are():
    document = strip(FOUL + "\n" + BODY + FARM_TAIL)
    assert document.verdict.kept
    assert all(line in document.text for line in BODY.split("\n"))
    assert "人妻" not in document.text


def test_a_clone_page_set_in_one_line_keeps_its_article():
    page = (FOUL + "\n" + BODY + FARM_TAIL).replace("\n", " " * 12)
    document = strip(page)
    assert document.verdict.kept
    assert all(line in document.text for line in BODY.split("\n"))
    assert "人妻" not in document.text
    assert "感谢您访问" not in document.text


def test_a_clone_page_without_an_article_is_rejected():
    assert not strip(FOUL + FARM_TAIL).verdict.kept


def test_a_list_of_titles_of_the_trade_is_rejected_line_by_line():
    titles = "\n".join(
        f"• {name} AV出道 麻豆传媒 无码流出 AB-{number}\n{number}次播放"
        for number, name in enumerate(["晓梅", "阿远", "小舟", "林林", "阿波", "小高"], 101)
    )
    menu = "首页\n蜜桃影像\n星空无限\n天美传媒\n精东影业\n萝莉社\n制服丝袜"
    assert not strip(menu + "\n" + titles).verdict.kept


NEWS_OF_THE_TRADE = (
    "四月十二日，江边法院公开宣判一起传播淫秽物品牟利案。被告人周某因在群组中贩卖色情视频，被判处有期徒刑三年。\n"
    "法院审理查明，周某先后建立十一个付费群，出售所谓“会员资格”，群内共有淫秽视频三千余部。\n"
    "承办法官说，群成员中不乏未成年人，危害不容低估。警方还捣毁了两个网络赌博平台，涉案人员以棋牌游戏为名招揽玩家充值下注。"
)


@pytest.mark.parametrize(
    "head", ["", "首页\n登录\n当前位置：首页 > 法治 > 正文\n男子贩卖淫秽视频获刑\n"]
)
def test_news_about_the_trade_stays(head):
    document = strip(head + NEWS_OF_THE_TRADE)
    assert document.verdict.kept
    assert all(line in document.text for line in NEWS_OF_THE_TRADE.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        "河水涨了两米。 村民已经转移。 天亮以后，雨停了。 桥头还有人守着。 " * 4,
        "三款手机上市。 此次发布的三款 Galaxy S20 系列配置出色。 Galaxy S20 的屏幕为 6.2 英寸。 除 Galaxy S20 外还有两款。 "
        * 4,
        "第一层讲得很细。 回复 举报 第二层补充了一点。 回复 举报 第三层表示赞成。 回复 举报 " * 4,
    ],
    ids=["sentences", "latin names", "buttons"],
)
def test_blanks_between_sentences_do_not_make_a_text_strewn(text):
    assert not is_strewn([text])
