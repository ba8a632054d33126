"""Where a text of Markdown shows code: what stands there is meant, letter by letter."""

from bisect import bisect_right
from functools import lru_cache

from cleaner.document import Document
from cleaner.markdown.literal import code_spans
from cleaner.markdown.read import markdown_lines


def is_code(document: Document, place: int) -> bool:
    """Whether a place of a document of Markdown lies in a piece of code or between ticks."""
    if document.media_type != "text/markdown":
        return False
    spans = _spans(document.text)
    number = bisect_right(spans, place, key=lambda span: span[0])
    return number > 0 and place < spans[number - 1][1]


@lru_cache(maxsize=1)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of code in a text, in order and apart; of the last text only."""
    blocks = [(line.start, line.end) for line in markdown_lines(text) if line.kind == "code"]
    found: list[tuple[int, int]] = []
    for start, end in sorted((*blocks, *code_spans(text))):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
