"""Text without markup: what has no furniture comes through whole, what has it loses it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.config import DEFAULT
from cleaner.document import Source
from cleaner.pipeline import until
from cleaner.strip.read_text import read_text

WHOLE = {
    "a poem": """\
秋夜

窗外的雨
数着旧日的台阶
我把灯捻小
听见墙里的木头
轻轻地说话

你走的那年
也是这样的雨
""",
    "old verse": """\
春江晚渡
柳岸人归晚，渔灯一点明。
隔江闻笛起，不是旧时声。
水阔鱼书杳，山高雁字横。
何当同把酒，重数满天星。
""",
    "English verse": """\
The Ferryman

Grey water, and the rope gone slack,
A bell that no one means to ring;
He ferries over, ferries back,
And never asks for anything.

The willow leans to hear him pass,
The herons lift, the reeds bend low,
And still the river, smooth as glass,
Takes every face it used to know.
""",
    "dialogue": """\
“你什么时候走？”
“明天早上。”
“东西都收拾好了吗？”
“差不多了。”
他没有再问，把门轻轻带上。
“那你路上小心。”
“嗯。”
""",
    "a recipe": """\
番茄炒蛋

用料：
番茄 2个
鸡蛋 3个
盐 半勺
糖 一小勺
葱花 少许

做法：
1. 番茄切块，鸡蛋打散。
2. 热锅凉油，倒入蛋液，凝固后盛出。
3. 下番茄翻炒出汁，加盐和糖。
4. 倒回鸡蛋，撒葱花出锅。
""",
    "an English recipe": """\
Lentil soup for four

250 g red lentils
1 large onion
2 carrots
1 tbsp cumin
1 litre stock

Chop the onion and the carrots and fry them slowly in oil.
Add the cumin, then the lentils and the stock.
Simmer for twenty minutes and season to taste.
""",
    "German prose": """\
Am Morgen lag Nebel über dem Tal, und niemand hatte den Zug kommen hören. Der Bahnwärter stand schon eine Weile am Schuppen und rieb sich die Hände.

„Er fährt heute nicht weiter“, sagte er, ohne sich umzudrehen. Hinter ihm knarrte die Tür, und der Hund lief hinaus in den nassen Garten.

So blieben wir bis zum Abend, tranken Kaffee und spielten Karten, bis der Wind den Nebel fortgetragen hatte.
""",
    "French prose": """\
Le marché ouvrait à six heures, mais les premiers clients attendaient déjà sous les platanes. On parlait de la pluie, du prix des abricots et de la fête de dimanche.

Vers midi, la place se vidait d'un coup. Il ne restait que le chien du boulanger et deux chaises en fer, que personne n'avait rentrées.
""",
    "a kana diary": """\
きょうは あめでした。
いえで ほんを よみました。
よるは カレーを たべました。
とても おいしかったです。
あしたは はれるといいな。
""",
    "questions and answers": """\
问：这项办法从什么时候开始实行？
答：从下月一日起，全市各区同时实行。
问：老年人没有手机怎么办？
答：可以到社区服务站登记，由工作人员代为办理。
问：办理要不要交钱？
答：不要。
""",
    "a list of telephone numbers": """\
各区防汛值班电话如下，请市民遇到险情时及时拨打。
东城区：6401 2233
南湖区：6418 7700
北关区：6433 0912
西岭县：6477 1580
值班室二十四小时有人接听。
""",
    "lyrics": """\
月亮爬上来
风还在等待
你说过的那片海
我还没有去看

啦啦啦 慢慢走
啦啦啦 不回头

月亮爬上来
风还在等待
""",
}

ARTICLE = [
    "昨天下午，青石镇的老渡口重新开渡。停了三年的渡船刷了新漆，船头挂着红绸，岸上站满了来看热闹的人。",
    "船工陈大河今年六十二岁，在江上摆了四十年渡。他说，修桥那几年，大家都以为渡船用不着了，没想到还有这么多人惦记着它。",
    "“过江的人少了，可是坐船的人多了。”镇文化站的负责人说，周末从县城来的游客，一半是为了坐一回老渡船。",
    "按照计划，渡口两岸还要修一条三里长的步道，明年春天完工。到那时，两岸的孩子上学可以少走一段公路。",
    "夕阳落下去的时候，最后一班船靠了岸。陈大河把缆绳系好，收起竹篙，慢慢走上石阶。",
]
HEAD = ["首页", "新闻", "体育", "财经", "娱乐", "登录", "注册", "您的位置：首页 > 新闻 > 社会"]
TAIL = [
    "分享到：", "微信", "微博", "QQ空间", "相关阅读", "上一篇：市二中举行秋季运动会",
    "下一篇：城南菜市场今起改造", "热门推荐", "图片新闻", "关于我们", "联系我们", "广告服务", "网站地图",
    "版权所有 未经许可不得转载", "返回顶部",
]  # fmt: skip
ENGLISH = [
    "The old lighthouse at Gull Point will be lit again this winter, eleven years after the harbour board switched it off to save money.",
    "Volunteers spent the summer scraping rust from the gallery and replacing panes of the lantern, most of which had been broken by storms.",
    "“People kept asking us when it would come back,” said Marion Teale, who leads the group. “In the end it was easier to mend it than to explain.”",
    "The first lighting is planned for the longest night of the year. The board says that it will pay for the lamp, but not for a keeper.",
]
ENGLISH_HEAD = [
    "Skip to content",
    "Home",
    "News",
    "Sport",
    "Weather",
    "Subscribe",
    "Sign in",
    "Menu",
    "Search",
]
ENGLISH_TAIL = [
    "Share this article", "Facebook", "Twitter", "Email", "Related stories", "Most read", "Advertisement",
    "Sign up for our newsletter", "About us", "Contact us", "Privacy policy", "Terms of use", "Cookie settings",
    "© 2021 All rights reserved",
]  # fmt: skip


def kept(text: str, *, markdown: bool = False) -> list[str]:
    page = read_text(text, markdown=markdown, config=DEFAULT)
    return [b.text for b, keep in zip(page.blocks, page.keep, strict=True) if keep]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("setting", ["as it is", "blank lines", "no blank lines"])
def test_text_without_furniture_comes_through_whole(name: str, setting: str) -> None:
    text = WHOLE[name]
    if setting == "blank lines":
        text = "\n\n".join(lines(text))
    elif setting == "no blank lines":
        text = "\n".join(lines(text))
    assert kept(text) == lines(text)


@pytest.mark.parametrize("name", WHOLE)
def test_text_without_furniture_passes_as_markdown(name: str) -> None:
    assert [x for block in kept(WHOLE[name], markdown=True) for x in lines(block)] == lines(
        WHOLE[name]
    )


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("head", "body", "tail"), [(HEAD, ARTICLE, TAIL), (ENGLISH_HEAD, ENGLISH, ENGLISH_TAIL)]
)
def test_furniture_around_an_article_goes(
    gap: str, head: list[str], body: list[str], tail: list[str]
) -> None:
    page = read_text(gap.join([*head, *body, *tail]), config=DEFAULT)
    left = [b.text for b, keep in zip(page.blocks, page.keep, strict=True) if keep]
    assert not page.gated
    assert [line for line in left if line in body] == body
    assert len(left) <= len(body) + 3


def test_an_article_alone_is_gated() -> None:
    page = read_text("\n".join(ARTICLE), config=DEFAULT)
    assert page.gated
    assert all(page.keep)
    assert min(b.score for b in page.blocks) > 0.5


def test_one_menu_line_does_not_open_the_gate() -> None:
    page = read_text("\n".join(["首页", *ARTICLE]), config=DEFAULT)
    assert page.gated


def test_furniture_scores_below_the_article() -> None:
    page = read_text("\n".join([*HEAD, *ARTICLE, *TAIL]), config=DEFAULT)
    scores = {b.text: b.score for b in page.blocks}
    assert min(scores[x] for x in ARTICLE) > max(scores[x] for x in TAIL)


@given(st.text())
def test_any_text_becomes_blocks_that_are_spans_of_it(text: str) -> None:
    page = read_text(text, config=DEFAULT)
    assert page.text == text
    assert len(page.keep) == len(page.blocks)
    for number, block in enumerate(page.blocks):
        assert block.index == number
        assert block.text == text[block.start : block.end]
        assert 0 <= block.score <= 1


def test_reading_is_pure() -> None:
    text = "\n".join([*HEAD, *ARTICLE, *TAIL])
    assert read_text(text, config=DEFAULT) == read_text(text, config=DEFAULT)


def test_the_last_line_of_a_poem_stays_without_the_credit_glued_to_it() -> None:
    verse = "月亮从河对岸升起来\n船上的人还没有睡\n他们把灯挂在桅杆上\n等一条不会来的鱼"
    document = until("strip").run(
        Source(text=f"渡口的灯\n{verse}(完)【编辑:林晓梅】", media_type="text/plain")
    )
    assert document.text.endswith(verse)
    assert document.metadata.editors == ("林晓梅",)


def test_an_article_in_one_line_with_its_menu_stays() -> None:
    menu = "  ".join(f"• {name}" for name in ("首页", "师资", "动态", "资讯", "讲座", "报名") * 3)
    story = (
        "报名热线：12345678教育热点小学生怎样过暑假"
        + "孩子们充满了好奇，同时也面临着挑战。家长要听听他们的喜怒哀乐。" * 8
    )
    document = until("strip").run(
        Source(text=f"{menu}{story}上一篇:开学通知下一篇:放假通知", media_type="text/plain")
    )
    assert "家长要听听他们的喜怒哀乐。" in document.text


@pytest.mark.parametrize(
    "text",
    [
        (
            "《渡口》演职员表\n导演：林晓梅\n编剧：周远\n主演：高原、林波\n摄影：王芳\n剪辑：李强\n出品：江边影业\n"
            "影片讲述一封迟到三十年的信，如何把两个不相识的家庭连在一起。"
        ),
        (
            "Dear Ruth,\nYour letter came on Tuesday, and I have read it twice a day since then.\n"
            "The river is high but the house is dry.\nCome when you can.\nLove,\nAnna"
        ),
        "问：没带卡能不能报销？\n答：可以。出示电子凭证即可。\n问：在外地看病怎么办？\n答：先备案，备案可以在网上办理。",
        "2019年3月2日 星期六 阴\n早上去看水尺，比昨天涨了四厘米。\n3月3日 星期日 雨\n整天没有出门，在家补网。",
    ],
    ids=["cast", "letter", "questions", "diary"],
)
def test_short_lines_of_a_text_without_furniture_stay(text: str) -> None:
    document = until("strip").run(Source(text=text, media_type="text/plain"))
    lines = text.split("\n")
    assert [line for line in lines[1:] if line not in document.text] == []
