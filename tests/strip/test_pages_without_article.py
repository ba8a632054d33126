"""Pages without an article are rejected with a reason; articles about such pages are not."""

import json
import re
import tomllib
from pathlib import Path

import pytest

import cleaner
from cleaner.edit import undo_all
from inprocess import run_command

DATA = tomllib.loads((Path(__file__).parent / "pages_without_article.toml").read_text("utf-8"))
MENUS = {
    "en": ("Home", "News", "Sport", "Culture", "Weather", "Jobs", "Contact", "About us"),
    "de": ("Startseite", "Nachrichten", "Sport", "Kultur", "Wetter", "Stellen", "Kontakt", "Über uns"),
    "zh": ("首页", "新闻", "体育", "文化", "天气", "招聘", "联系我们", "关于我们"),
    "ru": ("Главная", "Новости", "Спорт", "Культура", "Погода", "Работа", "Контакты", "О нас"),
    "es": ("Inicio", "Noticias", "Deportes", "Cultura", "El tiempo", "Empleo", "Contacto", "Quiénes somos"),
    "fr": ("Accueil", "Actualités", "Sports", "Culture", "Météo", "Emploi", "Contact", "À propos"),
    "ja": ("ホーム", "ニュース", "スポーツ", "文化", "天気", "求人", "お問い合わせ", "会社概要"),
}  # fmt: skip
FOOTERS = {"zh": "版权所有 © 2024", "ru": "Все права защищены © 2024"}


def page_of(case):
    """The page of a case: a menu, what stands in the middle, a footer."""
    names = MENUS[case["language"]]
    items = [
        f'<li><a href="/m/{at}">{names[at % len(names)]}{f" {at}" if at >= len(names) else ""}</a></li>'
        for at in range(case.get("menu", len(names)))
    ]
    address = f'<link rel="canonical" href="{case["url"]}">' if case.get("url") else ""
    footer = FOOTERS.get(case["language"], "© 2024 All rights reserved.")
    return (
        f'<!doctype html><html lang="{case["language"]}"><head><meta charset="utf-8"><title>{case["title"]}</title>'
        f'{address}</head><body><div id="head"><ul class="nav">{"".join(items)}</ul></div>'
        f'<div id="content">{case["main"]}</div><div id="foot"><p>{footer}</p></div></body></html>'
    )


BLOCK_END = re.compile(r"</(?:li|p|h\d|div|button|label|pre)>|<(?:p|h\d|ul|div)[ >]")


def lines_of(page):
    """The page as text without markup, a line a block."""
    parts = (re.sub(r"<.*?>", "", part) for part in BLOCK_END.sub(r"\n\g<0>", page).split("\n"))
    return "\n".join(line for part in parts if (line := part.strip()))


def body_of(case):
    return page_of(case).partition("<body>")[2]


def names(cases):
    return [f"{case['class']}-{case['language']}-{case['title'][:24]}" for case in cases]


def squeezed(text):
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("case", DATA["page"], ids=names(DATA["page"]))
def test_a_page_without_an_article_is_rejected_with_a_reason(case):
    verdict = cleaner.clean(page_of(case), media_type="text/html").verdict
    assert verdict.status == "rejected"
    assert verdict.rule
    assert verdict.reason


LINES = [case for case in DATA["page"] if case["class"] != "portal"]
"""Headlines without an address may be anybody's list."""


@pytest.mark.parametrize("case", LINES, ids=names(LINES))
def test_its_text_without_markup_is_rejected_too(case):
    verdict = cleaner.clean(lines_of(body_of(case)), media_type="text/plain").verdict
    assert verdict.status == "rejected"


@pytest.mark.parametrize("case", DATA["article"], ids=names(DATA["article"]))
@pytest.mark.parametrize("form", ["page", "lines"])
def test_an_article_is_kept_whatever_it_is_about_and_however_long_the_menu_is(case, form):
    if form == "page":
        document = cleaner.clean(page_of(case), media_type="text/html")
    else:
        document = cleaner.clean(lines_of(body_of(case)), media_type="text/plain")
    assert document.verdict.kept
    for paragraph in re.findall(r"<p>(.*?)</p>", case["main"], re.DOTALL):
        assert squeezed(re.sub(r"<.*?>", "", paragraph)) in squeezed(document.text)


def test_a_portal_is_known_by_its_address_and_stays_without_it():
    portal = next(case for case in DATA["page"] if case["class"] == "portal")
    inner = portal | {"url": "https://www.harbour-daily.example/ferries/"}
    assert cleaner.clean(page_of(inner), media_type="text/html").verdict.kept


MENU = "\n".join(MENUS["en"] * 3)
LONE = {
    "fi": "Lautta kulkee sunnuntaisin toukokuusta alkaen.",
    "ko": "외딴섬으로 가는 여객선은 오월부터 일요일에도 운항하며 첫 배는 아침에 떠난다.",
    "pl": "Prom będzie kursował w niedziele od maja, a pierwszy rejs odpłynie o ósmej rano.",
    "th": "เรือข้ามฟากไปยังเกาะรอบนอกจะให้บริการในวันอาทิตย์ตั้งแต่เดือนพฤษภาคมเป็นต้นไป",
}


@pytest.mark.parametrize("language", LONE)
def test_where_nothing_is_sure_the_best_guess_is_kept_and_the_verdict_says_so(language):
    text = f"{MENU}\n{LONE[language]}\n{MENU}"
    document = cleaner.clean(text, media_type="text/plain")
    assert document.text == LONE[language]
    assert document.verdict.kept
    if document.verdict.status == "unsure":
        assert document.verdict.rule == "FUR910"
        assert document.verdict.confidence < 0.5


def test_a_guess_is_undone_like_any_other_removal():
    text = f"{MENU}\n{LONE['pl']}\n{MENU}"
    document = cleaner.clean(text, media_type="text/plain")
    assert document.verdict.status == "unsure"
    assert undo_all(document.text, document.ledger) == text


def test_a_menu_alone_has_no_guess():
    document = cleaner.clean(MENU, media_type="text/plain")
    assert (document.verdict.status, document.verdict.rule) == ("rejected", "FUR910")
    assert document.text == MENU


def test_the_summary_counts_what_is_unsure_and_the_message_names_it(tmp_path):
    (tmp_path / "lone.txt").write_text(f"{MENU}\n{LONE['pl']}\n{MENU}", encoding="utf-8")
    (tmp_path / "other.txt").write_text("The ferry runs on Sundays. It leaves at eight.\n")
    done = run_command(
        ["run", "lone.txt", "other.txt", "--to", "jsonl", "-o", "out.jsonl"], cwd=tmp_path
    )
    assert done.returncode == 0
    records = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [r["verdict"]["status"] for r in records] == ["unsure", "kept"]
    assert b"unsure (FUR910)" in done.stderr
    assert b"1 unsure" in done.stderr


def test_check_reports_a_guess():
    text = f"{MENU}\n{LONE['pl']}\n{MENU}"
    assert "FUR910" in {finding.rule for finding in cleaner.lint(text)}
