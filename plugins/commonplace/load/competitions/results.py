"""Polls and awards against the entries of their competition."""

from collections.abc import Iterator

from commonplace.model import Award, Poll
from commonplace.problems import Problem, closest


def check_poll(poll: Poll, entries: set[str]) -> Iterator[Problem]:
    """Yield a problem for each entry that the competition has not."""
    for entry in poll.votes:
        if entry not in entries:
            place = poll.source.places.of_key(("votes", entry))
            likely = closest(entry, entries)
            yield Problem.at(poll.path, place, "entry-unknown", found=entry, suggestion=likely)


def check_award(award: Award, entries: set[str], members: set[str]) -> Iterator[Problem]:
    """Yield a problem for each recipient that is neither entry nor member."""
    for index, recipient in enumerate(award.recipients):
        if recipient not in entries and recipient not in members:
            yield Problem.at(
                award.path,
                award.source.places.of_value(("recipients", index)),
                "recipient-unknown",
                found=recipient,
                suggestion=closest(recipient, entries),
            )
