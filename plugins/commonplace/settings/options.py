"""The options of the plugin `commonplace/hub` in mkdocs.yml."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from commonplace.language import N_
from commonplace.settings.checking import read_with
from commonplace.values import (
    ContactAddress,
    FileInside,
    HostName,
    LanguageTag,
    Licence,
    Line,
    Slug,
    TimeZone,
    Topic,
    WeekDay,
)

PLUGIN = "commonplace/hub"

PolicyDirective = Literal[
    "connect-src",
    "font-src",
    "form-action",
    "frame-src",
    "img-src",
    "media-src",
    "script-src",
    "style-src",
    "worker-src",
]
PolicySources = Annotated[str, StringConstraints(pattern=r"^[^\s;,<>\"]+( [^\s;,<>\"]+)*$")]
"""Sources as in the header of that name: separated by blanks."""


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
    maintainers: tuple[Line, ...] = Field(
        (),
        description=N_(
            "Who looks after the hub: ids of members, or `@name` for an account on the forge. "
            "They alone may change settings, programs and workflows."
        ),
        examples=[["alice-wong", "@hub-keeper"]],
    )
    automation: dict[Line, tuple[Line, ...]] = Field(
        default_factory=dict,
        description=N_(
            "Programs that send pull requests, by their account on the forge, and the files that "
            "each may change, as lines of a `.gitignore`."
        ),
        examples=[{"dependabot[bot]": ["/requirements.txt", "/.github/workflows/"]}],
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
    content_security_policy: bool | dict[PolicyDirective, PolicySources] = Field(
        True,  # noqa: FBT003 - a default, no argument
        description=N_(
            "Whether each page tells browsers to run and load only what its templates and the "
            "maintainers wrote. A mapping of directives to sources adds what your own scripts load "
            "or send to; `false` leaves it out."
        ),
        examples=[
            {"script-src": "https://stats.example.org", "connect-src": "https://stats.example.org"}
        ],
    )
    member_extensions: tuple[Line, ...] = Field(
        (),
        description=N_(
            "Extensions among `markdown_extensions` that have an effect in members' texts too, "
            "besides those known to be harmless. What they make is cleaned like all else; one that "
            "opens files or runs programs has none."
        ),
        examples=[["pymdownx.superscript"]],
    )
    shared_assets: FileInside | None = Field(
        None,
        description=N_(
            "A folder of the hub whose files every language's site has, below the folder's own "
            "name."
        ),
        examples=["assets"],
    )


def read_options(options: Any) -> Options:
    """Check the plugin's options. Raises SettingsError, naming each wrong one."""
    return read_with(Options, PLUGIN, options)
