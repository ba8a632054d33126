"""Annotated pages as trees with labels, for the training of the page labeller.

    python -m training.pages.data DATA CACHE        # DATA holds wcxb-dev/, naeb/, ... as truth.jsonl + pages/ID.html.gz

Sources: the public benchmark sets wcxb-dev (CC-BY-4.0), naeb, magic, GNE pages (zh-news), daniel
(news in five languages), and the snippets of trafilatura's evaluation as weak labels. Only derived
weights leave this folder.
"""

from __future__ import annotations

import gzip
import json
import pickle
import re
import sys
import zlib
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from cleaner.strip.html.head import PageFacts, page_facts
from cleaner.strip.html.parse import read_tree
from cleaner.strip.html.tree import Tree

SETS = ("zh-news", "magic-article", "magic-forum", "naeb", "wcxb-dev", "trafilatura", "daniel")
CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0002ffff"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")
FOLDS = 5


class Example(NamedTuple):
    """A page: its runs with labels (1, 0, -1 unknown) and what scoring needs."""

    id: str
    set: str
    kind: str
    cjk: bool
    fold: int
    host: str
    tree: Tree
    facts: PageFacts
    labels: list[int]
    body: str | None
    with_: list[str]
    without: list[str]
    size: int
    language: str = ""
    headline: str = ""


def host_of(row: dict[str, Any], set_name: str) -> str:
    """The registrable host, by which folds are made; the site in the id where there is no address."""
    url = row.get("url") or (f"http://{row['host']}" if row.get("host") else "")
    match = re.match(r"[a-z]+://([^/:?#]+)", url)
    if not match:
        return "-".join(row["id"].split("-")[:2]) if set_name == "zh-news" else row["id"]
    parts = match[1].lower().removeprefix("www.").split(".")
    short = {"co", "com", "gov", "org", "ac", "edu", "net", "or", "ne", "go"}
    deep = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in short
    return ".".join(parts[-3:] if deep else parts[-2:])


SITES = {
    "gne-163": "163.com",
    "gne-sina": "sina.com.cn",
    "gne-sohu": "sohu.com",
    "gne-qq": "qq.com",
}


def fold_of(host: str) -> int:
    return zlib.crc32(SITES.get(host, host).encode()) % FOLDS


def align(texts: list[str], body: str, *, cjk: bool) -> list[int]:
    """Label each run: 1 if more than half of its tokens lie in shingles of the body."""
    size = 5 if cjk else 3
    truth = TOKEN.findall(body)
    left: Counter[tuple[str, ...]] = Counter()
    for width in range(1, size + 1):
        left.update(tuple(truth[i : i + width]) for i in range(len(truth) - width + 1))
    runs = [TOKEN.findall(text) for text in texts]
    cover = [_covered(run, left, size) for run in runs]
    full = [len(run) >= size and c > 0.5 * len(run) for run, c in zip(runs, cover, strict=True)]
    sums = [0]
    for c, ok in zip(cover, full, strict=True):
        sums.append(sums[-1] + (c if ok else 0))
    near = [sums[min(len(runs), i + 6)] - sums[max(0, i - 5)] for i in range(len(runs))]
    labels = [0] * len(runs)
    for i in sorted((i for i, ok in enumerate(full) if ok), key=lambda i: (-near[i], i)):
        run = runs[i]
        if _covered(run, left, size) > 0.5 * len(run):
            labels[i] = 1
            left.subtract(tuple(run[k : k + size]) for k in range(len(run) - size + 1))
    for i, run in enumerate(runs):
        if 0 < len(run) < size and left[tuple(run)] > 0:
            before = any(labels[max(0, i - 3) : i])
            after = any(labels[i + 1 : i + 4])
            if before and after:
                labels[i] = 2
    return [min(label, 1) for label in labels]


def _covered(run: list[str], left: Counter[tuple[str, ...]], size: int) -> int:
    hit = [False] * len(run)
    for k in range(len(run) - size + 1):
        if left[tuple(run[k : k + size])] > 0:
            hit[k : k + size] = [True] * size
    return sum(hit)


def snippets(texts: list[str], row: dict[str, Any]) -> list[int]:
    """Weak labels: runs that hold a wanted snippet, or an unwanted one, the rest unknown."""
    labels = [-1] * len(texts)
    for wanted, value in ((row.get("without") or [], 0), (row.get("with") or [], 1)):
        for snippet in wanted:
            flat = " ".join(snippet.split())
            for i, text in enumerate(texts):
                if flat in text:
                    labels[i] = value
    return labels


BESIDE = 2
"""Runs from a marked one within which an unmarked paragraph is doubtful..."""
LONG = 120
"""... if it has so many bytes: the marks of daniel may lack it."""


def unsure_runs(labels: list[int], texts: list[str], headline: str) -> list[int]:
    """The labels of a page of daniel: -1 for the headline, which other sets do not mark, and for
    paragraphs right beside the marked text."""
    title = flat_key(headline)
    out = []
    for at, (label, text) in enumerate(zip(labels, texts, strict=True)):
        beside = not label and any(n > 0 for n in labels[max(0, at - BESIDE) : at + BESIDE + 1])
        doubtful = beside and len(text.encode("utf-8", "replace")) > LONG
        out.append(-1 if doubtful or (title and flat_key(text) == title) else label)
    return out


def flat_key(text: str) -> str:
    """The tokens of a text in lower case, to compare lines by."""
    return " ".join(TOKEN.findall(text.lower()))


def read_set(data: Path, name: str) -> list[Example]:
    examples = []
    for line in (data / name / "truth.jsonl").read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        page = gzip.decompress((data / name / "pages" / f"{row['id']}.html.gz").read_bytes())
        html = page.decode("utf-8", "replace")
        parser = LexborHTMLParser(html)
        tree = read_tree(parser.root)
        body = row.get("body")
        cjk = bool(row.get("cjk"))
        labels = snippets(tree.texts, row) if body is None else align(tree.texts, body, cjk=cjk)
        if name == "daniel":
            labels = unsure_runs(labels, tree.texts, row["headline"])
        host = host_of(row, name)
        examples.append(
            Example(
                row["id"],
                name,
                row.get("kind") or "article",
                cjk,
                fold_of(host),
                host,
                tree,
                page_facts(parser, html),
                labels,
                body,
                row.get("with") or [],
                row.get("without") or [],
                len(page),
                row.get("language") or "",
                row.get("headline") or "",
            )  # fmt: skip
        )
    return examples


def load(data: Path, cache: Path, sets: tuple[str, ...] = SETS) -> list[Example]:
    """All pages of the sets, read once and kept in CACHE."""
    examples: list[Example] = []
    cache.mkdir(parents=True, exist_ok=True)
    for name in sets:
        file = cache / f"{name}.pickle"
        if not file.exists():
            file.write_bytes(pickle.dumps(read_set(data, name), protocol=5))
        examples += pickle.loads(file.read_bytes())
    return examples


if __name__ == "__main__":
    pages = load(Path(sys.argv[1]), Path(sys.argv[2]))
    print(len(pages), "pages", sum(len(p.labels) for p in pages), "runs")
