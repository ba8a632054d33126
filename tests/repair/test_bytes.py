"""Runs read one byte off: what the simulator takes, the search gives back; the rest is reported."""

import unicodedata
from random import Random

import pytest

from cleaner.config import DEFAULT, Config
from cleaner.document import Document
from cleaner.edit import apply, sort_edits, undo_all
from cleaner.repair import repair
from cleaner.repair.bytes.search import Search
from cleaner.repair.bytes.shifted import Observed
from cleaner.repair.bytes.shifted_pieces import quote_cost
from cleaner.repair.rules import rep010_shifted_bytes as rule
from damage import (
    Damaged,
    Kit,
    clone,
    commas,
    control_characters,
    machine_traditional,
    random_table,
    read_strictly,
)

ARTICLE = """\
社区里的老人们说，早上的菜市场最热闹。“你看，这些蔬菜都是当天从地里摘来的。”卖菜的李阿姨笑着介绍。
去年冬天，街道为市场装上了新的顶棚，还增加了休息的长椅。“下雨的时候，大家再也不用挤在屋檐下了。”她说。
现在，附近的居民每天都会来这里买菜、聊天。年轻人也开始在网上下单，由快递员送到家里。
“我们希望把服务做得更细，让每个人都满意！”市场管理处的负责人表示，下一步将继续改善环境。
学校的孩子们放学以后，常常在旁边的广场上踢球、放风筝，家长们则坐在树下休息。
"""


TOLD = "“今年的路好走多了。”他在3月的一天对我们说。"


def mended(damaged: Damaged) -> str:
    text = Observed(damaged.text)
    edits = [rule.RULE.replace(r.start, r.before, r.after).edit for r in text.runs()]
    return apply(damaged.text, sort_edits(e for e in edits if e))


def repaired(text: str, **fields: object) -> Document:
    return repair(Document(text=text, media_type="text/plain"), config=DEFAULT)


def damage(seed: int, **switches: object) -> Damaged:
    random = Random(seed)
    kit = Kit(table=random_table(random, 120), **switches)  # type: ignore[arg-type]
    return clone(machine_traditional(ARTICLE), kit, random)


def damages(groups: str, **switches: object) -> list[Damaged]:
    """Several damages of the article that took nothing worse than `groups` say."""
    found = [damage(seed, **switches) for seed in range(8)]
    found = [damaged for damaged in found if damaged.group in groups]
    assert found
    return found


@pytest.mark.parametrize("nfkc", [False, True])
def test_brackets_across_characters_come_back_exactly(nfkc: bool) -> None:
    for damaged in damages("-P", nfkc=nfkc):
        assert kept_script(damaged, nfkc=nfkc) == expected(damaged, nfkc=nfkc)


def test_runs_behind_control_characters_come_back_exactly() -> None:
    found = damages("-PN", marks="。，！", noise=control_characters, rate=0.7)
    assert any(damaged.group == "N" for damaged in found)
    for damaged in found:
        assert kept_script(damaged) == expected(damaged)


def test_runs_behind_commas_come_back_exactly() -> None:
    for damaged in damages("-PN", marks="、，。！", noise=commas, rate=0.5, nfkc=True):
        assert kept_script(damaged, nfkc=True) == expected(damaged, nfkc=True)


def kept_script(damaged: Damaged, *, nfkc: bool = False) -> str:
    """What the byte rules make of it: script and width are other rules' business."""
    config = Config(select=("REP01", "REP02"))
    text = repair(Document(text=damaged.text, media_type="text/plain"), config=config).text
    text = text.replace("</p>", "")
    return unicodedata.normalize("NFKC", text) if nfkc else text


def expected(damaged: Damaged, *, nfkc: bool = False) -> str:
    text = damaged.clean.replace("</p>", "")
    return unicodedata.normalize("NFKC", text) if nfkc else text


def test_a_swallowed_angle_bracket_comes_back_before_its_tag() -> None:
    kit = Kit(table={}, marks="！", noise=control_characters, rate=1.0)
    damaged = clone(machine_traditional("她笑着说：“以后常来。”\n大家都点头。"), kit, Random(1))
    assert "?/p>" in damaged.text
    assert "以後常來。”</p>" in mended(damaged)


def test_a_swallowed_digit_is_marked_and_not_invented() -> None:
    kit = Kit(marks="！", noise=control_characters, rate=1.0)
    damaged = clone(machine_traditional(TOLD), kit, Random(1))
    document = Document(text=damaged.text, media_type="text/plain")
    found = list(rule.find(document, DEFAULT))
    after = mended(damaged)
    assert "好走多了。”他在?月的一天" in after
    assert any(f.edit is None for f in found)


def test_a_guess_among_rivals_is_less_sure_than_what_a_pinyin_names() -> None:
    named = Observed("他在今日?qǐng)?bào)上看到消息").runs()[0]
    guessed = next(iter(Observed("天气好了。大家都?\x07，出门走走").runs()), None)
    assert named.confidence > 0.99
    assert guessed is None or guessed.confidence < named.confidence


@pytest.mark.parametrize(
    "text",
    [
        "他真的来了吗？！我不信。",
        "这是怎么回事？！他们都不见了？！大家很着急。",
        "什么?!你再说一遍?!好好说话",
        "“真的？？？”他问，“你去过了？！”",
        "真好？？男！？汉族，十九岁",
        "网址是 http://example.org/?a=1，请看",
        "他问：“怎么办?”没有人回答",
        "Really?! Où ça ?! C’est vrai ?",
        "なんで？！本当に？！そうですか",
        "函数 f(x?a) 与 g(y?de)，以及 h(z?a)：见(a)项、(e)项",
    ],
)
def test_honest_question_marks_stay(text: str) -> None:
    assert Observed(text).runs() == []


def test_private_use_characters_in_a_run_are_bytes_like_others() -> None:
    text = "他们一起建设的项目?!眳墙\ue12a硎?,大家都很满意"
    runs = Observed(text).runs()
    assert [run.after for run in runs] == ["。”吳江表示"]


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("记者胡喆、陈小玲报道，市民都很高兴。", "记者胡�、陈小玲报道，市民都很高兴。"),
        ("邻居赵琤修好了窗户。", "邻居赵�修好了窗户。"),
        ("他和堃叔一起去赶集。", "他和�叔一起去赶集。"),
    ],
)
def test_behind_a_character_that_gb2312_lacks_the_text_comes_back(text: str, after: str) -> None:
    """The rare character itself is not made up."""
    damaged = read_strictly(text)
    assert damaged != after
    document = repaired(damaged)
    assert document.text == after
    assert any(f.rule == "REP035" for f in document.findings)


@pytest.mark.parametrize("mark", ["\ufffd", "\ufffd\ufffd\ufffd", "?", "??"])
def test_where_single_characters_were_lost_for_good_nothing_is_read_anew(mark: str) -> None:
    for step in (7, 11, 19):
        text = "".join(mark if i % step == 2 and c > "\u4e00" else c for i, c in enumerate(ARTICLE))
        assert Observed(text).runs() == []


def test_every_edit_can_be_taken_back() -> None:
    damaged = damage(3, marks="。，！", noise=control_characters, rate=0.7)
    document = repaired(damaged.text)
    assert document.ledger
    assert undo_all(document.text, document.ledger) == damaged.text


def test_edits_touch_only_what_differs() -> None:
    damaged = damage(3, marks="。，！", noise=control_characters, rate=0.7)
    for run in Observed(damaged.text).runs():
        assert run.before != run.after
        if run.before and run.after:
            assert run.before[0] != run.after[0]
            assert run.before[-1] != run.after[-1]


def test_a_closing_quotation_mark_wants_an_open_one() -> None:
    assert quote_cost("”", "他说：“好") > quote_cost("”", "他说好")
    assert quote_cost("“", "他说：“好") < quote_cost("“", "他说")


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("他真的来了吗？！我们都在这里等了很久。", False),
        ("他真的来了吗?!我们都在这里等了很久。", False),
        ("他真的来了吗?！我们都在这里等了很久。", True),
        ("村裡的路修好了？！耙葬徇M城方便多了。", True),
        ("他真的来了吗？！我们", True),
    ],
)
def test_two_marks_of_one_width_before_everyday_words_begin_no_search(
    text: str, searched: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(Search, "run", lambda _self, start, *_: asked.append(start))
    Observed(text).runs()
    assert bool(asked) is searched
