#!/usr/bin/env python3
"""Labeller, guard and named rules together on text without markup, with weights that are new to it.

    python -m training.lines.data --data DATA --cache DOCS
    python -m training.lines.cross_validate --table TABLE --folds 3 --packs WORK       # sites left out
    python -m training.lines.cross_validate --table TABLE --without pl --packs WORK    # a language
    bench/unseen_lines.py DATA DOCS WORK [--modes near,full] [--sets daniel] [--own]

Each page, rendered as `training.lines.data` does, passes the whole program with the models of the
part it was left out of (WORK/part0 ...). Mean page F1 of 4-token shingles by set; of the news pages
in five languages (daniel) the mean over hosts, of the others by language too. With `--own` the
shipped weights judge the same pages: they have seen them.
"""

import argparse
import gzip
import json
import pickle
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec
from figures.pages import HOST_PAGES, rows
from scores import compare, mean

import cleaner
from cleaner.detect.language import identify
from cleaner.strip import read_text
from cleaner.strip.boosted_trees import Model, Packed
from cleaner.strip.lines import label

SETS = ("zh-news", "magic-article", "naeb", "wcxb-dev", "daniel")


class Judge(NamedTuple):
    """The two files of a part: trees, and words with their weights."""

    trees: Model
    words: dict[str, float]


class Scored(NamedTuple):
    """A page as lines, and its F1."""

    set: str
    mode: str
    site: str
    language: str
    cjk: bool
    f1: float


def load_part(folder: Path) -> Judge:
    """What `training.lines.cross_validate --packs` wrote for one part."""
    trees = gzip.decompress((folder / "line_trees.json.gz").read_bytes())
    words = msgspec.json.decode(
        gzip.decompress((folder / "line_words.json.gz").read_bytes()), type=dict[str, list[str]]
    )
    table: dict[str, float] = {}
    for weight, tokens in words.items():
        table |= dict.fromkeys(tokens, int(weight) / label.WORD_UNIT)
    return Judge(Model(msgspec.json.decode(trees, type=Packed)), table)


def score(doc: dict[str, Any]) -> float:
    """The F1 of one page: body, and in daniel the headline, which its marked bodies begin with."""
    document = cleaner.clean(doc["text"], media_type="text/plain")
    kept = document.body if document.verdict.kept else ""
    if doc["set"] == "daniel":
        kept = f"{document.metadata.title or ''}\n{kept}"
    return compare(doc["body"], kept).f1


def judge_part(
    job: tuple[Path, Path, Path, tuple[str, ...], tuple[str, ...], bool],
) -> list[Scored]:
    """All pages of a part that are articles."""
    data, docs, folder, modes, sets, own = job
    judged = set(map(tuple, json.loads((folder / "judged.json").read_text(encoding="utf-8"))))
    languages = {row["id"]: row["language"] for row in rows(data / "html" / "daniel")}
    found = []
    with ExitStack() as stack:
        if not own:
            judge = load_part(folder)
            stack.enter_context(patch.object(label, "load", return_value=judge.trees))
            for module in (label, read_text):
                stack.enter_context(patch.object(module, "word_weights", return_value=judge.words))
        for doc in _articles(docs, sets, modes):
            if (doc["set"], doc["id"]) in judged:
                told = languages.get(doc["id"]) or identify(doc["body"])[0]
                found.append(
                    Scored(doc["set"], doc["mode"], doc["site"], told, doc["cjk"], score(doc))
                )
    return found


def _articles(
    docs: Path, sets: tuple[str, ...], modes: tuple[str, ...]
) -> Iterator[dict[str, Any]]:
    for name in sets:
        for doc in pickle.loads((docs / f"{name}.pkl").read_bytes()):
            if doc["kind"] == "article" and doc["mode"] in modes:
                yield doc


def report(found: list[Scored], modes: tuple[str, ...]) -> None:
    """Print means by set, by language over hosts in daniel, by language elsewhere."""
    sets: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    hosts: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for one in found:
        if one.set == "daniel":
            hosts[one.language, one.mode, one.site].append(one.f1)
            continue
        sets[one.set][one.mode].append(one.f1)
        sets[f"others in {one.language}"][one.mode].append(one.f1)
        if one.set == "magic-article" and one.cjk:
            sets["magic-article CJK"][one.mode].append(one.f1)
    for (language, mode, _), pages in hosts.items():
        sets[f"daniel {language}"][mode].append(mean(pages[:HOST_PAGES]))
    for name, by_mode in sorted(sets.items()):
        cells = "  ".join(f"{mode} {mean(by_mode[mode]):.3f}" for mode in modes)
        print(f"{name:22} {cells}  ({len(by_mode[modes[0]])})")


def main() -> None:
    """Judge the parts, two at a time."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("docs", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--modes", default="near,full")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--own", action="store_true")
    options = parser.parse_args()
    modes = tuple(options.modes.split(","))
    folders = sorted(options.work.glob("part*"))
    sets = tuple(options.sets.split(","))
    jobs = [(options.data, options.docs, folder, modes, sets, options.own) for folder in folders]
    with ProcessPoolExecutor(2) as pool:
        report([one for part in pool.map(judge_part, jobs) for one in part], modes)


if __name__ == "__main__":
    main()
