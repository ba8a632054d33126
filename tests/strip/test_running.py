"""Running text in any script stands between the head and the foot of a page, whatever the labeller says."""

import tomllib
from pathlib import Path

import pytest

import cleaner
from cleaner.text.sentences import sentences_in

TEXTS = tomllib.loads(
    (Path(__file__).parents[2] / "bench" / "sentences.toml").read_text(encoding="utf-8")
)["text"]
HEAD = (
    "Skip to content", "Home", "News", "Sport", "Weather", "Sign in", "Search", "Menu",
    "Home > News > Local", "Share", "Tweet", "Print",
)  # fmt: skip
FOOT = (
    "Share this article", "Related stories", "Council votes on new market hall",
    "Ten walks for a rainy Sunday", "Most read", "About us", "Contact", "Privacy policy",
    "Terms of service", "Follow us", "Newsletter", "© 2024 River Post. All rights reserved.",
)  # fmt: skip


def kept(text: str) -> str:
    document = cleaner.clean(text, media_type="text/plain")
    return " ".join(document.body.split()) if document.verdict.kept else ""


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("size", [1, 4, 10])
def test_no_sentence_is_lost_between_head_and_foot(language, size):
    sentences = TEXTS[language]
    joiner = "" if language in {"zh-Hans", "zh-Hant", "ja"} else " "
    pieces = [joiner.join(sentences[at : at + size]) for at in range(0, 10, size)]
    body = kept("\n".join([*HEAD, *pieces, *FOOT]))
    assert [sentence for sentence in sentences if sentence not in body] == []


@pytest.mark.parametrize("language", TEXTS)
def test_alone_every_sentence_stays(language):
    body = kept("\n".join(TEXTS[language]))
    assert [sentence for sentence in TEXTS[language] if sentence not in body] == []


@pytest.mark.parametrize("language", ["en", "zh-Hans", "ko", "th", "hi"])
def test_head_and_foot_still_go(language):
    body = kept("\n".join([*HEAD, *TEXTS[language], *FOOT]))
    assert "Privacy policy" not in body
    assert "Skip to content" not in body


@pytest.mark.parametrize(
    "line",
    [
        "Read more", "Contact | About us | Terms of service apply.", "2024-04-18 09:26", "Menu",
        "首页 > 社会 > 正文", "หน้าแรก", "© 2024",
    ],
)  # fmt: skip
def test_menus_and_dates_are_no_sentences(line):
    assert sentences_in(line) == 0
