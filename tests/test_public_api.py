"""The public names: exact, sorted, documented."""

import cleaner


def test_all_is_sorted_and_every_name_is_there_and_documented():
    assert cleaner.__all__ == sorted(cleaner.__all__)
    for name in cleaner.__all__:
        assert getattr(cleaner, name).__doc__, name


def test_a_name_that_does_not_exist_is_an_attribute_error():
    assert not hasattr(cleaner, "wash")


def test_no_public_name_is_a_room():
    rooms = {"detect", "repair", "strip", "split", "emit", "read", "run", "check", "see"}
    assert not rooms & set(cleaner.__all__)


def test_cleaning_never_raises_on_bad_bytes():
    for data in (b"", b"\0" * 50, b"\xff\xfe\x00", b"%PDF-1.4 \x80", "".join(map(chr, range(300)))):
        document = cleaner.clean(data)
        assert document.verdict.status in {"kept", "rejected"}
