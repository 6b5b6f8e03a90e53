"""The same as `api/contributors.json`, for a repository or a script."""

import re

from commonplace.language import N_
from commonplace.outputs.api.contributors import contributors_file
from commonplace.outputs.repository.credited import Credited
from commonplace.trouble import Trouble

_OURS = re.compile(r'\{"version":[0-9]+,"generated_at":"[^"]*",')


def write_data(credited: Credited, before: str) -> str:
    """Return everybody as JSON, a person a line; what is there already, if only its moment differs.

    Raises Trouble where the file that is there is not one of these.
    """
    text = contributors_file(credited.edition, credited.people, credited.unnamed)
    if not before:
        return text
    if not _OURS.match(before):
        raise Trouble(N_("It is there already and holds something else. --force replaces it."))
    return before if _OURS.sub("", before, 1) == _OURS.sub("", text, 1) else text
