"""What makes a record easy to find and pleasant to meet: tags, topics and a picture."""

from typing import Annotated

from pydantic import Field

from commonplace.language import N_
from commonplace.values import FileInside, Line, Tag, Topic, mistake

Tags = Annotated[
    tuple[Tag, ...],
    Field(max_length=40, description=N_("Words to find it by."), examples=[["maps", "open data"]]),
]
Topics = Annotated[
    tuple[Topic, ...],
    Field(description=N_("Topics of the hub it belongs to."), examples=[["statistics"]]),
]
Image = Annotated[
    FileInside | None,
    Field(description=N_("A picture, a file beside this one."), examples=["cover.png"]),
]
ImageAlt = Annotated[
    Line | None,
    Field(
        description=N_("What the picture shows, for those who cannot see it."),
        examples=["A chart drawn by hand."],
    ),
]


def check_image(image: str | None, alt: str | None) -> None:
    """Raise the mistake of a picture that says nothing to those who cannot see it."""
    if image and not alt:
        raise mistake("image-alt-missing", field="image", other="image_alt")
