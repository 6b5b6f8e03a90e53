"""One language built by MkDocs, in a process of its own: `python -m mkdocs_commonplace.build`.

Says what happens in lines of JSON: `{"done": …, "total": …}` on the way, and at the end `pages`,
`warnings`, `lacks`, `notes`, `faults`, which are problems, `remade`, which are pages, and `until`;
or `failure`.
"""

import argparse
import gc
import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from mkdocs_commonplace.tether import end_with_caller

_RARELY = (20_000, 20, 100)
"""When garbage is looked for: a build makes many objects that last, and ends soon."""


def main() -> int:
    """Build one configuration file's site; 0 when it is written, 1 when it is not."""
    parser = argparse.ArgumentParser(prog="mkdocs_commonplace.build", description=main.__doc__)
    parser.add_argument("config_file", type=Path)
    parser.add_argument("site_dir", type=Path)
    parser.add_argument("--engine", choices=("mkdocs", "properdocs"), default="mkdocs")
    parser.add_argument("--known", default="[]")
    parser.add_argument("--executor", default="")  # such as dask:tcp://scheduler.example:8786
    parser.add_argument("--cores", type=int)  # for this language, where others are built beside it
    parser.add_argument("--tied", action="store_true")  # to standard input: it ends with that
    arguments = parser.parse_args()
    gc.set_threshold(*_RARELY)
    if arguments.tied:
        end_with_caller()
    if arguments.engine == "properdocs":
        # From here on, every `mkdocs` module is ProperDocs' own.
        import properdocs.replacement  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: F401, PLC0415
    heard = _Listener()
    logging.getLogger(arguments.engine).addHandler(heard)
    logging.getLogger("mkdocs").addHandler(heard)
    logging.getLogger("mkdocs.plugins.mkdocs_commonplace.log").setLevel(logging.INFO)
    try:
        found = _build(arguments)
    except BaseException as error:  # noqa: BLE001 - whatever stops the host is the reason we report
        failure = " ".join([*heard.errors, str(error)]).strip() or type(error).__name__
        _say(failure=failure, warnings=heard.warnings)
        return 1
    said = {"warnings": heard.warnings, "lacks": heard.lacks, "notes": heard.notes}
    _say(**found, **said)
    return 0


def _build(arguments: argparse.Namespace) -> dict[str, Any]:
    from mkdocs.config import load_config  # noqa: PLC0415 - the engine is chosen just before

    from commonplace.problems import Problem  # noqa: PLC0415
    from commonplace.views.lasting import lasts_until  # noqa: PLC0415
    from mkdocs_commonplace.build.driver import build, kept_beside  # noqa: PLC0415
    from mkdocs_commonplace.progress import Progress  # noqa: PLC0415
    from mkdocs_commonplace.reading import Around, faults_of  # noqa: PLC0415
    from mkdocs_commonplace.segmenter import quiet_segmenter  # noqa: PLC0415

    root = arguments.config_file.resolve().parent
    quiet_segmenter(root)
    config = load_config(config_file=str(arguments.config_file), site_dir=str(arguments.site_dir))
    progress = Progress(lambda done, total: _say(done=done, total=total))
    config.plugins["commonplace/progress"] = progress
    hub: Any = config.plugins.get("commonplace/hub")
    if hub is not None:
        problems = tuple(Problem.from_data(one) for one in json.loads(arguments.known))
        hub.around = Around(problems, progress.ahead)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with _crew(arguments) as crew:
            remade = build(config, kept_beside(root), crew)
    finally:
        config.plugins.on_shutdown()
    again = [*map(asdict, remade.values())]
    if hub is None:
        return {"pages": progress.pages, "remade": again}
    faults = [problem.as_data() for problem in faults_of(hub.edition.hub)]
    until = int(lasts_until(hub.edition).timestamp())
    return {"pages": progress.pages, "faults": faults, "remade": again, "until": until}


@contextmanager
def _crew(arguments: argparse.Namespace) -> Iterator[Any]:
    """Give those who do the work: workers of a cluster, or this machine's cores."""
    from commonplace.publish.executors import scheduler_of  # noqa: PLC0415
    from mkdocs_commonplace.build.crew import Crew  # noqa: PLC0415

    if not arguments.executor:
        yield Crew(arguments.cores)
        return
    from mkdocs_commonplace.build.cluster import cluster  # noqa: PLC0415 - loads an extra

    with cluster(scheduler_of(arguments.executor, arguments.engine)) as crew:
        yield crew


class _Listener(logging.Handler):
    """Keeps what the host complains about, and apart from that what our plugin had to do without.

    `notes` are of the latter what is no fault, for which no strict build fails. Problems of
    submissions are reported elsewhere.
    """

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.warnings: list[str] = []
        self.errors: list[str] = []
        self.lacks: list[str] = []
        self.notes: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.endswith("mkdocs_commonplace.hub"):
            return
        if record.name.endswith("mkdocs_commonplace.log"):
            kept = self.lacks if record.levelno >= logging.WARNING else self.notes
        elif record.levelno < logging.WARNING:
            return
        else:
            kept = self.errors if record.levelno >= logging.ERROR else self.warnings
        message = record.getMessage()
        if message not in kept:
            kept.append(message)


def _say(**message: Any) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
