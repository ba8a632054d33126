"""What the functions of the library take, and what they refuse."""

import array

import pytest

import cleaner
from cleaner.errors import ConfigError

TEXT = "\u6751\u53e3\u7684\u8001\u69d0\u6811\u53c8\u5f00\u82b1\u4e86\uff0c\u5b69\u5b50\u4eec\u5728\u6811\u4e0b\u8dd1\u6765\u8dd1\u53bb\u3002"
BUFFERS = {
    "bytes": bytes,
    "bytearray": bytearray,
    "memoryview": memoryview,
    "array": lambda b: array.array("B", b),
    "slice": lambda b: memoryview(b)[::1],
}


@pytest.mark.parametrize("kind", BUFFERS.values(), ids=BUFFERS)
def test_every_bytes_like_object_is_bytes(kind):
    data = kind(TEXT.encode("gb18030"))
    assert cleaner.clean(data, media_type="text/plain").body == TEXT
    assert cleaner.detect_encoding(data).encoding == "gb18030"
    assert [f.rule for f in cleaner.lint(data)] == ["ENC001"]


@pytest.mark.parametrize("wrong", [None, 5, ["a"], object(), {"text": "a"}, 1.5])
def test_anything_else_is_a_type_error_and_not_an_empty_document(wrong):
    for function in (cleaner.clean, cleaner.lint, cleaner.detect_encoding):
        with pytest.raises(TypeError, match=type(wrong).__name__):
            function(wrong)


def test_text_has_no_encoding_to_be_detected():
    with pytest.raises(TypeError):
        cleaner.detect_encoding("abc")


@pytest.mark.parametrize(
    "call",
    [{"media_type": 5}, {"url": b"x"}, {"declared": 1}, {"config": {"keep": ()}}],
    ids=str,
)
def test_options_of_another_type_are_type_errors(call):
    with pytest.raises(TypeError):
        cleaner.clean("A line.", **call)


def test_a_whole_header_is_a_media_type_and_its_charset():
    data = "\u0442\u0435\u043a\u0441\u0442".encode("koi8-r")
    found = cleaner.clean(data, media_type=' Text/Plain; Charset="KOI8-R"; format=flowed')
    assert found.media_type == "text/plain"
    assert found.detection.declared_by == "header"
    assert found.body == "\u0442\u0435\u043a\u0441\u0442"
    assert cleaner.clean(data, declared="koi8-r").body == found.body
    for header in ("text/html; charset", ";", "nonsense; charset=\x00", 'a/b; charset="'):
        assert cleaner.clean("A line of text.", media_type=header).verdict.status


@pytest.mark.parametrize(
    "values",
    [{"script": "latin"}, {"keep": ("tables", "chairs")}, {"ledger": 5}, {"max_bytes": 0},
     {"fixes": "none"}, {"min_level": 9}, {"select": (5,)}, {"per_file_ignores": {"": ("ENC",)}},
     {"packs": ("a\0b",)}],
    ids=str,
)  # fmt: skip
def test_values_of_a_configuration_are_checked_in_python_too(values):
    with pytest.raises(ConfigError):
        cleaner.Config(**values)


def test_the_values_there_are_stand_in_the_error():
    with pytest.raises(ConfigError, match="'latin' is not one of keep, auto, simplified"):
        cleaner.Config(script="latin")
    with pytest.raises(ConfigError, match="'chairs' is not one of links, tables"):
        cleaner.Config(keep=("tables", "chairs"))


def test_a_batch_is_cleaned_with_a_configuration_and_a_bad_row_is_an_error():
    pa = pytest.importorskip("pyarrow")
    rows = ["He said\u200b so, and nobody answered.", None]
    batch = pa.RecordBatch.from_pydict({"text": rows, "n": [1, 2]})
    found = cleaner.clean_batch(batch).to_pydict()
    assert found["clean_text"] == ["He said so, and nobody answered.", None]
    assert found["n"] == [1, 2]
    assert found["error"][0] is None
    assert "NoneType" in found["error"][1]
    kept = cleaner.clean_batch(batch, config=cleaner.Config(ignore=("REP",))).to_pydict()
    assert kept["clean_text"][0] == rows[0]
    for wrong in ([1], None, {"text": ["a"]}):
        with pytest.raises(TypeError):
            cleaner.clean_batch(wrong)
