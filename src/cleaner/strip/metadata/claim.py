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
