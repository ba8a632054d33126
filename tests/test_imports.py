"""A budget of imports: what starting up may load."""

import subprocess
import sys

import pytest

HEAVY = {
    "bs4", "ftfy", "charset_normalizer", "selectolax", "opencc", "pyarrow", "yaml",
    "numpy", "lightgbm", "jinja2",
}  # fmt: skip


def printed(code: str) -> list[str]:
    """The words of the last line that `code` prints in a new interpreter."""
    script = f"import sys\n{code}"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return done.stdout.decode().splitlines()[-1].split()


def loaded(code: str) -> set[str]:
    """The top-level modules that are loaded after running `code` in a new interpreter."""
    return set(printed(f"{code}\nprint(*sorted({{m.split('.')[0] for m in sys.modules}}))"))


def test_importing_the_package_loads_nothing_heavy():
    assert not loaded("import cleaner") & (HEAVY | {"typer", "rich", "msgspec"})


def test_the_version_is_said_without_typer():
    code = "sys.argv = ['cleaner', '--version']\nfrom cleaner.__main__ import main\nmain()"
    assert not loaded(code) & (HEAVY | {"typer", "rich", "msgspec"})


def test_help_loads_no_stage_library():
    code = (
        "sys.argv = ['cleaner', '--help']\nfrom cleaner.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )
    assert not loaded(code) & HEAVY


def test_clean_utf8_text_loads_no_detector_and_no_html_parser():
    code = "import cleaner\ncleaner.clean('One line of text.\\n'.encode(), media_type='text/plain')"
    assert not loaded(code) & {"charset_normalizer", "bs4", "selectolax", "opencc"}


ALL_MODULES = """
import importlib, pkgutil
import cleaner
modules = [
    importlib.import_module(info.name)
    for info in pkgutil.walk_packages(cleaner.__path__, "cleaner.")
    if not info.name.endswith("__main__")
]
"""


def test_no_module_compiles_an_expression_when_it_is_imported():
    spy = """
import re
compiled = []
compile_now = re.compile
def spy(source, flags=0):
    name = sys._getframe(1).f_globals["__name__"]
    if name.startswith("cleaner") and not name.endswith("lazy_pattern"):
        compiled.append(name)
    return compile_now(source, flags)
re.compile = spy
"""
    assert not printed(f"{spy}{ALL_MODULES}print(*compiled)")


def test_every_expression_that_waits_in_a_module_can_be_compiled():
    code = """
from cleaner.text.lazy_pattern import _LazyPattern
waiting = [v for m in modules for v in vars(m).values() if isinstance(v, _LazyPattern)]
print(len([pattern.groups for pattern in waiting]))
"""
    assert int(printed(ALL_MODULES + code)[0]) > 300


NEVER = {
    "typer", "rich", "pydantic", "multiprocessing", "concurrent", "tomllib", "zipfile", "tempfile",
    "importlib.resources", "subprocess",
}  # fmt: skip
"""What no plain command of one file needs."""

TEXT = "Rain keeps the fair away\n\nThe council met on Tuesday and spoke about the fair for long.\n"


def modules_of(command, folder):
    """The modules that a command loads which cleans a text or a page of this folder.

    It runs once before, so that the tables of packs are kept.
    """
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.html").write_text(f"<html><body><p>{TEXT}</p></body></html>", encoding="utf-8")
    code = (
        f"import os\nos.chdir({str(folder)!r})\nsys.argv = ['cleaner', *{command.split()!r}]\n"
        f"sys.dont_write_bytecode, sys.pycache_prefix = False, {str(folder / 'kept')!r}\n"
        "from cleaner.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint()\nprint(*sys.modules)"
    )
    printed(code)
    return set(printed(code))


@pytest.mark.parametrize(
    ("command", "besides", "most"),
    [
        ("strip a.txt", {"selectolax", "ftfy", "opencc"}, 430),
        ("run a.txt", {"selectolax", "ftfy", "opencc"}, 450),
        ("strip a.html", {"ftfy", "opencc"}, 480),
        ("check --no-cache a.txt", {"selectolax", "ftfy", "opencc"}, 510),
    ],
)
def test_a_plain_command_loads_what_it_needs(command, besides, most, tmp_path):
    modules = modules_of(command, tmp_path)
    assert not modules & (NEVER | besides)
    assert len(modules) <= most


def test_only_its_own_command_is_imported(tmp_path):
    commands = {m for m in modules_of("strip a.txt", tmp_path) if m.startswith("cleaner.cli.")}
    assert not commands & {f"cleaner.cli.{name}" for name in ("check", "run", "rule", "app")}
