"""How a list of problems is printed: for people, for editors, for forges."""

from collections.abc import Callable, Mapping

from commonplace.problems.reports.data import dump, write_json, write_rdjson, write_sarif
from commonplace.problems.reports.forges import plain, write_github, write_gitlab, write_markdown
from commonplace.problems.reports.report import Report, Sources
from commonplace.problems.reports.text import summary, write_text

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": write_text,
    "json": write_json,
    "github": write_github,
    "gitlab": write_gitlab,
    "sarif": write_sarif,
    "rdjson": write_rdjson,
    "markdown": write_markdown,
}
"""A function for each format: it returns the whole report, with a line end at its end."""

__all__ = ["FORMATS", "Report", "Sources", "dump", "plain", "summary"]
