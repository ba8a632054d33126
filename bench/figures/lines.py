"""Furniture removal without markup: pages rendered to lines, scored against their marked bodies.

`full` is the page as inscriptis renders it, `near` the same from 25 lines before the body's first
line to 60 after its last: a main column with its furniture.
"""

from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from scores import compare, mean, shingles, tokens

from figures.pages import HOST_PAGES, read_page, rows

BEFORE, AFTER = 25, 60
"""Lines around the body that belong to its column."""
SETS = (
    ("zh-news", "full"), ("zh-news", "near"), ("magic-article", "full"), ("magic-article", "near"),
    ("naeb", "full"), ("naeb", "near"), ("wcxb-dev", "full"), ("wcxb-dev", "near"),
    ("daniel", "near"),
)  # fmt: skip


def measure(data: Path) -> dict[str, float]:
    """Mean F1 over the article pages of a set; daniel by language, mean over hosts."""
    import inscriptis  # noqa: F401 - to say at once that it is absent

    found: dict[str, float] = {}
    with ProcessPoolExecutor(2) as pool:
        for name, mode in SETS:
            folder = data / "html" / name
            wanted = [r for r in rows(folder) if r.get("body") and r["kind"] == "article"]
            scores = list(pool.map(score, [(folder, row, mode) for row in wanted], chunksize=8))
            if name != "daniel":
                found[f"lines.{name}.{mode}"] = mean(scores)
                continue
            hosts: dict[tuple[str, str], list[float]] = defaultdict(list)
            for row, f1 in zip(wanted, scores, strict=True):
                hosts[row["language"], row["host"]].append(f1)
            for language in sorted({own for own, _ in hosts}):
                means = [mean(f1[:HOST_PAGES]) for (own, _), f1 in hosts.items() if own == language]
                found[f"lines.daniel.{language.lower()}_{mode}"] = mean(means)
    return found


def score(job: tuple[Path, dict[str, Any], str]) -> float:
    """The F1 of one page as lines."""
    import cleaner

    folder, row, mode = job
    text = render(read_page(folder, row).decode("utf-8", "replace"))
    if mode == "near":
        text = near(text, row["body"])
    document = cleaner.clean(text, media_type="text/plain")
    kept = document.body if document.verdict.kept else ""
    if folder.name == "daniel":  # the marked body begins with the headline
        kept = f"{document.metadata.title or ''}\n{kept}"
    return compare(row["body"], kept).f1


def render(page: str) -> str:
    """The lines of a page; empty where its parser refuses it."""
    from inscriptis import get_text

    try:
        return str(get_text(page))
    except Exception:  # noqa: BLE001 - whatever its parser finds wrong with a page
        return ""


def near(text: str, body: str) -> str:
    """The lines around the body."""
    lines = text.split("\n")
    grams = set(shingles(tokens(body)))
    hits = []
    for at, line in enumerate(lines):
        own = set(shingles(tokens(line)))
        if own and len(own & grams) > len(own) / 2:
            hits.append(at)
    return "\n".join(lines[max(0, hits[0] - BEFORE) : hits[-1] + AFTER + 1]) if hits else text
