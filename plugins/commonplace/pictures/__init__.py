"""Pictures: how large they are, and what a page says of them so that nothing jumps or waits."""

from commonplace.pictures.markup import Picture, complete_pictures
from commonplace.pictures.size import picture_size

__all__ = ["Picture", "complete_pictures", "picture_size"]
