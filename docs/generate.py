"""Make the generated pages and tables from the code; `--check` only compares.

    python docs/generate.py [--check]

Writes docs/rules.md, docs/commands.md, docs/record.schema.json, src/cleaner/cli/completion.json.
"""

import inspect
import json
import os
import sys
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]


def rules_page() -> str:
    """Every rule: a table, then each in full."""
    from cleaner.rule import all_rules, load_rules
    from cleaner.see.rules import describe

    rules = [active.rule for active in all_rules()]
    rows = [
        f"| [{r.code}](#{r.name}-{r.code.lower()}) | {r.name} | {r.stage} | {r.status} | "
        f"{'safe' if r.safe else 'unsafe'} | {'yes' if r.check else 'no'} |"
        for r in rules
    ]
    head = [
        "# Rules",
        "",
        "Made by `docs/generate.py` from the rule files. *safe*: the fix removes no visible word.",
        "*check*: `cleaner check` reports it unless told otherwise.",
        "",
        "| code | name | stage | status | fix | check |",
        "|---|---|---|---|---|---|",
        *rows,
        "",
        "FUR900 is no rule of its own: it marks blocks that the labeller alone dropped.",
        "",
    ]
    head += ["## The order they run in", "", "| stage | rules, first to last |", "|---|---|"]
    for stage in ("detect", "repair", "strip", "split", "check"):
        codes = " ".join(active.rule.code for active in load_rules(stage))
        head.append(f"| {stage} | {codes} |")
    head += ["", "The order stands in `src/cleaner/<stage>/rules/__init__.py`.", ""]
    bodies = [describe(r).replace("\n## ", "\n### ").replace("# ", "## ", 1) for r in rules]
    return "\n".join(head) + "\n" + "\n".join(bodies)


def schema() -> str:
    """JSON Schema of a record."""
    from cleaner.document import Document

    tidy = _tidy(msgspec.json.schema(Document))
    return json.dumps(tidy, indent=1, ensure_ascii=False) + "\n"


def _tidy(schema: object) -> object:
    """The schema with descriptions outdented and null last: releases of msgspec differ in both."""
    if isinstance(schema, dict):
        return {
            key: inspect.cleandoc(value)
            if key == "description" and isinstance(value, str)
            else _tidy(value)
            for key, value in schema.items()
        }
    if isinstance(schema, list):
        return [_tidy(item) for item in sorted(schema, key=lambda item: item == {"type": "null"})]
    return schema


def commands() -> dict[str, object]:
    """The click commands of the application, by name."""
    import typer

    from cleaner.cli.app import app

    return dict(sorted(typer.main.get_group(app).commands.items()))


def completion_table() -> str:
    """Options and help by command."""
    table: dict[str, dict[str, str]] = {"": {}}
    for name, command in commands().items():
        table[""][name] = (command.help or "").split(". ")[0].rstrip(".")
        options = {
            option: (getattr(p, "help", None) or "").split(". ")[0].rstrip(".")
            for p in command.params
            for option in p.opts
            if option.startswith("--")
        }
        table[name] = options | {"--help": "Show the help"}
    return json.dumps(table, indent=1, ensure_ascii=False) + "\n"


def commands_page() -> str:
    """Every command with its options."""
    parts = ["# Commands", "", "Made by `docs/generate.py` from the commands.", ""]
    for name, command in commands().items():
        parts += [f"## cleaner {name}", "", inspect.cleandoc(command.help or ""), ""]
        parts += [inspect.cleandoc(command.epilog or ""), "", "| option | meaning |", "|---|---|"]
        for p in command.params:
            names = ", ".join(f"`{o}`" for o in p.opts) if p.opts[0].startswith("-") else p.name
            parts.append(f"| {names} | {(getattr(p, 'help', None) or '').replace('|', '/')} |")
        parts.append("")
    return "\n".join(parts)


def main() -> int:
    """Write the files, or with --check name those that are out of date."""
    os.environ.update(NO_COLOR="1", COLUMNS="100")
    files = {
        ROOT / "docs" / "rules.md": rules_page,
        ROOT / "docs" / "commands.md": commands_page,
        ROOT / "docs" / "record.schema.json": schema,
        ROOT / "src" / "cleaner" / "cli" / "completion.json": completion_table,
    }
    stale = []
    for path, make in files.items():
        text = make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path)
            if "--check" not in sys.argv:
                path.write_text(text, encoding="utf-8")
    for path in stale:
        after = "; run: python docs/generate.py" if "--check" in sys.argv else ""
        print(("out of date: " if "--check" in sys.argv else "written: ") + path.name + after)
    return 1 if stale and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
