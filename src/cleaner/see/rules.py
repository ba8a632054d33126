"""Rules described for people (`cleaner rule`, the docs pages) and as JSON."""

from collections.abc import Sequence

import msgspec

from cleaner.rule import Rule
from cleaner.text.visible import escaped


def describe(rule: Rule) -> str:
    """One rule in full, as Markdown; texts of examples with invisible characters escaped."""
    safety = "safe: no visible word is removed" if rule.safe else "unsafe: words are removed"
    lines = [
        f"# {rule.name} ({rule.code})",
        "",
        f"Stage {rule.stage}, {rule.status}. Its fix is {safety}.",
        "",
        "## What it does",
        "",
        rule.summary,
        "",
        "## Why",
        "",
        rule.why,
    ]
    if rule.examples:
        lines += ["", "## Examples", ""]
        lines += [f"- {escaped(e.before)} -> {escaped(e.after)}" for e in rule.examples]
    lines += ["", "## What it leaves alone", ""]
    lines += [f"- {escaped(text)}" for text in rule.keeps]
    return "\n".join(lines) + "\n"


def list_rules(rules: Sequence[Rule]) -> str:
    """One line a rule: code, name, summary."""
    width = max((len(r.name) for r in rules), default=0)
    return "".join(f"{r.code}  {r.name:<{width}}  {r.summary}\n" for r in rules)


def rules_json(rules: Sequence[Rule]) -> bytes:
    """All fields of the rules as a JSON array, but for the functions."""
    told = [msgspec.structs.replace(rule, may_find=None) for rule in rules]
    return msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n"
