"""Measure the lines of the documents of `line_data.py` once, for training and cross-validation.

    python training/line_table.py --docs FOLDER --table FOLDER

Writes arrays: `base.npy` (one row a line, every column but the words'), `tokens` as a sparse matrix
of the vocabulary (tokens seen on at least four sites), and `docs.pkl` with what is known of each
document and where its lines are. To the documents come transplants (a clean article in the
furniture of a page), shortened bodies (a page whose article is cut to its first paragraphs) and
bare bodies (an article of a page without its furniture).
"""

import argparse
import pickle
import random
import re
import sys
import time
from collections import defaultdict
from hashlib import sha256
from pathlib import Path

import numpy as np
from scipy import sparse

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from cleaner.strip.lines.features import columns, measure
from cleaner.strip.lines.split import split_lines
from cleaner.strip.lines.words import line_tokens

MIN_SITES = 4


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


def spread(text, lines, labels):
    """The labels of the blocks of a text: a line that holds several blocks lends each its label."""
    spans = [(a, b) for a, b, blank in line_spans(text) if not blank]
    if len(spans) != len(labels):
        return None
    found, at = [], 0
    for line in lines:
        while spans[at][1] <= line.start:
            at += 1
        found.append(labels[at])
    return found


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


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, required=True)
    parser.add_argument("--table", type=Path, required=True)
    args = parser.parse_args()
    args.table.mkdir(parents=True, exist_ok=True)
    docs = [d for file in sorted(args.docs.glob("*.pkl")) for d in pickle.loads(file.read_bytes())]
    docs = [
        d
        for d in docs
        if d["kind"] == "article"
        or d["set"] != "wcxb-dev"
        or sha256(d["id"].encode()).digest()[1] < 90
    ]
    docs += [*augment(docs), *shapes_of_text(docs)]
    base, labels, known, at, names = [], [], [], 0, None
    ids, sites, flat, ends = {}, defaultdict(set), [], [0]
    started = time.process_time()
    size = 0
    for doc in docs:
        lines = split_lines(doc["text"])
        own = spread(doc["text"], lines, doc["labels"])
        if not lines or own is None:
            print("skipped", doc["set"], doc["id"], doc["mode"], len(lines), len(doc["labels"]))
            continue
        measured = measure(doc["text"], lines)
        found = columns(measured, {})
        names = list(found)
        base.append(np.array(list(found.values()), dtype=np.float32).T)
        site = hash(doc["site"])
        for text, shape in zip(measured.texts, measured.shapes, strict=True):
            for token in set(line_tokens(text, wide=shape.wide * 6 > shape.weight)):
                number = ids.setdefault(token, len(ids))
                if len(sites[number]) < MIN_SITES:
                    sites[number].add(site)
                flat.append(number)
            ends.append(len(flat))
        labels += own
        size += len(doc["text"].encode("utf-8", "replace"))
        known.append(
            {k: v for k, v in doc.items() if k != "labels"} | {"start": at, "end": at + len(lines)}
        )
        at += len(lines)
    print(f"{at} lines, {size / 1e6:.0f} MB, {time.process_time() - started:.0f} s")
    keep = np.array([len(sites[i]) >= MIN_SITES for i in range(len(ids))])
    new = np.cumsum(keep) - 1
    flat = np.array(flat)
    rows = np.repeat(np.arange(at), np.diff(ends))
    good = keep[flat]
    matrix = sparse.csr_matrix(
        (np.ones(good.sum(), dtype=np.float32), (rows[good], new[flat[good]])),
        shape=(at, int(keep.sum())),
    )
    vocabulary = [t for t, k in zip(ids, keep, strict=True) if k]
    print(len(vocabulary), "tokens")
    np.save(args.table / "base.npy", np.concatenate(base))
    np.save(args.table / "labels.npy", np.array(labels))
    sparse.save_npz(args.table / "tokens.npz", matrix, compressed=False)
    (args.table / "docs.pkl").write_bytes(pickle.dumps((names, vocabulary, known)))


if __name__ == "__main__":
    main()
