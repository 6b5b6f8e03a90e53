"""The process that renders members' texts; `trust.rendering` asks it."""

from collections.abc import Mapping
from typing import Any

from commonplace.dialect.surroundings import Surroundings
from commonplace.trust.handing_over import Parcel
from commonplace.trust.member_markdown import MemberMarkdown
from commonplace.trust.worker import Handle, serve


def main() -> None:
    """Render until nobody asks any more."""
    serve(prepare)


def prepare(start: Mapping[str, Any]) -> tuple[Handle, Mapping[str, Any]]:
    """Return what renders by a hub's extensions, and which options did not arrive."""
    parcel = Parcel()
    extensions = start["extensions"]
    markdown = MemberMarkdown(extensions, parcel.unpack(start["options"]), start["further"])
    markdown.render("Loads what is needed :smile:")

    def handle(request: Mapping[str, Any]) -> Mapping[str, Any]:
        surroundings = Surroundings(request["level_above"], request["tables_before"])
        return markdown.render(request["markdown"], surroundings).as_data()

    return handle, {"lost": parcel.lost}
