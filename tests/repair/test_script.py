"""Scripts: REP070 and REP071."""

import pytest

import cleaner
from cleaner.config import Config
from cleaner.document import Document
from cleaner.edit import Edit
from cleaner.repair import repair
from cleaner.repair.script import is_chinese, is_machine_made, signs_of, to_simplified
from gentle_damage import phrase_traditional, table_traditional
from own_articles import ARTICLE, ENGLISH


def through(text: str, script: str = "auto", **fields) -> Document:
    config = Config(select=("REP07",), script=script)
    return repair(Document(text=text, media_type="text/plain", **fields), config=config)


KIT = tuple(Edit("REP015", at, at, "", "", step=1) for at in range(3))
"""What the ledger of a clone has."""
TAIL = "\n\n感谢您访问我们的网站，您可能还对以下资源感兴趣："


def test_text_of_a_clone_converted_by_a_table_is_turned_back():
    machine = table_traditional(ARTICLE)
    assert "先后" in machine
    assert "這里" in machine
    assert through(machine, ledger=KIT).text == ARTICLE
    assert through(machine, ledger=KIT[:1]).text == ARTICLE
    assert through(machine + table_traditional(TAIL)).text == ARTICLE + TAIL


def test_a_script_that_a_machine_made_is_the_authors_where_nothing_else_is_damaged():
    machine = table_traditional(ARTICLE)
    document = through(machine)
    assert document.text == machine
    assert [found.rule for found in document.findings] == ["REP070"]
    assert "先后" in document.findings[0].message
    assert machine[document.findings[0].start :][:2] in document.findings[0].message


def test_words_only_a_table_writes_are_counted_as_evidence():
    said = "為瞭髮展，隻要大傢看見畫麵。"
    found = signs_of(Document(text=said)).overdone
    assert found == ("為瞭", "髮展", "隻要", "大傢", "畫麵")
    assert through(said).text == "为了发展，只要大家看见画面。"
    few = "為瞭解小鎮的歷史，他們看見畫麵，也寫下這個地方的故事。"
    assert through(few).text == few
    honest = "為瞭解民意，大傢伙兒都來了；專家與作家發展，只要畫面好，方面也廣。"
    assert signs_of(Document(text=honest)).overdone == ()
    assert not through(honest).findings


def test_the_metadata_say_which_script_it_is():
    machine = table_traditional(ARTICLE)
    assert cleaner.clean(machine).metadata.script == "Hant"
    assert cleaner.clean(machine + table_traditional(TAIL)).metadata.script == "Hans"
    assert cleaner.clean(machine, config=Config(script="simplified")).metadata.script == "Hans"
    assert cleaner.clean(phrase_traditional(ARTICLE)).metadata.script == "Hant"
    assert cleaner.clean(ARTICLE).metadata.script == "Hans"


def test_one_edit_a_line():
    document = through(table_traditional(ARTICLE), "simplified")
    assert len(document.ledger) <= len(ARTICLE.split("\n"))


@pytest.mark.parametrize("standard", ["s2tw", "s2twp", "s2hk", "s2t"])
def test_text_as_people_write_it_stays(standard):
    text = phrase_traditional(ARTICLE, standard)
    assert through(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        ENGLISH,
        "皇后在御花園里行，王后在旁。北里瑣記，余心之所善兮。范仲淹先生。",
        "その後、國會で制作の範囲が議論された。それでも、學校の余りと之后の話。里の話。",
    ],
    ids=["simplified", "english", "classical", "japanese"],
)
def test_other_text_stays(text):
    assert through(text).text == text


def test_a_machine_made_quotation_in_simplified_text_stays():
    text = ARTICLE * 4 + "\n\n" + table_traditional(ARTICLE)
    document = through(text)
    assert document.text == text
    assert [found.rule for found in document.findings] == ["REP071"]


def test_repairs_of_the_byte_kit_are_evidence_enough():
    text = "岸邊的孩子們數著經過的汽車。"
    assert through(text).text == text
    assert through(text, ledger=KIT).text == "岸边的孩子们数着经过的汽车。"
    assert through(text, ledger=KIT[:1]).text == text
    written = "會議之後，與會者在這裡合影。"
    assert through(written, ledger=KIT).text == written


def test_the_option_decides_for_everything_but_japanese():
    taiwan = phrase_traditional(ARTICLE)
    assert through(taiwan, "simplified").text == to_simplified(taiwan)
    assert through(taiwan, "keep").text == taiwan
    machine = table_traditional(ARTICLE)
    assert through(machine, "keep").text == machine
    assert through(ARTICLE, "traditional").text == phrase_traditional(ARTICLE, "s2t")
    assert through(machine, "traditional").text == phrase_traditional(ARTICLE, "s2t")
    japanese = "國會の學校で發表された。"
    assert through(japanese, "simplified").text == japanese


def test_words_that_keep_their_character_keep_it():
    assert (
        to_simplified("乾坤、瞭望、宮商角徵羽、著名的著作、看著")
        == "乾坤、瞭望、宫商角徵羽、著名的著作、看着"
    )


def test_html_is_converted_between_tags_only():
    page = "".join(
        f'<p title="{line}">{line}</p>' for line in table_traditional(ARTICLE).split("\n\n")
    )
    wanted = "".join(
        f'<p title="{table_traditional(line)}">{line}</p>' for line in ARTICLE.split("\n\n")
    )
    document = Document(text=page, media_type="text/html", ledger=KIT)
    assert repair(document, config=Config(select=("REP070",))).text == wanted


def test_a_few_kana_do_not_make_a_text_japanese():
    assert is_chinese(ARTICLE + "の")
    assert not is_chinese("學校の話をしました")
    assert not is_machine_made(Document(text=ARTICLE))
