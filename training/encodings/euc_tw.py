"""Make packs/any/encoding_euc_tw.json.gz: planes 1 and 2 of CNS 11643 as EUC-TW has them.

    python -m training.encodings.euc_tw

Python has no EUC-TW codec; the characters are asked of `iconv`, row by row of 94 (the assignment
is that of the standard CNS 11643). Places without a character hold U+FFFD.
"""

import gzip
import json
import subprocess
from pathlib import Path

CELLS = range(0xA1, 0xFF)


def ask(sequence):
    found = subprocess.run(
        ["iconv", "-f", "EUC-TW", "-t", "UTF-8"], input=sequence, capture_output=True, check=False
    )
    text = found.stdout.decode()
    return text if found.returncode == 0 and len(text) == 1 else "\ufffd"


def main():
    prefixes = {"1": b"", "2": b"\x8e\xa2"}
    planes = {
        name: "".join(ask(prefix + bytes([row, cell])) for row in CELLS for cell in CELLS)
        for name, prefix in prefixes.items()
    }
    raw = json.dumps(planes, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    out = Path(__file__).parents[2] / "src/cleaner/packs/any/encoding_euc_tw.json.gz"
    out.write_bytes(gzip.compress(raw, 9, mtime=0))
    print(out.name, out.stat().st_size)


if __name__ == "__main__":
    main()
