"""Which encoding: what each step of the decision recognises, and what it must not be fooled by."""

import subprocess
import sys

import pytest

from cleaner.detect.decide import detect_encoding
from cleaner.detect.decode import decode

CHINESE = (
    "市图书馆上周搬进了新楼，读者发现楼里多了一间只放旧报纸的屋子。"
    "管理员说，这些报纸是从各个街道收来的，最早的一张有八十多年了。\n"
    "来看报的多是老人，他们在自己出生那年的版面前站得最久。\n"
)
TRADITIONAL = (
    "市圖書館上週搬進了新樓，讀者發現樓裡多了一間只放舊報紙的屋子。"
    "管理員說，這些報紙是從各個街道收來的，最早的一張有八十多年了。\n"
)
JAPANESE = (
    "図書館は先週新しい建物に引っ越しました。古い新聞だけを置く部屋ができたそうです。"
    "一番古いものは八十年以上前の新聞で、町の人たちから集められました。\n"
)
KOREAN = (
    "도서관은 지난주에 새 건물로 이사했습니다. 오래된 신문만 모아 둔 방이 생겼다고 합니다. "
    "가장 오래된 신문은 팔십 년이 넘었고 동네 사람들이 모아 준 것입니다.\n"
)
RUSSIAN = (
    "Городская библиотека на прошлой неделе переехала в новое здание, и в нём появилась "
    "комната, где лежат только старые газеты. Самой старой из них больше восьмидесяти лет.\n"
)
UKRAINIAN = (
    "Міська бібліотека минулого тижня переїхала до нової будівлі, і в ній з'явилася кімната, "
    "де лежать лише старі газети. Найстарішій із них понад вісімдесят років.\n"
)
GREEK = (
    "Η δημοτική βιβλιοθήκη μεταφέρθηκε την περασμένη εβδομάδα σε νέο κτίριο, και εκεί υπάρχει "
    "μια αίθουσα μόνο με παλιές εφημερίδες. Η παλιότερη είναι πάνω από ογδόντα χρονών.\n"
)
HEBREW = "הספרייה העירונית עברה בשבוע שעבר לבניין חדש, ויש בו חדר שבו מונחים רק עיתונים ישנים.\n"
ARABIC = (
    "انتقلت المكتبة في الأسبوع الماضي إلى مبنى جديد، وفيه غرفة لا توجد فيها إلا الصحف القديمة.\n"
)
THAI = "ห้องสมุดของเมืองย้ายไปอาคารใหม่เมื่อสัปดาห์ที่แล้ว และมีห้องหนึ่งที่เก็บเฉพาะหนังสือพิมพ์เก่า\n"
TURKISH = "Şehir kütüphanesi geçen hafta yeni binasına taşındı; içinde yalnızca eski gazetelerin durduğu bir oda var.\n"
POLISH = "Biblioteka miejska przeniosła się w zeszłym tygodniu do nowego gmachu, gdzie jest też pokój, w którym leżą wyłącznie stare gazety. Najstarsza ma więcej niż osiemdziesiąt lat.\n"
CZECH = "Městská knihovna se minulý týden přestěhovala do nové budovy a je v ní místnost, kde leží jen staré noviny. Nejstarší číslo má přes osmdesát let, říká ředitelka.\n"
FRENCH = "La bibliothèque a déménagé la semaine dernière ; on y a trouvé une pièce où l'on ne garde que de très vieux journaux. Le plus âgé a été imprimé il y a quatre-vingts ans.\n"
GERMAN = "Die Stadtbücherei ist vorige Woche umgezogen, und im neuen Haus gibt es einen Raum, in dem nur alte Zeitungen liegen. Die älteste wird nächstes Jahr fünfundachtzig.\n"

LEGACY = [
    (CHINESE, "gb18030", "gb18030"),
    (CHINESE, "gb2312", "gb18030"),
    (TRADITIONAL, "big5", "big5hkscs"),
    (TRADITIONAL, "gbk", "gb18030"),
    (JAPANESE, "shift_jis", "cp932"),
    (JAPANESE, "euc_jp", "euc_jp"),
    (KOREAN, "euc_kr", "cp949"),
    (KOREAN, "johab", "johab"),
    (RUSSIAN, "cp1251", "cp1251"),
    (RUSSIAN, "koi8-r", "koi8-r"),
    (RUSSIAN, "iso8859-5", "iso8859-5"),
    (RUSSIAN, "cp866", "cp866"),
    (RUSSIAN, "cp855", "cp855"),
    (RUSSIAN, "mac-cyrillic", "mac-cyrillic"),
    (UKRAINIAN, "koi8-u", "koi8-u"),
    (UKRAINIAN, "cp1251", "cp1251"),
    (GREEK, "cp1253", "cp1253"),
    (GREEK, "iso8859-7", "iso8859-7"),
    (GREEK, "cp737", "cp737"),
    (HEBREW, "cp1255", "cp1255"),
    (HEBREW, "cp862", "cp862"),
    (ARABIC, "cp1256", "cp1256"),
    (ARABIC, "iso8859-6", "iso8859-6"),
    (THAI, "cp874", "cp874"),
    (TURKISH, "cp1254", "cp1254"),
    (POLISH, "cp1250", "cp1250"),
    (POLISH, "iso8859-2", "iso8859-2"),
    (POLISH, "cp852", "cp852"),
    (CZECH, "cp1250", "cp1250"),
    (CZECH, "iso8859-2", "iso8859-2"),
    (FRENCH, "cp1252", "cp1252"),
    (FRENCH, "mac-roman", "mac-roman"),
    (FRENCH, "cp850", "cp850"),
    (GERMAN, "cp1252", "cp1252"),
]


@pytest.mark.parametrize(("text", "encoding", "answer"), LEGACY)
def test_a_paragraph_in_a_legacy_encoding_comes_back_word_for_word(
    text: str, encoding: str, answer: str
) -> None:
    data = text.encode(encoding)
    found = detect_encoding(data)
    assert decode(data, found) == text, (found.encoding, answer)
    assert found.confidence > 0.5


@pytest.mark.parametrize(("text", "encoding", "answer"), LEGACY)
def test_the_answer_is_a_codec_python_knows_and_the_first_candidate(
    text: str, encoding: str, answer: str
) -> None:
    data = text.encode(encoding)
    found = detect_encoding(data)
    assert data.decode(found.encoding) == data.decode(answer)
    assert found.candidates[0].encoding == found.encoding
    assert found.candidates[0].score == found.confidence
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "big5hkscs"])
@pytest.mark.parametrize("size", [61, 62, 63, 101])
def test_a_character_cut_in_two_at_the_end_changes_nothing(encoding: str, size: int) -> None:
    text = TRADITIONAL if encoding == "big5hkscs" else CHINESE
    assert detect_encoding(text.encode(encoding)[:size]).encoding == encoding


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "hz"])
def test_one_overwritten_byte_changes_nothing_but_is_reported(encoding: str) -> None:
    data = bytearray(CHINESE.encode(encoding))
    data[31] = 0xFF
    found = detect_encoding(bytes(data))
    assert found.encoding == encoding
    assert 31 in found.damaged or 30 in found.damaged
    assert found.damaged_count >= 1


def test_a_declaration_that_lies_is_noted_and_not_believed() -> None:
    page = '<meta charset="big5"><p>' + CHINESE
    found = detect_encoding(page.encode("gb18030"))
    assert (found.encoding, found.declared, found.declared_by) == ("gb18030", "big5", "meta")


def test_a_declaration_decides_where_the_bytes_do_not() -> None:
    page = "<meta charset=iso-8859-15><p>le café à 10 €</p>".encode("iso8859-15")
    assert detect_encoding(page).encoding == "iso8859-15"
    assert detect_encoding(page.replace(b"iso-8859-15", b"windows-1252")).encoding == "cp1252"


def test_the_transport_header_goes_before_the_page() -> None:
    found = detect_encoding(b'<meta charset="gbk">plain', declared="utf-8")
    assert (found.declared, found.declared_by) == ("utf-8", "header")


def test_a_charset_in_a_comment_is_no_declaration() -> None:
    assert detect_encoding(b'<!-- <meta charset="gbk"> --><p>x').declared is None


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", [CHINESE, FRENCH, RUSSIAN])
def test_wide_encodings_are_known_without_a_mark(encoding: str, text: str) -> None:
    found = detect_encoding(text.encode(encoding))
    assert found.encoding == encoding
    assert found.bom is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_named_and_dropped(encoding: str) -> None:
    data = CHINESE.encode(encoding)
    found = detect_encoding(data)
    assert found.bom is not None
    assert decode(data, found) == CHINESE


def test_a_mark_of_utf_8_before_gbk_is_not_believed() -> None:
    data = b"\xef\xbb\xbf" + (CHINESE * 3).encode("gb18030")
    assert detect_encoding(data).encoding == "gb18030"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(CHINESE, "hz"), (JAPANESE, "iso2022_jp"), (KOREAN, "iso2022_kr")],
)
def test_seven_bit_encodings_are_known_by_their_escapes(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert decode(data, detect_encoding(data)) == text


def test_tildes_and_braces_are_not_hz() -> None:
    assert detect_encoding(b"a ~{ b ~} and {~} or ~ {x}").encoding == "ascii"


def test_hz_that_was_cut_inside_its_run_is_still_hz() -> None:
    assert detect_encoding(CHINESE.encode("hz")[:41]).encoding == "hz"
    assert detect_encoding(b"see ~{somewordsthatgoonandon").encoding == "ascii"


def test_ebcdic_is_known_by_its_blanks() -> None:
    text = "The library moved last week, and there is a room for old newspapers."
    assert detect_encoding(text.encode("cp037")).encoding == "cp037"


def test_many_at_signs_are_not_ebcdic() -> None:
    assert detect_encoding(b"me@home you@work all@once it@last no@one " * 3).encoding == "ascii"


def test_euc_tw_is_decoded_though_python_has_no_codec_for_it() -> None:
    detect_encoding(b"")
    from cleaner.detect.euc_tw import register

    register()
    data = TRADITIONAL.replace("裡", "中").encode("euc_tw")
    found = detect_encoding(data * 2)
    assert found.encoding == "euc_tw"
    assert decode(data, found) == TRADITIONAL.replace("裡", "中")


def test_padding_with_nul_bytes_is_not_utf_16() -> None:
    assert detect_encoding(b"name" + b"\0" * 60 + b"value").encoding == "ascii"
    assert detect_encoding(b"\0" * 200).encoding == "ascii"


def test_no_bytes_at_all_have_an_answer() -> None:
    assert detect_encoding(b"").encoding == "ascii"


def test_a_page_with_an_include_in_gbk_is_decoded_part_by_part() -> None:
    data = CHINESE.encode() * 2 + CHINESE.encode("gb18030") * 2 + CHINESE.encode()
    found = detect_encoding(data)
    assert [part.encoding for part in found.parts] == ["utf-8", "gb18030", "utf-8"]
    assert decode(data, found) == CHINESE * 5
    assert found.parts[0].byte_start == 0
    assert found.parts[-1].byte_end == len(data)


def test_two_files_joined_without_a_line_end_are_parted() -> None:
    head, tail = CHINESE.replace("\n", ""), FRENCH.replace("\n", "")
    data = head.encode() + b" " + RUSSIAN.replace("\n", "").encode("cp1251") + b"\n" + tail.encode()
    found = detect_encoding(data)
    assert decode(data, found) == head + " " + RUSSIAN.replace("\n", "") + "\n" + tail


def test_a_few_damaged_bytes_do_not_make_a_file_mixed() -> None:
    data = bytearray((CHINESE * 3).encode())
    data[50], data[200] = 0xFE, 0x41
    assert detect_encoding(bytes(data)).parts == ()


def test_valid_utf_8_imports_no_detector() -> None:
    code = (
        "import sys; from cleaner.detect.decide import detect_encoding as d;"
        "d('<meta charset=gbk><p>文字'.encode()); d(b'abc');"
        "heavy = {'chardet', 'charset_normalizer', 'bs4', 'numpy'} & set(sys.modules);"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
