"""Streams of cards under an article: other stories' titles and summaries, each in its own box.

A short article is lost among them, since its paragraphs look like their summaries. What tells them
apart is that they come in a row of boxes of one make, each with a title that is a link.
"""

from collections import defaultdict

from cleaner.strip.label.sums import LINKED, LONG, Sums

TAGS = frozenset({"li", "div", "article", "section", "a"})
MEMBERS = 6
"""So many boxes of one make are a stream of teasers; by hand, as what follows."""
SHARE = 0.9
"""Of the boxes that must have a linked title and at most two runs of running text."""
MEAN_WEIGHT = 800
"""Bytes a box has on average at most: longer ones are texts."""
LEAST_LINKED = 0.1
"""Of the text of a stream that stands in links: in the items of a list that is the article, less."""
BODY = 120
"""Weight of kept text before the stream from which there is an article it stands under."""
TITLE = 15
"""Bytes of a linked title."""
TITLE_LINKED = 0.9
"""Share of a title that is link."""
SUMMARY_RUNS = 2
"""Longer runs that a teaser has at most."""
LIKELY = 0.5
"""Score from which on a run before the stream is text."""
DOUBTED = 0.4
"""The highest score in a stream that is looked at: where nothing is, it goes anyhow."""
LOWERED = 0.05
"""What scores in a stream are multiplied by."""

Spans = list[tuple[int, int]]


def lower_cards(page: Sums, scores: list[float]) -> list[float]:
    """The scores of an article with those of card streams after its text set low."""
    lowered = list(scores)
    for spans in _groups(page):
        first, last = spans[0][0], spans[-1][1]
        if max(scores[first:last]) > DOUBTED and _is_stream(page, spans):
            body = sum(
                w for w, s in zip(page.weights[:first], scores[:first], strict=True) if s > LIKELY
            )
            if body >= BODY:
                for start, end in spans:
                    lowered[start:end] = [score * LOWERED for score in lowered[start:end]]
    return lowered


def _groups(page: Sums) -> list[Spans]:
    """The ranges of runs of sibling containers of one make, where there are enough of them."""
    tree = page.tree
    counts = page.sibling_counts()
    groups: dict[tuple[int, str, str], Spans] = defaultdict(list)
    for node, make in enumerate(page.sibling_kinds):
        if make[1] in TAGS and counts[make] >= MEMBERS and tree.lasts[node] > tree.firsts[node]:
            groups[make].append((tree.firsts[node], tree.lasts[node]))
    return [spans for spans in groups.values() if len(spans) >= MEMBERS]


def _is_stream(page: Sums, spans: Spans) -> bool:
    weight = sum(page.weight_to[end] - page.weight_to[start] for start, end in spans)
    cards = sum(_is_card(page, start, end) for start, end in spans)
    if weight > MEAN_WEIGHT * len(spans) or cards < SHARE * len(spans):
        return False
    linked: float = sum(page.linked_to[end] - page.linked_to[start] for start, end in spans)
    return linked >= LEAST_LINKED * weight


def _is_card(page: Sums, start: int, end: int) -> bool:
    runs = range(start, end)
    titled = any(page.links[i] > TITLE_LINKED and page.weights[i] >= TITLE for i in runs)
    long = sum(1 for i in runs if page.weights[i] >= LONG and page.links[i] < LINKED)
    return end - start > 1 and titled and long <= SUMMARY_RUNS
