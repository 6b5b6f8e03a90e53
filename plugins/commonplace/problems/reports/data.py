"""Reports for programs: plain JSON, SARIF 2.1.0 for code scanning, rdjson for reviewdog."""

import json
from typing import Any
from urllib.parse import quote

from commonplace.language import LANGUAGES, Language, join_sentences, language
from commonplace.problems.codes import CODES, Severity
from commonplace.problems.problem import Problem
from commonplace.problems.reports.report import Report

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NAME = "commonplace"


def write_json(report: Report) -> str:
    """Return a list of problems; texts are in the report's language and in every other."""
    return dump([_item(problem, report.language) for problem in report.problems])


def _item(problem: Problem, words: Language) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message(words),
        "hint": problem.hint(words),
        "values": dict(problem.values),
        "messages": {tag: problem.message(language(tag)) for tag in LANGUAGES},
        "hints": {tag: problem.hint(language(tag)) for tag in LANGUAGES},
    }


def write_sarif(report: Report) -> str:
    """Return a SARIF log with one run; rules are those that were broken."""
    codes = sorted({problem.code for problem in report.problems})
    driver = {"name": _NAME, "rules": [_rule(code, report.language) for code in codes]}
    results = [_result(problem, codes, report.language) for problem in report.problems]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, words: Language) -> dict[str, Any]:
    rule = CODES[code]
    return {
        "id": code,
        "shortDescription": {"text": words.gettext(rule.message)},
        "help": {"text": words.gettext(rule.hint)},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(problem: Problem, codes: list[str], words: Language) -> dict[str, Any]:
    place = {"startLine": problem.place.line, "startColumn": problem.place.column}
    artifact = {"uri": quote(problem.path, errors="replace"), "uriBaseId": "%SRCROOT%"}
    text = join_sentences(problem.message(words), problem.hint(words))
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": problem.severity.value,
        "message": {"text": text},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": place}}],
    }


def write_rdjson(report: Report) -> str:
    """Return reviewdog's diagnostics."""
    grave = any(problem.severity is Severity.ERROR for problem in report.problems)
    return dump(
        {
            "source": {"name": _NAME},
            "severity": "ERROR" if grave else "WARNING",
            "diagnostics": [_diagnostic(problem, report) for problem in report.problems],
        }
    )


def _diagnostic(problem: Problem, report: Report) -> dict[str, Any]:
    # reviewdog counts a column in bytes of UTF-8.
    before = report.line_of(problem)[: problem.place.column - 1]
    missing = problem.place.column - 1 - len(before)
    column = len(before.encode()) + missing + 1
    words = report.language
    return {
        "message": f"{problem.message(words)}\n{problem.hint(words)}",
        "location": {
            "path": problem.path,
            "range": {"start": {"line": problem.place.line, "column": column}},
        },
        "severity": problem.severity.value.upper(),
        "code": {"value": problem.code},
    }


def dump(value: Any) -> str:
    """Return JSON that reads well and is safe in a log; the values themselves stay exact."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    lines = (_escape(line) for line in text.split("\n"))
    return "\n".join(lines).replace("##", r"#\u0023") + "\n"


def _escape(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in line)
