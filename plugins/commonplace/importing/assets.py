"""Pictures and other files that lie beside a post, or that it shows from the site's own folders."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from commonplace.addresses import is_reserved_by_windows
from commonplace.documents.links import links
from commonplace.importing.hugo_source import HugoSource, Post
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import N_
from commonplace.load.tree import ASSET_ENDINGS
from commonplace.slugs import slug_for

_DEEPEST = 4
_PLAIN_NAME = re.compile(r"\w[\w .,()+@-]{0,70}")

Folders = Mapping[PurePosixPath, list[PurePosixPath]]


@dataclass(slots=True)
class Assets:
    """Files to copy: the new path beside the text and the source; and how the text names each."""

    files: dict[str, Path] = field(default_factory=dict)
    by_target: dict[str, str] = field(default_factory=dict)
    problems: list[ImportProblem] = field(default_factory=list)


def bundle_files(source: HugoSource) -> Folders:
    """Return what belongs to each bundle besides its text."""
    bundles = {post.bundle for post in source.posts if post.bundle}
    texts = {PurePosixPath(post.path) for post in source.posts}
    found: dict[PurePosixPath, list[PurePosixPath]] = defaultdict(list)
    for path in source.files:
        home = next((folder for folder in path.parents if folder in bundles), None)
        if home and path not in texts and path.suffix.lower() not in (".md", ".markdown", ".html"):
            found[home].append(path)
    return found


def collect_assets(source: HugoSource, post: Post, folders: Folders) -> Assets:
    """Return the files that go with a post: those of its bundle, and those that it shows."""
    assets = Assets()
    if post.bundle:
        for path in folders.get(post.bundle, []):
            inside = path.relative_to(post.bundle)
            _take(assets, post, source.content / path, inside, str(inside))
    home = PurePosixPath(post.path).parent
    for link in links(post.page.body):
        target = link.path or (link.target if link.target.startswith("/") else "")
        target = target.partition("#")[0].partition("?")[0]
        if not target or target in assets.by_target or target.startswith("//"):
            continue
        if post.bundle and posixpath.normpath(target) in assets.by_target:
            assets.by_target[target] = assets.by_target[posixpath.normpath(target)]
            continue
        if file := _find(source, home, target):
            _take(assets, post, file, PurePosixPath(file.name), target)
    return assets


def _find(source: HugoSource, home: PurePosixPath, target: str) -> Path | None:
    """Return the file that a link in a text at `home` names, never one outside the site."""
    if PurePosixPath(target).suffix.lower() not in ASSET_ENDINGS:
        return None
    roots = [source.content]
    inside = f"{home}/{target}"
    if target.startswith("/"):
        roots = [source.site / "static", source.site / "assets", source.content]
        inside = target.lstrip("/")
    for root in roots:
        file = (root / inside).resolve()
        if file.is_file() and file.is_relative_to(source.site):
            return file
    return None


def _take(assets: Assets, post: Post, file: Path, inside: PurePosixPath, target: str) -> None:
    ending = file.suffix.lower()
    if ending not in ASSET_ENDINGS:
        _leave_out(assets, post, target, N_("its kind has no place beside an article"))
        return
    if len(inside.parts) > _DEEPEST:
        _leave_out(assets, post, target, N_("it lies too deep in folders"))
        return
    new = str(PurePosixPath(*(_safe_name(part) for part in inside.parts)))
    clash = next((name for name in assets.files if name.casefold() == new.casefold()), None)
    if clash and assets.files[clash] != file:
        new = posixpath.join(
            posixpath.dirname(new), f"{len(assets.files) + 1}-{posixpath.basename(new)}"
        )
    elif clash:
        new = clash
    assets.files[new] = file
    assets.by_target[target] = new


def _leave_out(assets: Assets, post: Post, target: str, reason: str) -> None:
    assets.problems.append(problem(post.path, "file-left-out", found=target, reason=reason))


def _safe_name(name: str) -> str:
    """Return a name that every system can hold."""
    if _PLAIN_NAME.fullmatch(name) and not is_reserved_by_windows(name):
        return name
    stem, dot, ending = name.rpartition(".")
    return f"{slug_for(stem or name)}{dot if stem else ''}{ending.lower() if stem else ''}"
