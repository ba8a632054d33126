"""A zero-width character or soft hyphen that means nothing here."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.invisible import ZERO_WIDTH, invisible_runs
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP050",
    name="zero-width-character",
    stage="repair",
    needs=(f"{ZERO_WIDTH}\u2066-\u206f",),
    summary=__doc__,
    why=(
        "Editors, content systems and copy protection leave them in text, where they break search, "
        "word splitting and every comparison, and nobody sees them."
    ),
    keeps=(
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 family emoji",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u0e20\u0e32\u0e29\u0e32\u200b\u0e44\u0e17\u0e22",
        "\u05d0\u05d1\u05d2\u200e (Hebrew)",
        "r\u00c3\u00ado is not decoded yet",
        "so are the bytes of ??\u00b1?\u00ad?\u00e9",
    ),
    examples=(
        Example("雾\u200b都孤儿", "雾都孤儿"),
        Example("Geld\u00adbeu\u00ad\ntel", "Geldbeutel"),
        Example("1\u00ad\u00ad—4月", "1—4月"),
        Example("中国大陆）\u200e\n", "中国大陆）\n"),
    ),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield a deletion for every meaningless run."""
    _ = config
    for start, run in invisible_runs(document.text):
        yield RULE.replace(start, run)
