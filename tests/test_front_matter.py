"""Front matter: what is written is read again, by us and by other readers of YAML."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import cleaner
from cleaner.emit.formats.md import encode as encode_markdown
from cleaner.markdown.front_matter import dump_front_matter as dump
from cleaner.markdown.front_matter import parse_front_matter, quote
from cleaner.markdown.front_matter import read_front_matter as parse
from cleaner.metadata import Metadata

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
METADATA = st.builds(
    Metadata,
    title=st.none() | TEXT,
    published=st.none() | st.sampled_from(["2021-07-12", "--07-07", "2021-07-12T08:00:00+08:00"]),
    source=st.none() | TEXT,
    authors=st.lists(TEXT, max_size=3).map(tuple),
    tags=st.lists(TEXT, max_size=3).map(tuple),
    language=st.none() | st.sampled_from(["zh", "no", "en"]),
)


def test_nothing_set_writes_nothing() -> None:
    assert dump(Metadata()) == ""


def test_fields_stand_in_the_order_of_the_metadata() -> None:
    written = dump(Metadata(language="zh", authors=("甲", "乙"), title="雨"))
    assert written == "---\ntitle: 雨\nauthors:\n  - 甲\n  - 乙\nlanguage: zh\n---\n\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("从“小”开始", "从“小”开始"),
        ("Rain: a study", '"Rain: a study"'),
        ("no", '"no"'),
        (" 0", '" 0"'),
        ("2021-07-12", '"2021-07-12"'),
        ("--07-07", '"--07-07"'),
        ('"Rain" falls', "'\"Rain\" falls'"),
        ("Rain # falls", '"Rain # falls"'),
        ("Rain\nfalls", '"Rain\\nfalls"'),
        ("a\\b: c", "'a\\b: c'"),
        ("【更省心】", "【更省心】"),
    ],
)
def test_strings_are_quoted_only_when_needed(value: str, written: str) -> None:
    assert quote(value) == written
    assert yaml.safe_load(written) == value
    assert parse(f"---\ntitle: {written}\n---\n").metadata == Metadata(title=value)


@given(METADATA)
def test_what_is_written_is_read_again(metadata: Metadata) -> None:
    written = dump(metadata)
    read = parse(written + "Body.\n")
    if written:
        assert read.metadata == metadata
        assert (written + "Body.\n")[read.length :].lstrip("\n") == "Body.\n"
    else:
        assert read.metadata is None


@given(METADATA)
def test_other_readers_of_yaml_read_the_same_strings(metadata: Metadata) -> None:
    if not (written := dump(metadata)):
        return
    head = yaml.safe_load(
        written.split("---\n")[1] if written.count("---\n") == 2 else written[4:-5]
    )
    for name, value in head.items():
        own = getattr(metadata, name)
        assert (tuple(value) if isinstance(value, list) else value) == own


OTHERS = st.dictionaries(
    st.from_regex(r"[a-z][a-z_]{3,9}", fullmatch=True).filter(
        lambda key: parse(f"---\n{key}: x\n---\n").metadata is None
    ),
    TEXT | st.lists(TEXT, min_size=2, max_size=3).map(tuple),
    max_size=3,
)


@given(METADATA, OTHERS)
def test_keys_that_are_no_fields_are_handed_on(metadata, others) -> None:
    written = dump(metadata, others)
    if written:
        read = parse(written + "Body.\n")
        assert read.metadata == metadata
        assert dict(read.others) == others


def test_other_keys_come_out_where_they_went_in() -> None:
    head = "---\ntitle: Rain\ndescription: It rained.\nlayout: post\nmood: wet\n---\n\n"
    body = "The ferry left at six, and by the time it reached the island the fog had lifted.\n"
    document = cleaner.clean(head + body, media_type="text/markdown")
    assert encode_markdown(document).decode() == head + body


def test_a_field_of_another_form_is_handed_on() -> None:
    head = (
        "---\ntitle: Rain\nimage:\n  path: /a/b.png\n  alt: A boat\nauthor:\n  - url: /ann\n---\n\n"
    )
    body = "The ferry left at six, and by the time it reached the island the fog had lifted.\n"
    document = cleaner.clean(head + body, media_type="text/markdown")
    assert encode_markdown(document).decode() == head + body


FOREIGN = """---
layout: post
title:  "Rain: a \\"study\\""
date: 2020-04-01
author: [Ann Field, 'O''Brien, Pat']
# a remark
tags:
- rain
- 'two words'
description: >
  Folded
  lines
summary: |
  Kept
lang: en   # a remark
---
Body
"""


def test_front_matter_of_other_tools_is_read_and_unknown_keys_are_passed_over() -> None:
    read = parse(FOREIGN)
    assert read.metadata == Metadata(
        title='Rain: a "study"', published="2020-04-01", authors=("Ann Field", "O'Brien, Pat"),
        tags=("rain", "two words"), language="en", description="Folded lines\n",
    )  # fmt: skip
    assert FOREIGN[read.length :] == "Body\n"


def test_the_short_form_gives_metadata_and_length() -> None:
    assert parse_front_matter("---\ntitle: Rain\n---\n") == (Metadata(title="Rain"), 20)
    assert parse_front_matter("Rain") == (None, 0)


def test_line_ends_may_be_of_any_kind_and_a_byte_order_mark_may_stand_before() -> None:
    text = "\ufeff" + "---\ntitle: Rain\n---\n".replace("\n", "\r\n")
    assert parse(text).metadata == Metadata(title="Rain")
    assert parse(text).length == len(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Body", "does not begin"),
        ("---\ntitle: Rain\n", "missing"),
        ("---\nRain fell for nine days.\n---\n", "line 2"),
        ("---\nlayout: post\n---\n", "no key"),
        ("---\n---\n", "no key"),
        ("", "does not begin"),
    ],
)
def test_what_is_no_front_matter_is_left_with_a_reason(text: str, reason: str) -> None:
    read = parse(text)
    assert read.metadata is None
    assert read.length == 0
    assert reason in read.reason


@given(st.text(st.sampled_from("-:# \n\r[]'\"|>abc\\"), max_size=60))
def test_no_text_makes_the_reader_fail(noise: str) -> None:
    for text in (noise, "---\n" + noise, "---\ntitle: " + noise + "\n---\n"):
        read = parse(text)
        assert 0 <= read.length <= len(text)


ORDINARY = """---
title: Rain
"quoted key": "a # b"
tags: [rain,
  "two, words"]   # over two lines
authors:
  - name: Ann Field
    email: ann@example.org
  - name: Bo Wall
menu:
  main:
    weight: 10
    draft: false
    ratio: 1.50
    parent:
empty: []
gallery:
  - {src: a.png, wide: yes}
  - [1, 2]
abstract: |
  First line.
    Second line.
note: >-
  folded
  words
released: 2020-04-01
isbn: "9781234567890"
---
Body
"""


def test_all_ordinary_yaml_of_a_head_is_read() -> None:
    read = parse(ORDINARY)
    assert read.metadata == Metadata(
        title="Rain", authors=("Ann Field", "Bo Wall"), tags=("rain", "two, words")
    )
    assert read.others["menu"] == {
        "main": {"weight": 10, "draft": False, "ratio": 1.5, "parent": None}
    }
    assert read.others["abstract"] == "First line.\n  Second line.\n"
    assert read.others["isbn"] == "9781234567890"
    assert ORDINARY[read.length :] == "Body\n"


def test_keys_that_are_no_fields_keep_their_values_for_other_readers() -> None:
    body = "The ferry left at six, and by the time it reached the island the fog had lifted.\n"
    text = ORDINARY.replace("Body\n", body)
    document = cleaner.clean(text, media_type="text/markdown")
    before = yaml.safe_load(text.split("---\n")[1])
    after = yaml.safe_load(encode_markdown(document).decode().split("---\n")[1])
    for key in before.keys() - {"title", "tags", "authors"}:
        assert after[key] == before[key], key


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: Rain: a study", "Rain: a study"),
        ('title: "Rain" and wind', '"Rain" and wind'),
        ("title: @rain falls", "@rain falls"),
        ("title: 'Tis the season", "'Tis the season"),
        ("title: %rain", "%rain"),
    ],
)
def test_a_value_that_wants_quotes_is_read_as_if_it_had_them(line: str, title: str) -> None:
    assert parse(f"---\n{line}\nlang: en\n---\n").metadata == Metadata(title=title, language="en")


BOMB = "a0: &a0 " + "x" * 100 + "\n"
BOMB += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12))


@pytest.mark.parametrize(
    "hostile",
    [
        BOMB,
        "a: &a [*a]\n",
        "a: " + "[" * 50_000 + "]" * 50_000 + "\n",
        "a: " + "{a: " * 5_000 + "\n",
        "a: " + "x" * 1_000_000 + "\n",
        "? [a, b]\n: c\n",
        "a: *nothing\n",
    ],
    ids=["bomb", "circle", "deep", "open", "long", "key", "alias"],
)
def test_hostile_yaml_is_refused_with_a_reason(hostile: str) -> None:
    read = parse(f"---\ntitle: Rain\n{hostile}---\nBody\n")
    assert read.metadata is None
    assert read.reason


def test_a_tag_makes_no_object() -> None:
    text = "---\ntitle: Rain\nrun: !!python/object/apply:os.getcwd []\nn: !!int x\n---\nBody\n"
    assert dict(parse(text).others) == {"run": (), "n": "x"}


@pytest.mark.parametrize(
    "number", ["9" * 5_000, "0x" + "f" * 9_000, "1e999", ".inf", "1_0", "12:30"]
)
def test_a_number_of_any_kind_is_read(number: str) -> None:
    read = parse(f"---\ntitle: Rain\nn: {number}\n---\n")
    again = parse(dump(read.metadata, read.others))
    assert again.others == read.others
