"""Documents of text: damaged ones with assertions, clean ones that must come through, spam; news."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from scores import fold, key, mean, missing

MARKS = re.compile(
    r"(?m)^(?:[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}\.)[ \t]+)+|\*\*|__|\\(?=[^\w\s])|^---\n.*?\n---\n",
    re.DOTALL,
)
"""The marks of Markdown itself."""
ENDS_IN_MARK = re.compile(r"[\W_]\Z")
SPAM_KEPT = 0.1
"""A spam document of which more than this share is kept was kept."""
PER = 10_000


def measure(data: Path) -> dict[str, float]:
    """Assertions met, sentences lost and invented per 10,000, spam kept, titles found."""
    found = dict(_cases(data / "text"))
    with gzip.open(data / "news_zh" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    with ProcessPoolExecutor(2) as pool:
        found |= dict(_news(pool.map(_clean_article, articles, chunksize=32)))
    return found


def _cases(folder: Path) -> Iterator[tuple[str, float]]:
    counts: Counter[str] = Counter()
    for line in (folder / "cases.jsonl").read_text(encoding="utf-8").split("\n"):
        if line:
            case = json.loads(line)
            counts.update(_case(case, (folder / case["file"]).read_bytes(), case["file"]))
    yield "texts.assertions", counts["met"] / (counts["met"] + counts["missed"])
    yield "texts.clean_lost", PER * counts["lost"] / counts["sentences"]
    yield "texts.clean_invented", PER * counts["invented"] / counts["sentences"]
    yield "texts.spam_kept", counts["spam kept"] / counts["spam"]


def _case(case: dict[str, Any], data: bytes, name: str) -> Counter[str]:
    """What one document adds to the counts."""
    import cleaner

    media_type = "text/html" if name.endswith(".html") else None
    document = cleaner.clean(data, media_type=media_type)
    got = document.markdown() if document.verdict.kept else ""
    source = data.decode("utf-8", "replace")
    counts: Counter[str] = Counter()
    for met in _assertions(got, case.get("expect") or {}):
        counts["met" if met else "missed"] += 1
    if case["group"] == "clean":
        lost, every = missing(MARKS.sub("", source), MARKS.sub("", got))
        invented, _ = missing(MARKS.sub("", got), MARKS.sub("", source))
        counts.update({"lost": lost, "invented": invented, "sentences": every})
    elif case["group"] == "spam":
        kept = len(fold(got)) > SPAM_KEPT * max(1, len(fold(source)))
        counts.update({"spam": 1, "spam kept": int(kept)})
    return counts


def _assertions(got: str, expect: dict[str, Any]) -> Iterator[bool]:
    folded = fold(got)
    for wanted in expect.get("must_contain", []):
        yield any(fold(w) in folded for w in _list(wanted))
    for unwanted in expect.get("must_not_contain", []):
        yield (unwanted not in got) if expect.get("raw_not") else fold(unwanted) not in folded
    for pattern in expect.get("must_not_match", []):
        yield re.search(pattern, got) is None
    at = 0
    for heading in expect.get("headings", []):
        hits = [place for h in _list(heading) if (place := folded.find(fold(h), at)) >= 0]
        yield bool(hits)
        at = min(hits) + 1 if hits else at


def _list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def _clean_article(article: dict[str, Any]) -> dict[str, Any]:
    import cleaner

    title = article["title"].strip()
    text = f"{title}\n{article['text']}"
    document = cleaner.clean(text, media_type="text/plain")
    lost, every = missing(article["text"], document.body)
    return {
        "lost": lost, "sentences": every, "mark": bool(ENDS_IN_MARK.search(title)),
        "title": key(document.metadata.title) == key(title),
    }  # fmt: skip


def _news(done: Iterable[dict[str, Any]]) -> Iterator[tuple[str, float]]:
    every = list(done)
    yield "news.lost", PER * sum(d["lost"] for d in every) / sum(d["sentences"] for d in every)
    yield "news.title", mean([d["title"] for d in every])
    yield "news.title_ending_in_mark", mean([d["title"] for d in every if d["mark"]])
