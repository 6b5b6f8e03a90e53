"""The report for programs."""

from typing import Any

from commonplace.problems.reports import dump
from commonplace.reporting.dress import Dress
from commonplace.views.report import Finding, Group, Report, Section

VERSION = 1
"""Rises when a name in the report goes or comes to mean something else, not when one is added."""


def write_json(report: Report, dress: Dress) -> str:
    """Return the report as JSON. Names stay; texts are in the language of the call."""
    return dump(
        {
            "version": VERSION,
            "hub": report.hub,
            "since": report.period.since.isoformat(),
            "until": report.period.until.isoformat(),
            "seen_at": report.seen_at.isoformat(),
            "refused": list(report.refused),
            "sections": [_section(section, dress) for section in report.sections],
        }
    )


def _section(section: Section, dress: Dress) -> dict[str, Any]:
    return {
        "name": section.name,
        "title": dress.language.gettext(section.title),
        "figures": {figure.name: dict(figure.counts) for figure in section.figures},
        "groups": [_group(group, dress) for group in section.groups],
    }


def _group(group: Group, dress: Dress) -> dict[str, Any]:
    return {
        "name": group.name,
        "title": dress.fill(group.title, group.values),
        "rule": dress.fill(group.rule, group.values),
        "advice": dress.fill(group.advice, group.values),
        "findings": [_finding(finding, dress) for finding in group.findings],
    }


def _finding(finding: Finding, dress: Dress) -> dict[str, Any]:
    return {
        "path": finding.path,
        "title": finding.title,
        "start": finding.starts_at.isoformat() if finding.starts_at else None,
        "note": dress.note_of(finding),
        "values": dict(finding.values),
    }
