"""What was looked at in earlier builds and told nothing that is kept, so that one look is enough.

Known by its content and by all that is looked for. Where a secret is new, all is looked at again.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

from commonplace.privacy.secrets import Secrets
from commonplace.trust.keys import digest, makers
from commonplace.trust.store import Store

_SIZE = 16
"""Bytes of the digest of a part."""


class Examined:
    """Files, and parts of large ones, that told nothing of some secrets.

    `whose` tells sites from each other that keep the parts of files of the same name.
    """

    def __init__(self, secrets: Secrets, store: Store, whose: str = "") -> None:
        self._store = store
        texts = [astuple(secret) for secret in secrets.texts]
        programs = makers((), (Path(__file__).parent,))
        self._base = digest([texts, sorted(secrets.addresses.items()), *programs])
        self._whose = whose

    def has(self, kind: str, data: bytes) -> bool:
        """Whether a file of this content, read as one of this kind, told nothing."""
        return self._store.get(self._key(kind, data)) is not None

    def add(self, kind: str, data: bytes) -> None:
        """Remember that a file told nothing."""
        self._store.put(self._key(kind, data), b"")

    def parts(self, name: str) -> "Parts":
        """Return those parts of a large file that told nothing."""
        key = digest([self._base, self._whose, name])
        kept = self._store.get(key) or b""
        return Parts(self._store, key, kept)

    def _key(self, kind: str, data: bytes) -> str:
        found = hashlib.sha256(f"{self._base} {kind} ".encode())
        found.update(data)
        return found.hexdigest()


class Parts:
    """Parts of a large file that told nothing when it was last looked at."""

    def __init__(self, store: Store, key: str, kept: bytes) -> None:
        self._store = store
        self._key = key
        self._kept = {kept[at : at + _SIZE] for at in range(0, len(kept), _SIZE)}

    def new(self, parts: Iterable[bytes]) -> set[bytes]:
        """Return those parts that nobody has looked at."""
        return {part for part in parts if _digest(part) not in self._kept}

    def add(self, parts: Iterable[bytes]) -> None:
        """Remember that these parts, which are all of the file, told nothing."""
        self._store.put(self._key, b"".join(sorted(map(_digest, parts))))


def _digest(part: bytes) -> bytes:
    return hashlib.sha256(part).digest()[:_SIZE]
