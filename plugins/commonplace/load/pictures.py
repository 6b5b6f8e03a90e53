"""Pictures beside records: what is no picture, or too much of one, is left out; what tells is told.

Only what is to be seen without unpacking; the rest a build finds.
"""

from collections.abc import Iterable, Iterator

from commonplace.load.tree import Tree
from commonplace.pictures.limits import MOST_BYTES, fault_of, is_picture
from commonplace.pictures.told import told_by
from commonplace.problems import Place, Problem, Word
from commonplace.regular_files import read_regular


def check_pictures(tree: Tree, prefix: str) -> Iterator[Problem]:
    """Yield what is wrong with the pictures of a tree, and what their files tell."""
    for asset in tree.assets:
        if not is_picture(asset.uri):
            continue
        path = f"{prefix}/{asset.uri}"
        try:
            data, size = read_regular(asset.path, MOST_BYTES)
        except OSError as error:
            reason = error.strerror or str(error)
            yield Problem.at(path, Place(), "file-unreadable", reason=reason)
            continue
        if fault := fault_of(asset.uri, data, size):
            yield Problem.at(path, Place(), fault[0], **fault[1])
        else:
            for worst in told_by(data)[:1]:
                yield Problem.at(path, Place(), "picture-tells", found=Word(worst))


def leave_out(tree: Tree, problems: Iterable[Problem], prefix: str) -> None:
    """Take out of a tree what beside records has an error."""
    wrong = {problem.path for problem in problems if problem.is_error}
    refused = [asset for asset in tree.assets if f"{prefix}/{asset.uri}" in wrong]
    tree.assets = [asset for asset in tree.assets if asset not in refused]
    tree.refused += [asset.uri for asset in refused]
