"""Small invented calendars, and hubs to import them into."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any

from click.testing import CliRunner, Result

from commonplace.cli import main
from commonplace.load import load_hub
from commonplace.model import Event, Hub
from commonplace.settings import read_settings
from commonplace.views.events import occurrences
from tests.hubs import write

MKDOCS = """\
site_name: Riverside
site_url: https://riverside.test/
theme: {name: material, language: en}
plugins: [{commonplace/hub: {timezone: Asia/Shanghai}}]
"""
ICS_HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//EN\n"


class Calendars:
    """Source files and a hub beside each other, and imports from one into the other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hub_root = folder / "hub"
        self.submissions = self.hub_root / "member_submissions"
        write(self.hub_root / "mkdocs.yml", MKDOCS)

    def source(self, name: str, text: str | bytes) -> Path:
        """Write a source file."""
        path = self.folder / "sources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return path

    def ics(self, *events: str, name: str = "club.ics", head: str = "") -> Path:
        """Write a calendar; each event is the lines within its VEVENT."""
        parts = [f"BEGIN:VEVENT\n{dedent(event).strip()}\nEND:VEVENT\n" for event in events]
        text = f"{ICS_HEAD}{dedent(head)}{''.join(parts)}END:VCALENDAR\n"
        return self.source(name, text.replace("\n", "\r\n").encode())

    def call(self, kind: str, *paths: Path, options: tuple[str, ...] = ()) -> Result:
        """Import files by the command."""
        into = ["--into", str(self.hub_root)]
        words = ["--lang", "en", "import", kind, *map(str, paths), *into, *options]
        return CliRunner().invoke(main, words)

    def run(self, kind: str, *paths: Path, options: tuple[str, ...] = ()) -> dict[str, Any]:
        """Import files; returns the summary as data, with counts that are held to add up."""
        result = self.call(kind, *paths, options=(*options, "--format", "json"))
        assert result.exit_code in (0, 1), result.output
        found: dict[str, Any] = json.loads(result.stdout)
        assert found["found"] == found["events"] + found["changes"] + sum(
            found["left_out"].values()
        )
        return found

    def hub(self) -> Hub:
        """Load the hub as it is now."""
        return load_hub(self.hub_root, read_settings(self.hub_root))

    def events(self) -> Mapping[str, Event]:
        """Return the events of the hub, which must be free of errors."""
        hub = self.hub()
        assert [found for found in hub.problems if found.is_error] == []
        return hub.events

    def event(self) -> Event:
        """Return the only event of the hub."""
        (event,) = self.events().values()
        return event

    def text(self, name: str) -> str:
        """Return the file of an event."""
        return (self.submissions / "events" / f"{name}.md").read_text(encoding="utf-8")


def instants(event: Event, until: str = "2027-01-01") -> list[str]:
    """Return the starts of an event in UTC."""
    end = datetime.fromisoformat(until).replace(tzinfo=UTC)
    return [f"{at.starts_at.astimezone(UTC):%Y-%m-%dT%H:%MZ}" for at in occurrences(event, end)]


def kinds(found: Mapping[str, Any]) -> list[str]:
    """Return the kinds of problem in a summary."""
    return [problem["kind"] for problem in found["problems"]]
