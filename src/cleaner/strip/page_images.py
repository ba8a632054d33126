"""Whether an image stands right before a run: a short line under one, in its box, is its caption.

What tells a caption from the next paragraph is how many containers one has to leave from the run to
have the image inside as well.
"""

from collections.abc import Sequence

from cleaner.strip.page_features import Column, Sums

NO_IMAGE = 9
"""Containers left where no image touches the run, or more have to be left."""


def image_column(page: Sums, ids: Sequence[int]) -> Column:
    """For the runs `ids` the containers to leave for the image in or right before each."""
    tree = page.tree
    last = dict(tree.images)
    return [
        _steps(tree.parents, tree.owners[i], last[i]) if i in last else float(NO_IMAGE) for i in ids
    ]


def _steps(parents: Sequence[int], node: int, image: int) -> float:
    """Containers to leave from `node` for the one of an image before it to be inside.

    Containers are numbered as they begin: the first one around the run that does not begin after
    the image's own holds both.
    """
    steps = 0
    while node > image and steps < NO_IMAGE:
        node = parents[node]
        steps += 1
    return float(steps)
