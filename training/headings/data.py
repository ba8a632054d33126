"""Lines of annotated pages with h2-h4 known and hidden, to train and to measure headings.

    python -m training.headings.data ../shared/data/html OUT.jsonl.gz

A page's elements become lines as text extractors make them (`* ` before list items, cells of a row
parted by ` | `); a line belongs to the body if its letters stand there next in the annotated text.
Each output line: `{"id", "site", "set", "kind", "lines": [[text, is_heading, is_bold], ...]}`.
Sources: WCXB (CC-BY-4.0), NAEB, Magic-HTML samples, and pages annotated by hand.
"""

import gzip
import json
import re
import sys
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "thead", "tfoot", "tr", "ul", "caption",
}  # fmt: skip
SKIPPED = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "head",
    "iframe",
    "select",
    "textarea",
    "button",
}
SETS = ("zh-news", "magic-article", "naeb", "wcxb-dev")
KINDS = {"article", "documentation", "service"}
NEAR = 1500


class Lines:
    """Walks a tree and collects lines."""

    def __init__(self):
        self.lines = []
        self.buffer = []
        self.bold = [0, 0]
        self.tags = []

    def flush(self):
        text = re.sub(r"\s+", " ", "".join(self.buffer)).strip(" |")
        if text:
            heading = next((t for t in reversed(self.tags) if t in {"h2", "h3", "h4"}), None)
            top = any(t == "h1" for t in self.tags)
            bold = self.bold[0] > 0.9 * sum(self.bold)
            item = (
                next((t for t in reversed(self.tags) if t in {"li", "td", "th", "p", "div"}), "")
                == "li"
            )
            mark = "* " if "li" in self.tags and (item or not heading) and not heading else ""
            self.lines.append([mark + text, bool(heading), bool(bold and not heading), top])
        self.buffer.clear()
        self.bold = [0, 0]

    def walk(self, node, bold):
        child = node.child
        while child is not None:
            tag = child.tag
            if tag == "-text":
                text = child.text_content or ""
                self.buffer.append(text)
                self.bold[0 if bold else 1] += len(text.strip())
            elif tag == "br":
                self.flush()
            elif tag in BLOCKS:
                self.flush()
                self.tags.append(tag)
                self.walk(child, bold)
                self.flush()
                self.tags.pop()
            elif tag in {"td", "th"}:
                self.buffer.append(" | ")
                self.walk(child, bold or tag == "th")
            elif tag and not tag.startswith(("-", "_", "!")) and tag not in SKIPPED:
                self.walk(child, bold or tag in {"b", "strong"})
            child = child.next


def squeeze(text):
    return re.sub(r"[\W_]+", "", text).casefold()


def body_lines(lines, body):
    """The lines whose letters come next in the body."""
    goal = squeeze(body)
    at = 0
    kept = []
    for text, heading, bold, top in lines:
        own = squeeze(text)
        if not own:
            continue
        reach = at + (NEAR if len(own) < 40 else 20 * NEAR) + len(own)
        found = goal.find(own, at, reach if at else None)
        if found < 0:
            continue
        if not at and len(own) < 12:
            continue
        kept.append([text, heading, bold, top])
        at = found + len(own)
    return kept, at / max(1, len(goal))


def read_pages(data):
    """The records of all pages whose body is found among their lines."""
    for name in SETS:
        folder = Path(data) / name
        for row in map(
            json.loads, (folder / "truth.jsonl").read_text(encoding="utf-8").strip().split("\n")
        ):
            if row.get("kind", "article") not in KINDS or not row.get("body"):
                continue
            page = gzip.decompress((folder / "pages" / f"{row['id']}.html.gz").read_bytes())
            walker = Lines()
            tree = LexborHTMLParser(page.decode("utf-8", "replace"))
            if tree.body is None:
                continue
            walker.walk(tree.body, False)
            walker.flush()
            kept, covered = body_lines(walker.lines, row["body"])
            if covered < 0.6 or len(kept) < 3:
                continue
            site = urlsplit(row.get("url") or "").hostname or row["id"]
            yield {
                "id": row["id"],
                "site": site.removeprefix("www."),
                "set": name,
                "kind": row.get("kind", "article"),
                "cjk": bool(row.get("cjk")),
                "lines": [line[:3] for line in kept if not line[3]],
            }


def main(data, out):
    count = heads = 0
    with gzip.open(out, "wt", encoding="utf-8") as sink:
        for record in read_pages(data):
            sink.write(json.dumps(record, ensure_ascii=False) + "\n")
            count += 1
            heads += sum(line[1] for line in record["lines"])
    print(f"{count} documents, {heads} headings")


if __name__ == "__main__":
    main(*sys.argv[1:])
