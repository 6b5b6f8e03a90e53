"""The report for people: each problem with the line it is on, and a sum at the end."""

from commonplace.language import N_, Language
from commonplace.problems.codes import Severity
from commonplace.problems.problem import Place, Problem
from commonplace.problems.reports.report import Report
from commonplace.terminal import printable, width, wrap

_SEVERITIES = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}
_WIDEST = 100
_ROOM_BEFORE = 30
"""Columns kept before the caret in a line that is too long to be shown whole."""


def write_text(report: Report) -> str:
    """Return all problems, file by file, and the summary."""
    blocks = [_block(report, problem) for problem in report.problems]
    end = "fine" if not report.problems else "path"
    return "\n".join([*blocks, report.paint(summary(report), end)]) + "\n"


def summary(report: Report) -> str:
    """Say in a line how many problems there are, and how many files are fine."""
    words = report.language
    errors = sum(problem.is_error for problem in report.problems)
    warnings = len(report.problems) - errors
    faulty = len({problem.path for problem in report.problems})
    fine = max(report.checked - faulty, 0)
    if not report.problems:
        return _fine(words, fine) if fine else words.gettext("There is nothing to check.")
    found = words.ngettext("{faults} in {count} file", "{faults} in {count} files", faulty)
    faults = found.format(faults=_counts(words, errors, warnings), count=f"{faulty:,}")
    if not fine:
        return words.gettext("{faults}.").format(faults=faults)
    return words.gettext("{faults}; {rest}").format(faults=faults, rest=_fine(words, fine))


def _counts(words: Language, errors: int, warnings: int) -> str:
    error = words.ngettext("{count} error", "{count} errors", errors).format(count=f"{errors:,}")
    warning = words.ngettext("{count} warning", "{count} warnings", warnings)
    warning = warning.format(count=f"{warnings:,}")
    if errors and warnings:
        both = words.gettext("{errors} and {warnings}")
        return both.format(errors=error, warnings=warning)
    return error if errors else warning


def _fine(words: Language, count: int) -> str:
    message = words.ngettext("{count} file is fine.", "{count} files are fine.", count)
    return message.format(count=f"{count:,}")


def _block(report: Report, problem: Problem) -> str:
    words, paint = report.language, report.paint
    line, column = problem.place
    severity = words.gettext(_SEVERITIES[problem.severity])
    head = " ".join(
        (
            paint(f"{printable(problem.path)}:{line}:{column}", "path"),
            paint(severity, problem.severity.value),
            paint(problem.code, "quiet"),
        )
    )
    message = printable(problem.message(words))
    hint = printable(problem.hint(words))
    if report.columns:
        message = wrap(message, report.columns, indent="  ")
        hint = wrap(hint, report.columns, indent="    ")
    parts = [head, f"  {message}", *_excerpt(report, problem), f"  {paint('→', 'quiet')} {hint}"]
    return "\n".join(parts) + "\n"


def _excerpt(report: Report, problem: Problem) -> list[str]:
    """Return the line of a problem and a mark under its place, or nothing."""
    source = report.line_of(problem)
    start = problem.place.column - 1
    is_about_file = problem.code.startswith("file-") or _is_of_review(problem)
    if is_about_file or not source.strip() or start > len(source):
        return []
    number = str(problem.place.line)
    left, marked, right = _cut(source, start, _length(problem, source[start:]), report.columns)
    margin = " " * len(number)
    bar = report.paint("│", "quiet")
    caret = " " * width(left) + report.paint("^" * max(width(marked), 1), problem.severity.value)
    line_number = report.paint(number, "quiet")
    return [f"    {line_number} {bar} {left}{marked}{right}", f"    {margin} {bar} {caret}"]


def _is_of_review(problem: Problem) -> bool:
    """Whether a problem is about who may do something to a file, not about a place in it."""
    return problem.code.startswith("review-") and problem.place == Place()


def _length(problem: Problem, rest: str) -> int:
    """Return how many characters belong to the mark: the value or name that is wrong."""
    field = problem.values.get("field", "").rpartition(".")[2]
    quote = rest[:1] if rest[:1] in ("'", '"') else ""
    for text in (problem.values.get("found", ""), field):
        if text and rest.startswith(quote + text):
            return len(quote + text + quote)
    return 1


def _cut(source: str, start: int, length: int, columns: int) -> tuple[str, str, str]:
    """Return what is shown before, at and after the mark, with “…” for what is left out."""
    room = max((columns or _WIDEST) - 12, 40)
    left = _safe(source[:start])
    marked = _safe(source[start : start + length])
    right = _safe(source[start + length :])
    if width(left) + width(marked) + width(right) <= room:
        return left, marked, right.rstrip()
    if width(left) > _ROOM_BEFORE:
        left = "…" + _clip(left[::-1], _ROOM_BEFORE)[::-1]
    marked = _clip(marked, room - width(left))
    kept = _clip(right, max(room - width(left) - width(marked), 0))
    return left, marked, kept + ("…" if kept != right else "")


def _clip(text: str, columns: int) -> str:
    used = 0
    for index, char in enumerate(text):
        used += width(char)
        if used > columns:
            return text[:index]
    return text


def _safe(text: str) -> str:
    return printable(text.replace("\t", " "))
