"""Pages as Markdown: what their tags say is written as a reader of Markdown would write it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner.config import Config
from cleaner.emit.formats.md import encode as encode_markdown

SENTENCES = (
    "The upper lock was closed on Monday because the eastern gate no longer met the sill.",
    "Boats of more than twelve metres had to wait below the town until Thursday at noon.",
    "The chamber was drained on Tuesday, and both pumps ran all night without a pause.",
    "Divers looked at the floor and found it sound, as the keeper had said they would.",
    "The gate was lifted with the crane of the yard, which had not been used in years.",
)
ALL = ("links", "images", "captions", "tables", "emphasis")


def page(body: str) -> str:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES[:3])
    return (
        "<html><head><title>Locks</title><base href='https://canal.example/log/2024/'></head><body>"
        f"<main><article><h1>Locks</h1>{text}{body}<p>{SENTENCES[3]}</p><p>{SENTENCES[4]}</p>"
        "</article></main></body></html>"
    )


def markdown(body: str, keep: tuple[str, ...] = ()) -> str:
    """What stands between the sentences around `body`."""
    config = Config(keep=keep, kind="article")
    done = cleaner.clean(page(body), media_type="text/html", config=config).markdown()
    return done.partition(SENTENCES[2])[2].partition(SENTENCES[3])[0].strip()


LONG = "and the water ran out under the mill, as it does every year in spring"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>It is <b>shut</b>, {LONG}.</p>", f"It is **shut**, {LONG}."),
        (f"<p>It is<strong> shut </strong>now, {LONG}.</p>", f"It is **shut** now, {LONG}."),
        (f"<p><em>All</em> of it, {LONG}.</p>", f"*All* of it, {LONG}."),
        (f"<p><b><b>All</b> of it</b>, {LONG}.</p>", f"**All of it**, {LONG}."),
        (f"<p><b><i>All</i></b> of it, {LONG}.</p>", f"***All*** of it, {LONG}."),
        (f"<p>Call <code>a*b*c()</code>, {LONG}.</p>", f"Call `a*b*c()`, {LONG}."),
        (f"<p>Call <code>a`b</code>, {LONG}.</p>", f"Call `` a`b ``, {LONG}."),
        (f"<p><del>No.</del> Yes, {LONG}.</p>", f"~~No.~~ Yes, {LONG}."),
        (f"<p>10<sup>3</sup> litres, {LONG}.</p>", f"10<sup>3</sup> litres, {LONG}."),
        (f"<p><b></b>Empty, {LONG}.</p>", f"Empty, {LONG}."),
        (f"<p><b>One, {LONG}.<br>Two, {LONG}.</b></p>", f"**One, {LONG}.**\n\n**Two, {LONG}.**"),
        (
            f"<p>The <a href='../gate.html'>gate</a>, {LONG}.</p>",
            f"The [gate](https://canal.example/log/gate.html), {LONG}.",
        ),
        (f"<p>The <a href='#note'>gate</a>, {LONG}.</p>", f"The gate, {LONG}."),
        (f"<p>The <a href='javascript:go()'>gate</a>, {LONG}.</p>", f"The gate, {LONG}."),
        (
            f"<p>The <a href='/a (b)'><b>gate</b></a>, {LONG}.</p>",
            f"The [**gate**](https://canal.example/a%20%28b%29), {LONG}.",
        ),
        (
            f"<p>The <img src='g.png' alt='a  gate'> gate, {LONG}.</p>",
            f"The ![a gate](https://canal.example/log/2024/g.png) gate, {LONG}.",
        ),
    ],
)
def test_emphasis_links_and_images_are_written_when_wanted(html: str, expected: str) -> None:
    assert markdown(html, ALL) == expected
    plain = markdown(html)
    assert "**" not in plain
    assert "](" not in plain


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        ("<img src='data:image/gif;base64,R0lGOD' data-src='/a.jpg'>", "![](/a.jpg)"),
        ("<img src='/blank.gif' data-lazy-src='/a.jpg'>", "![](/a.jpg)"),
        ("<img src='/small.jpg' data-id='7'>", "![](/small.jpg)"),
        ("<img srcset='/a.jpg 1x, /b.jpg 2x'>", "![](/a.jpg)"),
        ("<img src='/a b.jpg' alt='a [red] gate'>", r"![a \[red\] gate](/a%20b.jpg)"),
        ("<img data-src='/a.jpg'><noscript><img src='/a.jpg'></noscript>", "![](/a.jpg)"),
        ("<img src='data:image/gif;base64,R0lGOD'>", ""),
    ],
)
def test_an_image_is_the_one_that_would_be_shown(image: str, expected: str) -> None:
    expected = expected.replace("](/", "](https://canal.example/")
    assert (
        markdown(image + f"<p>The gate, {LONG}.</p>", ("images",))
        .removesuffix(f"The gate, {LONG}.")
        .strip()
        == expected
    )


def test_an_image_stays_when_its_caption_goes() -> None:
    said = "The gate in May"
    figure = f"<figure><img src='/a.jpg'><figcaption>{said}</figcaption></figure>"
    image = "![](https://canal.example/a.jpg)"
    assert markdown(figure, ("images",)) in {image, f"{image} {said}"}
    assert markdown(figure, ("images", "captions")) == f"{image} {said}"
    assert markdown(figure.replace(said, "Photo: Roe"), ("images",)) == image


def test_the_text_stays_free_of_marks() -> None:
    html = page(f"<p>It is <b>shut</b>, see the <a href='g'>gate</a>, {LONG}.</p>")
    done = cleaner.clean(html, media_type="text/html", config=Config(keep=ALL))
    assert f"It is shut, see the gate, {LONG}." in done.body.split("\n\n")


def test_a_number_of_its_own_counts_on() -> None:
    items = f"<li>One, {LONG}.</li><li value=7>Seven, {LONG}.</li><li>Eight, {LONG}.</li>"
    lines = markdown(f"<ol>{items}</ol>").split("\n")
    assert [line.partition(",")[0] for line in lines] == ["1. One", "7. Seven", "8. Eight"]


def test_lists_are_nested_and_numbered() -> None:
    html = (
        f"<ol start=3><li>First, {LONG}.<ul><li>Inside, {LONG}.</li></ul></li>"
        f"<li>Second, {LONG}.</li></ol><ul><li>Apart, {LONG}.</li></ul>"
    )
    assert markdown(html).splitlines() == [
        f"3. First, {LONG}.",
        f"    - Inside, {LONG}.",
        f"4. Second, {LONG}.",
        "",
        f"- Apart, {LONG}.",
    ]


@pytest.mark.parametrize(
    ("frame", "mark"), [("<ul><li>{}</li></ul>", "- "), ("<blockquote>{}</blockquote>", "> ")]
)
def test_an_image_before_an_item_stands_in_its_line(frame: str, mark: str) -> None:
    html = frame.format(f"<img src='/g.png'><div>The gate, {LONG}.</div>")
    image = "![](https://canal.example/g.png)"
    assert markdown(html, ALL) == f"{mark}{image} The gate, {LONG}."


def test_what_an_item_holds_stands_under_it() -> None:
    items = (
        f"<li><p>One, {LONG}.</p><p>More, {LONG}.</p><pre>x {LONG}</pre></li><li>Two, {LONG}.</li>"
    )
    assert markdown(f"<ol>{items}</ol>") == (
        f"1. One, {LONG}.\n\n    More, {LONG}.\n\n    ```\n    x {LONG}\n    ```\n\n2. Two, {LONG}."
    )


def test_an_item_that_lays_out_a_post_is_none() -> None:
    boxes = f"<div>Roe wrote, {LONG}:</div><div>In May, {LONG}.</div><div><p>Wet, {LONG}.</p></div>"
    post = f"<li>{boxes}<div>Read on, {LONG}.</div></li>"
    lines = markdown(f"<ol>{post}</ol>").split("\n\n")
    assert [line.partition(",")[0] for line in lines] == ["Roe wrote", "In May", "Wet", "Read on"]


def test_definitions_stand_under_their_terms() -> None:
    html = f"<dl><dt>Sill of the lock</dt><dd>The beam on the floor, {LONG}.</dd></dl>"
    assert markdown(html) == f"- Sill of the lock\n  - The beam on the floor, {LONG}."
    indent = f"<dl><dd>The beam on the floor, {LONG}.</dd></dl>"
    assert markdown(indent) == f"The beam on the floor, {LONG}."


CODE = "def level(day):\n    return TABLE[day]\n\n\n    x = 1"


@pytest.mark.parametrize(
    ("html", "language"),
    [
        (f"<pre>{CODE}</pre>", ""),
        (f"<pre><code class='language-python'>{CODE}</code></pre>", "python"),
        (f"<pre class='hljs lang-python'>{CODE}</pre>", "python"),
        (f"<pre class='brush: python; gutter: true'>{CODE}</pre>", "python"),
        (f"<pre class='sourceCode python'>{CODE}</pre>", "python"),
        (f"<pre data-lang='Python'>{CODE}</pre>", "python"),
        (f"<pre class='language-none'>{CODE}</pre>", ""),
        (f"<pre class='language-python'><b>{CODE}</b></pre>", "python"),
        (f"<pre class='lang-auto'>{CODE}</pre>", ""),
        (
            f"<div class='highlight-python'><div class=highlight><pre>{CODE}</pre></div></div>",
            "python",
        ),
        (
            f"<div class='language-sh x'><div><pre class=lang-python>{CODE}</pre></div></div>",
            "python",
        ),
        (f"<div class='highlight-default'><div><pre>{CODE}</pre></div></div>", ""),
        (f"<div class='highlight language'><div><pre>{CODE}</pre></div></div>", ""),
    ],
)
def test_code_keeps_its_blanks_and_its_language(html: str, language: str) -> None:
    assert markdown(html, ALL) == f"```{language}\n{CODE}\n```"


LINES = (
    "var gates = open(canal.locks.filter(lock => lock.level > 3.1), { wait: true });",
    "if (gates.length) {",
    "    gates.forEach(gate => close(gate, 'the water has risen above the sill'));",
    "}",
)


@pytest.mark.parametrize("line", ["{}<br>", "<div>{}</div>", "{}<br/>\n"])
def test_lines_of_code_set_one_by_one_are_one_piece(line: str) -> None:
    html = f"<pre class='lang-js'>{''.join(map(line.format, LINES))}</pre>"
    assert markdown(html) == "\n".join(("```js", *LINES, "```"))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<pre>gate {LONG}\n  shut</pre>", f"```\ngate {LONG}\n  shut\n```"),
        (f"<ul><li>Gate, {LONG}</li></ul>", f"- Gate, {LONG}"),
        (f"<blockquote><p>Gate, {LONG}.</p></blockquote>", f"> Gate, {LONG}."),
        (f"<p>Gate, {LONG}.</p>", f"Gate, {LONG}."),
    ],
)
def test_what_stands_in_a_comment_is_set_as_anywhere(html: str, expected: str) -> None:
    post = "".join(f"<div class=comment><p>{sentence}</p></div>" for sentence in SENTENCES)
    source = f"<main>{post}<div class=comment>{html}</div>{post}</main>"
    config = Config(kind="thread", keep=("comments", "furniture"))
    assert expected in cleaner.clean(source, media_type="text/html", config=config).markdown()


def test_readings_of_characters_stand_in_brackets() -> None:
    ruby = "<ruby>\u6f22<rt>kan</rt></ruby><ruby>\u5b57<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>"
    assert markdown(f"<p>{ruby} stands on it, {LONG}.</p>").startswith(
        "\u6f22(kan)\u5b57(ji) stands"
    )


def test_an_address_is_relative_to_the_page_without_a_base() -> None:
    html = page(f"<p>The <a href='gate.html'>gate</a>, {LONG}.</p>").replace("<base", "<link")
    given = cleaner.clean(
        html, media_type="text/html", url="https://x.example/a/b", config=Config(keep=("links",))
    )
    assert "[gate](https://x.example/a/gate.html)" in given.markdown()
    alone = cleaner.clean(html, media_type="text/html", config=Config(keep=("links",)))
    assert "[gate](gate.html)" in alone.markdown()


INLINE = st.sampled_from(["b", "em", "code", "a href='x'", "sup", "del", "span", "ruby"])
TEXT = st.sampled_from(
    [LONG, "the *gate*", "a_b_c", "`tick`", "1. one", "[x]", "\u6c34\u95f8", "#", "| a"]
)


FRAMES = (
    "<p>{}</p>", "<ul><li>{}</li></ul>", "<ol><li>{}<ol><li>{}</li></ol></li></ol>",
    "<blockquote><p>{}</p></blockquote>", "<pre>{}</pre>", "<h2>{}</h2>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>", "<p>{}<br>{}</p>",
    "<pre class=lang-c><div>{}</div><div>  end of the log;</div></pre>",
)  # fmt: skip


@st.composite
def runs(draw: st.DrawFn, day: int) -> str:
    """A sentence with inline tags; each with its day, since repeated lines are another matter."""
    parts = []
    for text in draw(st.lists(TEXT, min_size=1, max_size=3)):
        tag = draw(INLINE)
        parts.append(draw(st.sampled_from([text, f"<{tag}>{text}</{tag.split()[0]}>"])))
    return f"On day {day} the keeper wrote of {' '.join(parts)}, and {day} boats went up at noon."


@st.composite
def bodies(draw: st.DrawFn) -> str:
    frames = draw(st.lists(st.sampled_from(FRAMES), min_size=1, max_size=5))
    return "".join(
        frame.format(draw(runs(2 * place)), draw(runs(2 * place + 1)))
        for place, frame in enumerate(frames)
    )


@settings(max_examples=40)
@given(bodies(), st.sampled_from([(), ALL, ("emphasis",)]))
def test_markdown_of_a_page_fed_back_gives_the_same_markdown(
    body: str, keep: tuple[str, ...]
) -> None:
    first = cleaner.clean(page(body), media_type="text/html", config=Config(keep=keep))
    once = encode_markdown(first)
    second = cleaner.clean(once, media_type="text/markdown")
    assert encode_markdown(second).decode() == once.decode()


def test_what_a_rule_cuts_off_a_paragraph_is_not_in_its_links_either() -> None:
    said = "\u6751\u53e3\u7684\u8001\u6c34\u95f8\u5728\u6e05\u6668\u6253\u5f00\u4e86\uff0c\u8239\u53ea\u4e00\u8258\u63a5\u4e00\u8258\u5730\u9a76\u8fc7\u3002"
    credit = "\uff08\u8d23\u4efb\u7f16\u8f91\uff1a\u6797\u6653\u6885\uff09"
    body = f"<p>{said}</p><p>{said[::-1]}</p><p>\u5e02\u6c11<a href='/log'>\u8bf4</a>\uff0c{said}{credit}</p>"
    source = f"<html><body><article>{body}</article></body></html>"
    done = cleaner.clean(source, media_type="text/html", config=Config(keep=("links",)))
    assert "\u6797\u6653\u6885" in done.metadata.editors
    assert "\u6797\u6653\u6885" not in done.body
    assert "\u6797\u6653\u6885" not in done.markdown()
    assert "[\u8bf4](/log)" in done.markdown()
