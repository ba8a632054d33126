"""How a finding's place and fault are worded, the same in every format."""

from cleaner.check.fixable import SAFE, UNSAFE
from cleaner.check.lint import rules_by_code
from cleaner.finding import Finding
from cleaner.text.visible import shown

DOCS = "https://github.com/cleaner-toolkit/cleaner-toolkit/blob/main/docs/rules.md"


def place(finding: Finding) -> str:
    """`file:line:column`, with record and field where the file is a container.

    >>> place(Finding(rule="REP050", message="m", file="a.jsonl", record=2, field="text", line=1))
    'a.jsonl:3:text:1:0'
    """
    name = shown(finding.file)
    parts = [f"./{name}" if name.startswith("::") else name]  # or a log takes it for a command
    if finding.field:
        parts += [str(finding.record + 1), finding.field]
    if finding.line:
        parts += [str(finding.line), str(finding.column)]
    elif finding.field:
        parts += ["1", "0"]
    return ":".join(parts)


def message(finding: Finding) -> str:
    """The message on one line: the fault, what was found, the element path of page findings."""
    where = f" (at {shown(finding.path)})" if finding.path and not finding.line else ""
    said = shown(" ".join(finding.message.split()))
    quoted = quotation(finding)
    return (said.rstrip(".") if quoted else said) + quoted + where


QUOTED = 40
"""Code points of a quotation on one line; a terminal has 80 columns."""


def quotation(finding: Finding) -> str:
    """What was found, in guillemets, and what it would become.

    >>> quotation(Finding(rule="REP050", message="m", quote="\\u200b"))
    ': \u00ab\\\\u200b\u00bb'
    """
    text = " ".join(finding.quote.split(" ")).strip("\n")
    if not text:
        return ""
    edit = finding.edit
    becomes = f" -> \u00ab{_cut(edit.after)}\u00bb" if edit is not None and edit.after else ""
    return f": \u00ab{_cut(text)}\u00bb{becomes}"


def _cut(text: str) -> str:
    return shown(text) if len(text) <= QUOTED else shown(text[: QUOTED - 1]) + "\u2026"


def name(code: str) -> str:
    """The name of a rule."""
    rule = rules_by_code().get(code)
    return rule.name if rule else code.lower()


MARKS = {SAFE: "[*]", UNSAFE: "[!]"}
"""How a finding is marked that a fix mends."""


def mark(finding: Finding) -> str:
    """`[*] ` if `--fix` mends it, `[!] ` if only `--fix --unsafe-fixes` does, else nothing."""
    return f"{MARKS[finding.fix]} " if finding.fix else ""


def url(code: str) -> str:
    """Where the rule is explained."""
    return f"{DOCS}#{name(code)}-{code.lower()}"


def severity(finding: Finding) -> str:
    """`error` for faults of the bytes, `warning` for the rest."""
    return "error" if finding.rule.startswith("ENC") else "warning"
