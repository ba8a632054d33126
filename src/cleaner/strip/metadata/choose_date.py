"""Arbitration of days: of all claims when a page was published or changed, which are believed."""

from collections.abc import Collection, Sequence
from datetime import datetime

from cleaner.strip.metadata.claim import PAGE, Claim
from cleaner.strip.metadata.dates import parse_date
from cleaner.text.lazy_pattern import lazy_pattern

DAY = 10
"""Characters of an ISO date."""
_URL_DATE = lazy_pattern(
    r"/t?((?:19|20)\d\d)(?:[-/_]([01]?\d)[-/_]([0-3]?\d)|[-/_]?([01]\d)[-/_]?([0-3]\d))"
    r"(?=[/_.+%-]|[a-z]|$)"
)
"""A whole day in an address: its parts set apart, or in two digits each."""
_URL_MONTH = lazy_pattern(r"/((?:19|20)\d\d)/([a-z]{3,9})/([0-3]?\d)(?=/|$)")
"""The same with the name of the month: /2023/dec/21/."""

STORIES = 3
"""Days in falling order; those of a thread's posts rise, and two can be an article's and a teaser's."""
STAMPS = 4
"""The same of `time` elements, of which an article and two teasers show three."""


def choose_published(
    claims: Sequence[Claim], *, language: str, url: str
) -> tuple[str | None, str | None]:
    """The dates of publication and of the last change.

    A day of change stands in for that of publication only where the page shows it to its readers.
    """
    near = [c.origin.startswith("near") for c in claims]
    told = [
        c for c, shown in zip(claims, near, strict=True) if c.field == "published" and not shown
    ]
    seen = _dated(
        [c for c, shown in zip(claims, near, strict=True) if c.field == "published" and shown],
        language,
    )
    seen = [] if _is_list([value for value, _ in seen]) else seen
    changed = _dated([c for c in claims if c.field == "modified"], language)
    stamps = _dated([c for c in claims if c.field == "stamp"], language)
    first = [] if _is_list([value for value, _ in stamps], STAMPS) else stamps[:1]
    address = _from_url(url)
    declared = _witnessed(_dated(told, language), {v[:DAY] for v, _ in (*seen, *first)} | {address})
    modified = _best(changed)
    published = _settle(_best(declared), seen, first)
    if address and published and _swapped(published) == address:
        published = address
    if address and not declared and all(c.origin == "near:line" for _, c in seen):
        published = published if published and published[:DAY] == address else address
    published = published or _best(first) or _completed(claims, modified, language)
    published = published or _best([(v, c) for v, c in changed if c.origin.startswith("near")])
    if modified and published and _is_before(modified, published):
        modified = None
    return published, modified


def _witnessed(
    dated: Sequence[tuple[str, Claim]], days: Collection[str | None]
) -> list[tuple[str, Claim]]:
    """The declared days without those of pages that are no article, unless something else says so."""
    known = {value[:DAY] for value, claim in dated if claim.origin != PAGE} | {*days}
    return [(v, c) for v, c in dated if c.origin != PAGE or v[:DAY] in known]


def _is_list(values: Sequence[str], least: int = STORIES) -> bool:
    """Whether days in the order of the page are those of stories in a list, the newest first."""
    days = list(dict.fromkeys(value[:DAY] for value in values))
    return len(days) >= least and days == sorted(days, reverse=True)


def _completed(claims: Sequence[Claim], modified: str | None, language: str) -> str | None:
    """The day of change where the page shows the same day of its publication without a year."""
    if not modified:
        return None
    shown = (parse_date(c.value, language=language) for c in claims if c.field == "published")
    return modified if any(v and v[0] == "-" and v[2:7] == modified[5:DAY] for v in shown) else None


def is_shown_and_declared(claims: Sequence[Claim], published: str | None, language: str) -> bool:
    """Whether both the head of a page and what stands near its title give that day."""
    dated = _dated([c for c in claims if c.field == "published"], language)
    places = {
        claim.origin.startswith("near")
        for value, claim in dated
        if value[:DAY] == (published or "")[:DAY]
    }
    return len(places) > 1


def _is_before(one: str, other: str) -> bool:
    """Whether a date is before another: to the second where both give time and zone, else by day."""
    if min(len(one), len(other)) > DAY:  # partial dates and days hold no time
        first, second = datetime.fromisoformat(one), datetime.fromisoformat(other)
        if first.tzinfo and second.tzinfo:
            return first < second
    return one[:DAY] < other[:DAY]


def _settle(
    declared: str | None, seen: Sequence[tuple[str, Claim]], first: Sequence[tuple[str, Claim]]
) -> str | None:
    """The day the page shows its readers, unless it also shows the declared one.

    Machine-readable dates lie more often than visible ones: time zones, imports, republication.
    `first` is the first `time` element of the page, which shows what it says; a date in numbers
    shows the declared day too if it can be read as that.
    """
    shown = _best(seen)
    if not declared or not shown:
        return declared or shown
    day = declared[:DAY]
    if any(value[:DAY] == day for value, _ in (*seen, *first)):
        return max([declared, *(v for v, _ in seen if v[:DAY] == day)], key=len)
    return (
        declared if any(_swapped(v) == day and _NUMBERS.search(c.value) for v, c in seen) else shown
    )


_NUMBERS = lazy_pattern(r"(?<!\d)\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)")


def _swapped(value: str) -> str:
    """A day with month and day the other way round: 2024-10-09 is 2024-09-10."""
    return f"{value[:4]}-{value[8:10]}-{value[5:7]}"


def _dated(claims: Sequence[Claim], language: str) -> list[tuple[str, Claim]]:
    """Claims with a whole day; database zeroes are none."""
    found = []
    for claim in claims:
        value = parse_date(claim.value, language=language)
        if value and len(value) >= DAY and value[0] != "-" and value[:DAY] > "1970-01-01":
            found.append((value, claim))
    return found


def _best(dated: Sequence[tuple[str, Claim]]) -> str | None:
    """The day with the most weight behind it, in its most precise form."""
    days: dict[str, float] = {}
    counted: set[str] = set()
    for value, claim in dated:
        if claim.origin in counted:
            continue  # the posts of a thread, teasers: the first of a kind speaks for the page
        counted.add(claim.origin)
        days[value[:DAY]] = days.get(value[:DAY], 0.0) + claim.weight
    if not days:
        return None
    day = max(days, key=lambda d: days[d])
    return max((v for v, _ in dated if v[:DAY] == day), key=len)


def _from_url(url: str) -> str | None:
    if m := _URL_DATE.search(url):
        return parse_date(f"{m[1]}-{m[2] or m[4]}-{m[3] or m[5]}")
    if m := _URL_MONTH.search(url):
        return parse_date(f"{m[3]} {m[2]} {m[1]}")
    return None
