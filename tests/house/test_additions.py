"""A rule, a format and a reader are one file each, a language one folder: seen in a copy of the tree."""

import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
TEXT = "The ferry left at six, and by the time it reached the island the fog had lifted.\n\n" * 3
RULE = '''"""A ferry is named."""

from cleaner.rule import Rule

RULE = Rule(
    code="SEC999", name="ferry", stage="split", summary=__doc__,
    why="Ferries are of interest.", keeps=("A boat.",), triggers=("ferry",),
)


def find(document, config):
    yield RULE.report(0, 3)
'''
FORMAT = '''"""The body in capitals."""

from cleaner.emit.formats.format import Format, to_utf8

FORMAT = Format(".loud", lambda document, config: to_utf8(document.body.upper()))
'''
READER = '''"""Records divided by a line of stars."""

from cleaner.read.reader import Reader, open_rows


def rows(given):
    parts = given.stream.read().decode().split("***\\n")
    yield from ((n, {"text": part}) for n, part in enumerate(parts))


READER = Reader((".stars",), open_rows(rows), rows)
'''
PACK = """id = "sk/furniture"
summary = "Lines of pages in Esperanto."
source = "Written for a test."

[[entry]]
id = "share"
kind = "share"
text = ["kunhavigi tiun ĉi novaĵon"]
reason = "A share button."
keep = "Ili kunhavigis la novaĵon kun ĉiuj."
"""


@pytest.fixture
def tree(tmp_path):
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(SOURCE / "cleaner", tmp_path / "src" / "cleaner", ignore=ignore)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def python(tree, *arguments):
    env = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments], cwd=tree, env=env, capture_output=True, encoding="utf-8"
    )
    assert not done.stderr or done.returncode in {0, 1}, done.stderr
    return done.stdout


def test_a_rule_is_one_file(tree):
    (tree / "src/cleaner/split/rules/sec999_ferry.py").write_text(RULE, encoding="utf-8")
    assert "A ferry is named." in python(tree, "-m", "cleaner", "rule", "SEC999")
    assert "SEC999" in python(tree, "-m", "cleaner", "check", "--no-cache", "a.txt")


def test_a_format_is_one_file(tree):
    (tree / "src/cleaner/emit/formats/loud.py").write_text(FORMAT, encoding="utf-8")
    assert python(tree, "-m", "cleaner", "run", "a.txt", "--to", "loud").startswith("THE FERRY")


def test_a_reader_is_one_file(tree):
    (tree / "src/cleaner/read/stars.py").write_text(READER, encoding="utf-8")
    code = (
        "from cleaner.read.reader import is_container, read_fields\n"
        "assert is_container('b.stars')\n"
        "print(*(f.value for f in read_fields('b.stars', b'one***\\ntwo')))"
    )
    assert python(tree, "-c", code).split() == ["one", "two"]
    (tree / "b.stars").write_text(f"{TEXT}***\n{TEXT}", encoding="utf-8")
    assert python(tree, "-m", "cleaner", "run", "b.stars", "--to", "jsonl").count("\n") == 2


def test_a_language_is_one_folder(tree):
    folder = tree / "src/cleaner/packs/sk"
    folder.mkdir()
    (folder / "furniture.toml").write_text(PACK, encoding="utf-8")
    code = (
        "from cleaner.pack import languages, load_packs\n"
        "print('sk' in languages(), *(p.id for p in load_packs('furniture')))"
    )
    assert python(tree, "-c", code).split()[0] == "True"
    assert "sk/furniture" in python(tree, "-c", code)


def test_the_rule_and_the_phrase_of_contributing_are_ones(tree):
    text = (SOURCE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rule = re.findall(r"```python\n(.*?)```", text, re.DOTALL)[0]
    entry = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[0]
    (tree / "src/cleaner/split/rules/sec020_dashes.py").write_text(rule, encoding="utf-8")
    pack = f'id = "mine/furniture"\nsummary = "Mine."\nsource = "A test."\n\n{entry}'
    (tree / "mine.toml").write_text(pack, encoding="utf-8")
    (tree / "cleaner.toml").write_text('packs = ["mine.toml"]\n', encoding="utf-8")
    assert "dashes" in python(tree, "-m", "cleaner", "rule", "SEC020")
    (tree / "b.txt").write_text(f"{TEXT}Tell a friend\n", encoding="utf-8")
    found = python(tree, "-m", "cleaner", "run", "b.txt", "--to", "json")
    assert "share-with-a-friend" in found


def test_contributing_names_what_makes_every_file_of_data():
    text = (SOURCE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    packs = SOURCE / "cleaner" / "packs"
    named = [
        pattern
        for row in re.findall(r"(?m)^\| (`\w+/.*?) \|", text)
        for pattern in re.findall("`(.*?)`", row)
    ]
    made = [
        f.relative_to(packs).as_posix()
        for f in packs.rglob("*.*")
        if f.suffix in {".gz", ".json", ".bin", ".txt"}
    ]
    assert len(made) > 10
    assert not [name for name in made if not any(fnmatch(name, pattern) for pattern in named)]


@pytest.mark.parametrize(
    "module",
    sorted(
        set(
            re.findall(
                r"python -m (training\.[\w.]+)",
                (SOURCE.parent / "CONTRIBUTING.md").read_text(encoding="utf-8"),
            )
        )
    ),
)
def test_the_scripts_that_contributing_names_are_there(module):
    assert (SOURCE.parent / f"{module.replace('.', '/')}.py").exists()
