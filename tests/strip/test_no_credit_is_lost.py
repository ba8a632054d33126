"""Credit lines built from parts: every name, day and source is in the metadata, or the line stays."""

from datetime import date

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleaner import clean
from cleaner.strip.metadata.dates import parse_date
from cleaner.text.letters import key_of

ZH = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了，水位也慢慢降了下来。"
EN = (
    "The river rose two metres in the night, and three villages moved to higher ground before dawn."
)
FR = "Le fleuve est monté de deux mètres, et trois villages ont gagné les hauteurs avant l'aube."
DE = "Der Fluss stieg in der Nacht um zwei Meter, und drei Orte wurden noch vor dem Morgen geräumt."

HAN = st.lists(
    st.sampled_from(["林晓梅", "周远", "高原", "王小明", "欧阳修文", "李四", "阿依古丽", "甲乙丙", "方言", "陈柱"]),
    min_size=1, max_size=4, unique=True,
)  # fmt: skip
LATIN = st.lists(
    st.sampled_from(["Jane Doe", "John Q. Public", "Anna Schmidt", "Jeanne Dupont", "Jan van Dam"]),
    min_size=1, max_size=3, unique=True,
)  # fmt: skip
PAPERS = st.sampled_from(
    ["江边日报", "央视新闻客户端", "新江边网", "江边电视台", "中国江边网", "江边发布"]
)
DAYS = st.dates(
    min_value=date(1999, 1, 1),
    max_value=date(2029, 12, 31),
)


@st.composite
def han_piece(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A piece of a Chinese credit line, and what it says."""
    names, paper, day = draw(HAN), draw(PAPERS), draw(DAYS)
    known = draw(st.sampled_from(["林晓梅", "周远", "欧阳修文"]))  # a word alone may be anything
    joined = draw(st.sampled_from(["、", " ", "", "，"])).join(names)
    label = draw(
        st.sampled_from(
            [
                "编辑",
                "责任编辑",
                "责编",
                "作者",
                "记者",
                "通讯员",
                "一审",
                "摄影",
                "校对",
                "文/图",
                "供稿",
            ]
        )
    )
    mark = draw(st.sampled_from(["：", ":", " | ", "丨", "/"]))
    chinese = f"{day.year}年{day.month:02}月{day.day:02}日"
    return draw(
        st.sampled_from([
            (f"{label}{mark}{joined}", names),
            (f"{paper}记者{joined}", [paper, *names]),
            (f"本报记者{joined}", names),
            (f"《{paper}》({chinese}第02版)", [paper, day.isoformat()]),
            (f"来源：{paper}", [paper]),
            (f"{chinese} 来源：{paper}", [paper, day.isoformat()]),
            (f"发布时间：{day.isoformat()} 08:18", [day.isoformat()]),
            (paper, [paper]),
            (known, [known]),
        ])
    )  # fmt: skip


@st.composite
def han_article(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A Chinese article with credits before it, glued to it or behind it, and what they say."""
    pieces = draw(st.lists(han_piece(), min_size=1, max_size=3, unique_by=lambda piece: piece[0]))
    said = [fact for _, facts in pieces for fact in facts]
    wraps = draw(
        st.lists(st.sampled_from(["({})", "（{}）", "【{}】", "[{}]"]), min_size=3, max_size=3)
    )
    chain = "".join(wrap.format(text) for wrap, (text, _) in zip(wraps, pieces, strict=False))
    lines = "\n".join(text for text, _ in pieces)
    spaced = "  ".join(text for text, _ in pieces)
    return draw(
        st.sampled_from([
            (f"一夜大雨河水涨两米\n{lines}\n{ZH}\n{ZH[:25]}", said),
            (f"一夜大雨河水涨两米\n{spaced}\n{ZH}", said),
            (f"{ZH}\n{ZH[:25]}{chain}", said),
            (f"{ZH}\n{lines}", said),
            (f"{ZH}\n{chain}", said),
            (f"{ZH}\n{spaced}", said),
        ])
    )  # fmt: skip


@st.composite
def latin_article(draw: st.DrawFn) -> tuple[str, list[str]]:
    """An article in letters with a byline and a day, and what they say."""
    names, day = draw(LATIN), draw(DAYS)
    english = f"{day:%B} {day.day}, {day.year}"
    french = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
              "octobre", "novembre", "décembre"][day.month - 1]  # fmt: skip
    iso = day.isoformat()
    head, body = draw(
        st.sampled_from([
            (f"By {' and '.join(names)} | {english}", EN),
            (f"{names[0]}, {english}", EN),
            (f"Published {english}", EN),
            (f"Edited by {names[0]}", EN),
            (f"Photos by {names[0]}", EN),
            (f"Publié le {day.day} {french} {day.year} à 10h20 – Par {names[0]}", FR),
            (f"Par {', '.join(names)}, publié le {day.day} {french} {day.year}", FR),
            (f"Publié le {day.day:02}/{day.month:02}/{day.year}", FR),
            (f"Von {' und '.join(names)} | {day.day:02}.{day.month:02}.{day.year}", DE),
        ])
    )  # fmt: skip
    days = [] if str(day.year) not in head else [iso]
    said = [*(name for name in names if name in head), *days]
    text = draw(st.sampled_from([f"A title of few words\n{head}\n{body}\n", f"{body}\n{head}\n"]))
    return text, said


def unsaid(text: str, said: list[str]) -> list[str]:
    """What stands neither in the metadata of a text nor in what is left of it."""
    document = clean(text)
    told = key_of(msgspec.json.encode(document.metadata).decode() + document.text)
    left = "\n".join(
        [document.text, *document.metadata.credits]
    )  # a day may stand there as written
    return [fact for fact in said if key_of(fact) not in told and not _stands(left, fact)]


def _stands(text: str, day: str) -> bool:
    """Whether the text still gives that day somewhere."""
    return any(
        (parse_date(line[at:], language="fr") or "").startswith(day)
        for line in text.split("\n")
        for at in range(len(line))
    )


@given(han_article())
@example(
    (ZH + "《江边日报》(2025年06月10日第02版)【编辑:林晓梅】", ["江边日报", "2025-06-10", "林晓梅"])
)
@example((f"一夜大雨河水涨两米\n江边日报  编辑：林晓梅\n{ZH}", ["江边日报", "林晓梅"]))
@example((ZH + "\n编辑：林晓梅\n江边日报", ["江边日报", "林晓梅"]))
@example((ZH + "\n编辑：林晓梅\n江边日报记者阿依古丽", ["江边日报", "林晓梅", "阿依古丽"]))
@example((ZH + "(央视新闻客户端)【编辑:林晓梅】", ["央视新闻客户端", "林晓梅"]))
@example(
    (ZH + "（江边电视台记者林晓梅周远高原）【责编：王小明】", ["江边电视台", "周远", "王小明"])
)
@example(
    (ZH + "\n来源：江边发布  2024年08月14日 来源：新江边网", ["江边发布", "新江边网", "2024-08-14"])
)
@example((ZH + "\n【江边发布】【发布时间：2020-04-07 08:18】", ["江边发布", "2020-04-07"]))
@example((ZH + "\n【责任编辑：高原王小明阿依古丽方言】【王小明】", ["阿依古丽", "方言"]))
@example((ZH + "\n编辑:周远\n《江边日报》(2028年10月24日第02版)\n林晓梅", ["2028-10-24", "林晓梅"]))
@example((f"一夜大雨河水涨两米\n文/图:甲乙丙  新江边网\n{ZH}", ["甲乙丙", "新江边网"]))
@example((f"一夜大雨河水涨两米\n江边日报记者阿依古丽\n2011年11月16日\n{ZH}", ["阿依古丽"]))
def test_nothing_a_chinese_credit_says_is_lost(article: tuple[str, list[str]]) -> None:
    assert unsaid(*article) == []


@given(latin_article())
def test_nothing_a_credit_in_letters_says_is_lost(article: tuple[str, list[str]]) -> None:
    assert unsaid(*article) == []


@pytest.mark.parametrize(
    ("tail", "wanted"),
    [
        ("《江边日报》(2025年06月10日第02版)【编辑:林晓梅】", {"source": "江边日报", "published": "2025-06-10", "editors": ("林晓梅",)}),
        ("(央视新闻客户端)【编辑:林晓梅】", {"source": "央视新闻客户端", "editors": ("林晓梅",)}),
        ("（江边电视台记者林晓梅周远高原）【责编：王小明】", {"source": "江边电视台", "authors": ("林晓梅", "周远", "高原"), "editors": ("王小明",)}),
        ("\n（林晓梅）", {"authors": ("林晓梅",)}),
        ("\n编辑 | 林晓梅", {"editors": ("林晓梅",)}),
        ("\n(一审 林晓梅 二审 周远)", {"credits": ("一审 林晓梅", "二审 周远")}),
        ("\n来源：江边日报\n来源：江边晚报", {"source": "江边日报", "credits": ("江边晚报",)}),
        ("\n江边发布 2021年10月04日", {"authors": (), "published": "2021-10-04", "credits": ("江边发布",)}),
        ("\n供稿：江边日报 林晓梅", {"source": "江边日报", "authors": ("林晓梅",)}),
    ],
)  # fmt: skip
def test_a_chain_of_credits_goes_and_is_read(tail: str, wanted: dict[str, object]) -> None:
    document = clean(ZH + tail)
    assert document.text.strip() == ZH
    assert {name: getattr(document.metadata, name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "tail", ["（笑）", "（云南）", "（江边日报评论员）", "《江边日报》", "（见第02版）"]
)
def test_a_bracket_that_is_no_credit_stays(tail: str) -> None:
    assert clean(ZH + tail + "\n" + ZH[:25]).text.split("\n")[0] == ZH + tail
