"""Reports that a forge shows on a pull request: GitHub, GitLab, and a table in Markdown."""

import hashlib
import json
import re
from collections import Counter
from typing import Any

from commonplace.language import N_, join_sentences
from commonplace.problems.codes import Severity
from commonplace.problems.problem import Problem
from commonplace.problems.reports.data import dump
from commonplace.problems.reports.report import Report
from commonplace.problems.reports.text import summary
from commonplace.terminal import printable

_MARKUP = re.compile(r"([\\`*_{}\[\]!~|:@#$%^=])")
_MENTION = re.compile(r"((?:\\[@#!~$%]|&amp;)(?=\w)|\\:(?=//)|www(?=\.))")


def write_github(report: Report) -> str:
    """Return workflow commands, which GitHub shows beside the lines, and the summary."""
    lines = [_annotation(problem, report) for problem in report.problems]
    return "\n".join([*lines, summary(report)]) + "\n"


def _annotation(problem: Problem, report: Report) -> str:
    words = report.language
    properties = {
        "file": problem.path,
        "line": str(problem.place.line),
        "col": str(problem.place.column),
        "title": problem.code,
    }
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    text = f"{problem.message(words)}\n{problem.hint(words)}"
    return f"::{problem.severity.value} {listed}::{_data(text)}"


def _data(text: str) -> str:
    """Escape as GitHub's own toolkit does, so that a text stays one line of one command."""
    shown = "\n".join(printable(line) for line in text.split("\n"))
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")


def write_gitlab(report: Report) -> str:
    """Return GitLab's code quality report.

    A fingerprint holds no line number: a problem stays the same one when lines above it change.
    """
    seen: Counter[str] = Counter()
    items = []
    for problem in report.problems:
        known_by = json.dumps([problem.path, problem.code, sorted(problem.values.items())])
        seen[known_by] += 1
        mark = hashlib.sha256(f"{known_by} {seen[known_by]}".encode()).hexdigest()
        items.append(_finding(problem, report, mark))
    return dump(items)


def _finding(problem: Problem, report: Report, mark: str) -> dict[str, Any]:
    words = report.language
    return {
        "description": join_sentences(problem.message(words), problem.hint(words)),
        "check_name": problem.code,
        "fingerprint": mark,
        "severity": "major" if problem.severity is Severity.ERROR else "minor",
        "location": {
            "path": problem.path,
            "lines": {"begin": problem.place.line},
        },
    }


def write_markdown(report: Report) -> str:
    """Return a table for a comment or a job's summary; nothing in it is taken for markup."""
    words = report.language
    if not report.problems:
        return f"{summary(report)}\n"
    titles = (N_("File and line"), N_("What"), N_("What to do"))
    head = " | ".join(words.gettext(title) for title in titles)
    rows = [
        " | ".join(
            (
                plain(f"{problem.path}:{problem.place.line}:{problem.place.column}"),
                plain(problem.message(words)),
                plain(problem.hint(words)),
            )
        )
        for problem in report.problems
    ]
    table = [f"| {head} |", "| --- | --- | --- |", *(f"| {row} |" for row in rows)]
    return "\n".join([summary(report), "", *table]) + "\n"


def plain(text: str) -> str:
    """Return a text in which Markdown, on any forge, finds no markup, mention or reference."""
    safe = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # An escaped sign still makes a mention or a link on a forge; a character of no width parts it.
    return _MENTION.sub(r"\1&#8203;", _MARKUP.sub(r"\\\1", safe))
