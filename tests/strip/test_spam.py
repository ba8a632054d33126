"""Spam is told by shape and number of words; news about the same matters stays."""

import pytest

from cleaner.block import Block
from cleaner.document import Document, Source
from cleaner.pipeline import until
from cleaner.strip.view.keyword_islands import is_strewn
from cleaner.strip.view.line import is_stuffed_line, lone_line, make_line
from cleaner.strip.view.spam import is_spam_line

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


MACHINE_MADE = {
    "bet1": """随着互联网的普及，线上娱乐逐渐成为人们日常生活中不可或缺的一部分。天豪体育官网凭借丰富的赛事资源和稳定的系统，赢得了众多玩家的青睐。
平台涵盖足球、篮球、电竞等多种投注类型，玩家可以根据自己的喜好自由选择。注册流程十分简单，只需填写手机号码即可完成。
为了回馈新老用户，天豪体育官网每周都会推出首存优惠、返水活动以及免费彩金，让每一位玩家都能感受到诚意。
客服团队全天候在线，随时解答您在充值和提现过程中遇到的问题。资金采用银行级加密，安全无忧。
如果您正在寻找一个值得信赖的平台，不妨下载天豪体育APP，开启您的精彩之旅。""",
    "bet2": """金鼎国际娱乐登录入口是一款备受欢迎的手机棋牌软件，最新版本已经上线，安卓和苹果用户均可免费下载安装。
软件特色：1、界面简洁明了，操作流程一目了然；2、玩法多样，百家乐、牛牛、轮盘应有尽有；3、大额提现秒到账，安全有保障。
更新日志：修复已知问题，优化用户体验，新增多种支付方式，兼容更多机型。
用户评价：玩法很丰富，客服也很耐心，充值送彩金的活动特别给力，推荐给大家！""",
    "lottery": """新宝五分钟开奖走势图是许多彩民每天必看的内容。通过分析历史开奖数据，玩家可以找到其中的规律，从而提高中奖的概率。
在这个快节奏的时代，越来越多的人选择在线投注。新宝平台为用户提供专业的计划软件和精准的预测服务，带您轻松赚取收益。
无论您是新手还是资深玩家，都能在这里找到适合自己的玩法。赶快注册，领取注册送的八十八元彩金吧！""",
    "loan": """急用钱找我，身份证贷款，无视黑白户，当天放款，加微信秒批，额度最高五十万。
本公司专业办理信用卡套现、代还、养卡提额，手续费低，安全可靠。
刻章办证，学历证书，驾驶证，发票代开，联系QQ一二三四五六七。""",
}


@pytest.mark.parametrize("text", MACHINE_MADE.values(), ids=MACHINE_MADE.keys())
def test_promotion_without_a_single_fact_is_rejected(text):
    assert not strip(text).verdict.kept


REPORTED = {
    "case": """法院查明，被告人丁某等人搭建名为“金鼎国际”的赌博网站，设置百家乐、牛牛、轮盘等玩法，以注册送彩金、首存优惠、返水等方式招揽玩家。
截至案发，网站共有注册会员三万余人，累计充值金额达四亿元，提现二亿余元。丁某负责客服团队的管理，每月领取分红。
法院认为，丁某等人以营利为目的开设赌场，情节严重，判处丁某有期徒刑五年，并处罚金二十万元。""",
    "lotnews": """福彩双色球第2023068期昨晚开奖，红球号码为03、08、14、19、25、31，蓝球号码为09。当期一等奖开出六注，单注奖金七百一十二万元。
据省福彩中心介绍，其中一注花落本市，中奖彩票由一位外卖骑手购得，投注额为十元。中奖者表示，奖金将用于给父母翻修老屋。
本期投注总额为三亿七千万元，为社会筹集公益金一亿三千万元。""",
    "game": """这款解谜游戏的最新版本本周上线，新增两个章节和一套手柄操作。玩家扮演一名修钟匠，在停摆的小镇里寻找丢失的零件。
界面设计延续了前作的水彩风格，操作流程比前作简洁，新手玩家大约两个小时可以通关第一章。
可惜的是安卓版还存在闪退的问题，官方称将在下月修复。对喜欢慢节奏的玩家来说，它值得一试。""",
    "sexed": """很多家长不知道该怎样同孩子谈性。门诊里，王医生常常遇到因为羞于开口而耽误治疗的少年。
她建议从五六岁起就告诉孩子身体各部位的正确名称，包括阴茎和乳房，不必用小名代替。
青春期的孩子会出现自慰，这是正常的生理现象，不必责骂。家长要做的是教他们保持卫生、保护隐私。
怎样避孕、怎样拒绝，也要讲清楚。她说，知识不会教坏孩子，沉默才会。""",
    "film": """这部影片讲述一名女教师与学生之间的禁忌之恋，因为大尺度的床戏在影展引起争议。导演说，裸体在片中不是诱惑，而是孤独。
影评人认为，片子的激情戏过于冗长，真正动人的是母亲在厨房里的那场戏。
影片将于下月在日韩和欧美同步上映，国内观众可以在线观看预告片。""",
    "platform": """本市昨天推出“城市一码通”平台，市民可以在一个平台上查询公积金、医保和公交。用户只需注册登录，便可享受便捷的服务。
市大数据局负责人介绍，平台采用加密技术保护个人信息，客服热线二十四小时在线，支付方式支持银行卡和数字人民币。
首日共有十二万用户下载安装，高峰时曾出现登录缓慢，技术人员连夜扩容。""",
    "sportsnews": """昨晚的德比战中，主队凭借补时阶段的任意球以二比一逆转。全场球迷起立鼓掌，队长赛后说，这是他职业生涯最难忘的一夜。
客队主帅对裁判的判罚表示不满，认为上半场的点球不应成立。视频回放显示，守方后卫确实先碰到了皮球。
此役过后，主队积三十六分升至第四，球迷们开始谈论久违的洲际赛事。""",
}


@pytest.mark.parametrize("text", REPORTED.values(), ids=REPORTED.keys())
def test_reports_that_use_the_same_words_stay_whole(text):
    document = strip(text)
    assert document.verdict.kept
    assert all(line in document.text for line in text.split("\n"))


def test_code_that_repeats_its_words_is_not_stuffed():
    commands = "docker stop river && docker rm river && docker pull river && docker run river\n" * 3
    block = Block(text=commands, start=0, end=len(commands), kind="code")
    assert not is_stuffed_line(make_line(block, commands))


def test_a_command_line_outside_a_code_block_is_not_stuffed():
    line = lone_line(
        "docker stop river && docker rm river && docker pull river && docker run river"
    )
    assert not is_stuffed_line(line)
    assert is_stuffed_line(lone_line("river news, river portal, river town, " * 4))
