"""Chinese characters in another script than they were written in."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.script import conversion, converted_lines
from cleaner.rule import Example, Rule
from cleaner.text.scan import HAN

RULE = Rule(
    code="REP070",
    name="machine-made-traditional",
    stage="repair",
    duty="chinese-script",
    needs=(HAN,),
    summary=__doc__,
    why=(
        "Clone sites convert simplified text character by character, so the result is neither: "
        "先后 and 這里 beside 們 and 國. With `script` set, all Chinese text is converted."
    ),
    keeps=(
        "會議之後，與會者在這裡合影。主辦單位表示，這次活動的範圍比以往更廣，志願者也更多。",
        "皇后與王后在干支年間的詩，余心所善兮，這是范仲淹說的話。",
        "后来我们在这里开会，讨论了范围和志愿服务的问题。",
        "その後、国会で制作の範囲が議論された。學校の余りもある。",
    ),
    examples=(
        Example(
            "會議之后，大家先后來到這里，看著示范基地的發展。志愿者說，著名的景點還很多。",
            "会议之后，大家先后来到这里，看着示范基地的发展。志愿者说，著名的景点还很多。",
        ),
    ),
    safe=True,
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield one edit a line."""
    if document.text.isascii():
        return
    convert = conversion(document, config)
    if convert:
        for start, line, after in converted_lines(document.text, convert):
            yield RULE.replace(start, line, after)
