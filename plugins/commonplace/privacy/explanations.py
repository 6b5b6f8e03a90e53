"""Why something that is kept stands on the site: because somebody wrote it into a text."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from commonplace.model import Hub
from commonplace.privacy.encodings import undone
from commonplace.privacy.finding import Finder, Hit
from commonplace.privacy.secrets import Kind, Secret, Secrets
from commonplace.privacy.surroundings import Surroundings, is_alone, surroundings
from commonplace.privacy.written import Written, other_texts, texts_of_hub

Key = tuple[Kind, str]


class _Reasons(NamedTuple):
    """What may stand anywhere, and what only between certain words."""

    anywhere: set[Key]
    among: dict[Key, set[Surroundings]]


def _key(secret: Secret) -> Key:
    return secret.kind, secret.text.lower()


def _is_same(found: Surroundings, known: Surroundings) -> bool:
    """Whether the word on one side at least is the same; a text may have been cut on the other."""
    return any(one and one == other for one, other in zip(found, known, strict=True))


class Explanations:
    """What of all that is kept stands in texts by hand, and between which words.

    Nothing is read before it is asked for, since a site that tells nothing needs no reasons.
    """

    def __init__(self, hub: Hub, secrets: Secrets, program: Sequence[Path]) -> None:
        self._hub = hub
        self._finder = Finder(secrets)
        self._program = program

    def __call__(self, text: str, hit: Hit) -> bool:
        """Whether what was found on a page is what somebody wrote.

        A word that could be any word, an address, and what is all of a line or a value, is
        explained wherever it is; anything else only beside the words beside which it was written.
        """
        key, found = _key(hit.secret), surroundings(text, hit.start, hit.end)
        return any(
            key in anywhere or any(_is_same(found, known) for known in among.get(key, ()))
            for anywhere, among in (self._of_hub, self._of_all_else)
        )

    @cached_property
    def _of_hub(self) -> "_Reasons":
        return self._reasons(texts_of_hub(self._hub))

    @cached_property
    def _of_all_else(self) -> "_Reasons":
        return self._reasons(other_texts(self._hub, self._program))

    def _reasons(self, texts: Iterable[Written]) -> "_Reasons":
        anywhere: set[Key] = set()
        among: dict[Key, set[Surroundings]] = {}
        for written in texts:
            for hit in self._hits(written.text):
                key = _key(hit.secret)
                secret, span = hit.secret, (hit.start, hit.end)
                is_free = secret.is_common or secret.kind is Kind.ADDRESS
                if is_free or is_alone(written.text, *span):
                    anywhere.add(key)
                else:
                    among.setdefault(key, set()).add(surroundings(written.text, *span))
        return _Reasons(anywhere, among)

    def _hits(self, text: str) -> Iterator[Hit]:
        for form in dict.fromkeys((text, undone(text))):
            yield from self._finder.hits(form)
            yield from self._finder.any_words(form)
