"""A person, or an organisation, of the community (schema.org Person)."""

import re
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.accounts import Accounts
from commonplace.model.findable import Image, ImageAlt, check_image
from commonplace.model.record import Fields, MemberId, PageRecord
from commonplace.values import LanguageTag, Line, WebAddress, mistake

EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")
_HASHED = re.compile(r"sha256:[0-9a-f]{64}")


class NameOrder(StrEnum):
    """Which part of a name comes first."""

    FAMILY_FIRST = "family_first"
    GIVEN_FIRST = "given_first"


class MemberStatus(StrEnum):
    """What somebody is to the community now."""

    ACTIVE = "active"
    ALUMNI = "alumni"
    EMERITUS = "emeritus"
    ORGANISATION = "organisation"


class Visibility(StrEnum):
    """How much of somebody the site shows."""

    PUBLIC = "public"
    NAME_ONLY = "name_only"
    HIDDEN = "hidden"


def _orcid(text: str) -> str:
    digits = text.removeprefix("https://orcid.org/").replace("-", "").upper()
    if not re.fullmatch(r"[0-9]{15}[0-9X]", digits) or _iso_7064(digits[:15]) != digits[15]:
        raise mistake("orcid-invalid", found=text)
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def _iso_7064(digits: str) -> str:
    """Return the check character of ISO 7064 MOD 11-2, the one that ORCID uses."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11]


def _git_identity(text: str) -> str:
    name, angle, rest = text.partition("<")
    address = rest.removesuffix(">") if angle else text
    is_pair = bool(name.strip()) and rest.endswith(">")
    if angle and not is_pair:
        raise mistake("git-identity-invalid", found=text)
    is_address = bool(EMAIL.fullmatch(address) or _HASHED.fullmatch(address))
    is_name = not angle and not re.search(r"[@>]|^sha256:", text)
    if not is_address and not is_name:
        raise mistake("git-identity-invalid", found=text)
    return text


class Alias(Fields):
    """Another name of the same person."""

    name: Line = Field(description=N_("The other name."), examples=["小满"])
    show: bool = Field(
        default=True,
        description=N_(
            "Whether the site shows it; false for a former name, which bylines and commits match."
        ),
        examples=[False],
    )


def _alias(value: Any) -> Any:
    return {"name": value} if isinstance(value, str) else value


class Member(PageRecord):
    """A person with a record under `members/`; the body is the bio."""

    collection: ClassVar[str] = "member"

    name: Line = Field(description=N_("The name as it is shown."), examples=["Lin Xiaoman"])
    given_name: Line | None = Field(None, description=N_("The given name."), examples=["Xiaoman"])
    family_name: Line | None = Field(None, description=N_("The family name."), examples=["Lin"])
    name_order: NameOrder | None = Field(
        None, description=N_("Which part of the name comes first."), examples=["family_first"]
    )
    sort_name: Line | None = Field(
        None,
        description=N_("How the name sorts, where pinyin or the alphabet gets it wrong."),
        examples=["lin xiaoman"],
    )
    aliases: tuple[
        Annotated[Alias, BeforeValidator(_alias, json_schema_input_type=Alias | str)], ...
    ] = Field(
        (),
        description=N_("Other names; bylines and commits that use them mean this person."),
        examples=[["小满", {"name": "林晓", "show": False}]],
    )
    accounts: Accounts = Field(
        default_factory=Accounts,
        description=N_("Account names elsewhere, without @."),
        examples=[{"github": "linxiaoman"}],
    )
    git: tuple[Annotated[Line, AfterValidator(_git_identity)], ...] = Field(
        (),
        description=N_(
            "What commits call this person: names and e-mail addresses. Where two people share an "
            "address, the name with it: `Name <e-mail>`. An address may be given as sha256:…, so "
            "that it need not be public. What forges make of a handle is found by accounts."
        ),
        examples=[["Lin Xiaoman", "Xiaoman <office@example.org>"]],
    )
    orcid: Annotated[Line, AfterValidator(_orcid)] | None = Field(
        None, description=N_("The person's ORCID iD."), examples=["0000-0002-1825-0097"]
    )
    url: WebAddress | None = Field(
        None, description=N_("The person's own site."), examples=["https://example.org"]
    )
    image: Image = None
    image_alt: ImageAlt = None
    languages: tuple[LanguageTag, ...] = Field(
        (), description=N_("Languages the person reads or speaks."), examples=[["zh", "en"]]
    )
    pronouns: Line | None = Field(
        None, description=N_("Pronouns, if the person wants them shown."), examples=["she/her"]
    )
    affiliation: Line | None = Field(
        None,
        description=N_("Where the person works or studies."),
        examples=["Harbour University"],
    )
    status: MemberStatus = Field(
        MemberStatus.ACTIVE,
        description=N_("What the person is to the community now."),
        examples=["active"],
    )
    visibility: Visibility = Field(
        Visibility.PUBLIC,
        description=N_("How much the site shows: everything, the name alone, or nothing."),
        examples=["public"],
    )
    merged_into: MemberId | None = Field(
        None,
        description=N_("The record that replaces this one, where somebody had two."),
        examples=["wang-jia"],
    )
    lang: LanguageTag | None = Field(
        None, description=N_("The language of the bio."), examples=["en"]
    )

    @model_validator(mode="after")
    def _portrait_has_text(self) -> Self:
        check_image(self.image, self.image_alt)
        return self

    @property
    def is_public(self) -> bool:
        """Whether the person has a page that lists what they gave."""
        return self.visibility is Visibility.PUBLIC and self.merged_into is None

    @property
    def shown_aliases(self) -> tuple[str, ...]:
        """Other names that may be shown."""
        return tuple(alias.name for alias in self.aliases if alias.show)
