"""Cross-validate the line labeller, sites or languages left out, and score it as text.

    python -m training.lines.cross_validate --table FOLDER [--folds 4] [--trees 200] [--seed 5]
    python -m training.lines.cross_validate --table FOLDER --without ru,de --without pl,zh ...
    ... --packs WORK      # the files of each part into WORK/part0 ..., for bench/unseen_lines.py

For every fold the words' weights and the trees are trained on the other folds; the words' scores of
training rows come from weights trained without their own fold too, so that the trees do not learn
to trust memorised words. With `--without` a part is the documents of some languages, and nothing in
those languages is trained on, nor pages that frame it. Reported: mean page F1 of 4-token shingles
by set and rendering, of the news pages in five languages the mean over hosts, and what becomes of
the clean documents that are never trained on.
"""

import argparse
import json
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
from training.lines.train import (
    HOST_PAGES,
    fit_trees,
    fit_words,
    load_table,
    pack_trees,
    pack_words,
    rows_with_words,
    word_scores,
)

SENTENCE = re.compile(r"[^。！？!?\n]{8,}[。！？!?][”\"’')）」』]*")


def shingles(text, n=4):
    toks = tokens(text)
    return Counter(tuple(toks[i : i + n]) for i in range(max(1, len(toks) - n + 1)) if toks)


def page_f1(body, text):
    a, b = shingles(body), shingles(text)
    hit = sum((a & b).values())
    total = sum(a.values()) + sum(b.values())
    return 2 * hit / total if hit else float(not total)


def by_site(doc, part, folds):
    """Whether a document belongs to a fold, by its own site or by that of the text set into it."""
    return part in {fold_of(doc["site"], folds), fold_of(doc.get("donor", doc["site"]), folds)}


def by_language(doc, part):
    """Whether a document, or the page around it, is in one of the languages."""
    return doc["language"] in part or doc.get("frame", "") in part


def cross_fitted(table, rows, folds=2):
    """Word scores of the rows (a mask), each by weights that saw neither its site nor other rows."""
    scores = np.zeros((len(rows), 2))
    for k in range(folds):
        own = table.line_of(lambda d, k=k: by_site(d, k, folds))
        weights = fit_words(table, rows & ~own)
        scores[rows & own] = word_scores(table, rows & own, weights)
    return scores


def judge(table, out, options, packs=None):
    """Scores of the rows `out` (a mask) by a model of the others, and the heard scores of words.

    Into the folder `packs` that model is written as the program reads it.
    """
    held = table.line_of(lambda d: d.get("held", False))
    rows = ~held & ~out
    scores = cross_fitted(table, rows)
    weights = fit_words(table, rows)
    scores[~rows] = word_scores(table, ~rows, weights)
    print(f"words {time.process_time():.0f} s", flush=True)
    data = rows_with_words(table, scores)
    model = fit_trees(table, data, np.flatnonzero(rows), trees=options.trees, seed=options.seed)
    if packs:
        packs.mkdir(parents=True, exist_ok=True)
        pack_trees(model, table.columns, data, packs / "line_trees.json.gz")
        pack_words(table.vocabulary, weights, packs / "line_words.json.gz")
    print(f"trees {time.process_time():.0f} s", flush=True)
    test = np.flatnonzero(~rows)
    gains = sorted(zip(model.feature_importance("gain"), table.columns, strict=True), reverse=True)
    total = sum(g for g, _ in gains)
    print(" ".join(f"{name} {100 * g / total:.1f}" for g, name in gains[:25]), flush=True)
    return test, model.predict(data[test]), data[test, table.columns.index("score")]


def out_of_part(table, parts, options):
    """Probability of every line from a model that never saw its part, and its heard words.

    `parts` are functions that say of a document whether it is in the part. Clean documents that are
    never trained on are judged by the first model.
    """
    size = len(table.labels)
    result, own, seen = np.zeros(size), np.zeros(size), np.zeros(size, dtype=bool)
    for number, part in enumerate(parts):
        packs = options.packs / f"part{number}" if options.packs else None
        test, scores, words = judge(table, table.line_of(part), options, packs)
        if packs:
            judged = [[d["set"], d["id"]] for d in table.docs if d["mode"] == "full" and part(d)]
            (packs / "judged.json").write_text(json.dumps(judged), encoding="utf-8")
        fresh = test[~seen[test]]
        new = ~seen[test]
        result[fresh], own[fresh], seen[fresh] = scores[new], words[new], True
        if options.out:
            np.save(options.out, np.stack([result, own, seen]).astype(np.float32))
    return result, own, seen


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


NAMES = (
    "zh-news", "magic-article", "magic-cjk", "naeb", "wcxb-articles", "wcxb-other", "magic-forum",
)  # fmt: skip
MODES = ("full", "near", "plain")


def names_of(doc):
    """The rows of the table in which a document counts."""
    if doc["set"] == "wcxb-dev":
        return ["wcxb-articles" if doc["kind"] == "article" else "wcxb-other"]
    return [doc["set"], *(["magic-cjk"] if doc["set"] == "magic-article" and doc["cjk"] else [])]


def report(table, scores, keep_lines, seen):
    """Print page F1 by set and mode for a policy: (doc, scores) -> booleans."""
    found, hosts, languages = defaultdict(list), defaultdict(list), defaultdict(list)
    for doc in table.docs:
        if doc["mode"] not in MODES or not seen[doc["start"]]:
            continue
        keep = keep_lines(doc, scores[doc["start"] : doc["end"]])
        lines = _lines(doc)
        f1 = page_f1(doc["body"], "\n".join(x for x, k in zip(lines, keep, strict=True) if k))
        for name in names_of(doc):
            found[name, doc["mode"]].append(f1)
        if doc["set"] == "daniel":
            hosts[doc["language"], doc["mode"], doc["site"]].append(f1)
        elif doc["kind"] == "article":
            languages[doc["language"], doc["mode"]].append(f1)
    for name in NAMES:
        show(name, {mode: found[name, mode] for mode in MODES})
    for language in sorted({key[0] for key in hosts}):
        means = defaultdict(list)
        for (own, mode, _), all_f1 in hosts.items():
            if own == language:
                means[mode].append(np.mean(all_f1[:HOST_PAGES]))
        show(f"daniel {language}", means)
    for language in sorted({key[0] for key in languages if len(languages[key]) > 3}):
        show(f"others {language}", {mode: languages[language, mode] for mode in MODES})


def show(name, by_mode):
    """Print a line of means."""
    if any(by_mode.values()):
        cells = "  ".join(f"{mode} {np.mean(by_mode[mode] or 0):.3f}" for mode in MODES)
        print(f"{name:14} {cells}  ({len(by_mode['full'])})", flush=True)


def report_clean(table, scores, keep_lines, seen):
    """Sentences lost per 10,000 and other body lines dropped, in documents never trained on."""
    for name in ("news_zh", "clean"):
        n = Counter()
        for doc in table.docs:
            if doc["set"] != name or not doc["held"] or not seen[doc["start"]]:
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


def parts_of(options):
    """The parts that are left out one after the other."""
    if options.without:
        sets = [frozenset(names.split(",")) for names in options.without]
        return [lambda d, part=part: by_language(d, part) for part in sets]
    folds = options.folds
    return [lambda d, part=part: by_site(d, part, folds) for part in range(folds)]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--table", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--without", action="append", help="leave out languages instead of sites")
    parser.add_argument("--trees", type=int, default=200)
    parser.add_argument("--seed", type=int, default=5, help="of the trees: small sets vary with it")
    parser.add_argument("--out", type=Path, help="write the scores there, part by part")
    parser.add_argument("--packs", type=Path, help="write the model of each part there")
    parser.add_argument("--scores", type=Path, help="report on such scores, train nothing")
    options = parser.parse_args()
    table = load_table(options.table)
    if options.scores:
        scores, words, seen = np.load(options.scores)
    else:
        scores, words, seen = out_of_part(table, parts_of(options), options)
    seen = seen > 0
    print("threshold .5 alone")
    report(table, scores, lambda doc, p: p > 0.5, seen)
    print("as strip decides: gate, then threshold by text and stretch")
    decide = decider(table, words)
    report(table, scores, decide, seen)
    report_clean(table, scores, decide, seen)


if __name__ == "__main__":
    main()
