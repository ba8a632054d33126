"""Measure the repairs of characters, widths, scripts and lines (REP050-REP099) on a data folder.

    python bench/repair_characters.py DATA [clean] [width] [script] [lines] [speed]

`clean` lists every edit on texts that should come through; the others damage clean news with
tests/gentle_damage.py and count what comes back. Figures are in docs/repair-characters.md.
"""

import gzip
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random

from cleaner.config import Config
from cleaner.document import Document
from cleaner.edit import undo_all
from cleaner.repair import repair

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import gentle_damage as damage

MINE = Config(select=("REP05", "REP06", "REP07", "REP08"))
MARKS = "，：；？！（）"
CODECS = {
    "gb2312": "gb18030", "big5": "big5hkscs", "mac-cyrillic": "mac_cyrillic",
    "mac-roman": "mac_roman", "iso2022_jp": "iso2022_jp_ext",
}  # fmt: skip
SHOWN = 2


def news(data: Path) -> Iterator[tuple[str, str, str]]:
    """Corpus, name and text of the news articles."""
    with gzip.open(data / "news_zh/articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield "news", str(number), json.loads(line)["text"]


def clean_texts(data: Path) -> Iterator[tuple[str, str, str]]:
    """Everything in the folder that should come through."""
    yield from news(data)
    for file in sorted((data / "text/clean").iterdir()):
        yield "text/clean", file.name, file.read_text(encoding="utf-8", errors="replace")
    for truth in sorted(data.glob("html/*/truth.jsonl")):
        with truth.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record.get("body"):
                    yield f"truth {truth.parent.name}", record["id"], record["body"]
    for file in sorted(data.glob("encoding/labelled/*/*")):
        codec = CODECS.get(file.parent.name, file.parent.name)
        if codec != "euc_tw":  # Python has no such codec
            yield (
                f"labelled {file.parent.name}",
                file.name,
                file.read_bytes().decode(codec, "replace"),
            )
    for file in sorted(data.glob("encoding/*/text/*.md")):
        yield f"paragraphs {file.parent.parent.name}", file.name, file.read_text(encoding="utf-8")


def clean(data: Path) -> None:
    """List edits and reports on clean texts, two a document."""
    edits: Counter[tuple[str, str]] = Counter()
    for corpus, name, text in clean_texts(data):
        markup = name.endswith((".xml", ".html"))
        media_type = "text/html" if markup else "text/plain"
        document = repair(Document(text=text, media_type=media_type), config=MINE)
        if undo_all(document.text, document.ledger) != text:
            raise SystemExit(f"{corpus} {name}: undoing does not give the input back")
        shown: Counter[str] = Counter()
        for edit in document.ledger:
            edits[corpus, edit.rule] += 1
            shown[edit.rule] += 1
            if shown[edit.rule] <= SHOWN:
                print(f"{corpus} {name:.12} {edit.rule} {edit.before!a:.50} -> {edit.after!a:.50}")
        for found in document.findings:
            edits[corpus, f"{found.rule} reported"] += 1
    for (corpus, rule), count in sorted(edits.items()):
        print(f"{corpus:28}{rule:18}{count:6}")


def width(data: Path) -> None:
    """Flatten the marks of every third article and count those that come back."""
    there: Counter[str] = Counter()
    right: Counter[str] = Counter()
    widened: Counter[str] = Counter()
    seen = articles = 0
    for _, _, text in list(news(data))[::3]:
        flat = damage.flatten_punctuation(text)
        back = repair(Document(text=flat), config=Config(select=("REP060",)))
        articles += 1
        seen += bool(back.ledger)
        for before, after in zip(text, back.text, strict=True):
            if before in MARKS:
                there[before] += 1
                right[before] += before == after
            elif before != after:
                widened[before] += 1
    print(f"{articles} articles, {seen} seen to be flattened")
    for mark in MARKS:
        print(f"{mark} {there[mark]:6} {right[mark] / there[mark]:.2%}")
    print("widened though ASCII before:", dict(widened))


def script(data: Path) -> None:
    """Convert every fourth article, by a table and by phrases, and count those turned back.

    By a table without other damage, with the line clone sites put behind; by phrases and Taiwanese
    paragraphs as they are: none of these may change.
    """
    articles = [text for _, _, text in list(news(data))[::4]]
    config = Config(select=("REP070",))
    seen = exact = reported = touched = 0
    for text in articles:
        machine = damage.table_traditional(text)
        alone = repair(Document(text=machine), config=config)
        reported += bool(alone.findings)
        touched += bool(alone.ledger)
        back = repair(Document(text=machine + damage.table_traditional(TAIL)), config=config)
        seen += bool(back.ledger)
        exact += back.text == text + TAIL
    print(f"by a table: {len(articles)} articles, {reported} reported, {touched} turned back;")
    print(f"    with a clone's tail {seen} turned back, {exact} exactly")
    for standard in ("s2tw", "s2twp", "s2hk", "s2t"):
        texts = (damage.phrase_traditional(text, standard) for text in articles)
        print(f"{standard}: {_told(texts, config)}")
    paragraphs = (data / "encoding/traditional/text/paragraphs.md").read_text("utf-8").split("\n")
    print(f"Taiwanese paragraphs: {_told(filter(str.strip, paragraphs), config)}")


TAIL = "\n感谢您访问我们的网站，您可能还对以下资源感兴趣：\n"


def _told(texts: Iterable[str], config: Config) -> str:
    done = [repair(Document(text=text), config=config) for text in texts]
    touched = sum(bool(document.ledger) for document in done)
    return f"{len(done)} texts, {touched} touched, {sum(bool(d.findings) for d in done)} reported"


def lines(data: Path) -> None:
    """Wrap every fifth article at a width and count those joined again."""
    random = Random(3)
    config = Config(select=("REP082",))
    for mark, indent in (("\n\n", ""), ("\n", "\u3000\u3000")):
        counts: Counter[str] = Counter()
        for _, _, text in list(news(data))[::5]:
            paragraphs = [indent + each.strip() for each in text.split("\n") if each.strip()]
            columns = random.choice([25, 30, 34, 38, 40, 45])
            whole = mark.join(paragraphs)
            broken = mark.join(damage.wrap_chinese(each, columns) for each in paragraphs)
            back = repair(Document(text=broken), config=config).text
            counts["articles"] += 1
            counts["joined"] += back != broken
            counts["exact"] += back == whole
            counts["line ends put in"] += broken.count("\n") - whole.count("\n")
            counts["line ends left"] += max(0, back.count("\n") - whole.count("\n"))
        print("blank lines" if mark == "\n\n" else "indents", dict(counts))


def speed(data: Path) -> None:
    """Megabytes a second on clean news, beside ftfy's default."""
    import ftfy

    texts = [text for _, _, text in news(data)][:1000]
    size = sum(len(text.encode()) for text in texts) / 1e6
    runs: dict[str, Callable[[str], object]] = {
        "ftfy.fix_text": ftfy.fix_text,
        "repair": lambda text: repair(Document(text=text)),
        "repair, REP05-REP08": lambda text: repair(Document(text=text), config=MINE),
    }
    for name, run in runs.items():
        run(texts[0])
        start = time.process_time()
        for text in texts:
            run(text)
        print(f"{name:22}{size / (time.process_time() - start):6.1f} MB/s")


def main(folder: str, *wanted: str) -> None:
    """Run the parts asked for, or all."""
    for part in (clean, width, script, lines, speed):
        if not wanted or part.__name__ in wanted:
            print(f"== {part.__name__}")
            part(Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
