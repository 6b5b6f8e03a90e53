"""The part of a file that is ours: between two marks. All around it is somebody else's."""

from commonplace.language import N_
from commonplace.trouble import Trouble

_NAME = "commonplace:contributors"


class UnmarkedError(Trouble):
    """A file does not say where our part of it is."""


def marks(comment: str) -> tuple[str, str]:
    """Return the marks before and after our part, as comments: `"<!-- {} -->"`, `"# {}"`."""
    return comment.format(f"{_NAME}:start"), comment.format(f"{_NAME}:end")


def marked(part: str, comment: str) -> str:
    """Return our part with its marks around it."""
    start, end = marks(comment)
    return f"{start}\n{part.strip(chr(10))}\n{end}"


def put_between(before: str, part: str, comment: str) -> str:
    """Return a file with a new part between its marks. Raises UnmarkedError without them."""
    start, end = marks(comment)
    lines = before.splitlines(keepends=True)
    at = [number for number, line in enumerate(lines) if line.strip() == start]
    until = [number for number, line in enumerate(lines) if line.strip() == end]
    if len(at) != 1 or len(until) != 1 or at[0] > until[0]:
        message = N_(
            "It is there already and does not say where the contributors go. Put a line “{start}” "
            "and a line “{end}” around that place, or replace the whole file with --force."
        )
        raise UnmarkedError(message, start=start, end=end)
    around = "".join(lines[: at[0]]), "".join(lines[until[0] + 1 :])
    ending = "\n" if lines[until[0]].endswith("\n") else ""
    return f"{around[0]}{marked(part, comment)}{ending}{around[1]}"
