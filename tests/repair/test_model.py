"""The character model: folds before it scores, tells text from nonsense, and refuses other data."""

import pytest

from cleaner.repair.document_model import DocumentModel
from cleaner.repair.language_model import END, Model, load_model, pack_model
from cleaner.text.scripts import fold


def test_text_is_likelier_than_shifted_text() -> None:
    model = load_model()
    assert model.text_score("他们在会上介绍情况") / 9 > -6 > model.text_score("睂m雪硎墙眳") / 7


def test_script_and_width_do_not_matter() -> None:
    model = load_model()
    assert model.text_score("這裡說，Ａ１。") == model.text_score("这里说,B2。")


def test_folding_keeps_the_length() -> None:
    text = "說！ＡBc１2。\u3000麼"
    assert len(fold(text)) == len(text)


def test_a_packed_model_comes_back() -> None:
    one = {"a": 0.5, "b": 0.3, END: 0.2}
    packed = pack_model(one, {"ab": 0.9}, {"a": 0.2}, {"\nab": 0.8}, {"\na": 0.4})
    model = Model(packed)
    assert model.score("\nab") == pytest.approx(-0.2)
    assert model.score("bab") == pytest.approx(-0.1)
    assert model.score("\naa") == pytest.approx(-0.9 - 1.6 - 0.7)


def test_other_data_is_refused() -> None:
    with pytest.raises(ValueError, match="CLM1"):
        Model(b"PK\x03\x04")


def test_what_a_document_repeats_becomes_likely() -> None:
    model = load_model()
    text = "勐啊口岸很热闹。勐啊的市场也大。"
    assert DocumentModel(model, text).score("勐啊口") > model.score("勐啊口")


@pytest.mark.parametrize("context", ["豈豈", ",,", "的,", "中国", "\n\n", "0a"])
def test_many_at_once_score_as_one_by_one(context: str) -> None:
    model = load_model()
    wanted = dict.fromkeys("的了国人在中上下来去说，。0a")
    found = model.likely(context, wanted.keys(), "的，")
    assert set("的，") <= set(found)
    for character, value in found.items():
        assert value == pytest.approx(model.score(context + character))
