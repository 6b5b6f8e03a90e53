"""What an import of articles did, in words for people and as data for programs."""

from typing import Any

from commonplace.importing.plan import ImportPlan
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
from commonplace.terminal import printable


def summary_text(plan: ImportPlan, written: Written, language: Language) -> str:
    """Return the summary of an import for a terminal."""
    return whole(
        [
            _counts(plan, written, language),
            different_files(written, language),
            _likely_same(plan, language),
            *problem_groups(plan.problems, language),
            named_counts(N_("Fields that are not carried over"), plan.unknown_fields, language),
            named_counts(N_("Articles with raw HTML of these kinds"), plan.raw_html, language),
            named_counts(
                N_("Links to these sites match imported articles (--site-url makes them internal)"),
                plan.other_hosts,
                language,
            ),
        ]
    )


def summary_data(plan: ImportPlan, written: Written, language: Language) -> dict[str, Any]:
    """Return all that is known about an import, ready for JSON."""
    return {
        "pages_found": plan.pages_found,
        "articles": plan.count("article"),
        "left_out": dict(plan.left_out),
        "columns": plan.count("column"),
        "members": {"new": plan.count("member"), "known": plan.members_known},
        "assets": plan.count("asset"),
        "likely_same": [
            {"rarer": pair.rarer, "commoner": pair.commoner} for pair in plan.likely_same
        ],
        **outcome_data(written, plan.problems, language),
        "unknown_fields": dict(plan.unknown_fields),
        "raw_html": dict(plan.raw_html),
        "other_hosts": dict(plan.other_hosts),
    }


def _counts(plan: ImportPlan, written: Written, language: Language) -> str:
    words = language.gettext
    rows = [
        (words(N_("Pages found")), plan.pages_found),
        ("  " + words(N_("articles")), plan.count("article")),
        *left_out_rows(plan.left_out, language, "  "),
        (words(N_("Columns, new")), plan.count("column")),
        (words(N_("Members, new")), plan.count("member")),
        (words(N_("Members that the hub had")), plan.members_known),
        (words(N_("Pictures and other files")), plan.count("asset")),
        *file_rows(written, language),
    ]
    return count_table(rows)


def _likely_same(plan: ImportPlan, language: Language) -> str:
    if not plan.likely_same:
        return ""
    heading = language.gettext(N_("These may be one person; to merge them, add:"))
    lines = (
        f'  --merge "{printable(same.rarer)}={printable(same.commoner)}"'
        for same in plan.likely_same
    )
    return "\n".join([heading, *lines])
