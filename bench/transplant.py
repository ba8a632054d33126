#!/usr/bin/env python3
"""Sentences lost of running text that is set between head and foot of real pages, by language.

    bench/transplant.py DATA [--frames 33] [--show 3]

DATA holds html/SET/truth.jsonl and pages. A frame is a page as lines (plain rendering) whose lines
with text of the marked body are taken away; the ten sentences of a language (bench/sentences.toml)
stand in their place, as ten lines, as three paragraphs and as one. Alone is the same without frame.
A sentence is lost if it is not in the body.
"""

import argparse
import random
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from digest import lines_of
from figures.pages import read_page, rows
from scores import shingles, tokens

SETS = ("zh-news", "naeb", "wcxb-dev", "daniel")
HERE = Path(__file__).resolve().parent


def frames(data: Path, count: int) -> list[tuple[list[str], list[str]]]:
    """Head and foot of pages, the same ones each time."""
    found = []
    for name in SETS:
        folder = data / "html" / name
        every = [row for row in rows(folder) if row.get("body") and row["kind"] == "article"]
        for row in random.Random(name).sample(every, min(len(every), 2 * count)):
            frame = _frame(lines_of(read_page(folder, row)).decode(), row["body"])
            if frame is not None:
                found.append(frame)
            if len(found) % count == 0 and found:
                break
    return found


def _frame(text: str, body: str) -> tuple[list[str], list[str]] | None:
    """The lines before and after a body; none where it is not found."""
    lines = text.split("\n")
    grams = set(shingles(tokens(body)))
    hits = [
        at for at, line in enumerate(lines)
        if (own := set(shingles(tokens(line)))) and len(own & grams) > len(own) / 2
    ]  # fmt: skip
    return (lines[: hits[0]], lines[hits[-1] + 1 :]) if hits else None


def settings(sentences: list[str], joiner: str) -> Iterator[str]:
    """The sentences as ten lines, as three paragraphs, as one."""
    for size in (1, 4, 10):
        pieces = [sentences[at : at + size] for at in range(0, len(sentences), size)]
        yield "\n".join(joiner.join(piece) for piece in pieces)


def lost(job: tuple[str, list[str]]) -> list[str]:
    """The sentences that are not in what is kept of a text."""
    import cleaner

    text, sentences = job
    document = cleaner.clean(text, media_type="text/plain")
    kept = " ".join(document.body.split()) if document.verdict.kept else ""
    return [sentence for sentence in sentences if sentence not in kept]


def main() -> None:
    """Print sentences lost by language, framed and alone, and in all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--frames", type=int, default=8, help="pages of each set")
    parser.add_argument("--show", type=int, default=0)
    options = parser.parse_args()
    every = frames(options.data, options.frames)
    texts = tomllib.loads((HERE / "sentences.toml").read_text(encoding="utf-8"))["text"]
    sums = [0, 0, 0, 0]
    with ProcessPoolExecutor(2) as pool:
        for language, sentences in texts.items():
            joiner = "" if language in {"zh-Hans", "zh-Hant", "ja"} else " "
            alone = [(text, sentences) for text in settings(sentences, joiner)]
            framed = [
                ("\n".join([*head, text, *foot]), sentences)
                for head, foot in every
                for text, _ in alone
            ]
            gone = [s for found in pool.map(lost, framed, chunksize=8) for s in found]
            bare = [s for found in map(lost, alone) for s in found]
            counts = (len(gone), len(framed) * 10, len(bare), len(alone) * 10)
            sums = [a + b for a, b in zip(sums, counts, strict=True)]
            print(
                f"{language:<8} framed {counts[0]:4} of {counts[1]}   alone {counts[2]} of {counts[3]}"
            )
            for sentence in gone[: options.show]:
                print("   ", sentence)
    print(
        f"all      framed {sums[0]} of {sums[1]} ({10_000 * sums[0] / sums[1]:.1f} per 10,000)"
        f"   alone {sums[2]} of {sums[3]}"
    )


if __name__ == "__main__":
    main()
