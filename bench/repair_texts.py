"""The texts on which `bench/repair.py` measures, and the rules it measures alone."""

import gzip
import hashlib
import json
import random
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import damage as sim
from cleaner.config import Config
from cleaner.document import Document
from cleaner.repair import repair

BYTES = Config(select=("REP01", "REP02", "REP03", "REP04"))
"""The rules of bytes; script and width are kept as they are."""

HELD_OUT = 1000
HOSTILE = {
    "wide": ("？！", "？？", "！？", "？，", "？？！"),
    "narrow": ("?!", "??", "?,", "!?"),
}


def clean(text: str, config: Config = BYTES) -> Document:
    """The document after the rules of bytes."""
    return repair(Document(text=text, media_type="text/plain"), config=config)


def articles(data: Path) -> list[dict[str, str]]:
    """The articles of news_zh, the held-out thousand first."""
    with gzip.open(data / "news_zh" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return sorted(rows, key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())


def clean_sets(data: Path) -> Iterator[tuple[str, list[str]]]:
    """The texts in which nothing is to be repaired."""
    news = [row["text"] for row in articles(data)]
    yield "news", news
    yield "news, NFKC", [unicodedata.normalize("NFKC", text) for text in news]
    yield "news, machine-made traditional", [sim.machine_traditional(text) for text in news]
    for script in ("simplified", "traditional"):
        path = data / "encoding" / script / "text" / "paragraphs.md"
        yield f"paragraphs, {script}", [path.read_text(encoding="utf-8")]
    cases = map(json.loads, (data / "text" / "cases.jsonl").open(encoding="utf-8"))
    files = [data / "text" / case["file"] for case in cases if case["group"] == "clean"]
    yield "text, clean", [file.read_text(encoding="utf-8") for file in files]
    yield "labelled files", list(labelled(data))
    yield "html truths", list(truths(data))
    for name, mark in (("U+FFFD", "\ufffd"), ("?", "?")):
        draw = random.Random(7)
        yield f"news, one character in forty lost to {name}", [lost(t, mark, draw) for t in news]
    for name, marks in HOSTILE.items():
        draw = random.Random(5)
        yield f"news, a fifth of the marks {name}", [hostile(text, marks, draw) for text in news]


def labelled(data: Path) -> Iterator[str]:
    """The labelled files, decoded by their labels."""
    supersets = {"gb2312": "gb18030", "big5": "big5hkscs", "shift_jis": "cp932", "euc_kr": "cp949"}
    for file in sorted(data.glob("encoding/labelled/*/*")):
        label = file.parent.name.replace("-", "_")
        try:
            yield file.read_bytes().decode(supersets.get(label, label))
        except (UnicodeError, LookupError):
            continue


def truths(data: Path) -> Iterator[str]:
    """The true texts of annotated pages."""
    for file in sorted(data.glob("html/*/truth.jsonl")):
        for line in file.open(encoding="utf-8"):
            body = json.loads(line).get("body")
            if isinstance(body, str):
                yield body


def lost(text: str, mark: str, draw: random.Random) -> str:
    """A text of which characters were lost for good, one, two or three marks for each."""
    return re.sub(
        "[\u4e00-\u9fff]",
        lambda m: mark * draw.randint(1, 3) if draw.random() < 1 / 40 else m.group(),
        text,
    )


def hostile(text: str, marks: tuple[str, ...], draw: random.Random) -> str:
    """A text with a fifth of its marks doubled in the way that shifted runs begin."""
    return re.sub(
        "[。，]", lambda m: draw.choice(marks) if draw.random() < 0.2 else m.group(), text
    )
