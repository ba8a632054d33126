"""Tables of `detect`."""
