"""The packs are well formed, sorted and unique; what an entry must keep no entry of its pack takes."""

import re
import sys
import tomllib

import pytest

from cleaner.errors import PackError
from cleaner.pack import languages, load_packs, parse_pack
from cleaner.strip.credits.dateline import find_dateline
from cleaner.strip.credits.tail import CreditReader
from cleaner.strip.credits.words import credit_words
from cleaner.strip.view.line import lone_line
from cleaner.strip.view.phrases import find_marks, matcher
from cleaner.strip.view.spam import is_spam_line
from cleaner.text.fold import fold
from cleaner.toml_table import read_toml

LANGUAGES = languages()
NAMES = ("credits", "furniture", "spam")
PACKS = [pack for name in NAMES for pack in load_packs(name)]
ENTRIES = [
    pytest.param(pack, entry, id=f"{pack.id}/{entry.id}") for pack in PACKS for entry in pack.entry
]
FURNITURE = [
    pytest.param(p, e, id=f"{p.id}/{e.id}") for p in load_packs("furniture") for e in p.entry
]
PATTERNS = [
    pytest.param(entry.pattern, id=f"{pack.id}/{entry.id}")
    for pack in PACKS
    for entry in pack.entry
    if entry.pattern
]
GOLDEN = {
    "zh": (
        "清晨六点，渡口已经有人在等船，雾还没有散，对岸的灯一盏一盏地灭了。",
        "她把信折好，放进抽屉，说：“等他回来再拆吧。”",
        "这座桥建于一九五八年，是县里第一座钢筋混凝土桥，至今仍在使用。",
        "孩子们在操场上追着一只气球，谁也没有注意到天色暗了下来。",
        "医生认为，老人的病情已经稳定，再观察三天就可以回家休养。",
        "警方提醒，遇到陌生人索要验证码时不要轻信，应当立即报警。",
        "作者在后记里写道，这本书的最后一章改了七遍。",
        "評論指出，這項政策來得正是時候，但落實仍需時間。",
    ),
    "en": (
        "The ferry left at six, and by the time it reached the island the fog had lifted.",
        "She folded the letter and put it back, saying that she would read it when he returned.",
        "The bridge was built in 1958 and has carried every lorry in the valley since.",
    ),
    "de": (
        "Die Fähre legte um sechs Uhr ab, und als sie die Insel erreichte, war der Nebel fort.",
    ),
    "fr": ("Le bac partit à six heures, et quand il atteignit l'île, le brouillard s'était levé.",),
    "es": ("El transbordador salió a las seis, y cuando llegó a la isla la niebla ya no estaba.",),
    "it": ("Il traghetto partì alle sei, e quando raggiunse l'isola la nebbia si era alzata.",),
    "pt": ("A balsa saiu às seis, e quando chegou à ilha o nevoeiro já se tinha dissipado.",),
    "ja": ("渡し船は六時に出て、島に着くころには霧がすっかり晴れていた。",),
    "ko": ("나룻배는 여섯 시에 떠났고 섬에 닿을 무렵에는 안개가 걷혀 있었다.",),
    "ru": ("Паром отошёл в шесть, и когда он достиг острова, туман уже рассеялся.",),
}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_entries_are_sorted_and_unique(pack):
    ids = [entry.id for entry in pack.entry]
    assert ids == sorted(set(ids))
    assert pack.language in LANGUAGES
    assert pack.summary
    assert pack.source or pack.language == "any"


@pytest.mark.parametrize(("pack", "entry"), ENTRIES)
def test_an_entry_says_why_and_what_it_keeps(pack, entry):
    assert entry.reason.endswith(".")
    assert entry.keep
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.id)
    assert len(entry.text) == len(set(entry.text))
    assert all(text == text.strip() and text for text in entry.text), pack.id


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_matches_neither_nothing_nor_for_ever(pattern):
    compiled = re.compile(pattern, re.VERBOSE)
    assert compiled.match("") is None or compiled.match("").end() == 0
    assert compiled.fullmatch("") is None
    for line in (
        "1 " * 120,
        "分享 " * 60 + "x",
        "share " * 40 + "!",
        "a-" * 100,
        "6,000 7,000 " * 20,
    ):
        compiled.search(line)
        compiled.fullmatch(line)


@pytest.mark.parametrize(("pack", "entry"), FURNITURE)
def test_what_an_entry_keeps_no_entry_of_its_language_takes(pack, entry):
    line = lone_line(entry.keep)
    wanted = matcher("furniture", ("any", pack.language))
    assert find_marks(wanted, [line]) == {}


@pytest.mark.parametrize("language", GOLDEN)
def test_clean_sentences_hold_no_entry(language):
    wanted_in = ("any", language) if language == "en" else ("any", language, "en")
    wanted = matcher("furniture", wanted_in)
    reader = CreditReader(credit_words(wanted_in))
    for sentence in GOLDEN[language]:
        line = lone_line(sentence)
        assert find_marks(wanted, [line]) == {}
        assert reader.read(line.text, sentence) is None
        assert reader.tail(line.text, last=True) is None
        assert find_dateline(line.text, reader, wanted_in) is None
        assert not is_spam_line(line)


def test_the_labels_of_all_languages_go_together():
    assert credit_words(LANGUAGES).fields
    assert matcher("furniture", LANGUAGES).whole


def test_folding_keeps_every_place():
    for pack in PACKS:
        for entry in pack.entry:
            for text in (*entry.text, entry.keep):
                assert len(fold(text)) == len(text)


def test_a_traditional_phrase_is_found_by_its_simplified_entry():
    line = lone_line("點擊下載")
    wanted = matcher("furniture", ("any", "zh"))
    assert [mark.id for mark in wanted.marks(line, [])] == ["zh/furniture/app-download"]


def test_a_pack_with_text_and_pattern_at_once_is_refused():
    entry = 'id = "x/furniture"\nsummary = "s"\n[[entry]]\nid = "a"\nreason = "r"\nkeep = "k"\n'
    with pytest.raises(PackError, match="either text or pattern"):
        parse_pack(entry + 'text = ["t"]\npattern = "p"\n', where="here")
    with pytest.raises(PackError, match="here"):
        parse_pack(entry + 'pattern = "("\n', where="here")


def test_a_kept_table_is_what_the_toml_says_and_follows_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    file = tmp_path / "words.toml"
    for text in ('a = ["x", "\\u9762"]\n', "a = 2\nb = 1.5\n", "a = 2024-01-31\n"):
        file.write_text(text, encoding="utf-8")
        assert read_toml(file) == tomllib.loads(text)
        assert read_toml(file) == tomllib.loads(text)
    assert [kept.name for kept in (tmp_path / "__pycache__").iterdir()] == [
        f"words.{sys.implementation.cache_tag}.table"
    ]


def test_what_is_kept_and_broken_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    file = tmp_path / "words.toml"
    file.write_text("a = 1\n", encoding="utf-8")
    read_toml(file)
    (kept,) = (tmp_path / "__pycache__").iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert read_toml(file) == {"a": 1}


def test_nothing_is_kept_where_no_byte_code_is(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    file = tmp_path / "words.toml"
    file.write_text("a = 1\n", encoding="utf-8")
    assert read_toml(file) == {"a": 1}
    assert [entry.name for entry in tmp_path.iterdir()] == ["words.toml"]
