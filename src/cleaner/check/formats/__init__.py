"""Output formats of the linter, one file each: `render(findings) -> str`."""

import importlib
from collections.abc import Callable, Sequence

from cleaner.errors import UsageError
from cleaner.finding import Finding

FORMATS = {
    "concise": "concise",
    "full": "full",
    "github": "github",
    "gitlab": "gitlab",
    "grouped": "grouped",
    "json": "json_array",
    "json-lines": "json_lines",
    "junit": "junit",
    "rdjson": "rdjson",
    "sarif": "sarif",
}

Render = Callable[[Sequence[Finding]], str]


def load_format(name: str) -> Render:
    """The renderer of a format; raises `UsageError` listing those there are."""
    if name not in FORMATS:
        raise UsageError(f"no output format is named {name!r}; there are: {', '.join(FORMATS)}")
    render: Render = importlib.import_module(f"cleaner.check.formats.{FORMATS[name]}").render
    return render
