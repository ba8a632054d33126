#!/usr/bin/env python3
"""Rates of exact metadata on annotated pages: title, day, authors, editors, source, false authors.

    bench/metadata.py DATA [--sets naeb,zh-news] [--half 0|1] [--wrong FIELD]

DATA holds SET/truth.jsonl (id, url, title, author, date, and where known source and editors) and
SET/pages/ID.html.gz. Titles and names are compared by letters and digits alone, lower case, dates
by day, authors as sets. `false` is the share of pages without an author that were given one,
`false date` the same of dates; `false title` is the share of titles given that have not half of
their words from the true one (nor it from them): a site's name, a sentence, another story's.
`--half` takes the hosts whose checksum is even or odd: tune on one half, check on the other.
"""

import argparse
import gzip
import json
import re
import time
import zlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from cleaner.metadata import Metadata
from cleaner.strip.html.parse import read_tree
from cleaner.strip.metadata.page import page_metadata

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0002ffff"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
NAMES = re.compile(r"[,;、|/]|\band\b|\bund\b|\bet\b")


def key(text: str | None) -> str:
    """Letters and digits alone, in lower case."""
    return "".join(TOKEN.findall((text or "").lower()))


def name_set(text: str | None) -> set[str]:
    """The keys of the names in a list."""
    return {key(part) for part in NAMES.split(text or "") if key(part)}


def is_like(found: str, true: str) -> bool:
    """Whether two titles share half of the words of one of them."""
    one, two = set(TOKEN.findall(found.lower())), set(TOKEN.findall(true.lower()))
    return 2 * len(one & two) >= min(len(one), len(two))


def score(row: dict[str, Any], found: Metadata) -> Iterator[tuple[str, bool]]:
    """Pairs (rate, whether this page counts as right) for what the truth knows."""
    authors = ", ".join(found.authors)
    if row.get("title"):
        yield "title", key(found.title) == key(row["title"])
        yield "false title", bool(found.title) and not is_like(found.title, row["title"])
    if row.get("date"):
        yield "date", (found.published or "")[:10] == row["date"]
    else:
        yield "false date", bool(found.published)
    if row.get("author"):
        yield "authors", name_set(authors) == name_set(row["author"])
    else:
        yield "false", bool(authors)
    if row.get("source"):
        yield "source", key(found.source) == key(row["source"])
    if row.get("editors"):
        yield "editors", set(map(key, found.editors)) == set(map(key, row["editors"]))
    elif "editors" in row:
        yield "false editors", bool(found.editors)


def host_half(row: dict[str, Any]) -> int:
    """0 or 1, the same for all pages of a site."""
    match = re.match(r"https?://([^/]+)", row.get("url") or "")
    host = ".".join(match[1].split(".")[-2:]) if match else row["id"].rpartition("-")[0]
    return zlib.crc32(host.encode()) % 2


def main() -> None:
    """Print a table, a row a set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", default="naeb,wcxb-dev,zh-news")
    parser.add_argument("--half", type=int, choices=[0, 1])
    parser.add_argument("--wrong", default="", help="list the pages where this rate failed")
    options = parser.parse_args()
    for name in options.sets.split(","):
        totals: dict[str, list[bool]] = defaultdict(list)
        spent = parsing = 0.0
        for line in (options.data / name / "truth.jsonl").read_text(encoding="utf-8").split("\n"):
            row = json.loads(line) if line else {}
            if not row or (options.half is not None and host_half(row) != options.half):
                continue
            packed = (options.data / name / "pages" / f"{row['id']}.html.gz").read_bytes()
            source = gzip.decompress(packed).decode("utf-8", "replace")
            start = time.process_time()
            tree = LexborHTMLParser(source)
            parsing += time.process_time() - start
            lines = read_tree(tree.root).texts  # as read_html does before
            middle = time.process_time()
            found = page_metadata(tree, source, lines=lines)
            spent += time.process_time() - middle
            for rate, right in score(row, found):
                totals[rate].append(right)
                if rate == options.wrong and right == rate.startswith("false"):
                    report(row, found, rate)
        pages = max(map(len, totals.values()), default=1)
        rates = "  ".join(
            f"{k} {sum(v) / len(v):.3f} ({len(v)})" for k, v in sorted(totals.items())
        )
        print(
            f"{name}: {rates}  ms {spent / pages * 1000:.2f} (parse {parsing / pages * 1000:.2f})"
        )


def report(row: dict[str, Any], found: Metadata, rate: str) -> None:
    """Print what was found beside what is true."""
    field = {
        "date": "published",
        "false": "authors",
        "false date": "published",
        "false title": "title",
        "false editors": "editors",
    }.get(rate, rate)
    truth = row.get("author" if rate == "authors" else rate.removeprefix("false "))
    print(
        f"{row['id']} {row.get('url', '')[:100]} [{row.get('kind')}]\n   true  {truth!r}\n   found {getattr(found, field)!r}"
    )


if __name__ == "__main__":
    main()
