"""Wrong readings: what loses nothing comes back exactly, in one layer or two; good text stays."""

import pytest

from cleaner.config import DEFAULT
from cleaner.document import Document
from cleaner.repair import repair
from cleaner.repair.bytes.codec_pairs import to_windows
from cleaner.repair.bytes.mojibake import undo_double, undo_lossy, undo_single, undo_western
from cleaner.repair.rules import rep035_lost_character
from damage import machine_traditional, read_as, read_dropping, read_with_losses

SENTENCES = (
    "傍晚，孩子们在河边放风筝，大人们坐在树下聊天。",
    "这家小店的老板每天五点起床，做好第一笼包子。",
    "会议决定，明年春天开始修建新的图书馆，预计两年完工。",
)
TRADITIONAL = tuple(machine_traditional(sentence) for sentence in SENTENCES)
JAPANESE = "彼女は毎朝六時に起きて、庭の花に水をやります。"
KOREAN = "어제 우리는 강가에서 연을 날리고 있는 아이들을 보았다."


def cleaned(text: str) -> str:
    for undo in (undo_single, undo_double, undo_lossy, undo_western):
        for undone in reversed(list(undo(text))):
            end = undone.start + len(undone.before)
            text = text[: undone.start] + undone.after + text[end:]
    return text


@pytest.mark.parametrize("right", ["gbk", "utf-8", "gb18030"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_chinese_read_as_latin_1_comes_back(sentence: str, right: str) -> None:
    assert cleaned(read_as(sentence, right, "latin-1")) == sentence
    assert cleaned(read_as(sentence, right, "cp1252")) == sentence


@pytest.mark.parametrize("sentence", TRADITIONAL)
def test_big5_comes_back_from_latin_1_and_gb18030(sentence: str) -> None:
    assert cleaned(read_as(sentence, "big5", "latin-1")) == sentence
    assert cleaned(read_as(sentence, "big5", "gb18030")) == sentence


def test_gbk_read_as_big5_comes_back() -> None:
    sentence = "孩子们放学后，在广场上踢球。"
    assert cleaned(read_as(sentence, "gbk", "big5hkscs")) == sentence


@pytest.mark.parametrize(
    ("sentence", "codec"), [(JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (KOREAN, "cp949")]
)
def test_japanese_and_korean_come_back_from_latin_1(sentence: str, codec: str) -> None:
    assert cleaned(read_as(sentence, codec, "latin-1")) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_two_layers_come_back(sentence: str) -> None:
    assert cleaned(read_as(sentence, "utf-8", "latin-1", "latin-1")) == sentence
    assert cleaned(read_as(sentence, "utf-8", "cp1252", "cp1252")) == sentence
    assert cleaned(read_as(sentence, "gbk", "latin-1", "latin-1")) == sentence
    assert cleaned(read_as(sentence, "gbk", "latin-1", "gb18030")) == sentence


@pytest.mark.parametrize("sentence", SENTENCES)
def test_utf_8_read_as_gbk_with_losses_comes_back_almost(sentence: str) -> None:
    after = cleaned(read_with_losses(sentence))
    assert len(after) == len(sentence)
    assert sum(a != b for a, b in zip(after, sentence, strict=True)) <= 1


NUMBERS = (
    "4月3日，学校为12个班的436名孩子发了新书。",
    "票价从35元降到28元，每天7点开门（周一休息）。",
    "他住在3楼5号，电话是2718，已经住了9年。",
)


@pytest.mark.parametrize("sentence", [*SENTENCES, *NUMBERS])
def test_a_mark_of_pythons_gbk_may_be_any_byte_without_a_partner(sentence: str) -> None:
    after = cleaned(read_with_losses(sentence, "gbk"))
    assert len(after) == len(sentence)
    assert sum(a != b for a, b in zip(after, sentence, strict=True)) <= 1


@pytest.mark.parametrize("sentence", [*SENTENCES, *NUMBERS])
def test_what_code_page_936_swallows_with_a_byte_is_marked(sentence: str) -> None:
    after = cleaned(read_with_losses(f"{sentence}\n", "cp936")).rstrip("\n?")
    pairs = list(zip(after, sentence, strict=False))
    assert len(after) in (len(sentence), len(sentence) - 1)
    assert all(a == b or (a == "?" and b < "\x80") for a, b in pairs)


def test_a_swallowed_angle_bracket_comes_back_before_its_tag() -> None:
    page = f"<p>{SENTENCES[0]}</p>"
    assert cleaned(read_with_losses(page, "cp936")) == page


@pytest.mark.parametrize("mark", ["", "?", "\ufffd"])
@pytest.mark.parametrize("sentence", [*SENTENCES, *NUMBERS, *TRADITIONAL])
def test_utf_8_read_as_windows_1252_comes_back_without_its_undefined_bytes(
    sentence: str, mark: str
) -> None:
    damaged = read_dropping(sentence, mark, "" if mark else "\xad\xa0")
    after = cleaned(damaged)
    assert len(after) == len(sentence)
    assert sum(a != b for a, b in zip(after, sentence, strict=True)) <= 1


def test_where_half_of_the_bytes_are_gone_nothing_is_made_up() -> None:
    shown = SENTENCES[0].encode("utf-8").decode("latin-1")
    damaged = "".join(c for c in shown if not "\x80" <= c <= "\x9f")
    assert cleaned(damaged) == damaged


def test_a_single_menu_word_comes_back() -> None:
    word = read_as("返回", "utf-8", "gb18030")
    text = f"{word} 12\n{SENTENCES[0]}"
    assert cleaned(text) == f"返回 12\n{SENTENCES[0]}"


def test_western_text_comes_back_with_its_quotes_and_widths() -> None:
    text = "“L’été”, ﬁne — ＡＢＣ"
    assert (
        cleaned(read_as("Zoë à l’école", "utf-8", "cp1252") + "\n" + text)
        == "Zoë à l’école\n" + text
    )


def test_an_edit_in_a_long_line_touches_only_what_was_misread() -> None:
    line = "x" * 500 + " M\xc3\xbcnchen " + "y" * 500
    (undone,) = undo_western(line)
    assert (undone.before, undone.after) == ("\xc3\xbc", "ü")


@pytest.mark.parametrize(
    "text",
    [
        *SENTENCES,
        *TRADITIONAL,
        JAPANESE,
        KOREAN,
        "Zoë à l’école: « déjà vu », garçon, naïveté, Ångström, ¿qué?",
        "戎馬倥傯，鎧甲鏗鏘；鋼筋混凝，鐘鳴鼎食。",
        "發売日： 2005/07/22\n予約受付中！！",
        "ㄅㄆㄇㄈ是注音符號，小學一年級就要學。",
        "Up to 50\ue017\nUp to 50% off",
        "啊啊啊啊啊啊啊啊啊啊",
        "等一下……“好的”——他说·完",
    ],
)
def test_good_text_stays(text: str) -> None:
    assert cleaned(text) == text


def test_lost_characters_are_reported_and_left() -> None:
    text = "他的名字是胡\ufffd，见锟斤拷锟斤拷"
    found = list(rep035_lost_character.find(Document(text=text), DEFAULT))
    assert len(found) == 2
    assert all(finding.edit is None for finding in found)


def test_the_stage_reports_them_too() -> None:
    document = repair(Document(text="只剩下\ufffd\ufffd了", media_type="text/plain"))
    assert [f.rule for f in document.findings if f.rule == "REP035"] == ["REP035"]
    assert document.text == "只剩下\ufffd\ufffd了"


def test_windows_bytes_and_latin_1_bytes_may_be_mixed() -> None:
    assert to_windows("\x80\u20ac\x81") == b"\x80\x80\x81"


def test_what_is_cited_of_mojibake_stays_and_the_rest_of_its_line_comes_back() -> None:
    line = 'It said "\xc3\xa4", the caf\xc3\xa9 did.'
    text = f"nothing here\n{line}\n\xc3\xa4 or so\nnothing"
    found = {undone.start: (undone.before, undone.after) for undone in undo_western(text)}
    assert found == {
        text.index("\xc3\xa9"): ("\xc3\xa9", "\xe9"),
        text.index("\xc3\xa4 or"): ("\xc3\xa4", "\xe4"),
    }
