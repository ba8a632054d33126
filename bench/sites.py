#!/usr/bin/env python3
"""What the built-in site rules gain: F1 of the pages they are for, by the labeller and by the rule.

    bench/sites.py DATA [--sites FILE]

DATA holds SET/truth.jsonl (id, url, body) and SET/pages/ID.html.gz. Before named rules. Where the
labeller was trained on the same pages its figure is in-sample and the gain is understated.
"""

import argparse
import gzip
import json
import re
from collections import Counter, defaultdict
from pathlib import Path
from statistics import mean

from cleaner.config import Config
from cleaner.strip.page import Page
from cleaner.strip.read_page import label_page, parse_page, site_of
from cleaner.strip.site.read import read_by_site

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0002ffff"
TOKEN = re.compile(rf"[{CJK}]|[^\W{CJK}]+")


def kept_text(page: Page) -> str:
    """The text of the kept blocks."""
    return "\n".join(b.text for b, keep in zip(page.blocks, page.keep, strict=True) if keep)


def word_f1(truth: str, found: str) -> float:
    """F1 of the words, each as often as it stands there."""
    wanted = Counter(TOKEN.findall(truth.lower()))
    given = Counter(TOKEN.findall(found.lower()))
    shared = sum((wanted & given).values())
    return 2 * shared / max(1, sum(wanted.values()) + sum(given.values()))


def main() -> None:
    """Print a line a rule: pages, pages left to the labeller, mean word F1 of both, better, worse."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--sites", help="a file of further rules, or a folder of them")
    options = parser.parse_args()
    config = Config(sites=(options.sites,) if options.sites else ())
    found: dict[str, list[tuple[float, float, bool]]] = defaultdict(list)
    for file in sorted(options.data.glob("*/truth.jsonl")):
        for line in file.read_text(encoding="utf-8").split("\n"):
            row = json.loads(line) if line else {}
            if not row.get("body"):
                continue
            packed = (file.parent / "pages" / f"{row['id']}.html.gz").read_bytes()
            source = gzip.decompress(packed).decode("utf-8", "replace")
            url = row.get("url") or ""
            parsed = parse_page(source, url, config)
            if (rule := site_of(parsed, url, config)) is None:
                continue
            page = label_page(parsed, config)
            ruled = read_by_site(rule, parsed, lambda page=page: page, config)
            scores = [word_f1(row["body"], kept_text(p)) for p in (page, ruled)]
            found[rule.id].append((scores[0], scores[1], not ruled.site))
    for name, rows in sorted(found.items()):
        better = sum(after > before + 0.02 for before, after, _ in rows)
        worse = sum(after < before - 0.02 for before, after, _ in rows)
        print(
            f"{name}: {len(rows)} pages, {sum(left for *_, left in rows)} left to the labeller, "
            f"word F1 {mean(r[0] for r in rows):.3f} -> {mean(r[1] for r in rows):.3f}, "
            f"{better} better, {worse} worse"
        )


if __name__ == "__main__":
    main()
