"""Running the site generator, one process for each language, and listening to what it says."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from commonplace.cores import cores
from commonplace.problems import Problem
from commonplace.publish.remade import Remade

DRIVER = "mkdocs_commonplace.build"
ENGINES = ("mkdocs", "properdocs")

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Job:
    """One language to build: its configuration file, where its pages go, and for which moment.

    `known` are problems that the build of another language has found. `executor` says which
    cluster renders pages; without one it is this machine.
    """

    root: Path
    config_file: str
    site_dir: Path
    engine: str
    epoch: int
    known: tuple[Problem, ...] = ()
    executor: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job ended with: pages written, warnings, and the reason where it failed.

    `lacks` are what our own plugin had to do without, such as the history; `notes` are of that
    what is no fault. `faults` are problems of submissions that only a build can find. `remade` are
    the pages that were not taken from what is kept of earlier builds. `until` is how long the pages
    stay as they are while no file changes, in seconds since 1970.
    """

    pages: int = 0
    warnings: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    failure: str = ""
    faults: tuple[Problem, ...] = ()
    remade: tuple[Remade, ...] = ()
    until: int = 0


def run_jobs(jobs: Sequence[Job], progress: Progress | None = None) -> list[Outcome]:
    """Run all jobs, as many at a time as there are cores, and return what each ended with."""
    counts: dict[int, tuple[int, int]] = {}
    crew = _Crew()

    def step(index: int, done: int, total: int) -> None:
        counts[index] = (done, total)
        if progress is not None and len(counts) == len(jobs):
            progress(sum(d for d, _ in counts.values()), sum(t for _, t in counts.values()))

    most = cores()
    shares = _shares(most, len(jobs))
    with ThreadPoolExecutor(max_workers=most) as pool:
        running = [
            pool.submit(_run, job, share, partial(step, index), crew)
            for index, (job, share) in enumerate(zip(jobs, shares, strict=True))
        ]
        try:
            return [job.result() for job in running]
        except BaseException:
            crew.stop()  # or the pool would wait for them
            raise


def _shares(most: int, jobs: int) -> list[int]:
    """Return how many cores each job may use, so that all are used and none by two jobs."""
    each, over = divmod(most, jobs)
    return [max(1, each + (index < over)) for index in range(jobs)]


class _Crew:
    """The processes at work, which end when the work is broken off."""

    def __init__(self) -> None:
        self._processes: list[subprocess.Popen[str]] = []
        self._lock = Lock()
        self._is_stopped = False

    def start(self, command: Sequence[str], **how: Any) -> subprocess.Popen[str]:
        with self._lock:
            process = subprocess.Popen(command, **how)  # noqa: S603 - our own module, with our own arguments
            self._processes.append(process)
            if self._is_stopped:
                process.kill()
        return process

    def stop(self) -> None:
        with self._lock:
            self._is_stopped = True
            for process in self._processes:
                process.kill()


def _run(job: Job, share: int, step: Progress, crew: _Crew) -> Outcome:
    command = [
        sys.executable,
        "-m",
        DRIVER,
        job.config_file,
        str(job.site_dir),
        "--engine",
        job.engine,
        "--known",
        json.dumps([problem.as_data() for problem in job.known]),
        "--cores",
        str(share),
        "--tied",
        *(["--executor", job.executor] if job.executor else []),
    ]
    with crew.start(
        command,
        cwd=job.root,
        env=_environment(job),
        stdin=subprocess.PIPE,  # never written to: it ends when we end, however we do
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as process:
        said: dict[str, Any] = {}
        with ThreadPoolExecutor(max_workers=1) as reader:
            complaint = reader.submit(process.stderr.read)  # type: ignore[union-attr]
            for line in process.stdout:  # type: ignore[union-attr]
                if not line.startswith("{"):
                    continue
                message = json.loads(line)
                if "done" in message:
                    step(message["done"], message["total"])
                else:
                    said = message
            errors = complaint.result()
    if not said:
        said = {"failure": _last_lines(errors) or f"exit code {process.returncode}"}
    return Outcome(
        said.get("pages", 0),
        tuple(said.get("warnings", ())),
        tuple(said.get("lacks", ())),
        tuple(said.get("notes", ())),
        said.get("failure", ""),
        tuple(Problem.from_data(one) for one in said.get("faults", ())),
        tuple(Remade.from_data(one) for one in said.get("remade", ())),
        said.get("until", 0),
    )


def _environment(job: Job) -> Mapping[str, str]:
    # Both banners are about the host's future, which the maintainers of a hub cannot change.
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1"}
    return {**os.environ, **quiet, "SOURCE_DATE_EPOCH": str(job.epoch)}


def _last_lines(text: str) -> str:
    return "\n".join(text.strip().splitlines()[-8:])
