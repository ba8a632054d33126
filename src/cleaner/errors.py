"""The exceptions of the project, each with the exit status a command ends with.

::

    CleanerError                  2
    ├── ConfigError               2   unknown key, bad value, unknown rule code
    ├── PackError                 2   a pack that does not parse or breaks its schema
    ├── UsageError                2   a call that cannot be carried out as it stands
    │   └── MissingExtraError     2   an optional library is not installed
    └── InputError                3   one input failed; the others go on
        ├── ReadError             3   unreadable file, truncated archive
        │   └── NeedsExtraError   3   reading it takes an optional library that is not installed
        ├── RecordError           3   a line of a record stream is no record
        └── RestoreError          3   text and ledger do not belong together
"""


class CleanerError(Exception):
    """Base of all errors the project raises on purpose; the message is for people."""

    exit_status = 2


class ConfigError(CleanerError):
    """The configuration names something that does not exist or has a wrong value."""


class PackError(CleanerError):
    """A pack file does not parse or breaks the schema of packs."""


class UsageError(CleanerError):
    """The call cannot be carried out as it stands."""


class MissingExtraError(UsageError):
    """An optional library is missing without which the command can do nothing."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(missing_extra(library, extra))


def missing_extra(library: str, extra: str) -> str:
    """What is said of an optional library that is missing: its name, and what installs it."""
    return f"{library} is not installed; try: pip install 'cleaner-toolkit[{extra}]'"


class InputError(CleanerError):
    """One input failed; whoever catches it goes on with the next."""

    exit_status = 3


class ReadError(InputError):
    """An input could not be read: permissions, truncation, a broken archive."""


class NeedsExtraError(ReadError):
    """An optional library is missing without which this input cannot be read."""

    def __init__(self, library: str, extra: str) -> None:
        super().__init__(missing_extra(library, extra))


class RecordError(InputError):
    """A line of a record stream is no record."""


class RestoreError(InputError):
    """Text and ledger do not belong together, so the source cannot be rebuilt."""
