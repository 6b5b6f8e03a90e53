"""Which events ever wanted one id: only they can come in each other's way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from commonplace.history.lives import Life, Lives
from commonplace.history.paths import split_path
from commonplace.model.uids import former_id, made_uid


def kindred(lives: Lives) -> Iterator[list[Life]]:
    """Yield all events in groups, the older ones first; most are alone.

    One belongs to another where an id that one of them wrote is one that the other wrote too, has
    by its birth or could have by its path. Then all join who could have an id of theirs by path:
    which of them has it depends on all.
    """
    wants: dict[Life, set[str]] = {}
    wanted: dict[str, list[Life]] = defaultdict(list)
    written: set[str] = set()
    for life in lives.all:
        own = {event.uid for _, event in lives.good_versions(life) if event.uid}
        written |= own
        wants[life] = own.union(_made(life, lives))
        for uid in wants[life]:
            wanted[uid].append(life)
    disputed = {uid for uid in written if len(wanted[uid]) > 1}
    found: set[Life] = set()
    for life in lives.all:
        if life not in found and not disputed.isdisjoint(wants[life]):
            kin = _kin(life, wants, wanted)
            found |= kin
            yield [one for one in lives.all if one in kin]
    yield from ([life] for life in lives.all if life not in found)


def _kin(life: Life, wants: Mapping[Life, set[str]], wanted: dict[str, list[Life]]) -> set[Life]:
    """Return all events that an event is joined with by some id, or by several in a row."""
    kin = {life}
    coming = [life]
    while coming:
        for uid in wants[coming.pop()]:
            others = [other for other in wanted.pop(uid, ()) if other not in kin]
            kin.update(others)
            coming += others
    return kin


def _made(life: Life, lives: Lives) -> Iterator[str]:
    """Yield the ids that are made for an event, from its birth and from what its paths say."""
    yield lives.made_uid(life)
    names = {split_path(found.path)[2] for found in life.revisions if found.path}
    for _, event in lives.good_versions(life):
        names.update(filter(None, map(former_id, event.redirect_from)))
    for name in names:
        yield made_uid(name, lives.domain)
