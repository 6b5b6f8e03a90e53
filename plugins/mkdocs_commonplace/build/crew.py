"""Work shared out among processes, through the interface of `concurrent.futures.Executor`.

Every task is a pure function of what all its jobs share and of the job, so it does not matter which
process on which machine does it. One that dies loses nothing: its jobs are done by the caller.
"""

import multiprocessing
import os
import pickle
import sys
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any, TypeVar

JobT = TypeVar("JobT")
ResultT = TypeVar("ResultT")

Open = Callable[[], Any]
"""Returns a context manager that gives an executor."""

_FEWEST = 24
_ROUNDS = 6
"""How many bundles each process gets, so that none waits for long at the end."""


class Crew:
    """Processes of this machine, as many as `size`; begun by `start` (fork, spawn …).

    Fewer jobs than `fewest` are left to the caller: processes would cost more than they save.
    """

    def __init__(
        self, size: int | None = None, start: str | None = None, fewest: int = _FEWEST
    ) -> None:
        self.size = size or _cores()
        self._fewest = fewest
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

    def share(
        self, task: Callable[[Any, JobT], ResultT], shared: Any, jobs: Sequence[JobT]
    ) -> Iterator[tuple[int, ResultT]]:
        """Yield the results of jobs as they come, by the place of the job.

        A job whose task raised, or whose process died, is left out: who needs it does it himself.
        Yields nothing where they are too few.
        """
        if self.size < 2 or len(jobs) < self._fewest:  # noqa: PLR2004 - one process is the caller
            return
        packed = pickle.dumps((task, shared))
        with self.executor() as executor:
            waiting: dict[Future[Any], Sequence[int]] = {}
            for places in _bundles(len(jobs), self.size):
                bundle = [jobs[place] for place in places]
                waiting[executor.submit(work, packed, bundle)] = places
            for done in as_completed(waiting):
                with suppress(BrokenProcessPool, OSError):
                    for place, result in zip(waiting[done], done.result(), strict=True):
                        if result is not None:
                            yield place, result


def work(packed: bytes, bundle: Sequence[Any]) -> list[Any]:
    """Do a bundle of jobs; None for one whose task raised."""
    task, shared = _unpacked(packed)
    results: list[Any] = []
    for job in bundle:
        try:
            results.append(task(shared, job))
        except Exception:  # noqa: BLE001 - whoever needs it meets the same, and says so in its place
            results.append(None)
    return results


@lru_cache(maxsize=2)
def _unpacked(packed: bytes) -> tuple[Callable[[Any, Any], Any], Any]:
    return pickle.loads(packed)  # type: ignore[no-any-return]  # noqa: S301 - from our own parent


def _bundles(jobs: int, size: int) -> list[range]:
    """Return the places of the jobs of each bundle: every so many, as neighbours are alike."""
    count = min(jobs, size * _ROUNDS)
    return [range(first, jobs, count) for first in range(count)]


def _cores() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1
