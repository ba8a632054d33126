"""Tables of `repair`."""
