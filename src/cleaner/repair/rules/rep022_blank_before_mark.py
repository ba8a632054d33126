"""A blank between a Han character and a full-width mark."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.noise import blanks_before_marks
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP022",
    name="blank-before-mark",
    stage="repair",
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "Extractors turn the control characters of clone sites into blanks. Full-width marks carry "
        "their own space, so where blanks before them are many they are no typography."
    ),
    keeps=(
        "Que dites-vous ? Rien !",
        "床前明月光 疑是地上霜",
        "只有一处 ，不足为凭。别处都好，没有这样的，一处也没有。",
        "他说 “好的”，就走了。",
    ),
    examples=(Example("今天 ，天气很好 。大家 、都来了 。", "今天，天气很好。大家、都来了。"),),
    patterns=tuple(f"{stop}(?<=[ \xa0\u3000]{stop})" for stop in "，。、"),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each of them."""
    _ = config
    for start, before in blanks_before_marks(document.text):
        yield RULE.replace(start, before)
