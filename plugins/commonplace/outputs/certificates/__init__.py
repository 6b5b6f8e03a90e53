"""Certificates as pictures to print: SVG that needs nothing beside itself."""

from collections.abc import Iterator

from commonplace.outputs.certificates.drawing import drawing
from commonplace.views import Edition
from commonplace.views.certificates import certificates


def certificate_pictures(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of the picture of each certificate."""
    for certificate in certificates(edition):
        yield certificate.picture_uri, drawing(edition, certificate)
