"""What the first scores say around each run: the columns of the second look.

A run is judged again knowing what its neighbours, its containers and the runs set like it were
taken for, and where the page's best stretch lies.
"""

from itertools import accumulate

from cleaner.strip.label.columns import Column, Columns
from cleaner.strip.label.features import outside
from cleaner.strip.label.sums import Sums
from cleaner.strip.sequence import stretch

KINDS = ("article", "documentation", "service", "forum", "collection", "listing", "product")


class Scored:
    """A page's first scores with running sums."""

    def __init__(self, page: Sums, scores: Column) -> None:
        self.page = page
        self.scores = scores
        mass = [s * w for s, w in zip(scores, page.weights, strict=True)]
        self.mass_to = [0.0, *accumulate(mass)]
        self.all_mass = self.mass_to[-1] or 1.0
        self.first, self.last = stretch(scores, page.weights)

    def means(self, spans: list[tuple[int, int]]) -> Column:
        """The mean score of each range of runs, by weight; 0 of an empty one."""
        mass, weight = self.mass_to, self.page.weight_to
        return [
            (mass[b] - mass[a]) / size if (size := weight[b] - weight[a]) else 0.0 for a, b in spans
        ]


def context_columns(scored: Scored, ids: list[int]) -> Columns:
    """The columns that come from the first scores, for the runs `ids`."""
    out = Columns()
    _neighbours(scored, ids, out)
    _containers(scored, ids, out)
    _alike(scored, ids, out)
    _best_stretch(scored, ids, out)
    return out


def _neighbours(scored: Scored, ids: list[int], out: Columns) -> None:
    padded = [0.0, 0.0, *scored.scores, 0.0, 0.0]
    count = len(scored.scores)
    out.add("score", [scored.scores[i] for i in ids])
    for shift in (-1, 1, 2):
        out.add(f"score{shift:+}", [padded[i + 2 + shift] for i in ids])
    places = range(count + 1)
    for reach in (3, 10):
        starts = [*[0] * reach, *places]
        ends = [*places[reach:], *[count] * reach, count]
        out.add(f"mean_behind{reach}", scored.means([(starts[i], i) for i in ids]))
        out.add(f"mean_ahead{reach}", scored.means([(i + 1, ends[i + 1]) for i in ids]))
    out.add("mass_before", [scored.mass_to[i] / scored.all_mass for i in ids])
    out.add("mean_after", scored.means([(i + 1, count) for i in ids]))


def _containers(scored: Scored, ids: list[int], out: Columns) -> None:
    tree = scored.page.tree
    owners = [tree.owners[i] for i in ids]
    for name in ("own", "parent", "grand", "great"):
        spans = [(tree.firsts[n], tree.lasts[n]) for n in owners]
        out.add(f"mean_{name}", scored.means(spans))
        if name in {"grand", "great"}:
            out.add(
                f"mass_{name}",
                [(scored.mass_to[b] - scored.mass_to[a]) / scored.all_mass for a, b in spans],
            )
        owners = [max(0, tree.parents[n]) for n in owners]


def _alike(scored: Scored, ids: list[int], out: Columns) -> None:
    """The runs set like it."""
    page = scored.page
    kinds = page.signatures
    totals = [[0, 0.0] for _ in range(max(kinds, default=-1) + 1)]
    for kind, weight, score in zip(kinds, page.weights, scored.scores, strict=True):
        entry = totals[kind]
        entry[0] += weight
        entry[1] += weight * score
    means = [mass / weight for weight, mass in totals]
    out.add("mean_like", [means[kinds[i]] for i in ids])


def _best_stretch(scored: Scored, ids: list[int], out: Columns) -> None:
    first, last = scored.first, scored.last
    page = scored.page
    to = scored.mass_to
    out.add("to_stretch", outside(first, last, ids))
    weight = page.weight_to[last] - page.weight_to[first]
    inside = to[last] - to[first]
    out.add("stretch_mass", [inside / scored.all_mass] * len(ids))
    out.add("stretch_mean", [inside / weight if weight else 0.0] * len(ids))
    out.add("stretch_runs", [float(last - first)] * len(ids))
    out.add("page_mean", [to[-1] / page.all_weight] * len(ids))
    out.add("page_mass", [to[-1]] * len(ids))
    gap_after = [page.weight_to[i] - page.weight_to[last] if i >= last else 0 for i in ids]
    out.add("stretch_gap", [g / (weight + 1.0) for g in gap_after])


def stretches(scores: Column, weights: list[int], bar: float = 0.5) -> list[int]:
    """The weights of the unbroken runs of runs with a score above `bar`."""
    found: list[int] = []
    total = 0
    for score, weight in zip(scores, weights, strict=True):
        if score > bar:
            total += weight
        elif total and weight > 30:  # noqa: PLR2004 - a short line does not break a stretch
            found.append(total)
            total = 0
    return [*found, total] if total else found


def kind_numbers(scored: Scored) -> dict[str, float]:
    """What the first scores say of the page as a whole, for telling its kind."""
    page = scored.page
    kept = [i for i, s in enumerate(scored.scores) if s > 0.5]  # noqa: PLR2004
    parts = stretches(scored.scores, page.weights)
    total = float(sum(parts)) or 1.0
    text = sum(page.weights[i] for i in kept) or 1
    return {
        "kept_runs": float(len(kept)),
        "kept_weight": float(total),
        "kept_share": scored.mass_to[-1] / page.all_weight,
        "parts": float(len(parts)),
        "longest_part": max(parts, default=0) / total,
        "stretch_share": (scored.mass_to[scored.last] - scored.mass_to[scored.first])
        / scored.all_mass,
        "kept_links": sum(page.weights[i] * page.links[i] for i in kept) / text,
        "kept_headings": float(sum(1 for i in kept if page.flags[i] & 7)),
        "kept_mean": text / (len(kept) or 1),
        "unsure": sum(
            w
            for s, w in zip(scored.scores, page.weights, strict=True)
            if 0.2 < s < 0.8  # noqa: PLR2004
        )
        / page.all_weight,
    }
