"""Main text and metadata of annotated pages, with the weights as shipped (in-sample but for daniel)."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from scores import compare, harmonic, key, mean, name_set

SETS = ("zh-news", "magic-article", "magic-forum", "naeb", "wcxb-dev", "trafilatura", "daniel")
HOST_PAGES = 6
"""Pages of a host that count, so that none outweighs the others."""


class Cleaned(NamedTuple):
    """A row of the truth and what cleaning made of its page."""

    row: dict[str, Any]
    text: str
    title: str
    published: str
    authors: tuple[str, ...]


def measure(data: Path) -> dict[str, float]:
    """F1 by set, and for daniel by language; snippets; exact metadata and false authors."""
    found: dict[str, float] = {}
    with ProcessPoolExecutor(2) as pool:
        for name in SETS:
            jobs = [(data / "html" / name, row) for row in rows(data / "html" / name)]
            done = list(pool.map(clean_page, jobs, chunksize=8))
            for figure, value in _judge(name, done):
                found[f"pages.{name}.{figure}"] = value
    return found


def rows(folder: Path) -> list[dict[str, Any]]:
    """The rows of the truth of a set."""
    with (folder / "truth.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read_page(folder: Path, row: dict[str, Any]) -> bytes:
    """The page of a row, UTF-8."""
    return gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes())


def clean_page(job: tuple[Path, dict[str, Any]]) -> Cleaned:
    """Clean the page of a row of the truth."""
    import cleaner

    folder, row = job
    page = read_page(folder, row).decode("utf-8", "replace")
    document = cleaner.clean(page, media_type="text/html")
    told = document.metadata
    kept = document.body if document.verdict.kept else ""
    return Cleaned(row, kept, told.title or "", (told.published or "")[:10], told.authors)


def _judge(name: str, done: list[Cleaned]) -> Iterator[tuple[str, float]]:
    if name == "trafilatura":
        yield "snippet_f1", _snippets(done)
        return
    if name == "daniel":
        yield from _by_language(done)
        return
    bodies = [d for d in done if d.row.get("body") is not None]
    scores = [compare(d.row["body"], d.text) for d in bodies]
    yield "f1", harmonic(mean([s.precision for s in scores]), mean([s.recall for s in scores]))
    if name == "magic-article":
        cjk = [s for s, d in zip(scores, bodies, strict=True) if d.row.get("cjk")]
        yield "cjk_f1", harmonic(mean([s.precision for s in cjk]), mean([s.recall for s in cjk]))
    if name == "wcxb-dev":
        yield "words", mean([s.words for s in scores])
        articles = [s for s, d in zip(scores, bodies, strict=True) if d.row["kind"] == "article"]
        yield "article_words", mean([s.words for s in articles])
    if name in {"naeb", "wcxb-dev", "zh-news"}:
        yield from _metadata(done)


def _snippets(done: list[Cleaned]) -> float:
    hits = wrong = asked = 0
    for d in done:
        text = _flat(d.text)
        asked += len(d.row.get("with") or [])
        hits += sum(_flat(s) in text for s in d.row.get("with") or [])
        wrong += sum(_flat(s) in text for s in d.row.get("without") or [])
    return 2 * hits / (hits + wrong + asked or 1)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _by_language(done: list[Cleaned]) -> Iterator[tuple[str, float]]:
    hosts: dict[tuple[str, str], list[float]] = defaultdict(list)
    titles = []
    for d in done:
        whole = f"{d.title}\n{d.text}"  # the marked body begins with the headline
        hosts[d.row["language"], d.row["host"]].append(compare(d.row["body"], whole).f1)
        titles.append(key(d.title) == key(d.row["body"].split("\n")[0]))
    for language in sorted({language for language, _ in hosts}):
        means = [mean(f1[:HOST_PAGES]) for (own, _), f1 in hosts.items() if own == language]
        yield f"{language.lower()}_f1", mean(means)
    yield "title", mean(titles)


def _metadata(done: list[Cleaned]) -> Iterator[tuple[str, float]]:
    rates: dict[str, list[float]] = defaultdict(list)
    for d in done:
        if d.row.get("title"):
            rates["title"].append(key(d.title) == key(d.row["title"]))
        if d.row.get("date"):
            rates["date"].append(d.published == d.row["date"])
            rates["false_date"].append(bool(d.published) and d.published != d.row["date"])
        if d.row.get("author"):
            names = name_set(", ".join(d.authors))
            rates["authors"].append(names == name_set(d.row["author"]))
        elif "author" in d.row:
            rates["false_authors"].append(bool(d.authors))
    for rate, values in sorted(rates.items()):
        yield rate, mean(values)
