"""Which lines are headings, and which only look like them."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from cleaner.config import DEFAULT
from cleaner.document import Document
from cleaner.split import split
from cleaner.split.headings import find_headings

Make = Callable[..., Document]
HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "headings_zh.toml").read_text("utf-8"))["case"]
SECOND = tomllib.loads((HERE / "headings_second.toml").read_text("utf-8"))["case"]
THIRD = tomllib.loads((HERE / "headings_third.toml").read_text("utf-8"))["case"]

PROSE = (
    "The bridge was closed for eleven weeks while divers looked at its piers, and the ferry that had"
    " been retired in spring was brought back to carry people, bicycles and the post."
)
HAN_PROSE = "大桥封闭了十一个星期，潜水员检查每一个桥墩，春天退役的渡船又被请了回来，运送行人、自行车和邮件。"


def _names(document: Document) -> list[str]:
    return [block.text for block in split(document).blocks if block.kind == "heading"]


def _lines(case: dict[str, str]) -> list[str]:
    return [line for line in case["text"].split("\n") if line]


def test_the_chinese_fixture_has_forty_documents_and_many_of_them_without_headings() -> None:
    assert len(CASES) >= 40
    assert sum(not case["headings"] for case in CASES) >= 15
    for case in CASES:
        assert set(case["headings"]) <= set(_lines(case)), case["name"]


@pytest.mark.parametrize("cases", [CASES, SECOND, THIRD], ids=["chinese", "second", "third"])
def test_precision_and_recall_on_the_fixtures(cases: list[dict], stripped: Make) -> None:
    right = wrong = missed = 0
    for case in cases:
        lines = _lines(case)
        headings = find_headings(stripped(*lines).blocks, DEFAULT)
        found = {lines[heading.at] for heading in headings}
        truth = set(case["headings"])
        right += len(found & truth)
        wrong += len(found - truth)
        missed += len(truth - found)
    assert right / (right + wrong) >= 0.95
    assert right / (right + missed) >= 0.95


@pytest.mark.parametrize(
    "case",
    [case for case in CASES + SECOND if not case["headings"]],
    ids=lambda case: case["name"],
)
def test_documents_without_headings_get_none(case: dict[str, str], stripped: Make) -> None:
    assert _names(stripped(*_lines(case))) == []


ROWS = {
    "english chapters": ["Chapter One", "Chapter Two"],
    "english steps": ["Step 1: Find the valve", "Step 2: Turn it off"],
    "roman": ["I. The bridge before the flood", "II. The bridge after the flood"],
    "german": ["Kapitel 1: Die Brücke", "Kapitel 2: Die Fähre"],
    "french": ["Chapitre 1 : Le pont", "Chapitre 2 : Le bac"],
    "russian": ["Глава 1. Мост", "Глава 2. Паром"],
    "japanese": ["第1章 橋の閉鎖", "第2章 渡し船"],
    "korean": ["제1장 다리", "제2장 나룻배"],
    "numbered": ["1. Divers in the river", "2. The ferry returns"],
    "number alone": ["01", "02"],
    "brackets": ["【听】板凳会", "【看】断头路"],
    "symbols": ["■橋の閉鎖", "■渡し船の復活"],
    "capitals": ["THE DIVERS", "THE FERRY"],
}


@pytest.mark.parametrize("names", ROWS.values(), ids=ROWS.keys())
def test_a_row_of_marked_lines_with_prose_under_each_is_headings(
    names: list[str], stripped: Make
) -> None:
    document = stripped(PROSE, names[0], PROSE, PROSE, names[1], PROSE, PROSE)
    assert _names(document) == names


@pytest.mark.parametrize(
    "items",
    [
        ["1. two ropes", "2. a lamp", "3. dry socks"],
        ["一、绳子两条", "二、油灯一盏", "三、干袜子一双"],
        ["（一）绳子", "（二）油灯", "（三）袜子"],
        ["A. ropes", "B. lamps", "C. socks"],
    ],
)
def test_items_that_follow_one_another_are_a_list(items: list[str], stripped: Make) -> None:
    assert _names(stripped(HAN_PROSE, HAN_PROSE, *items, HAN_PROSE, HAN_PROSE)) == []


def test_numbers_that_do_not_count_up_are_no_row(stripped: Make) -> None:
    lines = [
        HAN_PROSE,
        "七、旧船的故事，说来话长，",
        HAN_PROSE,
        "三、新船的故事，说来更长，",
        HAN_PROSE,
    ]
    assert _names(stripped(*lines)) == []


def test_a_bold_line_is_a_heading_and_loses_its_signs(stripped: Make) -> None:
    assert _names(stripped(HAN_PROSE, "**渡船回来了**", HAN_PROSE)) == ["渡船回来了"]


def test_a_bold_sentence_is_none(stripped: Make) -> None:
    assert _names(stripped(HAN_PROSE, "**渡船回来了。**", HAN_PROSE)) == []


def test_a_block_under_a_bold_element_is_a_heading(stripped: Make) -> None:
    import msgspec

    document = stripped(PROSE, "The ferry", PROSE)
    blocks = list(document.blocks)
    blocks[1] = msgspec.structs.replace(blocks[1], path="html/body/p[2]/b")
    document = msgspec.structs.replace(document, blocks=tuple(blocks))
    assert _names(document) == ["The ferry"]


def test_headings_the_document_gives_stay_and_keep_others_from_being_guessed(
    stripped: Make,
) -> None:
    plain = stripped("渡船回来了", HAN_PROSE, "潜水员下了河", HAN_PROSE, HAN_PROSE)
    assert _names(plain) == ["渡船回来了", "潜水员下了河"]
    given = stripped(("heading", "渡船回来了"), HAN_PROSE, "潜水员下了河", HAN_PROSE, HAN_PROSE)
    assert _names(given) == ["渡船回来了"]


def test_nothing_is_guessed_in_markdown(stripped: Make) -> None:
    lines = ("渡船回来了", HAN_PROSE, "潜水员下了河", HAN_PROSE, HAN_PROSE)
    assert _names(stripped(*lines, media_type="text/markdown")) == []


def test_a_lone_name_is_no_heading(stripped: Make) -> None:
    assert _names(stripped(HAN_PROSE, HAN_PROSE, "王小河", HAN_PROSE)) == []


def test_a_standing_name_needs_text_under_it(stripped: Make) -> None:
    assert _names(stripped(HAN_PROSE, "结语", HAN_PROSE)) == ["结语"]
    assert _names(stripped(HAN_PROSE, HAN_PROSE, "结语")) == []


@pytest.mark.parametrize(
    "line",
    [
        "▲渡船靠岸", "图为渡船靠岸", "本报记者 王小河 摄", "（图片由村民提供）", "记者：桥修好了吗？",
        "时间：十月二日", "8月3日", "“桥修好了吗？”", "Photo by Ann Field", "新华社记者 王小河",
    ],
)  # fmt: skip
def test_captions_credits_speakers_and_dates_are_none(line: str, stripped: Make) -> None:
    assert _names(stripped(HAN_PROSE, HAN_PROSE, line, HAN_PROSE, HAN_PROSE)) == []


def test_a_second_look_at_the_result_finds_nothing_new(stripped: Make) -> None:
    for case in CASES:
        blocks = split(stripped(*_lines(case))).blocks
        again = {heading.at for heading in find_headings(blocks, DEFAULT)}
        assert again == {at for at, block in enumerate(blocks) if block.kind == "heading"}


def test_names_that_recur_under_other_headings_stand_one_level_lower(stripped: Make) -> None:
    lines = [
        HAN_PROSE, "快递丢失谁来赔", HAN_PROSE, "律师建议：保留单据", HAN_PROSE, HAN_PROSE,
        "水果烂掉谁来赔", HAN_PROSE, "律师建议：当面拆验", HAN_PROSE, HAN_PROSE,
    ]  # fmt: skip
    blocks = split(stripped(*lines)).blocks
    assert [block.level for block in blocks if block.kind == "heading"] == [2, 3, 2, 3]
