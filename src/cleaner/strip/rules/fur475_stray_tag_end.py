"""The end of a tag stands in the text without its beginning."""

from collections.abc import Iterator

from cleaner.finding import Finding
from cleaner.pack import load_packs, pack_cache
from cleaner.rule import Example, Rule
from cleaner.strip.view.view import View
from cleaner.text.characters import HAN
from cleaner.text.lazy_pattern import lazy_pattern

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"

RULE = Rule(
    code="FUR475",
    name="stray-tag-end",
    stage="strip",
    summary=__doc__,
    why="Where a tag lost its first character no parser takes it for one.",
    keeps=(
        "The path is /home/anna/p> in the old shell, she wrote, and nobody knew why it was so.",
        "写成 </p> 的是段落的结束标记，写成 <p> 的是它的开始，两者之间是正文。",
        "每一段都要以</p>结束，忘了写这个标签，后面的字就会挤在一起。",
        "他在文中写道<span>河水</span>两个字，不知道为什么。",
    ),
    examples=(
        Example(before=BODY + "/p>", after=BODY),
        Example(before="河水涨了两米。/span>" + BODY, after="河水涨了两米。" + BODY),
        Example(before="下面说说河水</span>的水位。" + BODY, after="下面说说河水的水位。" + BODY),
    ),
    triggers=("/p>", "/span>", "/div>", "/strong>", "/td>", "/li>", "/font>", "/a>", "/b>"),
)
NAMES = r"(?:p|span|div|strong|td|li|font|a|b)"
STRAY = lazy_pattern(rf"(?<![<\w/:.-])/{NAMES}>")
BEHIND = lazy_pattern(rf"(?<=[。！？”’」』])</{NAMES}>")
"""Repair gives the tag its beginning back; behind the end of a sentence it is no citation."""
WITHIN = lazy_pattern(rf"(?<=[{HAN}，、；：）])</{NAMES}>(?=[{HAN}，、；：（。！？]|\Z)")
"""The same within a sentence of Han, where nothing in the text speaks of markup."""
OPENED = lazy_pattern(rf"<{NAMES}[ >]")
"""Where tags begin as well, a text shows its markup on purpose."""


@pack_cache
def _subjects() -> tuple[str, ...]:
    return tuple(w for pack in load_packs("markup") for e in pack.entry for w in e.text)


def speaks_of_markup(text: str) -> bool:
    """Whether a text is about markup: there a tag's end is an example."""
    return any(word in text for word in _subjects())


def find(view: View) -> Iterator[Finding]:
    """Cut the remnants out of everything that is no code; in Markdown such are written."""
    if view.markdown:
        return
    within = not speaks_of_markup(view.document.text)
    for block in view.document.blocks:
        if block.kind != "code" and "/" in block.text:
            found = [*STRAY.finditer(block.text)]
            if not OPENED.search(block.text):
                found += BEHIND.finditer(block.text)
                found += WITHIN.finditer(block.text) if within else ()
            for match in found:
                yield RULE.cut(block, match.start(), match.end(), "leftover")
