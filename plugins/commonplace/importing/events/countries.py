"""The time zone of a town, by its country: for events that name days and a place, and no zone."""

import re
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files

from babel import Locale

_ALIASES = {
    "usa": "US", "us": "US", "united states of america": "US",
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB",
    "northern ireland": "GB", "czech republic": "CZ", "hong kong": "HK", "macau": "MO",
    "turkey": "TR", "uae": "AE", "republic of korea": "KR", "korea": "KR", "holland": "NL",
    "the netherlands": "NL", "macedonia": "MK", "russian federation": "RU", "viet nam": "VN",
    "bosnia and herzegovina": "BA", "ivory coast": "CI", "palestine": "PS",
}  # fmt: skip

_MAIN_ZONES = {
    "AR": "America/Argentina/Buenos_Aires", "CL": "America/Santiago", "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia", "DE": "Europe/Berlin", "EC": "America/Guayaquil", "ES": "Europe/Madrid",
    "ID": "Asia/Jakarta", "KZ": "Asia/Almaty", "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur", "NZ": "Pacific/Auckland", "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent",
}  # fmt: skip
"""Countries nearly all of whose towns are in one zone, as Unicode's CLDR has them."""

_STATES = {
    "US": {
        "America/New_York": "CT DC DE FL GA IN KY MA MD ME MI NC NH NJ NY OH PA RI SC VA VT WV",
        "America/Chicago": "AL AR IA IL KS LA MN MO MS ND NE OK SD TN TX WI",
        "America/Denver": "CO ID MT NM UT WY",
        "America/Los_Angeles": "CA NV OR WA",
        "America/Phoenix": "AZ",
        "America/Anchorage": "AK",
        "Pacific/Honolulu": "HI",
    },
    "CA": {
        "America/Toronto": "ON QC",
        "America/Vancouver": "BC",
        "America/Edmonton": "AB NT",
        "America/Winnipeg": "MB",
        "America/Regina": "SK",
        "America/Halifax": "NB NS PE",
        "America/St_Johns": "NL",
        "America/Whitehorse": "YT",
    },
    "AU": {
        "Australia/Sydney": "ACT NSW",
        "Australia/Melbourne": "VIC",
        "Australia/Brisbane": "QLD",
        "Australia/Adelaide": "SA",
        "Australia/Perth": "WA",
        "Australia/Hobart": "TAS",
        "Australia/Darwin": "NT",
    },
}
"""The zone in which most towns of a state or province are."""

_TOWNS = {
    "calgary": "America/Edmonton", "montreal": "America/Toronto", "ottawa": "America/Toronto",
    "quebec": "America/Toronto", "quebec city": "America/Toronto", "victoria": "America/Vancouver",
    "canberra": "Australia/Sydney", "newcastle": "Australia/Sydney", "rio de janeiro":
    "America/Sao_Paulo", "brasilia": "America/Sao_Paulo", "florianopolis": "America/Sao_Paulo",
    "st petersburg": "Europe/Moscow", "saint petersburg": "Europe/Moscow",
}  # fmt: skip
"""Large towns of countries with several zones, where none is called after them."""


def zone_of_place(town: str, country: str) -> str:
    """Return the zone of a town, by its name, its state or its country; empty if in doubt."""
    code = country_code(country)
    zones = _zones_by_country().get(code, ())
    if len(zones) == 1:
        return zones[0]
    name, _, state = (part.strip() for part in town.partition(","))
    cities = {_folded(zone.rsplit("/", 1)[-1].replace("_", " ")): zone for zone in zones}
    if found := cities.get(_folded(name)):
        return found
    for zone, states in _STATES.get(code, {}).items():
        if state.upper().replace(".", "") in states.split():
            return zone
    if (found := _TOWNS.get(_folded(name), "")) in zones:
        return found
    return _MAIN_ZONES.get(code, "")


def country_code(name: str) -> str:
    """Return the ISO code of a country by its English name or its code, or an empty text."""
    plain = _folded(name)
    return _ALIASES.get(plain) or _codes().get(plain, "")


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.sub(r"[.’']", "", bare).lower().split())


@cache
def _codes() -> dict[str, str]:
    names = {
        _folded(name): code
        for code, name in Locale("en").territories.items()
        if len(code) == 2  # noqa: PLR2004 - a country, not a part of the world
    }
    return names | {code.lower(): code for code in _zones_by_country()}


@cache
def _zones_by_country() -> dict[str, tuple[str, ...]]:
    table = files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8")
    zones: dict[str, list[str]] = defaultdict(list)
    for row in table.splitlines():
        if row and not row.startswith("#"):
            code, _, zone, *_ = row.split("\t")
            zones[code].append(zone)
    return {code: tuple(found) for code, found in zones.items()}
