"""The shapes: JSON both ways, pickling, the schema."""

import json
import pickle

import msgspec
import pytest

from cleaner.block import Block, Section
from cleaner.document import Candidate, Detection, Document, Verdict, next_step, with_step
from cleaner.edit import Edit
from cleaner.finding import Finding
from cleaner.metadata import Metadata

FULL = Document(
    id="a/b.html",
    path="a/b.html",
    media_type="text/html",
    text="Ein Satz.\n\nNoch einer.",
    stages=("detect", "repair", "strip"),
    detection=Detection(encoding="cp1252", candidates=(Candidate("cp1252", 0.9),), damaged=(3,)),
    blocks=(Block(text="Ein Satz.", start=0, end=9, path="html/body/p"),),
    metadata=Metadata(title="Titel", authors=("A", "B"), published="--07-07"),
    sections=(Section(title="", level=0, start=0, end=22, children=(
        Section(title="x", level=2, start=3, end=5),)),),
    findings=(Finding(rule="SEC001", message="m"),),
    ledger=(Edit("FUR900", 0, 3, "abc", step=1, stage="strip", block=0),),
    verdict=Verdict(status="kept"),
    extra={"shard": msgspec.Raw(b"7")},
)  # fmt: skip


def test_a_document_survives_json_both_ways():
    assert msgspec.json.decode(msgspec.json.encode(FULL), type=Document) == FULL


def test_a_document_pickles():
    assert pickle.loads(pickle.dumps(FULL)) == FULL


def test_a_record_begins_with_its_version():
    assert msgspec.json.encode(FULL).startswith(b'{"cleaner":1,')


def test_a_record_of_another_version_is_refused():
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(b'{"cleaner":99,"text":"a"}', type=Document)


def test_fields_passed_through_keep_their_json():
    record = json.loads(msgspec.json.encode(FULL))
    assert record["extra"] == {"shard": 7}


def test_the_schema_describes_a_record():
    from jsonschema import validate

    schema = msgspec.json.schema(Document)
    validate(json.loads(msgspec.json.encode(FULL)), schema)


def test_steps_are_numbered_one_after_the_other():
    document = Document(text="abc")
    once = with_step(document, "repair", [Edit("REP050", 0, 1, "a")], "bc")
    twice = with_step(once, "repair", [Edit("REP060", 0, 1, "b", "x")], "xc")
    assert [e.step for e in twice.ledger] == [1, 2]
    assert next_step(twice) == 3
    assert {e.stage for e in twice.ledger} == {"repair"}


def test_a_step_without_edits_leaves_the_document_as_it_is():
    document = Document(text="abc")
    assert with_step(document, "repair", [], "abc") is document
