"""Whatever the bytes are: restore gives the text back, and the pipe of stages gives what `run` gives."""

import csv
import io
import json
import shutil
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Self

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.document import Source
from cleaner.pipeline import until
from inprocess import run_command

RECORDS = ("jsonl", "json", "record")
"""The formats that hold text and ledger."""
PIECES = st.sampled_from(
    [
        "\0", "\0\0", "\r\n", "\r", "\n", "\n\n", "\t", " ", "\u3000", "\ufeff", "\u200b", "\x1b[31m", "\x85",
        "\u2028", "\ufffd", "\x1a", "\x7f", "a\u0301", "\ufb01", "&amp;", "\\u4e2d", "<b>", "---\n", "title: x\n",
        "# One", "| a | b |", "By Ann Roe", "Follow us on Facebook", "Share this", "Copyright 2024",
        "The ferry to the island left late on Friday because of the fog over the sound.",
        "\u6751\u53e3\u7684\u8001\u69d0\u6811\u53c8\u5f00\u82b1\u4e86\u3002", "\uff08\u8d23\u4efb\u7f16\u8f91\uff1a\u6797\u6653\u6885\uff09", "\u5206\u4eab\u5230",
        "\u7ec6(x\u00ec)", "?!\u7742m", "\u00c3\u00a9", '{"a": 1}', "[1]", "\U0001f600", "\u0e01\u0e32\u0e23",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map("".join)
CONTAINERS = ("jsonl", "json", "csv", *(["parquet"] if find_spec("pyarrow") else []))
CODECS = st.sampled_from(
    ["utf-8", "utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-32", "cp1252", "koi8-r"]
)
BYTES = st.one_of(
    st.builds(lambda text, codec: text.encode(codec, "replace"), TEXTS, CODECS),
    st.builds(lambda text, more: text.encode() + more, TEXTS, st.binary(max_size=20)),
    st.binary(max_size=60),
)


def decoded(data: bytes) -> str | None:
    """The text of a file as `detect` has it, None for what is no text."""
    found = until("detect").run(Source(data=data))
    assert found.detection is not None
    return None if found.detection.encoding == "binary" else found.text


class Folder:
    """A folder that is gone afterwards, with `in` filled."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.root = Path(tempfile.mkdtemp())
        (self.root / "in").mkdir()
        for name, data in files.items():
            (self.root / "in" / name).write_bytes(data)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        shutil.rmtree(self.root)

    def run(self, *args: object, stdin: bytes = b"") -> bytes:
        done = run_command(args, cwd=self.root, stdin=stdin)
        assert b"Traceback" not in done.stderr
        assert b"internal error" not in done.stderr, done.stderr
        return done.stdout


@settings(max_examples=25, deadline=None)
@given(st.lists(BYTES, min_size=1, max_size=6), st.sampled_from(RECORDS))
def test_restore_is_exact_for_every_text(files: list[bytes], to: str) -> None:
    with Folder({f"{number}.txt": data for number, data in enumerate(files)}) as folder:
        output = folder.run("run", "in", "--to", to, "-q", "--from", "text")
        folder.run("restore", "-", "-o", "back", stdin=output)
        for number, data in enumerate(files):
            back = folder.root / "back" / f"{number}.txt"
            text = decoded(data)
            if text is None:
                assert not back.exists()
            elif media_type(data) not in {"text/html", "application/xhtml+xml"}:
                assert back.read_bytes() == text.encode("utf-8", "replace")


def media_type(data: bytes) -> str:
    return until("detect").run(Source(data=data)).media_type


@settings(max_examples=20, deadline=None)
@given(st.lists(BYTES, min_size=1, max_size=5), st.sampled_from([*RECORDS, "tree"]))
def test_the_pipe_of_stages_gives_what_run_gives(files: list[bytes], to: str) -> None:
    with Folder({f"{number}.txt": data for number, data in enumerate(files)}) as folder:
        whole = folder.run("run", "in", "--to", to, "-q")
        data = folder.run("detect", "in", "-q", "--to", "record")
        for stage in ("repair", "strip", "split"):
            data = folder.run(stage, "-q", stdin=data)
        assert folder.run("emit", "--to", to, "-q", stdin=data) == whole


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4), st.sampled_from(CONTAINERS))  # fmt: skip
def test_texts_of_records_come_back_too(texts: list[str], kind: str) -> None:
    with Folder({f"in.{kind}": container(kind, texts)}) as folder:
        output = folder.run("run", f"in/in.{kind}", "--to", "jsonl", "-q")
        rows = [json.loads(line) for line in output.splitlines()]
        folder.run("restore", "-", "-o", "back", stdin=output)
        back = [p.read_bytes() for p in sorted((folder.root / "back").rglob("*")) if p.is_file()]
        assert len(rows) == len(back) == len(texts)
        wanted = [text.removeprefix("\ufeff") for text in texts]
        pages = [row["media_type"] in {"text/html", "application/xhtml+xml"} for row in rows]
        for data, text, page in zip(back, wanted, pages, strict=True):
            assert page or data == text.encode()


def container(kind: str, texts: list[str]) -> bytes:
    rows = [{"text": text} for text in texts]
    if kind == "jsonl":
        return b"".join(json.dumps(row).encode() + b"\n" for row in rows)
    if kind == "json":
        return json.dumps(rows).encode()
    if kind == "parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        buffer = io.BytesIO()
        pq.write_table(pa.table({"text": texts}), buffer)
        return buffer.getvalue()
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, ["text"], quoting=csv.QUOTE_ALL)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def test_a_text_with_nul_bytes_comes_back() -> None:
    data = b"The ferry left late.\0\nThe fog\0\0 was over the sound.\n\nFollow us on Facebook\n"
    for to in RECORDS:
        with Folder({"nul.txt": data}) as folder:
            output = folder.run("run", "in/nul.txt", "--to", to, "-q")
            assert folder.run("restore", "-", stdin=output) == data
