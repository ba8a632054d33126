"""How often title, date, editors and dateline of scraped Chinese articles are read right.

    python bench/credits.py ARTICLES.jsonl.gz [--limit N] [--show N] [--half 0|1] [--bare]

Each line of the file is an article with `title`, `published` and `text`. It is given to the
pipeline as title, date line and text; the truth about editors, dateline and reporters is taken from
the raw text by plain patterns, and only where the text shows them. Sentences lost are those whose
last twelve characters are not in the body, sentences gained those that are not in the input.
With `--bare` the date line is left out, and only the titles are asked: of all, and of those that
end in a mark, hold a blank or a stroke.
"""

import argparse
import gzip
import json
import re
import unicodedata
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cleaner.document import Document, Source
from cleaner.pipeline import until

EDITOR = re.compile(r"【编辑[:：](.{2,8}?)】\s*\Z")
DATELINE = re.compile(
    r"\A\s*(?:[(（].{2,12}[)）])?\S{0,60}?\s*^\s*"
    r"((?:中新网|中新社|新华社|中国侨网|新华网|人民网)[^\s\d(（,，。]{0,8}\d{1,2}月\d{1,2}日电)(?!题)",
    re.MULTILINE,
)
REPORTER = re.compile(r"日电\s*[(（]记者\s*([\u4e00-\u9fff]{2,3})[)）]")
KINDS = {
    "title that ends in a mark": re.compile(r"[^\w\s]$|[\u2460-\u2473]$"),
    "title of two clauses": re.compile(r"\S\s+\S"),
    "title with a stroke": re.compile(r"[|｜丨]"),
}
"""Shapes of titles that are easily taken for something else."""
SENTENCE = re.compile(r"[^。！？!?\n]{8,}[。！？!?][”\"’')）」』]*")


def main() -> None:
    """Read the articles, clean each, and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=0)
    parser.add_argument("--show", type=int, default=10)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--bare", action="store_true")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    failures: list[str] = []
    for article in _articles(arguments.articles, arguments.limit, arguments.half):
        (_judge_bare if arguments.bare else _judge)(article, counts, failures)
    for failure in failures[: arguments.show]:
        print("  ", failure)
    bare = ("title", *KINDS)
    for name in (
        bare if arguments.bare else ("title", "published", "editors", "dateline", "authors")
    ):
        right, asked = counts[name], counts[f"{name} asked"]
        print(f"{name}: {right} of {asked} right ({right / max(1, asked):.4f})")
    if arguments.bare:
        return
    per = 10_000 / max(1, counts["sentences"])
    print(
        f"sentences: {counts['sentences']}, per 10,000 lost {counts['lost'] * per:.1f},"
        f" gained {counts['gained'] * per:.1f}"
    )


def _judge_bare(article: dict[str, Any], counts: Counter[str], failures: list[str]) -> None:
    title = article["title"].strip()
    text = f"{title}\n{article['text']}"
    document = until("strip").run(Source(text=text, path=f"{article['id']}.txt"))
    right = _fold(title) == _fold(document.metadata.title or "")
    for name in ("title", *(kind for kind, shape in KINDS.items() if shape.search(title))):
        counts[f"{name} asked"] += 1
        counts[name] += right
    if not right:
        failures.append(f"{article['id']} wanted {title!r}, got {document.metadata.title!r}")


def _articles(path: Path, limit: int, half: int | None) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for at, line in enumerate(lines):
            if limit and at >= limit:
                return
            article = json.loads(line)
            if half is None or zlib.crc32(article["id"].encode()) % 2 == half:
                yield article


def _judge(article: dict[str, Any], counts: Counter[str], failures: list[str]) -> None:
    text = f"{article['title']}\n{article['published']}\n{article['text']}"
    document = until("strip").run(Source(text=text, path=f"{article['id']}.txt"))
    for name, wanted, got in _asked(article, document):
        counts[f"{name} asked"] += 1
        counts[name] += wanted == got
        if wanted != got:
            failures.append(f"{article['id']} {name}: wanted {wanted!r}, got {got!r}")
    body, source = _fold(document.text), _fold(text)
    for sentence in SENTENCE.findall(article["text"]):
        counts["sentences"] += 1
        if _fold(sentence)[-12:] not in body:
            counts["lost"] += 1
            failures.append(f"{article['id']} lost: {sentence[-60:]}")
    for sentence in SENTENCE.findall(document.text):
        if _fold(sentence)[-12:] not in source:
            counts["gained"] += 1
            failures.append(f"{article['id']} gained: {sentence[-60:]}")


def _asked(article: dict[str, Any], document: Document) -> Iterator[tuple[str, object, object]]:
    """What the raw text shows, and what was read."""
    found, text = document.metadata, article["text"]
    yield "title", _fold(article["title"]), _fold(found.title or "")
    yield "published", _day(article["published"]), (found.published or "")[:10]
    if match := EDITOR.search(text):
        yield "editors", (match[1],), found.editors
    if match := DATELINE.match(text):
        yield "dateline", match[1], found.dateline
    if match := REPORTER.search(text[:200]):
        yield "authors", (match[1],), found.authors


def _day(stamp: str) -> str:
    year, month, day = stamp.split(maxsplit=1)[0].split("-")
    return f"{year}-{int(month):02}-{int(day):02}"


def _fold(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


if __name__ == "__main__":
    main()
