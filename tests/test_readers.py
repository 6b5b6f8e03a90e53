"""Readers with a small screen, large letters, no script, colours of their own, or paper."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.kinds import examples
from tests.sites import BUILT_ON, Site

SMALL, ZOOMED, FULL = (320, 640), (640, 400), (1280, 800)
"""In CSS pixels; `ZOOMED` is a screen of 1280 × 800 at 200 %."""

# What sticks out to the side or is cut off, where nothing scrolls.
CLIPPED = """() => {
  const scrolls = `pre, code, math, svg, [data-cp-scroll], .tabbed-labels, .cp-scroll,
    .md-typeset__scrollwrap`;
  const hides = ".md-search, .md-sidebar--primary, .cp-visually-hidden, .md-dialog";
  const wide = document.documentElement.scrollWidth - innerWidth;
  return [...(wide > 0 ? [`the page scrolls ${wide} px to the side`] : []),
    ...[...document.querySelectorAll("header *, main *, footer *")]
      .filter(one => one.checkVisibility() && !one.closest(scrolls) && !one.closest(hides))
      .filter(one => one.getBoundingClientRect().width > 1)
      .filter(one => {
        const box = one.getBoundingClientRect();
        const cut = getComputedStyle(one).overflowX !== "visible"
          && one.scrollWidth > one.clientWidth + 1 && one.textContent.trim();
        return box.right > innerWidth + 1 || box.left < -1 || cut;
      })
      .map(one => one.outerHTML.slice(0, 120))];
}"""

# What moves once the page is read: before, a slow machine may paint half of it.
SHIFTS = """new PerformanceObserver(list => list.getEntries().forEach(shift => {
  const [page] = performance.getEntriesByType("navigation");
  if (page && shift.startTime >= page.domInteractive) (window.shifts ||= []).push(shift.value);
})).observe({type: "layout-shift"})"""


@pytest.mark.parametrize("size", [SMALL, ZOOMED], ids=["320 px", "200 %"])
def test_nothing_is_cut_off_or_sticks_out(
    browser: Browser, site: Site, size: tuple[int, int]
) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    faults = []
    for example in examples(site.folder):
        page.goto(site.address + example.path)
        faults += [f"{example.name}: {fault}" for fault in page.evaluate(CLIPPED)]
    page.close()

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("size", [(360, 740), FULL], ids=["phone", "desk"])
def test_pages_load_still_and_whole_from_one_host(
    browser: Browser, site: Site, size: tuple[int, int]
) -> None:
    # On the day of the build and on the hub's own clock: the script adds and corrects nothing.
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]}, timezone_id="Asia/Shanghai"
    )
    page.clock.set_fixed_time(f"{BUILT_ON}T12:00:00Z")
    page.add_init_script(SHIFTS)
    faults: list[str] = []
    asked_for: list[str] = []
    page.on("console", lambda told: faults.append(f"{page.url}: {told.type}: {told.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", lambda asked: asked_for.append(asked.url))
    for example in examples(site.folder):
        page.goto(site.address + example.path)
        shift = sum(page.evaluate("window.shifts || []"))
        if shift > 0:
            faults.append(f"{example.name}: moves by {shift:.4f} while it loads")
    page.close()
    faults += [
        f"asked another host: {url}" for url in asked_for if not url.startswith(site.address)
    ]

    assert not faults, "\n".join(faults)


def test_every_kind_of_page_is_readable_without_scripts(browser: Browser, site: Site) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    faults = []
    for example in examples(site.folder):
        page.goto(site.address + example.path)
        if not page.get_by_role("heading", level=1).is_visible():
            faults.append(f"{example.name}: no title")
        if not page.locator(".cp-sections a").first.is_visible():
            faults.append(f"{example.name}: no way to the sections")
        dead = page.locator("header button:visible, header input:visible")
        faults += [f"{example.name}: does nothing: {one}" for one in dead.all_inner_texts()]
    context.close()

    assert not faults, "\n".join(faults)


def test_without_scripts_the_drawer_opens_by_touch_and_sections_by_keyboard(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{site.address}handbook/goal/")
    page.locator("label.cp-menu").click()
    page.locator(".cp-nav").get_by_role("link", name="Code of conduct").click()
    expect(page).to_have_url(f"{site.address}handbook/code-of-conduct/")

    page.get_by_role("link", name="Events", exact=True).first.focus()
    page.keyboard.press("Enter")

    expect(page).to_have_url(f"{site.address}events/")
    context.close()


def test_in_colours_of_ones_own_pieces_keep_their_edges(browser: Browser, site: Site) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(site.address)

    edges = page.evaluate(
        """() => [...document.querySelectorAll(
          ".cp-pill, .cp-badge, .cp-button, .cp-seal, .cp-face")]
        .map(one => [one.className, parseFloat(getComputedStyle(one).borderTopWidth)])"""
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    page.close()

    assert len(edges) > 3
    assert [name for name, width in edges if width < 1] == []
    assert focused == "solid"


def test_motion_is_spared(browser: Browser, site: Site) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(site.address)

    slow = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
          const style = getComputedStyle(one);
          return [style.transitionDuration, style.animationDuration].join().split(",")
            .some(time => parseFloat(time) > .001);
        }).map(one => one.outerHTML.slice(0, 90))"""
    )
    page.close()

    assert slow == []


def test_paper_holds_the_text_and_no_tools(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    faults = []
    for example in examples(site.folder):
        page.goto(site.address + example.path)
        tools = "header, .md-sidebar, .md-top, .cp-actions, .cp-footer, .md-search, .headerlink"
        seen = page.locator(tools).locator("visible=true").count()
        faults += [f"{example.name}: {seen} tools on paper"] if seen else []
        faults += [f"{example.name}: {fault}" for fault in overlaps(page)]
    paper = page.pdf(format="A4")
    page.close()

    assert not faults, "\n".join(faults)
    assert re.match(rb"%PDF-", paper)


def overlaps(page: Page) -> list[str]:
    """Return the blocks of a text that begin before the one above has ended."""
    boxes = page.evaluate(
        """() => [...document.querySelectorAll(".md-content__inner > *")]
        .filter(one => one.checkVisibility() && getComputedStyle(one).position === "static")
        .filter(one => getComputedStyle(one).float === "none")
        .map(one => [one.outerHTML.slice(0, 60), one.getBoundingClientRect().toJSON()])
        .filter(([, box]) => box.height > 0 && box.width > 1)"""
    )
    return [
        f"{below} lies over {above}"
        for (above, upper), (below, lower) in pairwise(boxes)
        if lower["top"] < upper["bottom"] - 1 and lower["left"] < upper["right"] - 1
    ]
