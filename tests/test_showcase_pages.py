"""What pages of competitions say besides standings: seals, levels, arrivals, and links."""

import hashlib
import html
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from commonplace.addresses import page_uri
from commonplace.outputs import outputs
from commonplace.pages.bodies import page_body
from commonplace.pages.links import Links
from commonplace.pages.site import generate
from commonplace.trust.member_markdown import MemberMarkdown
from commonplace.views import Edition
from tests.showcases import CONFIG, SHOWCASE, call, entry, showcase
from tests.test_dialect import dialect
from tests.test_results import part, words

RESULTS = "competitions/jam/results/index.md"
SCORES = "scores:\n  river: {clarity: 6, craft: 6}\n  park: {clarity: 6, craft: 6}\n"
SEALED = (
    "commonplace ballot 1\ncompetition jam\njudge bo\n"
    "score park clarity 6\nscore park craft 6\nscore river clarity 6\nscore river craft 6\n"
    "salt 3f9a1c\n"
)
DIGEST = hashlib.sha256(SEALED.encode()).hexdigest()


def page(seen: Edition, uri: str = RESULTS) -> str:
    return {page.uri: page.markdown for page in generate(seen)}[uri]


def with_ballot(text: str) -> Mapping[str, str]:
    return {"competitions/jam/ballots/bo.yml": f"judge: bo\nsealed: sha256:{DIGEST}\n{text}"}


def links_to_nowhere(seen: Edition) -> int:
    return sum(problem.code == "link-unknown" for problem in seen.hub.problems)


def test_an_opened_ballot_shows_what_was_sealed_so_that_anybody_can_count_the_digest(
    tmp_path: Path,
) -> None:
    shown = page(showcase(tmp_path, with_ballot(f"{SCORES}salt: 3f9a1c\n")))

    assert "薄荷 matches its seal scored 2 entries" in words(part(shown, "## Ballots"))
    found = re.findall(r'cp-sealed__text"><code>(.*?)</code>', shown, re.DOTALL)
    assert [hashlib.sha256(html.unescape(one).encode()).hexdigest() for one in found] == [DIGEST]
    assert f"<code>sha256:{DIGEST}</code>" in shown


def test_a_ballot_that_is_still_sealed_says_so_and_shows_no_scores(tmp_path: Path) -> None:
    whole = page(showcase(tmp_path, with_ballot("")))
    shown = part(whole, "## Ballots")

    assert "薄荷 still sealed does not count" in words(shown)
    assert "Ballots 1 " in words(part(whole, "## How it was counted"))
    assert f"<code>sha256:{DIGEST}</code>" in shown
    assert "cp-sealed__text" not in shown
    assert shown.count("cp-table--ballot") == 1


def test_what_a_judge_who_is_hidden_sealed_does_not_tell_who_it_was(tmp_path: Path) -> None:
    text = SEALED.replace("judge bo", "judge hid")
    digest = hashlib.sha256(text.encode()).hexdigest()
    ballot = f"judge: hid\nsealed: sha256:{digest}\nsalt: 3f9a1c\n{SCORES}"
    changed = {
        "competitions/jam/index.md": call(judges="[ada, hid]"),
        "competitions/jam/entries/park/index.md": entry("Park", "Eve Guest"),
        "competitions/jam/ballots/bo.yml": "judge: bo\n",
        "competitions/jam/ballots/hid.yml": ballot,
    }
    shown = page(showcase(tmp_path, changed))

    assert "A member matches its seal" in words(part(shown, "## Ballots"))
    assert "judge hid" not in shown


def test_it_says_whose_scores_tell_no_entries_apart(tmp_path: Path) -> None:
    plain = page(showcase(tmp_path / "a"))
    brought = {"competitions/jam/index.md": call(scoring="{normalise: z_score}")}
    shown = page(showcase(tmp_path / "b", brought))

    assert "{ #level }" not in plain
    assert "薄荷 : Clarity , Craft" in words(part(shown, "{ #level }", "## Votes"))


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"submitted": "2026-04-20T10:00"}, "April 20, 2026 10:00"),
        (
            {"submitted": "2026-04-20T10:00", "received": "2026-04-29T23:50"},
            "April 29, 2026 23:50 by the word of the organisers",
        ),
    ],
)
def test_an_entry_was_handed_in_when_the_organisers_say_it_was(
    tmp_path: Path, fields: dict[str, object], said: str
) -> None:
    files = {"competitions/jam/entries/tram/index.md": entry("Tram", "Tim Guest", **fields)}
    shown = page(showcase(tmp_path, files), "competitions/jam/entries/tram/index.md")

    assert words(part(shown, "Handed in", "</div>")).endswith(said)


def test_an_award_that_nobody_won_is_not_shown(tmp_path: Path) -> None:
    """Two are first, so nobody is second."""
    award = "name: Second prize\nrank: 2\ndecided_by: judges\ncitation: For nobody.\n"
    seen = showcase(tmp_path, {"competitions/jam/awards/second.yml": award})

    assert all("For nobody" not in page.markdown for page in generate(seen))


def test_a_competition_that_nobody_judged_says_that_there_are_no_results(tmp_path: Path) -> None:
    seen = showcase(tmp_path, {"competitions/silent/index.md": call(title="Silent")})

    assert "No ballots were counted" in page(seen, "competitions/silent/index.md")
    assert "No ballots were counted" not in page(seen, "competitions/jam/index.md")


def test_members_may_link_to_the_hall_of_fame_where_there_is_one(tmp_path: Path) -> None:
    text = SHOWCASE["competitions/jam/entries/tram/index.md"]
    text += "\n[Fame](../../../hall-of-fame/index.md)\n"
    files = {"competitions/jam/entries/tram/index.md": text}
    bare = {**CONFIG, "mkdocs.yml": CONFIG["mkdocs.yml"].replace("commonplace/showcase: {}", "")}
    seen = showcase(tmp_path / "a", files)
    other = showcase(tmp_path / "b", files, config=bare)

    assert links_to_nowhere(seen) == 0
    tram = seen.hub.entries["jam/tram"]
    fame = page_body(tram, Links(seen, page_uri(tram)))
    html = fame.linked(MemberMarkdown(*dialect()).render(fame.markdown).html)
    assert '<a href="../../../hall-of-fame/">Fame</a>' in html
    assert links_to_nowhere(other) == 1


def test_a_certificate_is_in_the_hub_s_own_colour(tmp_path: Path) -> None:
    extra = "site_url: https://hub.test/\n        extra: {commonplace: {accent: '#1f6fa8'}}"
    own = {
        **CONFIG,
        "mkdocs.yml": CONFIG["mkdocs.yml"].replace("site_url: https://hub.test/", extra),
    }
    for name, config, colour in (("a", CONFIG, "#a8401f"), ("b", own, "#1f6fa8")):
        sheets = [
            str(text)
            for uri, text in outputs(showcase(tmp_path / name, config=config))
            if uri.endswith("certificate.svg")
        ]
        assert (
            len({colour for sheet in sheets for colour in re.findall("#a8401f|#1f6fa8", sheet)})
            == 1
        )
