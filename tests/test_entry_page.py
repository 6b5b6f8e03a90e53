"""An entry's page: what it shows, whole without script, and nothing of other sites."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.hubs import ADA, CONFIG, NOTES, article, record, write_hub
from tests.sites import build_one
from tests.test_accessibility import violations

CUP = record(
    title="Cup",
    organizers="[ada]",
    judges="[ada]",
    timezone="UTC",
    criteria="[{id: craft, name: Craft}]",
    phases="[{id: submission, start: 2026-05-01, end: 2026-05-02}]",
)
SHOWN = ("night", "street", "legend")


def entry(title: str, **fields: object) -> str:
    given = {"title": title, "description": f"{title}.", "team": "{members: [{name: Cem}]}"}
    return record("How it was made.", **{**given, **fields})


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Build a hub with an entry that has everything, and return where its page is served."""
    root = tmp_path_factory.mktemp("cup")
    folder = root / "member_submissions/competitions/cup/entries/lamps"
    folder.mkdir(parents=True)
    for name in (*SHOWN, "poster"):
        Image.effect_noise((1280, 800), 60).convert("RGB").save(folder / f"{name}.png")
    shots = ", ".join(f"{{src: {name}.png, alt: The {name}.}}" for name in SHOWN)
    lamps = entry(
        "Lamps",
        team="{name: Owls, members: [{member: ada, role: drawing}, {name: Bo, role: walking}]}",
        screenshots=f"[{shots}]",
        video="https://video.test/w/1",
        poster="poster.png",
        demo="https://lamps.test/",
        repository="https://code.test/lamps",
        built_with="[ink]",
        postmortem="notes/back",
        submitted="2026-05-01",
    )
    others = {f"competitions/cup/entries/{n}/index.md": entry(n.title()) for n in "abcdef"}
    ballot = "judge: ada\nscores: {}\nrecused: [lamps]\ncomments: {a: {public: Fine ink.}}\n"
    files = {
        "competitions/cup/index.md": CUP,
        "competitions/cup/entries/lamps/index.md": lamps,
        "competitions/cup/ballots/ada.yml": ballot,
        "columns/notes/back.md": article("A year later"),
        **others,
    }
    write_hub(root, ADA | NOTES | files, {"mkdocs.yml": CONFIG})
    build_one(root, root / "site")
    return f"{serve_folder(root / 'site')}competitions/cup/entries/"


@pytest.fixture
def hosts(page: Page) -> set[str]:
    found: set[str] = set()
    page.on("request", lambda request: found.add(urlsplit(request.url).hostname or ""))
    return found


def test_nothing_of_another_site_is_loaded(page: Page, address: str, hosts: set[str]) -> None:
    page.goto(f"{address}lamps/")
    page.wait_for_load_state("networkidle")

    assert hosts == {urlsplit(address).hostname}
    expect(page.locator("iframe, video, embed, object")).to_have_count(0)
    video = page.get_by_role("link", name="Watch the video")
    expect(video).to_have_attribute("href", "https://video.test/w/1")


def test_it_is_whole_without_script(browser: Browser, address: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}lamps/")

    expect(page.get_by_role("img", name="The night.")).to_be_visible()
    expect(page.locator(".cp-beside")).to_contain_text("drawing")
    for words in ("Owls", "lamps.test", "code.test", "May 1, 2026", "A year later"):
        expect(page.get_by_text(words, exact=True).first).to_be_visible()
    page.goto(f"{address}a/")
    expect(page.get_by_text("Fine ink.")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize("has_script", [True, False])
def test_a_small_picture_opens_large_and_closes_by_key(
    browser: Browser,
    address: str,
    has_script: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    page = browser.new_context(java_script_enabled=has_script).new_page()
    page.goto(f"{address}lamps/")
    large = page.get_by_role("dialog", name="The street.")
    expect(large).to_be_hidden()

    page.get_by_role("button", name="The street.").press("Enter")
    expect(large.get_by_role("img")).to_be_visible()
    page.keyboard.press("Escape")

    expect(large).to_be_hidden()
    expect(page.get_by_role("button", name="The street.")).to_be_focused()
    page.context.close()


def test_a_large_picture_violates_no_rule_either(page: Page, address: str) -> None:
    page.goto(f"{address}lamps/")
    page.get_by_role("button", name="The legend.").click()
    assert list(violations(page)) == []


def test_every_picture_has_its_size_and_only_the_first_is_not_waited_for(
    page: Page, address: str
) -> None:
    page.goto(f"{address}lamps/")
    pictures = page.locator(".cp-shots img").evaluate_all(
        "all => all.map(one => [one.width > 0, one.getAttribute('width'), one.loading])"
    )
    assert [width for _, width, _ in pictures] == ["1280"] * 6
    assert [loading for _, _, loading in pictures] == ["auto", *["lazy"] * 5]


def test_each_entry_leads_on_to_others(page: Page, address: str) -> None:
    seen = set()
    for name in ("a", "b", "c", "d", "e", "f", "lamps"):
        page.goto(f"{address}{name}/")
        titles = page.locator("#others ~ .cp-cards .cp-card__title").all_inner_texts()
        assert len(titles) == 3
        assert name.title() not in titles
        seen |= set(titles)
    assert seen == {"A", "B", "C", "D", "E", "F", "Lamps"}
