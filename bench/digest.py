#!/usr/bin/env python3
"""One digest a document of all that cleaning gives, to prove that a change changed nothing.

    bench/digest.py make DATA OUT.tsv [--jobs 2] [--every N]
    bench/digest.py compare BEFORE.tsv AFTER.tsv

Each file below DATA is read as what it is; a page also as the lines of its text and as the Markdown
made of it; a `.jsonl.gz` of articles (`title`, `text`) as texts. A digest covers the whole record
with its ledger, the Markdown and the findings of `check`; a document that raises stands with the
name of its exception.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

SUFFIXES = {".html": "text/html", ".htm": "text/html", ".txt": "text/plain", ".md": "text/markdown"}


def inputs(data: Path) -> Iterator[Path]:
    """Every file below a folder that may be a document, sorted."""
    for file in sorted(data.rglob("*")):
        if file.is_file() and not file.name.startswith("truth."):
            yield file


def documents(file: Path) -> Iterator[tuple[str, bytes, str | None]]:
    """Name, bytes and media type of each document in a file."""
    raw = file.read_bytes()
    name = file.name
    if name.endswith(".gz"):
        raw, name = gzip.decompress(raw), name[:-3]
    if name.endswith(".jsonl"):
        for number, line in enumerate(raw.splitlines(), 1):
            row = json.loads(line)
            if isinstance(text := row.get("text"), str):
                yield f"{name}:{number}", f"{row.get('title', '')}\n\n{text}".encode(), "text/plain"
        return
    kind = SUFFIXES.get(Path(name).suffix)
    yield name, raw, kind
    if kind == "text/html":
        yield f"{name}#lines", lines_of(raw), "text/plain"


def lines_of(page: bytes) -> bytes:
    """The text of a page, a line a text node: a plain rendering with all its furniture."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(page.decode("utf-8", "replace")).body
    if body is None:
        return b""
    for node in body.css("script, style, noscript, template"):
        node.decompose()
    rows = (" ".join(row.split()) for row in body.text(separator="\n").split("\n"))
    return "\n".join(row for row in rows if row).encode("utf-8", "replace")


def digest(data: bytes, kind: str | None) -> tuple[str, bytes]:
    """The digest of what cleaning gives, and its Markdown."""
    import msgspec

    import cleaner

    try:
        document = cleaner.clean(data, media_type=kind)
        markdown = document.markdown().encode("utf-8", "surrogatepass")
        parts = [msgspec.json.encode(document), markdown]
        if kind != "text/html":
            parts.append(
                msgspec.json.encode(
                    cleaner.lint(data, path="x.md" if kind == "text/markdown" else "x.txt")
                )
            )
    except Exception as error:  # noqa: BLE001 - what it raises is part of what it does
        return type(error).__name__, b""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:24], markdown


def digests(file: Path, root: Path) -> list[str]:
    """A line for each document in a file and each form of it."""
    rows = []
    where = file.relative_to(root).parent
    for name, data, kind in documents(file):
        found, markdown = digest(data, kind)
        rows.append(f"{where}/{name}\t{found}")
        if kind == "text/html" and markdown:
            rows.append(f"{where}/{name}#markdown\t{digest(markdown, 'text/markdown')[0]}")
    return rows


def _work(job: tuple[Path, Path]) -> list[str]:
    return digests(*job)


def make(options: argparse.Namespace) -> int:
    """Write the digests of a folder."""
    jobs = [(file, options.data) for file in list(inputs(options.data))[:: options.every]]
    rows = []
    with ProcessPoolExecutor(options.jobs) as pool:
        for found in pool.map(_work, jobs, chunksize=8):
            rows += found
    options.out.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} documents")
    return 0


def compare(options: argparse.Namespace) -> int:
    """Name the documents whose digest differs; 1 if there are any."""
    before, after = (
        dict(line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        for path in (options.before, options.after)
    )
    differ = [name for name in before if after.get(name) != before[name]]
    for name in differ[: options.show]:
        print(name, before[name], after.get(name, "is missing"))
    new = len(after.keys() - before.keys())
    print(f"{len(before)} documents, {len(differ)} differ, {new} new")
    return 1 if differ or new else 0


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("make")
    one.add_argument("data", type=Path)
    one.add_argument("out", type=Path)
    one.add_argument("--jobs", type=int, default=2)
    one.add_argument("--every", type=int, default=1)
    one.set_defaults(run=make)
    two = commands.add_parser("compare")
    two.add_argument("before", type=Path)
    two.add_argument("after", type=Path)
    two.add_argument("--show", type=int, default=20)
    two.set_defaults(run=compare)
    options = parser.parse_args()
    return int(options.run(options))


if __name__ == "__main__":
    sys.exit(main())
