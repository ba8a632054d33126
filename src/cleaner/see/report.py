"""The page of a run: its figures as pictures, each with the table behind it, and examples of rules."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from cleaner.emit.formats.facts import Facts
from cleaner.see import charts
from cleaner.see.totals import BINS, Report, length_names
from cleaner.see.view import escaped, fill, kind_of_rule

MOST = 15
"""Rows of a picture; what is beyond is in its table, or counted as "others" where there is no end."""
ROWS = 200
"""Rows of a table."""

SINGLE_COLUMNS = (
    "path", "status", "rule", "reason", "media_type", "encoding", "language", "title", "published",
    "site", "scraped", "kept", "words", "reading_seconds", "body",
)  # fmt: skip
"""The columns of CSV: one row a document."""


class Panel(NamedTuple):
    """A picture with its table: `label` names the rows, `counted` what is counted in them."""

    title: str
    note: str
    label: str
    counted: str
    rows: list[tuple[str, int]]
    picture: str


class RuleRow(NamedTuple):
    """What the page tells of a rule; `examples` are path, text, and the link to a view or ""."""

    code: str
    name: str
    kind: str
    summary: str
    documents: int
    edits: int
    removed: int
    added: int
    examples: list[tuple[str, str, str]]


def render_report(report: Report, views: Mapping[str, str] | None = None) -> str:
    """The report as one self-contained page of HTML; `views` gives links by path.

    Raises `MissingExtraError` without jinja2 or vl-convert.
    """
    return fill(
        "report.html",
        scripted=False,
        report=report,
        share=round(100 * report.kept / report.scraped) if report.scraped else 0,
        panels=list(_panels(report)),
        rules=[_rule_row(code, report, views or {}) for code in report.rules],
        duplicates=[(g.size, [escaped(path) for path in g.paths]) for g in report.duplicates],
        slowest=[(escaped(path), f"{seconds:.2f}") for path, seconds in report.slowest],
    )


def _panels(report: Report) -> Iterable[Panel]:
    """The pictures in the order of a document's way; those that would say one thing are left out."""
    by = "documents"
    yield _bars("Verdicts", "", "verdict", by, report.verdicts)
    if report.reasons:
        yield _bars("Why not kept", "", "rule and reason", by, report.reasons)
    yield _bars("Encodings", "As detected.", "encoding", by, report.encodings)
    yield _bars("Languages", "", "language", by, report.languages)
    yield _columns(
        "Share kept", "Of the text of each kept document.", "per cent", by, _share_rows(report)
    )
    lengths = zip(length_names(), (count for _, count in report.lengths), strict=True)
    yield _columns("Lengths", "Of the bodies, in characters.", "characters", by, list(lengths))
    removed = {code: total.removed for code, total in report.rules.items() if total.removed}
    yield _bars("What rules removed", "In characters.", "rule", "characters", removed)
    edits = {code: total.edits for code, total in report.rules.items()}
    ranked = dict(sorted(edits.items(), key=lambda item: (-item[1], item[0])))
    yield _bars("How often rules spoke", "", "rule", "edits", ranked)
    dated = [(day, count) for day, count in report.dates.items() if day != "unknown"]
    if dated:
        without = report.dates.get("unknown", 0)
        yield _columns("Dates", f"By month; {without:,} have no date.", "month", by, dated)
    if set(report.sites) != {"unknown"}:
        yield _bars("Sites", "Name of the site, or the source.", "site", by, report.sites)


def _share_rows(report: Report) -> list[tuple[str, int]]:
    step = 100 // BINS
    return [(f"{at * step}-{(at + 1) * step}", count) for at, count in enumerate(report.shares)]


def _bars(title: str, note: str, label: str, counted: str, counts: Mapping[str, int]) -> Panel:
    rows = [(escaped(name), count) for name, count in counts.items()]
    shown = rows[:MOST]
    if rest := sum(count for _, count in rows[MOST:]):
        shown.append((f"{len(rows) - MOST:,} others", rest))
    return Panel(title, note, label, counted, rows[:ROWS], charts.bars(shown, counted))


def _columns(title: str, note: str, label: str, counted: str, rows: list[tuple[str, int]]) -> Panel:
    return Panel(title, note, label, counted, rows[-ROWS:], charts.columns(rows, counted, label))


def _rule_row(code: str, report: Report, views: Mapping[str, str]) -> RuleRow:
    from cleaner.rule import all_rules

    total = report.rules[code]
    known = {active.rule.code: active.rule for active in all_rules()}
    rule = known.get(code)
    return RuleRow(
        code, rule.name if rule else "", kind_of_rule(code), rule.summary if rule else "",
        total.documents, total.edits, total.removed, total.added,
        [(escaped(path), escaped(text), views.get(path, "")) for path, text in total.examples],
    )  # fmt: skip


def to_json(report: Report) -> str:
    """The figures as JSON, indented; times are left out, so that it is the same every time."""
    fields = msgspec.to_builtins(report)
    del fields["slowest"]
    return msgspec.json.format(msgspec.json.encode(fields), indent=1).decode() + "\n"


def to_csv(rows: Iterable[Facts]) -> str:
    """A row a document, with a column for the edits of each rule that spoke."""
    every = list(rows)
    codes = sorted({code for row in every for code in row.rules})
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([*SINGLE_COLUMNS, *codes])
    for row in every:
        counts = [row.rules[code].edits if code in row.rules else 0 for code in codes]
        writer.writerow([*(_cell(getattr(row, name)) for name in SINGLE_COLUMNS), *counts])
    return stream.getvalue()


def _cell(value: object) -> object:
    """A cell that no spreadsheet takes for a formula, its control characters written out."""
    if not isinstance(value, str):
        return value
    text = escaped(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} else text
