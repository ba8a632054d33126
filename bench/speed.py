"""What a document costs by stage and room, in multiples of what a peer takes for the same.

    python bench/speed.py DATA [--news 800] [--pages 300] [--sets wcxb-dev,zh-news] [--against SRC]

Texts against `ftfy.fix_text`: news, and the pages of the first set written as text, a line for each
piece between two block-level tags, furniture and all. Pages against resiliparse (main content) and
trafilatura (fast), as far as they are installed. `DATA` is a folder with `news_zh/articles.jsonl.gz`
and `html/SET/pages`. CPU time of this process, one pass: every other document of those taken only
warms up (tables, compiled expressions), for what has been seen of a document before makes it cheaper
the second time. What was loaded until then is left out of the collection of garbage, whose cost
falls on whoever runs.

`--rooms` tells, by a second pass under a profiler, which folder of the package the time goes to;
`--against` runs the same on the `src` folder of another checkout, in a process of its own, and
prints both in multiples of the peer that each met.
"""

import argparse
import cProfile
import gc
import gzip
import importlib.util
import json
import os
import pstats
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from time import process_time

from cleaner.document import STAGES, Source
from cleaner.pipeline import load_stage, open_source


def news(data: Path, number: int) -> Iterator[Source]:
    """Articles as texts: title, date, paragraphs."""
    with gzip.open(data / "news_zh" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows[:: max(1, len(rows) // number)][:number]:
        yield Source(data=f"{row['title']}\n\n{row['published']}\n\n{row['text']}".encode())


def pages(data: Path, name: str, number: int) -> Iterator[Source]:
    """Pages of a set."""
    files = sorted((data / "html" / name / "pages").glob("*.gz"))
    for file in files[:: max(1, len(files) // number)][:number]:
        yield Source(data=gzip.decompress(file.read_bytes()), media_type="text/html")


def renderings(data: Path, name: str, number: int) -> Iterator[Source]:
    """Pages of a set as plain text: what is left of them when only the tags are taken out."""
    from selectolax.lexbor import LexborHTMLParser

    from cleaner.strip.html.parse import read_tree

    for page in pages(data, name, number):
        runs = read_tree(LexborHTMLParser(page.data.decode("utf-8", "replace")).root).texts
        yield Source(data="\n".join(runs).encode())


def run_stages(source: Source) -> dict[str, float]:
    """Seconds of each stage."""
    document = open_source(source)
    took = {}
    for name in STAGES:
        stage = load_stage(name)
        start = process_time()
        document = stage(document)
        took[name] = process_time() - start
    return took


def timed(function: Callable[[Source], object]) -> Callable[[Source], dict[str, float]]:
    """A peer as a function that says how many seconds it took."""

    def run(source: Source) -> dict[str, float]:
        start = process_time()
        function(source)
        return {"": process_time() - start}

    return run


def peers(*, html: bool) -> dict[str, Callable[[Source], dict[str, float]]]:
    """Those that are installed."""
    found: dict[str, Callable[[Source], object]] = {}
    if not html:
        from ftfy import fix_text

        found["ftfy"] = lambda source: fix_text(source.data.decode())
    if html and importlib.util.find_spec("resiliparse"):
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.html import HTMLTree

        found["resiliparse"] = lambda source: extract_plain_text(
            HTMLTree.parse_from_bytes(source.data, "utf-8"), main_content=True
        )
    if html and importlib.util.find_spec("trafilatura"):
        from trafilatura import extract

        found["trafilatura fast"] = lambda source: extract(source.data, fast=True)
    return {name: timed(function) for name, function in found.items()}


Table = dict[str, float]
"""Multiples of a peer's time: of all stages (`all`), of each, by the name of the peer before it."""


Runners = dict[str, Callable[[Source], dict[str, float]]]


def warm_up(documents: Iterable[Source], runners: Runners) -> None:
    """Let everybody make its tables, and take them out of the collection of garbage."""
    for source in documents:
        for run in runners.values():
            run(source)
    gc.collect()
    gc.freeze()


def measure(sources: Iterable[Source], *, html: bool) -> tuple[Table, list[Source]]:
    """The mean of the whole and of each stage in multiples of each peer; the documents measured."""
    documents = list(sources)
    runners: Runners = {"cleaner": run_stages, **peers(html=html)}
    warm_up(documents[::2], runners)
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for source in documents[1::2]:
        for who, run in runners.items():
            for part, seconds in run(source).items():
                sums[who, part] += seconds
    stages = {stage: sums["cleaner", stage] for stage in STAGES}
    table: Table = {"ms a document": 1000 * sum(stages.values()) / max(1, len(documents) // 2)}
    for who in runners:
        if who != "cleaner":
            table[who] = sum(stages.values()) / sums[who, ""]
    first = next((who for who in runners if who != "cleaner"), "")
    if first:
        table |= {stage: seconds / sums[first, ""] for stage, seconds in stages.items()}
    return table, documents[1::2]


def rooms(documents: Iterable[Source]) -> Table:
    """The share of each folder of the package in the time of the stages, what it calls aside.

    What a built-in function or another library takes counts for the folder that calls it. A
    profiler weighs many small calls more than they cost: the shares are a guide, no measure.
    """
    profile = cProfile.Profile()
    profile.enable()
    for source in documents:
        run_stages(source)
    profile.disable()
    shares: Table = defaultdict(float)
    for (file, _, _), (_, _, own, _, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]  # not in the stubs
        if room := _room(file):
            shares[room] += own
            continue
        for (caller, _, _), (_, _, seconds, _) in callers.items():
            shares[_room(caller) or "elsewhere"] += seconds
    total = sum(shares.values())
    return {room: part / total for room, part in shares.items()}


def _room(file: str) -> str:
    """The folder of a file of the package, two levels deep; "" for other files."""
    _, found, inside = file.replace("\\", "/").partition("/cleaner/")
    return (
        "/".join(inside.split("/")[:-1][:2]) or "cleaner" if found and "bench" not in file else ""
    )


def measure_all(args: argparse.Namespace) -> dict[str, Table]:
    """A table for each kind of document; with `--rooms` shares of folders besides."""
    sets = args.sets.split(",")
    kinds = {
        "news": (news(args.data, args.news), False),
        f"{sets[0]} as lines": (renderings(args.data, sets[0], args.pages), False),
        **{name: (pages(args.data, name, args.pages), True) for name in sets},
    }
    found = {}
    for name, (sources, html) in kinds.items():
        found[name], documents = measure(sources, html=html)
        if args.rooms:
            found[f"{name}, shares"] = rooms(documents)
    return found


def other(args: argparse.Namespace) -> dict[str, Table]:
    """The same of another checkout, measured by this script in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, str(args.data), "--json", "--news", str(args.news),
         "--pages", str(args.pages), "--sets", args.sets],
        env=os.environ | {"PYTHONPATH": str(args.against)}, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    tables: dict[str, Table] = json.loads(done.stdout)
    return tables


def show(tables: dict[str, Table], before: dict[str, Table]) -> None:
    """Print the tables; what was before stands behind."""
    for kind, table in tables.items():
        print(kind)
        for name, value in (
            sorted(table.items(), key=lambda row: -row[1]) if "shares" in kind else table.items()
        ):
            was = before.get(kind, {}).get(name)
            print(
                f"  {name:20} {value:8.2f}" + (f"   before {was:8.2f}" if was is not None else "")
            )


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--news", type=int, default=800)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--sets", default="wcxb-dev,zh-news")
    parser.add_argument("--rooms", action="store_true")
    parser.add_argument("--against", type=Path)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    tables = measure_all(args)
    if args.json:
        print(json.dumps(tables))
    else:
        show(tables, other(args) if args.against else {})


if __name__ == "__main__":
    main()
