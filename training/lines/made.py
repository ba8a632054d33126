"""Documents made of others, for training: transplants, shortened and bare bodies, verse, lists."""

import random
import re


def line_spans(text):
    """(start, end of the raw line, is blank) of every line of a text."""
    at = 0
    for raw in text.splitlines(keepends=True):
        yield at, at + len(raw), not raw.strip()
        at += len(raw)


def parts(doc):
    """The raw text before the body, of it, and after it, with the labels of each."""
    spans = [s for s in line_spans(doc["text"]) if not s[2]]
    hits = [i for i, label in enumerate(doc["labels"]) if label]
    if not hits or len(spans) != len(doc["labels"]):
        return None
    first, last = hits[0], hits[-1]
    text, labels = doc["text"], doc["labels"]
    return (
        (text[: spans[first][0]], labels[:first]),
        [
            (text[a:b], label)
            for (a, b, _), label in zip(
                spans[first : last + 1], labels[first : last + 1], strict=True
            )
        ],
        (text[spans[last][1] :], labels[last + 1 :]),
    )


FOREIGN_SHARE = 0.25
"""Of the full renderings of articles so many lend their furniture to a text of another language."""
ALPHABETS = (0x10D0, 0x0561, 0x0430, 0x0E01, 0x0915, 0x0621)
"""First letters of Georgian, Armenian, Cyrillic, Thai, Devanagari and Arabic."""
THAI = 0x0E01


def foreign_script(text, first):
    """The text in letters of the script that begins at `first`: its words are unknown, its lines and marks the same.

    In Thai letters the blanks between words go, and sentences end without a mark.
    """
    table = {ord("a") + i: chr(first + i) for i in range(26)}
    capitals = -0x20 if first == 0x0430 else -0x30 if first == 0x0561 else 0
    table |= {ord("A") + i: chr(first + capitals + i) for i in range(26)}
    if first == THAI:
        text = re.sub(r"(?<=[a-z,]) (?=[a-z])", "", text)
        table |= dict.fromkeys(map(ord, ",.;"), None)
    return text.translate(table)


def foreign_transplants(docs):
    """Yield pages whose article is that of a page in another language, or in another script."""
    rng = random.Random(17)
    pages = [d for d in docs if d["mode"] == "full" and d["kind"] == "article"]
    for doc in pages:
        if rng.random() > FOREIGN_SHARE:
            continue
        other = rng.choice(pages)
        while other["language"] == doc["language"]:
            other = rng.choice(pages)
        found, given = parts(doc), parts(other)
        if not found or not given:
            continue
        lines = [t for t, label in given[1] if label and t.strip()][: rng.choice([3, 8, 20, 80])]
        if rng.random() < 0.4:
            first = rng.choice(ALPHABETS)
            lines = [foreign_script(line, first) for line in lines]
            lines = [line for line in lines if line.strip()]
        before, _, after = found
        yield doc | {
            "mode": "transplant",
            "text": before[0] + "".join(lines) + after[0],
            "labels": before[1] + [True] * len(lines) + after[1],
            "language": other["language"],
            "frame": doc["language"],
            "donor": other["site"],
        }


def augment(docs):
    """Yield transplants, shortened bodies and bare bodies."""
    rng = random.Random(7)
    clean = [d for d in docs if d["mode"] == "clean" and not d["held"]]
    for doc in docs:
        if doc["mode"] == "clean" or (doc["kind"] != "article" and rng.random() < 0.7):
            continue
        found = parts(doc)
        if not found:
            continue
        before, body, after = found
        if doc["cjk"]:
            for _ in range(2):
                other = rng.choice(clean)
                text = other["text"].strip("\n") + "\n"
                labels = before[1] + other["labels"] + after[1]
                yield doc | {
                    "mode": "transplant",
                    "text": before[0] + text + after[0],
                    "labels": labels,
                }
        if doc["mode"] != "near" and rng.random() < 0.4 and len(body) > 5:
            cut = rng.randint(1, max(3, len(body) // 3))
            kept = body[:cut]
            if sum(label for _, label in kept):
                text = before[0] + "".join(t for t, _ in kept) + after[0]
                yield doc | {
                    "mode": "short",
                    "text": text,
                    "labels": before[1] + [x for _, x in kept] + after[1],
                }
        if doc["mode"] == "full" and rng.random() < 0.35:
            kept = [(t, label) for t, label in body if label]
            yield doc | {
                "mode": "body",
                "text": "".join(t for t, _ in kept),
                "labels": [True] * len(kept),
            }


CLAUSE = re.compile(r"[^，。！？；：,.!?;:\n]+[，。！？；：,.!?;:]?[”\"’]?")


def made_verse(text, rng):
    """A text set as verse, one clause a line, in stanzas: short lines that are no furniture."""
    clauses = [c.strip() for c in CLAUSE.findall(text)]
    clauses = [c for c in clauses if 3 <= len(c) <= 60]
    start = rng.randint(0, max(0, len(clauses) - 12))
    clauses = clauses[start : start + rng.randint(8, 60)]
    if rng.random() < 0.4:
        clauses = [c.rstrip("，。！？；：,.!?;:") for c in clauses]
    stanza = rng.choice([2, 4, 4, 5, 8, 1000])
    lines = []
    for at, clause in enumerate(clauses):
        lines.append(clause)
        if at % stanza == stanza - 1:
            lines.append("")
    return "\n".join(lines)


def made_list(body, rng):
    """The short lines of a body, with a marker or without: a list that is an article's own."""
    short = [t.strip() for t, label in body if label and 2 < len(t.strip()) < 70]
    if len(short) < 6:
        return ""
    start = rng.randint(0, len(short) - 6)
    mark = rng.choice(["", "", "- ", "• ", "* ", "1"])
    lines = [x.lstrip("*•- ") for x in short[start : start + rng.randint(6, 40)]]
    lines = [x for x in lines if x]
    lines = [f"{i}. {x}" if mark == "1" else mark + x for i, x in enumerate(lines, 1)]
    return "\n".join(lines)


def shapes_of_text(docs):
    """Yield documents of short lines only, all of them to be kept."""
    rng = random.Random(11)
    for doc in docs:
        if doc["mode"] == "clean" and not doc["held"]:
            text = made_verse(doc["text"], rng) if rng.random() < 0.2 else ""
        elif doc["mode"] == "full" and doc["kind"] == "article" and rng.random() < 0.5:
            found = parts(doc)
            if not found:
                continue
            if rng.random() < 0.4:
                text = made_verse("".join(t for t, label in found[1] if label), rng)
            else:
                text = made_list(found[1], rng)
        else:
            continue
        size = sum(bool(x.strip()) for x in text.splitlines())
        if size > 4:
            yield doc | {"mode": "body", "text": text, "labels": [True] * size}
