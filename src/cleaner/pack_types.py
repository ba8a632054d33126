"""What an entry of each pack name may say: one struct a name, so that a typing mistake is an error.

The name of a pack is the file's (`furniture.toml`, the part of the id after the slash). A new name
is a new struct in `TYPES`; which kinds and fields the engines ask for stands here and nowhere else.
"""

from typing import Literal

import msgspec


class Word(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Literals of one kind, the reason for them, and a sample that must come through."""

    id: str
    reason: str
    keep: str
    kind: str = "other"
    text: tuple[str, ...] = ()


class Phrase(Word, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Literals or an expression, and how much of a block they have to cover."""

    match: Literal["line", "start", "end", "inside"] = "line"
    pattern: str = ""
    trigger: tuple[str, ...] = ()


Furniture = Literal[
    "breadcrumb", "caption", "comment", "leftover", "legal", "login", "menu", "other", "pagination",
    "promotion", "related", "share",
]  # fmt: skip
"""What furniture is called in blocks and in the ledger."""


class FurnitureEntry(Phrase, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lines around an article; `weight` says how much one tells by itself."""

    kind: Furniture = "other"
    weight: float = 1.0


class CreditEntry(Phrase, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Labels, roles, dates and datelines of credit lines."""

    kind: Literal[
        "byline", "caption", "credit", "date", "dateline", "leftover", "other", "source", "title"
    ] = "other"
    field: Literal[
        "", "ago", "authors", "by-behind", "categories", "counter", "counter-unit", "date",
        "dateline", "edition", "editors", "end", "link", "media", "modified", "no-name", "no-sender",
        "original_title", "other", "own", "particle", "picture-behind", "published", "reporter", "reviewer",
        "role-behind", "source", "tags", "theme",
    ] = ""  # fmt: skip


class HeadingEntry(Phrase, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Marks and names of headings; `field` is the rank of a kind of number, "1" the highest."""

    kind: Literal["lead", "name", "not", "numbered"]
    field: Literal["", "1", "2", "3", "4", "5", "6", "7"] = ""


class MetadataEntry(Word, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of a page's head and lines: months, labels, roles, organisations, names of meta tags."""

    kind: Literal[
        "aside-class", "bracket-label", "class-word", "company", "date-joiner", "era",
        "japanese-mark", "meridiem", "meta-name", "month", "month-word", "name-end", "name-joiner", "no-name",
        "no-title", "office-end",
        "organisation", "particle", "photo-end", "role", "script-key", "seek", "site-word",
        "surname", "surname-common", "surname-double", "tail-label", "year-word", "zone",
    ]  # fmt: skip
    match: Literal["line", "start", "end", "inside"] = "line"
    field: Literal[
        "", "am", "authors", "categories", "description", "editors", "image", "language", "license", "modified", "pm",
        "published", "site", "source", "tags", "title", "url",
    ] = ""  # fmt: skip


class ContainerEntry(Word, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of class and id attributes."""

    kind: Literal[Furniture, "quote"] = "other"


class AsideEntry(Word, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Class words of the boxes beside a text, by the kind of page, and what policies speak of."""

    kind: Literal["any", "article", "consent", "list", "role", "subject", "thread"]


class MarkupEntry(Word, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words by which a text says that it is about markup, so that tags in it are meant."""

    kind: Literal["subject"] = "subject"
    match: Literal["inside"] = "inside"


class SpamEntry(Word, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words of spam; `field` is the trade they belong to."""

    kind: Literal["spam"] = "spam"
    match: Literal["inside"] = "inside"
    field: Literal["adult", "chat", "fact", "gambling", "spun", "support", "tail", "trade"]
    weight: float = 1.0


class ScriptEntry(Word, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Characters and words that tell one Chinese script from the other."""

    kind: Literal["keep", "machine", "overdone", "simplified", "traditional", "written"]
    match: Literal["inside"] = "inside"


class ShellEntry(Phrase, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What pages without an article say; entries of weight 0 stand beside others and tell nothing."""

    kind: Literal["adult", "error", "login", "parked"]
    weight: float = 1.0


class SpacingEntry(Word, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Characters that stand apart on purpose."""

    kind: Literal["sequence"]
    match: Literal["inside"] = "inside"


TYPES: dict[str, type[Word]] = {
    "asides": AsideEntry,
    "containers": ContainerEntry,
    "credits": CreditEntry,
    "furniture": FurnitureEntry,
    "headings": HeadingEntry,
    "markup": MarkupEntry,
    "metadata": MetadataEntry,
    "script": ScriptEntry,
    "shells": ShellEntry,
    "spacing": SpacingEntry,
    "spam": SpamEntry,
}
"""The struct of the entries of each pack name."""
