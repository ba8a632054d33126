"""The end of a tag stands in the text without its beginning, as /p> or /span>."""

import re
from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Example, Rule

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="FUR475",
    name="stray-tag-end",
    stage="strip",
    summary="The end of a tag stands in the text without its beginning.",
    why="Where a tag lost its first character no parser takes it for one.",
    keeps=(
        "The path is /home/anna/p> in the old shell, she wrote, and nobody knew why it was so.",
        "写成 </p> 的是段落的结束标记，写成 <p> 的是它的开始，两者之间是正文。",
    ),
    examples=(
        Example(before=BODY + "/p>", after=BODY),
        Example(before="河水涨了两米。/span>" + BODY, after="河水涨了两米。" + BODY),
    ),
    triggers=("/p>", "/span>", "/div>", "/strong>", "/td>", "/li>", "/font>", "/a>", "/b>"),
    order=475,
)
STRAY = re.compile(
    r"(?<![<\w/:.-])/(?:p|span|div|strong|td|li|font|a|b)>"
    # repair gives the tag its beginning back; behind the end of a sentence it is no citation
    r"|(?<=[。！？”’」』])</(?:p|span|div|strong|td|li|font|a|b)>"
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Cut the remnants out of everything that is no code."""
    _ = config
    for block in document.blocks:
        if block.kind != "code" and "/" in block.text:
            for match in STRAY.finditer(block.text):
                yield RULE.cut(block, match.start(), match.end(), "leftover")
