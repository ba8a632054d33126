"""`--keep` means the same for a page, a plain text, Markdown and a record."""

import json

import pytest

import cleaner
from cleaner.config import Config
from cleaner.document import Document
from inprocess import run_command

SENTENCES = (
    "The upper lock was closed on Monday because the eastern gate no longer met the sill.",
    "Boats of more than twelve metres had to wait below the town until Thursday at noon.",
    "The chamber was drained on Tuesday, and both pumps ran all night without a pause.",
    "Divers looked at the floor and found it sound, as the keeper had said they would.",
    "The gate was lifted with the crane of the yard, which had not been used in years.",
)
ROWS = (("gate", "width"), ("upper", "7.2 m"), ("lower", "6.9 m"))
CAPTION = "\u25b2\u6c5f\u8fb9\u7684\u5824\u575d\u3002"
FURNITURE = "Follow us on Facebook"
IMAGE = "![the gate](https://canal.example/gate.png)"
LINKED = "See [the log](https://canal.example/log) for all of it, which the keeper wrote by hand."
SAID = "I stood there at noon and saw how the keeper waved the last boat through the gate."
LINK = "<a href='https://canal.example/log'>the log</a>"
FORM = "Leave a Reply"


def markdown_table() -> str:
    head, *rows = (f"| {' | '.join(row)} |" for row in ROWS)
    return "\n".join((head, "| --- | --- |", *rows))


def html_table() -> str:
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in ROWS)
    return f"<table>{rows}</table>"


INSIDE = {
    "tables": (html_table(), markdown_table()),
    "captions": (f"<figure><figcaption>{CAPTION}</figcaption></figure>", CAPTION),
    "images": ("<img src='https://canal.example/gate.png' alt='the gate'>", IMAGE),
    "links": (
        LINKED.replace("[the log](https://canal.example/log)", LINK).join(("<p>", "</p>")),
        LINKED,
    ),
    "comments": (f"<div class='comments'><div class='comment'><p>{SAID}</p></div></div>", FORM),
    "furniture": (f"<p>{FURNITURE}</p>", FURNITURE),
}  # fmt: skip
SHOWN = {
    "tables": "7.2 m",
    "captions": CAPTION,
    "images": IMAGE,
    "links": "[the log](https://canal.example/log)",
    "comments": SAID,
    "furniture": FURNITURE,
}
MEDIA = ("page", "plain", "markdown", "record", "record of a page")


AT_THE_END = ("comments", "furniture")


def shown(kind: str, name: str) -> str:
    """What tells that it is there; a text has no comments but the form that asks for one."""
    return FORM if name == "comments" and "page" not in kind else SHOWN[name]


def source(kind: str, name: str, *, times: int = 1) -> tuple[str, str]:
    """A document with what `name` keeps in its middle, and its media type."""
    html, text = INSIDE[name]
    at = len(SENTENCES) if name in AT_THE_END else 3
    if "page" in kind:
        body = [f"<p>{s}</p>" for s in SENTENCES]
        body[at:at] = [html] * times
        return (
            f"<html><body><main><article>{''.join(body)}</article></main></body></html>",
            "text/html",
        )
    lines = list(SENTENCES)
    lines[at:at] = [text] * times
    return "\n\n".join(lines) + "\n", "text/markdown" if kind == "markdown" else "text/plain"


def done(kind: str, name: str, keep: tuple[str, ...], *, times: int = 1) -> Document:
    given, media_type = source(kind, name, times=times)
    return cleaner.clean(given, media_type=media_type, config=Config(keep=keep, kind="article"))


@pytest.mark.parametrize("name", sorted(INSIDE))
@pytest.mark.parametrize("kind", MEDIA[:3])
def test_what_is_asked_for_is_kept(kind: str, name: str) -> None:
    document = done(kind, name, (name,))
    assert shown(kind, name) in document.markdown()
    for sentence in SENTENCES:
        assert sentence in document.body


@pytest.mark.parametrize("kind", MEDIA[:3])
@pytest.mark.parametrize("name", ["captions", "comments", "furniture"])
def test_what_is_not_asked_for_goes(kind: str, name: str) -> None:
    if (kind, name) == ("page", "comments"):
        return  # the labeller decides, and one comment under five paragraphs may be the text's
    others = tuple(each for each in ("tables", "images", "links") if each != name)
    assert shown(kind, name) not in done(kind, name, others).markdown()


@pytest.mark.parametrize("kind", MEDIA[:3])
@pytest.mark.parametrize("name", ["tables", "captions", "images"])
def test_a_copy_is_kept_too_though_a_rule_drops_copies(kind: str, name: str) -> None:
    if (kind, name) == ("page", "images"):
        return  # the second is taken for the copy that browsers without scripts show
    assert done(kind, name, (name,), times=2).markdown().count(shown(kind, name)) == 2


@pytest.mark.parametrize("name", sorted(INSIDE))
@pytest.mark.parametrize("kind", MEDIA[3:])
def test_a_record_is_like_what_stands_in_it(kind: str, name: str, tmp_path) -> None:
    given, _ = source(kind, name)
    field = "html" if "page" in kind else "text"
    (tmp_path / "in.jsonl").write_text(json.dumps({field: given}) + "\n", "utf-8")
    args = ("run", "in.jsonl", "--to", "jsonl", "--keep", name, "--kind", "article", "-q")
    ran = run_command(args, cwd=tmp_path)
    assert shown(kind, name) in json.loads(ran.stdout)["markdown"]


@pytest.mark.parametrize("kind", MEDIA[:3])
def test_furniture_is_all_that_a_reader_sees(kind: str) -> None:
    given, media_type = source(kind, "furniture")
    menu = ("Home", "News", "Sports", "Contact us", "Subscribe to our newsletter")
    if kind == "page":
        top = "<nav>" + "".join(f"<a href='/{w}'>{w}</a>" for w in menu) + "</nav>"
        given = given.replace("<body>", f"<body>{top}<div style='display:none'>Unseen words</div>")
    else:
        given = "\n".join(menu) + "\n\n" + given
    kept = cleaner.clean(given, media_type=media_type, config=Config(keep=("furniture",))).body
    for word in menu:
        assert word in kept
    assert "Unseen" not in kept
    assert kept != cleaner.clean(given, media_type=media_type).body
