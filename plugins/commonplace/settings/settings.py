"""The options, completed by what mkdocs.yml says for every MkDocs site."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from commonplace.config_file import CONFIG_FILE, SettingsError, read_config
from commonplace.language import N_
from commonplace.settings.checking import place_of
from commonplace.settings.credits import CREDITS_PLUGIN, CreditOptions, read_credit_options
from commonplace.settings.options import PLUGIN, Options, read_options
from commonplace.settings.showcase import (
    SHOWCASE_PLUGIN,
    ShowcaseOptions,
    read_showcase_options,
)
from commonplace.values import SLUG

_SNIPPETS = "pymdownx.snippets"
_COLOUR = re.compile(r"#[0-9A-Fa-f]{3,8}|[a-z]+(\([0-9a-z%., /-]+\))?")
_NO_HOST = "commonplace.invalid"
"""Stands for the host of a site that has none; nobody can subscribe there either."""


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """One language of the site: where its pages begin, and where maintainers write for it.

    `docs_dir` is the folder of the maintainers' pages, relative to the hub's folder; `name` and
    `description` are what the site is called in this language. `url` is the whole address where
    this language's part begins, with a slash at its end; empty where the hub does not say.
    `accent` is the hub's own colour, empty where it has none. `excluded` are files of `docs_dir`
    that are no pages, as lines of a `.gitignore`; `snippets` the folders from which pages include
    files by `--8<--`, none where they cannot.
    """

    tag: str
    path: str
    config_file: str
    docs_dir: str = "docs"
    name: str = ""
    description: str = ""
    url: str = ""
    accent: str = ""
    excluded: str = ""
    snippets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """The options, completed by what mkdocs.yml says for every MkDocs site.

    `credits` are those of the plugin of that name, None where it is not used: then git is not asked
    who changed a page. `showcase` likewise: without it competitions have no page of results.
    """

    options: Options = field(default_factory=Options)
    languages: tuple[SiteLanguage, ...] = (SiteLanguage("en", "", CONFIG_FILE),)
    repo_url: str = ""
    edit_uri: str = ""
    site_dir: str = "site"
    has_plugin: bool = False
    credits: CreditOptions | None = None
    showcase: ShowcaseOptions | None = None

    @property
    def submissions(self) -> str:
        """The folder of the submissions, relative to the hub's folder."""
        return self.options.submissions.strip("/")

    @property
    def default_language(self) -> str:
        """The language at the root of the site; also of records that name none."""
        return self.languages[0].tag

    @property
    def calendar_domain(self) -> str:
        """What ends the ids of events in calendars, the same in every language of the site."""
        host = urlsplit(self.languages[0].url).hostname
        return self.options.calendar_domain or host or _NO_HOST

    def site_of_config(self, config_file: str) -> SiteLanguage:
        """Return the part of the site that a configuration file builds, else the first."""
        found = (site for site in self.languages if site.config_file == config_file)
        return next(found, self.languages[0])

    def site_language(self, tag: str) -> SiteLanguage:
        """Return the part of the site that speaks `tag`, else the first."""
        primary = tag.partition("-")[0].lower()
        exact = (site for site in self.languages if site.tag == tag)
        close = (site for site in self.languages if site.tag.partition("-")[0].lower() == primary)
        return next(exact, None) or next(close, self.languages[0])


def read_settings(root: Path, config_file: str = CONFIG_FILE) -> Settings:
    """Read the settings of the hub in `root`.

    Raises SettingsError where mkdocs.yml is missing, is no YAML, or has options that do not exist.
    """
    config = read_config(root / config_file)
    plugins = _enabled(_named(config.get("plugins")))
    options = read_options(plugins.get(PLUGIN) or {})
    own_credits = own_showcase = None
    if CREDITS_PLUGIN in plugins:
        own_credits = read_credit_options(plugins[CREDITS_PLUGIN] or {})
    if SHOWCASE_PLUGIN in plugins:
        own_showcase = read_showcase_options(plugins[SHOWCASE_PLUGIN] or {})
    theme = config.get("theme")
    own = str(theme.get("language", "en")) if isinstance(theme, Mapping) else "en"
    return Settings(
        options=options,
        credits=own_credits,
        showcase=own_showcase,
        languages=tuple(_completed(site, root, config) for site in site_languages(options, own)),
        repo_url=str(config.get("repo_url") or ""),
        edit_uri=str(config.get("edit_uri") or ""),
        site_dir=str(config.get("site_dir") or "site"),
        has_plugin=PLUGIN in plugins,
    )


def site_languages(options: Options, own: str) -> tuple[SiteLanguage, ...]:
    """Return the site's languages; a hub that lists none has its theme's language at the root."""
    if not options.languages:
        return (SiteLanguage(own, "", CONFIG_FILE),)
    sites = []
    for index, (tag, path) in enumerate(options.languages.items()):
        folder = path.strip("/")
        if bool(folder) == (index == 0) or (folder and not SLUG.fullmatch(folder.lower())):
            message = N_(
                "{where}: languages: {tag}: the first language is at '', each other in a folder "
                "such as '{tag}/'."
            )
            raise SettingsError(message, where=place_of(PLUGIN), tag=tag)
        config_file = f"mkdocs.{tag}.yml" if folder else CONFIG_FILE
        sites.append(SiteLanguage(tag, f"{folder}/" if folder else "", config_file))
    return tuple(sites)


def _completed(site: SiteLanguage, root: Path, config: Mapping[str, Any]) -> SiteLanguage:
    """Return a language with what its own configuration file says."""
    file = root / site.config_file
    own = read_config(file) if file.is_file() else config
    return replace(
        site,
        docs_dir=str(own.get("docs_dir") or "docs"),
        name=str(own.get("site_name") or ""),
        description=str(own.get("site_description") or ""),
        url=_url(site, own, root),
        accent=_accent(own.get("extra")),
        excluded=str(own.get("exclude_docs") or ""),
        snippets=_snippets(own.get("markdown_extensions")),
    )


def _url(site: SiteLanguage, own: Mapping[str, Any], root: Path) -> str:
    """Return where a language's part begins; one that only inherits the address is below it."""
    url = str(own.get("site_url") or "").rstrip("/")
    if not url:
        return ""
    is_below = site.path and url == str(
        read_config(root / CONFIG_FILE).get("site_url") or ""
    ).rstrip("/")
    return f"{url}/{site.path}" if is_below else f"{url}/"


def _accent(extra: Any) -> str:
    """Return the hub's own colour, as its theme reads it; none where it is no colour of CSS."""
    own = extra.get("commonplace") if isinstance(extra, Mapping) else None
    colour = str(own.get("accent") or "") if isinstance(own, Mapping) else ""
    return colour if _COLOUR.fullmatch(colour) else ""


def _enabled(plugins: dict[str, Any]) -> dict[str, Any]:
    """Return the plugins that are not switched off by `enabled`, an option that all of them have.

    What the environment decides is not known here, and counts as enabled.
    """
    enabled: dict[str, Any] = {}
    for name, options in plugins.items():
        own = dict(options) if isinstance(options, Mapping) else options
        if isinstance(own, dict) and own.pop("enabled", True) is False:
            continue
        enabled[name] = own
    return enabled


def _snippets(extensions: Any) -> tuple[str, ...]:
    """Return where the extension for includes looks for files, if it is there."""
    named = _named(extensions)
    if _SNIPPETS not in named:
        return ()
    own = named[_SNIPPETS]
    bases = own.get("base_path") if isinstance(own, Mapping) else None
    if isinstance(bases, str):
        return (bases,)
    return tuple(str(base) for base in bases) if isinstance(bases, list) else (".",)


def _named(listed: Any) -> dict[str, Any]:
    """Return the options of each plugin or extension by name; MkDocs takes a list or a mapping."""
    if isinstance(listed, Mapping):
        return {str(name): options for name, options in listed.items()}
    found: dict[str, Any] = {}
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, Mapping):
            found.update({str(name): options for name, options in one.items()})
        else:
            found[str(one)] = {}
    return found
