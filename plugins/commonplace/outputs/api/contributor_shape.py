"""What `api/contributors.json` holds: the one home of its names, its JSON Schema, its reference.

A name keeps its meaning while `version` stays; names may be added.
"""

from pydantic import Field

from commonplace.language import N_
from commonplace.model.attribution import Part
from commonplace.outputs.api.shape import Shape, SiteShape
from commonplace.values.roles import Degree, Role

VERSION = 1


class ReasonShape(Shape):
    """Why a contribution is counted: a commit, or a line of a file."""

    commit: str = Field(
        "",
        description=N_("The commit that says so."),
        examples=["8c1f6f2a7a7d0c0f2a9d3d5f4b6c7d8e9f0a1b2c"],
    )
    part: Part | None = Field(
        None,
        description=N_("What the commit tells of the person: its author, or a trailer."),
        examples=["Reviewed-by"],
    )
    path: str = Field(
        "",
        description=N_("The file that says so or was changed, where it is not the page's own."),
        examples=["site_src/handbook/pictures/harbour.png"],
    )
    line: int | None = Field(
        None, description=N_("The line where it is written down."), examples=[4]
    )
    url: str = Field(
        "",
        description=N_("Where one can see it, if whoever wrote it down gave an address."),
        examples=["https://example.org/pull/12"],
    )


class GivenShape(Shape):
    """One thing that somebody gave: a role on a page, or somewhere else."""

    role: Role = Field(description=N_("What kind of work it was."), examples=["translation"])
    degree: Degree | None = Field(
        None, description=N_("How much of a shared work it was."), examples=["lead"]
    )
    page: str = Field(
        "",
        description=N_("The file it belongs to; none for work on files that are no page."),
        examples=["site_src/handbook/goal.md"],
    )
    title: str = Field("", description=N_("What the page is called."), examples=["Our goal"])
    url: str = Field(
        "",
        description=N_("The page, in its own language."),
        examples=["https://example.org/handbook/goal/"],
    )
    days: list[str] = Field(
        [],
        description=N_("The days on which it was given, in order, as far as they are known."),
        examples=[["2026-05-12"]],
    )
    reasons: list[ReasonShape] = Field(
        [],
        description=N_("Why it is counted."),
        examples=[[{"commit": "8c1f6f2a7a7d0c0f2a9d3d5f4b6c7d8e9f0a1b2c"}]],
    )


class ContributorShape(Shape):
    """Somebody who gave something, as far as they may be named."""

    name: str = Field(description=N_("The name as it is shown."), examples=["Lin Xiaoman"])
    id: str = Field(
        "",
        description=N_("The member's id; none for whom only the name is known or shown."),
        examples=["lin-xiaoman"],
    )
    url: str = Field(
        "",
        description=N_("The member's page."),
        examples=["https://example.org/members/lin-xiaoman/"],
    )
    roles: dict[Role, int] = Field(
        description=N_("How many different things somebody gave in each role."),
        examples=[{"content": 3, "review": 1}],
    )
    first: str = Field("", description=N_("The first day that is known."), examples=["2025-02-01"])
    last: str = Field(
        "",
        description=N_("The last day that is known; to come, where a talk is announced."),
        examples=["2026-05-12"],
    )
    given: list[GivenShape] = Field(
        description=N_("All that somebody gave, the newest first."),
        examples=[[{"role": "content", "page": "site_src/handbook/goal.md"}]],
    )


class TotalsShape(Shape):
    """How much there is of all."""

    people: int = Field(description=N_("How many people are named."), examples=[42])
    things: int = Field(
        description=N_("How many different things they gave, each person's counted."),
        examples=[317],
    )
    unnamed: int = Field(
        0,
        description=N_("How many more were given by people who are not to be named."),
        examples=[2],
    )
    roles: dict[Role, int] = Field(
        description=N_("How many people are named in each role."),
        examples=[{"content": 30, "review": 12}],
    )


class ContributorsFile(Shape):
    """Everybody who gave something to a hub, in one language of its site."""

    version: int = Field(
        description=N_("Rises when a name goes or comes to mean something else."),
        examples=[VERSION],
    )
    generated_at: str = Field(
        description=N_("The moment of the build, in UTC."), examples=["2026-05-01T00:00:00Z"]
    )
    site: SiteShape = Field(
        description=N_("The site that this file is of."), examples=[{"name": "Riverside"}]
    )
    totals: TotalsShape = Field(
        description=N_("How much there is of all."), examples=[{"people": 42}]
    )
    contributors: list[ContributorShape] = Field(
        description=N_("Everybody, by name."), examples=[[{"name": "Lin Xiaoman"}]]
    )
