"""Entries that are likely one: handed in twice, or taken from another."""

from collections.abc import Iterator

from commonplace.load.addresses import Files
from commonplace.load.likeness import likenesses
from commonplace.load.template_text import own_words
from commonplace.model import Entry, Hub
from commonplace.model.entry import EntryStatus
from commonplace.problems import Problem

_ALIKE = 0.6


def check_entry_twins(hub: Hub, _files: Files) -> Iterator[Problem]:
    """Yield a warning for each entry that is nearly an earlier one, whatever its competition.

    Of several it names the one that is most like it.
    """
    texts = {
        entry.key: f"{entry.title}\n{entry.description}\n{own_words(entry.body)}"
        for entry in hub.entries.values()
        if entry.status is not EntryStatus.WITHDRAWN
    }
    found: dict[Entry, tuple[float, Entry]] = {}
    for likeness in likenesses(texts, _ALIKE):
        pair = (hub.entries[likeness.one], hub.entries[likeness.other])
        earlier, later = sorted(pair, key=_arrival)
        if later not in found or likeness.share > found[later][0]:
            found[later] = (likeness.share, earlier)
    for later, (share, earlier) in found.items():
        yield Problem.at(
            later.path,
            later.source.places.of_value(("title",)),
            "entry-twin",
            other=earlier.path,
            share=f"{share * 100:.0f} %",
        )


def _arrival(entry: Entry) -> tuple[bool, str, str]:
    when = entry.received or entry.submitted
    return (when is None, when.replace(tzinfo=None).isoformat() if when else "", entry.key)
