"""A competition drawn as a table of files, with ballots, votes and awards: `SHOWCASE`."""

from collections.abc import Mapping
from pathlib import Path

from commonplace.views import Edition
from tests.hubs import ADA, BO, edition, record, write_hub

CONFIG = {
    "mkdocs.yml": """
        site_name: Test hub
        site_description: For tests.
        site_url: https://hub.test/
        docs_dir: site_src
        exclude_docs: /zh/
        theme: {name: material, language: en, font: false}
        plugins:
          search: {}
          commonplace/hub: {languages: {en: '', zh: zh/}}
          commonplace/showcase: {}
        """,
    "mkdocs.zh.yml": """
        INHERIT: mkdocs.yml
        site_name: 测试站
        site_url: https://hub.test/zh/
        docs_dir: site_src/zh
        exclude_docs: ''
        theme: {language: zh}
        """,
}

PEOPLE = {
    **ADA,
    **BO,
    "members/hid.md": "---\nname: Hidden Person\nvisibility: hidden\n---\n",
    "members/nameonly.md": "---\nname: Only Name\nvisibility: name_only\n---\n",
}


def call(**fields: object) -> str:
    """Return a competition that is over; `fields` are lines of YAML."""
    given = {
        "title": "Map jam",
        "description": "One street.",
        "organizers": "[ada]",
        "timezone": "UTC",
        "phases": "[{id: submission, start: 2026-04-01T00:00, end: 2026-04-30T23:59}]",
        "criteria": "[{id: clarity, name: Clarity, weight: 3}, {id: craft, name: Craft}]",
        "judges": "[ada, {member: bo, conflicts: [tram]}]",
        "tracks": "[{id: paper, name: On paper}]",
        "results_at": "2026-05-10T12:00",
        **fields,
    }
    return record("Map it.", **given)


def entry(title: str, *team: str, **fields: object) -> str:
    """Return an entry of members and, with a blank in it, of a guest."""
    people = [f"{{name: {who}}}" if " " in who else f"{{member: {who}}}" for who in team]
    members = f"{{members: [{', '.join(people or ['{name: Some Body}'])}]}}"
    given = {"title": title, "description": f"About {title}.", "team": members, **fields}
    return record("A map.", **given)


SHOWCASE: Mapping[str, str] = {
    **PEOPLE,
    "competitions/jam/index.md": call(),
    "competitions/jam/entries/river/index.md": entry("River", "nameonly", track="paper"),
    "competitions/jam/entries/park/index.md": entry("Park", "hid", "Eve Guest"),
    "competitions/jam/entries/tram/index.md": entry("Tram", "Tim Guest", track="paper"),
    "competitions/jam/entries/late/index.md": entry("Late one", "Lo Guest", status="late"),
    "competitions/jam/ballots/ada.yml": (
        "judge: ada\nscores:\n"
        "  river: {clarity: 8, craft: 8}\n"
        "  park: {clarity: 8, craft: 8}\n"
        "  tram: {clarity: 4, craft: null}\n"
        "comments:\n  river: {public: So clear., private: Ask for the licence.}\n"
    ),
    "competitions/jam/ballots/bo.yml": (
        "judge: bo\nscores:\n"
        "  river: {clarity: 6, craft: 6}\n"
        "  park: {clarity: 6, craft: 6}\n"
        "recused: [tram]\n"
    ),
    "competitions/jam/polls/audience.yml": (
        "name: Favourite?\nvotes: {tram: 5, river: 2}\nvoters: 7\nevidence: Hands were counted.\n"
    ),
    "competitions/jam/awards/first.yml": (
        "name: First prize\nrank: 1\ndecided_by: judges\ncitation: For the streets.\n"
    ),
    "competitions/jam/awards/people.yml": (
        "name: Favourite of all\nrank: 1\ndecided_by: votes\ncitation: Most hands.\n"
    ),
    "competitions/jam/awards/paper.yml": (
        "name: Best on paper\nrank: 1\ntrack: paper\ndecided_by: judges\ncitation: For ink.\n"
    ),
}


def showcase(
    root: Path,
    files: Mapping[str, str] | None = None,
    *,
    now: str = "2026-05-20T12:00",
    language: str = "en",
    config: Mapping[str, str] = CONFIG,
) -> Edition:
    """Return the showcase, seen some days after its results became public."""
    hub = write_hub(root, {**SHOWCASE, **(files or {})}, config)
    return edition(hub, now, language)
