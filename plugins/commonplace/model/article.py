"""One signed text in a column (schema.org Article)."""

import re
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator

from commonplace.language import N_
from commonplace.model.contribution import Credits
from commonplace.model.findable import Image, ImageAlt, Tags, Topics, check_image
from commonplace.model.record import Fields, MemberId, PageRecord
from commonplace.problems import Word
from commonplace.values import (
    LARGEST_NUMBER,
    ArticleKey,
    Day,
    LanguageTag,
    Licence,
    Line,
    Moment,
    Paragraph,
    WebAddress,
    before,
    mistake,
)
from commonplace.values.roles import Role


class ArticleStatus(StrEnum):
    """Where an article stands between first draft and the archive."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    UNLISTED = "unlisted"
    WITHDRAWN = "withdrawn"
    RETRACTED = "retracted"
    SUPERSEDED = "superseded"


class AiDisclosure(StrEnum):
    """What part a language model had in the work."""

    NONE = "none"
    ASSISTED = "assisted"
    GENERATED = "generated"


def _commit(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{7,64}", text):
        raise mistake("field-type", wanted=Word(N_("a commit: 7 to 64 of 0-9 and a-f")))
    return text


class Correction(Fields):
    """What was wrong in a published text, and since when it is right."""

    date: Day = Field(description=N_("The day of the correction."), examples=["2026-05-20"])
    text: Paragraph = Field(
        description=N_("What was wrong and what stands there now."),
        examples=["The second table had two columns swapped."],
    )


class Article(PageRecord):
    """One signed text; belongs to one column."""

    collection: ClassVar[str] = "article"
    belongs_to: ClassVar[str] = "column"

    title: Line = Field(
        description=N_("The title."), examples=["What a thousand broken tables taught me"]
    )
    description: Paragraph | None = Field(
        None,
        description=N_("One or two sentences for lists and search engines."),
        examples=["A year of cleaning other people's spreadsheets, in seven lessons."],
    )
    authors: tuple[MemberId, ...] = Field(
        min_length=1, description=N_("Who wrote it: ids of members."), examples=[["wang-jia"]]
    )
    date: Day = Field(description=N_("The day of publication."), examples=["2026-05-12"])
    updated: Day | None = Field(
        None, description=N_("The day of the last change in meaning."), examples=["2026-05-20"]
    )
    publish_at: Moment | None = Field(
        None,
        description=N_("When it is to appear, if that lies ahead (with status: scheduled)."),
        examples=["2026-06-01T08:00"],
    )
    expires: Day | None = Field(
        None,
        description=N_("The day after which lists leave it out; the page stays."),
        examples=["2027-05-12"],
    )
    status: ArticleStatus = Field(
        ArticleStatus.PUBLISHED, description=N_("Where the article stands."), examples=["published"]
    )
    position: int | None = Field(
        None,
        ge=0,
        le=LARGEST_NUMBER,
        description=N_("Its place in a column that is ordered by position."),
        examples=[1],
    )
    tags: Tags = ()
    topics: Topics = ()
    lang: LanguageTag | None = Field(
        None, description=N_("Its language, where it is not the column's."), examples=["zh"]
    )
    translation_of: ArticleKey | None = Field(
        None,
        description=N_("The article that this one translates, as column/article."),
        examples=["field-notes/broken-tables"],
    )
    translated_from_commit: Annotated[Line, AfterValidator(_commit)] | None = Field(
        None,
        description=N_("The commit of the original that was translated."),
        examples=["3f2a9c1"],
    )
    canonical_url: WebAddress | None = Field(
        None,
        description=N_("Where the text first appeared, if not here."),
        examples=["https://example.org/broken-tables"],
    )
    license: Licence | None = Field(
        None,
        description=N_("Its licence in SPDX form, where it is not the column's."),
        examples=["CC-BY-4.0"],
    )
    image: Image = None
    image_alt: ImageAlt = None
    ai_disclosure: AiDisclosure | None = Field(
        None, description=N_("What part a language model had in the work."), examples=["assisted"]
    )
    credits: Credits = ()
    corrections: tuple[Correction, ...] = Field(
        (),
        description=N_("What was corrected after publication."),
        examples=[[{"date": "2026-05-20", "text": "Two columns were swapped."}]],
    )
    discussion_url: WebAddress | None = Field(
        None,
        description=N_("Where readers discuss it."),
        examples=["https://example.org/discussions/12"],
    )
    replaced_by: ArticleKey | None = Field(
        None,
        description=N_("The article that replaces it (with status: superseded)."),
        examples=["field-notes/broken-tables-again"],
    )

    @model_validator(mode="after")
    def _fields_agree(self) -> Self:
        check_image(self.image, self.image_alt)
        if self.updated and self.updated < self.date:
            raise before(("updated",), self.updated, "date", self.date)
        if self.expires and self.expires < self.date:
            raise before(("expires",), self.expires, "date", self.date)
        if self.status is ArticleStatus.SCHEDULED and not self.publish_at:
            raise mistake("field-together", field="status", other="publish_at")
        if self.status is ArticleStatus.SUPERSEDED and not self.replaced_by:
            raise mistake("field-together", field="status", other="replaced_by")
        return self

    @property
    def author_role(self) -> Role:
        """What its authors did: they translated where nobody else is named as the translator."""
        translated = any(credit.role is Role.TRANSLATION for credit in self.credits)
        return Role.TRANSLATION if self.translation_of and not translated else Role.CONTENT
