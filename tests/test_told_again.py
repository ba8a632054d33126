"""A text read in a wrong encoding is in no language until it is mended."""

from cleaner import clean

ZH = "停了四个月以后，摆渡船星期一早上恢复开行。第一班船上坐了三十名乘客，还运了两台拖拉机。\n" * 3
RU = "Ночью река поднялась на два метра, и жители трёх деревень ушли на холмы до рассвета.\n" * 3


def test_language_and_script_are_those_of_the_mended_text() -> None:
    for text, language, script in ((ZH, "zh", "Hans"), (RU, "ru", "Cyrl")):
        broken = text.encode().decode("latin-1")
        done = clean(broken)
        assert text.strip()[:20] in done.body
        assert done.detection is not None
        assert (done.detection.language or language, done.detection.script) == (language, script)
        assert done.metadata.script == script


def test_a_text_that_needs_no_mending_keeps_what_was_detected() -> None:
    done = clean(RU)
    assert done.metadata.script == "Cyrl"


def test_sentences_that_begin_with_more_lead_to_no_other_article() -> None:
    text = (
        ZH
        + "\n更多困难还在后面，请大家一起想办法。\n\n更多信息请打电话 0571-0000000，或者写信给码头。\n"
    )
    done = clean(text)
    assert "更多困难" in done.body
    assert "更多信息请打电话" in done.body


def test_a_line_that_sends_elsewhere_still_goes() -> None:
    assert "更多精彩" not in clean(ZH + "\n更多精彩内容请关注江边新闻网\n").body
