"""Cross-validate the line labeller, sites left out, and score it as text.

    python -m training.lines.cross_validate --table FOLDER [--folds 4] [--trees 200] [--seed 5] [--out FILE]

For every fold the words' weights and the trees are trained on the other folds; the words' scores of
training rows come from weights trained without their own fold too, so that the trees do not learn
to trust memorised words. Reported: mean page F1 of 4-token shingles by set and rendering, and what
becomes of the clean documents that are never trained on.
"""

import argparse
import re
import time
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

from cleaner.strip.lines.gate import is_gated, keep_gated
from cleaner.strip.lines.smooth import decide_lines, fill_gaps, keep_runs
from cleaner.strip.lines.split import split_lines
from training.lines.align import tokens
from training.lines.data import fold_of
from training.lines.train import fit_trees, fit_words, load_table, rows_with_words, word_scores

SENTENCE = re.compile(r"[^。！？!?\n]{8,}[。！？!?][”\"’')）」』]*")


def shingles(text, n=4):
    toks = tokens(text)
    return Counter(tuple(toks[i : i + n]) for i in range(max(1, len(toks) - n + 1)) if toks)


def page_f1(body, text):
    a, b = shingles(body), shingles(text)
    hit = sum((a & b).values())
    total = sum(a.values()) + sum(b.values())
    return 2 * hit / total if hit else float(not total)


def out_of_fold(table, folds, trees, max_leaves=31, seed=5):
    """Probability of every line from a model that never saw its site (held clean documents: fold 0)."""
    fold = np.concatenate(
        [np.full(d["end"] - d["start"], fold_of(d["site"], folds)) for d in table.docs]
    )
    held = table.line_of(lambda d: d.get("held", False))
    trainable = table.line_of(lambda d: not d.get("held", False))
    first = {}
    for a in range(folds):
        for b in range(a, folds):
            rows = trainable & (fold != a) & (fold != b)
            first[a, b] = first[b, a] = fit_words(table, rows)
    print(f"words fitted {time.process_time():.0f} s", flush=True)
    result = np.zeros(len(fold))
    own = np.zeros(len(fold), dtype=np.float32)
    for k in range(folds):
        scores = np.zeros(len(fold))
        for j in range(folds):
            rows = fold == j
            scores[rows] = word_scores(table.tokens[rows], first[k, j])
        scores[held] = word_scores(table.tokens[held], first[k, k])
        data = rows_with_words(table, scores)
        train = np.flatnonzero(trainable & (fold != k))
        model = fit_trees(table, data, train, trees=trees, leaves=max_leaves, seed=seed)
        test = np.flatnonzero(((fold == k) & ~held) | (held if k == 0 else False))
        result[test] = model.predict(data[test])
        own[test] = scores[test]
        print(f"fold {k} {time.process_time():.0f} s", flush=True)
        gains = sorted(
            zip(model.feature_importance("gain"), table.columns, strict=True), reverse=True
        )
        total = sum(g for g, _ in gains)
        if not k:
            print(" ".join(f"{name} {100 * g / total:.1f}" for g, name in gains))
    return result, own


def decider(table, words):
    """The decision of `cleaner.strip.read_text` without its fast path, from scores out of fold."""
    weight = table.base[:, table.names.index("weight")]
    prose_of = table.base[:, table.names.index("prose")]

    def decide(doc, scores):
        rows = slice(doc["start"], doc["end"])
        sizes, p = weight[rows].astype(int).tolist(), scores.tolist()
        prose = prose_of[rows].tolist()
        if is_gated(sizes, p, words[rows].tolist(), prose):
            return keep_gated(p, prose)
        keep = decide_lines(sizes, p)
        keep = keep_runs([x > 0 for x in prose], sizes, p, keep) if doc["cjk"] else keep
        return fill_gaps(p, keep)

    return decide


def _lines(doc):
    return [doc["text"][line.start : line.end] for line in split_lines(doc["text"])]


def report(table, scores, keep_lines, docs=None):
    """Print page F1 by set, kind and mode for a policy: (doc, scores) -> booleans."""
    found = defaultdict(list)
    for doc in docs or table.docs:
        if doc["mode"] not in ("full", "near", "plain"):
            continue
        p = scores[doc["start"] : doc["end"]]
        keep = keep_lines(doc, p)
        lines = _lines(doc)
        f1 = page_f1(doc["body"], "\n".join(x for x, k in zip(lines, keep, strict=True) if k))
        name = (
            doc["set"]
            if doc["kind"] in ("article", "forum") or doc["set"] != "wcxb-dev"
            else "wcxb-other"
        )
        if doc["set"] == "wcxb-dev" and doc["kind"] == "article":
            name = "wcxb-articles"
        elif doc["set"] == "wcxb-dev":
            name = "wcxb-other"
        found[name, doc["mode"]].append(f1)
        if doc["set"] == "magic-article" and doc["cjk"]:
            found["magic-cjk", doc["mode"]].append(f1)
    for name in (
        "zh-news",
        "magic-article",
        "magic-cjk",
        "naeb",
        "wcxb-articles",
        "wcxb-other",
        "magic-forum",
    ):
        cells = "  ".join(
            f"{mode} {np.mean(found[name, mode]):.3f}" for mode in ("full", "near", "plain")
        )
        print(f"{name:14} {cells}  ({len(found[name, 'full'])})", flush=True)
    return found


def report_clean(table, scores, keep_lines):
    """Sentences lost per 10,000 and other body lines dropped, in documents never trained on."""
    for name in ("news_zh", "clean"):
        n = Counter()
        for doc in table.docs:
            if doc["set"] != name or not doc["held"]:
                continue
            lines = _lines(doc)
            keep = keep_lines(doc, scores[doc["start"] : doc["end"]])
            for line, kept, label in zip(
                lines, keep, table.labels[doc["start"] : doc["end"]], strict=True
            ):
                count = len(SENTENCE.findall(line))
                n["sentences"] += count
                n["lost"] += count * (not kept)
                if label and not count:
                    n["lines"] += 1
                    n["dropped"] += not kept
                if not label:
                    n["furniture"] += 1
                    n["gone"] += not kept
        print(
            f"{name}: {n['lost']} of {n['sentences']} sentences lost = {1e4 * n['lost'] / max(1, n['sentences']):.1f} per 10,000;"
            f" other body lines dropped {n['dropped']} of {n['lines']} = {100 * n['dropped'] / max(1, n['lines']):.2f} %;"
            f" titles and credits gone {100 * n['gone'] / max(1, n['furniture']):.1f} %",
            flush=True,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--trees", type=int, default=200)
    parser.add_argument("--seed", type=int, default=5, help="of the trees: small sets vary with it")
    parser.add_argument("--out", type=Path, help="write the scores there")
    parser.add_argument(
        "--scores", type=Path, help="report on scores written before, train nothing"
    )
    args = parser.parse_args()
    table = load_table(args.table)
    if args.scores:
        scores, words = np.load(args.scores), np.load(args.scores.with_suffix(".words.npy"))
    else:
        started = time.process_time()
        scores, words = out_of_fold(table, args.folds, args.trees, seed=args.seed)
        print(f"{time.process_time() - started:.0f} s")
    if args.out:
        np.save(args.out, scores.astype(np.float32))
        np.save(args.out.with_suffix(".words.npy"), words)
    print("threshold .5 alone")
    report(table, scores, lambda doc, p: p > 0.5)
    print("as strip.text decides: gate, then threshold by text and stretch")
    decide = decider(table, words)
    report(table, scores, decide)
    report_clean(table, scores, decide)


if __name__ == "__main__":
    main()
