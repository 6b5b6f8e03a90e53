"""Problems of submissions, and what a build lacks, in MkDocs' own log."""

import logging

from commonplace.language import language
from commonplace.model import Hub
from commonplace.settings import Settings
from commonplace.terminal import printable
from commonplace.trouble import Trouble

_log = logging.getLogger(f"mkdocs.plugins.{__name__}")


def log_problems(hub: Hub, log: logging.Logger) -> None:
    """Log every problem: a file that is left out is a warning, anything less is for information.

    With `--strict`, MkDocs ends with an error when a file is left out; its other pages are written.
    """
    speaks = language(hub.settings.default_language)
    for problem in hub.problems:
        level = logging.WARNING if problem.is_error else logging.INFO
        line, column = problem.place
        message = f"{problem.message(speaks)} {problem.hint(speaks)}"
        log.log(
            level,
            "%s:%d:%d: %s [%s]",
            printable(problem.path),
            line,
            column,
            printable(message),
            problem.code,
        )


def log_trouble(trouble: Trouble | None, settings: Settings, *, is_fault: bool = True) -> None:
    """Log what a build had to do without, as a warning; nothing where nothing is missing.

    What is no fault, such as that nobody has made a commit yet, is for information: a new hub
    builds with `--strict`, too.
    """
    if trouble is not None:
        level = logging.WARNING if is_fault else logging.INFO
        _log.log(level, "%s", printable(trouble.sentence(language(settings.default_language))))
