"""Documents inside files."""

import pytest

from cleaner.errors import NeedsExtraError, ReadError
from cleaner.read.reader import Field, is_container, read_fields


def test_json_lines_give_their_text_fields():
    data = b'{"id": 1, "text": "a"}\n\n\n{"html": "<p>b</p>", "text": ""}\n'
    assert list(read_fields("x.jsonl", data)) == [
        Field(0, "text", "a"),
        Field(3, "html", "<p>b</p>"),
    ]


def test_csv_and_tsv_give_their_columns():
    assert list(read_fields("x.csv", b'id,text\n1,"a\nb"\n')) == [Field(0, "text", "a\nb")]
    assert list(read_fields("x.tsv", b"text\tid\na,b\t1\n")) == [Field(0, "text", "a,b")]


def test_other_fields_can_be_named():
    assert list(read_fields("x.jsonl", b'{"t": "a"}', ("t",))) == [Field(0, "t", "a")]


def test_a_broken_line_is_named_by_its_number():
    with pytest.raises(ReadError, match="record 2"):
        list(read_fields("x.jsonl", b'{"text": "a"}\nnope\n'))


def test_parquet_is_read_or_asks_for_its_library(tmp_path):
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        with pytest.raises(NeedsExtraError, match="parquet"):
            list(read_fields("x.parquet", b""))
        return
    pq.write_table(pa.table({"text": ["a", "b"], "n": [1, 2]}), tmp_path / "x.parquet")
    found = list(read_fields("x.parquet", (tmp_path / "x.parquet").read_bytes()))
    assert found == [Field(0, "text", "a"), Field(1, "text", "b")]


def test_containers_are_known_by_their_suffix():
    assert is_container("a.JSONL")
    assert not is_container("a.json")
