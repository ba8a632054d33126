"""What a document costs in multiples of a peer, by CPU time in one process (`bench/speed.py`).

A ratio of two programs on one machine varies less than a time, but it varies: its ceiling leaves
`gate.NOISE` above the figure that set it. Pages need resiliparse, texts ftfy alone.
"""

import importlib.util
from pathlib import Path

NEWS, PAGES = 400, 120
"""Documents of a kind; half of them warm up."""


def measure(data: Path) -> dict[str, float]:
    """The multiples of ftfy for texts, of resiliparse for pages."""
    import speed

    kinds = {
        "news": (speed.news(data, NEWS), "ftfy"),
        "lines": (speed.renderings(data, "wcxb-dev", PAGES), "ftfy"),
    }
    if importlib.util.find_spec("resiliparse"):
        kinds |= {
            "wcxb-dev": (speed.pages(data, "wcxb-dev", PAGES), "resiliparse"),
            "zh-news": (speed.pages(data, "zh-news", PAGES), "resiliparse"),
        }
    found = {}
    for name, (sources, peer) in kinds.items():
        table, _ = speed.measure(sources, html=peer != "ftfy")
        found[f"speed.{name}.times_{peer}"] = table[peer]
    return found
