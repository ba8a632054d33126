"""Worker processes; the one place where they are minded.

A worker that dies costs the item it was at, and only if that item kills a second one, too. Workers
end when their parent does, however it ends: at the end of the map they are told to, at a signal
they are sent one, and where the parent is killed the kernel or a watching thread ends them.
"""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, NoReturn, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 8
"""Items handed to a worker at once: enough to hide the cost of messages, few enough to share."""

AHEAD = 4
"""Chunks a worker may be ahead of the next result, so that few results wait in memory."""

GRACE = 2.0
"""Seconds a worker has to end by itself before it is killed: longer than a document takes."""

DEATH_SIGNAL = 1
"""`PR_SET_PDEATHSIG` of Linux: the signal a process gets when its parent dies."""

TERMINATED = 143
"""Exit status after SIGTERM, as a shell gives it."""


class _Worker(Generic[Item]):
    """A process, the pipe to it, and the items it has not answered yet."""

    def __init__(self, work: Callable[[Item], Any], others: list[Connection]) -> None:
        context = get_context()
        self.pipe, theirs = context.Pipe()
        inherited = [*others, self.pipe] if context.get_start_method() == "fork" else []
        self.process = context.Process(target=_serve, args=(work, theirs, inherited), daemon=True)
        self.process.start()
        theirs.close()
        self.open: deque[tuple[int, Item]] = deque()

    def give(self, chunk: list[tuple[int, Item]]) -> None:
        """Hand over items; only to a worker that waits for some, so neither blocks the other."""
        self.open.extend(chunk)
        with suppress(OSError):  # it is dead; that is seen when its pipe is read
            self.pipe.send([item for _, item in chunk])


class Pool(Generic[Item, Result]):
    """The workers of one map, the results that wait for their turn."""

    def __init__(
        self, work: Callable[[Item], Result], died: Callable[[Item], Result], jobs: int
    ) -> None:
        self._work = work
        self._died = died
        self._jobs = jobs
        self._workers: list[_Worker[Item]] = []
        self._again: deque[tuple[int, Item]] = deque()
        self._killers: set[int] = set()
        self._ready: dict[int, Result] = {}

    def run(self, items: Iterator[Item]) -> Iterator[Result]:
        """Yield the results in order."""
        numbered = enumerate(items)
        due = 0
        given = 0
        while True:
            given = self._feed(numbered, given, due)
            if not any(worker.open for worker in self._workers):
                return
            self._collect()
            while due in self._ready:
                yield self._ready.pop(due)
                due += 1

    def _feed(self, items: Iterator[tuple[int, Item]], given: int, due: int) -> int:
        """Give idle workers something to do; returns how many items have been handed out."""
        idle = [worker for worker in self._workers if not worker.open]
        while idle or len(self._workers) < self._jobs:
            chunk = [self._again.popleft()] if self._again else []
            if not chunk and given - due < self._jobs * AHEAD * CHUNK:
                chunk = list(islice(items, self._share(given)))
                given += len(chunk)
            if not chunk:
                break
            (idle.pop() if idle else self._start()).give(chunk)
        return given

    def _share(self, given: int) -> int:
        """Small chunks first, so that few items, too, are shared by all workers."""
        return 1 + min(CHUNK - 1, given // (2 * self._jobs))

    def _start(self) -> _Worker[Item]:
        worker = _Worker(self._work, [w.pipe for w in self._workers])
        self._workers.append(worker)
        return worker

    def _collect(self) -> None:
        """Wait for results, take what is there, and mind the dead."""
        pipes = {worker.pipe: worker for worker in self._workers if worker.open}
        for pipe in wait(list(pipes)):
            worker = pipes[pipe]  # type: ignore[index]  # only pipes were given
            try:
                result = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            number, _ = worker.open.popleft()
            if isinstance(result, _Raised):
                raise result.error
            self._ready[number] = result

    def _bury(self, worker: _Worker[Item]) -> None:
        """The item a dead worker was at is tried once more, alone; those behind it as well."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        number, item = worker.open.popleft()
        if number in self._killers:
            self._ready[number] = self._died(item)
        else:
            self._killers.add(number)
            self._again.append((number, item))
        self._again.extend(worker.open)

    def close(self) -> None:
        """End the workers: the idle see the end of their pipe, the busy get a signal."""
        for worker in self._workers:
            worker.pipe.close()
            if worker.open:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join(GRACE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.process.close()
        self._workers.clear()


class _Raised:
    """An exception of `work` on its way to the parent."""

    def __init__(self, error: BaseException) -> None:
        self.error = error


def _serve(work: Callable[[Any], Any], pipe: Connection, inherited: list[Connection]) -> None:
    """What a worker does: answer item by item until the pipe ends."""
    _follow_parent()
    for other in inherited:  # or the end of a sibling's pipe would never be seen
        with suppress(OSError):
            other.close()
    with suppress(EOFError, OSError):
        while True:
            for item in pipe.recv():
                try:
                    result = work(item)
                except Exception as error:  # noqa: BLE001 - raised again by the parent
                    result = _Raised(error)
                pipe.send(result)


def _follow_parent() -> None:
    """End when the parent ends; Ctrl-C reaches the parent, which decides."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    threading.Thread(target=_watch, daemon=True).start()
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGTERM)


def _end(_number: int, _frame: object) -> NoReturn:
    raise SystemExit(TERMINATED)  # so that half a file is taken away


def _watch() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
