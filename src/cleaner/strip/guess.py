"""The best guess at a text of which nothing was sure to be the article.

Rejecting needs evidence: where sentences stand that no rule knows for furniture, somebody may have
written them. The run of them that says most is kept, and the verdict says `unsure`.
"""

from collections.abc import Sequence
from itertools import groupby

from cleaner.block import Block
from cleaner.document import Verdict
from cleaner.finding import Finding
from cleaner.strip.page import Page
from cleaner.text.sentences import count_letters, is_wide, sentences_in

LEAST, LEAST_WIDE = 30, 12
"""Letters that a guess has, in Han and kana fewer: one sentence, but no slogan."""


def best_guess(page: Page, findings: Sequence[Finding], *, is_html: bool) -> tuple[bool, ...]:
    """Which blocks of a page may be its text; none where there is no sentence nobody knows.

    A text without markup of which no rule says anything is kept whole: a list of names has no
    sentence, and nothing speaks against it.
    """
    taken = {f.block for f in findings if f.edit is not None and f.block is not None}
    free = [block.index not in taken for block in page.blocks]
    told = [
        here and bool(sentences_in(block.text))
        for here, block in zip(free, page.blocks, strict=True)
    ]
    runs = [list(run) for is_told, run in groupby(range(len(told)), told.__getitem__) if is_told]
    best = max(runs, key=lambda run: _weight(page.blocks, run), default=[])
    if _is_enough(page.blocks, best):
        return tuple(best[0] <= at <= best[-1] for at in range(len(told)))
    return tuple(here and not taken and not is_html for here in free)


def _weight(blocks: Sequence[Block], run: Sequence[int]) -> float:
    """Letters of a run of blocks, each by the labeller's score of it, which is never quite nothing."""
    return sum(count_letters(blocks[at].text) * (0.1 + blocks[at].score) for at in run)


def _is_enough(blocks: Sequence[Block], run: Sequence[int]) -> bool:
    text = "".join(blocks[at].text for at in run)
    return bool(run) and count_letters(text) >= (LEAST_WIDE if is_wide(text) else LEAST)


def unsure(rule: str, blocks: Sequence[Block]) -> Verdict:
    """The verdict on a document of which a guess was kept, as sure as the labeller was."""
    size = sum(len(block.text) for block in blocks) or 1
    score = sum(len(block.text) * block.score for block in blocks) / size
    return Verdict(
        status="unsure",
        rule=rule,
        reason="nothing was sure to be article text; the best guess is kept",
        confidence=round(score, 3),
    )
