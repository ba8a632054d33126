"""What the labeller knows of each run of a page, as columns of numbers.

Weights are UTF-8 bytes, in which a Han character counts for about three Latin ones. Columns are
made whole, one at a time; a container's sums are differences of running sums.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate
from operator import itemgetter, mul
from typing import Any, NamedTuple

from cleaner.strip import tree_lists as bit
from cleaner.strip.page_claims import claimed_texts
from cleaner.strip.page_lexicon import Lexicon
from cleaner.strip.tree_lists import Tree, weigh

Column = list[float]

LONG = 100
"""Weight from which a run counts as running text."""
LINKED = 0.3
LEAST_TITLE = 8
"""Characters beyond which a run found in the page's title may be it."""
DENSE = 1.6
"""Bytes a character from which the text is Chinese, Japanese or Korean."""
NEAR = 3
WIDE = 8
CAP = 60
SHORT = 150
TYPES = {
    "article": ("Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "TechArticle"),
    "product": ("Product", "Offer", "AggregateOffer"),
    "list": ("ItemList", "CollectionPage", "SearchResultsPage", "ListItem"),
    "question": ("FAQPage", "QAPage", "Question"),
    "posting": ("DiscussionForumPosting", "Comment"),
    "business": ("LocalBusiness", "Service", "SoftwareApplication", "ProfessionalService"),
}
"""Groups of schema.org types."""
OG_TYPES = ("article", "product", "website")
_TYPE = re.compile(r'\s*:\s*\[?\s*"(\w+)"')
_TYPE_KEY = '"@type"'
_CONTENT = re.compile(r"""content\s*=\s*["']?(\w+)""")
_HIDDEN = bit.HIDDEN | bit.NAV | bit.FOOTER
_FLAGS = {
    "is_list": bit.LIST, "is_quote": bit.QUOTE, "is_caption": bit.CAPTION, "is_cell": bit.TABLE,
    "is_hidden": bit.HIDDEN,
    "is_outer": bit.NAV | bit.FOOTER, "is_aside": bit.ASIDE, "is_article": bit.ARTICLE,
    "is_main": bit.MAIN, "is_form": bit.FORM,
}  # fmt: skip
_PLAIN_TAGS = frozenset({"p", "br", "tr", "td", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html"})
_ENDS = frozenset(".!?\u2026\u3002\uff01\uff1f\u201d\"'\u300d\u061f\u0964:\uff1a;\uff1b")
_ASCII_MARKS = b",.;!?"
_MARKS = re.compile(r"[,.;!?\u3001\u3002\uff0c\uff01\uff1f\uff1b\uff1a\u060c\u061f\u0964]")


class PageFacts(NamedTuple):
    """What the source says of the page beside its text: its title and which sorts it claims."""

    title: str = ""
    claims: tuple[int, ...] = (0,) * (len(TYPES) + len(OG_TYPES))
    body: str = ""
    description: str = ""


def page_facts(parser: Any, source: str) -> PageFacts:
    """Read the title, the types of the structured data and the type of OpenGraph."""
    types = _types(source)
    og = _og_type(source)
    return PageFacts(
        page_title(parser),
        (
            *(int(not types.isdisjoint(group)) for group in TYPES.values()),
            *(int(og.startswith(name)) for name in OG_TYPES),
        ),
        *claimed_texts(parser, source),
    )


def _types(source: str) -> set[str]:
    """The types that the structured data of a page name."""
    types = set()
    at = source.find(_TYPE_KEY)
    while at >= 0:
        at += len(_TYPE_KEY)
        if found := _TYPE.match(source, at):
            types.add(found[1])
        at = source.find(_TYPE_KEY, at)
    return types


def _og_type(source: str) -> str:
    """The value of the element that says `og:type`, wherever in it that stands."""
    at = source.find("og:type")
    if at < 0:
        return ""
    start = max(0, source.rfind("<", 0, at))
    found = _CONTENT.search(source, start, source.find(">", at) + 1)
    return found[1].lower() if found else ""


def page_title(parser: Any) -> str:
    """The title in the head of a page, white space collapsed."""
    node = parser.head.child if parser.head is not None else None
    while node is not None:
        if node.tag == "title":
            return " ".join(node.text().split())
        node = node.next
    return ""


class Sums:
    """The numbers of a page that many columns need."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.weights = [weigh(text) for text in tree.texts]
        self.links = [
            linked / len(text) if linked else 0.0
            for text, linked in zip(tree.texts, tree.linked, strict=True)
        ]
        flags = tree.flags
        self.flags = [flags[owner] for owner in tree.owners]
        self.long = [
            weight if weight >= LONG and link < LINKED and not flags & _HIDDEN else 0
            for weight, link, flags in zip(self.weights, self.links, self.flags, strict=True)
        ]
        linked_weights = list(map(mul, self.weights, self.links))
        self.weight_to = [0, *accumulate(self.weights)]
        self.linked_to = [0.0, *accumulate(linked_weights)]
        self.long_to = [0, *accumulate(self.long)]
        self.signatures = signatures(tree)
        self.sibling_kinds = list(zip(tree.parents, tree.tags, tree.keys, strict=True))
        self._counts: Counter[tuple[int, str, str]] | None = None
        self.copies, self.earlier = _count_copies(tree.texts)
        self.all_weight = self.weight_to[-1] or 1
        self.all_long = self.long_to[-1] or 1

    def sibling_counts(self) -> "Counter[tuple[int, str, str]]":
        """How many children of the same parent have the same tag and key."""
        if self._counts is None:
            self._counts = Counter(self.sibling_kinds)
        return self._counts

    def is_dense(self) -> bool:
        """Whether most characters of the page take more than one byte, as Han and kana do."""
        return self.all_weight > DENSE * sum(map(len, self.tree.texts))

    def survivors(self) -> list[int]:
        """The runs worth a look: all but those deep in menus, if there is running text at all."""
        count = len(self.weights)
        if self.long_to[-1] < RICH:
            return list(range(count))
        menu = [
            (link > MENU_LINKED or flags & _HIDDEN) and weight < LONG and not flags & bit.HEADING
            for weight, link, flags in zip(self.weights, self.links, self.flags, strict=True)
        ]
        near = [True, True, *menu, True, True]
        return [
            i
            for i in range(count)
            if not menu[i]
            or near[i] + near[i + 1] + near[i + 2] + near[i + 3] + near[i + 4] < MENU_RUNS
        ]


def _count_copies(texts: Sequence[str]) -> tuple[list[int], list[int]]:
    """How many runs of the page begin as each one does, and how many of them stand before it.

    Pages made for several widths hold their text twice, posts quote those before them.
    """
    starts = [text[:COPY_START] for text in texts]
    seen: dict[str, int] = {}
    earlier = []
    for start in starts:
        before = seen.get(start, 0)
        earlier.append(before)
        seen[start] = before + 1
    return [seen[start] for start in starts], earlier


COPY_START = 40
"""Characters by which runs are taken for copies."""
COPY_WEIGHT = 60
"""Weight from which an earlier copy says something of the container."""
MENU_LINKED = 0.9
MENU_RUNS = 4
"""Of five neighbouring runs so many have to be links for the middle one to be in a menu."""
RICH = 1500
"""Weight of running text from which link lists are taken for menus without a look."""


class Columns:
    """Columns by name."""

    def __init__(self) -> None:
        self.values: dict[str, Column] = {}
        self.count = 0

    def add(self, name: str, values: Column) -> None:
        """Enter a column."""
        self.values[name] = values
        self.count = len(values)

    def fill(self, name: str, value: float) -> None:
        """Enter a column that has the same value everywhere."""
        self.values[name] = [value] * self.count

    def extend(self, other: "Columns") -> None:
        """Enter the columns of another set."""
        self.values.update(other.values)

    def pick(self, places: Sequence[int], names: Sequence[str]) -> "Columns":
        """The columns among `names`, only the rows at `places`."""
        out = Columns()
        out.count = len(places)
        take = picker(places)
        for name in names:
            if (values := self.values.get(name)) is not None:
                out.add(name, take(values))
        return out

    @property
    def names(self) -> list[str]:
        """The names, in the order of entering."""
        return list(self.values)

    def rows(self, names: Sequence[str]) -> list[tuple[float, ...]]:
        """The rows of the columns `names`."""
        return list(zip(*(self.values[name] for name in names), strict=True))


def picker(places: Sequence[int]) -> Callable[[Sequence[float]], Column]:
    """A function that takes the values at `places`, cheaper than a loop where it is called often."""
    if len(places) < 2:  # noqa: PLR2004 - of one place the library gives no sequence
        return lambda values: [values[k] for k in places]
    take = itemgetter(*places)
    return lambda values: list(take(values))


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


def signatures(tree: Tree) -> list[int]:
    """For each run a number that runs set alike share: by tag and key of container and parent."""
    tags, keys, parents = tree.tags, tree.keys, tree.parents
    numbers: dict[tuple[str, str, str], int] = {}
    return [
        numbers.setdefault((tags[o], keys[o], keys[parents[o]]), len(numbers)) for o in tree.owners
    ]


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
        if weight > 50 and not flags & _HIDDEN:  # noqa: PLR2004 - shorter runs say little
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
