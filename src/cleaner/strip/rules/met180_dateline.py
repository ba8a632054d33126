"""A paragraph begins with agency, place and day, as 新华社北京4月24日电（记者唐霁）."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.rule import Example, Rule
from cleaner.strip.datelines import find_dateline
from cleaner.strip.readings import pairs, reader_of
from cleaner.strip.view import view_of

BODY = "河水在夜里涨了两米，下游三个村子的居民连夜转移到高处。天亮以后，雨终于停了。"
LEADS = 4
"""So many of the first paragraphs may carry the dateline: a summary can stand before it."""

RULE = Rule(
    code="MET180",
    name="dateline",
    stage="strip",
    summary="A paragraph begins with agency, place and day.",
    why="The dateline says who reports from where and when; the sentence begins behind it.",
    keeps=(
        "据法新社4月3日报道，河水在夜里涨了两米，下游三个村子的居民转移到了高处。",
        "新华社记者4月24日从会场发来一组照片，记录了当天的情景，引起许多读者的兴趣。",
    ),
    examples=(
        Example(before="新华社北京4月24日电（记者林晓梅）" + BODY, after=BODY),
        Example(before="本报讯（记者 林晓梅 通讯员 周远）" + BODY, after=BODY),
        Example(before="中新網6月13日電 " + BODY, after=BODY),
        Example(
            before="HAMBURG (dpa) - Der Fluss stieg in der Nacht um zwei Meter, drei Orte wurden geräumt.",
            after="Der Fluss stieg in der Nacht um zwei Meter, drei Orte wurden geräumt.",
        ),
    ),
    order=180,
    check=False,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Cut the first dateline, and read agency, day and reporters from it."""
    view = view_of(document, config)
    reader, languages = reader_of(view), view.languages
    prose = 0
    for line in view.lines:
        found = find_dateline(line.text, reader, languages)
        prose += line.prose
        if found is not None:
            block = line.block
            metadata = (
                ("dateline", block.text[found.start : found.shown].strip("()（） ")),
                *pairs(view, block.text, found.credits),
            )
            if found.theme and len(block.text) - found.end <= TITLE_LIMIT and not line.prose:
                title = block.text[found.end :].strip()
                yield RULE.drop(
                    block, "dateline", entry=found.entry, metadata=(*metadata, ("title", title))
                )
            else:
                yield RULE.cut(
                    block, found.start, found.end, "dateline", entry=found.entry, metadata=metadata
                )
            return
        if prose >= LEADS:
            return


TITLE_LIMIT = 80
"""Code points of a title behind 电题：."""
