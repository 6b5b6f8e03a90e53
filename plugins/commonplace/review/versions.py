"""The versions of a hub that a review compares, all seen with the settings that are published."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from commonplace.load import load_hub
from commonplace.model import Hub
from commonplace.review.span import Span
from commonplace.review.spot import Area, Map
from commonplace.review.version import TreeFile, read_tree_files, write_version
from commonplace.settings import Settings, read_settings

_CONFIG = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Versions:
    """What is published and says who may, where the pull request began, and what it proposes."""

    base: Hub
    before: Hub
    head: Hub


def read_versions(root: Path, span: Span, way: str, folder: Path) -> Versions:
    """Write the versions into folders of their own below `folder`, and load them.

    `way` is where the hub is in its repository. Raises SettingsError where the published settings
    cannot be used, and GitError where git refuses.
    """
    files = read_tree_files(root, span.base)
    write_version(root, files, folder / "base", lambda path: path.endswith(_CONFIG))
    settings = read_settings(folder / "base" / way)

    def load(name: str, found: tuple[TreeFile, ...]) -> Hub:
        write_version(root, found, folder / name, _is_wanted(settings, way))
        (folder / name / way).mkdir(parents=True, exist_ok=True)
        return load_hub(folder / name / way, settings)

    base = load("base", files)
    # Of several forks none says what was there before; what is published says it more strictly.
    has_moved_on = len(span.forks) == 1 and span.forks[0] != span.base
    before = load("before", read_tree_files(root, span.forks[0])) if has_moved_on else base
    return Versions(base, before, load("head", read_tree_files(root, span.head)))


def _is_wanted(settings: Settings, way: str) -> Callable[[str], bool]:
    own = Map(settings, way)
    return lambda path: path.startswith(own.submissions) or own.spot(path).area is Area.PAGE
