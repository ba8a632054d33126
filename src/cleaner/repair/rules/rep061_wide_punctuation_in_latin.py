"""A full-width mark between letters of an alphabet."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.width import is_latin, wide_marks_in_latin
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP061",
    name="wide-punctuation-in-latin",
    stage="repair",
    summary=__doc__,
    why="Typed with a Chinese input method left on; words before and behind run into one another.",
    keeps=(
        "他说OK，然后走了。Yes，no",
        "Use the character ， to part items.",
        "Chinese ends a sentence with the circle。 English does not.",
    ),
    examples=(
        Example("First of all，we went home（late）.", "First of all, we went home (late)."),
        Example("Is it true？ Yes！", "Is it true? Yes!"),
        Example(
            "It is broken，so ring the bell。 Somebody will come。",
            "It is broken, so ring the bell. Somebody will come.",
        ),
    ),
    triggers=("，", "；", "：", "？", "！", "（", "）", "．", "。"),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a mark."""
    _ = config
    if is_latin(document.text):
        for start, before, after in wide_marks_in_latin(document.text):
            yield RULE.replace(start, before, after)
