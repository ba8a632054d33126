"""Any bytes at all: an answer, no exception, a text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner.detect import detect
from cleaner.detect.decide import detect_encoding
from cleaner.detect.decode import decode
from cleaner.document import Source
from cleaner.pipeline import open_source

SAMPLES = [
    "市图书馆上周搬进了新楼，读者很高兴。\n".encode(codec)
    for codec in ("gb18030", "utf-8", "hz", "utf-16-le", "utf-16", "utf-8-sig")
] + [
    "図書館は先週新しい建物に引っ越しました。".encode(codec)
    for codec in ("cp932", "euc_jp", "iso2022_jp")
] + ["Городская библиотека".encode("koi8-r"), b"plain words <p>", b"\x8e\xa2\xa1\xa1"]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    pieces = draw(st.lists(st.one_of(st.sampled_from(SAMPLES), st.binary(max_size=12)), max_size=5))
    data = bytearray(b"".join(pieces))
    places = st.integers(0, max(0, len(data) - 1))
    for place in draw(st.lists(places, max_size=4 if data else 0)):
        data[place] = draw(st.integers(0, 255))
    start = draw(st.integers(0, 3))
    return bytes(data[start:])


INPUTS = st.one_of(st.binary(max_size=200), mutated())


def check(data: bytes) -> None:
    found = detect_encoding(data)
    text = decode(data, found)
    assert 0 <= found.confidence <= 1
    assert found.size == len(data)
    data.decode(found.encoding, "replace")
    assert found.damaged_count == 0 or "\ufffd" in text
    document = detect(open_source(Source(data=data)))
    document.text.encode("utf-8")
    assert document.detection is not None


@given(INPUTS)
@settings(deadline=None)
def test_any_bytes_have_an_answer_and_decode(data: bytes) -> None:
    check(data)


@pytest.mark.slow
@given(INPUTS)
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
def test_twenty_thousand_inputs_have_an_answer_and_decode(data: bytes) -> None:
    check(data)


@given(st.text(max_size=80))
@settings(deadline=None)
def test_utf_8_comes_back_exactly(text: str) -> None:
    data = text.encode()
    if b"\0" not in data and not data.isascii() and not text.startswith("\ufeff"):
        assert decode(data, detect_encoding(data)) == text
