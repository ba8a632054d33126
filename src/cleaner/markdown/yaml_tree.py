"""YAML read as a small tree of strings, mappings and lists, with bounds that hostile input meets.

Only the events of PyYAML's parser are used, no constructor: no tag makes an object. What a scalar
means (a number, a date, nothing) is asked of it later, so `language: no` can stay a language.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

MAX_LENGTH = 200_000
"""Code points a head may have, aliases written out: four hundred lines of five hundred each."""

MAX_DEPTH = 20
"""Levels a head may be nested: menus of site generators reach five."""


class Scalar(NamedTuple):
    """A scalar as it is written; `plain` ones stand without quotes and may mean a number."""

    text: str
    plain: bool


Node = Scalar | list["Node"] | dict[str, "Node"]
Value = str | int | float | bool | None | tuple["Value", ...] | dict[str, "Value"]


class _Sized(NamedTuple):
    """A node with the code points it takes when every alias in it is written out."""

    node: Node
    size: int


def read_tree(text: str) -> Node:
    """The only document in a text; raises `ValueError` that names the line, counted from 1."""
    import yaml

    if len(text) > MAX_LENGTH:
        raise ValueError(f"it is longer than {MAX_LENGTH} code points")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = (e for e in yaml.parse(text, Loader=loader) if not isinstance(e, _frames()))
        builder = _Builder(events)
        found = builder.build(next(events, None), 0)
        if next(events, None) is not None:
            raise ValueError("it holds several documents")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else text.count("\n", 0, getattr(error, "position", 0)) + 1
        raise ValueError(f"line {line}: {getattr(error, 'problem', None) or error}") from error
    return found.node


@cache
def _frames() -> tuple[type, ...]:
    """The events around a document, which say nothing."""
    from yaml import events

    return (
        events.StreamStartEvent, events.StreamEndEvent,
        events.DocumentStartEvent, events.DocumentEndEvent,
    )  # fmt: skip


class _Builder:
    """Makes nodes of events; an anchor is known once its node is whole, so none holds itself."""

    def __init__(self, events: Iterator[Any]) -> None:
        self.events = events
        self.anchors: dict[str, _Sized] = {}

    def build(self, event: Any, depth: int) -> _Sized:
        """The node that begins with this event."""
        import yaml

        if event is None:
            return _Sized(Scalar("", plain=True), 1)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise ValueError(f"line {event.start_mark.line + 1}: an alias of nothing")
            return self.anchors[event.anchor]
        found = self._new(event, depth)
        if event.anchor:
            self.anchors[event.anchor] = found
        return found

    def _new(self, event: Any, depth: int) -> _Sized:
        import yaml

        if depth > MAX_DEPTH:
            raise ValueError(f"it is nested deeper than {MAX_DEPTH} levels")
        if isinstance(event, yaml.ScalarEvent):
            return _Sized(Scalar(event.value, plain=not event.style), len(event.value) + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(depth)
        return self._mapping(depth)

    def _sequence(self, depth: int) -> _Sized:
        import yaml

        items: list[Node] = []
        size = 1
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item = self.build(event, depth + 1)
            items.append(item.node)
            size = _grown(size, item.size)
        return _Sized(items, size)

    def _mapping(self, depth: int) -> _Sized:
        import yaml

        pairs: dict[str, Node] = {}
        size = 1
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.build(event, depth + 1)
            if not isinstance(key.node, Scalar):
                raise ValueError(f"line {event.start_mark.line + 1}: a key that is no scalar")  # noqa: TRY004 - the text is at fault, no caller
            value = self.build(next(self.events), depth + 1)
            pairs.setdefault(key.node.text, value.node)
            size = _grown(size, key.size + value.size)
        return _Sized(pairs, size)


def _grown(size: int, more: int) -> int:
    if size + more > MAX_LENGTH:
        raise ValueError(f"its aliases stand for more than {MAX_LENGTH} code points")
    return size + more


def value_of(node: Node) -> Value:
    """What a node means by the YAML 1.1 that site generators read; dates stay as they are written."""
    if isinstance(node, Scalar):
        return _meant(node.text) if node.plain else node.text
    if isinstance(node, list):
        return tuple(value_of(item) for item in node)
    return {key: value_of(item) for key, item in node.items()}


def is_null(node: Node) -> bool:
    """Whether a node says that there is no value."""
    return isinstance(node, Scalar) and (
        not node.text or (node.plain and _tag(node.text) == "null")
    )


def is_timestamp(text: str) -> bool:
    """Whether a plain scalar of this text is a date or a time to YAML."""
    return _tag(text) == "timestamp"


def _tag(text: str) -> str:
    """The kind YAML takes a plain scalar for: `str`, `int`, `null` ..."""
    import yaml

    tag = yaml.resolver.Resolver().resolve(yaml.ScalarNode, text, (True, False))
    return str(tag).rpartition(":")[2]


def _meant(text: str) -> Value:
    import yaml

    tag = _tag(text)
    if tag == "null":
        return None
    if tag == "bool":
        return yaml.SafeLoader.bool_values[text.lower()]  # type: ignore[no-any-return,unused-ignore]
    if tag not in {"int", "float"}:
        return text
    node = yaml.ScalarNode(f"tag:yaml.org,2002:{tag}", text)
    maker = yaml.constructor.SafeConstructor()
    try:
        number = (
            maker.construct_yaml_int(node) if tag == "int" else maker.construct_yaml_float(node)
        )
    except ValueError:
        return text
    fits = abs(number) < _INT64 if tag == "int" else abs(number) < float("inf")
    return number if fits else text  # type: ignore[no-any-return,unused-ignore]


_INT64 = 2**63
"""Whole numbers from here on JSON readers do not take: they stay text."""
