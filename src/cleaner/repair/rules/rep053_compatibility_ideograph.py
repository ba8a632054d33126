"""A second encoding of an ordinary character."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.variants import SECOND, second_encodings
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP053",
    name="compatibility-ideograph",
    stage="repair",
    needs=(SECOND,),
    summary=__doc__,
    why=(
        "PDF extraction puts radicals (\u2f42 for 文) and compatibility ideographs for characters "
        "that look the same; search and word lists do not find them."
    ),
    keeps=(
        "“\u2f08”部首共有多少字？",
        "\u2f08部 \u2f09部 \u2f0a部",
        "\ufa19社のかみさま",
        "\uf914이 있다",
        "\ufa0e 是统一汉字",
    ),
    examples=(
        Example("双\u2f42幼\u2f09园", "双文幼儿园"),
        Example("每\u2f49的用户，\u2ed3期\u2f24概", "每月的用户，\u2ed3期大概"),
        Example("金\uf90a和\uf937线", "金金和路线"),
    ),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a character."""
    _ = config
    for start, before, after in second_encodings(document.text):
        yield RULE.replace(start, before, after)
