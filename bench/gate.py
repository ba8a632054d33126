#!/usr/bin/env python3
"""Every quality figure beside its floor, in one command; a floor only rises.

    bench/gate.py DATA [--only pages,texts]            # exit 1 if a figure is under its floor
    bench/gate.py DATA --update                        # raise the floors that figures exceed
    bench/gate.py DATA --update --lower NAME=VALUE --reason "why"

DATA holds html/, text/, news_zh/ and encoding/. Floors stand in bench/floors.toml; a figure whose
data or library is absent is skipped and named. Figures whose name is in `lower_is_better` (losses,
false facts) have a ceiling instead. A floor leaves `MARGIN` below the figure that set it, so that
the choice of a document more or less does not fail the gate.
"""

import argparse
import importlib
import pkgutil
import sys
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.toml"
MARGIN = 0.001
"""Of a rate; a figure per 10,000 has none."""
NOISE = 0.3
"""Of a figure of time (`speed.*`): so much more one run may take than another on a busy machine."""


def main() -> int:
    """Measure, compare, print; write floors on request."""
    options = _options()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    known: dict[str, float] = floors.get("floors", {})
    lower = tuple(floors.get("lower_is_better", []))
    figures = measure(options.data, options.only.split(",") if options.only else None)
    failed = []
    for name, value in figures.items():
        floor = known.get(name)
        low = name.rpartition(".")[2] in lower
        margin = None if floor is None else (floor - value if low else value - floor)
        if margin is not None and margin < -5e-5:  # floors have four digits
            failed.append(name)
        shown = "      -        -" if margin is None else f"{floor:8.4f} {margin:+8.4f}"
        print(f"{name:<44} {value:8.4f} {shown}{'  UNDER' if name in failed else ''}")
    if options.update:
        _update(floors, figures, lower, options)
    for name in failed:
        print(f"{name} is on the wrong side of its floor", file=sys.stderr)
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", default="", help="kinds of figures, by comma")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--reason", default="")
    options = parser.parse_args()
    if options.lower and not options.reason:
        parser.error("a floor is lowered for a reason only: --reason")
    return options


def measure(data: Path, only: list[str] | None) -> dict[str, float]:
    """All figures, in the order of their files; what cannot be measured is named on stderr."""
    sys.path[:0] = [str(HERE), str(HERE.parent)]
    found: dict[str, float] = {}
    for info in pkgutil.iter_modules([str(HERE / "figures")]):
        if only is not None and info.name not in only:
            continue
        try:
            found |= importlib.import_module(f"figures.{info.name}").measure(data)
        except (FileNotFoundError, ImportError) as error:
            print(f"skipped: {info.name}: {error}", file=sys.stderr)
    return found


def _update(
    floors: dict[str, object],
    figures: dict[str, float],
    lower: tuple[str, ...],
    options: argparse.Namespace,
) -> None:
    """Raise floors to the figures, lower those that were named, and write the file."""
    known = dict(floors.get("floors", {}))  # type: ignore[call-overload]  # a table of numbers
    lowered = dict(item.split("=", 1) for item in options.lower)
    for name, value in figures.items():
        low = name.rpartition(".")[2] in lower
        margin = MARGIN if value <= 1 and not low else 0.0
        if name.startswith("speed."):
            margin = -NOISE * value
        new = round(value - margin, 4)
        old = known.get(name)
        if old is None or (new < old if low else new > old):
            known[name] = new
    known |= {name: float(value) for name, value in lowered.items()}
    lines = [
        "# Floors of bench/gate.py: raised by `--update`, lowered only with a reason, which stands here.",
        *(f"# lowered: {reason}" for reason in floors.get("reasons", [])),  # type: ignore[attr-defined]
        f"lower_is_better = {list(lower)!r}".replace("'", '"'),
        f"reasons = {[*floors.get('reasons', []), *([options.reason] if options.reason else [])]!r}",  # type: ignore[misc]
        "",
        "[floors]",
        *(f'"{name}" = {known[name]}' for name in sorted(known)),
    ]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
