"""Workers: none outlives its parent, a dead one costs little, errors reach the caller."""

import os
import signal
import subprocess
import sys
import time
from itertools import count, islice

import pytest

from cleaner.run.parallel import ordered_map

posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")

SLOW = r"""
import os, sys, time
from cleaner.run.parallel import ordered_map
def work(n):
    os.write(1, b"%d\n" % os.getpid())
    time.sleep(60)
def died(n):
    return None
list(ordered_map(work, range(50), jobs=2, died=died))
"""


def is_alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as stream:
            return stream.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@posix
@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="asks /proc who is alive")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_workers_end_when_their_parent_does_however_it_ends(number):
    with subprocess.Popen([sys.executable, "-c", SLOW], stdout=subprocess.PIPE) as parent:
        pids = {int(parent.stdout.readline()) for _ in range(2)}
        assert len(pids) == 2
        parent.send_signal(number)
        parent.wait(20)
        until = time.monotonic() + 20
        while any(is_alive(pid) for pid in pids) and time.monotonic() < until:
            time.sleep(0.05)
        assert not [pid for pid in pids if is_alive(pid)]


def die_once(item):
    """Die at the seventh item, but only the first time."""
    path, number = item
    if number == 7 and not os.path.exists(path):
        with open(path, "w"):
            os.kill(os.getpid(), signal.SIGKILL)
    return number


@posix
def test_what_killed_one_worker_is_tried_again_and_nothing_else_is_done_twice(tmp_path):
    items = [(str(tmp_path / "killed"), n) for n in range(40)]
    found = list(ordered_map(die_once, items, jobs=2, died=lambda item: -item[1]))
    assert found == list(range(40))


def double(item):
    return item * 2


def test_items_are_read_no_further_than_workers_need():
    read = []

    def items():
        for number in count():
            read.append(number)
            yield number

    results = ordered_map(double, items(), jobs=2, died=double)
    assert list(islice(results, 300)) == [n * 2 for n in range(300)]
    assert len(read) < 300 + 200
    results.close()


def fail(item):
    if item == 3:
        raise LookupError("three")
    return item


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_reaches_the_caller(jobs):
    with pytest.raises(LookupError, match="three"):
        list(ordered_map(fail, range(9), jobs=jobs, died=double))


def test_large_results_do_not_block(tmp_path):
    found = ordered_map(_large, range(30), jobs=3, died=double)
    assert [len(data) for data in found] == [300_000] * 30


def _large(_item):
    return b"x" * 300_000
