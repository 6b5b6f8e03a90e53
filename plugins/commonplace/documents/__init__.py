"""From bytes to fields, body and the place of every field: what a file says, before any rule."""

from commonplace.documents.document import Document, read_data, read_document
from commonplace.documents.places import Places

__all__ = ["Document", "Places", "read_data", "read_document"]
