"""Make packs/any/encoding_screen.json.gz: single-byte encodings, their languages, rough costs.

    python -m training.encodings.screen

The costs come from packs/any/encoding_letters.json.gz (no other source). A row for each byte above
0x7F after (0) an ASCII byte that is no letter, (1) an ASCII letter, (2) another high byte; and two
rows for ASCII after a high byte (a letter; anything else). A column for each model, a pair of
encoding and language. Costs are in eighths of a nat.
"""

import base64
import gzip
import json
from pathlib import Path

from cleaner.detect.statistics.letters import UNDEFINED, load_alphabet

WEST = "en fr de es it pt nl da sv nb fi is ga ca eu id sq af cy"
CENTRAL = "pl cs sk hu ro sl sh de sq"
BALTIC = "lt lv et"
CYRILLIC = "ru bg uk be mk sr"
# encoding: (prior in nats against it, languages)
ENCODINGS = {
    "cp1252": (0.0, WEST),
    "iso8859-15": (1.5, "fr fi et de es it pt nl ga"),
    "mac-roman": (2.5, "en fr de es it pt nl da sv nb fi is"),
    "cp850": (3.0, "en fr de es it pt nl da sv nb fi is"),
    "cp858": (4.5, "fr de es it"),
    "cp437": (3.5, "en de fr es it sv fi"),
    "cp860": (4.5, "pt"),
    "cp861": (4.5, "is"),
    "cp863": (4.5, "fr"),
    "cp865": (4.0, "da nb"),
    "hp-roman8": (5.0, "fr de es"),
    "iso8859-14": (4.0, "ga cy"),
    "iso8859-10": (4.0, "is lt sv"),
    "mac-iceland": (4.0, "is"),
    "cp1250": (0.0, CENTRAL),
    "iso8859-2": (0.5, CENTRAL),
    "iso8859-16": (3.5, "ro pl hu sh"),
    "cp852": (2.5, "pl cs sk hu ro sl sh"),
    "mac-latin2": (3.0, "pl cs sk hu"),
    "mac-croatian": (3.5, "sh sl"),
    "mac-romanian": (3.5, "ro"),
    "cp1257": (0.5, BALTIC + " pl"),
    "iso8859-13": (1.5, BALTIC + " pl"),
    "iso8859-4": (2.5, BALTIC),
    "cp775": (3.0, BALTIC),
    "cp1254": (0.0, "tr"),
    "cp857": (3.0, "tr"),
    "mac-turkish": (3.5, "tr"),
    "iso8859-3": (2.5, "eo tr"),
    "cp1258": (0.5, "vi"),
    "cp1251": (0.0, CYRILLIC + " kk mn"),
    "koi8-r": (0.5, "ru bg"),
    "koi8-u": (1.0, "uk be ru"),
    "iso8859-5": (1.5, CYRILLIC),
    "cp866": (1.5, "ru bg uk be"),
    "cp1125": (3.5, "uk ru"),
    "cp855": (2.0, CYRILLIC),
    "mac-cyrillic": (2.0, CYRILLIC),
    "kz1048": (3.5, "kk"),
    "ptcp154": (3.5, "kk"),
    "cp1253": (0.0, "el"),
    "iso8859-7": (0.3, "el"),
    "cp737": (2.5, "el"),
    "cp869": (3.5, "el"),
    "mac-greek": (3.0, "el"),
    "cp1255": (0.0, "he he-visual"),
    "cp862": (2.5, "he he-visual"),
    "cp856": (4.0, "he he-visual"),
    "cp1256": (0.0, "ar fa ur"),
    "iso8859-6": (0.7, "ar"),
    "cp720": (3.0, "ar"),
    "mac-arabic": (3.5, "ar"),
    "mac-farsi": (4.0, "fa"),
    "cp874": (0.0, "th"),
}


def characters_of(codec):
    table = []
    for byte in range(256):
        try:
            char = bytes([byte]).decode(codec)
        except UnicodeDecodeError:
            char = ""
        table.append(char)
    return table


def shares_of(alphabet):
    """How often each letter comes, from its pair costs: the stationary distribution."""
    from math import exp

    size = alphabet.size
    table = [[exp(-alphabet.costs[i * size + j] / 8) for j in range(size)] for i in range(size)]
    shares = [1 / size] * size
    for _ in range(30):
        new = [0.0] * size
        for i, share in enumerate(shares):
            row = table[i]
            amount = sum(row)
            for j in range(size):
                new[j] += share * row[j] / amount
        shares = new
    return shares


def rough_costs(codec, language):
    """386 costs of one model."""
    from math import exp, log

    alphabet = load_alphabet(language)
    shares = shares_of(alphabet)
    letters = list(alphabet.index)
    table = characters_of(codec)
    inside = sum(shares[1:])

    def cost_inside(char):
        p = 0.0
        for letter, share in zip(letters[1:], shares[1:], strict=True):
            small = exp(-alphabet.cost(letter, char) / 16)
            p += (
                share
                / inside
                * (0.85 * small + 0.15 * exp(-alphabet.cost(letter.upper()[:1], char) / 16))
            )
        return -log(p) * 16

    def cost_of(char, kind):
        if not char:
            return UNDEFINED
        if kind == 0:
            return alphabet.cost(" ", char)
        if kind == 1 and "a" not in alphabet.index:
            return alphabet.cost("a", char)
        return cost_inside(char)

    out = [cost_of(table[byte], kind) for kind in range(3) for byte in range(128, 256)]
    ascii_letter = sum(cost_inside(c) * w for c, w in (("e", 0.6), ("s", 0.4)))
    out.append(ascii_letter if "a" in alphabet.index else alphabet.cost(letters[1], "a"))
    out.append(cost_inside(" "))
    return bytes(min(255, round(c / 2)) for c in out)


def main():
    names, columns = [], []
    for codec, (_, languages) in ENCODINGS.items():
        for language in languages.split():
            names.append([codec, language])
            columns.append(rough_costs(codec, language))
    rows = b"".join(bytes(column[i] for column in columns) for i in range(len(columns[0])))
    data = {
        "models": names,
        "priors": {codec: prior for codec, (prior, _) in ENCODINGS.items()},
        "rows": base64.b64encode(rows).decode("ascii"),
    }
    raw = json.dumps(data, separators=(",", ":")).encode()
    out = Path(__file__).parents[2] / "src/cleaner/packs/any/encoding_screen.json.gz"
    out.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(len(names), "models,", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
