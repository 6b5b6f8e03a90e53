"""Records for people whom commits name and who have none yet."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from commonplace.documents.writing import write_document
from commonplace.language import N_
from commonplace.load import load_hub
from commonplace.problems import Problem
from commonplace.settings import Settings
from commonplace.starting.drafts import TakenError, taken_by
from commonplace.views.strangers import Stranger, fields_of, file_of


def write_strangers(
    root: Path, settings: Settings, strangers: Iterable[Stranger], *, plain: bool = False
) -> Mapping[str, list[Problem]]:
    """Write a record for each, and return their files with what `check` says of them.

    Raises TakenError where one of the files is there already; then none is written.
    """
    texts = {file_of(one): write_document(fields_of(one, plain=plain), "") for one in strangers}
    for uri in texts:
        if other := taken_by(root, settings, uri):
            raise TakenError(N_("{path} is there already."), path=other)
    for uri, text in texts.items():
        path = root / settings.submissions / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    found: dict[str, list[Problem]] = {f"{settings.submissions}/{uri}": [] for uri in texts}
    for problem in load_hub(root, settings).problems:
        if problem.path in found:
            found[problem.path].append(problem)
    return found
