"""Encodings: labelled files, whole and cut, decoded to the text their label gives."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

CUTS = (0, 1024, 256, 64)
"""Bytes from the first that is not ASCII on; 0: the whole file."""
SUPERSET = {
    "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso8859-1": "cp1252",
    "ascii": "utf-8", "euc_kr": "cp949", "shift_jis": "cp932", "iso8859-9": "cp1254",
    "tis-620": "cp874", "iso8859-11": "cp874", "cp950": "big5hkscs",
}  # fmt: skip
HIGH = re.compile(rb"[\x80-\xff]|\x1b\$|~\{")
LEAST = 16
"""Bytes that must be left behind the first that is not ASCII."""


def measure(data: Path) -> dict[str, float]:
    """Share of files decoded to the true text, by length."""
    from cleaner import detect_encoding

    files = list(_labelled(data / "encoding" / "labelled"))
    found = {}
    for cut in CUTS:
        right = 0
        for codec, content in files:
            part = content[_start(codec, content) :][:cut] if cut else content
            right += _same(part, codec, detect_encoding(part).encoding)
        found[f"encodings.labelled_{cut or 'whole'}"] = right / len(files)
    return found


def _labelled(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The codec and the bytes of each file that its label decodes."""
    seen: set[bytes] = set()
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    for file in sorted(folder.rglob("*")):
        if not file.is_file():
            continue
        content = file.read_bytes()
        try:
            codec = codecs.lookup(file.parent.name).name
            content.decode(SUPERSET.get(codec, codec))
        except (LookupError, UnicodeDecodeError):
            continue
        if content and content not in seen:
            seen.add(content)
            yield codec, content


def _start(codec: str, content: bytes) -> int:
    if codec.startswith(("utf-16", "utf-32")) or codec == "cp037":
        return 0
    found = HIGH.search(content, 3 if content.startswith(codecs.BOM_UTF8) else 0)
    return found.start() if found and len(content) - found.start() >= LEAST else 0


def _same(part: bytes, true: str, answer: str) -> bool:
    if answer == true or SUPERSET.get(answer, answer) == SUPERSET.get(true, true):
        return True
    try:
        return _text(part, true) == _text(part, answer)
    except (LookupError, UnicodeError):
        return False


def _text(part: bytes, codec: str) -> str:
    text = part.decode(SUPERSET.get(codec, codec), "replace")
    return text.lstrip("\ufeff").replace("\ufffd", "").replace("\0", "")
