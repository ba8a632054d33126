"""Escapes that Markdown shows as code are meant; the same beside it are damage."""

import pytest

import cleaner
from cleaner.document import Source
from cleaner.pipeline import until

ESCAPES = ("&#34;World&#34;", "\\u4e2d\\u6587", "%E4%B8%AD%E6%96%87")
FORMS = (
    "It gives:\n\n```\n>>> escape(x)\nMarkup('<em>{}</em>')\n```\n",
    "It gives:\n\n    >>> escape(x)\n    Markup('a {} b')\n",
    "It gives ``a {} b`` then.\n",
    "~~~ python\nprint({})\n~~~\n",
)


@pytest.mark.parametrize("escape", ESCAPES)
@pytest.mark.parametrize("form", FORMS)
def test_code_stays_and_text_beside_it_is_mended(escape: str, form: str) -> None:
    text = f"# Escapes\n\n{form.format(escape)}\nThe town of {escape} lies on the river.\n"
    document = until("repair").run(Source(text=text, media_type="text/markdown"))
    assert form.format(escape) in document.text
    assert document.text.count(escape) == 1


def test_a_link_to_a_heading_stays() -> None:
    text = "See [notes about the town](#notes-%E7%9B%B8%E9%97%9C%E9%80%A3%E7%B5%90) below.\n"
    assert cleaner.clean(text, media_type="text/markdown").text.count("%E7%9B%B8") == 1
