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
    "strip/credits/names.py": "to move: the mark of a writer in Japanese credits",
    "strip/metadata/date_words.py": "numerals and the marks of Chinese dates: a grammar",
    "strip/rules/fur475_stray_tag_end.py": "to move: words that speak of markup",
}
"""Files with runs of such letters that are no phrases, and why."""


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


def test_no_words_of_a_language_stand_in_code():
    more = {name: words for name, words in found().items() if name not in ALLOWED}
    assert not more, "move these to src/cleaner/packs/<language>/*.toml"


def test_no_file_is_allowed_for_nothing():
    assert not ALLOWED.keys() - found().keys()
