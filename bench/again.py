#!/usr/bin/env python3
"""How many documents change when the Markdown made of them is cleaned again.

    bench/again.py DATA... [--every 5] [--show 3]

A folder of DATA with `truth.jsonl` and `pages/ID.html.gz` gives its pages, any other folder the
texts and pages below it. `--every N` takes each Nth document; `--show N` prints the first N lines
that differ of every document that changed.
"""

import argparse
import difflib
import gzip
from collections.abc import Iterator
from pathlib import Path

from cleaner import clean
from cleaner.emit.formats.md import encode as encode_markdown

SUFFIXES = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".md": "text/markdown"}


def documents(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    """Name, bytes and media type of each document below a folder."""
    for file in sorted(folder.rglob("*")):
        packed = file.suffix == ".gz"
        kind = SUFFIXES.get(Path(file.stem).suffix if packed else file.suffix)
        if kind and file.is_file():
            data = file.read_bytes()
            yield str(file), gzip.decompress(data) if packed else data, kind


def changes(data: bytes, kind: str) -> list[str] | None:
    """The lines that differ between the Markdown and itself cleaned; None for a rejected document."""
    first = clean(data, media_type=kind)
    if not first.verdict.kept:
        return None
    once = encode_markdown(first)
    second = clean(once, media_type="text/markdown")
    again = encode_markdown(second)
    if once == again:
        return []
    before, after = once.decode().split("\n"), again.decode().split("\n")
    cited = sorted({e.rule for e in second.ledger if e.rule != "layout"})
    lines = list(difflib.unified_diff(before, after, lineterm="", n=1))[2:]
    return [f"rules {' '.join(cited) or 'none'}", *lines]


def main() -> None:
    """Print a line a folder: documents kept, documents that changed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path, nargs="+")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    for folder in options.data:
        kept = changed = 0
        for name, data, kind in list(documents(folder))[:: options.every]:
            lines = changes(data, kind)
            kept += lines is not None
            changed += bool(lines)
            if lines and options.show:
                print(name, *(line[:160] for line in lines[: options.show]), sep="\n   ")
        print(f"{folder}: {changed} of {kept} changed", flush=True)


if __name__ == "__main__":
    main()
