"""What a result of `check` depends on besides the file."""

import msgspec

from cleaner.check.result import CheckJob
from cleaner.run.state import state_key

VERSION = 2
"""Of the form of the cache."""


def settings_key(job: CheckJob) -> str:
    """A hash of everything a result depends on besides the file."""
    return state_key(job.config, msgspec.msgpack.encode((VERSION, job)))
