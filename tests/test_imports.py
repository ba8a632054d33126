"""A budget of imports: what starting up may load."""

import subprocess
import sys

HEAVY = {
    "bs4", "ftfy", "charset_normalizer", "chardet", "selectolax", "opencc", "pyarrow", "ray",
    "pyspark", "numpy", "lightgbm", "jinja2",
}  # fmt: skip


def loaded(code: str) -> set[str]:
    """The top-level modules that are loaded after running `code` in a new interpreter."""
    script = f"import sys\n{code}\nprint(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    return set(done.stdout.decode().splitlines()[-1].split())


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
    assert not loaded(code) & {"chardet", "charset_normalizer", "bs4", "selectolax", "opencc"}
