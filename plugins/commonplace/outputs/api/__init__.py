"""Files for other programs, in shapes that are documented and versioned.

Each shape is a class: the JSON Schema that a site publishes and the reference are made from it.
"""

import json
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from commonplace.outputs.api import badge, certificates, competitions, contributors, events
from commonplace.outputs.api.badge_shape import BadgeFile
from commonplace.outputs.api.certificate_shape import CertificatesFile
from commonplace.outputs.api.competition_shape import CompetitionFile, CompetitionsFile
from commonplace.outputs.api.contributor_shape import ContributorsFile
from commonplace.outputs.api.event_shape import EventsFile
from commonplace.outputs.api.standings_table import standings_tables
from commonplace.schema import class_schema
from commonplace.views import Edition
from commonplace.views import contributors as people

SHAPES: Mapping[str, type[BaseModel]] = {
    events.URI: EventsFile,
    contributors.URI: ContributorsFile,
    badge.URI: BadgeFile,
    competitions.URI: CompetitionsFile,
    competitions.EACH_URI: CompetitionFile,
    certificates.URI: CertificatesFile,
}
"""The shape of each file, by where the file is below the root of an edition."""

_OF_SHOWCASES = {competitions.URI, competitions.EACH_URI, certificates.URI}


def schema_uri(uri: str) -> str:
    """Return where the JSON Schema of a file is: `schemas/api/events.json`.

    That of the files of single competitions, which are many, is `schemas/api/competition.json`.
    """
    return f"schemas/{uri}".replace("s/ID", "")


def api_files(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file, and of its JSON Schema."""
    yield events.URI, events.events_file(edition)
    everybody, others = people.contributors(edition), len(people.unnamed(edition))
    yield contributors.URI, contributors.contributors_file(edition, everybody, others)
    yield badge.URI, badge.badge_file(edition, len(everybody))
    yield badge.PICTURE_URI, badge.badge_picture(edition, len(everybody))
    has_showcase = edition.hub.settings.showcase is not None
    if has_showcase:
        yield from competitions.competition_files(edition)
        yield from standings_tables(edition)
        yield certificates.URI, certificates.certificates_file(edition)
    for uri, shape in SHAPES.items():
        if uri in _OF_SHOWCASES and not has_showcase:
            continue
        text = json.dumps(class_schema(shape), ensure_ascii=False, indent=2)
        yield schema_uri(uri), f"{text}\n"
