"""What a page declares for those who link to it: a summary and a picture."""

from collections.abc import Iterable, Sequence
from html import unescape
from urllib.parse import urljoin, urlsplit

from cleaner.strip.metadata.claim import Claim
from cleaner.text.letters import key_of, visible

DECLARED = ("meta:", "jsonld:")
"""Places that speak of the page: an element of its body may speak of a product on it."""
SHORTEST = 12
"""Letters of a description: shorter ones are a name or a word."""
LONGEST = 2_000
"""Code points of a description; a longer one is the article once more."""
ADDRESS = 2_000
"""Code points of an address that browsers take."""


def choose_description(claims: Sequence[Claim], names: Iterable[str]) -> str | None:
    """The summary of the place worth most; none that says no more than one of `names` says."""
    known = {key_of(name) for name in names if name}
    for value in _declared(claims, "description"):
        text = " ".join(visible(unescape(value)).split())
        own = key_of(text)
        if len(own) >= SHORTEST and len(text) <= LONGEST and own not in known:
            return text
    return None


def choose_image(claims: Sequence[Claim], url: str) -> str | None:
    """The address of the picture of the place worth most, whole if the page's own is known."""
    for value in _declared(claims, "image"):
        try:
            found = urljoin(url, value)
            parts = urlsplit(found)
        except ValueError:
            continue
        usual = parts.scheme in {"http", "https"} and parts.netloc and len(found) <= ADDRESS
        if usual and found.isprintable() and " " not in found:
            return found
    return None


def _declared(claims: Sequence[Claim], field: str) -> list[str]:
    """The values of a field in the order of their weight, the first of equals first."""
    own = [c for c in claims if c.field == field and c.origin.startswith(DECLARED)]
    return [claim.value for claim in sorted(own, key=lambda claim: -claim.weight)]
