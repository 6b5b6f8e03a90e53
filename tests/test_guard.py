"""A process of its own for strangers' files: it may hang or die, and nothing else does."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from commonplace.trust.guard import (
    CRASHED,
    FAILED,
    MIB,
    TOO_LARGE,
    TOO_MUCH_MEMORY,
    TOO_SLOW,
    Guard,
    GuardError,
    Limits,
)

LIMITS = Limits(seconds=0.3, hurried=0.1, patience=100, memory=64 * MIB, answer=MIB)

needs_proc = pytest.mark.skipif(
    sys.platform != "linux", reason="whether a process is gone is read in /proc, which Linux has"
)


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    found = Guard("tests.guarded", limits=LIMITS)
    yield found
    found.close()


def process_of(guard: Guard) -> int:
    return int(guard.ask({"do": "nothing"}).answer["process"])


def is_there(process: int) -> bool:
    """Whether a process runs; one that waits for being noticed does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_one_process_answers_request_after_request(guard: Guard) -> None:
    assert process_of(guard) == process_of(guard) == guard.greeting()["process"] != os.getpid()


@pytest.mark.parametrize(
    ("request_", "fault"),
    [
        ({"do": "compute"}, TOO_SLOW),
        ({"do": "wait"}, TOO_SLOW),
        ({"do": "die"}, CRASHED),
        ({"do": "go"}, CRASHED),
        ({"do": "take memory", "bytes": 512 * MIB}, TOO_MUCH_MEMORY),
        ({"do": "recurse"}, FAILED),
        ({"do": "say much", "bytes": 2 * MIB}, TOO_LARGE),
        ({"do": "say nothing that JSON can hold"}, FAILED),
    ],
    ids=lambda value: value["do"] if isinstance(value, dict) else None,
)
def test_what_ends_badly_has_a_name_and_harms_no_other(
    guard: Guard, request_: dict[str, object], fault: str
) -> None:
    assert guard.ask(request_).fault == fault
    assert process_of(guard)


def test_what_is_within_the_limits_is_no_fault(guard: Guard) -> None:
    assert guard.ask({"do": "take memory", "bytes": 16 * MIB}).answer["size"] == 16 * MIB
    assert len(guard.ask({"do": "say much", "bytes": MIB // 2}).answer["said"]) == MIB // 2


@needs_proc
def test_a_process_that_hears_no_signal_is_ended_by_the_system(guard: Guard) -> None:
    before = process_of(guard)

    assert guard.ask({"do": "compute and hear nothing"}).fault == TOO_SLOW
    assert not is_there(before)


def test_after_faults_that_took_long_each_further_request_has_less_time() -> None:
    hasty = Guard("tests.guarded", limits=replace(LIMITS, patience=0.5))
    found = [hasty.ask({"do": "compute"}, hurried) for hurried in (None, None, None, 0.2, 9)]
    hasty.close()

    assert [one.detail for one in found] == ["0.3", "0.3", "0.1", "0.2", "0.3"]
    assert [one.is_lasting for one in found] == [True, True, False, False, True]


def test_what_takes_long_and_succeeds_takes_no_time_from_others() -> None:
    patient = Guard("tests.guarded", limits=replace(LIMITS, patience=0))
    patient.ask({"do": "nothing"})
    assert patient.is_hurried
    patient.close()
    patient = Guard("tests.guarded", limits=replace(LIMITS, patience=0.001))
    patient.ask({"do": "nothing"})
    assert not patient.is_hurried
    patient.ask({"do": "recurse"})
    assert patient.is_hurried, "any fault counts, not only slow ones"
    patient.close()


def test_a_fault_says_which_limit_it_met(guard: Guard) -> None:
    assert guard.ask({"do": "take memory", "bytes": 512 * MIB}).detail == "64"
    assert guard.ask({"do": "say much", "bytes": 2 * MIB}).detail == "1"
    assert guard.ask({"do": "recurse"}).detail.startswith("RecursionError: ")


def test_nothing_of_it_reaches_the_log(capfd: pytest.CaptureFixture[str], guard: Guard) -> None:
    guard.ask({"do": "speak to the log"})
    guard.close()

    assert capfd.readouterr() == ("", "")


def test_no_secret_reaches_it(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "s")

    guard.close()
    known = guard.ask({"do": "tell"}).answer["known"]

    assert "PATH" in known
    assert "SECRET" not in known


@needs_proc
def test_nothing_is_left_of_a_process(guard: Guard) -> None:
    first = process_of(guard)
    guard.close()
    other = Guard("tests.guarded", limits=LIMITS)
    second = process_of(other)
    del other  # nobody has closed it
    gc.collect()

    assert not is_there(first)
    assert not is_there(second)


@needs_proc
def test_it_ends_with_whoever_started_it() -> None:
    program = """
import os, signal
from commonplace.trust.guard import Guard
guard = Guard("tests.guarded")  # kept: it would be closed at once, and nothing seen
print(guard.greeting()["process"], flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    run = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parent.parent,
    )
    with run:
        assert run.stdout is not None
        process = int(run.stdout.readline())
        run.wait()
    patience = time.monotonic() + 30
    while is_there(process) and time.monotonic() < patience:
        time.sleep(0.01)
    assert not is_there(process)


def test_one_that_does_not_start_says_why() -> None:
    with pytest.raises(GuardError, match="ValueError: no"):
        Guard("tests.guarded", {"fails": "no"}).ask({})
    with pytest.raises(GuardError):
        Guard("tests.nothing_of_this_name").ask({})
