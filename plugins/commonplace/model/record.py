"""What all records share: front matter that is checked and frozen, and where it came from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    PrivateAttr,
    Tag,
    model_validator,
)

from commonplace.documents import Places
from commonplace.language import N_
from commonplace.values import Line, RedirectPath, Reference, Slug, WebAddress, mistake

_FoundT = TypeVar("_FoundT")


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record was read: what its path says, its body, and the place of each field.

    `path` is relative to the hub's folder; `uri` to the submissions folder; `parent` is the id of
    the column, event or competition the record belongs to, empty where it belongs to none.
    `found` is what was looked for in the body, by what looked for it: see `once`.
    """

    path: str
    uri: str
    id: str
    parent: str = ""
    body: str = ""
    body_line: int = 1
    places: Places = field(default_factory=Places)
    found: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    def once(self, what: str, look: Callable[[str], Iterable[_FoundT]]) -> tuple[_FoundT, ...]:
        """Return what `look` finds in the body; it looks once, and no more in later builds."""
        if what not in self.found:
            self.found[what] = tuple(look(self.body))
        known: tuple[_FoundT, ...] = self.found[what]
        return known


NOWHERE = Source("", "", "")
"""The source of a record that no file holds."""


class Fields(BaseModel):
    """A group of fields in front matter: frozen, and nothing may be added to it.

    What checks the fields is built when the first of a kind is read: no site has all kinds.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, defer_build=True)


class Guest(Fields):
    """Somebody without a record of their own, by name."""

    name: Line = Field(description=N_("The guest's name."), examples=["Bob Martin"])
    url: WebAddress | None = Field(
        None, description=N_("A page about the guest."), examples=["https://example.org/bob"]
    )
    affiliation: Line | None = Field(
        None, description=N_("Where the guest works or studies."), examples=["Harbour University"]
    )


MemberId = Annotated[Slug, Reference("member")]


def _kind_of_person(value: Any) -> str:
    return "guest" if isinstance(value, dict | Guest) else "member"


Person = Annotated[
    Annotated[MemberId, Tag("member")] | Annotated[Guest, Tag("guest")],
    Discriminator(_kind_of_person),
]
"""A member by id, or a guest by name."""


class Somebody(Fields):
    """A member by id, or anybody by name, beside what else a group of fields says of them."""

    member: MemberId | None = Field(
        None, description=N_("The id of a member."), examples=["alice-wong"]
    )
    name: Line | None = Field(
        None, description=N_("The name of somebody without a record."), examples=["Bob Martin"]
    )

    @model_validator(mode="after")
    def _is_somebody(self) -> Self:
        if self.member and self.name:
            raise mistake("field-apart", field="name", other="member")
        if not self.member and not self.name:
            raise mistake("field-missing", field="member", example="member: alice-wong")
        return self

    @property
    def person(self) -> str | Guest:
        """Who it is, as other fields name people."""
        return self.member or Guest(name=self.name or "")


class Record(Fields):
    """A file under `member_submissions/` that passed its schema."""

    collection: ClassVar[str] = ""
    belongs_to: ClassVar[str] = ""
    """The collection of the record in whose folder this one lies, where it lies in one."""
    _source: Source = PrivateAttr(default_factory=lambda: NOWHERE)

    @cached_property
    def source(self) -> Source:
        """Where the record was read."""
        return self._source

    @cached_property
    def id(self) -> str:
        """The record's id within its collection: the name of its file or folder."""
        return self._source.id

    @cached_property
    def key(self) -> str:
        """The id by which other records refer to this one: `column/article` for an article."""
        source = self._source
        return f"{source.parent}/{source.id}" if source.parent else source.id

    @cached_property
    def path(self) -> str:
        """The file, relative to the hub's folder."""
        return self._source.path

    @cached_property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self._source.body

    def __hash__(self) -> int:
        return hash((self.collection, self._source.path))


class PageRecord(Record):
    """A record that has a page of its own."""

    redirect_from: tuple[RedirectPath, ...] = Field(
        (),
        description=N_("Former addresses of this page on the site; each leads here."),
        examples=[["columns/notes/old-name/"]],
    )
