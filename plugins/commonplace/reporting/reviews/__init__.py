"""A review in words: for a terminal, for programs, for a comment on a forge.

`FORMATS` has a function for each form; it takes a review and the report on its problems, and
returns all of it with a line end at its end. What forges and editors read holds the problems alone.
"""

from collections.abc import Callable, Mapping

from commonplace.problems.reports import FORMATS as PROBLEMS
from commonplace.problems.reports import Report
from commonplace.reporting.reviews.data import write_json
from commonplace.reporting.reviews.markdown import write_markdown
from commonplace.reporting.reviews.text import write_text
from commonplace.review import Review

Writer = Callable[[Review, Report], str]


def _of_problems(name: str) -> Writer:
    return lambda _, report: PROBLEMS[name](report)


FORMATS: Mapping[str, Writer] = {
    **{name: _of_problems(name) for name in PROBLEMS},
    "text": write_text,
    "json": write_json,
    "markdown": write_markdown,
}

__all__ = ["FORMATS", "write_markdown"]
