"""Makes packs/zh/characters.bin, the character model by which `repair` tells text from nonsense.

Source: news_zh articles (but not the thousand held out below), the simplified and traditional
paragraphs, the clean documents of text/, the Chinese truths of html/, and the words of jieba's
dictionary (MIT), each character folded as `repair.model` does. Trigrams with interpolated absolute
discounting, half of the lower orders' weight by the number of contexts (Kneser and Ney), pruned by
what they gain, quantised to a byte.

    python -m training.tables.characters DATA [OUT]    # DATA holds news_zh/, encoding/, text/, html/
"""

import gzip
import hashlib
import json
import math
import sys
import zlib
from collections import Counter
from pathlib import Path

from cleaner.repair.language_model import END, SCALE, Model, pack_model
from cleaner.text.scripts import fold

HELD_OUT = 1000
BIGRAMS, TRIGRAMS = 200_000, 300_000
WORD_WEIGHT = 0.01
DISCOUNT2, DISCOUNT3 = 0.75, 0.85
VOCABULARY = 6500


def articles(data: Path, *, held_out: bool) -> list[str]:
    """The texts of news_zh: the held-out thousand, chosen by the digest of their ids, or the rest."""
    with gzip.open(data / "news_zh" / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    rows.sort(key=lambda row: hashlib.sha256(row["id"].encode()).hexdigest())
    rows = rows[:HELD_OUT] if held_out else rows[HELD_OUT:]
    return [row["text"] for row in rows]


def texts(data: Path) -> list[str]:
    """All training texts."""
    more = [
        (data / "encoding" / script / "text" / "paragraphs.md").read_text(encoding="utf-8")
        for script in ("simplified", "traditional")
    ]
    return articles(data, held_out=False) + more + clean_documents(data) + page_truths(data)


def clean_documents(data: Path) -> list[str]:
    """The clean Chinese documents of text/."""
    rows = map(
        json.loads, filter(None, (data / "text" / "cases.jsonl").read_text("utf-8").split("\n"))
    )
    return [
        (data / "text" / row["file"]).read_text(encoding="utf-8")
        for row in rows
        if row["group"] == "clean" and row["lang"].startswith("zh")
    ]


def page_truths(data: Path) -> list[str]:
    """The true texts of annotated Chinese pages."""
    found = []
    for file in sorted(data.glob("html/*/truth.jsonl")):
        for row in map(json.loads, filter(None, file.read_text(encoding="utf-8").split("\n"))):
            body = row.get("body") or ""
            if isinstance(body, str) and is_chinese(body):
                found.append(body)
    return found


def is_chinese(text: str) -> bool:
    """Mostly Han, and neither Japanese nor Korean."""
    han = sum("\u4e00" <= c <= "\u9fff" for c in text)
    other = sum("\u3040" <= c <= "\u30ff" or "\uac00" <= c <= "\ud7af" for c in text)
    return han > 0.4 * max(1, len(text)) and other < 0.01 * len(text)


def words() -> dict[str, float]:
    """Words and weights of jieba's dictionary, which pip installs."""
    import jieba

    found = {}
    for line in (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split(" ")
        found[word] = int(count) * WORD_WEIGHT
    return found


def count(data: Path) -> tuple[Counter, Counter, Counter]:
    """Counts of folded characters, pairs and triples; a line begins and ends with `END`."""
    one, two, three = Counter(), Counter(), Counter()
    for text in texts(data):
        for line in text.splitlines():
            if line := line.strip():
                folded = END + END + fold(line) + END
                one.update(folded[2:])
                two.update(folded[i : i + 2] for i in range(1, len(folded) - 1))
                three.update(folded[i : i + 3] for i in range(len(folded) - 2))
    for word, weight in words().items():
        folded = fold(word)
        for i, character in enumerate(folded):
            one[character] += weight
            if i > 0:
                two[folded[i - 1 : i + 1]] += weight
            if i > 1:
                three[folded[i - 2 : i + 1]] += weight
    return one, two, three


def half_by_context(counts, longer):
    """Counts, half of their mass by the number of contexts that the n-gram is seen in."""
    contexts = Counter()
    for gram, n in longer.items():
        contexts[gram[1:]] += min(n, 1.0)
    scale = sum(counts.values()) / sum(contexts.values()) if len(next(iter(counts))) == 1 else 1.0
    return {g: 0.5 * n + 0.5 * scale * contexts[g] for g, n in counts.items()}


def discounted(value: float, discount: float) -> float:
    return value - discount * min(value, 1.0)


class Trainer:
    """Probabilities of all orders, before pruning."""

    def __init__(self, one: Counter, two: Counter, three: Counter) -> None:
        self.vocabulary = {c for c, _ in one.most_common(VOCABULARY) if ord(c) < 0x10000}
        self.three = {g: n for g, n in three.items() if set(g) <= self.vocabulary}
        pairs = {g: n for g, n in two.items() if set(g) <= self.vocabulary}
        single = {c: one[c] for c in self.vocabulary}
        by_context = half_by_context(single, pairs)
        total = sum(by_context.values())
        self.p1 = {c: (n + 0.5) / (total + 0.5 * len(single)) for c, n in by_context.items()}
        self.two = half_by_context(pairs, self.three)
        self.p2 = self.conditional(self.two, DISCOUNT2, lambda g: self.p1[g[1]])
        self.p3 = self.conditional(self.three, DISCOUNT3, lambda g: self.lower(g[1:]))

    def conditional(self, grams, discount, lower):
        context, kept = Counter(), Counter()
        for gram, n in grams.items():
            context[gram[:-1]] += n
            kept[gram[:-1]] += discounted(n, discount)
        rest = {c: 1 - kept[c] / n for c, n in context.items()}
        if discount == DISCOUNT2:
            self.rest2 = rest
        return {
            g: discounted(n, discount) / context[g[:-1]] + rest[g[:-1]] * lower(g)
            for g, n in grams.items()
        }

    def lower(self, gram: str) -> float:
        if gram in self.p2:
            return self.p2[gram]
        return self.rest2.get(gram[0], 1.0) * self.p1[gram[1]]


def prune(grams, probability, lower, limit):
    """The `limit` n-grams that gain most over what the lower order says of them."""
    gain = {g: n * math.log(probability[g] / lower(g)) for g, n in grams.items()}
    best = sorted(gain, key=lambda g: (-gain[g], g))[:limit]
    return {g: probability[g] for g in best if gain[g] > 0}


def backoff(kept, lower):
    """What is left for characters not kept after a context, so that all sums to one."""
    upper, under = Counter(), Counter()
    for gram, p in kept.items():
        upper[gram[:-1]] += p
        under[gram[:-1]] += lower(gram)
    return {c: max(1e-6, 1 - upper[c]) / max(1e-6, 1 - under[c]) for c in upper}


def train(data: Path) -> bytes:
    """The packed model."""
    trainer = Trainer(*count(data))
    p1 = trainer.p1
    keep2 = prune(trainer.two, trainer.p2, lambda g: p1[g[1]], BIGRAMS)
    bow2 = backoff(keep2, lambda g: p1[g[1]])

    def lower(gram: str) -> float:
        pair = gram[1:]
        return keep2.get(pair) or bow2.get(pair[0], 1.0) * p1[pair[1]]

    keep3 = prune(trainer.three, trainer.p3, lower, TRIGRAMS)
    bow3 = backoff(keep3, lower)
    return pack_model(p1, keep2, bow2, keep3, bow3)


def perplexity(model: Model, texts: list[str]) -> float:
    """Mean nats a character on texts."""
    nats, n = 0.0, 0
    for text in texts:
        for line in text.splitlines():
            if line := line.strip():
                folded = END + END + fold(line) + END
                nats += sum(model.score(folded[i : i + 3]) for i in range(len(folded) - 2))
                n += len(folded) - 2
    return -nats / n


def main() -> None:
    data = Path(sys.argv[1])
    default = Path(__file__).parents[2] / "src/cleaner/packs/zh/characters.bin"
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else default
    packed = train(data)
    out.write_bytes(packed)
    model = Model(packed)
    nats = perplexity(model, articles(data, held_out=True)[:200])
    print(f"{out}: {len(packed):,} bytes; {nats:.3f} nats a character on held-out news")
    print(f"scale {SCALE}, raw {len(zlib.decompress(packed[4:])):,} bytes")


if __name__ == "__main__":
    main()
