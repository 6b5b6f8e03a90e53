"""The last look before a site is published: every file accounted for, every link followed."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commonplace.model import Hub
from commonplace.publish import BuildError, BuildReport, build_site
from commonplace.publish.accounting import Account, Fate, account, submitted
from commonplace.publish.checks import refuse_what_is_wrong
from commonplace.publish.earlier import refuse_what_is_kept
from commonplace.publish.links import dead_links
from commonplace.settings import read_settings
from commonplace.views import Edition
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, event, record, write, write_hub

EPOCH = 1_780_000_000
FILES = {
    **ADA,
    **BO,
    **NOTES,
    "members/eve.md": record(name="Eve", visibility="hidden"),
    "members/eve/eve.txt": "Hers.",
    "columns/notes/a.md": article("A", redirect_from="[old/a/]", body="[To](b.md) [up](#no)"),
    "columns/notes/b.md": article("B", lang="zh", authors="[bo]"),
    "columns/notes/c/index.md": article("C"),
    "columns/notes/c/words.txt": "Beside it.",
    "columns/notes/draft.md": article("Unborn", status="draft"),
    "columns/notes/draft/secret.txt": "For later.",
    "columns/notes/bad.md": "---\ntitle: [\n---\n",
    "columns/README.md": "For those who look around.",
    "events/e.md": event(),
    "events/e/questions/q.md": record("Where?", title="Where", asked_by="ada", date="2026-05-01"),
    "events/off.md": event(mood="bad"),
    "events/off/questions/q.md": record("Where?", title="Where"),
    "surprise.exe": "Whatever.",
    "credits/c.yml": "contributions:\n- {member: ada, roles: [writing], to: /, date: 2026-05-01}\n",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """Build a hub in two languages, with a file for each fate."""
    root = tmp_path_factory.mktemp("hub")
    write_hub(root, FILES, TWO_LANGUAGES)
    return build_site(root, read_settings(root), epoch=EPOCH)


def accounted(hub: Hub, site: Path) -> Account:
    """Count the files of a hub in a site."""
    now = datetime.fromtimestamp(EPOCH, UTC)
    editions = [Edition(hub, language, now) for language in hub.settings.languages]
    return account(submitted(hub), editions, site)


def test_every_file_has_a_fate_and_the_numbers_add_up(built: BuildReport) -> None:
    fates = built.account.fates

    assert set(fates) == set(FILES) - {"columns/README.md"}
    assert sum(built.account.counts.values()) == len(fates)
    refused = set(built.hub.refused)
    assert {uri for uri, fate in fates.items() if fate is Fate.REFUSED} == refused
    assert {"columns/notes/bad.md", "surprise.exe"} <= refused
    assert fates["columns/notes/draft.md"] is Fate.WAITING
    assert fates["events/off/questions/q.md"] is Fate.WAITING, "its event has a mistake"
    assert fates["columns/notes/draft/secret.txt"] is Fate.WAITING
    assert fates["members/eve.md"] is fates["members/eve/eve.txt"] is Fate.HIDDEN
    for uri in ("columns/notes/a.md", "columns/notes/b.md", "columns/notes/c/words.txt"):
        assert fates[uri] is Fate.PUBLISHED
    assert fates["events/e/questions/q.md"] is Fate.PUBLISHED


def without(name: str) -> Callable[[Path], object]:
    """Return what removes a file or folder of a site."""
    return lambda site: (
        shutil.rmtree(site / name) if (site / name).is_dir() else unlink(site / name)
    )


def unlink(path: Path) -> None:
    """Remove a file."""
    path.unlink()


def adding(name: str, old: str, new: str) -> Callable[[Path], object]:
    """Return what replaces a text in a file of a site, or writes the file anew."""

    def change(site: Path) -> None:
        text = (site / name).read_text() if old else ""
        assert old in text
        write(site / name, text.replace(old, new) if old else new)

    return change


WRONG: dict[str, tuple[Callable[[Path], object], str, Fate]] = {
    "a page": (without("columns/notes/a"), "columns/notes/a.md", Fate.MISSING),
    "a page of the other language": (without("zh/events/e"), "events/e.md", Fate.MISSING),
    "a file": (without("columns/notes/c/words.txt"), "columns/notes/c/words.txt", Fate.MISSING),
    "a question": (
        adding("events/e/index.html", 'id="question-q"', ""),
        "events/e/questions/q.md",
        Fate.MISSING,
    ),
    "a draft": (
        adding("columns/notes/draft/index.html", "", "x"),
        "columns/notes/draft.md",
        Fate.EARLY,
    ),
    "a file beside a draft": (
        adding("zh/columns/notes/draft/secret.txt", "", "x"),
        "columns/notes/draft/secret.txt",
        Fate.EARLY,
    ),
    "a draft in the search": (
        adding(
            "search/search_index.json", '"docs":[', '"docs":[{"location":"columns/notes/draft/"},'
        ),
        "columns/notes/draft.md",
        Fate.EARLY,
    ),
    "somebody hidden": (adding("zh/members/eve/index.html", "", "x"), "members/eve.md", Fate.EARLY),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_not_in_the_folder_is_not_published(
    built: BuildReport, tmp_path: Path, what: str
) -> None:
    change, uri, fate = WRONG[what]
    site = tmp_path / "site"
    shutil.copytree(built.site_dir, site, copy_function=shutil.copy)
    change(site)
    found = accounted(built.hub, site)

    assert found.fates[uri] is fate
    with pytest.raises(BuildError, match="Nothing was published") as refusal:
        refuse_what_is_wrong(found, built.hub, site)
    assert uri in str(refusal.value)


def keeps(built: BuildReport, tmp_path: Path, **changed: str) -> str:
    """Return what keeps the site that was built from coming back to a hub that changed since."""
    root = tmp_path / "hub"
    files = FILES | {name.replace("__", "/") + ".md": text for name, text in changed.items()}
    write_hub(root, files, TWO_LANGUAGES)
    now = datetime.fromtimestamp(EPOCH, UTC)
    try:
        refuse_what_is_kept(root, read_settings(root), built.site_dir, now)
    except BuildError as refusal:
        return str(refusal)
    return ""


def test_an_earlier_site_comes_back_to_a_hub_that_keeps_nothing_new(
    built: BuildReport, tmp_path: Path
) -> None:
    assert not keeps(built, tmp_path, columns__notes__b=article("New", authors="[bo]"))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("members__bo", record(name="Bo Berg", visibility="hidden")),
        ("members__bo", record(name="B.", real_name="Bo Berg", visibility="hidden")),
        ("columns__notes__a", article("A", status="draft")),
        ("columns__notes__a", article("A", publish_at="2027-01-01")),
    ],
)
def test_an_earlier_site_stays_away_where_it_shows_what_is_kept_by_now(
    built: BuildReport, tmp_path: Path, path: str, text: str
) -> None:
    said = keeps(built, tmp_path, **{path: text})

    assert "member_submissions/" + path.replace("__", "/") in said
    assert "Bo Berg" not in said


LOSES = """
def on_files(files, config):
    files.remove(files.get_file_from_path("columns/notes/a.md"))
"""


def test_a_plugin_that_loses_a_page_publishes_nothing(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, {**ADA, **NOTES, "columns/notes/a.md": article()})
    config = (tmp_path / "mkdocs.yml").read_text() + "hooks: [loses.py]\n"
    write(tmp_path / "mkdocs.yml", config)
    write(tmp_path / "loses.py", LOSES)
    write(tmp_path / "site/index.html", "the old site")

    with pytest.raises(BuildError, match=r"missing from what was built: columns/notes/a\.md\."):
        build_site(tmp_path, hub.settings, epoch=EPOCH)
    assert (tmp_path / "site/index.html").read_text() == "the old site"


def test_a_whole_site_has_no_dead_links_but_that_in_a_text(built: BuildReport) -> None:
    assert [(link.link, link.pages) for link in built.dead] == [
        ("#no", ("columns/notes/a/index.html",))
    ]


@pytest.mark.parametrize("lost", ["columns/notes/a", "assets/commonplace/commonplace.css"])
def test_what_we_wrote_ourselves_must_lead_somewhere(
    built: BuildReport, tmp_path: Path, lost: str
) -> None:
    site = tmp_path / "site"
    shutil.copytree(built.site_dir, site, copy_function=shutil.copy)
    without(lost)(site)

    with pytest.raises(BuildError, match="Commonplace itself wrote leads nowhere"):
        refuse_what_is_wrong(Account({}), built.hub, site)


@pytest.mark.parametrize(
    ("link", "is_dead"),
    [
        ("b/", False),
        ("b/#here", False),
        ("b/#gone", True),
        ("b/?x=1#here", False),
        ("c/", True),
        ("../b.txt", True),
        ("b/caf%C3%A9.txt", False),
        ("b/a&amp;b.txt", False),
        ("/hub/b/", False),
        ("/hub/c/", True),
        ("/hub/zh-only.txt", False),
        ("/elsewhere/", False),
        ("//other.test/c/", False),
        ("https://hub.test/c/", False),
        ("mailto:a@b.test", False),
        ("#", False),
        ("#topic=maps", False),
        ("", False),
    ],
)
def test_where_a_link_leads(tmp_path: Path, link: str, is_dead: bool) -> None:  # noqa: FBT001
    write(tmp_path / "index.html", f'<p><a class="x" href="{link}">x</a> &lt;a href="no"&gt;</p>')
    write(tmp_path / "b/index.html", '<h2 id="here">b</h2><script>x = \'<a href="no">\'</script>')
    for name in ("b/café.txt", "b/a&b.txt", "zh/zh-only.txt"):
        write(tmp_path / name, "")
    found = dead_links(tmp_path, "/hub/", ("", "zh/"))

    assert [dead.pages for dead in found] == ([("index.html",)] if is_dead else [])
