"""What is kept until the results: it is in no file of the built site, in no language, before them.

The hub has a word of its own in every field of ballots, polls, awards and comments. After the
results the public ones are there, and private comments still are not. What no word can show, such
as a number that counts ballots too, differs from a hub that never had any.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from commonplace.history.attribution import read_attribution
from commonplace.history.reading import read_histories
from commonplace.load import load_hub
from commonplace.load.lateness import mark_late
from commonplace.model.judging import Award, Ballot, Poll
from commonplace.outputs import outputs
from commonplace.pages.site import generate, generated_files
from commonplace.publish import build_site
from commonplace.settings import read_settings
from commonplace.views import Edition
from tests.histories import commit_all
from tests.hubs import ADA, BO, TWO_LANGUAGES, record, write, write_hub
from tests.repositories import Repository
from tests.test_privacy import forms_of

RESULTS = "2026-06-01T12:00"

PUBLIC = (
    "Zephyrprize",
    "Quartzbowl",
    "Marmaladewise",
    "Juniperhead",
    "Larkspurchoice",
    "Velvetlegend",
)
"""Names, prizes and citations of awards, and a judge's public comment."""
KEPT = (
    "Umbrellasecret",
    "Pelicanquestion",
    "Walnutjars",
    "7.318",
    "4.829",
    "48613",
    "59027",
    "saltofthesea77",
    "2019-03-07",
    "2018-04-09",
)
"""A private comment; what polls, ballots and awards say besides."""
COUNTED = ("6.0735", "48,613", "59,027")
"""What is counted from them."""

CUP = {
    "title": "Cup",
    "organizers": "[ada]",
    "timezone": "UTC",
    "phases": "[{id: submission, start: 2026-04-01, end: 2026-05-01}]",
    "results_at": RESULTS,
    "criteria": "[{id: clarity, name: Clarity}]",
    "judges": "[bo, cy]",
    "scoring": "{votes: 0.2}",
}
ENTRY = {"description": "One.", "team": "{members: [{member: ada}]}", "submitted": "2026-04-02"}
FILES = {
    **ADA,
    **BO,
    "members/cy.md": "---\nname: Cy\n---\n",
    "competitions/cup/index.md": record(**CUP),
    "competitions/cup/entries/map/index.md": record(title="Map", **ENTRY),
    "competitions/cup/entries/star/index.md": record(title="Star", **ENTRY),
    "competitions/cup/ballots/bo.yml": """
judge: bo
scores: {map: {clarity: 7.318}, star: {clarity: 4.829}}
comments:
  map: {public: Velvetlegend., private: Umbrellasecret.}
""",
    "competitions/cup/ballots/cy.yml": """
judge: cy
salt: saltofthesea77
scores: {map: {clarity: 4.829}}
""",
    "competitions/cup/polls/open.yml": """
name: Pelicanquestion?
votes: {map: 48613, star: 2}
voters: 59027
counted_at: 2019-03-07
evidence: Walnutjars.
""",
    "competitions/cup/awards/first.yml": """
name: Zephyrprize
rank: 1
prize: Quartzbowl
recipients: [map]
citation: Marmaladewise.
presented_at: 2018-04-09
""",
    "competitions/cup/awards/judges.yml": """
name: Juniperhead
rank: 2
decided_by: judges
citation: By them.
""",
    "competitions/cup/awards/votes.yml": """
name: Larkspurchoice
rank: 1
decided_by: votes
citation: By all.
""",
}
"""Of every field of `Ballot`, `Poll` and `Award` there is one that is to be found nowhere."""


CONFIG = {
    name: text.replace(
        "zh: zh/}}}", "zh: zh/}}, commonplace/credits: {}, commonplace/showcase: {}}"
    )
    for name, text in TWO_LANGUAGES.items()
}


FIRST = datetime.fromisoformat(f"{RESULTS}+00:00")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the hub, with its history."""
    folder = tmp_path_factory.mktemp("embargo")
    hub = write_hub(folder, FILES, CONFIG)
    assert not [problem for problem in hub.problems if problem.is_error]
    commit_all(folder)
    return folder


def built(root: Path, moment: datetime) -> dict[str, str]:
    """Build both languages at a moment; return the texts of all files by their paths."""
    build_site(root, read_settings(root), epoch=int(moment.timestamp()))
    return {
        path.relative_to(root / "site").as_posix(): "\n".join(forms_of(path))
        for path in (root / "site").rglob("*")
        if path.is_file()
    }


def where(files: dict[str, str], words: Iterable[str]) -> dict[str, list[str]]:
    """Return the files that hold a word, by the word."""
    found = {word: [path for path, text in files.items() if word.lower() in text] for word in words}
    return {word: sorted(paths) for word, paths in found.items() if paths}


@pytest.fixture(scope="module")
def before(root: Path) -> dict[str, str]:
    """Build the site a second before the results."""
    return built(root, FIRST - timedelta(seconds=1))


@pytest.fixture(scope="module")
def after(root: Path, before: dict[str, str]) -> dict[str, str]:
    """Build the site at the moment of the results, when the other is no longer needed."""
    assert before
    return built(root, FIRST)


def test_the_hub_has_a_word_in_every_field_that_is_kept() -> None:
    """A field that is new must be given a word here too."""
    text = "".join(FILES.values())
    for noun in (Ballot, Poll, Award):
        for field in set(noun.model_fields) - {"sealed", "track", "recused"}:
            assert f"{field}:" in text, field
    assert all(word in text for word in (*PUBLIC, *KEPT))


def test_a_second_before_the_results_nothing_is_in_any_file(before: dict[str, str]) -> None:
    assert len(before) > 100
    assert where(before, (*PUBLIC, *KEPT, *COUNTED)) == {}


def told(root: Path, now: datetime, *, with_kept: bool) -> dict[tuple[str, str], str]:
    """Return all that is made of the hub in both languages, with or without what is kept.

    Judges and organisers commit either way: without it, their commits are empty.
    """
    kept = {path for path in FILES if {"ballots", "polls", "awards"} & {*path.split("/")}}
    story = Repository(root)
    write_hub(root, {path: text for path, text in FILES.items() if path not in kept}, CONFIG)
    story.commit()
    for path in sorted(kept):
        if with_kept:
            write(root / "member_submissions" / path, FILES[path])
        story.commit(by="Cy")
    settings = read_settings(root)
    hub = load_hub(root, settings)
    histories = read_histories(root, settings, hub, now)
    attribution = read_attribution(root, settings)
    found: dict[tuple[str, str], str] = {}
    for site in settings.languages:
        seen = Edition(mark_late(hub, histories.arrivals), site, now, histories, attribution)
        found |= {(site.tag, page.uri): repr(page) for page in generate(seen)}
        found |= {(site.tag, file.uri): repr(file) for file in generated_files(seen)}
        found |= {(site.tag, uri): repr(content) for uri, content in outputs(seen)}
    return found


def test_a_second_before_the_results_all_is_as_if_nobody_had_judged(tmp_path: Path) -> None:
    """Ballots leave no trace in numbers, states, credits of who committed them, or addresses."""
    moment = FIRST - timedelta(seconds=1)
    assert told(tmp_path / "a", moment, with_kept=True) == told(
        tmp_path / "b", moment, with_kept=False
    )


def test_nothing_beside_a_ballot_is_published(tmp_path: Path) -> None:
    beside = ("ballots/bo.csv", "ballots/raw/bo.csv", "polls/votes.csv", "awards/cup.png")
    files = FILES | {f"competitions/cup/{path}": "7.318" for path in beside}
    hub = write_hub(tmp_path, files, CONFIG)

    assert hub.assets == ()
    refused = {problem.path for problem in hub.problems if problem.code == "path-unexpected"}
    assert refused == {f"member_submissions/competitions/cup/{path}" for path in beside}


def test_before_the_results_nobody_has_won_anything(before: dict[str, str]) -> None:
    for language in ("", "zh/"):
        page = before[f"{language}members/ada/index.html"]
        assert "winner" not in page
        assert 'id="awards"' not in page
        assert "badge--award" not in page
    assert '"award"' not in before["api/contributors.json"]


def test_from_the_results_on_what_is_public_is_there_in_both_languages(
    after: dict[str, str],
) -> None:
    found = where(after, PUBLIC)
    for word in PUBLIC:
        assert any(path.startswith("zh/") for path in found.get(word, ())), word
        assert any(not path.startswith("zh/") for path in found.get(word, ())), word


def test_a_private_comment_is_never_there(after: dict[str, str]) -> None:
    assert where(after, ["Umbrellasecret"]) == {}
    assert where(after, ["Velvetlegend"])
