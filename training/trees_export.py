"""Write a LightGBM model as the packed file that `cleaner.strip.boosted_trees` reads.

    from training.trees_export import pack, write
    write(pack(booster, names, note="..."), "src/cleaner/packs/any/page_labeller.json.gz")

Train with `use_missing=False` and no categorical features. `exits` come from `find_exits`: after so
many trees, sums so far out that hardly any row of the training set came back over the threshold.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any


def significant(number: float, digits: int) -> float:
    return float(f"%.{digits}g" % number)


def node(tree: dict[str, Any]) -> Any:
    if "leaf_value" in tree and "split_feature" not in tree:
        return significant(tree["leaf_value"], 4)
    return [
        tree["split_feature"],
        significant(tree["threshold"], 7),
        significant(tree["internal_value"], 3),
        node(tree["left_child"]),
        node(tree["right_child"]),
    ]


def pack(
    booster: Any, names: list[str], *, note: str = "", trees: int | None = None
) -> dict[str, Any]:
    """The packed form of the first `trees` trees (all) of a binary LightGBM booster."""
    dumped = booster.dump_model(num_iteration=trees or -1)
    assert dumped["feature_names"] == names or len(dumped["feature_names"]) == len(names)
    return {
        "names": names,
        "base": 0.0,
        "exits": [],
        "note": note,
        "trees": [node(t["tree_structure"]) for t in dumped["tree_info"]],
    }


def find_exits(
    staged: dict[int, Any],
    final: Any,
    *,
    threshold: float = 0.0,
    share: float = 0.002,
    sure: tuple[float, float] | None = None,
) -> list[list[float]]:
    """Bounds for early exits: `staged[k]` are sums after k trees, `final` after all (numpy).

    Below `low` at most `share` of the rows end above the threshold, above `high` likewise below.
    With `sure` there are two thresholds, and each bound comes with what the other trees would add
    to 95 % of the sums beyond it, and more: decisions far out are taken early, and scores stay on
    the careful side of what they would have been.
    """
    import numpy as np

    exits = []
    below, above = sure or (threshold, threshold)
    for trees, sums in sorted(staged.items()):
        up, down = np.sort(sums[final > below]), np.sort(sums[final <= above])
        low = float(up[int(len(up) * share)])
        high = float(down[int(len(down) * (1 - share)) - 1])
        if sure is None:
            exits.append([trees, round(min(low, below - 0.5), 3), round(max(high, above + 0.5), 3)])
            continue
        rest = final - sums
        rest_low = np.quantile(rest[sums < low], 0.95) if (sums < low).any() else 0.0
        rest_high = np.quantile(rest[sums > high], 0.05) if (sums > high).any() else 0.0
        exits.append([trees, *(round(float(x), 3) for x in (low, high, rest_low, rest_high))])
    return exits


def write(packed: dict[str, Any], path: str | Path) -> int:
    """Write the file (same bytes for the same model); returns its size in bytes."""
    data = json.dumps(packed, separators=(",", ":"), ensure_ascii=False).encode()
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
        out.write(data)
    return file.stat().st_size
