"""What is timed: each is a line. `{ours}` and `{peers}` stand for folders of programs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Variant:
    """One way of building one form of the hub into the folder `site` of its project."""

    name: str
    form: str
    command: tuple[str, ...]
    most_pages: int = 1_000_000
    """Above so many it is left out unless asked for by name: it would take an hour."""


COMMONPLACE = "{ours}/commonplace"
MKDOCS = "{peers}/mkdocs"

REFERENCE = Variant("mkdocs build", "hub", ("{ours}/python", "-m", "mkdocs", "build"))
"""A clean build by this is what every output of ours must equal."""

OURS = (
    Variant("commonplace build", "hub", (COMMONPLACE, "build", "--no-previous")),
    REFERENCE,
)
PEERS = (
    Variant("Material, prune", "material-prune", (MKDOCS, "build")),
    Variant("Material, whole nav", "material", (MKDOCS, "build"), most_pages=2000),
    Variant("Material, blog, git-authors", "material-blog", (MKDOCS, "build"), most_pages=2000),
    Variant("Zensical", "zensical", ("{peers}/zensical", "build")),
    Variant("Hugo", "hugo", ("{peers}/hugo", "--quiet", "--destination", "site")),
)
WITH_HISTORY = ("hub", "material-blog")
"""Forms whose projects are repositories: their pages say who made them."""
