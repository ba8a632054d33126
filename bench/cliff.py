#!/usr/bin/env python3
"""Whether time grows with size: documents of one kind at two sizes, and by how much more they cost.

    bench/cliff.py [--only NAME] [--scale 1.0]

Each kind is cleaned at a fifth of its size and whole. `grows` is the ratio of the two CPU times over
the ratio of the sizes: about 1 where time grows with size, 5 where with its square. What is kept
from a start (tables, compiled expressions) is paid before.
"""

import argparse
from collections.abc import Callable
from time import process_time

from cleaner.api import clean, lint

SENTENCE = "The council met on day {} and spoke of the fair. "
HAN = "第{}天，镇上的人在河边开会，谈到了集市。"

Maker = Callable[[int], str]


def page(body: str) -> str:
    """A page around a body."""
    return f"<!doctype html><html><head><title>The fair</title></head><body>{body}</body></html>"


KINDS: dict[str, tuple[str, int, Maker]] = {
    "short paragraphs": ("text/html", 200_000, lambda n: page("<p>Yes.</p>" * n)),
    "paragraphs": (
        "text/html", 20_000, lambda n: page("".join(f"<p>{SENTENCE.format(i)}</p>" for i in range(n))),
    ),
    "links": (
        "text/html", 10_000, lambda n: page("".join(f'<a href="/{i}">Page {i}</a> ' for i in range(n))),
    ),
    "nested boxes": ("text/html", 5_000, lambda n: page("<div>" * n + "Text." + "</div>" * n)),
    "open tags": ("text/html", 100_000, lambda n: page(f"<p>{'<' * n}</p>")),
    "short lines": ("text/plain", 100_000, lambda n: "Yes.\n" * n),
    "lines": ("text/plain", 20_000, lambda n: "".join(SENTENCE.format(i) + "\n" for i in range(n))),
    "Chinese lines": ("text/plain", 20_000, lambda n: "".join(HAN.format(i) + "\n" for i in range(n))),
    "one line": ("text/plain", 20_000, lambda n: "".join(map(SENTENCE.format, range(n)))),
    "one Chinese line": ("text/plain", 20_000, lambda n: "".join(map(HAN.format, range(n)))),
    "one word": ("text/plain", 1_000_000, lambda n: "a" * n),
    "blanks": ("text/plain", 1_000_000, lambda n: f"One line.{' ' * n}\nAnother line."),
    "list": ("text/markdown", 20_000, lambda n: "- item\n" * n),
    "table": ("text/markdown", 20_000, lambda n: "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * n),
    "zero-width": ("text/plain", 20_000, lambda n: "coun\u200bcil " * n),
    "shifted bytes": ("text/plain", 2_000, lambda n: "?!\u7742m" * n),
    "lost bytes": ("text/plain", 2_000, lambda n: "\u93c8\u20ac\u93c2\ufffd" * n),
    "name with dots": ("text/plain", 2_000, lambda n: f"Rain\n\nBy Ann Bob{'.' * n}7\n\nIt rained."),
    "comments first": ("text/plain", 200, lambda n: "<!---->" * n + "A sentence of text."),
    "numbers": ("text/plain", 200_000, lambda n: "1234567890 " * n),
    "dashes": ("text/plain", 500_000, lambda n: "-" * n),
    "quotes": ("text/plain", 200_000, lambda n: '"' * n),
    "ampersands": ("text/html", 200_000, lambda n: page("&" * n)),
}  # fmt: skip


def seconds(text: str, media_type: str) -> float:
    """CPU time of cleaning, and of checking what is no page."""
    start = process_time()
    clean(text, media_type=media_type)
    if media_type != "text/html":
        lint(text)
    return process_time() - start


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="")
    parser.add_argument("--scale", type=float, default=1.0)
    args = parser.parse_args()
    print(f"{'kind':18} {'bytes':>10} {'a fifth':>9} {'whole':>9} {'grows':>6}")
    for name, (media_type, number, make) in KINDS.items():
        if args.only not in name:
            continue
        small, whole = (make(int(number * args.scale * share)) for share in (0.2, 1.0))
        seconds(make(50), media_type)
        few, all_ = seconds(small, media_type), seconds(whole, media_type)
        grows = all_ / few * len(small) / len(whole)
        print(
            f"{name:18} {len(whole.encode()):10} {few:8.2f}s {all_:8.2f}s {grows:6.1f}", flush=True
        )


if __name__ == "__main__":
    main()
