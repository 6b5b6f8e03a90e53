"""What an import of entries did, in words for people and as data for programs."""

from typing import Any

from commonplace.importing.entries.plan import EntryPlan
from commonplace.importing.summary import (
    count_table,
    different_files,
    file_rows,
    left_out_rows,
    named_counts,
    outcome_data,
    problem_groups,
    whole,
)
from commonplace.importing.writing import Written
from commonplace.language import N_, Language


def summary_text(plan: EntryPlan, written: Written, language: Language) -> str:
    """Return the summary of an import for a terminal."""
    return whole(
        [
            _counts(plan, written, language),
            different_files(written, language),
            *problem_groups(plan.problems, language),
            named_counts(N_("Taken for the form's own words"), plan.form_lines, language),
            named_counts(N_("Fields that are not carried over"), plan.passed_over, language),
        ]
    )


def summary_data(plan: EntryPlan, written: Written, language: Language) -> dict[str, Any]:
    """Return all that is known about an import, ready for JSON."""
    return {
        "found": plan.found,
        "entries": plan.entries,
        "left_out": dict(plan.left_out),
        **outcome_data(written, plan.problems, language),
        "form_lines": dict(plan.form_lines),
        "unknown_fields": dict(plan.passed_over),
    }


def _counts(plan: EntryPlan, written: Written, language: Language) -> str:
    words = language.gettext
    rows = [
        (words(N_("Found in the sources")), plan.found),
        ("  " + words(N_("entries")), plan.entries),
        *left_out_rows(plan.left_out, language, "  "),
        *file_rows(written, language),
    ]
    return count_table(rows)
