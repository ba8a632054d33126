"""Language and script of running text."""

import pytest

from cleaner.detect.language import identify
from cleaner.detect.stage import visible_text

SENTENCES = {
    ("zh", "Hans"): "这是一个关于旧报纸的故事，读者们都说图书馆应该早点开门。",
    ("zh", "Hant"): "這是一個關於舊報紙的故事，讀者們都說圖書館應該早點開門。",
    ("ja", "Jpan"): "これは古い新聞についての話で、読者はみな図書館がもっと早く開くべきだと言う。",
    ("ko", "Kore"): "이것은 오래된 신문에 대한 이야기이며 독자들은 도서관이 더 일찍 열려야 한다고 말한다.",
    ("en", "Latn"): "This is a story about old newspapers, and all of the readers say that it should open earlier.",
    ("de", "Latn"): "Das ist eine Geschichte über alte Zeitungen, und die Leser sagen, dass man früher öffnen soll.",
    ("fr", "Latn"): "C'est une histoire de vieux journaux, et les lecteurs disent que nous devons ouvrir plus tôt.",
    ("es", "Latn"): "Esta es una historia de periódicos viejos, y los lectores dicen que se debe abrir más temprano.",
    ("it", "Latn"): "Questa è una storia di vecchi giornali, e i lettori dicono che si deve aprire più presto.",
    ("pt", "Latn"): "Esta é uma história de jornais velhos, e os leitores dizem que não se abre mais cedo.",
    ("nl", "Latn"): "Dit is een verhaal over oude kranten, en de lezers zeggen dat het niet vroeg genoeg open is.",
    ("sv", "Latn"): "Det här är en historia om gamla tidningar, och läsarna säger att det inte är öppet.",
    ("pl", "Latn"): "To jest opowieść o starych gazetach, a czytelnicy mówią, że nie ma ich już od dawna w domu.",
    ("cs", "Latn"): "To je příběh o starých novinách a čtenáři říkají, že se má otevřít už dříve, ale není kdy.",
    ("tr", "Latn"): "Bu eski gazeteler için bir hikaye ve okurlar daha erken açılması gerektiğini çok kez söyledi.",
    ("vi", "Latn"): "Đây là một câu chuyện về những tờ báo cũ và người đọc nói rằng thư viện phải mở cửa sớm.",
    ("ru", "Cyrl"): "Это история о старых газетах, и все читатели говорят, что открывать надо было раньше.",
    ("uk", "Cyrl"): "Це історія про старі газети, і всі читачі кажуть, що відкривати треба було раніше.",
    ("bg", "Cyrl"): "Това е история за стари вестници и всички читатели казват, че трябва да се отваря по-рано.",
    ("el", "Grek"): "Αυτή είναι μια ιστορία για παλιές εφημερίδες.",
    ("he", "Hebr"): "זה סיפור על עיתונים ישנים.",
    ("ar", "Arab"): "هذه قصة عن الصحف القديمة، وكل القراء يقولون إن المكتبة يجب أن تفتح من قبل.",
    ("fa", "Arab"): "این داستانی است که در آن از روزنامه‌های قدیمی می‌گویند و برای همه خوب است.",
    ("th", "Thai"): "นี่คือเรื่องราวของหนังสือพิมพ์เก่า",
}  # fmt: skip


@pytest.mark.parametrize(("answer", "sentence"), SENTENCES.items())
def test_a_sentence_is_in_its_language(answer: tuple[str, str], sentence: str) -> None:
    assert identify(sentence) == answer


def test_what_has_no_words_has_no_language() -> None:
    assert identify("") == ("", "")
    assert identify("1234 5678 !?") == ("", "")
    assert identify("Xyzzy Qwrtp Zzkrt")[0] == ""


def test_chinese_among_english_markup_words_is_chinese() -> None:
    assert identify("Home News 市图书馆上周搬进了新楼，读者很高兴 Login")[0] == "zh"


def test_scripts_and_styles_of_a_page_are_not_its_language() -> None:
    page = "<html><body><script>if (this.is.not) { the('end') }</script><p>Городская</p></body>"
    assert "the" not in visible_text(page, "text/html")
    assert "Городская" in visible_text(page, "text/html")


def test_the_language_of_a_page_is_that_of_its_prose_and_not_of_its_menus():
    from cleaner.detect.stage import visible_text

    menu = "".join(f"<li><a href=/{word}>{word}</a></li>" for word in ("Home", "News", "Login") * 9)
    script = "<script>if (a > b && document.title.length < 3) { go('to the start page') }</script>"
    prose = "<p>Das ist nicht der erste Versuch, und er wird auch nicht der letzte sein.</p>"
    page = f"<body><ul>{menu}</ul>{script}{prose * 9}</body>"
    assert identify(visible_text(page, "text/html")) == ("de", "Latn")
    assert "Home" in visible_text(f"<body><ul>{menu}</ul>", "text/html")
    assert "go(" not in visible_text(page, "text/html")
