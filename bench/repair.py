"""Measures the stage `repair`: what the simulator's damage gives back, false repairs, speed.

    python bench/repair.py DATA [--only simulator|mojibake|strewn|false|speed] [--articles 1000]

DATA holds news_zh/, text/, html/, encoding/. The thousand articles are those that
training/tables/characters.py holds out. Needs the tests folder beside it for the simulator, and ftfy.
"""

import argparse
import random
import re
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from repair_texts import HELD_OUT, articles, clean, clean_sets, labelled

import damage as sim
from cleaner.config import Config


class Switches(NamedTuple):
    """A row of the simulator's table; `rate` None draws one for each document from 0.1 to 0.9."""

    name: str
    marks: str = ""
    noise: Callable[[random.Random], bytes] = sim.commas
    rate: float | None = None
    inside: float = 0.0


ROWS = (
    Switches("pinyin"),
    Switches("pinyin + control noise", "。，！", sim.control_characters),
    Switches("pinyin + control noise at 80 %", "。，！", sim.control_characters, 0.8),
    Switches("pinyin + commas everywhere", "、，。！", sim.commas, 1.0),
    Switches("13 % of the keys in GB2312", inside=0.13),
)


def damaged(row: dict[str, str], switches: Switches, *, nfkc: bool) -> sim.Damaged:
    """One article under one random table."""
    draw = random.Random(f"{switches.name}{row['id']}")
    kit = sim.Kit(
        table=sim.random_table(draw, draw.randint(10, 150), inside=switches.inside),
        marks=switches.marks,
        noise=switches.noise,
        rate=switches.rate or draw.uniform(0.1, 0.9),
        nfkc=nfkc,
        noise_first=draw.random() < 0.5,
    )
    lines = sim.machine_traditional(row["text"]).splitlines()
    return sim.clone("\n".join(line.strip() for line in lines), kit, draw)


class Tally:
    """Counts of one row: documents by group, events by kind, characters."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.documents: Counter[str] = Counter()
        self.exact: Counter[str] = Counter()
        self.events: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.characters = self.wrong = 0

    def add(self, made: sim.Damaged, *, nfkc: bool) -> None:
        """Repair one document and compare."""

        def flat(text: str) -> str:
            text = text.replace(sim.PARAGRAPH_END, "")
            return unicodedata.normalize("NFKC", text) if nfkc else text

        after, wanted = flat(clean(made.text).text), flat(made.clean)
        self.documents[made.group] += 1
        self.exact[made.group] += after == wanted
        self.characters += len(wanted)
        if after != wanted:
            codes = SequenceMatcher(None, wanted, after, autojunk=False).get_opcodes()
            self.wrong += sum(max(b - a, d - c) for tag, a, b, c, d in codes if tag != "equal")
        for loss in made.losses:
            self.events[loss.kind] += 1
            around = made.clean[max(0, loss.place - 1) : loss.place + 2].split("<")[0]
            self.right[loss.kind] += flat(around) in after

    def show(self, name: str) -> str:
        """One row of the table in Markdown."""
        total, exact = self.documents.total(), self.exact.total()
        groups = " | ".join(f"{self.exact[g]}/{self.documents[g]}" for g in "-PNTX")
        events = " | ".join(f"{self.right[k]}/{self.events[k]}" for k in "PNT")
        right = 100 * (1 - self.wrong / self.characters)
        return f"| {name} | {100 * exact / total:.1f} | {groups} | {events} | {right:.3f} |"


def simulator(data: Path, count: int) -> None:
    """Print documents exact by kit and by what the damage took."""
    rows = articles(data)[: min(count, HELD_OUT)]
    print("| kit | exact % | - | P | N | T | X | P places | N places | T places | characters % |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for switches in ROWS:
        for nfkc in (True, False):
            tally = Tally()
            for row in rows:
                tally.add(damaged(row, switches, nfkc=nfkc), nfkc=nfkc)
            print(tally.show(switches.name + (", NFKC" if nfkc else "")), flush=True)


PAIRS: tuple[tuple[str, ...], ...] = (
    ("gbk", "latin-1"),
    ("gbk", "cp1252"),
    ("gbk", "iso8859_15"),
    ("gbk", "iso8859_15", "cp1252"),
    ("big5", "iso8859_15"),
    ("utf-8", "iso8859_15"),
    ("utf-8", "latin-1"),
    ("utf-8", "cp1252"),
    ("big5", "latin-1"),
    ("big5", "gb18030"),
    ("gbk", "big5"),
    ("gbk", "big5hkscs"),
    ("utf-8", "latin-1", "latin-1"),
    ("utf-8", "cp1252", "cp1252"),
    ("gbk", "latin-1", "latin-1"),
    ("gbk", "latin-1", "gb18030"),
)


def sentences(data: Path, count: int) -> list[str]:
    """Sentences of the held-out articles."""
    found = []
    for row in articles(data)[:HELD_OUT]:
        found += re.findall(r"[^。！？\n\t]{8,60}[。！？]", row["text"])
    random.Random(3).shuffle(found)
    return [sentence.strip() for sentence in found[:count]]


FOREIGN: dict[str, tuple[str, tuple[tuple[str, ...], ...]]] = {
    "Japanese": (
        r"[^。\s<>&]{10,60}。",
        (
            ("cp932", "latin-1"),
            ("cp932", "cp1252"),
            ("cp932", "gb18030"),
            ("euc_jp", "latin-1"),
            ("euc_jp", "gb18030"),
            ("utf-8", "latin-1"),
            ("cp932", "latin-1", "latin-1"),
        ),
    ),
    "Korean": (
        "[^.<>&\n]{15,60}다[.]",
        (
            ("cp949", "latin-1"),
            ("cp949", "cp1252"),
            ("cp949", "gb18030"),
            ("utf-8", "latin-1"),
            ("cp949", "latin-1", "latin-1"),
        ),
    ),
}
"""A language's sentences and the wrong readings of them."""


def foreign_sentences(data: Path, language: str, count: int) -> list[str]:
    """Sentences of the labelled files, those that hold the language's own letters."""
    pattern = FOREIGN[language][0]
    own = re.compile("[\u3041-\u30fa]" if language == "Japanese" else "[\uac00-\ud7a3]")
    found = {s for text in labelled(data) for s in re.findall(pattern, text)}
    good = sorted(
        s.strip() for s in found if len(own.findall(s)) > len(s) / 4 and "\ufffd" not in s
    )
    random.Random(3).shuffle(good)
    return good[:count]


def mojibake(data: Path, count: int) -> None:
    """Print sentences exact by pair, and characters right where bytes were lost."""
    print("| read as | sentences | exact % |\n|---|---|---|")
    wanted = sentences(data, count)
    for pair in PAIRS:
        print(pair_row(wanted, pair, ""), flush=True)
    for language, (_, pairs) in FOREIGN.items():
        found = foreign_sentences(data, language, count // 3)
        for pair in pairs:
            print(pair_row(found, pair, f"{language}: "), flush=True)
    for name, damage in LOSSES.items():
        print(lossy_row(name, [(s, damage(s)) for s in wanted[: count // 4]]), flush=True)
    name = "gbk by a strict gb2312, a rare name in each of eight (U+FFFD wanted for it)"
    made = [named(s) for s in wanted[: count // 4 * 4]]
    eights = [made[i : i + 8] for i in range(0, len(made), 8)]
    joined = [("\n".join(a for a, _ in some), "\n".join(b for _, b in some)) for some in eights]
    print(lossy_row(name, joined), flush=True)


def named(sentence: str) -> tuple[str, str]:
    """A sentence with U+FFFD in it, and with a character that GB2312 lacks, read strictly."""
    draw = random.Random(sentence)
    sentence = sentence.encode("gb2312", "ignore").decode("gb2312")
    at = draw.choice([i for i, c in enumerate(sentence, 1) if c > "\u4e00"])
    rare = draw.choice("喆堃琤昇濛燊玘洺囍頔堉")
    damaged_text = sim.read_strictly(sentence[:at] + rare + sentence[at:])
    return sentence[:at] + "\ufffd" + sentence[at:], damaged_text


LOSSES: dict[str, Callable[[str], str]] = {
    "utf-8 as gb18030, with losses": lambda s: sim.read_with_losses(s, "gb18030"),
    "utf-8 as gbk, with losses": lambda s: sim.read_with_losses(s, "gbk"),
    "utf-8 as cp936, ASCII swallowed with the bytes": lambda s: sim.read_with_losses(s, "cp936"),
    "utf-8 as cp1252, undefined bytes dropped": sim.read_dropping,
    "utf-8 as cp1252, undefined bytes as ?": lambda s: sim.read_dropping(s, "?"),
    "the same, soft hyphens and no-break spaces dropped too": lambda s: sim.read_dropping(
        s, "", "\xad\xa0"
    ),
}


def pair_exact(wanted: list[str], pair: tuple[str, ...]) -> tuple[int, int]:
    """Sentences that a wrong reading which loses nothing can damage, and those given back whole."""
    right, *wrong = pair
    total = exact = 0
    for sentence in wanted:
        text = sim.machine_traditional(sentence) if right == "big5" else sentence
        try:
            read = sim.read_as(text, right, *wrong)
        except UnicodeError:
            continue
        total += 1
        exact += clean(read).text == text
    return total, exact


def pair_row(wanted: list[str], pair: tuple[str, ...], prefix: str) -> str:
    """One row of the table for a wrong reading that loses nothing."""
    right, *wrong = pair
    total, exact = pair_exact(wanted, pair)
    name = f"{prefix}{right} as {', then utf-8 as '.join(wrong)}"
    return f"| {name} | {total} | {100 * exact / max(1, total):.2f} |"


def lossy_row(name: str, pairs: list[tuple[str, str]]) -> str:
    """One row of the table for a reading that lost bytes: what was and what it became."""
    exact = wrong = size = 0
    for sentence, damaged_text in pairs:
        after = clean(damaged_text).text
        exact += after == sentence
        size += len(sentence)
        codes = SequenceMatcher(None, sentence, after, autojunk=False).get_opcodes()
        wrong += sum(max(b - a, d - c) for tag, a, b, c, d in codes if tag != "equal")
    share = f"{100 * (1 - wrong / size):.2f} % of the characters"
    return f"| {name} | {len(pairs)} | {exact}/{len(pairs)} exact, {share} |"


def strewn(data: Path, count: int) -> None:
    """Print what comes out of articles with pinyin and keywords strewn at random places."""
    pairs = gone = lost = documents = 0
    for row in articles(data)[: min(count, HELD_OUT)]:
        draw = random.Random(row["id"])
        made = damaged(row, Switches("pinyin", "", sim.commas, 0.5), nfkc=False)
        times = len(made.text) // 45
        text = sim.strew(made.text, sim.STREWN, times, draw)
        edits = [e for e in clean(text).ledger if e.rule == "REP041"]
        pairs, gone, documents = pairs + times, gone + len(edits), documents + bool(edits)
        for edit in edits:
            rest = edit.before
            for word in sorted(sim.STREWN, key=len, reverse=True):
                rest = rest.replace(word, "")
            lost += len(rest)
    print(
        "| pairs strewn | taken out | articles with any taken out | characters of the text lost |"
    )
    print(f"|---|---|---|---|\n| {pairs} | {gone} | {documents} | {lost} |")


def false_repairs(data: Path) -> None:
    """Print the edits made in clean texts, and list every one."""
    print("| texts | documents | million characters | edits by rule |\n|---|---|---|---|")
    listed = []
    for name, texts in clean_sets(data):
        edits = [(edit, text) for text in texts for edit in clean(text).ledger]
        rules = dict(Counter(edit.rule for edit, _ in edits))
        size = sum(map(len, texts)) / 1e6
        print(f"| {name} | {len(texts)} | {size:.2f} | {rules or 0} |", flush=True)
        listed += [(name, edit) for edit, _ in edits]
    for name, edit in listed:
        print(f"{name}: {edit.rule} {edit.before[:60]!r} -> {edit.after[:60]!r}")


def speed(data: Path) -> None:
    """Print MB/s of UTF-8 beside ftfy's default, same texts, same run (the third of three)."""
    import ftfy

    rows = articles(data)[:300]
    sets = {"clean": [row["text"] for row in rows]}
    for switches in ROWS[:4]:
        sets[switches.name] = [damaged(row, switches, nfkc=True).text for row in rows]
    print("| texts | rules of bytes | whole stage | ftfy default |\n|---|---|---|---|")
    for name, texts in sets.items():
        size = sum(len(text.encode()) for text in texts) / 1e6
        row = []
        for work in (clean, lambda text: clean(text, Config()), ftfy.fix_text):
            times = []
            for _ in range(3):
                begun = time.process_time()
                for text in texts:
                    work(text)
                times.append(time.process_time() - begun)
            row.append(f"{size / min(times):.2f}")
        print(f"| {name} | {' | '.join(row)} |", flush=True)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--only", choices=("simulator", "mojibake", "strewn", "false", "speed"))
    parser.add_argument("--articles", type=int, default=HELD_OUT)
    parser.add_argument("--sentences", type=int, default=1500)
    given = parser.parse_args()
    jobs: dict[str, Callable[[], None]] = {
        "simulator": lambda: simulator(given.data, given.articles),
        "mojibake": lambda: mojibake(given.data, given.sentences),
        "strewn": lambda: strewn(given.data, given.articles),
        "false": lambda: false_repairs(given.data),
        "speed": lambda: speed(given.data),
    }
    for name, job in jobs.items():
        if given.only in (None, name):
            print(f"\n## {name}\n")
            job()


if __name__ == "__main__":
    main()
