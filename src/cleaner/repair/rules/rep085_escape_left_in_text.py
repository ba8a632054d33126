"""A run of escapes instead of the characters they stand for."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.code import is_code
from cleaner.repair.escapes import escape_runs, may_show_escapes
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP085",
    name="escape-left-in-text",
    stage="repair",
    summary=__doc__,
    why=(
        "Text taken from scripts and feeds keeps their escapes: \\u4e2d, %E4%B8%AD. Runs that "
        "decode to words are undone; those in code, in quotes and in addresses stay."
    ),
    keeps=(
        "[\\u4e00-\\u9fa5] matches one Chinese character",
        "print('\\u4e2d\\u6587')",
        "http://example.org/%E4%B8%AD%E6%96%87/?q=%E4%B8%AD%E6%96%87",
        "See [the notes](#links-%E7%9B%B8%E9%97%9C%E9%80%A3%E7%B5%90) below.",
        "a discount of 20%25%30% on all",
    ),
    examples=(
        Example("标题：\\u4e2d\\u6587新闻", "标题：中文新闻"),
        Example("搜索 %E4%B8%AD%E6%96%87 的结果", "搜索 中文 的结果"),
        Example("%u4e2d%u6587", "中文"),
    ),
    patterns=(
        r"\\u(?!00[0-7])[0-9A-Fa-f]{4}",
        "%(?:[89A-Fa-f][0-9A-Fa-f]%|u[0-9A-Fa-f]{4}%u)",
    ),
    may_find=may_show_escapes,
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a run."""
    _ = config
    for start, before, after in escape_runs(document.text):
        if is_code(document, start):
            continue
        yield RULE.replace(start, before, after)
