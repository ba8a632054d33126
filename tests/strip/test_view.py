"""Which blocks of a page the named rules look at."""

from hypothesis import given
from hypothesis import strategies as st

from cleaner.block import Block
from cleaner.strip.view.view import CERTAIN, FAR, near_blocks

MENU, TEXT = CERTAIN / 2, 0.9


def blocks_of(scores):
    return [Block(text="x", start=n, end=n + 1, index=n, score=s) for n, s in enumerate(scores)]


def test_menus_far_from_any_text_are_left_to_the_labeller():
    blocks = blocks_of([*[MENU] * (FAR + 5), TEXT, *[MENU] * (FAR + 7)])
    near = [block.index for block in near_blocks(blocks)]
    assert near == list(range(5, 5 + FAR + 1 + FAR))


def test_where_nothing_looks_like_text_the_best_block_is_looked_at():
    scores = [MENU] * 50
    scores[30] = MENU + 0.01
    assert [block.index for block in near_blocks(blocks_of(scores))] == list(
        range(30 - FAR, 31 + FAR)
    )


def test_what_the_labeller_gives_a_tenth_is_certain_enough():
    scores = [0.09] * 60
    scores[0] = TEXT
    assert len(near_blocks(blocks_of(scores))) == 1 + FAR


@given(st.lists(st.sampled_from([MENU, TEXT]), max_size=120))
def test_each_block_near_text_is_looked_at_once_and_in_order(scores):
    texts = [n for n, score in enumerate(scores) if score == max(scores)]
    wanted = [n for n in range(len(scores)) if any(abs(n - at) <= FAR for at in texts)]
    assert [block.index for block in near_blocks(blocks_of(scores))] == wanted
