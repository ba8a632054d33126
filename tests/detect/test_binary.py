"""What is no text is named and refused, whatever its name says, by mark or by what its bytes are."""

import bz2
import gzip
import importlib.util
import io
import lzma
import marshal
import pickle
import random
import sqlite3
import struct
import zlib
from collections.abc import Callable

import msgspec
import pytest

from cleaner.detect import detect
from cleaner.detect.noise import is_noise
from cleaner.document import Detection, Document, Source
from cleaner.pipeline import open_source
from inprocess import run_command

PROSE = (
    "The ferry had run since the war, and nobody on either bank could remember a winter without it. "
    "Every morning the boatman swept the deck before the first passengers came down the path. "
) * 40
RNG = random.Random(20)


def raw_deflate() -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(PROSE.encode()) + packer.flush()


def keystream() -> bytes:
    """Text under a stream cipher looks like this."""
    return bytes(a ^ b for a, b in zip(PROSE.encode(), RNG.randbytes(len(PROSE)), strict=True))


def class_file() -> bytes:
    """The head and constant pool of a Java class."""
    names = [b"java/lang/Object", b"Ferry", b"<init>", b"()V", b"Code", b"LineNumberTable"]
    pool = b"".join(struct.pack(">BH", 1, len(name)) + name for name in names)
    return struct.pack(">IHHH", 0xCAFEBABE, 0, 52, len(names) + 1) + pool + bytes(range(64))


def font() -> bytes:
    tables = [b"cmap", b"glyf", b"head", b"hhea", b"loca", b"maxp"]
    head = struct.pack(">IHHHH", 0x00010000, len(tables), 64, 2, 32)
    rows = b"".join(struct.pack(">4sIII", t, 7 * i, 300 + i, 900) for i, t in enumerate(tables))
    return head + rows + RNG.randbytes(400)


def bitmap() -> bytes:
    return b"BM" + struct.pack("<IHHI", 3000, 0, 0, 54) + struct.pack("<IiiHH", 40, 30, 30, 1, 24) + (
        RNG.randbytes(2700)
    )  # fmt: skip


def database() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("create table crossing (day text, count int)")
    connection.executemany("insert into crossing values (?, ?)", [("Monday", 3), ("Friday", 9)])
    data = connection.serialize()
    connection.close()
    return data


def machine_code() -> bytes:
    """What a compiler makes, without the head that would name it."""
    parts = [b"\x55\x48\x89\xe5\x48\x83\xec", b"\xe8\x00\x00\x00\x00", b"\x0f\x84", b"\x8b\x45\xfc",
             b"\xc9\xc3\x90\x90", b"\x48\x8d\x3d", b"\x00\x00\x00"]  # fmt: skip
    return b"".join(RNG.choice(parts) + RNG.randbytes(2) for _ in range(400))


def wave() -> bytes:
    head = (
        b"RIFF"
        + struct.pack("<I", 4036)
        + b"WAVEfmt "
        + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16000, 2, 16)
    )
    return head + b"data" + struct.pack("<I", 4000) + RNG.randbytes(4000)


def varint(number: int) -> bytes:
    """A number as Protocol Buffers write it."""
    parts = b""
    while number > 127:
        parts += bytes([number & 127 | 128])
        number >>= 7
    return parts + bytes([number])


def messages(*texts: str) -> bytes:
    """Protocol Buffers: a number, a text and a float each."""
    whole = b""
    for text in texts:
        said = text.encode()
        inner = b"\x08" + varint(RNG.randrange(1 << 40)) + b"\x12" + varint(len(said)) + said
        inner += b"\x1d" + struct.pack("<f", RNG.random())
        whole += b"\x0a" + varint(len(inner)) + inner
    return whole


def picture_with_text() -> bytes:
    """A PNG whose comment is longer than its picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0))
        + chunk(b"tEXt", b"Comment\0" + PROSE.encode())
        + chunk(b"IDAT", zlib.compress(bytes(52)))
        + chunk(b"IEND", b"")
    )


def photo_with_text() -> bytes:
    comment = b"\xff\xfe" + struct.pack(">H", 1902) + PROSE.encode()[:1900]
    return (
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
        + comment
        + b"\xff\xda"
        + RNG.randbytes(300)
    )


WASM = b"\1\7\1\x60\2\x7f\x7f\1\x7f\3\2\1\0\7\7\1\3add\0\0\n\t\1\7\0\x20\0\x20\1\x6a\x0b"
"""The sections of a module that adds two numbers."""

KINDS: dict[str, Callable[[], bytes]] = {
    "random": lambda: RNG.randbytes(8192),
    "random-short": lambda: RNG.randbytes(200),
    "deflate": raw_deflate,
    "zlib": lambda: zlib.compress(PROSE.encode()),
    "gzip": lambda: gzip.compress(PROSE.encode()),
    "gzip-without-head": lambda: gzip.compress(PROSE.encode())[20:],
    "bzip2": lambda: bz2.compress(PROSE.encode()),
    "xz": lambda: lzma.compress(PROSE.encode()),
    "lzma-raw": lambda: lzma.compress(PROSE.encode(), lzma.FORMAT_ALONE)[13:],
    "cipher": keystream,
    "class": class_file,
    "font": font,
    "bitmap": bitmap,
    "database": database,
    "database-page": lambda: database()[100:],
    "elf": lambda: b"\x7fELF\x02\x01\x01" + bytes(9) + machine_code(),
    "machine-code": machine_code,
    "wave": wave,
    "pickle": lambda: pickle.dumps({str(n): n * 1.1 for n in range(200)}),
    "code-object": lambda: marshal.dumps(compile("a = 1\n" * 40, "x", "exec")),
    "wasm": lambda: b"\0asm\1\0\0\0" + WASM,
    "wasm-without-head": lambda: WASM * 8,
    "compiled": lambda: (
        importlib.util.MAGIC_NUMBER
        + bytes(12)
        + marshal.dumps(compile("def f(a): return a\n" * 20, "x", "exec"))
    ),
    "protobuf": lambda: messages(*(f"gate {n}" for n in range(60))),
    "protobuf-numbers": lambda: b"".join(
        b"\x08" + varint(RNG.randrange(1 << 30)) for _ in range(300)
    ),
    "protobuf-prose": lambda: messages(*[PROSE[:96]] * 30),
    "msgpack": lambda: msgspec.msgpack.encode([{"n": n, "gate": f"g{n}"} for n in range(80)]),
    "msgpack-numbers": lambda: msgspec.msgpack.encode([RNG.randrange(1 << 30) for _ in range(300)]),
    "png-with-text": picture_with_text,
    "jpeg-with-text": photo_with_text,
    "seven-bits": lambda: bytes(RNG.randrange(128) for _ in range(4000)),
    "floats": lambda: struct.pack("<500d", *(RNG.gauss(0, 1) for _ in range(500))),
}


def read(data: bytes) -> Document:
    return detect(open_source(Source(data=data, path="a.txt")))


@pytest.mark.parametrize("kind", KINDS)
def test_binary_data_is_named_and_rejected(kind: str) -> None:
    document = read(KINDS[kind]())
    assert document.detection is not None
    assert document.detection.encoding == "binary"
    assert (document.verdict.status, document.verdict.rule) == ("rejected", "ENC008")
    assert document.text == ""


@pytest.mark.parametrize("library", ["brotli", "zstandard"])
def test_other_compressions_are_binary_too(library: str) -> None:
    module = pytest.importorskip(library)
    packed = (
        module.compress(PROSE.encode())
        if library == "brotli"
        else module.ZstdCompressor().compress(PROSE.encode())[9:]
    )
    assert read(packed).verdict.rule == "ENC008"


@pytest.mark.parametrize("given", ["a.txt", "-"])
def test_random_bytes_exit_with_a_message(tmp_path, given: str) -> None:
    data = RNG.randbytes(4096)
    (tmp_path / "a.txt").write_bytes(data)
    done = run_command(["run", given, "--to", "txt"], cwd=tmp_path, stdin=data)
    assert done.stdout == b""
    assert b"ENC008" in done.stderr
    assert done.returncode == 1


TEXTS = {
    "nul-bytes": b"a line\0another\0" * 20 + b"and the end of it",
    "form-feeds": b"page one\x0c\npage two\x0c\n" * 10,
    "overstrike": b"N\x08NA\x08AM\x08ME\x08E\n" * 10,
    "escapes": b"\x1b[1mbold\x1b[0m and plain\n" * 10,
    "end-of-dos": b"words of old\r\n" * 10 + b"\x1a",
    "shifted": "\u4e2d\u6587\x03\x04\u5b57\x05".encode() * 3 + PROSE.encode()[:600],
    "mostly-text": PROSE.encode()[:2000] + bytes(range(32)),
    "koi8": ("\u0432\u0435\u0447\u0435\u0440 \u043d\u0430 \u0440\u0435\u043a\u0435, " * 8).encode("koi8-r"),
    "utf-16": PROSE[:400].encode("utf-16-le"),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_text_with_some_controls_is_text(kind: str) -> None:
    document = read(TEXTS[kind])
    assert document.detection is not None
    assert document.detection.encoding != "binary"
    assert document.verdict.kept


def test_an_encoding_told_by_its_pattern_is_no_noise() -> None:
    controls = bytes(range(1, 9)) * 40
    assert is_noise(controls, Detection(encoding="koi8-u"))
    assert not is_noise(controls, Detection(encoding="utf-16-le"))
    assert not is_noise(controls, Detection(encoding="utf-8", bom="utf-8"))


def test_a_stream_of_zlib_needs_more_than_its_head() -> None:
    assert read(b"x^2 + y^2 = z^2, says the teacher.").verdict.kept
    assert read(io.BytesIO(zlib.compress(b"abc" * 9, 1)).getvalue()).verdict.rule == "ENC008"


def test_text_with_a_few_odd_bytes_is_never_a_sure_answer() -> None:
    """The weakness that is known: printable bytes with few high ones may be a packed text."""
    odd = bytes(
        RNG.choice(range(32, 127)) if RNG.random() < 0.95 else RNG.randrange(128, 256)
        for _ in range(4000)
    )
    packed = msgspec.msgpack.encode([{"n": n, "text": PROSE[:96]} for n in range(30)])
    for data in (odd, packed):
        detection = read(data).detection
        assert detection is not None
        assert detection.encoding == "binary" or detection.confidence < 0.9
