"""Material's search as we changed it: kinds of hits, ways on where there is none, the keyboard."""

from playwright.sync_api import Page, expect

from tests.sites import Site

FIELD = ".md-search__input"
HITS = ".md-search-result__list"


def look_for(page: Page, words: str) -> None:
    """Open the search with its key and type."""
    page.locator(".cp-wordmark").focus()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type(words)


def test_a_hit_says_what_it_is_and_the_keyboard_leads_through_the_hits(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.address}members/")

    look_for(page, "marlow")

    hit = page.locator(f"{HITS} > li", has_text="Alice Marlow").first
    expect(hit.locator(".cp-hit-kind").first).to_have_text("Member")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_class("md-search-result__link focus-visible")


def test_where_nothing_is_found_other_ways_lead_on_and_escape_gives_the_focus_back(
    page: Page, site: Site
) -> None:
    page.goto(f"{site.address}zh/")

    look_for(page, "zzzqqq")

    ways = page.locator(".cp-search-ways")
    expect(ways).to_be_visible()
    expect(page.locator(f"{HITS} > li")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(ways.get_by_role("link", name="主题")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".cp-wordmark")).to_be_focused()
