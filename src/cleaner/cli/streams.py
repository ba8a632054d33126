"""Standard streams as the command finds them; imported before anything heavy."""

import os
import sys


def open_streams() -> None:
    """Put something in the place of standard streams that are closed.

    Else the first file opened gets their number. Reading from or writing to what stands there is an
    error, which is told like any other; stderr just takes what it is given.
    """
    for number, mode in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)
    if sys.stdout is None:
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
