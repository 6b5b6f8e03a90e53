"""What a hub's maintainers decided: the options of the plugin `commonplace/hub` in mkdocs.yml.

The options are read here, without MkDocs, so that `check` and the build see the same ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from commonplace.config_file import CONFIG_FILE, SettingsError, read_config
from commonplace.language import LANGUAGES, N_, Language, join_sentences, language
from commonplace.problems import CODES, Place, Problem, closest
from commonplace.values import (
    SLUG,
    ContactAddress,
    FileInside,
    HostName,
    LanguageTag,
    Licence,
    Slug,
    TimeZone,
    Topic,
    WeekDay,
)

__all__ = [
    "CONFIG_FILE",
    "PLUGIN",
    "Options",
    "OptionsError",
    "Settings",
    "SettingsError",
    "SiteLanguage",
    "read_config",
    "read_options",
    "read_settings",
    "site_languages",
]

PLUGIN = "commonplace/hub"
_NO_HOST = "commonplace.invalid"
"""Stands for the host of a site that has none; nobody can subscribe there either."""
_WHERE = f"{CONFIG_FILE}: plugins: {PLUGIN}"


class OptionsError(SettingsError):
    """Options of the plugin are wrong; the message names each."""

    def __init__(self, faults: Sequence[ErrorDetails]) -> None:
        self.faults = faults
        super().__init__(self.sentence(language(LANGUAGES[0])))

    def sentence(self, language: Language) -> str:
        """Return every wrong option with what is wrong with it."""
        named = (
            f"{'.'.join(str(part) for part in fault['loc'])}: {_fault(fault, language)}"
            for fault in self.faults
        )
        return f"{_WHERE}: {' '.join(named)}"


class Options(BaseModel):
    """The options of `commonplace/hub` in mkdocs.yml. All are optional."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    submissions: FileInside = Field(
        "member_submissions",
        description=N_("The folder that members send their files to, seen from mkdocs.yml."),
        examples=["member_submissions"],
    )
    languages: dict[LanguageTag, str] = Field(
        default_factory=dict,
        description=N_(
            "Languages of the site and where each begins, the first at the root; without this, the "
            "theme's language alone. Each but the first has a file mkdocs.LANGUAGE.yml beside "
            "mkdocs.yml."
        ),
        examples=[{"en": "", "zh": "zh/"}],
    )
    timezone: TimeZone = Field(
        "UTC",
        description=N_("The zone in which the hub counts days, an IANA name."),
        examples=["Asia/Shanghai"],
    )
    week_start: WeekDay | None = Field(
        None,
        description=N_(
            "The day on which weeks begin in calendars; without this, as usual where each "
            "language is spoken: Sunday for `en`, Monday for `en-GB` and `zh`."
        ),
        examples=["monday"],
    )
    topics: dict[Topic, str | dict[str, str]] = Field(
        default_factory=dict,
        description=N_(
            "Topics that records may name: an id, and what it is called, in one language or "
            "several. With topics here, any other is a problem; without, records may name any."
        ),
        examples=[{"maps": {"en": "Maps", "zh": "地图"}}],
    )
    series: dict[Slug, str | dict[str, str]] = Field(
        default_factory=dict,
        description=N_(
            "What series of events are called: the id that events name, and a name, in one "
            "language or several. A series without a name here is called by its first event."
        ),
        examples=[{"reading-nights": {"en": "Reading nights", "zh": "读书会"}}],
    )
    license: Licence | None = Field(
        None,
        description=N_("The licence of texts that name none, in SPDX form."),
        examples=["CC-BY-4.0"],
    )
    page_size: int = Field(
        30,
        ge=5,
        le=500,
        description=N_("Items on one page of a list, 5 to 500."),
        examples=[30],
    )
    report_url: ContactAddress | None = Field(
        None,
        description=N_("Where readers report a problem: a web page or a mailto: address."),
        examples=["mailto:hello@example.org"],
    )
    calendar_domain: HostName | None = Field(
        None,
        description=N_(
            "What ends the ids of events in calendars; without it, the host of site_url. Set it "
            "when the site moves to another host, to the host before: ids must never change."
        ),
        examples=["example.org"],
    )
    cancelled_days: int = Field(
        60,
        ge=0,
        le=3650,
        description=N_(
            "For how many days calendars keep a cancelled event, marked as cancelled, counted from "
            "its cancellation or its planned end, whichever is later."
        ),
        examples=[60],
    )
    shared_assets: FileInside | None = Field(
        None,
        description=N_(
            "A folder of the hub whose files every language's site has, below the folder's own "
            "name."
        ),
        examples=["assets"],
    )


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """One language of the site: where its pages begin, and where maintainers write for it.

    `docs_dir` is the folder of the maintainers' pages, relative to the hub's folder; `name` and
    `description` are what the site is called in this language. `url` is the whole address where
    this language's part begins, with a slash at its end; empty where the hub does not say.
    """

    tag: str
    path: str
    config_file: str
    docs_dir: str = "docs"
    name: str = ""
    description: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The options, completed by what mkdocs.yml says for every MkDocs site."""

    options: Options = field(default_factory=Options)
    languages: tuple[SiteLanguage, ...] = (SiteLanguage("en", "", CONFIG_FILE),)
    repo_url: str = ""
    edit_uri: str = ""
    site_dir: str = "site"
    has_plugin: bool = False

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
    plugins = _plugins(config.get("plugins"))
    options = read_options(plugins.get(PLUGIN) or {})
    theme = config.get("theme")
    own = str(theme.get("language", "en")) if isinstance(theme, Mapping) else "en"
    return Settings(
        options=options,
        languages=tuple(_completed(site, root, config) for site in site_languages(options, own)),
        repo_url=str(config.get("repo_url") or ""),
        edit_uri=str(config.get("edit_uri") or ""),
        site_dir=str(config.get("site_dir") or "site"),
        has_plugin=PLUGIN in plugins,
    )


def read_options(options: Any) -> Options:
    """Check the plugin's options. Raises SettingsError, naming each wrong one."""
    if not isinstance(options, Mapping):
        message = N_("{where}: options must be of the form “name: value”.")
        raise SettingsError(message, where=_WHERE)
    try:
        return Options.model_validate({str(name): value for name, value in options.items()})
    except ValidationError as error:
        raise OptionsError(error.errors(include_url=False)) from None


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
            raise SettingsError(message, where=_WHERE, tag=tag)
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


def _plugins(plugins: Any) -> dict[str, Any]:
    """Return the options of each plugin by its name; MkDocs takes a list or a mapping."""
    if isinstance(plugins, Mapping):
        return {str(name): options for name, options in plugins.items()}
    found: dict[str, Any] = {}
    for plugin in plugins if isinstance(plugins, list) else []:
        if isinstance(plugin, Mapping):
            found.update({str(name): options for name, options in plugin.items()})
        else:
            found[str(plugin)] = {}
    return found


def _fault(fault: ErrorDetails, speaks: Language) -> str:
    name = str(fault["loc"][-1])
    if fault["type"] == "extra_forbidden":
        likely = closest(name, Options.model_fields)
        guess = speaks.gettext(N_("Did you mean “{name}”?")).format(name=likely) if likely else ""
        message = speaks.gettext(N_("There is no such option; allowed: {allowed}."))
        allowed = ", ".join(Options.model_fields)
        return join_sentences(message.format(allowed=allowed), guess)
    if fault["type"] in CODES:
        values = {"field": name, **fault.get("ctx", {})}
        values["found"] = values.get("found") or f"“{fault['input']}”"
        return Problem.at(CONFIG_FILE, Place(), fault["type"], **values).message(speaks)
    return fault["msg"]
