"""The report to maintainers in words: for a terminal, for programs, for an issue or a chat.

`FORMATS` has a function for each form; it takes a report and how it is dressed, and returns all of
it with a line end at its end. What there is to report is asked in `commonplace.views.report`.
"""

from collections.abc import Callable, Mapping

from commonplace.reporting.data import write_json
from commonplace.reporting.dress import Dress
from commonplace.reporting.markdown import write_markdown
from commonplace.reporting.text import write_text
from commonplace.views.report import Report

FORMATS: Mapping[str, Callable[[Report, Dress], str]] = {
    "text": write_text,
    "json": write_json,
    "markdown": write_markdown,
}

__all__ = ["FORMATS", "Dress"]
