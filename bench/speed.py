"""What a document costs, stage by stage, in multiples of what a peer takes for the same.

    python bench/speed.py DATA [--news 800] [--pages 300] [--sets wcxb-dev,zh-news]

Texts against `ftfy.fix_text`: news, and the pages of the first set written as text, a line for each
piece between two block-level tags, furniture and all. Pages against resiliparse (main content) and trafilatura (fast), as far
as they are installed. `DATA` is a folder with `news_zh/articles.jsonl.gz` and `html/SET/pages`. CPU
time of this process, one pass: every other document of those taken only warms up (tables, compiled
expressions), for what has been seen of a document before makes it cheaper the second time. What
was loaded until then is left out of the collection of garbage, whose cost falls on whoever runs.
"""

import argparse
import gc
import gzip
import importlib.util
import json
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


def measure(sources: Iterable[Source], *, html: bool) -> None:
    """Print the mean of each stage and the whole, in ms and in multiples of the peers."""
    documents = list(sources)
    runners = {"cleaner": run_stages, **peers(html=html)}
    for source in documents[::2]:
        for run in runners.values():
            run(source)
    gc.collect()
    gc.freeze()
    sums: dict[tuple[str, str], float] = defaultdict(float)
    whole = []
    for source in documents[1::2]:
        took = {who: run(source) for who, run in runners.items()}
        for who, parts in took.items():
            for part, seconds in parts.items():
                sums[who, part] += seconds
        whole.append(sum(took["cleaner"].values()))
    ms = {key: 1000 * total / len(whole) for key, total in sums.items()}
    total = 1000 * sum(whole) / len(whole)
    whole.sort()
    print(f"  cleaner {total:.2f} ms:", ", ".join(f"{s} {ms['cleaner', s]:.2f}" for s in STAGES))
    print(
        f"  99th percentile {whole[len(whole) * 99 // 100] / whole[len(whole) // 2]:.1f} x median"
    )
    for who in runners:
        if who != "cleaner":
            print(f"  {who} {ms[who, '']:.2f} ms: cleaner takes {total / ms[who, '']:.2f} times it")


def main() -> None:
    """Parse and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--news", type=int, default=800)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--sets", default="wcxb-dev,zh-news")
    args = parser.parse_args()
    sets = args.sets.split(",")
    print("news")
    measure(news(args.data, args.news), html=False)
    print(f"{sets[0]} as text")
    measure(renderings(args.data, sets[0], args.pages), html=False)
    for name in sets:
        print(name)
        measure(pages(args.data, name, args.pages), html=True)


if __name__ == "__main__":
    main()
