"""Run-in leads name sections and stay where they are."""

from collections.abc import Callable

from cleaner.document import Document
from cleaner.split import split

Make = Callable[..., Document]
REST = "工作人员挨家挨户登记情况，把需要帮助的老人一一记下来，随时更新，有变化当天就改。"
OPENING = "青山社区用两年时间摸索出一套服务老人的办法，居民满意度连续两年排在全区前三名。"


def _titles(document: Document) -> list[str]:
    return [section.title for section in split(document).sections]


def test_leads_of_the_same_build_become_titles(stripped: Make) -> None:
    document = stripped(
        OPENING, f"摸清底数，建好“一本账”。{REST}", f"整合资源，织密“一张网”。{REST}"
    )
    assert _titles(document) == ["", "摸清底数，建好“一本账”", "整合资源，织密“一张网”"]
    assert split(document).text == document.text
    assert all(block.kind == "paragraph" for block in split(document).blocks)


def test_leads_in_brackets_become_titles(stripped: Make) -> None:
    document = stripped(OPENING, f"【摸底】{REST}", f"【织网】{REST}")
    assert _titles(document) == ["", "摸底", "织网"]


def test_one_short_opening_sentence_is_no_lead(stripped: Make) -> None:
    assert _titles(stripped(OPENING, f"天快黑了，他还没有回家。{REST}", REST, OPENING)) == [""]


def test_short_opening_sentences_of_different_build_are_no_leads(stripped: Make) -> None:
    document = stripped(
        OPENING, f"天快黑了，他还没有回家。{REST}", f"门口那棵老槐树下，站着人。{REST}", OPENING
    )
    assert _titles(document) == [""]


def test_leads_stand_one_level_under_the_heading_above(stripped: Make) -> None:
    document = split(
        stripped(
            ("heading", "做法"),
            f"摸清底数，建好“一本账”。{REST}",
            f"整合资源，织密“一张网”。{REST}",
        )
    )
    assert [child.level for child in document.sections[0].children] == [3, 3]
