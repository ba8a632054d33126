"""The order of the house: no circle of imports, no crowded room, no overlong file or function."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
TREES = ("src", "training", "bench")
MOST_FILES = 25
MOST_LINES = 400
MOST_FUNCTION_LINES = 45
MANY = {"rules", "packs"}
"""Folders that hold one file a thing and may hold many."""


def files() -> list[Path]:
    return sorted(file for tree in TREES for file in (ROOT / tree).rglob("*.py"))


def module_of(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    parts = parts[1:] if parts[0] == "src" else parts
    return ".".join(parts).removesuffix(".__init__")


def imported(file: Path, known: set[str]) -> Iterator[str]:
    """The modules of the house that a file imports, wherever in it; not those for types alone."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    typing_only = {
        node
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.dump(branch.test)
        for node in ast.walk(branch)
    }
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in known else node.module


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The modules left when those that import nothing left are taken away, again and again."""
    left = dict(graph)
    for _ in graph:
        done = {name for name, uses in left.items() if not uses & left.keys()}
        left = {name: uses for name, uses in left.items() if name not in done}
    inside = {name for uses in left.values() for name in uses} & left.keys()
    return sorted([name, *sorted(left[name] & inside)] for name in inside)


def test_no_files_import_each_other_in_a_circle():
    every = {module_of(file): file for file in files()}
    graph = {
        name: {m for m in imported(file, set(every)) if m in every and m != name}
        for name, file in every.items()
    }
    assert circles(graph) == []


def test_a_circle_would_be_found():
    graph = {"a": {"b"}, "b": {"a", "e"}, "c": {"a"}, "e": set()}
    assert circles(graph) == [["a", "b"], ["b", "a"]]


def test_no_folder_is_crowded():
    folders = {file.parent for file in files()}
    crowded = {
        str(folder.relative_to(ROOT)): len(list(folder.glob("*.py")))
        for folder in folders
        if folder.name not in MANY and len(list(folder.glob("*.py"))) > MOST_FILES
    }
    assert crowded == {}


@pytest.mark.parametrize("file", files(), ids=lambda f: str(f.relative_to(ROOT)))
def test_no_file_and_no_function_is_overlong(file):
    text = file.read_text(encoding="utf-8")
    assert text.count("\n") <= MOST_LINES
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > MOST_FUNCTION_LINES
    ]
    assert long == []
