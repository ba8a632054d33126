#!/usr/bin/env python3
"""What starting costs: whole processes, their CPU time in multiples of `python -c pass`.

    bench/start.py [--rounds 9] [--against SRC] [--only NAME]

Each round runs every command once and the bare interpreter once, so that both meet the same
machine; the ratio is that of the medians. `--against` is the `src` folder of another checkout, run
in the same rounds. Byte code is kept, as in any installation: each command first runs once to make
it, which is not what a start costs.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

HERE = Path(__file__).parents[1] / "src"
TEXT = """Rain keeps the fair away

The council met on Tuesday evening and spoke about the fair for two hours. Nobody wanted to move it.

It will be held in May, when the meadow is dry again, said the clerk after the meeting had ended.
"""
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Rain keeps the fair away</title></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><h1>Rain keeps the fair away</h1>
{"".join(f"<p>{line}</p>" for line in TEXT.splitlines()[2:] if line)}</main>
<footer>All rights reserved.</footer></body></html>
"""
LIMITS = {
    "--version": 3, "--help": 12, "strip a.txt": 15, "run a.txt": 15, "strip a.html": 18,
    "run a.html": 18, "check a.txt": 15,
}  # fmt: skip
"""What each command may cost at most, in multiples of the bare interpreter."""


def cpu(arguments: list[str], folder: Path, source: Path) -> float:
    """Seconds of CPU time that a process took, its own children included."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments], cwd=folder, check=False, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=kept | {"PYTHONPATH": str(source), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")},
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(commands: list[str], sources: list[Path], rounds: int) -> dict[tuple[str, Path], float]:
    """The median of each command under each source folder; "" is the bare interpreter."""
    took: dict[tuple[str, Path], list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.txt").write_text(TEXT, encoding="utf-8")
        (folder / "a.html").write_text(PAGE, encoding="utf-8")
        for number in range(rounds + 1):
            for command in ("", *commands):
                for source in sources:
                    line = ["-m", "cleaner", *command.split()] if command else ["-c", "pass"]
                    seconds = cpu(line, folder, source)
                    if number:
                        took.setdefault((command, source), []).append(seconds)
    return {key: median(values) for key, values in took.items()}


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    sources = [HERE, *([args.against.resolve()] if args.against else [])]
    commands = [name for name in LIMITS if args.only in name]
    found = measure(commands, sources, args.rounds)
    bare = median(found["", source] for source in sources)
    print(f"{'python -c pass':16} {1000 * bare:6.0f} ms")
    for command in commands:
        here, *there = (found[command, source] / bare for source in sources)
        other = f"   before {there[0]:5.1f}" if there else ""
        print(
            f"{command:16} {1000 * bare * here:6.0f} ms {here:6.1f} x, at most {LIMITS[command]}{other}"
        )


if __name__ == "__main__":
    main()
