"""Own files only: what changes, goes or comes, and who may do that."""

from collections.abc import Iterator

from commonplace.model import Article, Column, Competition, Entry, Event, Question, QuestionStatus
from commonplace.model.column import ColumnStatus, OpenTo
from commonplace.problems import Place, Problem
from commonplace.review.case import ANYBODY, Case, Demand, demand
from commonplace.review.change import Change
from commonplace.review.ownership import NOBODY, People
from commonplace.review.spot import Area, Spot
from commonplace.review.works import nature_of, thing_at

_OWN_RULES = frozenset({"ballot"})
"""Kinds of record whose changes have rules of their own."""


def rights(case: Case) -> Iterator[Demand]:
    """Yield who may do each of the changes."""
    for change in case.changes:
        if not change.is_file:
            what = thing_at(change.new_mode)
            yield Demand(Problem.at(change.new, Place(), "review-no-file", what=what))
        if change.old and change.old != change.new:
            yield from _goes(case, change)
        if change.new:
            yield from _comes(case, change)


def _goes(case: Case, change: Change) -> Iterator[Demand]:
    """Yield who may take a file away; who renames one takes it away from where it was."""
    spot = case.spot(change.old)
    if spot.area is Area.PAGE or _is_moved_within(case, change):
        return
    if spot.area is Area.WORKS:
        yield _of_works(change.old)
        return
    may = case.ownership.owners(spot)
    yield demand(case, change.old, "review-removes", may, found=change.old)


def _is_moved_within(case: Case, change: Change) -> bool:
    """Whether a record has only another form of the same place, as `a.md` and `a/index.md`."""
    if not change.new:
        return False
    before, after = case.spot(change.old), case.spot(change.new)
    return before == after and before.area is Area.RECORD and not before.is_beside


def _comes(case: Case, change: Change) -> Iterator[Demand]:
    """Yield who may put what a file says now where it is."""
    spot = case.spot(change.new)
    if spot.area is Area.WORKS:
        yield _of_works(change.new)
    if spot.area is not Area.RECORD or (spot.collection in _OWN_RULES and not spot.is_beside):
        return
    if change.old == change.new:
        yield demand(case, change.new, "review-not-yours", _changing(case, spot))
    elif case.ownership.has(spot) and not _is_shared(case, spot):
        yield demand(case, change.new, "review-not-yours", case.ownership.owners(spot))
    elif spot.collection != "member" or spot.is_beside:
        shared = Spot(Area.RECORD, "column", spot.parent, is_beside=True)
        may = _sending(case, shared) if _is_shared(case, spot) else adding(case, spot)
        code = "review-unreadable" if may is None else "review-adds"
        yield demand(case, change.new, code, may or NOBODY)


def _of_works(path: str) -> Demand:
    return Demand(Problem.at(path, Place(), "review-maintainers-only", what=nature_of(path)))


def _changing(case: Case, spot: Spot) -> People:
    """Return who may change a file that is there; a column's own pictures are its editors'."""
    if _is_shared(case, spot):
        spot = Spot(Area.RECORD, "column", spot.parent, is_beside=True)
    return case.ownership.owners(spot)


def _sending(case: Case, spot: Spot) -> People:
    """Return who may put a new picture beside the articles of a column."""
    return case.ownership.owners(spot) | _writers(case, spot, frozenset(case.base.members))


def _is_shared(case: Case, spot: Spot) -> bool:
    """Whether a file lies beside a column, or in a folder there that is no article's."""
    if not spot.is_beside or spot.collection not in {"column", "article"}:
        return False
    return spot.collection == "column" or not any(
        spot.key in hub.articles for hub in (case.base, case.head)
    )


def adding(case: Case, spot: Spot) -> People | None:
    """Return who may add what the published version has not; None where it cannot be read."""
    record = case.head.of(spot.collection).get(spot.key)
    if record is None:
        return None
    own, hosts = case.proposed.own(record), case.ownership.hosts(spot)
    members = frozenset(case.base.members)
    if isinstance(record, Article):
        return _writers(case, spot, own)
    if isinstance(record, Column | Competition):
        return own & members
    if isinstance(record, Event):
        return own or (NOBODY if record.organizers else members)
    if isinstance(record, Entry | Question):
        return hosts | _handing_in(case, record)
    return own | hosts  # of members; of polls and awards; of credits, nobody


def _handing_in(case: Case, record: Entry | Question) -> People:
    """Return who may hand in a work or ask; without an id nobody can tell whose it is."""
    if isinstance(record, Entry):
        return case.proposed.own(record) or ANYBODY
    if record.state is QuestionStatus.ANSWERED:
        return case.proposed.own(record)
    asker = record.asked_by
    return case.proposed.today([asker]) if isinstance(asker, str) else ANYBODY


def _writers(case: Case, spot: Spot, own: People) -> People:
    """Return who of `own` may send an article to a column, and its editors."""
    column = case.base.columns.get(spot.parent)
    if column is None:  # it comes with its first articles
        proposed = case.head.columns.get(spot.parent)
        return own & case.proposed.own(proposed) if proposed else NOBODY
    hosts = case.ownership.own(column)
    if column.status is not ColumnStatus.ACTIVE or column.open is OpenTo.EDITORS:
        return hosts
    return hosts | (own if _is_open(column) else own & frozenset(case.base.members))


def _is_open(column: Column) -> bool:
    return column.open is OpenTo.ANYONE
