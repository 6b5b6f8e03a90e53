"""Files of the host's theme that no page of this site asks for: left out, or left alone.

The one place where we take away what somebody else has put into `Files`; docs/decisions/0018 says
why. A hub's own files are never touched, whatever their name.
"""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

_LUNR = "assets/javascripts/lunr/"
_WORKERS = "assets/javascripts/workers/"
_SEARCHES = ("search", "material/search")
_HELPERS = {"ja": ("tinyseg.js",), "hi": ("wordcut.js",), "th": ("wordcut.js",)}
_POINTER = re.compile(r"\n?(?://|/\*)# sourceMappingURL=\S+(?: \*/)?\s*$")


def leave_out_leftovers(files: Files, config: MkDocsConfig) -> None:
    """Leave out source maps, what points to them, and parts of a search that is not used."""
    needed = _of_search(config)
    for file in list(files):
        if not _is_of_host(file, config):
            continue
        uri = file.src_uri
        is_search = uri.startswith((_LUNR, _WORKERS))
        if uri.endswith(".map") or (is_search and not needed(uri)):
            files.remove(file)
        elif uri.endswith((".min.js", ".min.css")):
            _without_pointer(files, file, config)


def _is_of_host(file: File, config: MkDocsConfig) -> bool:
    """Whether a file comes from the theme that a hub uses, not from the hub itself."""
    if file.abs_src_path is None or not file.src_uri.startswith("assets/"):
        return False
    hosts = [Path(folder) for folder in config.theme.dirs if folder != config.theme.custom_dir]
    return any(Path(file.abs_src_path).is_relative_to(host) for host in hosts)


class _Needed:
    """Which parts of the search a browser may ask for, by the languages it is set to."""

    def __init__(self, languages: list[str] | None) -> None:
        self._names: set[str] = set()
        self._is_used = languages is not None
        others = [language for language in languages or () if language != "en"]
        for language in others:
            self._names |= {f"min/lunr.{language}.min.js", *_HELPERS.get(language, ())}
        if others:
            self._names |= {"min/lunr.stemmer.support.min.js", "min/lunr.multi.min.js"}

    def __call__(self, uri: str) -> bool:
        if uri.startswith(_WORKERS):
            return self._is_used
        return uri.removeprefix(_LUNR) in self._names


def _of_search(config: MkDocsConfig) -> _Needed:
    search = next((config.plugins[name] for name in _SEARCHES if name in config.plugins), None)
    if search is None:
        return _Needed(None)
    chosen = search.config.get("lang") or [config.theme["language"] or "en"]
    return _Needed([chosen] if isinstance(chosen, str) else list(chosen))


def _without_pointer(files: Files, file: File, config: MkDocsConfig) -> None:
    """Put a file in the place of one that names a source map, without the name."""
    text = file.content_string
    if (shorter := _POINTER.sub("\n", text)) != text:
        files.append(File.generated(config, file.src_uri, content=shorter))
