"""What users of tools like this one reported, rebuilt small: each case of the tables is run.

A case has `body` (set between the paragraphs of an article), `page` (a whole page) or `text`; `is`
is what must stand between those paragraphs, `must` and `must_not` what the Markdown must hold or
not, `once` what it must hold once; `title`, `published` and `authors` what the metadata must say.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner.document import Document

HERE = Path(__file__).parent
LEAD = (
    "The ferry between the old quay and the island sails again after four months, as the county said on Monday.",
    "The first boat took thirty passengers, two tractors and a crate of hens across the water in the morning.",
)
REST = (
    "The new piles had to be ordered from a yard that makes only two sets a year, so the winter passed.",
    "Until the end of March the boat keeps to the winter table, four times a day and three on Sundays.",
)


def cases() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for file in sorted(HERE.glob("*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        found += [{"kind": table["kind"], **case} for case in table["case"]]
    return found


CASES = cases()


def framed(body: str) -> str:
    before = "".join(f"<p>{sentence}</p>\n" for sentence in LEAD)
    after = "".join(f"<p>{sentence}</p>\n" for sentence in REST)
    return (
        "<!doctype html><html lang='en'><head><title>Ferry sails again</title></head><body>"
        "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/l'>Local</a></li>"
        "<li><a href='/w'>Weather</a></li></ul></nav></header>"
        f"<main><article><h1>Ferry sails again</h1>\n{before}{body}\n{after}</article></main>"
        "<footer><p>© 2024 Quay News</p><a href='/p'>Privacy</a></footer></body></html>"
    )


def cleaned(case: dict[str, Any]) -> Document:
    if "text" in case:
        return cleaner.clean(case["text"], media_type="text/plain")
    media_type = case.get("media_type", "text/html")
    return cleaner.clean(case.get("page") or framed(case["body"]), media_type=media_type)


def faults(case: dict[str, Any], doc: Document) -> list[str]:
    markdown = doc.markdown()
    found = [f"lacks {text!r}" for text in case.get("must", ()) if text not in markdown]
    found += [f"has {text!r}" for text in case.get("must_not", ()) if text in markdown]
    found += [f"not once {text!r}" for text in case.get("once", ()) if markdown.count(text) != 1]
    if "is" in case:
        between = markdown.partition(LEAD[1])[2].partition(REST[0])[0].strip()
        if between != case["is"].strip("\n"):
            found.append(f"between stands {between!r}")
        found += [f"lacks {text!r}" for text in (*LEAD, *REST) if text not in markdown]
    said = doc.metadata
    for field, value in (("title", said.title), ("published", said.published)):
        if field in case and (value or "") != case[field]:
            found.append(f"{field} is {value!r}")
    if "authors" in case and list(said.authors or ()) != case["authors"]:
        found.append(f"authors are {said.authors!r}")
    return found


@pytest.mark.parametrize("case", CASES, ids=[f"{c['kind']}-{c['id']}" for c in CASES])
def test_what_users_reported_comes_out_right(case: dict[str, Any]) -> None:
    doc = cleaned(case)
    assert not faults(case, doc), doc.markdown()


def test_each_case_has_a_name_of_its_own_and_asks_for_something() -> None:
    names = [(case["kind"], case["id"]) for case in CASES]
    assert len(set(names)) == len(names)
    asked = {"is", "must", "must_not", "once", "title", "published", "authors"}
    assert [c["id"] for c in CASES if not asked & c.keys()] == []
    assert [c["id"] for c in CASES if sum(k in c for k in ("body", "page", "text")) != 1] == []
