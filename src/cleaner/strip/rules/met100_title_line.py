"""A line is the article's title."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.view.title import headline_of, is_sentence
from cleaner.strip.view.view import View

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="MET100",
    name="title-line",
    stage="strip",
    only_fields=True,
    summary=__doc__,
    why="The title belongs to the metadata; as a paragraph it would be a sentence of the text.",
    keeps=(
        BODY + "\n一场联席会 精准对接需求\n" + BODY.replace("河水", "湖水"),
        "春眠不觉晓，处处闻啼鸟。\n夜来风雨声，花落知多少。",
    ),
    examples=(
        Example(before="一夜大雨河水涨两米\n" + BODY, after=BODY),
        Example(
            before="一夜大雨河水涨两米_江边新闻网\n首页\n一夜大雨河水涨两米\n2019-06-15 08:18\n"
            + BODY,
            after=BODY,
        ),
    ),
    yields=(0.7, 0.5, 0.5),
    check=False,
)


def find(view: View) -> Iterator[Finding]:
    """Read the title; drop its line unless it could as well be the first sentence or a heading."""
    found = headline_of(view)
    if found is None:
        return
    block = found.line.block
    if view.markdown and not found.sure and block.kind != "heading":
        return  # who writes Markdown marks titles; this is the first line of a wrapped paragraph
    metadata = (("title", found.title),)
    if found.sure or not (is_sentence(found.line) or block.kind == "heading"):
        yield RULE.drop(block, "title", metadata=metadata, confidence=1.0 if found.sure else 0.8)
    else:
        kind = "heading" if block.kind == "heading" else "title"
        yield RULE.report(
            block.start, block.end, block=block.index, kind=kind, metadata=metadata, confidence=0.6
        )
