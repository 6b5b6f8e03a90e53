"""What an import of events did, in words for people and as data for programs."""

from itertools import islice
from typing import Any

from commonplace.importing.events.plan import EventPlan
from commonplace.importing.summary import (
    count_table,
    different_files,
    file_rows,
    left_out_rows,
    outcome_data,
    problem_groups,
    whole,
)
from commonplace.importing.writing import Written
from commonplace.language import N_, Language

_SHOWN_ZONES = 5


def summary_text(plan: EventPlan, written: Written, language: Language) -> str:
    """Return the summary of an import for a terminal."""
    return whole(
        [
            _counts(plan, written, language),
            _whole_days(plan, language),
            different_files(written, language),
            *problem_groups(plan.problems, language),
        ]
    )


def summary_data(plan: EventPlan, written: Written, language: Language) -> dict[str, Any]:
    """Return all that is known about an import, ready for JSON."""
    return {
        "found": plan.found,
        "events": len(plan.files),
        "changes": plan.changes,
        "left_out": dict(plan.left_out),
        "whole_days_in": dict(plan.days_in),
        **outcome_data(written, plan.problems, language),
    }


def _counts(plan: EventPlan, written: Written, language: Language) -> str:
    words = language.gettext
    changes = [("  " + words(N_("changes of single occurrences")), plan.changes)]
    rows = [
        (words(N_("Found in the sources")), plan.found),
        ("  " + words(N_("events")), len(plan.files)),
        *(changes if plan.changes else []),
        *left_out_rows(plan.left_out, language, "  "),
        *file_rows(written, language),
    ]
    return count_table(rows)


def _whole_days(plan: EventPlan, language: Language) -> str:
    if not plan.days_in:
        return ""
    first = dict(islice(plan.days_in.items(), _SHOWN_ZONES))
    named = ", ".join(f"{zone} {count:,}" for zone, count in first.items())
    if more := len(plan.days_in) - len(first):
        template = language.gettext(N_("and {count} more zones"))
        named = f"{named}, {template.format(count=more)}"
    return f"{language.gettext(N_('Whole days are counted in'))}: {named}"
