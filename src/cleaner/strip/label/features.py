"""What the labeller knows of each run of a page, as columns of numbers.

Weights are UTF-8 bytes, in which a Han character counts for about three Latin ones. Columns are
made whole, one at a time; a container's sums are differences of running sums.
"""

from collections import Counter
from itertools import accumulate

from cleaner.strip.html import tree as bit
from cleaner.strip.html.head import OG_TYPES, TYPES, PageFacts
from cleaner.strip.html.tree import Tree
from cleaner.strip.label.columns import Column, Columns
from cleaner.strip.label.lexicon import Lexicon
from cleaner.strip.label.sums import COPY_WEIGHT, LINKED, OUT_OF_SIGHT, Sums
from cleaner.text.lazy_pattern import lazy_pattern

LEAST_TITLE = 8
"""Characters beyond which a run found in the page's title may be it."""
NEAR = 3
"""Runs to each side that are the nearer neighbourhood of a run ..."""
WIDE = 8
"""... and the wider one."""
CAP = 60
"""Runs beyond which a distance is "far"."""
SHORT = 150
"""Bytes under which the words of a run are asked one by one."""
_FLAGS = {
    "is_list": bit.LIST, "is_quote": bit.QUOTE, "is_caption": bit.CAPTION, "is_cell": bit.TABLE,
    "is_hidden": bit.HIDDEN,
    "is_outer": bit.NAV | bit.FOOTER, "is_aside": bit.ASIDE, "is_article": bit.ARTICLE,
    "is_main": bit.MAIN, "is_form": bit.FORM,
}  # fmt: skip
_PLAIN_TAGS = frozenset({"p", "br", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html"})
_ENDS = frozenset(".!?\u2026\u3002\uff01\uff1f\u201d\"'\u300d\u061f\u0964:\uff1a;\uff1b")
_ASCII_MARKS = b",.;!?"
_MARKS = lazy_pattern(r"[,.;!?\u3001\u3002\uff0c\uff01\uff1f\uff1b\uff1a\u060c\u061f\u0964]")


def shape_columns(page: Sums, facts: PageFacts, ids: list[int]) -> Columns:
    """Everything that needs no lexicon, for the runs `ids`."""
    columns = Columns()
    for group in (_own, _flags, _place, _windows, _groups, _centre, _repeats, _page):
        group(page, facts, ids, columns)
    return columns


def _own(page: Sums, facts: PageFacts, ids: list[int], out: Columns) -> None:
    """The text of the run itself."""
    _ = facts
    texts = [page.tree.texts[i] for i in ids]
    weights = [page.weights[i] for i in ids]
    out.add("weight", [float(w) for w in weights])
    out.add("links", [page.links[i] for i in ids])
    out.add("marks", [float(_count_marks(t)) for t in texts])
    out.add("ends", [float(t[-1] in _ENDS) for t in texts])
    out.add("wide", [w / len(t) for w, t in zip(weights, texts, strict=True)])
    out.add("copies", [float(page.copies[i]) for i in ids])
    out.add("earlier", [float(page.earlier[i]) for i in ids])


def _count_marks(text: str) -> int:
    """How many marks of punctuation a text has; in ASCII they are told from their absence."""
    if text.isascii():
        return len(text) - len(text.encode().translate(None, _ASCII_MARKS))
    return len(_MARKS.findall(text))


def _flags(page: Sums, facts: PageFacts, ids: list[int], out: Columns) -> None:
    """What the tags around it make of it."""
    _ = facts
    flags = [page.flags[i] for i in ids]
    for name, mask in _FLAGS.items():
        out.add(name, [1.0 if f & mask else 0.0 for f in flags])
    out.add("heading", [float(f & bit.HEADING) for f in flags])
    tags = [page.tree.tags[page.tree.owners[i]] for i in ids]
    out.add("is_div", [1.0 if tag == "div" else 0.0 for tag in tags])


def _place(page: Sums, facts: PageFacts, ids: list[int], out: Columns) -> None:
    """Where on the page it stands."""
    count = len(page.weights)
    out.add("index", [float(i) for i in ids])
    out.add("rest", [float(count - i) for i in ids])
    out.add("place", [i / count for i in ids])
    out.add("weight_before", [page.weight_to[i] / page.all_weight for i in ids])
    out.add("long_before", [page.long_to[i] / page.all_long for i in ids])
    h1 = next((i for i, f in enumerate(page.flags) if f & bit.HEADING == 1), -1)
    out.add("to_h1", _steps_from(h1, ids))
    title = facts.title
    same = next(
        (
            i for i, t in enumerate(page.tree.texts)
            if len(t) > LEAST_TITLE and t in title and not page.links[i] > LINKED
        ),
        -1,
    )  # fmt: skip
    out.add("to_title", _steps_from(same, ids))


def _steps_from(place: int, ids: list[int]) -> Column:
    """Runs from a place, within `CAP`; a place that is not there is farther than any."""
    if place < 0:
        return [float(-CAP - 1)] * len(ids)
    low, high = place - CAP, place + CAP
    return [float(i - place) if low < i < high else float(-CAP if i < place else CAP) for i in ids]


def _windows(page: Sums, facts: PageFacts, ids: list[int], out: Columns) -> None:
    """The runs around it."""
    _ = facts
    near, wide = _around(page, NEAR, ids), _around(page, WIDE, ids)
    weight, linked, long = page.weight_to, page.linked_to, page.long_to
    sizes = [weight[b] - weight[a] for a, b in near]
    out.add("weight_near", [float(size) for size in sizes])
    out.add(
        "links_near",
        [(linked[b] - linked[a]) / size for (a, b), size in zip(near, sizes, strict=True)],
    )
    out.add(
        "long_near", [(long[b] - long[a]) / size for (a, b), size in zip(near, sizes, strict=True)]
    )
    out.add("links_wide", [(linked[b] - linked[a]) / (weight[b] - weight[a]) for a, b in wide])
    out.add("long_ahead", _ahead(page.long, ids))


def _around(page: Sums, reach: int, ids: list[int]) -> list[tuple[int, int]]:
    """The range of runs within `reach` of each."""
    count = len(page.weights)
    starts = [*[0] * reach, *range(count)]
    ends = [*range(reach + 1, count + 1), *[count] * (reach + 1)]
    return [(starts[i], ends[i]) for i in ids]


def _ahead(long: list[int], ids: list[int]) -> Column:
    """Runs to the next one with running text."""
    after: Column = []
    gap = float(CAP)
    for weight in reversed(long):
        gap = min(gap + 1, CAP)
        after.append(gap)
        if weight:
            gap = 0.0
    after.reverse()
    return [after[i] for i in ids]


def _groups(page: Sums, facts: PageFacts, ids: list[int], out: Columns) -> None:
    """Its container, the one around that, and the runs set like it anywhere on the page."""
    _ = facts
    tree = page.tree
    owners = [tree.owners[i] for i in ids]
    for name in ("own", "parent", "grand"):
        runs, sums, links, shares, longs = _container_sums(page, owners)
        out.add(f"{name}_links", links)
        if name == "own":
            out.add("own_weight", sums)
        else:
            out.add(f"{name}_runs", runs)
            out.add(f"{name}_share", shares)
            out.add(f"{name}_long", longs)
        if name == "parent":
            out.add("parent_earlier", _earlier_shares(page, owners))
        parents = tree.parents
        owners = [max(0, parents[n]) for n in owners]
    kinds = page.signatures
    totals = [[0, 0, 0.0, 0] for _ in range(max(kinds, default=-1) + 1)]
    for kind, size, link, prose in zip(kinds, page.weights, page.links, page.long, strict=True):
        entry = totals[kind]
        entry[0] += 1
        entry[1] += size
        if link:
            entry[2] += size * link
        if prose:
            entry[3] += prose
    stats = [(float(n), w / n, k / (w or 1), p / page.all_long) for n, w, k, p in totals]
    mine = zip(*[stats[kinds[i]] for i in ids], strict=True)
    for name, column in zip(
        ("like_runs", "like_weight", "like_links", "like_share"), mine, strict=False
    ):
        out.add(name, list(column))


def _earlier_shares(page: Sums, nodes: list[int]) -> Column:
    """The share of each container's text that stood on the page before."""
    if not any(page.earlier):
        return [0.0] * len(nodes)
    firsts, lasts, weight = page.tree.firsts, page.tree.lasts, page.weight_to
    copied = [
        w if before and w >= COPY_WEIGHT else 0
        for w, before in zip(page.weights, page.earlier, strict=True)
    ]
    to = [0, *accumulate(copied)]
    shares = {
        n: (to[b] - to[a]) / (weight[b] - weight[a] or 1)
        for n in set(nodes)
        for a, b in [(firsts[n], lasts[n])]
    }
    return [shares[n] for n in nodes]


def _container_sums(page: Sums, nodes: list[int]) -> list[Column]:
    """Runs, weight, links, share of the page's running text, running text, by container.

    Many runs share a container, so each is summed up once.
    """
    firsts, lasts = page.tree.firsts, page.tree.lasts
    weight, linked, long = page.weight_to, page.linked_to, page.long_to
    known: dict[int, tuple[float, ...]] = {}
    for n in set(nodes):
        a, b = firsts[n], lasts[n]
        size = weight[b] - weight[a] or 1
        prose = long[b] - long[a]
        known[n] = (
            float(b - a), float(size), (linked[b] - linked[a]) / size,
            prose / page.all_long, prose / size,
        )  # fmt: skip
    return list(map(list, zip(*[known[n] for n in nodes], strict=True))) or [[]] * 5


def _centre(page: Sums, facts: PageFacts, ids: list[int], out: Columns) -> None:
    """The container that holds most of the running text, as seen by several measures."""
    _ = facts
    tree = page.tree
    to = page.long_to
    half, most = 0.5 * page.all_long, 0.7 * page.all_long
    nodes = [0, 0]
    for node, (a, b) in enumerate(zip(tree.firsts, tree.lasts, strict=True)):
        long = to[b] - to[a]
        if long >= half:
            nodes[0] = node
            if long >= most:
                nodes[1] = node
    for name, node in zip(("centre50", "centre70"), nodes, strict=True):
        _distance_to(tree, node, name, ids, out)
    _distance_to(tree, densest(page), "densest", ids, out)


def densest(page: Sums) -> int:
    """The container whose children hold most text without links, grandchildren for half."""
    tree = page.tree
    totals: dict[int, float] = {}
    for owner, weight, link, flags in zip(
        tree.owners, page.weights, page.links, page.flags, strict=True
    ):
        if weight > 50 and not flags & OUT_OF_SIGHT:  # noqa: PLR2004 - shorter runs say little
            value = weight * (1 - link) ** 2
            parent = max(0, tree.parents[owner])
            grand = max(0, tree.parents[parent])
            totals[owner] = totals.get(owner, 0.0) + value
            totals[parent] = totals.get(parent, 0.0) + value
            totals[grand] = totals.get(grand, 0.0) + value / 2
    return max(totals, key=lambda n: totals[n], default=0)


def _distance_to(tree: Tree, node: int, name: str, ids: list[int], out: Columns) -> None:
    """Signed distance in runs to a container's range: 0 inside, negative before it."""
    out.add(name, outside(tree.firsts[node], tree.lasts[node], ids))


def outside(first: int, last: int, ids: list[int]) -> Column:
    """How many runs before (negative) or behind a range each run stands, within `CAP`."""
    low, high = first - CAP, last + CAP - 1
    return [
        0.0
        if first <= i < last
        else float(i - first if i > low else -CAP)
        if i < first
        else float(i - last + 1 if i < high else CAP)
        for i in ids
    ]


def _repeats(page: Sums, facts: PageFacts, ids: list[int], out: Columns) -> None:
    """The nearest and the outermost container around it that is one of three or more alike."""
    _ = facts
    tree = page.tree
    kinds = page.sibling_kinds
    counts = page.sibling_counts()
    inner: list[int] = []
    outer: list[int] = []
    groups: dict[object, list[float]] = {}
    to = page.weight_to
    spans = zip(kinds, tree.firsts, tree.lasts, strict=True)
    for node, (kind, a, b) in enumerate(spans):
        if a == b:
            inner.append(-1)  # nobody asks for a container without runs
            outer.append(-1)
            continue
        parent = kind[0]
        repeated = counts[kind] >= REPEATED and kind[1] not in _PLAIN_TAGS
        if repeated:
            entry = groups.setdefault(kind, [float(counts[kind]), 0.0, 0.0])
            entry[1] += (to[b] - to[a]) / entry[0]
            entry[2] += (b - a) / entry[0]
        above = outer[parent] if parent >= 0 else -1
        inner.append(node if repeated else (inner[parent] if parent >= 0 else -1))
        outer.append(above if above >= 0 else (node if repeated else -1))
    for name, nodes in (("inner", inner), ("outer", outer)):
        mine = [nodes[tree.owners[i]] for i in ids]
        stats = [groups[kinds[n]] if n >= 0 else NO_GROUP for n in mine]
        out.add(f"{name}_count", [s[0] for s in stats])
        out.add(f"{name}_mean", [s[1] for s in stats])
        if name == "outer":
            out.add("outer_size", [s[2] for s in stats])


REPEATED = 3
"""So many elements of one make are a repetition."""
NO_GROUP = [0.0, 0.0, 0.0]


def _page(page: Sums, facts: PageFacts, ids: list[int], out: Columns) -> None:
    """The page as a whole, the same for every run."""
    for name, value in page_numbers(page, facts).items():
        out.add(name, [value] * len(ids))


def page_numbers(page: Sums, facts: PageFacts) -> dict[str, float]:
    """Numbers of the whole page: its size, its links, its long runs, its tags."""
    tree = page.tree
    count = len(page.weights) or 1
    tags = Counter(tree.tags)
    claims = dict(zip((*TYPES, *(f"og_{name}" for name in OG_TYPES)), facts.claims, strict=True))
    return {
        **{f"claims_{name}": float(value) for name, value in claims.items()},
        "page_runs": float(count),
        "page_weight": float(page.all_weight),
        "page_links": page.linked_to[-1] / page.all_weight,
        "page_long": page.long_to[-1] / page.all_weight,
        "page_long_weight": float(page.long_to[-1]),
        "page_longest": max(page.long, default=0) / page.all_long,
        "page_long_runs": float(sum(1 for w in page.long if w)),
        "page_articles": float(tags["article"]),
        "page_headings": float(tags["h2"] + tags["h3"]),
        "page_p": float(tags["p"]),
        "page_li": tags["li"] / count,
        "page_forms": float(tags["form"] + tags["button"]),
        "page_pre": float(tags["pre"]),
    }


def lexicon_columns(page: Sums, lexicon: Lexicon, ids: list[int]) -> Columns:
    """What the learned words say of the containers around each run and of its own short text."""
    tree = page.tree
    values = lexicon.keys_values(tree.keys)
    rows = zip(tree.keys, tree.parents, tree.firsts, tree.lasts, strict=True)
    root = values[next(rows)[0]]
    paths = [(root, min(root, 0.0), max(root, 0.0), root)]
    for key, parent, first, end in rows:
        path = paths[parent]
        # nobody asks for a container without runs
        if first < end and (value := values[key]):
            above, low, high, _ = path
            path = (above + value, min(low, value), max(high, value), value)
        paths.append(path)
    owners = [tree.owners[i] for i in ids]
    out = Columns()
    columns = list(zip(*[paths[n] for n in owners], strict=True)) or [()] * 4
    for name, column in zip(("key_path", "key_low", "key_high", "key_last"), columns, strict=True):
        out.add(name, list(column))
    tags = lexicon.tags
    out.add("tag", [tags.get(tree.tags[n], 0.0) for n in owners])
    texts, weights, said = tree.texts, page.weights, lexicon.text
    out.add("words", [said(texts[i]) if weights[i] < SHORT else 0.0 for i in ids])
    return out
