"""Files beside records: what is not what its name says is left out; what a picture tells is told.

Only what is to be seen without unpacking; the rest a build finds.
"""

from collections.abc import Iterable, Iterator

from commonplace.load.tree import Tree
from commonplace.pictures.limits import BEGINNING, MOST_BYTES, fault_of, fault_of_other, is_picture
from commonplace.pictures.told import told_by
from commonplace.problems import Place, Problem, Word
from commonplace.regular_files import read_regular


def check_pictures(tree: Tree, prefix: str) -> Iterator[Problem]:
    """Yield what is wrong with the pictures and documents of a tree, and what pictures tell."""
    for asset in tree.assets:
        is_shown = is_picture(asset.uri)
        path = f"{prefix}/{asset.uri}"
        try:
            data, size = read_regular(asset.path, MOST_BYTES if is_shown else BEGINNING)
        except OSError as error:
            reason = error.strerror or str(error)
            yield Problem.at(path, Place(), "file-unreadable", reason=reason)
            continue
        found = fault_of(asset.uri, data, size) if is_shown else fault_of_other(asset.uri, data)
        if found:
            yield Problem.at(path, Place(), found[0], **found[1])
        elif is_shown:
            for worst in told_by(data)[:1]:
                yield Problem.at(path, Place(), "picture-tells", found=Word(worst))


def leave_out(tree: Tree, problems: Iterable[Problem], prefix: str) -> None:
    """Take out of a tree what beside records has an error."""
    wrong = {problem.path for problem in problems if problem.is_error}
    refused = [asset for asset in tree.assets if f"{prefix}/{asset.uri}" in wrong]
    tree.assets = [asset for asset in tree.assets if asset not in refused]
    tree.refused += [asset.uri for asset in refused]
