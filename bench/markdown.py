#!/usr/bin/env python3
"""How much of the Markdown that people wrote comes through, and how many of its headings.

    bench/markdown.py FOLDER... [--show]

Every `.md` file below a folder is a document, and so is the long description of every package
(`METADATA` of a `.dist-info` folder whose content type is Markdown), each name once. What the stage
of stripping removes counts as lost, white space and front matter aside. `--show` prints each piece.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from cleaner.document import Source
from cleaner.edit import LAYOUT
from cleaner.markdown.read import markdown_lines
from cleaner.pipeline import until

TWENTIETH = 0.05
"""The share of its text from which a document is said to have lost text."""


def documents(folder: Path) -> Iterator[tuple[str, str]]:
    """The name and the text of each document of Markdown below a folder."""
    for file in sorted(folder.rglob("*.md")):
        if "site-packages" not in file.parts:
            yield str(file), file.read_text("utf-8", "replace")
    for file in sorted(folder.rglob("*.dist-info/METADATA")):
        head, _, text = file.read_text("utf-8", "replace").partition("\n\n")
        if "text/markdown" in head.casefold() and text.strip():
            yield file.parent.name.partition("-")[0].casefold(), text


def headings(text: str) -> Counter[str]:
    """The headings of a text of Markdown."""
    lines = markdown_lines(text)
    return Counter(text[line.start : line.end] for line in lines if line.kind == "heading")


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    run = until("strip").run
    texts = dict(document for folder in options.folders for document in documents(folder))
    losers: list[str] = []
    stood = heads = 0
    rules: Counter[str] = Counter()
    for name, text in texts.items():
        document = run(Source(text=text, media_type="text/markdown"))
        step = [e for e in document.ledger if e.stage == "strip" and e.rule != LAYOUT]
        removed = [edit for edit in step if edit.before.strip() and not edit.after]
        rules.update({edit.rule for edit in removed})
        size = sum(len(edit.before) for edit in removed) if document.verdict.kept else len(text)
        if size >= TWENTIETH * len(text):
            losers.append(name)
        wanted = headings(text)
        gone = Counter(edit.before for edit in removed) if document.verdict.kept else wanted
        heads += wanted.total()
        stood += wanted.total() - (wanted & gone).total()
        for edit in removed if options.show else ():
            print(f"{name}\t{edit.rule}\t{edit.before[:100]!r}")
    print(f"{len(texts)} documents, {len(losers)} lose a twentieth or more: {', '.join(losers)}")
    print(f"{stood} of {heads} headings stand ({stood / (heads or 1):.2%})")
    print("documents a rule removes something from:", dict(rules.most_common()))


if __name__ == "__main__":
    main()
