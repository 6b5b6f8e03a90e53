"""A page that maintainers wrote themselves, such as a chapter of the handbook."""

from typing import Any, ClassVar

from pydantic import ConfigDict, Field

from commonplace.model.contribution import Credits
from commonplace.model.record import Record


class MaintainedPage(Record):
    """A page below `docs_dir`, as far as credits go; its other fields are the generator's.

    `authors` are ids of members or names; whoever else reads that field may have a form of their
    own for it, so that anything else is passed over.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    collection: ClassVar[str] = "page"

    title: str = ""
    lang: str | None = None
    authors: tuple[Any, ...] = ()
    credits: Credits = Field(default=())
