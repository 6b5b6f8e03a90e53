"""What a Hugo site says outside its texts: its configuration, and who its people are."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commonplace.importing.front_matter import FrontMatterError, read_toml, read_yaml
from commonplace.importing.reasons import ImportProblem, problem

_CONFIGS = ("hugo", "config", "config/_default/hugo", "config/_default/config")
_PEOPLE = ("data/members", "data/authors", "data/people")
_READERS = {".toml": read_toml, ".yaml": read_yaml, ".yml": read_yaml, ".json": read_yaml}


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """A list of people in the site's data folder: its path, and the texts about each."""

    path: str = ""
    people: tuple[Mapping[str, str], ...] = ()


def read_config(site: Path) -> dict[str, Any]:
    """Return the site's configuration with keys in lower case; empty where there is none."""
    for name in _CONFIGS:
        for ending, read in _READERS.items():
            file = site / f"{name}{ending}"
            if file.is_file():
                try:
                    config = read(file.read_text(encoding="utf-8-sig"))
                except (FrontMatterError, OSError, UnicodeDecodeError):
                    return {}
                return _lowered(config) if isinstance(config, dict) else {}
    return {}


def read_people(site: Path) -> tuple[PeopleFile, list[ImportProblem]]:
    """Return the people that the site lists in its data folder, and why not where it cannot be."""
    for name in _PEOPLE:
        for ending, read in _READERS.items():
            shown = f"{name}{ending}"
            if not (site / shown).is_file():
                continue
            try:
                value = read((site / shown).read_text(encoding="utf-8-sig"))
            except (FrontMatterError, OSError, UnicodeDecodeError) as error:
                return PeopleFile(), [problem(shown, "data-unread", reason=error)]
            people = tuple(_texts(person) for person in _persons(value))
            return PeopleFile(shown, tuple(person for person in people if person.get("name"))), []
    return PeopleFile(), []


def _persons(value: Any) -> list[dict[str, Any]]:
    """Return the mappings with a name, from a list, a field with a list, or fields by id."""
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    if isinstance(value, dict):
        listed = [item for item in value.values() if isinstance(item, list)]
        inside = [person for items in listed for person in _persons(items)]
        return inside or [
            {"id": key, **item} for key, item in value.items() if isinstance(item, dict)
        ]
    return []


def _texts(person: Mapping[str, Any]) -> dict[str, str]:
    texts = {key: value.strip() for key, value in person.items() if isinstance(value, str)}
    return {str(key).lower(): text for key, text in texts.items() if text}


def _lowered(config: Mapping[str, Any]) -> dict[str, Any]:
    # Hugo reads the names of its settings in any case.
    return {str(key).lower(): value for key, value in config.items()}
