"""Straight quotes where the Chinese text had “ and ”."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.script import is_chinese
from cleaner.repair.width import flattened_quotes, is_flattened
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP062",
    name="flattened-quotes",
    stage="repair",
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "Programs that flatten ，：！ often flatten quotation marks as well. Only where the other marks "
        "show that this document was flattened, and no curly or corner quote is left in it."
    ),
    keeps=(
        '他说"好"，然后走了。大家都说："不错！"真的。',
        '7月9日上午,他说:“好!”她说"好",大家说好。',
        '那天上午,他买了5"的管子,然后回家,吃饭。',
    ),
    examples=(
        Example(
            '那天上午,他说:"好,走吧"大家都笑了,然后回家。',
            "那天上午，他说：“好，走吧”大家都笑了，然后回家。",
        ),
    ),
    triggers=('"',),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield two edits a pair."""
    _ = config
    text = document.text
    if any(mark in text for mark in "“”「」『』"):
        return
    if is_flattened(text) and is_chinese(text):
        for start, before, after in flattened_quotes(text):
            yield RULE.replace(start, before, after)
