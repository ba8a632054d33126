#!/usr/bin/env python3
"""Labeller and named rules together, on pages whose hosts the weights have not seen.

    python -m training.pages.train cv DATA WORK && python -m training.pages.folds WORK    # once for new weights
    bench/unseen.py DATA WORK [--sets zh-news,naeb] [--rules off|on]

Each page passes detect, repair and strip with the models and lexica of its fold (WORK/fold0 .. 4),
and is measured as in the cross-validation: by what the labeller keeps, the same with the built-in
site rules, and the text that is left after named rules and what goes into the metadata. Then for
each named rule: of the blocks kept until then, how many it dropped or cut, and how many characters
of those were no part of the marked text (right) or part of it (wrong); pages with snippets only
know few of theirs. Where a marked block goes and a copy of it stays that was not marked, nothing is
lost. A document that a rule rejects has no text.
"""

import argparse
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import msgspec

from cleaner.config import DEFAULT
from cleaner.document import Document, Source
from cleaner.pipeline import until
from cleaner.strip.boosted_trees import Model, Packed
from cleaner.strip.label import label as page_label
from cleaner.strip.label.label import Judge
from cleaner.strip.label.lexicon import Lexicon
from cleaner.strip.label.prose import Prose
from cleaner.strip.page import Page
from cleaner.strip.read_page import label_page, parse_page, site_of
from cleaner.strip.site.read import read_by_site
from cleaner.strip.stage import settle
from cleaner.text.letters import key

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from training.pages.data import FOLDS, SETS, Example, align, load, snippets
from training.pages.evaluate import Table, flat, show


class Result(NamedTuple):
    """A page as the labeller keeps it, as site rules do, the document that named rules made of it."""

    labelled: Page
    page: Page
    document: Document


def load_fold(folder: Path) -> Judge:
    """The judge that `training.pages.folds` wrote."""

    def read(name: str, kind: Any) -> Any:
        data = gzip.decompress((folder / f"page_{name}.json.gz").read_bytes())
        return msgspec.json.decode(data, type=kind)

    models = [Model(read(name, Packed)) for name in ("first", "second", "article", "thread")]
    return Judge(*models, read("words", Lexicon), read("prose", Prose))


def run(example: Example, data: Path, judge: Judge) -> Result:
    """Pass a page through the stages, with this judge."""
    packed = (data / example.set / "pages" / f"{example.id}.html.gz").read_bytes()
    source = Source(data=gzip.decompress(packed), media_type="text/html")
    document = until("repair").run(source)
    with patch.object(page_label, "load_judge", return_value=judge):
        parsed = parse_page(document.text, "", DEFAULT)
        labelled = label_page(parsed, DEFAULT)
        site = site_of(parsed, "", DEFAULT)
        page = read_by_site(site, parsed, lambda: labelled, DEFAULT) if site else labelled
    return Result(labelled, page, settle(document, page, DEFAULT))


def truth_of(example: Example, page: Page) -> list[int]:
    """For each block whether it is in the marked text: 1, 0, -1 unknown."""
    texts = [block.text for block in page.blocks]
    if example.body is None:
        return snippets(texts, {"with": example.with_, "without": example.without})
    return align(texts, example.body, cjk=example.cjk)


def kept_text(page: Page) -> str:
    """What is kept of a page before named rules."""
    return "\n".join(b.text for b, keep in zip(page.blocks, page.keep, strict=True) if keep)


def judged(example: Example, result: Result) -> Iterator[tuple[str, int, int]]:
    """What rules took of the blocks kept until then: rule, characters, whether they were text."""
    _, page, document = result
    if not document.verdict.kept:
        yield document.verdict.rule, len(kept_text(page)), int(bool(example.body or example.with_))
        return
    truth = truth_of(example, page)
    body = flat(example.body or "")
    spare = Counter(key(b.text) for b in document.blocks if truth[b.index] == 0)
    for edit in document.ledger:
        at = edit.block
        if edit.stage != "strip" or at is None or not page.keep[at]:
            continue
        whole = edit.before == page.blocks[at].text
        known = truth[at] if whole or example.body is None else int(flat(edit.before) in body)
        if known == 1 and spare[key(edit.before)] > 0:
            spare[key(edit.before)] -= 1
            known = 0
        yield edit.rule, len(edit.before), known


class Toll(NamedTuple):
    """What one rule took: blocks and characters that were no text, that were, that nobody marked."""

    blocks: Counter[int]
    characters: Counter[int]


def show_tolls(tolls: dict[str, Toll]) -> str:
    """A line a rule, the most text lost first."""
    lines = [
        "| rule | right | wrong | unknown | characters right | wrong |",
        "|---|---|---|---|---|---|",
    ]
    for rule, toll in sorted(tolls.items(), key=lambda pair: -pair[1].characters[1]):
        blocks = " | ".join(str(toll.blocks[known]) for known in (0, 1, -1))
        lines.append(f"| {rule} | {blocks} | {toll.characters[0]} | {toll.characters[1]} |")
    return "\n".join(lines)


def results(
    examples: Iterable[Example], data: Path, work: Path
) -> Iterator[tuple[Example, Result]]:
    """Every page with its result."""
    judges = [load_fold(work / f"fold{fold}") for fold in range(FOLDS)]
    for example in examples:
        yield example, run(example, data, judges[example.fold])


def main() -> None:
    """Print the table of figures, and that of the rules."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--rules", choices=("off", "on"), default="on")
    options = parser.parse_args()
    tables = {"labeller alone": Table()}
    if options.rules == "on":
        tables |= {"with site rules": Table(), "with named rules": Table()}
    tolls: dict[str, Toll] = defaultdict(lambda: Toll(Counter(), Counter()))
    examples = load(options.data, options.work / "trees", tuple(options.sets.split(",")))
    for example, result in results(examples, options.data, options.work):
        document = result.document
        left = document.text if document.verdict.kept else ""
        texts = (kept_text(result.labelled), kept_text(result.page), left)
        for table, text in zip(tables.values(), texts, strict=False):
            table.add(example, text)
        for rule, size, known in judged(example, result):
            tolls[rule].blocks[known] += 1
            tolls[rule].characters[known] += size
    rows = {name: table.row() for name, table in tables.items()}
    asked = [column for column, figure in rows["labeller alone"].items() if figure]
    print(show([(name, {n: row[n] for n in asked}) for name, row in rows.items()]))
    if options.rules == "on":
        first, *_, last = rows.values()
        print("by all rules: " + ", ".join(f"{n} {last[n] - first[n]:+.4f}" for n in asked))
        print(show_tolls(tolls))


if __name__ == "__main__":
    main()
