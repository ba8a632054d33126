"""The stage: from a source to a document with text, media type and description."""

import msgspec
import pytest

from cleaner.config import Config
from cleaner.detect import detect
from cleaner.document import Document, Source
from cleaner.pipeline import open_source

GBK_PAGE = (
    '<html><head><meta charset="utf-8"><title>旧报纸</title></head><body><p>'
    "市图书馆上周搬进了新楼，读者发现楼里多了一间只放旧报纸的屋子。</p></body></html>"
).encode("gb18030")


def read(data: bytes = b"", **fields: object) -> Document:
    return detect(open_source(Source(data=data, **fields)))  # type: ignore[arg-type]


def codes(document: Document) -> list[str]:
    return [finding.rule for finding in document.findings]


def test_bytes_become_text_and_the_source_is_let_go() -> None:
    document = read("文字\r\n".encode())
    assert document.text == "文字\r\n"
    assert document.source is None
    assert document.stages == ("detect",)
    assert document.detection is not None
    assert document.detection.line_ends == "crlf"
    assert document.detection.size == 8


def test_text_that_somebody_else_decoded_passes_as_it_is() -> None:
    document = read(text="文\ud800字")
    assert document.text == "文\ufffd字"
    assert document.detection is not None
    assert document.detection.encoding == "utf-8"
    assert document.findings == ()


@pytest.mark.parametrize(
    ("data", "path", "media_type"),
    [
        (b"<!DOCTYPE html><p>x</p>", "", "text/html"),
        (
            b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
            "",
            "application/xhtml+xml",
        ),
        (b"<?xml version='1.0'?><rss><p>x</p></rss>", "", "application/xml"),
        (b'{"a": 1}\n', "", "application/json"),
        (b"# Title\n", "notes.MD", "text/markdown"),
        (b"if a <b> c\n", "", "text/plain"),
        (b"words\n", "page.html", "text/plain"),
    ],
)
def test_the_media_type_is_read_from_the_text(data: bytes, path: str, media_type: str) -> None:
    document = read(data, path=path)
    assert document.media_type == media_type
    assert document.detection is not None
    assert document.detection.media_type == media_type


def test_a_media_type_that_is_given_is_kept() -> None:
    assert read(b"words", media_type="text/html").media_type == "text/html"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image/png"),
        (b"PK\x03\x04\x14\0\0\0", "application/zip"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "application/gzip"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, media_type: str) -> None:
    document = read(data)
    assert document.text == ""
    assert (document.verdict.status, document.verdict.rule) == ("rejected", "ENC008")
    assert document.verdict.reason == f"not text but {media_type}"
    assert document.media_type == media_type
    assert codes(document) == ["ENC008"]


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused_with_a_reason(data: bytes) -> None:
    document = read(data)
    assert (document.verdict.status, document.verdict.rule) == ("rejected", "ENC009")
    assert "empty" in document.verdict.reason


def test_text_that_begins_like_an_archive_is_text() -> None:
    assert read(b"BZhang wrote this.").verdict.kept
    assert read(b"GIF89a is a format").verdict.status == "rejected"


def test_a_page_that_lies_about_its_charset_is_read_right_and_reported() -> None:
    document = read(GBK_PAGE)
    assert "市图书馆上周搬进了新楼" in document.text
    assert codes(document) == ["ENC001", "ENC003"]
    assert document.detection is not None
    assert (document.detection.language, document.detection.script) == ("zh", "Hans")


def test_each_fault_of_encoding_has_its_finding() -> None:
    text = "市图书馆上周搬进了新楼，读者发现楼里多了一间屋子。\n"
    assert codes(read(text.encode("utf-8-sig"))) == ["ENC002"]
    assert codes(read(text.encode() * 3 + b"\xff\n")) == ["ENC004"]
    assert codes(read((text * 2).encode("utf-16-le"))) == ["ENC001", "ENC006"]
    assert codes(read(text.encode() + b"a\0b\n")) == ["ENC007"]
    mixed = text.encode() * 2 + text.encode("gb18030") * 2
    assert codes(read(mixed)) == ["ENC005"]


def test_good_utf_8_has_no_findings() -> None:
    assert read('<meta charset="utf-8"><p>文字</p>'.encode()).findings == ()


def test_undecodable_bytes_are_found_where_they_are() -> None:
    document = read("文字文字文字".encode() + b" \xff!")
    finding = document.findings[0]
    assert finding.rule == "ENC004"
    assert finding.byte == 19
    assert document.text[finding.start : finding.end] == "\ufffd"


def test_a_rule_that_is_ignored_finds_nothing_but_what_is_no_text_is_still_refused() -> None:
    source = open_source(Source(data=b"%PDF-1.7"))
    document = detect(source, config=Config(ignore=("ENC",)))
    assert document.findings == ()
    assert document.verdict.status == "rejected"


def test_a_second_pass_changes_nothing() -> None:
    document = read(GBK_PAGE)
    assert detect(document) is document


def test_a_document_survives_the_record_format() -> None:
    document = read(GBK_PAGE)
    line = msgspec.json.encode(document)
    assert msgspec.json.decode(line, type=Document) == document


def test_the_charset_of_the_header_is_used() -> None:
    document = read("muž a žena".encode("iso8859-2"), declared="iso-8859-2")
    assert document.detection is not None
    assert document.detection.declared_by == "header"
    assert document.detection.encoding == "iso8859-2"
