"""Images and the runs right under them: a short line in the box of an image is its caption.

What tells a caption from the next paragraph is how many containers one has to leave from the run to
have the image inside as well. Trees that have learned from pages of all kinds still take captions
for text too often where the page is an article, so there their odds are set lower.
"""

from collections.abc import Sequence

from cleaner.strip.label.adjust.body import less_likely, stands_without
from cleaner.strip.label.columns import Column
from cleaner.strip.label.sums import Sums

NO_IMAGE = 9
"""Containers left where no image touches the run, or more have to be left."""
BOX = 2
"""Containers left at most from a caption to its image."""
CAPTION = 200
"""Weight under which a line may be a caption."""
ODDS = 2.7
"""What the odds of a caption are divided by."""


def image_column(page: Sums, ids: Sequence[int]) -> Column:
    """For the runs `ids` the containers to leave for the image in or right before each."""
    steps = _steps(page)
    return [float(steps.get(i, NO_IMAGE)) for i in ids]


def lower_captions(page: Sums, scores: Sequence[float]) -> list[float]:
    """The scores of an article with those of its captions set lower.

    They stay where hardly anything else is text, as in a story told in pictures.
    """
    lowered = list(scores)
    captions = [
        run for run, steps in _steps(page).items() if steps <= BOX and page.weights[run] < CAPTION
    ]
    if captions and stands_without(page, scores, captions):
        for i in captions:
            lowered[i] = less_likely(scores[i], ODDS)
    return lowered


def _steps(page: Sums) -> dict[int, int]:
    """For each run that an image touches the containers to leave for it to be inside.

    Containers are numbered as they begin: the first one around the run that does not begin after
    the image's own holds both.
    """
    parents, owners = page.tree.parents, page.tree.owners
    found = {}
    for run, image in dict(page.tree.images).items():
        if run < len(owners):
            node, steps = owners[run], 0
            while node > image and steps < NO_IMAGE:
                node = parents[node]
                steps += 1
            found[run] = steps
    return found
