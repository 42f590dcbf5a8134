"""Copies of a process give what the process itself would give, and their faults are its own."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from sitegen.errors import SiteError, ThemeError
from sitegen.outside import forks
from sitegen.outside.forks import forked, together

MANY = range(forks.WORTHWHILE * 3)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")


def in_a_process_of_its_own(code: str) -> str:
    """What this code prints; a process of pytest has threads."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_all_results_are_there_and_several_processes_made_them() -> None:
    code = """
import os
from sitegen.outside.forks import forked
bonus = 7  # a closure is shared, not sent
made = list(forked(3)(lambda number: (number + bonus, os.getpid()), range(3000)))
assert sorted(number for number, _ in made) == list(range(7, 3007))
print(len({process for _, process in made}) > 1)
"""
    assert in_a_process_of_its_own(code) == "True"


def test_nothing_is_left_behind() -> None:
    code = """
import os
from sitegen.outside.forks import forked
before = len(os.listdir("/proc/self/fd"))
list(forked(2)(str, range(1000)))
print(len(os.listdir("/proc/self/fd")) - before)
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no process")
"""
    assert in_a_process_of_its_own(code) == "0\nno process"


def test_a_process_with_threads_is_not_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(forked(4)(lambda _: os.getpid(), MANY)) == {os.getpid()}
    finally:
        done.set()
        thread.join()


def broken(number: int) -> int:
    if number == 111:
        raise ThemeError("does not work", where="templates/job.html:7", hint="Mend it.")
    return number


def test_a_broken_site_is_told_as_it_is() -> None:
    with pytest.raises(ThemeError) as told:
        list(together(broken, MANY, 3))
    assert str(told.value) == "templates/job.html:7: does not work\n  Mend it."


def only_elsewhere(parent: int) -> int:
    """A fault of ours, in copies alone."""
    if os.getpid() != parent:
        raise KeyError("of a copy")
    return parent


def test_a_fault_of_ours_shows_where_it_was() -> None:
    with pytest.raises(Exception, match=r"only_elsewhere[\s\S]*of a copy"):
        list(together(only_elsewhere, [os.getpid()] * 5000, 2))


def dying(parent: int) -> int:
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGKILL)
    return parent


def test_a_copy_that_the_system_has_ended_is_told() -> None:
    with pytest.raises(SiteError, match="has died"):
        list(together(dying, [os.getpid()] * 5000, 2))


def test_a_process_that_is_killed_takes_its_copies_along() -> None:
    code = """
import os, sys, time
from sitegen.outside.forks import together
def slow(number):
    print(os.getpid(), flush=True)
    time.sleep(60)
list(together(slow, range(1000), 2))
"""
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        processes = {int(process.stdout.readline()), int(process.stdout.readline())}
        assert process.pid in processes
        process.kill()
        process.wait()
        assert process.stdout.read() == "", "the copy still holds the pipe"
    assert len(processes) == 2
