"""What an import did, in words for people and as data for programs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from commonplace.importing.plan import ImportPlan
from commonplace.importing.reasons import REASONS, ImportProblem
from commonplace.importing.writing import Written
from commonplace.language import N_, Language
from commonplace.terminal import pad, printable, width

_SHOWN = 3

KINDS = {
    "not-a-post": N_("no post"),
    "other-format": N_("no Markdown"),
    "no-front-matter": N_("no front matter"),
    "front-matter-broken": N_("front matter broken"),
    "unreadable": N_("cannot be read"),
    "not-utf8": N_("not UTF-8"),
    "too-large": N_("too large"),
    "no-date": N_("no date"),
    "fails-check": N_("would not pass the check"),
    "date-odd": N_("odd dates"),
    "no-author": N_("no author"),
    "title-missing": N_("no title"),
    "title-changed": N_("title changed"),
    "tags-cut": N_("too many tags"),
    "credit-unread": N_("credits not understood"),
    "shortcode-removed": N_("shortcodes removed"),
    "reference-broken": N_("references that lead nowhere"),
    "link-old-site": N_("links to pages of the old site"),
    "redirect-taken": N_("old addresses taken twice"),
    "redirect-invalid": N_("old addresses not kept"),
    "file-left-out": N_("files beside articles not copied"),
    "portrait-remote": N_("portraits on other sites, left out"),
    "data-unread": N_("data files not read"),
    "bio-left-out": N_("bios that would not pass the check"),
    "bio-kept": N_("bios not carried over"),
}
"""What each kind of import problem is called in the summary."""


def summary_text(plan: ImportPlan, written: Written, language: Language) -> str:
    """Return the summary of an import for a terminal."""
    sections = [
        _counts(plan, written, language),
        _different(written, language),
        _likely_same(plan, language),
        *_problems(plan, language),
        _others(N_("Fields that are not carried over"), plan.unknown_fields, language),
        _others(N_("Articles with raw HTML of these kinds"), plan.raw_html, language),
        _others(
            N_("Links to these sites match imported articles (--site-url makes them internal)"),
            plan.other_hosts,
            language,
        ),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def summary_data(plan: ImportPlan, written: Written, language: Language) -> dict[str, Any]:
    """Return all that is known about an import, ready for JSON."""
    return {
        "pages_found": plan.pages_found,
        "articles": plan.count("article"),
        "left_out": dict(plan.left_out),
        "columns": plan.count("column"),
        "members": {"new": plan.count("member"), "known": plan.members_known},
        "assets": plan.count("asset"),
        "written": list(written.written),
        "unchanged": list(written.unchanged),
        "different": list(written.different),
        "likely_same": [
            {"rarer": pair.rarer, "commoner": pair.commoner} for pair in plan.likely_same
        ],
        "problems": [
            {
                "path": found.path,
                "line": found.line,
                "kind": found.kind,
                "leaves_out": found.leaves_out,
                "message": found.message(language),
            }
            for found in plan.problems
        ],
        "unknown_fields": dict(plan.unknown_fields),
        "raw_html": dict(plan.raw_html),
        "other_hosts": dict(plan.other_hosts),
    }


def _counts(plan: ImportPlan, written: Written, language: Language) -> str:
    words = language.gettext
    rows = [
        (words(N_("Pages found")), plan.pages_found),
        ("  " + words(N_("articles")), plan.count("article")),
        *(
            ("  " + words(N_("left out: {kind}")).format(kind=words(KINDS[kind])), count)
            for kind, count in plan.left_out.items()
        ),
        (words(N_("Columns, new")), plan.count("column")),
        (words(N_("Members, new")), plan.count("member")),
        (words(N_("Members that the hub had")), plan.members_known),
        (words(N_("Pictures and other files")), plan.count("asset")),
        (words(N_("Files written")), len(written.written)),
        (words(N_("Files unchanged")), len(written.unchanged)),
        (words(N_("Files already there and different")), len(written.different)),
    ]
    column = max(width(name) for name, _ in rows) + 2
    return "\n".join(f"{pad(name, column)}{count:>6,}" for name, count in rows)


def _different(written: Written, language: Language) -> str:
    if not written.different:
        return ""
    heading = language.gettext(
        N_("Already there and different; left alone (--update replaces them):")
    )
    return "\n".join([heading, *(f"  {printable(path)}" for path in written.different)])


def _likely_same(plan: ImportPlan, language: Language) -> str:
    if not plan.likely_same:
        return ""
    heading = language.gettext(N_("These may be one person; to merge them, add:"))
    lines = (
        f'  --merge "{printable(same.rarer)}={printable(same.commoner)}"'
        for same in plan.likely_same
    )
    return "\n".join([heading, *lines])


def _problems(plan: ImportPlan, language: Language) -> Iterator[str]:
    groups: dict[str, list[ImportProblem]] = defaultdict(list)
    for found in plan.problems:
        groups[found.kind].append(found)
    for kind in REASONS:
        if kind in groups:
            yield _group(kind, groups[kind], language)


def _group(kind: str, found: Sequence[ImportProblem], language: Language) -> str:
    # A file that stays behind is always named; of the rest, a few show what is meant.
    shown = found if REASONS[kind].leaves_out else found[:_SHOWN]
    lines = [f"{language.gettext(KINDS[kind])}: {len(found):,}"]
    for one in shown:
        place = f"{one.path}:{one.line}" if one.line else one.path
        lines.append(f"  {printable(place)}: {one.message(language)}")
    if more := len(found) - len(shown):
        template = N_("… and {count} more; --format json lists all")
        lines.append("  " + language.gettext(template).format(count=more))
    return "\n".join(lines)


def _others(title: str, counts: Mapping[str, int], language: Language) -> str:
    if not counts:
        return ""
    named = ", ".join(f"{printable(name)} {count:,}" for name, count in counts.items())
    return f"{language.gettext(title)}: {named}"
