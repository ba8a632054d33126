"""Running the command in this process: what a user would see, without the cost of a start."""

import io
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from cleaner.__main__ import main


@dataclass(frozen=True)
class Done:
    """A finished command: exit status, stdout and stderr as bytes."""

    returncode: int
    stdout: bytes
    stderr: bytes


def run_command(args, *, cwd, stdin=b""):
    """Call `cleaner` with these arguments in a folder."""
    streams = [io.BytesIO(), io.BytesIO()]
    texts = [io.TextIOWrapper(s, "utf-8", write_through=True) for s in streams]
    reader = io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin)), "utf-8")
    before = Path.cwd()
    status = 0
    try:
        os.chdir(cwd)
        with (
            mock.patch.object(sys, "argv", ["cleaner", *map(str, args)]),
            mock.patch.object(sys, "stdin", reader),
            mock.patch.object(sys, "stdout", texts[0]),
            mock.patch.object(sys, "stderr", texts[1]),
            mock.patch.dict(os.environ, {"NO_COLOR": "1", "COLUMNS": "100"}),
        ):
            main()
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    finally:
        os.chdir(before)
    for text in texts:
        text.flush()
    return Done(status, streams[0].getvalue(), streams[1].getvalue())
