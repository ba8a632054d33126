"""A page laid out by a table and set as text: what stands beside the article in its lines goes."""

from cleaner.config import DEFAULT
from cleaner.document import Source
from cleaner.edit import undo_all
from cleaner.pipeline import until
from cleaner.strip.lines.split import split_lines
from cleaner.strip.read_text import read_text

LONG = "The river rose by two metres during the night, and the people of three villages moved to higher ground."
MORE = "At dawn the rain stopped, and by noon the first of them went back to see what was left of the gardens."
MENU = ["Home", "News", "Sport", "Weather", "Contact", "About us", "Archive", "Imprint"]


def test_running_text_beside_a_menu_is_a_block_of_its_own():
    text = f"Sport      {LONG}      Search"
    assert [text[x.start : x.end] for x in split_lines(text)] == ["Sport", LONG, "Search"]


def test_rows_of_figures_and_short_cells_stay_whole():
    for row in ("Anna        1990   171   Larkfield   third boat   2 of 40 rows   no remarks at all here",
                "one two   three four   five six   seven eight   nine ten   eleven twelve   thirteen"):  # fmt: skip
        assert len(split_lines(row)) == 1


def test_the_menu_beside_the_article_goes_and_the_article_stays():
    rows = [*MENU, *[f"{m}      {t}" for m, t in zip(MENU, [LONG, MORE] * 4, strict=True)], *MENU]
    text = "\n".join(rows)
    document = until("strip").run(Source(text=text, media_type="text/plain"))
    assert LONG in document.text
    assert MORE in document.text
    assert undo_all(document.text, document.ledger) == text
    lines = document.text.splitlines()
    assert "Sport" not in lines


def test_a_row_of_which_all_is_kept_stays_as_it_stood():
    text = "\n".join(
        f"{term}      {LONG[:90]}{end}."
        for term, end in (("Bight", " a"), ("Burner", " b"), ("Fathom", " c"), ("Lee", " d"))
    )
    page = read_text(text, config=DEFAULT)
    assert len(page.blocks) == 4
    document = until("strip").run(Source(text=text, media_type="text/plain"))
    assert document.text.replace("\n\n", "\n") == text
