"""Chinese characters in another script than they were written in."""

from collections import Counter
from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.script import (
    conversion,
    converted_lines,
    has_traditional,
    is_chinese,
    signs_of,
)
from cleaner.rule import Example, Rule
from cleaner.text.characters import ANY_HAN

RULE = Rule(
    code="REP070",
    name="machine-made-traditional",
    stage="repair",
    duty="chinese-script",
    needs=(ANY_HAN,),
    summary=__doc__,
    why=(
        "Clone sites convert simplified text character by character, so the result is neither: "
        "先后 and 這里 beside 們 and 國. It is turned back where characters stand that nobody chooses "
        "(髮展), or where the document carries other damage of such sites (shifted bytes, pinyin in "
        "brackets, noise, a tail of spam); else the script is the author's, stays, and is reported. With `script` set, all Chinese text is converted."
    ),
    keeps=(
        "會議之後，與會者在這裡合影。主辦單位表示，這次活動的範圍比以往更廣，志願者也更多。",
        "皇后與王后在干支年間的詩，余心所善兮，這是范仲淹說的話。",
        "后来我们在这里开会，讨论了范围和志愿服务的问题。",
        "その後、国会で制作の範囲が議論された。學校の余りもある。",
    ),
    examples=(
        Example(
            "會議之后，大家先后來到這里，看著示范基地的發展。志愿者說，著名的景點還很多。\n"
            "感謝您訪問我們的網站",
            "会议之后，大家先后来到这里，看着示范基地的发展。志愿者说，著名的景点还很多。\n"
            "感谢您访问我们的网站",
        ),
    ),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a line, or report what a table made and nothing else says was cloned."""
    if document.text.isascii():
        return
    convert = conversion(document, config)
    if convert:
        for start, line, after in converted_lines(document.text, convert):
            yield RULE.replace(start, line, after)
    elif config.script == "auto" and has_traditional(document.text) and is_chinese(document.text):
        yield from _reported(document)


def _reported(document: Document) -> Iterator[Finding]:
    """Yield the report of a text that a machine made traditional, at the first word that tells."""
    found = signs_of(document)
    if not found.is_made:
        return
    told = Counter((*found.overdone, *found.left))
    shown = ", ".join(word for word, _ in told.most_common(SHOWN))
    start = min(document.text.index(word) for word in told)
    message = (
        f"traditional characters made by a machine: {told.total()} words as only a table writes "
        f"them ({shown}), {found.written} as people do; kept, since nothing else says that the text "
        "was cloned (--script simplified turns it back)"
    )
    yield RULE.report(start, start + 2, message)


SHOWN = 5
"""Words that a report names."""
