"""What is known about an article beside its text."""

import msgspec


class Metadata(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What is known about the article. Dates are ISO 8601 and may be partial (`--07-07`).

    `description` is the summary that a page declares of itself, `image` the address of the picture it
    declares for links to it; neither is made from the text.

    `credits` holds, as they stood, credits that were taken out of the text and have no field of
    their own: who checked, who took the pictures, a second source or day.
    """

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    dateline: str | None = None
    original_title: str | None = None
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str | None = None
    script: str | None = None
    license: str | None = None
    url: str | None = None
    site: str | None = None
    description: str | None = None
    image: str | None = None
    credits: tuple[str, ...] = ()
