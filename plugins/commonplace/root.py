"""Where a hub is on the disk."""

from pathlib import Path

from commonplace.language import N_
from commonplace.trouble import Trouble

_CONFIG_FILE = "mkdocs.yml"
_PLUGINS = ("commonplace/hub", "commonplace/credits")
_SUBMISSIONS = "member_submissions"


class NoHubError(Trouble):
    """There is no hub where one was looked for."""


def find_root(start: Path) -> Path:
    """Return the hub's folder that holds `start`, itself or the nearest above it.

    Raises NoHubError where there is none.
    """
    for folder in (start, *start.parents):
        if is_hub(folder):
            return folder
    raise NoHubError(
        N_(
            "{folder} is not in a hub. Go to a hub's folder, name one with --hub, "
            "or make one with `commonplace init`."
        ),
        folder=start,
    )


def is_hub(folder: Path) -> bool:
    """Whether a folder has submissions, or a mkdocs.yml that names a plugin of ours."""
    if (folder / _SUBMISSIONS).is_dir():
        return True
    try:
        # As text: `doctor` must find a hub whose mkdocs.yml is broken.
        text = (folder / _CONFIG_FILE).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(plugin in text for plugin in _PLUGINS)
