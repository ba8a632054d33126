"""A piece of code is kept or dropped whole: its short lines look like leftover, one by one."""

from cleaner.strip.tree_lists import Tree

PIECES = frozenset({"pre", "listing", "xmp"})


def keep_whole_code(tree: Tree, keep: list[bool]) -> None:
    """Set all runs of each piece of code in `keep` as most of its text is set."""
    for node, tag in enumerate(tree.tags):
        if tag in PIECES and tree.lasts[node] - tree.firsts[node] > 1:
            first, last = tree.firsts[node], tree.lasts[node]
            sizes = [len(text) for text in tree.texts[first:last]]
            kept = sum(n for n, k in zip(sizes, keep[first:last], strict=True) if k)
            keep[first:last] = [2 * kept > sum(sizes)] * (last - first)
