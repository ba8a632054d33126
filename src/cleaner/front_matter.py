"""YAML front matter (moved here from emit once it stands)."""

from cleaner.document import Metadata


def parse_front_matter(text: str) -> tuple[Metadata | None, int]:
    """The metadata at the head of a text and the length of that head."""
    if not text.startswith("---"):
        return None, 0
    from cleaner.emit.front_matter import parse

    found = parse(text)
    return found[0], found[1]


def dump_front_matter(metadata: Metadata) -> str:
    """Metadata as YAML front matter."""
    from cleaner.emit.front_matter import dump

    return dump(metadata)
