"""The chapters that a handbook can have: what each is called, and the question it answers."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonplace.language import N_
from commonplace.problems import closest
from commonplace.trouble import Trouble


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page of the handbook. `question` completes “I want to …”; both texts are msgids."""

    slug: str
    title: str
    question: str


@dataclass(frozen=True, slots=True)
class Group:
    """Chapters that stand together in nav and in the handbook's index."""

    title: str
    chapters: tuple[Chapter, ...]


class UnknownChapterError(Trouble):
    """Somebody named a chapter that there is not."""


GROUPS = (
    Group(
        N_("Who we are"),
        (
            Chapter("goal", N_("Our goal"), N_("know what this community is for")),
            Chapter(
                "code-of-conduct",
                N_("Code of conduct"),
                N_("know how we treat each other, or report something"),
            ),
            Chapter(
                "learning-paths",
                N_("Learning paths"),
                N_("learn something, step by step and in company"),
            ),
        ),
    ),
    Group(
        N_("Taking part"),
        (
            Chapter(
                "how-to-take-part",
                N_("How to take part"),
                N_("join in, and do not know where to start"),
            ),
            Chapter(
                "writing-a-column",
                N_("Writing for a column"),
                N_("write something others will read"),
            ),
            Chapter("review-guide", N_("Review guide"), N_("review somebody's work")),
            Chapter(
                "creating-together",
                N_("Creating together"),
                N_("make something with others, and share the credit fairly"),
            ),
        ),
    ),
    Group(
        N_("Events"),
        (
            Chapter(
                "meeting-in-person",
                N_("Meeting in person"),
                N_("organise a meetup, a workshop or a salon"),
            ),
            Chapter(
                "online-events",
                N_("Online events"),
                N_("hold a stream, a talk or a brainstorm online"),
            ),
            Chapter(
                "activities",
                N_("Keeping things lively"),
                N_("give people something to do every month"),
            ),
        ),
    ),
    Group(
        N_("Competitions"),
        (
            Chapter(
                "competitions",
                N_("Competitions and challenges"),
                N_("run a competition or a challenge, or enter one"),
            ),
            Chapter("judging", N_("Judge's guide"), N_("judge entries fairly")),
        ),
    ),
    Group(
        N_("Looking after each other"),
        (
            Chapter("welcoming", N_("Welcoming newcomers"), N_("welcome somebody who is new")),
            Chapter(
                "feedback",
                N_("Feedback and leading voices"),
                N_("answer feedback, and help members grow into more"),
            ),
            Chapter(
                "keeping-members", N_("Keeping members"), N_("understand why people stay, or leave")
            ),
            Chapter("mediation", N_("Mediation"), N_("settle a quarrel before it spreads")),
        ),
    ),
    Group(
        N_("Looking after the hub"),
        (
            Chapter("incidents", N_("Incidents"), N_("act when something has gone wrong")),
            Chapter("tools", N_("Tools and routine"), N_("leave the routine to tools")),
            Chapter(
                "deciding-from-data",
                N_("Deciding from data"),
                N_("decide from what really happens"),
            ),
            Chapter(
                "retrospectives",
                N_("Looking back"),
                N_("look back at a month, a quarter or a year"),
            ),
        ),
    ),
)

CHAPTERS: dict[str, Chapter] = {
    chapter.slug: chapter for group in GROUPS for chapter in group.chapters
}
"""All chapters by their slug, in the order in which a handbook has them."""


def chosen(keep: Iterable[str], drop: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the slugs of the chapters to keep, in the handbook's order; `all` keeps each.

    Raises UnknownChapterError for a slug that no chapter has.
    """
    kept, dropped = set(keep), set(drop)
    for slug in sorted((kept | dropped) - CHAPTERS.keys() - {"all"}):
        likely = closest(slug, CHAPTERS)
        if likely:
            raise UnknownChapterError(
                N_("There is no chapter “{slug}”. Did you mean “{likely}”?"),
                slug=slug,
                likely=likely,
            )
        raise UnknownChapterError(
            N_("There is no chapter “{slug}”; allowed: {allowed}."),
            slug=slug,
            allowed=", ".join(CHAPTERS),
        )
    return tuple(
        slug for slug in CHAPTERS if (slug in kept or "all" in kept) and slug not in dropped
    )


def groups_of(slugs: Iterable[str]) -> tuple[Group, ...]:
    """Return the groups with only the chapters named, without groups that are left empty."""
    kept = set(slugs)
    narrowed = (
        Group(group.title, tuple(chapter for chapter in group.chapters if chapter.slug in kept))
        for group in GROUPS
    )
    return tuple(group for group in narrowed if group.chapters)
