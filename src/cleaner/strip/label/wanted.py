"""What a configuration wants kept though the labeller drops it: captions, tables, comments.

Captions and tables count between the first and the last kept run, where they are the article's
own; comments from the first kept run on; furniture is all that a reader of the page sees.
"""

from collections.abc import Sequence

from cleaner.config import Config
from cleaner.strip.html import tree as bit
from cleaner.strip.html.tree import Tree

MIN_COMMENT = 20
"""Characters of a run in a container of comments that is a comment, not a button."""


def add_wanted(tree: Tree, keep: list[bool], kinds: Sequence[str], config: Config) -> None:
    """Set the runs that `config.keep` asks for in `keep`; `kinds` are those of the containers."""
    if "furniture" in config.keep:
        keep[:] = [not tree.flags[owner] & bit.HIDDEN for owner in tree.owners]
    if True not in keep or not config.keep:
        return
    first = keep.index(True)
    last = len(keep) - keep[::-1].index(True)
    wanted: list[int] = []
    if "captions" in config.keep:
        wanted += [i for i in range(first, last) if tree.flags[tree.owners[i]] & bit.CAPTION]
    if "tables" in config.keep:
        wanted += [i for i in tree.tables if first <= i < last]
    if "comments" in config.keep:
        wanted += [i for i in range(first, len(keep)) if _is_comment(tree, i, kinds)]
    for run in wanted:
        keep[run] = True


def _is_comment(tree: Tree, run: int, kinds: Sequence[str]) -> bool:
    size = len(tree.texts[run])
    return kinds[tree.owners[run]] == "comment" and MIN_COMMENT <= size > 2 * tree.linked[run]
