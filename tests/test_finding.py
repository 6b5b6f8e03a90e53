"""Finding people and pages in the browser: by name, pinyin and choice, from small files."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.hubs import CONFIG, NOTES, article, record, write_hub
from tests.sites import build_one

CARDS = ".cp-found > ul > li"
COUNT = ".cp-finder [role=status]"


def expect_found(page: Page, names: list[str]) -> None:
    """Wait until these names or titles, and no others, are shown as found."""
    expect(page.locator(f"{CARDS} :is(.cp-name, .cp-card__title)")).to_have_text(names)


NAMED = {
    "lin": {"name": "林小满", "languages": "[zh, en]"},
    "he": {"name": "何清源", "aliases": "[老何]", "languages": "[zh]"},
    "zelia": {"name": "Zélia Valadar", "languages": "[pt]"},
    "alice": {"name": "Alice Marlow", "languages": "[en]"},
    "jonas": {"name": "Jonas Feldt", "languages": "[de, en]"},
    "zhou": {"name": "周砚", "visibility": "name_only"},
    "ada": {"name": "'<img src=x onerror=alert(1)> Ada'"},
}
CUP = record(
    title="Cup",
    organizers="[alice]",
    timezone="UTC",
    phases="[{id: submission, start: 2026-05-01}]",
)
ENTRIES = {
    f"competitions/cup/entries/{key}/index.md": record(
        title=title,
        description="Made by hand.",
        team="{members: [{member: jonas}]}",
        built_with=f"[{tool}]",
    )
    for key, title, tool in (
        ("minutes", "Seven minutes", "a stopwatch"),
        ("shade", "Shade", "QGIS"),
    )
}


def map_of(number: int) -> str:
    """Return one of several entries that have nothing to show but a drawn cover."""
    fields = {"title": f"Map {number}", "description": "Drawn.", "built_with": "[ink, PAPER]"}
    return record(team="{members: [{name: Cem}]}", received=f"202{number % 3}-05-02", **fields)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """Build a hub whose lists need several pages, and return where it is served."""
    root = tmp_path_factory.mktemp("large")
    members = {f"members/m{n:03}.md": record(name=f"Member {n:03}") for n in range(140)}
    files = {
        **{f"members/{key}.md": record(**fields) for key, fields in NAMED.items()},
        "columns/notes/a.md": article("Tides", authors="[jonas]", topics="[tools]"),
        "columns/notes/b.md": article("Reeds", authors="[jonas, alice]", topics="[rivers, tools]"),
        "competitions/cup/index.md": CUP,
        **{f"competitions/cup/entries/map-{n}/index.md": map_of(n) for n in range(9)},
        "competitions/cup/awards/first.yml": (
            "name: First prize\nrecipients: [minutes]\ncitation: Honest.\n"
        ),
    }
    config = CONFIG.replace("commonplace/hub: {}", "commonplace/hub: {page_size: 20}")
    picture = root / "member_submissions/competitions/cup/entries/shade/shade.png"
    picture.parent.mkdir(parents=True)
    Image.effect_noise((1200, 900), 80).convert("RGB").save(picture)
    shade = ENTRIES["competitions/cup/entries/shade/index.md"]
    shown = {
        "competitions/cup/entries/shade/index.md": shade.replace(
            "---\n", "---\nscreenshots: [{src: shade.png, alt: Shade at noon.}]\n", 1
        )
    }
    write_hub(root, members | NOTES | files | ENTRIES | shown, {"mkdocs.yml": config})
    build_one(root, root / "site")
    return serve_folder(root / "site")


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("lin", ["林小满"]),
        ("xiaoman", ["林小满"]),
        ("lxm", ["林小满"]),
        ("LinXM", ["林小满"]),
        ("林", ["林小满"]),
        ("小满", ["林小满"]),
        ("zelia", ["Zélia Valadar"]),
        ("Marlow Al", ["Alice Marlow"]),
        ("老何", ["何清源"]),
        ("zhou yan", ["周砚"]),
    ],
)
def test_people_are_found_however_their_name_is_typed(
    page: Page, address: str, typed: str, names: list[str]
) -> None:
    page.goto(f"{address}members/")

    page.get_by_role("searchbox").fill(typed)

    expect(page.locator(COUNT)).to_have_text(f"{len(names)} of 147 people")
    expect_found(page, names)


def test_a_filter_is_used_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}members/")
    page.get_by_role("searchbox").focus()

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("Space")

    expect(page.locator(":focus")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(COUNT)).to_contain_text("of 147 people")
    page.get_by_role("button", name="Show all").press("Enter")
    expect(page.locator(COUNT)).to_have_text("147 people")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_what_is_chosen_stands_in_the_address_and_back_takes_it_away(
    page: Page, address: str
) -> None:
    page.goto(f"{address}members/")
    page.get_by_role("button", name="tools").click()
    page.get_by_role("button", name="German").click()
    expect(page).to_have_url(re.compile(r"\?topic=tools&language=de$"))
    expect_found(page, ["Jonas Feldt"])

    page.go_back()
    expect(page).to_have_url(re.compile(r"\?topic=tools$"))
    expect(page.get_by_role("button", name="German")).to_have_attribute("aria-pressed", "false")
    page.go_back()
    expect(page.locator(".cp-found")).to_be_hidden()

    page.goto(f"{address}members/?find=feldt")
    expect(page.locator(CARDS)).to_have_count(1)
    page.locator(CARDS).get_by_role("link").click()
    expect(page).to_have_url(f"{address}members/jonas/")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("feldt")
    expect_found(page, ["Jonas Feldt"])


def test_where_nothing_fits_there_is_one_way_out(page: Page, address: str) -> None:
    page.goto(f"{address}members/?find=zzz")

    expect(page.get_by_text("Nothing fits.")).to_be_visible()
    expect(page.locator(COUNT)).to_have_text("0 of 147 people")
    page.get_by_role("button", name="Show all").click()

    expect(page.get_by_role("link", name="Alice Marlow")).to_be_visible()
    expect(page).to_have_url(f"{address}members/")


def test_the_list_is_fetched_only_by_who_looks_for_something(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{address}members/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in asked if "/api/" in path]

    page.get_by_role("searchbox").focus()

    page.wait_for_load_state("networkidle")
    assert [path for path in asked if "/api/" in path] == ["/api/find/members.json"]


def test_a_list_that_cannot_be_fetched_leaves_the_page_as_it_was(
    page: Page, address: str, faults: list[str]
) -> None:
    page.route("**/api/find/*", lambda route: route.abort())
    page.goto(f"{address}members/")

    page.get_by_role("searchbox").fill("lin")

    expect(page.locator(COUNT)).to_contain_text("could not be loaded")
    expect(page.get_by_role("link", name="Alice Marlow")).to_be_visible()
    faults.clear()


def test_without_script_the_whole_list_is_there_and_no_filter(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{address}members/")

    expect(page.get_by_role("searchbox")).to_be_hidden()
    expect(page.get_by_role("link", name="Alice Marlow")).to_be_visible()
    page.get_by_role("link", name="Next page").click()
    expect(page.get_by_role("link", name="Member 020")).to_be_visible()
    context.close()


def test_a_filter_moves_nothing_when_its_script_has_come(page: Page, address: str) -> None:
    page.add_init_script(
        "window.moved = []; new PerformanceObserver(list => list.getEntries().forEach(entry =>"
        " entry.sources.forEach(({node}) => node?.parentElement?.closest('.cp-page') &&"
        " window.moved.push(node.className)))).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{address}members/")
    page.wait_for_timeout(300)

    assert page.evaluate("window.moved") == []


def test_entries_are_found_by_award_and_by_what_they_are_built_with(
    page: Page, address: str
) -> None:
    page.goto(f"{address}competitions/gallery/")

    page.get_by_role("searchbox").fill("prize")
    expect(page.locator(CARDS)).to_have_count(1)
    expect_found(page, ["Seven minutes"])
    expect(page.locator(CARDS)).to_contain_text("First prize")
    expect(page.locator(f"{CARDS} .cp-cover path")).to_have_count(11)

    page.get_by_role("button", name="Show all").click()
    page.get_by_role("button", name="QGIS").click()
    expect(page.locator(CARDS)).to_have_count(1)
    expect_found(page, ["Shade"])


def test_a_page_is_found_by_its_author_and_the_choices_hold_together(
    page: Page, address: str
) -> None:
    page.goto(f"{address}topics/?find=jonas")
    expect(page.locator(CARDS)).to_have_count(4)

    page.get_by_role("button", name="Article").click()
    page.locator("select[name=topic]").select_option("rivers")

    expect(page.locator(CARDS)).to_have_count(1)
    expect_found(page, ["Reeds"])
    expect(page).to_have_url(re.compile(r"\?find=jonas&kind=article&topic=rivers$"))


def test_everybody_is_found_from_any_page_of_a_long_list(page: Page, address: str) -> None:
    page.goto(f"{address}members/page/3/")

    page.get_by_role("searchbox").fill("member 139")
    expect(page.locator(CARDS)).to_have_count(1)
    page.locator(CARDS).get_by_role("link").click()

    expect(page).to_have_url(f"{address}members/m139/")


def test_more_than_a_screen_of_hits_comes_in_portions(page: Page, address: str) -> None:
    page.goto(f"{address}members/?find=member")
    expect(page.locator(COUNT)).to_have_text("140 of 147 people")
    expect(page.locator(CARDS)).to_have_count(60)

    page.get_by_role("button", name="Show more").click()

    expect(page.locator(CARDS)).to_have_count(120)
    expect(page.locator(":focus")).to_have_text("Member 060")


def test_what_a_member_wrote_is_text_among_what_is_found_too(page: Page, address: str) -> None:
    page.goto(f"{address}members/?find=onerror")

    expect_found(page, ["<img src=x onerror=alert(1)> Ada"])
    expect(page.locator(f"{CARDS} img")).to_have_count(0)


def test_the_gallery_is_filtered_with_the_keyboard_alone(page: Page, address: str) -> None:
    page.goto(f"{address}competitions/gallery/")
    page.get_by_role("searchbox").focus()

    while page.locator(":focus").inner_text() != "QGIS":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")

    expect_found(page, ["Shade"])
    expect(page.locator(COUNT)).to_have_text("1 of 11 entries")
    page.get_by_role("button", name="Show all").press("Enter")
    page.keyboard.type("map 4")
    expect_found(page, ["Map 4"])
    page.keyboard.press("Tab")


def test_entries_of_one_competition_are_found_on_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}competitions/cup/")

    page.get_by_role("searchbox", name="Search the entries").fill("stopwatch")

    expect_found(page, ["Seven minutes"])


def test_entries_are_found_by_the_year_they_came_in(page: Page, address: str) -> None:
    page.goto(f"{address}competitions/gallery/?year=2021")
    expect_found(page, ["Map 1", "Map 4", "Map 7"])


def test_what_an_entry_is_built_with_leads_to_what_else_is(page: Page, address: str) -> None:
    page.goto(f"{address}competitions/cup/entries/map-3/")
    page.get_by_role("link", name="PAPER").click()
    expect(page.locator(COUNT)).to_have_text("9 of 11 entries")


def test_a_card_that_is_found_looks_as_in_the_list(page: Page, address: str) -> None:
    page.goto(f"{address}competitions/gallery/")
    cover = ".cp-card:has-text('{}') .cp-cover path"
    paths = "paths => paths.map(path => path.getAttribute('d'))"
    listed = {n: page.locator(cover.format(f"Map {n}")).evaluate_all(paths) for n in range(9)}

    page.get_by_role("searchbox").fill("map")
    expect(page.locator(CARDS)).to_have_count(9)

    for n in range(9):
        found = page.locator(f".cp-found {cover.format(f'Map {n}')}").evaluate_all(paths)
        assert found == listed[n]


def test_a_card_that_is_found_shows_a_small_version_of_its_picture(
    page: Page, address: str
) -> None:
    page.goto(f"{address}competitions/gallery/?find=shade")
    picture = page.locator(f"{CARDS} img.cp-cover")
    expect(picture).to_have_attribute("src", re.compile(r"assets/pictures/\w+-480\.webp$"))
    expect(picture).to_have_js_property("naturalWidth", 480)
