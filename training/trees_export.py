"""Write a LightGBM model as the packed file that `cleaner.strip.trees` reads.

    from trees_export import pack, write
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
    staged: dict[int, Any], final: Any, *, threshold: float = 0.0, share: float = 0.002
) -> list[list[float]]:
    """Bounds for early exits: `staged[k]` are sums after k trees, `final` after all (numpy).

    Below `low` at most `share` of the rows end above the threshold, above `high` likewise below.
    """
    import numpy as np

    exits = []
    for trees, sums in sorted(staged.items()):
        up = np.sort(sums[final > threshold])
        down = np.sort(sums[final <= threshold])
        low = min(float(up[int(len(up) * share)]), threshold - 0.5)
        high = max(float(down[int(len(down) * (1 - share)) - 1]), threshold + 0.5)
        exits.append([trees, round(low, 3), round(high, 3)])
    return exits


def write(packed: dict[str, Any], path: str | Path) -> int:
    """Write the file (same bytes for the same model); returns its size in bytes."""
    data = json.dumps(packed, separators=(",", ":"), ensure_ascii=False).encode()
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as out:
        out.write(data)
    return file.stat().st_size
