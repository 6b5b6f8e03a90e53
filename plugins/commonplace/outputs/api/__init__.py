"""Files for other programs, in shapes that are documented and versioned.

Each shape is a class: the JSON Schema that a site publishes and the reference are made from it.
"""

import json
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from commonplace.outputs.api import badge, contributors, events
from commonplace.outputs.api.badge_shape import BadgeFile
from commonplace.outputs.api.contributor_shape import ContributorsFile
from commonplace.outputs.api.event_shape import EventsFile
from commonplace.schema import class_schema
from commonplace.views import Edition
from commonplace.views import contributors as people

SHAPES: Mapping[str, type[BaseModel]] = {
    events.URI: EventsFile,
    contributors.URI: ContributorsFile,
    badge.URI: BadgeFile,
}
"""The shape of each file, by where the file is below the root of an edition."""


def schema_uri(uri: str) -> str:
    """Return where the JSON Schema of a file is: `schemas/api/events.json`."""
    return f"schemas/{uri}"


def api_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file, and of its JSON Schema."""
    yield events.URI, events.events_file(edition)
    everybody, others = people.contributors(edition), len(people.unnamed(edition))
    yield contributors.URI, contributors.contributors_file(edition, everybody, others)
    yield badge.URI, badge.badge_file(edition, len(everybody))
    yield badge.PICTURE_URI, badge.badge_picture(edition, len(everybody))
    for uri, shape in SHAPES.items():
        text = json.dumps(class_schema(shape), ensure_ascii=False, indent=2)
        yield schema_uri(uri), f"{text}\n"
