"""The gate and the decision behind it, on numbers alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.document import Source
from cleaner.pipeline import until
from cleaner.strip.lines.gate import is_gated, is_running_text
from cleaner.strip.lines.shape import shape_of
from cleaner.strip.lines.smooth import decide_lines
from cleaner.strip.sequence import best_threshold

PROSE = "昨天下午，青石镇的老渡口重新开渡，岸上站满了来看热闹的人，船头挂着红绸。"


@pytest.mark.parametrize(
    ("weights", "scores", "words", "gated"),
    [
        ([1000, 20], [0.9, 0.01], [2.0, -1.0], True),
        ([1000, 200], [0.9, 0.01], [2.0, -1.0], False),
        ([30] * 10, [0.2] * 10, [-1.0] * 10, True),
        ([30] * 40, [0.2] * 39 + [0.04], [0.1] * 40, True),
        ([30] * 40, [0.2] * 39 + [0.04], [-0.6] * 40, False),
        ([], [], [], True),
    ],
    ids=["little", "much", "nothing certain", "words of no menu", "words of a menu", "empty"],
)
def test_gate(weights: list[int], scores: list[float], words: list[float], gated: bool) -> None:
    assert is_gated(weights, scores, words) is gated


@pytest.mark.parametrize(
    ("lines", "passes"),
    [
        ([PROSE] * 6, True),
        (["渡口重开", *[PROSE] * 6, "（完）"], True),
        ([PROSE] * 3 + ["首页", "新闻", "登录", "注册", "分享"] * 3, False),
        (["雨", "风", "夜", "灯", "归"], False),
        ([], True),
    ],
)
def test_running_text(lines: list[str], passes: bool) -> None:
    assert is_running_text([shape_of(x) for x in lines], lambda _: -1.0) is passes


def test_words_of_furniture_at_the_edges_stop_running_text() -> None:
    shapes = [shape_of(x) for x in [*[PROSE] * 8, "分享到", "返回", "登录"]]
    assert is_running_text(shapes, lambda _: 0.5)
    assert not is_running_text(shapes, lambda _: -1.0)


@given(st.lists(st.tuples(st.integers(1, 900), st.floats(0, 1)), max_size=30))
def test_threshold_is_never_over_a_half_and_sure_lines_stay(lines: list[tuple[int, float]]) -> None:
    weights = [w for w, _ in lines]
    scores = [p for _, p in lines]
    assert 0 <= best_threshold(weights, scores) <= 0.5
    kept = decide_lines(weights, scores)
    assert all(keep for keep, p in zip(kept, scores, strict=True) if p >= 0.6)
    assert not any(keep for keep, p in zip(kept, scores, strict=True) if p < 0.1)


def test_a_short_line_within_the_article_has_it_easier_than_one_outside() -> None:
    kept = decide_lines([9, 9, 300, 9, 300, 9, 9], [0.45, 0.1, 0.9, 0.45, 0.9, 0.1, 0.45])
    assert kept == [False, False, True, True, True, False, False]


def test_prose_alone_is_no_furniture_beyond_doubt() -> None:
    weights, scores, words = [90] * 10, [0.02, *[0.3] * 4, *[0.9] * 5], [-1.0] * 10
    assert not is_gated(weights, scores, words)
    assert is_gated(weights, scores, words, [90.0] * 10)


def test_few_lines_whose_words_speak_for_text_pass():
    weights, prose = [30] * 8, [0, 0, 0, 0, 1, 1, 1, 1]
    scores = [0.04, 0.1, 0.1, 0.1, 0.9, 0.9, 0.9, 0.9]
    assert is_gated(weights, scores, [0.5, 0.2, 0.1, 0.1, 0, 0, 0, 0], prose)
    assert not is_gated(weights, scores, [-0.5, -0.2, 0.1, 0.1, 0, 0, 0, 0], prose)


def test_a_text_with_prose_of_which_the_labeller_is_sure_of_nothing_passes():
    scores = [0.02, 0.1, 0.4, 0.3]
    assert is_gated([30] * 4, scores, [-0.5] * 4, [0, 0, 1, 1])
    assert not is_gated([30] * 4, scores, [-0.5] * 4, [0, 0, 0, 0])
    assert not is_gated([30] * 40, scores * 10, [-0.5] * 40, [0, 0, 1, 1] * 10)


SONG = [
    "Ifyouwaituntildawn", "theboatwillcome", "Ifyousing", "thewindwillturn", "Whoisthere", "nobodyisthere",
    "Willtherebebread?", "Theremustbebread", "Onthefarbank", "somebodylightsalamp", "Rowfaster",
    "therainisnotours", "nomatterwhereyouarefrom", "It'salrightforyouandme", "Sleepnow", "theriverknows",
    "Couldhavebeenmuchworse", "forever",
]  # fmt: skip


def test_a_text_of_which_no_line_to_go_is_known_for_furniture_is_kept():
    text = "\n".join([
        "河口镇的合唱团上周在新桥上唱了一首歌,词是三十年前一位船工写的,曲子由镇上的小学教师谱成。",
        "歌词没有空格,因为船工的打字机坏了那个键。镇上的人都会唱,连孩子也会。", *SONG,
        "唱完以后,大家在桥头站了很久。",
    ])  # fmt: skip
    document = until("strip").run(Source(text=text, media_type="text/plain"))
    kept = [line for line in SONG if line in document.text]
    assert len(kept) >= 2 * len(SONG) / 3  # none before; what is furniture for certain goes
