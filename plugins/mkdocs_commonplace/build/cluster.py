"""Machines of a Dask cluster as those who do the work, through the executor that Dask provides.

They get texts and answers to look-ups, and return HTML: files, members' texts and everything else
of a build stay here. A worker must be as this process is: the same Python, programs and packages.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from typing import Any

from commonplace.language import N_
from commonplace.trouble import Trouble
from mkdocs_commonplace.build.crew import Crew
from mkdocs_commonplace.build.keys import programs

_SECONDS = 10
"""How long a scheduler may take to answer."""

_UNREACHABLE = N_(
    "The Dask scheduler at {address} does not answer: {reason}. Is it running, and is this its "
    "address?"
)
_NOBODY = N_("The Dask scheduler at {address} has no workers. Start some, then build again.")
_OTHER = N_(
    "The Dask worker {worker} would make other pages than this machine: {reason}. Install the same "
    "Python, packages and version of Commonplace there, and start it again."
)


class Cluster(Crew):
    """Workers of a Dask cluster. One that comes later is asked what it runs before each bundle."""

    fewest_hands = 1

    def __init__(self, client: Any, size: int) -> None:
        super().__init__(size)
        self._client = client

    @contextmanager
    def executor(self) -> Iterator[Executor]:
        """Give an executor. What has not been done by the end need not be."""
        executor = self._client.get_executor(pure=False)
        try:
            yield executor
        finally:
            if self.is_there():
                executor.shutdown(wait=False)

    def hand_over(self, packed: bytes) -> Any:
        """Send to every worker once what each bundle needs."""
        try:
            return self._client.scatter(packed, broadcast=True, hash=False)
        except Exception:  # noqa: BLE001 - they went away just now, in one of many ways
            return packed

    def is_there(self) -> bool:
        """Whether the scheduler answers, and has workers."""
        if self._client.status != "running":
            return False
        try:
            return bool(self._client.nthreads())
        except Exception:  # noqa: BLE001 - it went away in one of many ways
            return False


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """Give the workers of the scheduler at an address. Raises Trouble where they cannot be used."""
    from distributed import Client  # noqa: PLC0415 - an extra, and a second to load

    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Trouble(_UNREACHABLE, address=address, reason=error) from error
    try:
        found = client.run(made_of, on_error="return")
        if not found:
            raise Trouble(_NOBODY, address=address)
        for worker, theirs in sorted(found.items()):
            if reason := _difference(theirs):
                raise Trouble(_OTHER, worker=worker, reason=reason)
        yield Cluster(client, len(found))
    finally:
        with suppress(Exception):  # it may be gone by now
            client.close()


def made_of() -> Mapping[str, str]:
    """Return, by name, the version of everything that has a part in a page."""
    python, *others = programs()
    named = {"Python": python}
    for other in others:
        name, _, version = other.partition(" ")
        named[name] = f"{named.get(name, '')} {version}".strip()  # two packages have such a file
    return named


def _difference(theirs: Mapping[str, str] | BaseException) -> str:
    """Return what of a worker's is not as here, in a few words."""
    if isinstance(theirs, BaseException):
        return str(theirs) or type(theirs).__name__
    ours = made_of()
    names = sorted(name for name in {*ours, *theirs} if ours.get(name) != theirs.get(name))
    return ", ".join(f"{name} {theirs.get(name, '–')[:12]}" for name in names[:3])
