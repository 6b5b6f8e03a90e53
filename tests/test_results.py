"""Results, as pages and files tell them: who came where, and why, and when it is told."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest

from commonplace.outputs import outputs
from commonplace.outputs.api import schema_uri
from commonplace.outputs.api.competitions import EACH_URI, URI
from commonplace.pages.site import generate
from commonplace.values.cells import as_cell
from commonplace.views import Edition
from commonplace.views.fame import honours
from tests.hubs import TWO_LANGUAGES
from tests.showcases import SHOWCASE, call, entry, showcase

RESULTS = "competitions/jam/results/index.md"
FAME = "competitions/hall-of-fame/index.md"
BEFORE = "2026-05-09T12:00"


def pages(seen: Edition) -> dict[str, str]:
    return {page.uri: page.markdown for page in generate(seen)}


def files(seen: Edition) -> dict[str, Any]:
    return dict(outputs(seen))


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    return showcase(tmp_path_factory.mktemp("hub"))


@pytest.fixture(scope="module")
def results(seen: Edition) -> str:
    return pages(seen)[RESULTS]


@pytest.fixture(scope="module")
def found(seen: Edition) -> dict[str, Any]:
    return files(seen)


def words(markdown: str) -> str:
    """Return a page's own words, one blank between each, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", markdown).split())


def part(markdown: str, start: str, end: str = "") -> str:
    found = markdown.partition(start)[2]
    return found.partition(end)[0] if end else found


def test_those_who_share_a_place_share_a_step_of_the_podium(results: str) -> None:
    podium = part(results, '<ol class="cp-podium">', "</ol>")

    assert podium.count("cp-podium__step ") == 2
    first, third = podium.split("cp-podium__step--3")
    assert "Place 1" in first
    assert "shared" in first
    assert first.index("Park") < first.index("River")
    assert "Tram" in third
    assert "shared" not in third
    assert words(first).count("First prize For the streets.") == 2  # both have won it
    assert "Best on paper" not in podium
    assert "Favourite of all" not in podium


def test_awards_of_votes_and_of_tracks_stand_apart(results: str) -> None:
    more = words(part(results, "## More awards", "## All entries"))
    assert "Favourite of all by the votes of the community Tram , by Tim Guest Most hands." in more
    assert "Best on paper" not in more
    of_track = words(part(results, "#track-paper-heading", "## How"))
    assert "Best on paper track: On paper River , by Only Name For ink." in of_track


def test_the_table_has_every_entry_with_all_its_numbers(results: str) -> None:
    table = part(results, 'id="standings"', "</table>")
    head, *rows = [words(f"<tr{row}") for row in table.split("<tr")[1:]]

    assert head == "Rank Entry Score Clarity Craft Ballots Votes Team"
    assert rows == [
        "1 Park 7.00 7.00 7.00 2 0 A member , Eve Guest",
        "1 River 7.00 7.00 7.00 2 2 Only Name",
        "3 Tram 4.00 4.00 – 1 5 Tim Guest",
        "– Late one Late – – – 0 0 Lo Guest",
    ]


def test_it_says_how_it_was_counted_and_what_does_not_count(tmp_path: Path) -> None:
    scoring = "{method: median, normalise: z_score, ties: clarity, min_ballots: 2, votes: 0.25}"
    changed = {"competitions/jam/index.md": call(scoring=scoring)}
    plain = words(part(pages(showcase(tmp_path / "a"))[RESULTS], "## How it was counted"))
    other = words(part(pages(showcase(tmp_path / "b", changed))[RESULTS], "## How it was counted"))

    assert "Judges look at: Clarity 75% , Craft 25% ." in plain
    assert "Mean: the score of an entry is the average" in plain
    assert "1, 2, 2, 4" in plain
    assert "The votes of the community change no place" in plain
    assert "A conflict was declared beforehand 薄荷 : Tram" in plain
    assert "The entry was late Late one" in plain

    assert "Median: what the judges gave is put in order" in other
    assert "Strict and mild judges are brought to one scale first" in other
    assert "An entry needs at least 2 ballots to have a place." in other
    assert "The votes of the community decide 25% of the result" in other
    assert "Clarity decides" in other
    assert "Too few ballots Tram" in other


def test_every_ballot_is_there_as_it_was_given_but_for_what_is_private(results: str) -> None:
    ballots = words(part(results, "## Ballots"))

    assert "Ada scored 3 entries" in ballots
    assert "Tram 4 no score" in ballots
    assert "薄荷 scored 2 entries · stood aside for 1" in ballots
    assert "Ask for the licence" not in results


@pytest.mark.parametrize("language", ["en", "zh"])
def test_before_results_are_public_no_page_and_no_file_tells_them(
    tmp_path: Path, language: str
) -> None:
    def told(now: str) -> str:
        seen = showcase(tmp_path, now=now, language=language)
        return json.dumps([pages(seen), {k: str(v) for k, v in files(seen).items()}])

    secrets = ("Favourite of all", "For the streets", "So clear.", "7.00", "Hands were counted")
    before, after = told(BEFORE), told("2026-05-10T12:00")
    assert [secret for secret in secrets if secret in before] == []
    assert [secret for secret in secrets if secret not in after] == []
    assert RESULTS not in before
    assert RESULTS in after


def test_without_the_plugin_there_is_nothing_of_it(tmp_path: Path) -> None:
    seen = showcase(tmp_path, config=TWO_LANGUAGES)

    assert {RESULTS, FAME} & pages(seen).keys() == set()
    assert [uri for uri in files(seen) if "competition" in uri or "results" in uri] == []
    assert "results/index.md" not in pages(seen)["competitions/jam/index.md"]


def test_a_competitions_page_leads_to_its_results(seen: Edition, tmp_path: Path) -> None:
    before = showcase(tmp_path, now=BEFORE)
    assert 'href="results/"' in pages(seen)["competitions/jam/index.md"]
    assert 'href="results/"' not in pages(before)["competitions/jam/index.md"]


def test_tracks_of_which_nothing_is_said_are_a_plain_list(seen: Edition, tmp_path: Path) -> None:
    assert "<li>On paper</li>" in pages(seen)["competitions/jam/index.md"]
    told = call(tracks="[{id: paper, name: On paper, description: Drawn.}, {id: ink, name: Ink}]")
    page = pages(showcase(tmp_path, {"competitions/jam/index.md": told}))[
        "competitions/jam/index.md"
    ]
    assert "<dt>On paper</dt><dd>Drawn.</dd>" in page
    assert "<dt>Ink</dt><dd></dd>" in page


def test_what_is_announced_is_not_called_a_way_of_counting_in_chinese(tmp_path: Path) -> None:
    seen = showcase(tmp_path, now="2026-03-01T12:00", language="zh", config={**TWO_LANGUAGES})
    assert ">已公布<" in pages(seen)["competitions/jam/index.md"]


def test_the_hall_of_fame_has_all_years_the_newest_first(tmp_path: Path) -> None:
    older = {
        "competitions/old/index.md": call(title="Old jam", results_at="2024-05-01T00:00"),
        "competitions/old/entries/one/index.md": entry("One", "ada", "Eve Guest"),
        "competitions/old/awards/best.yml": "name: Best\nrecipients: [one, bo]\ncitation: Yes.\n",
        "competitions/early/index.md": call(title="Early jam", results_at="").replace(
            "results_at: \n", ""
        ),
        "competitions/early/entries/one/index.md": entry("One", "ada"),
        "competitions/early/awards/best.yml": (
            "name: Early best\nrecipients: [one]\ncitation: Yes.\npresented_at: 2025-03-01\n"
        ),
        "competitions/early/awards/none.yml": (
            "name: Not won\nrank: 3\ndecided_by: judges\ncitation: By nobody.\n"
        ),
        "competitions/next/index.md": call(title="Next jam", results_at="2026-06-01T00:00"),
        "competitions/next/entries/one/index.md": entry("Kept", "ada"),
        "competitions/next/awards/best.yml": "name: Kept back\nrecipients: [one]\ncitation: No.\n",
    }
    seen = showcase(tmp_path, older)
    page = words(pages(seen)[FAME])

    assert [(one.competition.id, one.year) for one in honours(seen)] == [
        ("jam", 2026),
        ("early", 2025),
        ("old", 2024),
    ]
    assert "Not won" not in page
    feed = feedparser.parse(files(seen)["feeds/results.xml"])
    assert [one.link.removeprefix("https://hub.test/competitions/") for one in feed.entries] == [
        "jam/results/",  # of the others there is no standing to lead to
        "early/",
        "old/",
    ]
    assert page.index("## 2026") < page.index("Map jam") < page.index("## 2024")
    assert "Best One , by Ada , Eve Guest ; 薄荷" in page
    assert "First prize Park , by A member , Eve Guest ; River , by Only Name" in page
    assert "Kept back" not in page


def test_what_is_known_at_once_has_no_day_to_come(tmp_path: Path) -> None:
    at_once = {"competitions/jam/index.md": call(embargo="false", results_at="2026-06-01T00:00")}
    first = honours(showcase(tmp_path, at_once))[0]

    assert first.known_from.isoformat() == "2026-04-30T23:59:00+00:00"


def test_a_hidden_persons_name_is_nowhere(
    seen: Edition, results: str, found: dict[str, Any]
) -> None:
    assert "Hidden Person" not in json.dumps(pages(seen))
    assert [uri for uri, text in found.items() if "Hidden Person" in str(text)] == []
    assert "nameonly" not in results


def read(found: dict[str, Any], uri: str, shape: str) -> Any:
    """Return a file for programs, held against the schema that stands beside it."""
    schema, value = json.loads(found[schema_uri(shape)]), json.loads(found[uri])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(value, schema, cls=jsonschema.Draft202012Validator)
    return value


def test_programs_read_all_that_is_public(found: dict[str, Any]) -> None:
    listed = read(found, URI, URI)["competitions"]
    whole = read(found, "api/competitions/jam.json", EACH_URI)

    assert [(one["id"], one["entries"], one["data"]) for one in listed] == [
        ("jam", 4, "https://hub.test/api/competitions/jam.json")
    ]
    assert [(place["entry"], place.get("rank")) for place in whole["standings"][0]["places"]] == [
        ("park", 1),
        ("river", 1),
        ("tram", 3),
        ("late", None),
    ]
    assert whole["standings"][1]["track"] == "paper"
    ada, bo = whole["ballots"]
    assert ada["judge"]["id"] == "ada"
    assert ada["scores"]["tram"] == {"clarity": 4, "craft": None}
    assert ada["comments"] == {"river": "So clear."}
    assert bo["recused"] == ["tram"]
    assert {"entry": "late", "reason": "late"} in whole["exclusions"]
    first = next(award for award in whole["awards"] if award["id"] == "first")
    assert first["entries"] == ["park", "river"]
    park = next(one for one in whole["entries"] if one["id"] == "park")
    assert park["people"] == [{"name": "Eve Guest"}]


def test_before_that_programs_read_the_call_and_the_entries(tmp_path: Path) -> None:
    found = files(showcase(tmp_path, now=BEFORE))
    whole = read(found, "api/competitions/jam.json", EACH_URI)

    assert {"standings", "ballots", "polls", "awards", "exclusions"} & whole.keys() == set()
    assert whole["competition"]["results_at"] == "2026-05-10T12:00:00+00:00"
    assert len(whole["entries"]) == 4
    assert "api/competitions/jam.csv" not in found


def test_a_spreadsheet_reads_the_standings_and_runs_nothing(tmp_path: Path) -> None:
    changed = {
        "competitions/jam/entries/tram/index.md": entry('"=1+1"', '"@Mal Guest"', track="paper")
    }
    text = files(showcase(tmp_path, changed))["api/competitions/jam.csv"]
    assert text.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")))

    assert ",".join(head) == "place,entry,title,team,track,score,clarity,craft,ballots,votes"
    assert rows[1] == ["1", "river", "River", "Only Name", "paper", "7.0", "7.0", "7.0", "2", "2"]
    assert rows[2][2:4] == ["'=1+1", "'@Mal Guest"]
    assert rows[3][0] == ""


@pytest.mark.parametrize("text", ["=A1", "+1", "-1", "@x", "\t=A1", "＝A1"])
def test_what_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert as_cell(text) == f"'{text}"
    assert as_cell(f"a{text}") == f"a{text}"


def test_feeds_bring_entries_and_results(tmp_path: Path) -> None:
    changed = {
        "competitions/jam/entries/tram/index.md": entry("Tram", submitted="2026-04-28T10:00"),
        "competitions/jam/entries/park/index.md": entry(
            "Park", "hid", received="2026-04-29T10:00", submitted="2026-04-02T10:00"
        ),
        "competitions/jam/entries/gone/index.md": entry("Gone", status="withdrawn"),
    }
    found = files(showcase(tmp_path, changed))
    entries = feedparser.parse(found["feeds/entries.xml"])
    results = feedparser.parse(found["feeds/results.xml"])

    assert not entries.bozo
    assert not results.bozo
    assert [one.title for one in entries.entries] == ["Park", "Tram", "River", "Late one"]
    assert entries.entries[0].author == "A member"
    assert entries.entries[0].published == "2026-04-29T10:00:00+00:00"
    assert [one.title for one in results.entries] == ["Results of Map jam"]
    assert results.entries[0].link == "https://hub.test/competitions/jam/results/"
    assert results.entries[0].id == "https://hub.test/competitions/jam/#results"
    assert "Gone" not in found["api/competitions/jam.json"]
    assert results.entries[0].updated == "2026-05-10T12:00:00+00:00"
    assert "For the streets." in results.entries[0].content[0].value

    before = files(showcase(tmp_path, changed, now=BEFORE))
    assert "feeds/results.xml" not in before
    assert len(feedparser.parse(before["feeds/entries.xml"]).entries) == 4


def test_the_page_of_feeds_names_them(seen: Edition) -> None:
    page = words(pages(seen)["feeds/index.md"])
    assert "New entries 4 entries https://hub.test/feeds/entries.xml" in page
    assert "Results of competitions 1 competition https://hub.test/feeds/results.xml" in page


def test_search_engines_read_competition_entry_and_results(seen: Edition, tmp_path: Path) -> None:
    facts = {page.uri: page.facts.linked_data for page in generate(seen)}
    competition = json.loads(facts["competitions/jam/index.md"])
    river = json.loads(facts["competitions/jam/entries/river/index.md"])
    places = json.loads(facts[RESULTS])["itemListElement"]

    assert competition["@type"] == "Event"
    assert competition["startDate"] == "2026-04-01T00:00:00+00:00"
    assert river["author"] == [{"@type": "Person", "name": "Only Name"}]
    assert river["award"] == ["First prize", "Best on paper"]
    assert [(one["position"], one["item"]["name"]) for one in places] == [
        (1, "Park"),
        (1, "River"),
        (3, "Tram"),
    ]

    kept = {page.uri: page.facts.linked_data for page in generate(showcase(tmp_path, now=BEFORE))}
    assert "award" not in json.loads(kept["competitions/jam/entries/river/index.md"])


def test_the_order_of_files_changes_nothing(
    results: str, found: dict[str, Any], tmp_path: Path
) -> None:
    turned = dict(reversed(list(SHOWCASE.items())))
    other = showcase(tmp_path, turned)
    assert pages(other)[RESULTS] == results
    assert files(other)["api/competitions/jam.json"] == found["api/competitions/jam.json"]
