"""Addresses that a proxy has hidden from robots are shown as a browser shows them.

Cloudflare puts `[email\\xa0protected]` in place of whatever looks like an address, also in code; what
stood there is in an attribute, each byte combined with the first one.
"""

from typing import Any

ATTRIBUTE = "data-cfemail"


def show_addresses(parser: Any, source: str) -> None:
    """Put the addresses of a parsed page back in their places."""
    if ATTRIBUTE not in source:
        return
    for node in parser.css(f"[{ATTRIBUTE}]"):
        if address := read_address(node.attributes.get(ATTRIBUTE) or ""):
            node.replace_with(address)


def read_address(hidden: str) -> str:
    """The address in an attribute; empty if it cannot be read.

    >>> read_address("422302206c21")
    'a@b.c'
    """
    try:
        key, *rest = bytes.fromhex(hidden)
        return bytes(byte ^ key for byte in rest).decode()
    except ValueError:
        return ""
