"""What decides where few letters are beyond ASCII: the words around, the fit, damaged UTF-8."""

import pytest

from cleaner.detect import detect
from cleaner.detect.decide import detect_encoding
from cleaner.detect.decode import decode
from cleaner.document import Document, Source
from cleaner.pipeline import open_source


def read(data: bytes) -> Document:
    return detect(open_source(Source(data=data)))


SENTENCES = {
    "cp1252": [
        "Der Gru\u00df der Nachbarin kam aus dem Fenster, wie jeden Tag.",
        "Han rodde tillbaka och lade b\u00e5ten under taket.",
        "O barqueiro n\u00e3o disse nada durante a viagem.",
        "Lautta kulki joen yli joka p\u00e4iv\u00e4.",
        "Le passeur \u00e9tait parti avant le lever du jour.",
    ],
    "cp850": [
        "Die Stra\u00dfe zum Hafen war am Morgen noch leer.",
        "Han rodde tillbaka och lade b\u00e5ten under taket f\u00f6r natten.",
        "Vanha mies l\u00e4hti rantaan ennen kuin muut her\u00e4siv\u00e4t.",
    ],
    "cp1250": ["P\u0159\u00edvoz jezdil od v\u00e1lky a nikdo si nepamatoval zimu bez n\u011bj."],
    "cp1254": ["Kay\u0131k\u00e7\u0131 sabah erkenden iskeleye indi ve ipi \u00e7\u00f6zd\u00fc."],
    "mac-roman": ["Vanha mies l\u00e4hti rantaan ennen kuin muut her\u00e4siv\u00e4t."],
    "cp1253": ["\u039f \u03b3\u03b5\u03c1\u03bf\u03c2 \u03b2\u03b1\u03c1\u03ba\u03b1\u03c1\u03b7\u03c2 \u03b5\u03b9\u03c0\u03b5."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("codec", "text"), [(codec, text) for codec, texts in SENTENCES.items() for text in texts]
)
def test_a_sentence_is_read_in_its_code_page(codec: str, text: str) -> None:
    data = text.encode(codec)
    assert decode(data, detect_encoding(data)) == text


RUSSIAN = "\u0421\u0442\u0430\u0440\u044b\u0439 \u043b\u043e\u0434\u043e\u0447\u043d\u0438\u043a \u043c\u043e\u043b\u0447\u0430 \u0441\u043c\u043e\u0442\u0440\u0435\u043b \u043d\u0430 \u0440\u0435\u043a\u0443. "


@pytest.mark.parametrize("codec", ["gb18030", "euc_jp", "cp932", "cp949", "big5hkscs"])
def test_russian_in_an_encoding_of_east_asia_is_read(codec: str) -> None:
    data = (RUSSIAN * 2).encode(codec)
    found = detect_encoding(data)
    assert decode(data, found) == RUSSIAN * 2


@pytest.mark.parametrize(
    "text",
    [
        "na\u00efve caf\u00e9",
        "Gr\u00f6\u00dfe und Stra\u00dfe",
        "\u6587\u5b57",
        "\u0432\u0435\u0447\u0435\u0440",
    ],
)
@pytest.mark.parametrize("bad", [b"\xff", b"\xc3", b"\xfe"])
def test_a_bad_byte_does_not_make_short_utf_8_a_legacy_encoding(text: str, bad: bytes) -> None:
    data = text.encode() + b" " + bad + b" end"
    found = detect_encoding(data)
    assert found.encoding == "utf-8"
    assert found.damaged_count == 1


def test_legacy_text_with_one_pair_that_is_utf_8_stays_legacy() -> None:
    text = "\u00c3\u00b6 in jeder zweiten \u00dcberschrift, h\u00e4tte er gesagt, w\u00e4re zu viel f\u00fcr ihn"
    assert detect_encoding(text.encode("cp1252")).encoding != "utf-8"


@pytest.mark.parametrize("text", ["il est all\u00e9", "Prix : 5 \u20ac", "der Fu\u00df"])
def test_a_letter_at_the_end_is_no_half_of_a_character(text: str) -> None:
    found = detect_encoding(text.encode("cp1252"))
    assert found.encoding not in {"big5hkscs", "gb18030", "euc_jp"} or found.confidence < 0.9


def test_no_answer_is_sure_that_fits_no_language() -> None:
    data = bytes((37 * n * n + 11 * n) % 96 + 160 for n in range(200))
    assert detect_encoding(data).confidence <= 0.5


def test_quotation_marks_alone_are_no_letters_of_another_alphabet() -> None:
    text = "Les colonnes sont \u00ab source \u00bb, \u00ab taille \u00bb et \u00ab date \u00bb dans la liste."
    data = text.encode("cp850")
    found = detect_encoding(data)
    assert decode(data, found) == text or found.confidence < 0.9


def test_the_runner_up_is_named_where_the_answer_is_not_sure() -> None:
    unsure = read(b"Stra\xe1e")
    assert unsure.detection is not None
    assert unsure.detection.second == unsure.detection.candidates[1].encoding
    assert f"else {unsure.detection.second}" in unsure.findings[0].message
    sure = read(
        "\u6751\u53e3\u7684\u8001\u69d0\u6811\u53c8\u5f00\u82b1\u4e86\u3002".encode("gb18030")
    )
    assert sure.detection is not None
    assert sure.detection.second == ""
    assert "else" not in sure.findings[0].message
