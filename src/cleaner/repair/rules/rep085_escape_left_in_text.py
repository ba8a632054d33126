"""REP085: escapes of programs and addresses left in running text, undone."""

from collections.abc import Iterator
from itertools import chain

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.escapes import escape_runs, reference_runs
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP085",
    name="escape-left-in-text",
    stage="repair",
    summary="A run of escapes instead of the characters they stand for.",
    why=(
        "Text taken from scripts and feeds keeps their escapes: \\u4e2d, %E4%B8%AD, &#x4E2D;. Runs "
        "that decode to words are undone; those in code, in quotes and in addresses stay."
    ),
    keeps=(
        "[\\u4e00-\\u9fa5] matches one Chinese character",
        "print('\\u4e2d\\u6587')",
        "http://example.org/%E4%B8%AD%E6%96%87/?q=%E4%B8%AD%E6%96%87",
        "a discount of 20%25%30% on all",
        "Write `&nbsp;` or &lt;br&gt; if you must.",
        "The reference &eacute; is a letter.",
    ),
    examples=(
        Example("标题：\\u4e2d\\u6587新闻", "标题：中文新闻"),
        Example("搜索 %E4%B8%AD%E6%96%87 的结果", "搜索 中文 的结果"),
        Example("%u4e2d%u6587", "中文"),
        Example("&#x4E2D;&#25991;&ldquo;好&rdquo;", "中文“好”"),
        Example("做完了。&nbsp;&nbsp;", "做完了。\u00a0\u00a0"),
    ),
    triggers=("\\u", "%", "&"),
    order=580,
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a run."""
    _ = config
    text = document.text
    references = () if document.is_html else reference_runs(text)
    for start, before, after in chain(escape_runs(text), references):
        yield RULE.replace(start, before, after)
