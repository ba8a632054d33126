"""Render annotated pages to text without markup and label its lines; cached on disk.

    python -m training.lines.data --data DATA --cache FOLDER

DATA holds `html/<set>/truth.jsonl`, `html/<set>/pages/*.html.gz`, `news_zh/articles.jsonl.gz`,
`text/clean/*.txt`. Each page is rendered three ways: `full` (inscriptis), `near` (its lines around
the body) and `plain` (every text node of a block a line, no bullets, no blank lines, cut at random
around the body, half of them with the page's title on top). Clean documents are given as they are;
half of them, by a hash of their text, is marked as never to be trained on.
"""

import argparse
import gzip
import hashlib
import json
import pickle
import random
import re
from functools import cache
from pathlib import Path

from cleaner.strip.lines.split import GAP, find_columns
from training.lines.align import label_lines, tokens

SETS = ("zh-news", "magic-article", "magic-forum", "naeb", "wcxb-dev", "daniel")
BLOCKS = {
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "tr",
    "td",
    "th",
    "br",
    "hr",
    "pre",
    "blockquote",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "figcaption",
    "dl",
    "dt",
    "dd",
    "body",
    "main",
    "nav",
    "aside",
    "form",
    "option",
    "button",
    "label",
    "title",
}


def render_full(html):
    from inscriptis import get_text

    try:
        return get_text(html)
    except Exception:  # noqa: BLE001 - pages its parser refuses
        return ""


def part_columns(text):
    """The text with the columns of its rows on lines of their own, as `split_lines` takes them."""
    rows = text.split("\n")
    return "\n".join(
        GAP.sub("\n", row.strip()) if find_columns(row.strip()) else row for row in rows
    )


def near(text, body):
    """The lines around the body, as tools that keep a main column give them."""
    lines = text.split("\n")
    grams = set(_grams(body))
    hits = [
        i
        for i, line in enumerate(lines)
        if (g := set(_grams(line))) and len(g & grams) > 0.5 * len(g)
    ]
    return "\n".join(lines[max(0, hits[0] - 25) : hits[-1] + 61]) if hits else text


def _grams(text, n=4):
    toks = tokens(text)
    return [tuple(toks[i : i + n]) for i in range(max(1, len(toks) - n + 1)) if toks]


def render_plain(html):
    import lxml.html

    html = re.sub(r"^\s*<\?xml[^>]*\?>", "", html)
    try:
        root = lxml.html.document_fromstring(html)
    except Exception:  # noqa: BLE001
        return ""
    out = []
    stack = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            if element.tag in BLOCKS:
                out.append("\n")
            out.append(re.sub(r"\s+", " ", element.tail or ""))
            continue
        stack.append((element, True))
        if not isinstance(element.tag, str) or element.tag in (
            "script",
            "style",
            "noscript",
            "template",
        ):
            continue
        if element.tag in BLOCKS:
            out.append("\n")
        out.append(re.sub(r"\s+", " ", element.text or ""))
        stack.extend((child, False) for child in reversed(element))
    return re.sub(r"\s*\n\s*", "\n", "".join(out)).strip()


def cut_plain(text, labels_of, seed):
    """Cut a plain rendering at random around its body."""
    rng = random.Random(seed)
    lines = text.split("\n")
    labels = labels_of(lines)
    hits = [i for i, label in enumerate(labels) if label]
    if not hits:
        return text
    before = rng.choice([0, 3, 10, 30, 100, 10_000])
    after = rng.choice([0, 5, 20, 60, 200, 10_000])
    start = max(0, hits[0] - before)
    kept = lines[start : hits[-1] + 1 + after]
    if start > 0 and rng.random() < 0.5:
        kept = lines[:1] + kept
    return "\n".join(kept)


def load_pages(data, name):
    for row in (data / "html" / name / "truth.jsonl").read_text(encoding="utf-8").split("\n"):
        if row:
            page = json.loads(row)
            path = data / "html" / name / "pages" / f"{page['id']}.html.gz"
            yield page, gzip.decompress(path.read_bytes()).decode("utf-8", "replace")


@cache
def domains():
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=())


def site_of(name, page):
    if name == "zh-news":
        return "zh:" + page["id"].split("-")[1]
    found = domains()(page.get("url") or page.get("host") or page["id"])
    return found.top_domain_under_public_suffix or found.domain or page["id"]


def fold_of(site, folds):
    """The fold of a site: all its pages are left out together."""
    return hashlib.sha256(site.encode()).digest()[0] % folds


def held_out(text):
    """Whether a clean document is never trained on: half of them, by content."""
    key = "".join(re.findall(r"\w", text))[40:140]
    return hashlib.sha256(key.encode()).digest()[0] & 1 == 1


def documents(data, name):
    """Yield dicts: set, id, site, kind, mode, text, labels of its non-blank lines, body."""
    if name == "clean":
        yield from clean_documents(data)
    else:
        for page, html in load_pages(data, name):
            body = page.get("body")
            if not body:
                continue
            full = part_columns(render_full(html))
            plain = render_plain(html)
            label = lambda lines, body=body: label_lines(lines, body)  # noqa: E731
            seed = hashlib.sha256(page["id"].encode()).digest()
            for mode, text in (
                ("full", full),
                ("near", near(full, body)),
                ("plain", cut_plain(plain, label, seed)),
            ):
                lines = [line for raw in text.splitlines() if (line := raw.strip())]
                yield {
                    "set": name, "id": page["id"], "site": site_of(name, page), "kind": page.get("kind") or "article",
                    "cjk": bool(page.get("cjk")), "mode": mode, "text": text, "labels": label(lines), "body": body,
                }  # fmt: skip


def clean_documents(data):
    rows = (
        gzip.decompress((data / "news_zh" / "articles.jsonl.gz").read_bytes()).decode().split("\n")
    )
    for row in filter(None, rows):
        page = json.loads(row)
        yield _clean("news_zh", page["id"], page["text"], page["title"])
    for path in sorted((data / "text" / "clean").glob("*.txt")):
        yield _clean("clean", path.stem, path.read_text(encoding="utf-8", errors="replace"), "")


CREDIT = re.compile(r"^[【\[(（]?(?:责任)?编辑|^来源[:：]|^作者[:：]|^\(完\)$|^（完）$")


def _clean(name, key, text, title):
    lines = [line for raw in text.splitlines() if (line := raw.strip())]
    squeeze = lambda s: re.sub(r"\W", "", s)  # noqa: E731
    labels = [
        not (CREDIT.search(line) and len(line) < 60)
        and not (at == 0 and title and squeeze(line).endswith(squeeze(title)))
        for at, line in enumerate(lines)
    ]
    return {
        "set": name, "id": key, "site": f"{name}:{key}", "kind": "article", "cjk": True, "mode": "clean",
        "text": text, "labels": labels, "body": text, "held": held_out(text),
    }  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    args = parser.parse_args()
    args.cache.mkdir(parents=True, exist_ok=True)
    for name in ("clean", *SETS):
        file = args.cache / f"{name}.pkl"
        if file.exists():
            continue
        found = list(documents(args.data, name))
        file.write_bytes(pickle.dumps(found))
        print(
            name,
            len(found),
            "documents,",
            sum(len(d["labels"]) for d in found),
            "lines",
            flush=True,
        )


if __name__ == "__main__":
    main()
