"""The options of the plugin `commonplace/credits` in mkdocs.yml."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from commonplace.language import N_
from commonplace.settings.checking import read_with
from commonplace.settings.weights import WEIGHTS, Ranking, Weight
from commonplace.values import FileInside, Line, RedirectPath
from commonplace.values.roles import Role

CREDITS_PLUGIN = "commonplace/credits"


class CreditOptions(BaseModel):
    """The options of `commonplace/credits` in mkdocs.yml. All are optional."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bots: tuple[Line, ...] = Field(
        (),
        description=N_(
            "Names or addresses of programs that make commits, besides those everybody knows; `*` "
            "stands for any characters. What a member claims is never a program."
        ),
        examples=[["Deploy Robot", "*@builds.example.org"]],
    )
    bulk_files: int = Field(
        200,
        ge=2,
        description=N_(
            "A commit that changes more files than this counts for nobody where it changes a file, "
            "only where it adds one."
        ),
        examples=[200],
    )
    ignore_revs: FileInside = Field(
        ".git-blame-ignore-revs",
        description=N_("A file with the ids of commits that count for nobody, one a line."),
        examples=[".git-blame-ignore-revs"],
    )
    badges: bool | dict[Line, Any] = Field(
        True,  # noqa: FBT003 - a default, no argument
        description=N_(
            "Rules of badges by id, beside those there are: each with a `title` and a `role`, `on` "
            "a kind of page, `at_least` so many, or so many `years`; `false` takes away the one of "
            "that id, or all."
        ),
        examples=[{"first-review": {"title": "First review", "role": "review"}}],
    )
    exclude: tuple[Line, ...] = Field(
        (),
        description=N_(
            "Pages that show no credits, by the paths of their files; `*` stands for any "
            "characters, `**` for folders too."
        ),
        examples=[["site_src/about/**"]],
    )
    roles: dict[Line, Role] = Field(
        default_factory=dict,
        description=N_(
            "What a change of a file is that is no page: a pattern of paths, and a role. The first "
            "pattern that fits holds, before those the program has itself."
        ),
        examples=[{"artwork/**": "design"}],
    )
    page: RedirectPath | Literal[False] = Field(
        "contributors/",
        description=N_(
            "Where a site that is no hub has its page of everybody who gave something; `false` for "
            "no such page. In a hub it is always `contributors/`."
        ),
        examples=["about/people/"],
    )
    ranking: Ranking | None = Field(
        None,
        description=N_(
            "Adds a ranking to the page of contributors: over how many days, and how many things "
            "of one person count on one day. Without it nobody is ranked."
        ),
        examples=[{"days": 365, "per_day": 3}],
    )
    weights: dict[Role, Weight] = Field(
        default_factory=dict,
        description=N_(
            "How much one thing of a role counts in the ranking, 0 to 100; other roles count as "
            "the page on how credit is counted says."
        ),
        examples=[{"review": 3, "maintenance": 0.5}],
    )
    trivial_lines: int = Field(
        2,
        ge=0,
        description=N_(
            "Whoever changed a file by so many lines on a day or fewer made a trivial change, "
            "which counts little in the ranking."
        ),
        examples=[2],
    )
    trivial_weight: Weight = Field(
        0.1,
        description=N_("How much a trivial change counts in the ranking."),
        examples=[0.1],
    )

    def weight_of(self, role: Role) -> float:
        """Return how much one thing of a role counts in the ranking."""
        return self.weights.get(role, WEIGHTS[role])


def read_credit_options(options: Any) -> CreditOptions:
    """Check the plugin's options. Raises SettingsError, naming each wrong one."""
    return read_with(CreditOptions, CREDITS_PLUGIN, options)
