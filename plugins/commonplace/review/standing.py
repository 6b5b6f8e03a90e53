"""What nobody may give themselves: a place, a prize, a time of arrival, another's address."""

from collections.abc import Iterator, Mapping

from commonplace.addresses import page_uri, url_of
from commonplace.language import N_
from commonplace.model import Article, Award, Competition, Entry, PageRecord, Record
from commonplace.model.article import ArticleStatus
from commonplace.model.entry import EntryStatus
from commonplace.problems import Place, Problem, Word
from commonplace.review.case import Case, Demand, Finding, at_field, demand, listed
from commonplace.review.ownership import NOBODY, People
from commonplace.values import is_before, shown_moment
from commonplace.values.roles import Role

_JUDGED = frozenset({EntryStatus.LATE, EntryStatus.INELIGIBLE})
_OPEN_LATER = {"postmortem", "credits", "redirect_from"}
"""Fields of an entry that may change for ever: no judge looks at them."""


def standing(case: Case) -> Iterator[Finding]:
    """Yield what records say to the advantage of those whose they are."""
    for kind in ("entry", "article", "event", "column", "competition", "question", "member"):
        for _, before, after in case.records(kind):
            if after is None:
                continue
            if isinstance(after, Entry):
                yield from _entry(case, after, before if isinstance(before, Entry) else None)
            if isinstance(after, Article):
                yield from _article(case, after, before)
            if isinstance(after, PageRecord):
                yield from _addresses(case, after)
            yield from _prizes(case, after, before)
    yield from _shown_late(case)


def _shown_late(case: Case) -> Iterator[Problem]:
    """Yield each file beside an entry that changes after entries closed: judges look at those."""
    for change in case.changes:
        spot = case.spot(change.path)
        competition = case.base.competitions.get(spot.parent)
        is_shown = spot.collection == "entry" and spot.is_beside and case.ownership.has(spot)
        if is_shown and competition and _is_closed(case, competition):
            yield _late(case, competition, change.path, Place())


def _entry(case: Case, entry: Entry, before: Entry | None) -> Iterator[Finding]:
    may = case.ownership.organizers(entry.source.parent)
    if entry.received != (before.received if before else None):
        yield _reserved(case, entry, "received", may)
    was = before.status if before else EntryStatus.SUBMITTED
    if entry.status is not was and {entry.status, was} & _JUDGED:
        yield _reserved(case, entry, "status", may)
    competition = case.base.competitions.get(entry.source.parent)
    if before and competition and _is_other(entry, before) and _is_closed(case, competition):
        yield _late(case, competition, entry.path, at_field(entry))


def _late(case: Case, competition: Competition, path: str, place: Place) -> Problem:
    deadline = shown_moment((competition.deadline or case.now).replace(tzinfo=None))
    return Problem.at(path, place, "review-entry-late", deadline=deadline)


def _is_other(entry: Entry, before: Entry) -> bool:
    """Whether what judges see of an entry is not what it was."""
    now, then = (one.model_dump(exclude=_OPEN_LATER) for one in (entry, before))
    return now != then or entry.body != before.body


def _is_closed(case: Case, competition: Competition) -> bool:
    closes_at = competition.closes_at
    return closes_at is not None and is_before(closes_at, case.now)


def _article(case: Case, article: Article, before: Record | None) -> Iterator[Demand]:
    """Yield that only editors take back that they retracted something."""
    was = before.status if isinstance(before, Article) else None
    if was is ArticleStatus.RETRACTED and article.status is not was:
        column = case.base.columns.get(article.source.parent)
        may = case.ownership.own(column) if column else NOBODY
        yield _reserved(case, article, "status", may)


def _prizes(case: Case, record: Record, before: Record | None) -> Iterator[Demand]:
    """Yield credits for an award: those are given in files of their own."""
    had = [one for one in getattr(before, "credits", ()) if one.role is Role.AWARD]
    for index, credit in enumerate(getattr(record, "credits", ())):
        if credit.role is Role.AWARD and credit not in had:
            place = at_field(record, "credits", index, "role")
            may = case.ownership.organizers(record.source.parent) if _is_entry(record) else NOBODY
            yield _reserved(case, record, "credits: award", may, place=place)


def _is_entry(record: Record) -> bool:
    return isinstance(record, Entry | Award)


_MAINTAINERS = Word(N_("maintainers"))


def _reserved(
    case: Case, record: Record, field: str, may: People, *, place: Place | None = None
) -> Demand:
    place = place or at_field(record, field)
    owners = listed(may) or _MAINTAINERS
    return demand(
        case, record.path, "review-organizers-only", may, place, field=field, owners=owners
    )


def _addresses(case: Case, record: PageRecord) -> Iterator[Demand]:
    """Yield each former address that a record asks for and that is somebody else's."""
    own = case.base.of(record.collection).get(record.key)
    had = own.redirect_from if isinstance(own, PageRecord) else ()
    for index, former in enumerate(record.redirect_from):
        holder = _holders(case).get(former)
        if former in had or holder is None or holder.path == record.path:
            continue
        spot = case.spot(f"{case.map.submissions}{holder.source.uri}")
        may = case.ownership.owners(spot)
        yield demand(
            case,
            record.path,
            "review-address-taken",
            may,
            at_field(record, "redirect_from", index),
            found=former,
            other=holder.path,
        )


def _holders(case: Case) -> Mapping[str, PageRecord]:
    """Return whose each address is in the published version, former ones too."""
    found: dict[str, PageRecord] = {}
    for record in case.base.page_records:
        found.update(dict.fromkeys(record.redirect_from, record))
    found.update({url_of(page_uri(record)): record for record in case.base.page_records})
    return found
