"""All that has a part in a site, as one digest: files, history, programs and surroundings.

What may look elsewhere, such as a hook or a plugin that is not known, makes it impossible to tell.
"""

import hashlib
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from commonplace.config_file import read_config
from commonplace.git import git_folder, git_state
from commonplace.language import N_
from commonplace.publish.place import Place
from commonplace.settings import CREDITS_PLUGIN, PLUGIN, SHOWCASE_PLUGIN, Settings
from commonplace.trouble import Trouble
from commonplace.trust.member_markdown import may_be_used

_PLUGINS = frozenset({"search", "material/search", PLUGIN, CREDITS_PLUGIN, SHOWCASE_PLUGIN})
_SNIPPETS = "pymdownx.snippets"
_PACKAGES = ("commonplace", "mkdocs_commonplace")
_LEFT_OUT = frozenset({".git", "node_modules", "__pycache__"})
_ENVIRONMENT = "pyvenv.cfg"
_NO_PART = frozenset(
    {
        "_",
        "COLUMNS",
        "LINES",
        "OLDPWD",
        "PWD",
        "PYTEST_CURRENT_TEST",
        "SHLVL",
        "SOURCE_DATE_EPOCH",
    }
)
"""Variables that change from call to call; the moment of a build is held against its own."""
_TEMPLATES = (".html", ".j2", ".jinja", ".js", ".txt", ".xml")
_INHERITS = re.compile(r"INHERIT['\"]?[ \t]*:[ \t]*['\"]?([^'\"\n#]+)")
_CLOCKS = ("/etc/localtime", "/usr/share/zoneinfo/tzdata.zi", "/usr/share/zoneinfo/+VERSION")


class UncertainError(Trouble):
    """It cannot be told whether anything has changed; the message says why."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a site is made of. `content` tells it from anything else; `times` also when it came."""

    content: str
    times: str


def inputs_of(root: Path, settings: Settings, place: Place, engine: str) -> Inputs:
    """Return what a site of the hub in `root` is made of. Raises UncertainError."""
    if git_folder(root) is None:
        raise UncertainError(N_("the hub is in no repository"))
    _refuse_what_looks_elsewhere(root, settings)
    content, times = hashlib.sha256(), hashlib.sha256()
    for part in (engine, *_programs(), *_surroundings()):
        content.update(f"{part}\n".encode("utf-8", "surrogateescape"))
    own = [place, Place(root / settings.site_dir)]
    left_out = {
        root.resolve() / ".cache",
        *(one.folder for one in own),
        *(one.workroom for one in own),
    }
    for path in (*_files(root.resolve(), left_out), *git_state(root)):
        digest, when = _look(path)
        name = os.fsencode(path)
        content.update(b"%d %b %b\n" % (len(name), name, digest))
        times.update(b"%b\n" % when)
    return Inputs(content.hexdigest(), times.hexdigest())


def _look(path: str) -> tuple[bytes, bytes]:
    """Return what a file holds, and when it came to that."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - a `Path` takes as long as reading
            state = os.fstat(file.fileno())
            when = f"{state.st_ino} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"
            data = file.read()
    except OSError as error:
        return str(error.errno).encode(), b""
    if path.endswith(_TEMPLATES) and b"build_date" in data:
        raise UncertainError(N_("{path} tells when it was built"), path=path)
    if path.endswith("config") and b"[include" in data:
        raise UncertainError(N_("{path} includes other files"), path=path)
    return hashlib.sha256(data).digest(), when.encode()


def _files(top: Path, left_out: set[Path]) -> Iterator[str]:
    """Yield all files below a folder, but for what a build itself writes."""
    names = {os.fspath(path) for path in left_out}
    for here, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if _has_part(f"{here}/{name}", name, names))
        yield from (f"{here}/{name}" for name in sorted(files) if _is_file(f"{here}/{name}"))


def _has_part(path: str, name: str, left_out: set[str]) -> bool:
    if name in _LEFT_OUT or path in left_out or os.path.exists(f"{path}/{_ENVIRONMENT}"):  # noqa: PTH110 - a `Path` for each folder takes longer
        return False
    if os.path.islink(path):  # noqa: PTH114 - as above
        raise UncertainError(N_("{path} is a link to a folder"), path=path)
    return True


def _is_file(path: str) -> bool:
    """Whether somebody may read it: a pipe would wait for a writer."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - as above
    except OSError:
        return True  # a link to nothing, or nobody's to read: that may change


def _programs() -> Iterator[str]:
    """Yield what tells one version of all programs from another."""
    yield from (sys.version, sys.executable, sys.platform)
    for folder in sys.path:
        if Path(folder).is_dir():
            names = sorted(os.listdir(folder or "."))  # noqa: PTH208 - names are all that is asked
            yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))
    for package in _PACKAGES:
        spec = find_spec(package)
        for folder in (spec and spec.submodule_search_locations) or ():
            yield from _states(path for path in _files(Path(folder), set()))
    yield from _states((*_CLOCKS, shutil.which("git") or ""))


def _states(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        try:
            state = os.stat(path)  # noqa: PTH116 - a thousand of them
        except OSError:
            continue
        yield f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns}"


def _surroundings() -> Iterator[str]:
    yield from (f"{name}={os.environ[name]}" for name in sorted(os.environ.keys() - _NO_PART))


def _refuse_what_looks_elsewhere(root: Path, settings: Settings) -> None:
    for site in settings.languages:
        _refuse_parents(root, root / site.config_file)
        config = read_config(root / site.config_file)
        if config.get("hooks"):
            raise UncertainError(N_("hooks may read anything"))
        plugins = _names(config.get("plugins"))
        extensions = _names(config.get("markdown_extensions"))
        for name in plugins:
            if name not in _PLUGINS:
                raise UncertainError(N_("the plugin {name} may read anything"), name=name)
        for name in extensions:
            if not may_be_used(name) and name != _SNIPPETS:
                raise UncertainError(N_("the extension {name} may read anything"), name=name)
        for text in _texts(config):
            if text == "url_download" or _leads_away(root, text):
                raise UncertainError(
                    N_("{text} in {file} is outside"), text=text, file=site.config_file
                )


def _refuse_parents(root: Path, file: Path) -> None:
    for found in _INHERITS.finditer(file.read_text("utf-8", "replace")):
        parent = (file.parent / found[1].strip()).resolve()
        if not parent.is_relative_to(root.resolve()):
            raise UncertainError(N_("{file} inherits from {parent}"), file=file, parent=parent)
        _refuse_parents(root, parent)


def _names(listed: Any) -> Iterator[str]:
    for one in listed or ():
        yield from map(str, one) if isinstance(one, Mapping) else [str(one)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, item in value.items():
            if name != "nav":
                yield str(name)
                yield from _texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)


def _leads_away(root: Path, text: str) -> bool:
    """Whether a text of a configuration names a file or a folder that is not the hub's."""
    if not text.startswith(("/", "~", "..")) and "/.." not in text and not Path(text).is_absolute():
        return False
    path = Path(os.path.expanduser(text))  # noqa: PTH111 - `~nobody` is no mistake here
    found = (root / path).resolve()
    return found.exists() and not found.is_relative_to(root.resolve())
