"""A plain command line means the same whether typer reads it or not."""

import shlex
from unittest import mock

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from cleaner.cli.app import app
from cleaner.cli.commands import NAMES, load_command
from cleaner.cli.guard import Command
from cleaner.cli.parameter import Option, parameters
from cleaner.cli.words import read_words

PLAIN = """
run a.html
run -
run pages/ -o cleaned --jobs 2 -q
run --rejects bad --to=jsonl a.txt b.txt
run --files-from - -0
check --select ENC,REP --select=FUR --fix corpus/
check --output-format sarif -o findings.sarif corpus/ --statistics -j 0
check --per-file-ignores *.md:REP --exclude build a
detect --convert -o utf8 pages/
repair --in-place --preview corpus/
strip page.html --keep tables,captions --keep links --kind article
split book/ --to sections --min-level 3 -o chapters
emit a.json --ledger none --script simplified --url https://example.org/a
diff --declared gbk a.txt
explain page.html --block 12
restore corpus.jsonl -o originals
restore
rule --all --output-format json
rule rep050
rule --site sites/a.toml page1.html page2.html
""".strip().splitlines()

UNCLEAR = """
run --help
run -h
run --tp md
run a.txt --to
run -qo out a.txt
run -j2 a.txt
run -j -1 a.txt
run --jobs two
run -- -a.txt
run --quiet=yes
run --to= a.txt
split --min-level 7 a.txt
restore a b
strip -o --quiet a.txt
""".strip().splitlines()


def by_typer(words):
    """The flags that typer gives the command."""
    seen = []
    with (
        mock.patch.object(Command, "run", lambda _command, flags: seen.append(flags) or 0),
        pytest.raises(SystemExit),
    ):
        app(words, prog_name="cleaner")
    return seen[0] if seen else None


@pytest.mark.parametrize("line", PLAIN)
def test_a_plain_line_is_read_as_typer_reads_it(line):
    name, *words = shlex.split(line)
    flags = read_words(load_command(name).flags, words)
    assert flags is not None
    assert flags == by_typer([name, *words])


@pytest.mark.parametrize("line", UNCLEAR)
def test_a_line_that_is_not_plain_is_left_to_typer(line):
    name, *words = shlex.split(line)
    assert read_words(load_command(name).flags, words) is None


WORDS = st.sampled_from(
    ["a.txt", "-", "--", "-q", "-0", "-o", "x", "--to", "--to=md", "-j", "2", "-1", "--quiet", "-qq",
     "--keep", "links", "--min-level", "3", "9", "--fix", "--preview", "--no-preview", "--url=", "-x"]
)  # fmt: skip


@given(st.sampled_from(NAMES), st.lists(WORDS, max_size=6))
def test_whatever_is_read_without_typer_typer_reads_so_too(name, words):
    flags = read_words(load_command(name).flags, words)
    if flags is not None:
        assert flags == by_typer([name, *words])


def test_every_option_has_help_and_its_names_are_its_own():
    for name in NAMES:
        known = parameters(load_command(name).flags)
        names = [word for parameter in known for word in parameter.names()]
        assert len(names) == len(set(names)), name
        assert all(parameter.about.help for parameter in known)
        assert any(isinstance(parameter.about, Option) for parameter in known)


def test_typer_knows_every_command():
    assert tuple(typer.main.get_group(app).commands) == NAMES
