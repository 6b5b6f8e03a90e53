"""Pages rendered by the workers of a Dask cluster: the same bytes, whoever dies on the way."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from distributed import Client

from commonplace.publish.engine import Job, _shares, run_jobs
from commonplace.publish.executors import scheduler_of
from commonplace.trouble import Trouble
from mkdocs_commonplace.build import crew
from mkdocs_commonplace.build.cluster import cluster
from mkdocs_commonplace.build.crew import Crew, Task
from mkdocs_commonplace.build.rendering import _heard
from tests import tasks
from tests.hubs import write
from tests.tasks import work_or_die_once
from tests.test_driver import Hub

HERE = "tcp://127.0.0.1"
NO_DASHBOARD = "--no-dashboard"

Process = subprocess.Popen[str]


class Machines:
    """A scheduler and two workers, each a process of its own."""

    def __init__(self, stack: ExitStack, folder: Path, workers: int = 2) -> None:
        self._stack = stack
        self.folder = folder
        told = "Scheduler at:"
        options = ("--host", f"{HERE}:0", NO_DASHBOARD)
        self.scheduler, line = self._started(told, "scheduler", *options)
        self.address = line.split(told)[1].strip()
        self.workers = [self.worker() for _ in range(workers)]

    def worker(self) -> Process:
        """Start another worker, and wait until the scheduler knows it."""
        options = ("--host", "127.0.0.1", "--no-nanny", "--nthreads", "1", NO_DASHBOARD)
        found, _ = self._started("Registered to:", "worker", self.address, *options)
        return found

    def bundles(self) -> int:
        """Return how often workers have got something to do."""
        with Client(self.address, set_as_default=False) as client:
            return sum(client.run(_unpacked).values())

    def _started(self, told: str, *command: str) -> tuple[Process, str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "dask", *command],
            cwd=Path(__file__).parent.parent,
            env=os.environ | {"DASK_TEMPORARY_DIRECTORY": str(self.folder)},
            stderr=subprocess.PIPE,
            text=True,
        )
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        assert process.stderr is not None
        self._stack.callback(process.stderr.close)
        said = []
        for line in process.stderr:
            if told in line:
                return process, line
            said.append(line)
        raise AssertionError("".join(said))


def _unpacked() -> int:
    return crew._unpacked.cache_info().misses  # noqa: SLF001 - how often something new came


@contextmanager
def machines(folder: Path, workers: int = 2) -> Iterator[Machines]:
    with ExitStack() as stack:
        yield Machines(stack, folder, workers)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    with machines(tmp_path_factory.mktemp("dask")) as found:
        yield found


def test_a_worker_that_is_killed_midway_changes_no_byte(
    two: Machines, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = Hub(tmp_path).built()
    third = two.worker()
    monkeypatch.setattr(crew, "work", partial(work_or_die_once, tmp_path / "dead"))
    before = two.bundles()
    with cluster(two.address) as workers:
        workers.fewest = 1

        assert Hub(tmp_path).quick(workers) == expected

    assert two.bundles() > before
    dead = int((tmp_path / "dead").read_text())
    ends = {one.pid: one for one in (*two.workers, third)}
    assert ends.pop(dead).wait() == -signal.SIGKILL
    assert [one.poll() for one in ends.values()] == [None, None]


def test_a_build_is_told_which_workers_there_are(two: Machines, tmp_path: Path) -> None:
    write(tmp_path / "mkdocs.yml", "site_name: Many\ntheme: mkdocs\nplugins: []\n")
    for number in range(24):  # fewer are no work to send anywhere
        write(tmp_path / f"docs/{number}.md", "# Page\n")
    before = two.bundles()

    executor = f"dask:{two.address}"
    job = Job(tmp_path, "mkdocs.yml", tmp_path / "site", "mkdocs", 1795392000, executor=executor)
    (outcome,) = run_jobs([job])

    assert (outcome.failure, outcome.pages) == ("", 24)
    assert two.bundles() > before


def test_workers_of_other_versions_are_named(
    two: Machines, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = (sys.version, "markdown 0.1")
    monkeypatch.setattr("mkdocs_commonplace.build.cluster.programs", lambda: others)

    with pytest.raises(Trouble, match="would make other pages than this machine") as found:
        shared_out(two, tasks.double)

    assert HERE in str(found.value)


def test_a_worker_of_other_programs_that_comes_later_does_nothing(two: Machines) -> None:
    assert shared_out(two, tasks.double) == {place: 2 * place for place in range(40)}
    assert shared_out(two, tasks.double, makers=tasks.unlike) == {}


def test_nobody_waits_for_those_who_are_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_commonplace.build.cluster._SECONDS", 1)
    with machines(tmp_path, workers=1) as found:
        assert shared_out(found, tasks.die) == {}

        with pytest.raises(Trouble, match="has no workers"):
            shared_out(found, tasks.double)

        found.worker()
        left = shared_out(found, tasks.kill, found.scheduler.pid)
        assert left.items() <= {place: 2 * place for place in range(40)}.items()

        with pytest.raises(Trouble, match="does not answer"):
            shared_out(found, tasks.double)


def test_processes_of_this_machine_that_die_get_nothing_more_to_do() -> None:
    workers = Crew(2, fewest=1)

    assert dict(workers.share(Task(tasks.die, tasks.alike), None, range(100))) == {}


def shared_out(
    found: Machines,
    run: Callable[[Any, int], int],
    shared: Any = None,
    makers: Callable[[Any], str] = tasks.alike,
) -> dict[int, int]:
    """Return what comes of the numbers up to 40, by number."""
    with cluster(found.address) as workers:
        return dict(workers.share(Task(run, makers), shared, range(40)))


def test_what_others_in_a_process_say_is_not_about_the_page() -> None:
    said: list[tuple[str, int, str]] = []
    with _heard(said, logging.INFO):
        logging.getLogger("mkdocs").info("of the page")
        other = Thread(target=logging.getLogger("distributed.test").warning, args=("of a worker",))
        other.start()
        other.join()

    assert said == [("mkdocs", logging.INFO, "of the page")]


@pytest.mark.parametrize(
    ("cores", "jobs", "each"),
    [(1, 1, [1]), (2, 1, [2]), (2, 2, [1, 1]), (5, 2, [3, 2]), (2, 3, [1, 1, 1])],
)
def test_languages_share_the_cores(cores: int, jobs: int, each: list[int]) -> None:
    assert _shares(cores, jobs) == each


@pytest.mark.parametrize(
    "executor",
    [
        *("", "dask", "dask:", "dask:tcp://", "dask:tcp://here", "dask:tcp://here:many"),
        *("tcp://a:1", "dask:http://a:1", "dask:tcp://a:1/path", "dask:tcp://a:0"),
        "dask:tcp://[::1:1",
    ],
)
def test_what_names_no_cluster_is_refused(executor: str) -> None:
    with pytest.raises(Trouble, match="names no cluster"):
        scheduler_of(executor, "mkdocs")


def test_what_names_one_is_read() -> None:
    assert scheduler_of("dask:tcp://a.example:8786", "mkdocs") == "tcp://a.example:8786"
    assert scheduler_of("dask:tls://[::1]:8786", "mkdocs") == "tls://[::1]:8786"


def test_only_mkdocs_is_built_by_workers() -> None:
    with pytest.raises(Trouble, match="by mkdocs only, not by properdocs"):
        scheduler_of("dask:tcp://a.example:8786", "properdocs")


def test_who_has_no_dask_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commonplace.publish.executors.find_spec", lambda _: None)

    with pytest.raises(Trouble, match=r"pip install 'commonplace\[dask\]'"):
        scheduler_of("dask:tcp://a.example:8786", "mkdocs")
