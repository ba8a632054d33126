"""Text of a page is shown by its Markdown as it is: nothing of it becomes live markup."""

import html
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

import cleaner
from cleaner.block import Block
from cleaner.config import Config
from cleaner.markdown.literal import harmless, literal, lone_ticks
from cleaner.markdown.write import render

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
READER.validateLink = lambda _address: True  # type: ignore[method-assign] # others do not ask
SAFE = ("http://", "https://", "ftp://", "mailto:")
ANY = st.lists(
    st.sampled_from(
        ["<b>", "<script>", "</script>", "<div", "<a href='", '"', "'", ">", "<!--", "-->", "<?", "[x]",
         "[", "]", "(", ")", "](", "[x]: ", "javascript:go()", "&lt;", "&#106;", "`", "``", "\\", "!", " ",
         "\n", "a", "=", "<http://x.example/`>", "<a`@b.example>", "<https://x.example/>", "*", "_", "|",
         "https://x.example/", "title", "<![CDATA[", "\u6c34", "/"]
    ),
    max_size=12,
).map("".join)  # fmt: skip


def tokens(markdown: str) -> Iterator[Token]:
    for token in READER.parse(markdown):
        yield token
        yield from token.children or ()


def live(markdown: str) -> list[str]:
    """What a reader of CommonMark makes of a text that is more than text."""
    found = []
    for token in tokens(markdown):
        if token.type in {"html_inline", "html_block", "image"}:
            found.append(token.content or token.type)
        elif token.type == "link_open":
            address = str(token.attrs["href"])
            if token.markup != "autolink" or not address.startswith(SAFE):
                found.append(address)
    return found


@settings(max_examples=300)
@given(ANY)
def test_no_text_of_a_page_becomes_a_tag_a_link_or_an_image(text: str) -> None:
    shown = literal(text.strip())
    assert not live(shown), shown
    assert not READER.parse(shown, env := {}) or not env.get("references"), shown


@settings(max_examples=300)
@given(ANY)
def test_plain_text_runs_nothing_and_may_link_to_pages(text: str) -> None:
    for found in live(harmless(text.strip())):
        address = html.unescape(found)
        assert address.startswith((*SAFE, "tel:")) or ":" not in address.partition("/")[0], found


@settings(max_examples=200)
@given(st.lists(ANY.map(lambda text: " ".join(text.split())).filter(bool), min_size=1, max_size=4),
       st.sampled_from(["paragraph", "quote", "list", "heading", "table"]))  # fmt: skip
def test_blocks_that_stand_line_to_line_make_no_markup_together(
    texts: list[str], kind: str
) -> None:
    blocks, at = [], 0
    for text in texts:
        blocks.append(Block(kind=kind, text=text, start=at, end=at + len(text), level=2))
        at += len(text) + 1
    shown = render("\n".join(texts), blocks, literal)
    assert not live(shown), shown


@pytest.mark.parametrize(
    "text",
    [
        "It is a < b, b > c and 1<2>3; 2 * 3 * 4, _so_ **be** it, [1], [a] (b), {x} and a | b.",
        "Call `open(<file>)` or ``a`b<c>``, then wait & see &co; I <3 you, <- and ->, x<=y.",
        "Write to <keeper@lock.example> or see <https://lock.example/a?b=1&copy=2>, #3, C:\\temp.",
        "[Note]: the gate stays shut until May. \u3010\u6c34\u95f8\u3011[1]\uff08\u4e00\uff09 5' 6\" ~20 %",
        "if (a<b && c>d) return; `tick and 'quote' --- *star",
    ],
)
def test_ordinary_text_gets_no_backslash(text: str) -> None:
    assert literal(text) == harmless(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a <script>go()</script>", "a \\<script>go()\\</script>"),
        ("<div of prose", "\\<div of prose"),
        ("see Map<String, List> and Set<Item>", "see Map<String, List> and Set\\<Item>"),
        ("a <!-- b", "a \\<!-- b"),
        ("[x](javascript:go())", "[x\\](javascript:go())"),
        ("[\u56fe](\u8bb0\u8005\u6444)", "[\u56fe\\](\u8bb0\u8005\u6444)"),
        ("[Note]: https://x.example/", "\\[Note]: https://x.example/"),
        ("write &lt; for it", "write &lt; for it"),
        ("\\<b> is escaped", "\\\\\\<b> is escaped"),
        ("<javascript:go()>", "\\<javascript:go()>"),
    ],
)
def test_what_would_be_live_gets_a_backslash(text: str, shown: str) -> None:
    assert literal(text) == shown
    assert not live(shown)


def test_links_of_plain_text_stay_unless_they_run_something() -> None:
    text = "[a](https://x.example/?a=1&b=2) [b](/c) [d](java&#115;cript:go()) [e](data:text/html,x)"
    shown = harmless(text)
    assert shown.count("\\") == 2
    assert live(shown) == ["https://x.example/?a=1&b=2", "/c"]


def test_ticks_without_a_partner_get_none_from_the_next_line() -> None:
    assert lone_ticks("a `b` ` c ``") == "a `b` \\` c \\`\\`"


INLINE = st.sampled_from(
    ["b", "em", "code", "a href='/x'", "a href='/`'", "a href='&amp;#106;avascript:go()'",
     "a href='/ &lt;b&gt;'", "sup", "span", "del"]
)  # fmt: skip


@st.composite
def marked(draw: st.DrawFn) -> str:
    """The inside of a paragraph: text that looks like markup among elements."""
    parts = []
    for text in draw(st.lists(ANY, min_size=1, max_size=4)):
        shown = html.escape(text)
        tag = draw(INLINE)
        parts.append(draw(st.sampled_from([shown, f"<{tag}>{shown}</{tag.split()[0]}>"])))
        if draw(st.booleans()):
            parts.append(f"<img src='/a.png' alt='{shown}'>")
    return "".join(parts)


PROSE = "The keeper of the lock wrote down on Monday that the water had risen above the sill. "


@settings(max_examples=80, deadline=None)
@given(marked(), st.sampled_from(["p", "li", "h2", "blockquote", "td"]), st.booleans())
def test_marks_that_are_kept_are_the_only_live_ones(inside: str, tag: str, keep: bool) -> None:
    body = f"<{tag}>{PROSE}{inside} {PROSE}</{tag}>"
    page = f"<html><body><main><article><p>{PROSE}</p>{body}<p>{PROSE}</p></article></main></body></html>"
    config = Config(keep=("links", "images", "emphasis") if keep else (), kind="article")
    shown = cleaner.clean(page, media_type="text/html", config=config).markdown()
    for token in tokens(shown):
        assert token.type != "html_block" or not token.content.strip(), shown
        if token.type == "html_inline":
            assert token.content in {"<sup>", "</sup>"}, shown
        if token.type == "link_open" and token.markup != "autolink":
            assert str(token.attrs["href"]).startswith(("/", "&#106;")), shown  # as the page has it
        if token.type == "image":
            assert token.attrs["src"] == "/a.png", shown
