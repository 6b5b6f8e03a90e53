"""The same as `api/contributors.json`, for a repository or a script."""

from commonplace.outputs.api.contributors import contributors_file
from commonplace.outputs.repository.credited import Credited


def write_data(credited: Credited, before: str) -> str:  # noqa: ARG001 - nobody writes JSON like this by hand
    """Return everybody as JSON, a person a line."""
    return contributors_file(credited.edition, credited.people, credited.unnamed)
