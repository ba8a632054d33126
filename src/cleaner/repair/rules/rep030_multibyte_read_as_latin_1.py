"""Chinese, Japanese or Korean text read byte by byte by a table of single bytes such as Latin-1."""

from collections.abc import Iterator

from cleaner.config import Config
from cleaner.document import Document
from cleaner.finding import Finding
from cleaner.repair.bytes.mojibake import undo_single
from cleaner.rule import Example, Rule

RULE = Rule(
    code="REP030",
    name="multibyte-read-as-latin-1",
    stage="repair",
    needs=("\x80-\x9f\xc0-\xff\u0100-\u017f\u0370-\u045f\u2500-\u25ff",),
    summary=__doc__,
    why=(
        "Whoever decodes without looking takes Latin-1, which never fails, and every byte "
        "becomes a letter. Encoding it again gives the bytes back; the codec is found by what "
        "reads best. ftfy makes most GBK read so worse, so this runs before it."
    ),
    keeps=(
        "Zoë à l’école: « déjà vu », garçon, naïveté.",
        "¡Así! ¿Qué pasó? Año nuevo, mañana.",
        "ÄÖÜäöüß und ÀÉÈÇ",
        "L’œuvre de Žižek coûte 20 €, dit-il à Škoda; cœur, sœur, Œdipe, Ÿ.",
        "等一下……“好的”——他说·完",
    ),
    examples=(
        Example(
            "\xd7\xf2\xcc\xec\xcf\xc2\xce\xe7\xa3\xac\xba\xa2\xd7\xd3\xc3\xc7\xd4\xda\xba\xd3\xb1\xdf\xb7\xc5\xb7\xe7\xf3\xdd\xa1\xa3",
            "昨天下午，孩子们在河边放风筝。",
        ),
        Example(
            "\xacQ\xa4\xd1\xa4U\xa4\xc8\xa1A\xab\xc4\xa4l\xad\xcc\xa6b\xaae\xc3\xe4\xa9\xf1\xad\xb7\xba\xe5\xa1C",
            "昨天下午，孩子們在河邊放風箏。",
        ),
        Example(
            "\xe6\x98\xa8\xe5\xa4\xa9\xe4\xb8\x8b\xe5\x8d\x88\xef\xbc\x8c\xe5\xad\xa9\xe5\xad\x90\xe4\xbb\xac\xe5\x9c\xa8\xe6\xb2\xb3\xe8\xbe\xb9\xe6\x94\xbe\xe9\xa3\x8e\xe7\xad\x9d\xe3\x80\x82",
            "昨天下午，孩子们在河边放风筝。",
        ),
        Example(
            "\xc3\x97\xc3\xb2\xc3\x8c\xc3\xac\xc3\x8f\xc3\x82\xc3\x8e\xc3\xa7\xc2\xa3\xc2\xac\xc2\xba\xc2\xa2\xc3\x97\xc3\x93\xc3\x83\xc3\x87\xc3\x94\xc3\x9a\xc2\xba\xc3\x93\xc2\xb1\xc3\x9f\xc2\xb7\xc3\x85\xc2\xb7\xc3\xa7\xc3\xb3\xc3\x9d\xc2\xa1\xc2\xa3",
            "昨天下午，孩子们在河边放风筝。",
        ),
        Example(
            "\x94\xde\x8f\x97\x82\xcd\x96\x88\x92\xa9\x98Z\x8e\x9e\x82\xc9\x8bN\x82\xab\x82\xc4\x81A\x92\xeb\x82\xcc\x89\xd4\x82\xc9\x90\x85\x82\xf0\x82\xe2\x82\xe8\x82\xdc\x82\xb7\x81B",
            "彼女は毎朝六時に起きて、庭の花に水をやります。",
        ),
        Example(
            "\xbe\xee\xc1\xa6 \xbf\xec\xb8\xae\xb4\xc2 \xb0\xad\xb0\xa1\xbf\xa1\xbc\xad \xbf\xac\xc0\xbb \xb3\xaf\xb8\xae\xb0\xed \xc0\xd6\xb4\xc2 \xbe\xc6\xc0\xcc\xb5\xe9\xc0\xbb \xba\xb8\xbe\xd2\xb4\xd9.",
            "어제 우리는 강가에서 연을 날리고 있는 아이들을 보았다.",
        ),
        Example(
            "\u017d\xac\xb3\u20ac\xb1\xbb\xc8\xcf\xb6\u0161\xd3\xd0\xd4\xf0\xc8\xce\xa3\xac\u0152\xd2\xcf\xe7\xb5\xc4\xcd\xac\xca\xc2\xb6\u0152\xb2\xbb\u017e\xd2\xcf\xe0\xd0\xc5\xa1\xa3",
            "船长被认定有责任，家乡的同事都不敢相信。",
        ),
    ),
    safe=True,
    scope="source",
)


def find(document: Document, config: Config) -> Iterator[Finding]:
    """Yield an edit for each stretch."""
    _ = config
    for undone in undo_single(document.text):
        yield RULE.replace(undone.start, undone.before, undone.after, confidence=undone.confidence)
