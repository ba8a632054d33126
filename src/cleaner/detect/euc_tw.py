"""EUC-TW, for which Python has no codec (table to come)."""


def decode_euc_tw(data: bytes) -> tuple[str, list[int]]:
    """Decode, with the offsets that did not."""
    return data.decode("latin-1"), []
