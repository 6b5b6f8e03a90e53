"""What an import of contributors did, in words for people and as data for programs."""

from typing import Any

from commonplace.importing.all_contributors.plan import ContributorPlan
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


def summary_text(plan: ContributorPlan, written: Written, language: Language) -> str:
    """Return the summary of an import for a terminal."""
    return whole(
        [
            _counts(plan, written, language),
            different_files(written, language),
            *problem_groups(plan.problems, language),
            named_counts(N_("Fields that are not carried over"), plan.passed_over, language),
        ]
    )


def summary_data(plan: ContributorPlan, written: Written, language: Language) -> dict[str, Any]:
    """Return all that is known about an import, ready for JSON."""
    return {
        "people_found": plan.found,
        "members": {"new": plan.new, "known": plan.known},
        "contributions": plan.contributions,
        "left_out": dict(plan.left_out),
        **outcome_data(written, plan.problems, language),
        "unknown_fields": dict(plan.passed_over),
    }


def _counts(plan: ContributorPlan, written: Written, language: Language) -> str:
    words = language.gettext
    rows = [
        (words(N_("People found")), plan.found),
        (words(N_("Members, new")), plan.new),
        (words(N_("Members that the hub had")), plan.known),
        (words(N_("Contributions")), plan.contributions),
        *left_out_rows(plan.left_out, language),
        *file_rows(written, language),
    ]
    return count_table(rows)
