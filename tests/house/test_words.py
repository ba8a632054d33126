"""No words of a language stand in code: they are data in `packs/`, with a reason and a sample."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "cleaner"
WORD = re.compile("[\u0400-\u04ff\u3040-\u30fe\u3400-\u9fff\uac00-\ud7a3]{2,}")
CLASS = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|.-.")
ALLOWED = {
    "repair/bytes/codec_pairs.py": "what a codec makes of bytes: no words",
    "repair/bytes/plausible.py": "the commonest characters, a statistic of text",
    "repair/rules/rep035_lost_character.py": "what a codec makes of U+FFFD: no word",
    "repair/variants.py": "radicals, told apart by code point",
    "strip/lines/series.py": "numerals, which number the parts of a text: a grammar",
    "strip/metadata/date_words.py": "numerals and the marks of Chinese dates: a grammar",
}
"""Files with runs of such letters that are no phrases, and why."""


FUNCTION_WORDS = frozenset({
    "and", "the", "of", "with", "from", "und", "der", "die", "das", "mit", "von", "et", "le", "les",
    "des", "avec", "par", "y", "el", "los", "del", "con", "por", "e", "il", "gli", "della", "o", "os",
    "dos", "het", "een", "van", "i", "och", "og", "av", "ja", "na", "od", "se", "w", "z", "ve", "ile",
    "и", "в", "на", "с",
})  # fmt: skip
"""Words that no name of a tag, class, key or codec is, and that no list of a language goes without."""
CHOICE = re.compile(r"(?<![\w\\-])[^\W\d_]+(?:\|[^\W\d_]+)+(?![\w-])")
SHORT = frozenset({"i", "o", "e", "y", "w", "z", "s", "a", "в", "с", "и"})


def samples(tree: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, descriptions of rules, and constants of rule files that only samples are made of."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"Rule", "Example"}:
            yield from ast.walk(node)
        elif isinstance(node, ast.Assign) and "。" in ast.unparse(node.value):
            yield from (n for n in ast.walk(node.value) if "。" in str(getattr(n, "value", "")))


def found() -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        passed = set(map(id, samples(tree)))
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in passed and WORD.search(CLASS.sub(" ", node.value)):
                words.setdefault(file.relative_to(SOURCE).as_posix(), []).append(node.value)
    return words


def function_words(text: str) -> set[str]:
    """Function words among the choices of an expression; two of one letter alone may be letters."""
    found = {word for choice in CHOICE.findall(text) for word in choice.split("|")}
    meant = found & FUNCTION_WORDS
    return meant if meant - SHORT else set()


def test_function_words_of_an_expression_are_seen():
    assert function_words(r"[ ]*[,;][ ]*|[ ]+(?:and|und|y)[ ]+") == {"and", "und", "y"}
    assert not function_words(r"<(?:p|span|div|strong|td|li|font|a|b|i)\b|div|y|o")


def test_no_list_of_latin_words_stands_in_code():
    seen: dict[str, set[str]] = {}
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                seen.setdefault(file.relative_to(SOURCE).as_posix(), set()).update(
                    function_words(node.value)
                )
    assert not {name: words for name, words in seen.items() if words}


def test_no_words_of_a_language_stand_in_code():
    more = {name: words for name, words in found().items() if name not in ALLOWED}
    assert not more, "move these to src/cleaner/packs/<language>/*.toml"


def test_no_file_is_allowed_for_nothing():
    assert not ALLOWED.keys() - found().keys()
