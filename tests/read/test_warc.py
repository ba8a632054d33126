"""Web archives that are whole, cut short or damaged between their records."""

import io

import pytest

from cleaner.document import Source
from cleaner.errors import ReadError
from cleaner.read import warc
from cleaner.read.reader import Given

pytest.importorskip("fastwarc")

LIMIT = 1_000_000
PAGE = (
    "<html><body><p>The mill stood still for a week, w\u00e4hrend the river rose.</p></body></html>"
)


def record(number: int, *, kind: bytes = b"response", status: bytes = b"200 OK") -> bytes:
    body = PAGE.replace("a week", f"{number} weeks").encode("latin-1")
    block = (
        b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html; charset=iso-8859-1\r\n\r\n" + body
    )
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind.decode()}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def opened(data: bytes | io.RawIOBase) -> list[Source | ReadError]:
    raw = io.BytesIO(data) if isinstance(data, bytes) else data
    stream = io.BufferedReader(raw)  # type: ignore[arg-type]
    return list(warc.open_archive(Given(stream, "c.warc", limit=LIMIT)))


def ids(found: list[Source | ReadError]) -> list[str]:
    return ["!" if isinstance(one, ReadError) else one.id[10:-1] for one in found]


def test_pages_come_with_what_the_server_said_of_them() -> None:
    data = record(1, kind=b"request") + record(2) + record(3, status=b"404 Gone") + record(4)
    found = opened(data)
    assert ids(found) == ["2", "4"]
    first = found[0]
    assert isinstance(first, Source)
    assert first.declared == "iso-8859-1"
    assert first.url == "https://example.org/2"
    assert b"w\xe4hrend" in first.data


class Pipe(io.RawIOBase):
    """Bytes that come in small pieces and can say neither where they stand nor be wound back."""

    def __init__(self, data: bytes) -> None:
        self.data = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self.data.read(min(37, len(buffer)))
        buffer[: len(part)] = part
        return len(part)


def test_an_archive_may_come_through_a_pipe() -> None:
    assert ids(opened(Pipe(record(1) + record(2)))) == ["1", "2"]


def test_a_record_that_is_cut_short_is_no_document() -> None:
    whole = record(2)
    for size in (len(whole) - 30, len(whole) // 2 + 60):
        found = opened(record(1) + whole[:size])
        assert ids(found) == ["1", "!"]
        assert "cut short" in str(found[1])


@pytest.mark.parametrize("dirt", [b"\x00" * 50, b"lorem ipsum\r\n" * 9000, b"WARC/9\r\n\r\n"])
def test_records_behind_what_is_damaged_are_read(dirt: bytes) -> None:
    found = opened(record(1) + dirt + record(2) + record(3))
    assert ids(found) == ["1", "!", "2", "3"]


def test_what_was_read_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "KEPT", 4096)
    kept = []
    read = warc.Replayed.read

    def watched(self: warc.Replayed, size: int = -1) -> bytes:
        data = read(self, size)
        kept.append(len(self._kept))
        return data

    monkeypatch.setattr(warc.Replayed, "read", watched)
    data = b"".join(record(n, kind=b"request") for n in range(900)) + record(900)
    assert ids(opened(data)) == ["900"]
    assert max(kept) <= 4096 + 65_536
