"""The block below a page that says who made it: all words, faces and addresses it shows."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel.lists import format_list

from commonplace.language import N_, NN_, Language
from commonplace.model import Record, Role
from commonplace.pages.dates import worded_day
from commonplace.pages.faces import Face, face_of_contributor
from commonplace.pages.links import Links
from commonplace.pages.reasons import Reason, Reasons, corrections, page_file_url
from commonplace.pages.words import ROLES, WORDS
from commonplace.views.credits.page import PageCredit, Work, page_credits
from commonplace.views.events import Occurrence

NAMED = 3
"""So many are named for each kind of work; of more, how many they are."""
FACES = 6
SHOWN = 30
"""So many reasons are shown of one person; of more, how many they are."""

_WRITING = frozenset({Role.CONTENT, Role.BLOG, Role.TUTORIAL, Role.DOC})
_CLAUSES: tuple[tuple[str, Collection[Role]], ...] = (
    (N_("written by {names}"), _WRITING),
    (N_("organised by {names}"), (Role.EVENT_ORGANIZING,)),
    (N_("with talks by {names}"), (Role.TALK,)),
    (N_("judged by {names}"), (Role.JUDGE,)),
    (N_("translated by {names}"), (Role.TRANSLATION,)),
    (N_("reviewed by {names}"), (Role.REVIEW, Role.PROOFREADER)),
    (N_("edited by {names}"), (Role.EDITOR,)),
    (N_("pictures and design by {names}"), (Role.DESIGN,)),
    (N_("with help from {names}"), ()),
)
_MADE = N_("made by {names}")
_OTHERS = NN_("{num} other", "{num} others")
_EVERYBODY = NN_("{num} contributor", "All {num} contributors")
_REASONS = NN_("{num} reason", "{num} reasons")
_MORE = NN_("and {num} more", "and {num} more")
_CREATED = N_("Created {day}")
_CHANGED = N_("last changed {day}")
_MARK = "\ue000"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence and what follows it; no face where it stands for several people."""

    text: str
    after: str
    face: Face | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of the sentence that says who did what: `Written by ` and names."""

    before: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day in words, with what stands around it, and as machines read it."""

    iso: str
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One contributor: what they did, on which days, why we say so, and where to put it right.

    `days` are none, one, or the first and the last. `count` words the number of reasons, `more`
    how many are not shown. `corrections` are reasons with different files to change.
    """

    face: Face
    work: str
    days: tuple[Day, ...]
    reasons: tuple[Reason, ...]
    count: str
    more: str
    corrections: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class CreditsBlock:
    """What `commonplace/credits.html` shows. All texts are plain, in the language of the page.

    `more_faces` is how many people have no face among `faces`. `edit_url` opens the page's own
    file, to add somebody; `how_url` leads to how credit is counted, `everybody_url` to all who gave
    something. Each may be empty.
    """

    faces: tuple[Face, ...]
    more_faces: int
    clauses: tuple[Clause, ...]
    created: Day | None
    changed: Day | None
    everybody: str
    rows: tuple[Row, ...]
    edit_url: str
    how_url: str
    everybody_url: str = ""


def credits_block(
    links: Links, path: str, how_uri: str = "", one_time: Occurrence | None = None
) -> CreditsBlock | None:
    """Return the block of the page with the file `path`, or None where it has none.

    `one_time` is the time of an event that the page is about, where it is not about all of it.
    """
    found = page_credits(links.edition, path, one_time)
    if found is None:
        return None
    speaks = links.edition.language
    faces = {one.person: face_of_contributor(one.person, links) for one in found.people}
    why = Reasons(links.edition)
    page = links.edition.pages_by_path[path]
    return CreditsBlock(
        faces=tuple(faces.values())[:FACES],
        more_faces=max(0, len(faces) - FACES),
        clauses=_sentence([*_clauses(found.people, page, faces, speaks)], speaks),
        created=_worded(_CREATED, found.created, speaks),
        changed=_worded(_CHANGED, found.changed, speaks),
        everybody=_counted(_EVERYBODY, len(faces), speaks),
        rows=tuple(_row(one, faces[one.person], why) for one in found.people),
        edit_url=page_file_url(links.edition, path),
        how_url=links.url(how_uri) if how_uri else "",
    )


def _clauses(
    people: tuple[PageCredit, ...], page: Record, faces: Mapping[str, Face], speaks: Language
) -> Iterator[Clause]:
    """Yield who did what; who did none of the things that have a word of their own has helped."""
    left = {one.person: faces[one.person] for one in people}
    for message, roles in _CLAUSES:
        named = [one.person for one in people if any(work.role in roles for work in one.work)]
        if not roles:
            named = list(left)
        elif roles is _WRITING and page.collection == "entry":
            message = _MADE  # noqa: PLW2901 - a work need not be a text
        for person in named:
            left.pop(person, None)
        if named:
            yield _clause(message, [faces[person] for person in named], speaks)


def _sentence(clauses: list[Clause], speaks: Language) -> tuple[Clause, ...]:
    """Return the clauses with a capital at the beginning and what stands between them."""
    between = speaks.gettext(N_("; "))
    for index, clause in enumerate(clauses[:-1]):
        last = clause.names[-1]
        names = (*clause.names[:-1], replace(last, after=f"{last.after}{between}"))
        clauses[index] = replace(clause, names=names)
    for first in clauses[:1]:
        clauses[0] = replace(first, before=f"{first.before[:1].upper()}{first.before[1:]}")
    return tuple(clauses)


def _clause(message: str, faces: list[Face], speaks: Language) -> Clause:
    # Nobody is left out to save one name.
    shown = faces if len(faces) <= NAMED + 1 else faces[:NAMED]
    texts: list[tuple[str, Face | None]] = [(face.name, face) for face in shown]
    if others := len(faces) - len(shown):
        texts.append((_counted(_OTHERS, others, speaks), None))
    before, _, after = speaks.gettext(message).partition("{names}")
    between = format_list([_MARK] * len(texts), locale=speaks.locale).split(_MARK)
    between[-1] += after
    names = (
        Name(text, follows, face) for (text, face), follows in zip(texts, between[1:], strict=True)
    )
    return Clause(before, tuple(names))


def _row(credit: PageCredit, face: Face, why: Reasons) -> Row:
    speaks = why.edition.language
    given = [one for entry in credit.entries for one in why.of(entry)]
    days = dict.fromkeys(day for day in (credit.first, credit.last) if day)
    return Row(
        face=face,
        work=speaks.gettext(", ").join(_work(work, speaks) for work in credit.work),
        days=tuple(Day(day.isoformat(), worded_day(day, speaks)) for day in days),
        reasons=tuple(given[:SHOWN]),
        count=_counted(_REASONS, len(given), speaks),
        more=_counted(_MORE, len(given) - SHOWN, speaks) if len(given) > SHOWN else "",
        corrections=corrections(given),
    )


def _work(work: Work, speaks: Language) -> str:
    name = speaks.gettext(ROLES[work.role])
    remarks: Iterable[str] = filter(
        None,
        (
            speaks.gettext(N_("the original")) if work.is_of_original else "",
            speaks.gettext(WORDS[work.degree]) if work.degree else "",
        ),
    )
    for remark in remarks:
        name = speaks.gettext(N_("{role} ({remark})")).format(role=name, remark=remark)
    return name


def _worded(message: str, day: date | None, speaks: Language) -> Day | None:
    if day is None:
        return None
    before, _, after = speaks.gettext(message).partition("{day}")
    return Day(day.isoformat(), worded_day(day, speaks), before, after)


def _counted(message: tuple[str, str], number: int, speaks: Language) -> str:
    return speaks.ngettext(*message, number).format(num=number)
