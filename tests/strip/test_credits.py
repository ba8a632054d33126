"""Credit lines are read through and through or not at all; datelines and tails likewise."""

import pytest

from cleaner.strip.credits.dateline import find_dateline
from cleaner.strip.credits.tail import CreditReader
from cleaner.strip.credits.words import credit_words
from cleaner.text.fold import fold

ALL = ("any", "zh", "en", "de", "fr", "es", "it", "pt", "ja", "ko", "ru")
READER = CreditReader(credit_words(ALL))


def told(line: str) -> dict[str, str] | None:
    found = READER.read(fold(line), line)
    return None if found is None else {c.field: line[c.start : c.end] for c in found}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("时间:2023-08-16 20:49:28来源:江边日报", {"published": "2023-08-16 20:49:28", "source": "江边日报"}),
        ("2019年06月15日08:18 来源：江边网", {"published": "2019年06月15日08:18", "source": "江边网"}),
        ("更新時間2024-03-19 點擊數4361", {"modified": "2024-03-19", "counter": "4361"}),
        ("來源:江邊日報·新江邊客戶端", {"source": "江邊日報·新江邊客戶端"}),
        ("江邊日報·新江邊客戶端通訊員 林曉梅", {"source": "江邊日報·新江邊客戶端", "reporter": "林曉梅"}),
        ("作者：林晓梅周远", {"authors": "林晓梅周远"}),
        ("作者林波", {"authors": "林波"}),
        ("文 丨 江边科技 周远航", {"authors": "江边科技 周远航"}),
        ("[文/江边网 周远航 编辑/林波]", {"authors": "江边网 周远航", "editors": "林波"}),
        ("每经记者|林波 每经编辑|周远", {"reporter": "林波", "editors": "周远"}),
        ("【编辑:林晓梅】", {"editors": "林晓梅"}),
        ("编辑 |\u00a0陈\u00a0\u00a0柱", {"editors": "陈\u00a0\u00a0柱"}),
        ("主 编：周 凯", {"editors": "周 凯"}),
        ("(一審 林曉梅 二審 周遠 三審 高原)", {"reviewer": "高原"}),
        ("(原标题《河水：一夜涨两米》)", {"original_title": "《河水：一夜涨两米》"}),
        ("来源：中安在线作者：陈海宾", {"source": "中安在线", "authors": "陈海宾"}),
        ("浏览次数：123次", {"counter": "123次"}),
        ("采写：江都记者 林晓梅 周远", {"reporter": "林晓梅 周远"}),
        ("Photos and story by Jane Doe", {"reporter": "Jane Doe"}),
        ("Opinion | By Jane Doe", {"reporter": "Jane Doe"}),
        ("Jane Doe of River News contributed to this report.", {"reviewer": "Jane Doe of River News"}),
        ("By Jane Doe, Staff Writer", {"reporter": "Jane Doe, Staff Writer"}),
        ("Published: May 3, 2020 5:00 pm", {"published": "May 3, 2020 5:00 pm"}),
        ("Von Anna Schmidt | 3. Mai 2020, 08:18 Uhr", {"published": "3. Mai 2020, 08:18 Uhr", "reporter": "Anna Schmidt"}),
        ("Par Jeanne Dupont, publié le 3 mai 2020", None),
        ("Publicado el 3 de mayo de 2020", {"published": "3 de mayo de 2020"}),
        ("Pubblicato il 3 maggio 2020", {"published": "3 maggio 2020"}),
        ("Publicado em 3 de maio de 2020", {"published": "3 de maio de 2020"}),
        ("Опубликовано: 3 мая 2020", {"published": "3 мая 2020"}),
        ("公開日：2020年5月3日 10時20分", {"published": "2020年5月3日 10時20分"}),
        ("입력 2020.05.03 10:20", {"published": "2020.05.03 10:20"}),
        ("홍길동 기자", {"authors": "홍길동"}),
        ("記者林曉梅／綜合報導", {"reporter": "林曉梅／綜合報導"}),
        ("江边记者 林晓梅 发自桥头", {"reporter": "林晓梅 发自桥头"}),
        ("林晓梅、周远/文", {"authors": "林晓梅、周远"}),
        ("06-18 09:12", {"published": "06-18 09:12"}),
        ("记者丨林晓梅周远航高原", {"reporter": "林晓梅周远航高原"}),
        ("制片人|林晓梅周远", {"reviewer": "林晓梅周远"}),
        ("关键词：河水；堤坝", {"tags": "河水；堤坝"}),
        ("责任编辑：林晓梅_NE0011", {"editors": "林晓梅_NE0011"}),
    ],
)  # fmt: skip
def test_a_credit_line_is_read(line, wanted):
    if wanted is not None:
        assert told(line) == wanted
    else:
        assert told(line) is None or "published" in told(line)


@pytest.mark.parametrize(
    "line",
    [
        "作者在书中写道，这座城市从来没有真正安静过",
        "一审法院认为双方的合同依法成立并生效",
        "编辑部收到了许多读者来信",
        "来源不明的包裹已经交给警方处理",
        "人民日报评论员：不忘“初心” 切实维护权威",
        "数据来源：见附表一。数字仅供参考。",
        "By the time he came the author had gone",
        "Von Anfang an war alles anders",
        "Editors and writers met in the old hall",
        "A red scarf by Mary Bond",
        "Better by Nature Collection",
        "DIV:Division Record",
        "Image Classification Models",
        "Video Conferencing Tools",
        "Her brother contributed to this fund",
    ],
)
def test_a_line_that_says_more_is_no_credit_line(line):
    assert told(line) is None


@pytest.mark.parametrize(
    ("text", "tail"),
    [
        ("水退了，人回来了。(完)【编辑:林晓梅】", "(完)【编辑:林晓梅】"),
        ("水退了，人回来了。?記者 林曉梅", "?記者 林曉梅"),
        ("他说：“水退了。”（记者林晓梅、周远）", "（记者林晓梅、周远）"),
        ("水退了，人回来了。责任编辑：林晓梅", "责任编辑：林晓梅"),
        ("水退了，人回来了！（林晓梅）", "（林晓梅）"),
        ("水退了，人回来了。（据江边晚报）", "（据江边晚报）"),
        ("水退了，人回来了。（综合江边社、江边晚报）", "（综合江边社、江边晚报）"),
        ("桥上的灯还亮着【编辑:林晓梅】", "【编辑:林晓梅】"),
        ("桥上的灯还亮着(完)【编辑:林晓梅】", "(完)【编辑:林晓梅】"),
        ("桥上的灯还亮着（记者 林晓梅）", "（记者 林晓梅）"),
    ],
)
def test_what_is_glued_to_the_last_sentence_is_found(text, tail):
    found = READER.tail(fold(text), last=True)
    assert found is not None
    assert text[found[0] :] == tail


@pytest.mark.parametrize(
    "text",
    [
        "大家都笑了。（笑）",
        "茶来自南方。（云南）",
        "水退了。（应受访者要求，文中人物均为化名。）",
        "成色更足。（江边日报评论员）",
        "她在台上讲话。 新华社记者 林晓梅 摄",
        "桥上的灯还亮着（林晓梅）",
        "桥上的灯还亮着（外一首）",
    ],
)
def test_a_bracket_that_cannot_be_told_stays(text):
    assert READER.tail(fold(text), last=True) is None


@pytest.mark.parametrize("line", ["桥上有两盏灯【编辑:林晓梅】", "水里有两盏灯（记者 林晓梅）"])
def test_a_line_before_a_bracket_is_no_paper(line):
    assert told(line) is None


def test_names_alone_count_only_behind_the_last_paragraph():
    text = fold("水退了，人回来了。（林晓梅）")
    assert READER.tail(text, last=False) is None


@pytest.mark.parametrize(
    ("text", "shown", "rest"),
    [
        ("新华社北京4月24日电（记者唐霁）中国", "新华社北京4月24日电", "中国"),
        ("中新網6月13日電 據報道", "中新網6月13日電", "據報道"),
        ("本报讯（记者 林晓梅 通讯员 周远）近日", "本报讯", "近日"),
        ("江边客戶端·江边網2021年7月12日訊(記者 林曉梅)建設", "江边客戶端·江边網2021年7月12日訊", "建設"),
        ("央视网消息（新闻联播）：随着", "央视网消息", "随着"),
        ("（法新社羅馬19日電） 德國", "（法新社羅馬19日電）", "德國"),
        ("HAMBURG (dpa) - Der Fluss", "HAMBURG (dpa) - ", "Der Fluss"),
        ("PARIS, 3 mai (AFP) — Le fleuve", "PARIS, 3 mai (AFP) — ", "Le fleuve"),
        ("LONDON (Reuters) - The river", "LONDON (Reuters) - ", "The river"),
        ("【東京時事】川は", "【東京時事】", "川は"),
        ("(서울=연합뉴스) 홍길동 기자 = 강물이", "(서울=연합뉴스) 홍길동 기자 = ", "강물이"),
        ("МОСКВА, 3 мая. /ТАСС/. Река", "МОСКВА, 3 мая. /ТАСС/. ", "Река"),
    ],
)  # fmt: skip
def test_a_dateline_is_cut_before_the_first_word(text, shown, rest):
    found = find_dateline(fold(text), READER, ALL)
    assert found is not None
    assert text[found.start : found.shown] == shown
    assert text[found.end :] == rest


@pytest.mark.parametrize(
    "text",
    [
        "据法新社4月3日报道，河水涨了两米",
        "江边日报报道，5月22日消息，据外电报道",
        "新华社记者4月24日从会场发来照片",
        "London (the old part) - as every child knows - is small",
    ],
)
def test_a_sentence_about_a_report_is_no_dateline(text):
    assert find_dateline(fold(text), READER, ALL) is None


def test_every_date_that_has_a_word_of_its_trigger_is_found_without_the_others_too() -> None:
    words = credit_words(("any", "en"))
    for line in ("may 4, 2021", "tue, 5 jan 2021 10:30", "2021-03-04", "4.5.2021"):
        assert words.date.fullmatch(line), line
    assert words.figures.search("may 4, 2021") is None
    assert words.figures.fullmatch("2021-03-04")


@pytest.mark.parametrize("line", ["（完）", "(综合江边晚报)", "####"])
def test_an_end_mark_or_a_bracket_of_papers_closes(line: str) -> None:
    assert READER.closing(fold(line)) == READER.piece(fold(line), bracketed=True)
    assert READER.closing(fold(line))


def test_a_sentence_closes_nothing() -> None:
    assert READER.closing(fold("他在河边坐了一个下午。")) is None
