"""What somebody keeps is nowhere on the site, in whatever form; what they show still is."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from commonplace.credits import build_ledger
from commonplace.history.attribution import read_attribution
from commonplace.load import load_hub
from commonplace.model import Attribution, Hub
from commonplace.model.attribution import FileHistory, Identity, Part, Touch
from commonplace.privacy import find_leaks
from commonplace.publish import build_site
from commonplace.settings import read_settings
from tests.histories import BEGINNING
from tests.hubs import ADA, NOTES, article, event, record, write, write_hub
from tests.quiet_people import ADDRESSES, SECRETS, SHOWN, write_quiet_hub

EPOCH = 1_780_000_000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Hub, Path]:
    """Build a hub of quiet people, with its history, once: the hub and its site."""
    root = tmp_path_factory.mktemp("quiet")
    hub = write_quiet_hub(root)
    build_site(root, read_settings(root), epoch=EPOCH)
    return hub, root / "site"


def forms_of(path: Path) -> Iterator[str]:
    """Yield a file's text in each way in which a program may read it, in small letters."""
    text = path.read_bytes().decode("utf-8", "replace").lower()
    yield from (text, html.unescape(text), unquote(text))
    if path.suffix == ".json":
        yield json.dumps(json.loads(path.read_bytes()), ensure_ascii=False).lower()
    if path.suffix == ".ics":
        yield re.sub(r"\r?\n[ \t]", "", text)


def test_nothing_of_what_is_kept_is_on_the_site(built: tuple[Hub, Path]) -> None:
    _, site = built
    files = [path for path in site.rglob("*") if path.is_file()]
    assert len(files) > 150
    told = {
        (secret, path.relative_to(site).as_posix())
        for path in files
        for text in (path.relative_to(site).as_posix(), *forms_of(path))
        for secret in SECRETS
        if secret.lower() in text
    }
    assert told == set()


@pytest.mark.parametrize("text", SHOWN)
def test_what_somebody_shows_is_on_the_site(built: tuple[Hub, Path], text: str) -> None:
    _, site = built
    assert any(text in path.read_text("utf-8", "replace") for path in site.rglob("*.html"))


@pytest.mark.parametrize(
    "file",
    [
        "columns/notes/first/index.html",
        "zh/columns/notes/erste/index.html",
        "events/evening/index.html",
        "events/ask/index.html",
        "competitions/jam/index.html",
        "competitions/jam/entries/map/index.html",
        "api/find/articles.json",
        "feeds/columns/notes.xml",
    ],
)
def test_who_is_hidden_is_there_as_a_member(built: tuple[Hub, Path], file: str) -> None:
    text = (built[1] / file).read_text(encoding="utf-8")
    assert "A member" in text or "一位成员" in text
    assert "Vera Sunfield" in text
    assert "Sola Quietwell" in text


def test_of_who_shows_a_name_there_is_only_that(built: tuple[Hub, Path]) -> None:
    people = json.loads((built[1] / "api/find/members.json").read_text(encoding="utf-8"))
    (sola,) = (person for person in people if person["name"] == "Sola Quietwell")
    assert sola.keys() == {"name", "initials", "hue"}
    assert [person["name"] for person in people] == ["Sola Quietwell", "Vera Sunfield"]


def test_the_page_of_a_merged_record_leads_to_the_one_of_today(built: tuple[Hub, Path]) -> None:
    _, site = built
    for former in ("members/vera-two", "members/vera-of-old"):
        text = (site / former / "index.html").read_text(encoding="utf-8")
        assert "../vera/" in text
        assert "Secondly" not in text
    assert not (site / "members/fern-d").exists()  # its record asks to be hidden


def test_files_beside_a_record_are_published_with_its_page(built: tuple[Hub, Path]) -> None:
    pictures = {path.name for path in (built[1] / "members").rglob("*.png")}
    assert pictures == {"vera-smiles.png"}


def test_a_site_that_keeps_everything_passes_the_check(built: tuple[Hub, Path]) -> None:
    hub, site = built
    seen = read_attribution(hub.root, hub.settings).seen
    assert {who.address for who in seen} >= {*ADDRESSES}
    assert find_leaks(hub, seen, site) == ()


def quiet(tmp_path: Path, **texts: str) -> Hub:
    """Return a hub with a hidden member, somebody public, and more files by their names."""
    files = {
        **ADA,
        **NOTES,
        "members/gideon.md": record(
            name="Gideon Hollowbrook",
            aliases="[文, Will]",
            visibility="hidden",
            git="[g@mail.test]",
        ),
        **{name.replace("__", "/") + ".md": text for name, text in texts.items()},
    }
    return write_hub(tmp_path, files)


def codes(hub: Hub) -> list[tuple[str, str, tuple[int, int]]]:
    return [(found.path.rpartition("/")[2], found.code, found.place) for found in hub.problems]


def test_a_name_in_a_text_is_a_matter_for_people(tmp_path: Path) -> None:
    text = "One line.\n\nThanks to **Gideon Hollowbrook** for the map, or write to g@mail.test."
    hub = quiet(tmp_path, columns__notes__first=article(body=text))
    assert codes(hub) == [
        ("first.md", "name-kept-back", (8, 13)),
        ("first.md", "address-kept-back", (8, 59)),
    ]
    build_site(tmp_path, hub.settings, epoch=EPOCH)
    page = tmp_path / "site/columns/notes/first/index.html"
    assert "Gideon Hollowbrook" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "body",
    [
        "He adapts; gideon hollowbrook is no name here.",
        "Will you come? 文 and 文字 are words.",
        "Gideon and Hollowbrook are apart. Ada writes of Hollowbrooks.",
    ],
)
def test_words_that_are_no_name_are_not_warned_of(tmp_path: Path, body: str) -> None:
    hub = quiet(tmp_path, columns__notes__first=article("Will it be 文?", body))
    assert codes(hub) == []


def test_of_oneself_one_may_write_what_one_likes(tmp_path: Path) -> None:
    ada = record("Write to ada@hub.test.", name="Ada", git="[ada@hub.test]")
    other = article(body="Write to ada@hub.test.")
    hub = quiet(tmp_path, members__ada=ada, columns__notes__first=other)
    assert codes(hub) == [("first.md", "address-kept-back", (6, 10))]


def test_a_guest_with_a_kept_name_is_the_member(tmp_path: Path) -> None:
    people = (
        "[{name: gideon  hollowbrook, url: 'https://gideon.example/'}, {name: Will}, {name: X}]"
    )
    hub = quiet(tmp_path, events__e=event(organizers=people))
    assert hub.events["e"].organizers[:2] == ("gideon", "gideon")
    assert [person.name for person in hub.events["e"].organizers[2:]] == ["X"]  # type: ignore[union-attr]


def test_a_name_that_somebody_shows_is_theirs(tmp_path: Path) -> None:
    will = record(name="Will")
    hub = quiet(tmp_path, members__will=will, events__e=event(organizers="[{name: Will}]"))
    assert hub.events["e"].organizers[0] not in hub.people


@pytest.mark.parametrize(
    "text",
    [
        "---\nname: Odalys\nvisibility: hidden\nnickname: no such field\n---\n",
        "---\nname: Odalys\nvisibility: secret\n---\n",
        "---\nname: Odalys\nvisibility: hidden\nlanguages: [\n---\n",
        "---\nname: [1, 2]\nvisibility: hidden\nimage: a.png\n---\n",
    ],
)
def test_a_mistake_in_a_record_shows_nobody_who_is_hidden(tmp_path: Path, text: str) -> None:
    hub = quiet(tmp_path, members__odd=text, columns__notes__first=article(authors="[ada, odd]"))
    assert "odd" not in hub.members
    assert hub.people["odd"].visibility == "hidden"


def touch(name: str, address: str = "") -> Touch:
    return Touch(Identity(name, address), Part.AUTHOR, "c0ffee", BEGINNING)


def test_a_commit_of_somebody_hidden_is_not_linked(tmp_path: Path) -> None:
    hub = quiet(tmp_path, columns__notes__first=article())
    history = FileHistory((touch("G", "g@mail.test"), touch("Bob")))
    attribution = Attribution({"member_submissions/columns/notes/first.md": history})
    ledger = build_ledger(hub, hub.articles.values(), attribution, BEGINNING)
    commits = {entry.person: entry.evidence[0].commit for entry in ledger.entries if entry.date}
    assert commits["~"] == ""
    assert commits["~Bob"] == "c0ffee"


def test_a_name_that_two_hidden_people_claim_is_told_of_nobody(tmp_path: Path) -> None:
    twin = record(name="Gideon Hollowbrook", visibility="hidden")
    hub = quiet(tmp_path, members__twin=twin, columns__notes__first=article())
    history = FileHistory((touch("GIDEON  Hollowbrook"),))
    attribution = Attribution({"member_submissions/columns/notes/first.md": history})
    ledger = build_ledger(hub, hub.articles.values(), attribution, BEGINNING)
    assert {entry.person for entry in ledger.entries} == {"ada", "~"}


def test_a_leaking_site_is_not_published(tmp_path: Path) -> None:
    hub = quiet(tmp_path, columns__notes__first=article())
    before = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    build_site(tmp_path, hub.settings, epoch=EPOCH)
    write(
        tmp_path / "hook.py",
        "def on_page_content(html, **_):\n"
        "    return html + '<i>' + ''.join(map(chr, %r)) + '</i>'\n"
        % [ord(letter) for letter in "Gideon Hollowbrook"],
    )
    write(tmp_path / "mkdocs.yml", before + "hooks: [hook.py]\n")
    with pytest.raises(Exception, match=r"members/gideon\.md") as caught:
        build_site(tmp_path, load_hub(tmp_path, hub.settings).settings, epoch=EPOCH)
    assert "index.html: a name of member_submissions/members/gideon.md" in str(caught.value)
    assert "Hollowbrook" not in str(caught.value)
    assert "Hollowbrook" not in (tmp_path / "site/index.html").read_text(encoding="utf-8")
