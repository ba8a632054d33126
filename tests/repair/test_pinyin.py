"""Pinyin brackets: the document's brackets together say whether a program or a writer set them."""

import unicodedata

import pytest

from cleaner.config import DEFAULT
from cleaner.document import Document
from cleaner.repair.bytes import gbk
from cleaner.repair.pinyin import annotations, brackets, candidates, fits, readings
from cleaner.repair.rules import rep015_pinyin_bracket, rep040_strewn_keyword

KIT = "我們的服務(wù)很好，服務(wù)人員也熱情，現(xiàn)場(chǎng)還有志愿者。"


def cleaned(text: str) -> str:
    found, damage = brackets(text)
    if damage:
        for start, before, _ in reversed(found):
            text = text[:start] + text[start + len(before) :]
    return text


@pytest.mark.parametrize(
    "text",
    [
        "横沥镇有个村叫滘(jiào)头，滘头的人都会划船，滘边还有一座桥。",
        "犇(bēn)、猋(biāo)、骉(biāo)、麤(cū)都是三叠字。",
        "“呆板”的呆(dāi)，“确凿”的凿(záo)，“下载”的载(zài)，都常有人读错。",
        "你好 (nǐ hǎo) 是问候的话，滟滪(yàn yù)堆在长江里。",
        "春(chūn)天(tiān)来(lái)了(le)，花(huā)开(kāi)了(le)。",
        "「處(chǔ)理」的處和「處(chù)所」的處讀音不同。",
        "他还(huán)了书，又还(hái)想借。",
        "公司(a)和公司(b)都(ok)了，见附(e)件。",
    ],
)
def test_glosses_and_language_teaching_stay(text: str) -> None:
    assert cleaned(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (KIT, "我們的服務很好，服務人員也熱情，現場還有志愿者。"),
        (
            KIT.replace("(", "（").replace(")", "）"),
            "我們的服務很好，服務人員也熱情，現場還有志愿者。",
        ),
        (unicodedata.normalize("NFD", KIT), "我們的服務很好，服務人員也熱情，現場還有志愿者。"),
        (KIT.replace("ù)", "ù )"), "我們的服務很好，服務人員也熱情，現場還有志愿者。"),
        (
            "新(xīn)闻说科(kē)技能(néng)改变生活，新(xīn)的科(kē)技也能(néng)",
            "新闻说科技能改变生活，新的科技也能",
        ),
        ("他們(men)說，我們(men)都來看他們(men)", "他們說，我們都來看他們"),
    ],
)
def test_brackets_of_a_program_go(text: str, wanted: str) -> None:
    assert cleaned(text) == wanted


def test_a_single_bracket_after_a_common_traditional_character_is_a_programs() -> None:
    assert annotations("前來參觀的人還(hái)有很多").damage
    assert not annotations("前來參觀的人還(huán)有很多").damage


def test_brackets_below_the_threshold_are_reported() -> None:
    document = Document(text="横沥镇有个村叫滘(jiào)头，滘头的人都会划船。")
    found = list(rep015_pinyin_bracket.find(document, DEFAULT))
    assert [finding.edit for finding in found] == [None]


def test_a_keyword_inside_a_bracket_goes_with_it_and_is_reported_elsewhere() -> None:
    text = KIT + "開(kāi)會(huì)時(s直播hí)說，去看直播。"
    found = list(rep040_strewn_keyword.find(Document(text=text), DEFAULT))
    edits = [finding.edit for finding in found if finding.edit]
    assert [edit.before for edit in edits] == ["(s直播hí)"]
    assert len(found) == 2


def test_every_character_of_gb2312_has_a_reading_and_every_reading_a_character() -> None:
    table = readings()
    assert len(gbk.in_gb2312() - set(table.of)) < 20
    assert all(table.characters[reading] for reading in table.characters)
    assert fits("報", "bào")
    assert "報" in candidates("bào")
