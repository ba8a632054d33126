"""JUnit XML: a test suite a file, a failed test case a finding."""

from collections.abc import Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from cleaner.check.formats.place import message, place
from cleaner.finding import Finding
from cleaner.text.lazy_pattern import lazy_pattern

_NOT_XML = lazy_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NOTHING = """\
  <testsuite name="cleaner" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="cleaner"/>
  </testsuite>
"""


def render(findings: Sequence[Finding]) -> str:
    """A `testsuites` document; without findings one suite with one passed case."""
    total = len(findings)
    suites = [_suite(file, list(group)) for file, group in groupby(findings, key=lambda f: f.file)]
    if not suites:
        suites = [_NOTHING]
    counts = f'tests="{max(1, total)}" failures="{total}" errors="0"'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<testsuites name="cleaner" {counts}>\n{"".join(suites)}</testsuites>\n'
    )


def _suite(file: str, findings: list[Finding]) -> str:
    cases = "".join(
        f"    <testcase name={_attribute(f'{f.rule} {place(f)}')} classname={_attribute(file)}>\n"
        f"      <failure message={_attribute(message(f))} type={_attribute(f.rule)}>"
        f"{escape(_clean(f'{place(f)}: {f.rule} {message(f)}'))}</failure>\n"
        "    </testcase>\n"
        for f in findings
    )
    count = len(findings)
    return (
        f'  <testsuite name={_attribute(file)} tests="{count}" failures="{count}" errors="0">\n'
        f"{cases}  </testsuite>\n"
    )


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_clean(text))
