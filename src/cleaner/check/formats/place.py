"""How a finding's place and fault are worded, the same in every format."""

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
        parts += [str(finding.record + 1), shown(finding.field)]
    if finding.line:
        parts += [str(finding.line), str(finding.column)]
    elif finding.field:
        parts += ["1", "0"]
    return ":".join(parts)


def message(finding: Finding) -> str:
    """The message on one line, with the element path of page findings."""
    where = f" (at {shown(finding.path)})" if finding.path and not finding.line else ""
    return shown(" ".join(finding.message.split())) + where


def name(code: str) -> str:
    """The name of a rule."""
    rule = rules_by_code().get(code)
    return rule.name if rule else code.lower()


def mark(finding: Finding) -> str:
    """`[*]` for a safe fix, `[!]` for an unsafe one, else nothing."""
    if finding.edit is None:
        return ""
    return "[*] " if finding.edit.safe else "[!] "


def url(code: str) -> str:
    """Where the rule is explained."""
    return f"{DOCS}#{name(code)}-{code.lower()}"


def severity(finding: Finding) -> str:
    """`error` for faults of the bytes, `warning` for the rest."""
    return "error" if finding.rule.startswith("ENC") else "warning"
