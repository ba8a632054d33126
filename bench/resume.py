#!/usr/bin/env python3
"""Runs that are killed at random moments and go on: nothing lost, nothing double, the same bytes.

    bench/resume.py DATA [--documents 3000] [--kills 20] [--seed 1]

Makes texts of the records in DATA/news_zh/articles.jsonl.gz, cleans them once without a break, then
kills (`kill -9`) a run over and over at a moment drawn by chance and lets the last one end. Prints
how many files differ from the whole run's, how many are missing or too many, what was left half
made, how many documents each run found done, and the time of a run that has nothing to do as a share
of the first one's.
"""

import argparse
import gzip
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--documents", type=int, default=3000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_texts(options.data, folder / "in", options.documents)
        first = timed(folder, "whole")
        nothing = timed(folder, "whole")
        print(f"first run {first:.2f} s, nothing to do {nothing:.2f} s: {nothing / first:.1%}")
        chance = random.Random(options.seed)
        done = []
        for _ in range(options.kills):
            kill(folder, chance.uniform(0.3, 2.0 + 2 * first / options.kills))
            done.append(sum(1 for _ in (folder / "out").rglob("*.md")))
        timed(folder, "out")
        print(f"documents there after each of {options.kills} kills: {done}")
        compare(folder)


def write_texts(data: Path, folder: Path, count: int) -> None:
    """Texts of the articles, numbered: the same article comes again if there are too few."""
    folder.mkdir()
    with gzip.open(data / "news_zh" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    for number, text in enumerate(islice(cycle(texts), count)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def command(out: str) -> list[str]:
    """A run into a folder with two workers."""
    return [sys.executable, "-m", "cleaner", "run", "in", "-o", out, "-q", "-j", "2"]


def timed(folder: Path, out: str) -> float:
    """Seconds of a run that ends by itself."""
    begun = time.perf_counter()
    subprocess.run(command(out), cwd=folder, check=False)
    return time.perf_counter() - begun


def kill(folder: Path, seconds: float) -> None:
    """Begin a run and kill it after some seconds."""
    process = subprocess.Popen(command("out"), cwd=folder)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    time.sleep(0.3)  # workers see that they are alone


def compare(folder: Path) -> None:
    """Print what differs from the run that was not killed."""

    def contents(name: str) -> dict[str, bytes]:
        root = folder / name
        files = (p for p in root.rglob("*") if p.is_file() and p.name != ".cleaner-manifest")
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in files}

    whole, out = contents("whole"), contents("out")
    print(f"files: {len(whole)} of a whole run, {len(out)} after the kills")
    print(f"missing {len(whole.keys() - out.keys())}, too many {len(out.keys() - whole.keys())}")
    print(f"other bytes {sum(out[name] != whole[name] for name in whole.keys() & out.keys())}")
    named = (p.name.startswith(".cleaner-work") for p in (folder / "out").iterdir())
    print(f"folders left half made {sum(named)}")


if __name__ == "__main__":
    main()
