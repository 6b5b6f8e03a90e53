"""Work shared out among processes, through the interface of `concurrent.futures.Executor`.

Every task is a pure function of what all its jobs share and of the job, so it does not matter which
process on which machine does it. One that dies loses nothing: its jobs are done by the caller.
"""

import multiprocessing
import pickle
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    CancelledError,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from threading import Lock
from typing import Any, Generic, TypeVar

from commonplace.cores import cores

JobT = TypeVar("JobT")
SharedT = TypeVar("SharedT")
ResultT = TypeVar("ResultT")

_FEWEST = 24
_ROUNDS = 6
"""How many bundles each process gets, so that none waits for long at the end."""
_MOST = 250
"""About how many jobs are in a bundle at most."""
_AHEAD = 3
"""How many bundles for each process are under way at a time."""
_PATIENCE = 1.0
"""Seconds after which it is asked whether anybody is left to wait for."""

_ALONE = Lock()
"""Rendering has what the process has once, such as the log, and some run tasks in threads."""


class OtherMakersError(Exception):
    """Whoever was to do a task would do it otherwise than the caller."""


@dataclass(frozen=True, slots=True)
class Task(Generic[SharedT, JobT, ResultT]):
    """What is done for each of many jobs, and what says of all else that has a part in the results.

    Both are functions of modules, so that another process can find them. `makers` gives a digest
    of programs and files, by what the jobs share.
    """

    run: Callable[[SharedT, JobT], ResultT]
    makers: Callable[[SharedT], str]


class Crew:
    """Who does the work: processes of this machine, as many as `size`.

    They are begun by `start` (fork, spawn …). Fewer jobs than `fewest` are left to the caller:
    processes would cost more than they save.
    """

    def __init__(
        self, size: int | None = None, start: str | None = None, fewest: int = _FEWEST
    ) -> None:
        self.size = size or cores()
        self.fewest = fewest
        self._start = start or ("fork" if sys.platform == "linux" else "spawn")

    @contextmanager
    def executor(self) -> Iterator[Executor]:
        """Give an executor, and end its processes afterwards."""
        context = multiprocessing.get_context(self._start)
        with warnings.catch_warnings():
            # Threads of ours wait for pipes of their own and hold nothing that a child needs.
            warnings.filterwarnings(
                "ignore", "This process .* is multi-threaded", DeprecationWarning
            )
            with ProcessPoolExecutor(self.size, mp_context=context) as pool:
                yield pool

    def hand_over(self, packed: bytes) -> Any:
        """Return what stands for something that every bundle needs, where it is sent once."""
        return packed

    def is_there(self) -> bool:
        """Whether there is still somebody to wait for."""
        return True

    def share(
        self, task: Task[SharedT, JobT, ResultT], shared: SharedT, jobs: Sequence[JobT]
    ) -> Iterator[tuple[int, ResultT]]:
        """Yield the results of jobs as they come, by the place of the job.

        A job whose task raised, or whose process died, is left out: who needs it does it himself.
        Yields nothing where they are too few.
        """
        if self.size < self.fewest_hands or len(jobs) < self.fewest or not self.is_there():
            return
        packed = pickle.dumps((task.run, shared, task.makers, task.makers(shared)))
        with self.executor() as executor:
            handed = self.hand_over(packed)
            left = iter(_bundles(len(jobs), self.size))
            waiting: dict[Future[Any], Sequence[int]] = {}
            while True:
                for places in islice(left, self.size * _AHEAD - len(waiting)):
                    bundle = [jobs[place] for place in places]
                    waiting[_submitted(executor, handed, bundle)] = places
                done, _ = wait(waiting, _PATIENCE, FIRST_COMPLETED)
                if not waiting or not (done or self.is_there()):
                    return
                for one in done:
                    yield from _results(one, waiting.pop(one))

    fewest_hands = 2
    """With fewer, the caller is as quick alone."""


def _submitted(executor: Executor, handed: Any, bundle: Sequence[Any]) -> "Future[Any]":
    """Submit a bundle; where nobody is left to take it, that is how it ends."""
    try:
        return executor.submit(work, handed, bundle)
    except Exception as error:  # noqa: BLE001 - broken, closed or gone, in the words of each kind
        lost: Future[Any] = Future()
        lost.set_exception(error)
        return lost


def _results(done: "Future[Any]", places: Sequence[int]) -> Iterator[tuple[int, Any]]:
    """Yield what there is of a bundle, which may have been lost in many ways."""
    try:
        results = done.result()
    except (Exception, CancelledError):  # noqa: BLE001 - whoever needs it does it himself
        return
    for place, result in zip(places, results, strict=True):
        if result is not None:
            yield place, result


def work(packed: bytes, bundle: Sequence[Any]) -> list[Any]:
    """Do a bundle of jobs; None for one whose task raised.

    Raises OtherMakersError where something that has a part in the results is not here as it is
    with the caller.
    """
    with _ALONE:
        run, shared = _unpacked(packed)
        results: list[Any] = []
        for job in bundle:
            try:
                results.append(run(shared, job))
            except Exception:  # noqa: BLE001 - whoever needs it meets the same, and says so there
                results.append(None)
        return results


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> tuple[Callable[[Any, Any], Any], Any]:
    run, shared, makers, expected = pickle.loads(packed)  # noqa: S301 - from who began us
    if makers(shared) != expected:
        raise OtherMakersError
    return run, shared


def _bundles(jobs: int, size: int) -> list[range]:
    """Return the places of the jobs of each bundle: every so many, as neighbours are alike."""
    count = min(jobs, max(size * _ROUNDS, jobs // _MOST))
    return [range(first, jobs, count) for first in range(count)]
