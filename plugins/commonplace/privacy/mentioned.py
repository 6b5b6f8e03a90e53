"""What is kept and yet stands in a text that somebody wrote: a matter for people to settle."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from commonplace.model import Hub
from commonplace.model.claims import name_key
from commonplace.privacy.finding import Finder, Hit
from commonplace.privacy.guests import hidden_names
from commonplace.privacy.secrets import Kind, secrets_of
from commonplace.privacy.written import Written, texts_of_hub
from commonplace.problems import Problem


def mentioned(hub: Hub) -> Iterator[Problem]:
    """Yield a warning for the first place in a file where something of somebody is told.

    A word that could be any word is passed over, and so is what people write of themselves.
    """
    secrets = secrets_of(hub)
    if not secrets:
        return
    hidden = {name_key(name) for member in hub.people.values() for name in hidden_names(member)}
    worth = (
        one
        for one in secrets.texts
        if not one.is_common and (one.kind is not Kind.NAME or name_key(one.text) in hidden)
    )
    finder = Finder(replace(secrets, texts=tuple(worth)))
    told: set[tuple[str, str, str]] = set()
    for written in _doubtful(hub, finder):
        for hit in finder.hits(written.text):
            known = (written.path, hit.secret.owner, hit.secret.kind)
            if known not in told and _is_worth_telling(written, hit):
                told.add(known)
                is_address = hit.secret.kind is Kind.ADDRESS
                code = "address-kept-back" if is_address else "name-kept-back"
                place = written.place(hit.start)
                yield Problem.at(written.path, place, code, other=hit.secret.owner)


def _doubtful(hub: Hub, finder: Finder) -> Iterator[Written]:
    """Yield the texts of those files that hold anything when all of each is read at once."""
    for _, texts in groupby(texts_of_hub(hub), lambda written: written.path):
        together = [*texts]
        if next(finder.hits("\n".join(written.text for written in together)), None):
            yield from together


def _is_worth_telling(written: Written, hit: Hit) -> bool:
    secret = hit.secret
    if written.path == secret.owner:
        return False
    # A name of two words may be two words of a sentence: then it does not begin with capitals.
    found = written.text[hit.start : hit.end]
    return secret.kind is not Kind.NAME or found[:1] == secret.text[:1]
