"""What has to be known to begin a hub, and what is wrong with it."""

from typing import Any

from pydantic import Field, ValidationError

from commonplace.model.record import Fields
from commonplace.problems import CODES, Place, Problem
from commonplace.starting.chapters import CHAPTERS
from commonplace.starting.colours import Accent, ColourError, accent_of
from commonplace.starting.forges import FORGES, Forge, forge_at
from commonplace.trouble import Trouble
from commonplace.values import ContactAddress, LanguageTag, Licence, Line, TimeZone, WebAddress


class NewHub(Fields):
    """What has to be known to begin a hub; names and goals are by language."""

    languages: tuple[LanguageTag, ...] = Field(min_length=1)
    name: dict[LanguageTag, Line]
    goal: dict[LanguageTag, Line]
    chapters: tuple[str, ...] = tuple(CHAPTERS)
    accent: str | None = None
    url: WebAddress | None = None
    repo: WebAddress | None = None
    forge: str = ""
    timezone: TimeZone = "UTC"
    license: Licence | None = None
    report: ContactAddress | None = None
    founder: Line | None = None

    def worded(self, names: dict[str, str], tag: str) -> str:
        """Return a text in one of the hub's languages, else in the first that has it."""
        return names.get(tag) or next(iter(names.values()), "")

    @property
    def forge_name(self) -> str:
        """The forge's name as told, else as the repository's address says, else `none`."""
        return self.forge or forge_at(self.repo) or "none"

    @property
    def place(self) -> Forge:
        """The forge that keeps the repository."""
        return FORGES[self.forge_name]

    @property
    def colours(self) -> Accent | None:
        """The hub's own colour. Raises ColourError where it cannot be used."""
        return accent_of(self.accent) if self.accent else None

    @property
    def repo_url(self) -> str:
        """The repository's address without a slash at its end."""
        return (self.repo or "").rstrip("/").removesuffix(".git")

    @property
    def edit_uri(self) -> str:
        """What leads from the repository to the editor of a file, as far as the branch."""
        return self.place.edit_uri if self.repo else ""

    @property
    def report_url(self) -> str:
        """Where readers report a fault of a page: the list of issues, else as for misconduct."""
        if self.repo and self.place.new_issue:
            return f"{self.repo_url}/{self.place.new_issue}"
        return self.report or ""


def faults_of_hub(answers: dict[str, Any]) -> list[tuple[str, Problem | Trouble]]:
    """Return what is wrong with answers, each with its field; what is missing is no fault."""
    return [*_faults_of_values(answers), *_faults_of_colour(answers.get("accent"))]


def _faults_of_values(answers: dict[str, Any]) -> list[tuple[str, Problem]]:
    try:
        NewHub.model_validate(answers)
    except ValidationError as error:
        faults = error.errors(include_url=False)
    else:
        return []
    return [
        (str(fault["loc"][0]), Problem.at("", Place(), fault["type"], **(fault.get("ctx") or {})))
        for fault in faults
        if fault["type"] in CODES
    ]


def _faults_of_colour(accent: str | None) -> list[tuple[str, Trouble]]:
    try:
        if accent:
            accent_of(accent)
    except ColourError as error:
        return [("accent", error)]
    return []
