"""Files a second of `cleaner check`, cold and warm, over articles of about 5 kB.

    python bench/check_speed.py [--files 10000] [--jobs 2]

The articles are made from examples/sources with numbers changed, so no two files are equal.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[1] / "examples" / "sources"


def make(folder: Path, count: int) -> None:
    """Write `count` articles of about 5,000 bytes, a hundred a folder."""
    texts = [
        p.read_text(encoding="utf-8") for p in sorted(SOURCES.glob("*.txt")) if p.stem != "spun"
    ]
    for number in range(count):
        chosen = [texts[(number + i) % len(texts)] for i in range(5)]
        text = f"第{number}号来信\n" + "\n".join(chosen)
        target = folder / f"{number // 100:03}" / f"{number:05}.txt"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(text.encode()[:5200].decode("utf-8", "ignore").encode())


def run(folder: Path, jobs: int) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "cleaner", "check", "-j", str(jobs), "--statistics", "texts"]
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    """Print both rates."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "texts").mkdir()
        make(folder / "texts", options.files)
        for label in ("cold", "warm", "warm"):
            seconds = run(folder, options.jobs)
            print(f"{label}: {options.files / seconds:,.0f} files/s ({seconds:.1f} s)")


if __name__ == "__main__":
    main()
