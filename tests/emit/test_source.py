"""UTF-8 copies: the text, and what the page says of itself."""

from cleaner.document import Source
from cleaner.emit.formats.source import encode
from cleaner.pipeline import until


def convert(data: bytes) -> bytes:
    return encode(until("detect").run(Source(data=data)))


TEXT = "市图书馆上周搬进了新楼，读者发现楼里多了一间只放旧报纸的屋子。"


def test_a_page_is_rewritten_and_its_declaration_with_it() -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><p>{TEXT}'
    assert convert(page.encode("gb2312")).decode() == page.replace("gb2312", "utf-8")


def test_an_xml_declaration_is_rewritten() -> None:
    xml = f"<?xml version='1.0' encoding='GBK'?>\r\n<a>{TEXT}</a>"
    assert convert(xml.encode("gbk")).decode() == xml.replace("GBK", "utf-8")


def test_a_page_without_a_declaration_gets_one() -> None:
    page = f"<html><head><title>x</title></head><body><p>{TEXT}</p></body></html>"
    found = convert(page.encode("gbk")).decode()
    assert found == page.replace("<head>", '<head><meta charset="utf-8">')


def test_plain_text_that_speaks_of_charsets_is_left_alone() -> None:
    text = f"{TEXT} charset=gb2312\r\n"
    assert convert(text.encode("gbk")).decode() == text


def test_a_byte_order_mark_goes() -> None:
    assert convert(TEXT.encode("utf-16")) == TEXT.encode()


def test_converting_twice_is_converting_once() -> None:
    once = convert(f"<html><head></head><p>{TEXT}".encode("gbk"))
    assert convert(once) == once
