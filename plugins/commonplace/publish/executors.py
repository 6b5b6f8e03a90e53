"""Where pages are rendered: on this machine, or on the workers of a cluster."""

from importlib.util import find_spec
from urllib.parse import urlsplit

from commonplace.language import N_
from commonplace.trouble import Trouble

_DASK = "dask:"


def scheduler_of(executor: str, engine: str) -> str:
    """Return the address of the Dask scheduler that an executor names, such as dask:tcp://a:8786.

    Raises Trouble where it names none, or where it could not be used with this generator.
    """
    address = executor.removeprefix(_DASK)
    if not executor.startswith(_DASK) or not _is_address(address):
        message = N_("“{found}” names no cluster. It looks like dask:tcp://scheduler.example:8786.")
        raise Trouble(message, found=executor)
    if engine != "mkdocs":
        message = N_("On a cluster pages are rendered by mkdocs only, not by {engine}.")
        raise Trouble(message, engine=engine)
    if find_spec("distributed") is None:
        raise Trouble(
            N_("A Dask cluster needs one more package. Run: pip install 'commonplace[dask]'")
        )
    return address


def _is_address(address: str) -> bool:
    try:
        parts = urlsplit(address)
        named = bool(parts.hostname and parts.port)
    except ValueError:
        return False
    rest = (parts.path, parts.query, parts.fragment, parts.username)
    return parts.scheme in {"tcp", "tls"} and named and not any(rest)
