"""A claim: what one place of a page says about one field, and how much that place is worth."""

from typing import NamedTuple


class Claim(NamedTuple):
    """`value` as it stands on the page; `origin` names the place (`jsonld`, `meta`, `time` ...).

    `weight` says how often places of this kind are right, as measured by `bench/metadata.py`;
    claims that agree add up.
    """

    field: str
    value: str
    origin: str
    weight: float = 1.0


BELOW = "near:below"
"""A byline by its class alone, below a heading other than the title: of 31 such on naeb and wcxb-dev
17 were those of other stories, so it only speaks where the page declares a house."""

PAGE = "jsonld:page"
"""A field of JSON-LD's node for a page that is no article: the day on which the page was made in the
system, which is that of no publication (of 68 days that nothing else on the page gave, 7 were right
on naeb and wcxb-dev). It is believed where something else on the page says the same."""
