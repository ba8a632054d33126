"""Learn the points of `packs/any/heading_points.json` from annotated pages.

    python -m training.headings.data DATA/html LINES.jsonl.gz
    python -m training.headings.points LINES.jsonl.gz [--write]

Boosted stumps (LightGBM, two leaves a tree) add up to one table a measure. Wholly bold lines that
are no h2-h4 take no part: many are headings that nobody marked. The tables without case are learned
from the same lines in small letters. Prints precision and recall over five folds by site.
"""

import argparse
import gzip
import hashlib
import json
from pathlib import Path

import lightgbm as lgb
import numpy as np

from cleaner.block import Block
from cleaner.config import DEFAULT
from cleaner.split.features import NAMES, find_candidates, measure_rows
from cleaner.split.line import measure
from cleaner.split.style import load_styles

OUT = Path(__file__).parents[2] / "src/cleaner/packs/any/heading_points.json"
LEFT_OUT = {
    "cased": {"wide", "middle_blank"},
    "caseless": {"wide", "middle_blank", "words", "capital", "title_case", "all_caps"},
}
SOURCE = (
    "training/headings/points.py on h2-h4 of 1,501 annotated pages: WCXB (CC-BY-4.0), NAEB, Magic-HTML samples,"
    " Chinese news pages annotated by hand"
)
TREES = 300


def blocks_of(texts):
    return [
        Block(text=t, start=0, end=len(t), kind="list" if t.startswith("* ") else "paragraph")
        for t in texts
    ]


def read(path, *, small):
    styles = load_styles(DEFAULT)
    rows, truth, bold, fold, heads = [], [], [], [], 0
    with gzip.open(path, "rt", encoding="utf-8") as source:
        for page in map(json.loads, source):
            texts = [t.lower() if small else t for t, _, _ in page["lines"]]
            lines = [measure(b) for b in blocks_of(texts)]
            candidates = find_candidates(lines, styles)
            number = int(hashlib.sha256(page["site"].encode()).hexdigest(), 16) % 5
            heads += sum(h for _, h, _ in page["lines"])
            for c, row in zip(candidates, measure_rows(lines, candidates, styles), strict=True):
                if c.line.kind == "list":
                    continue
                rows.append(row)
                truth.append(page["lines"][c.at][1])
                bold.append(page["lines"][c.at][2])
                fold.append(number)
    return np.array(rows, np.float64), np.array(truth), np.array(bold), np.array(fold), heads


def learn(rows, truth):
    model = lgb.LGBMClassifier(
        n_estimators=TREES, num_leaves=2, learning_rate=0.1, min_child_samples=60, subsample=0.8,
        subsample_freq=1, colsample_bytree=0.7, reg_lambda=5, max_bin=64, verbose=-1, n_jobs=1, random_state=7,
    )  # fmt: skip
    return model.fit(rows, truth)


def tables(model, names):
    """Add up the stumps of each measure."""
    base, steps = 0.0, {}
    for tree in model.booster_.dump_model()["tree_info"]:
        node = tree["tree_structure"]
        if "leaf_value" in node:
            base += node["leaf_value"]
            continue
        low, high = node["left_child"]["leaf_value"], node["right_child"]["leaf_value"]
        steps.setdefault(names[node["split_feature"]], []).append((node["threshold"], low, high))
    found = []
    for name in NAMES:
        if not (own := steps.get(name)):
            continue
        cuts = sorted({round(cut, 4) for cut, _, _ in own})
        points = []
        for at in range(len(cuts) + 1):
            probe = cuts[at] if at < len(cuts) else float("inf")
            points.append(sum(low if probe <= round(cut, 4) else high for cut, low, high in own))
        middle = sum(points) / len(points)
        base += middle
        found.append(
            {"measure": name, "cuts": cuts, "points": [round(p - middle, 3) for p in points]}
        )
    return {"base": round(base, 3), "tables": found}


def report(mode, truth, bold, chance, heads):
    for limit in (0.4, 0.5, 0.6, 0.7, 0.8):
        kept = chance >= limit
        right = truth[kept & ~bold]
        print(
            f"{mode} at {limit}: P {right.mean():.3f} R {right.sum() / heads:.3f}; bold as errors P {truth[kept].mean():.3f}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lines")
    parser.add_argument("--write", action="store_true")
    parser.add_argument(
        "--folds", help="folder for the points learned without one fifth of the sites"
    )
    args = parser.parse_args()
    result = {"source": SOURCE}
    parts = [{"source": SOURCE} for _ in range(5)]
    for mode in ("cased", "caseless"):
        rows, truth, bold, fold, heads = read(args.lines, small=mode == "caseless")
        used = [i for i, n in enumerate(NAMES) if n not in LEFT_OUT[mode]]
        names = [NAMES[i] for i in used]
        chance = np.zeros(len(truth))
        for number in range(5):
            train = (fold != number) & ~bold
            model = learn(rows[train][:, used], truth[train])
            parts[number][mode] = tables(model, names)
            chance[fold == number] = model.predict_proba(rows[fold == number][:, used])[:, 1]
        report(mode, truth, bold, chance, heads)
        model = learn(rows[~bold][:, used], truth[~bold])
        result[mode] = tables(model, names)
        total = model.predict_proba(rows[:200][:, used], raw_score=True)
        own = [score(result[mode], row) for row in rows[:200]]
        print(
            f"  largest difference between tables and trees: {max(abs(a - b) for a, b in zip(total, own, strict=True)):.3f}"
        )
    if args.folds:
        Path(args.folds).mkdir(parents=True, exist_ok=True)
        for number, part in enumerate(parts):
            (Path(args.folds) / f"{number}.json").write_text(json.dumps(part), encoding="utf-8")
    if args.write:
        lines = ["{", f' "source": {json.dumps(SOURCE)},']
        for mode in ("cased", "caseless"):
            lines += [f' "{mode}": {{', f'  "base": {result[mode]["base"]},', '  "tables": [']
            lines.append(",\n".join("   " + json.dumps(t) for t in result[mode]["tables"]))
            lines += ["  ]", " }" + ("," if mode == "cased" else "")]
        OUT.write_text("\n".join([*lines, "}", ""]), encoding="utf-8")


def score(model, row):
    from bisect import bisect_left

    return model["base"] + sum(
        t["points"][bisect_left(t["cuts"], row[NAMES.index(t["measure"])])] for t in model["tables"]
    )


if __name__ == "__main__":
    main()
