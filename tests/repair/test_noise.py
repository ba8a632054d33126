"""Noise before punctuation goes where a document is full of it, and stays where it means something."""

from random import Random

import pytest

from cleaner.config import Config
from cleaner.document import Document
from cleaner.repair import repair
from damage import Kit, clone, commas, control_characters

CLEAN = "早上下过雨，路有点滑。我们带了伞、水壶、雨衣，慢慢地走。前面，就是那座老桥。"


def cleaned(text: str) -> str:
    config = Config(select=("REP01", "REP02"))
    return repair(Document(text=text, media_type="text/plain"), config=config).text


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("noise", [commas, control_characters])
def test_noise_before_marks_goes(seed: int, noise: object) -> None:
    kit = Kit(marks="，。、", noise=noise, rate=0.9)  # type: ignore[arg-type]
    damaged = clone(CLEAN, kit, Random(seed))
    assert damaged.group == "-"
    assert damaged.text != CLEAN
    assert cleaned(damaged.text).strip() == CLEAN


def test_blanks_that_controls_became_go() -> None:
    assert cleaned(CLEAN.replace("，", " ，").replace("。", " 。")) == CLEAN


@pytest.mark.parametrize(
    "text",
    [
        "Troyanos,,Kanawa,,Domingo,,Norman",
        "编号,,名称,,数量\n1,,苹果,,3\n2,,梨,,5",
        "床前明月光 疑是地上霜\n举头望明月 低头思故乡",
        "Que voulez-vous ? Rien ! Vraiment : rien ; merci.",
        "他走了 ，没有回头。后来，再也没有人见过他。",
        "列一\t列二\t列三\r\n1\t2\t3",
        "\x1b[1m标题\x1b[0m",
    ],
)
def test_what_only_looks_like_noise_stays(text: str) -> None:
    assert cleaned(text) == text
