"""Readers with a small screen, large letters, no script, colours of their own, or paper."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from tests.kinds import SHARES, Example, Share, examples
from tests.sites import BUILT_ON, Site
from tests.test_accessibility import TWO_FRAMES

PHONE, DESK = ViewportSize(width=360, height=740), ViewportSize(width=1280, height=800)
SMALL, ZOOMED = ViewportSize(width=320, height=640), ViewportSize(width=640, height=400)
"""In CSS pixels; `ZOOMED` is what `DESK` becomes at 200 %."""

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
SHIFTS = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(
  shift => window.shifts.push([shift.startTime, shift.value])
)).observe({type: "layout-shift", buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(
  page => { window.interactive = page.domInteractive; }
)).observe({type: "navigation", buffered: true});
"""
"""An observer hears of the loading itself too, where a clock that stands still hides it."""

MOVED = """async () => {
  const frame = () => new Promise(done => requestAnimationFrame(done));
  for (let frames = 0; frames < 2 || window.interactive === undefined; frames++) await frame();
  return window.shifts.filter(([at]) => at >= window.interactive).map(([, value]) => value);
}"""


@pytest.mark.parametrize("share", SHARES)
def test_on_a_phone_pages_load_still_and_nothing_is_cut_off(
    browser: Browser, site: Site, share: Share
) -> None:
    with watched(browser, site) as (page, faults):
        for example in share.of(examples(site.folder)):
            load(page, site, example, PHONE)
            seen = [*moved(page, example), *cut_off(page, SMALL)]
            faults += [f"{example.name}: {fault}" for fault in seen]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("share", SHARES)
def test_on_a_desk_too_and_on_paper_there_are_no_tools(
    browser: Browser, site: Site, share: Share
) -> None:
    with watched(browser, site) as (page, faults):
        for example in share.of(examples(site.folder)):
            load(page, site, example, DESK)
            seen = [*moved(page, example), *misprinted(page), *cut_off(page, ZOOMED)]
            faults += [f"{example.name}: {fault}" for fault in seen]

    assert not faults, "\n".join(faults)


@contextmanager
def watched(browser: Browser, site: Site) -> Iterator[tuple[Page, list[str]]]:
    """Open a tab; give with it the list of its faults, in which it says what it asks elsewhere.

    It is the day of the build, and the hub's own clock: the script adds and corrects nothing.
    """
    page = browser.new_page(timezone_id="Asia/Shanghai")
    page.clock.set_fixed_time(f"{BUILT_ON}T12:00:00Z")
    page.add_init_script(SHIFTS)
    faults: list[str] = []
    asked_for: list[str] = []
    page.on("console", lambda told: faults.append(f"{page.url}: {told.type}: {told.text}"))
    page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
    page.on("request", lambda asked: asked_for.append(asked.url))
    yield page, faults
    page.close()
    elsewhere = [url for url in asked_for if not url.startswith(site.address)]
    faults += [f"asked another host: {url}" for url in elsewhere]


def load(page: Page, site: Site, example: Example, size: ViewportSize) -> None:
    """Open a page whose pictures come late, as they do for somebody far away."""
    page.set_viewport_size(size)
    held: list[Route] = []
    page.route(PICTURES, lambda asked: held.append(asked))  # noqa: PLW0108 - built-ins bear no marks
    page.goto(site.address + example.path, wait_until="domcontentloaded")
    page.evaluate(TWO_FRAMES)
    for picture in held:
        picture.continue_()
    page.unroute(PICTURES)
    page.wait_for_load_state()
    page.evaluate(TWO_FRAMES)


PICTURES = re.compile(r"\.(avif|gif|jpe?g|png|webp)$")

STILL = 0.1
"""What counts as good: web.dev/articles/cls."""

OWN_TIME = re.compile("competition-to-come-")
"""Pages on which the script adds what long periods are on the reader's own clock."""


def moved(page: Page, example: Example) -> list[str]:
    """Say by how much a page moved while it was loaded, where that is more than one would like."""
    shift = sum(page.evaluate(MOVED))
    most = 2 * STILL if OWN_TIME.match(example.name) else STILL
    return [f"moves by {shift:.4f} while it loads"] if shift > most else []


def cut_off(page: Page, size: ViewportSize) -> list[str]:
    """Return what is cut off or sticks out once a page has less room."""
    page.set_viewport_size(size)
    page.evaluate(TWO_FRAMES)
    return page.evaluate(CLIPPED)  # type: ignore[no-any-return]


def misprinted(page: Page) -> list[str]:
    """Return what is wrong with a page on paper."""
    page.emulate_media(media="print")
    tools = "header, .md-sidebar, .md-top, .cp-actions, .cp-footer, .md-search, .headerlink"
    seen = page.locator(tools).locator("visible=true").count()
    faults = [*([f"{seen} tools on paper"] if seen else []), *overlaps(page)]
    page.emulate_media(media="screen")
    return faults


@pytest.mark.parametrize("share", SHARES)
def test_every_kind_of_page_is_readable_without_scripts(
    browser: Browser, site: Site, share: Share
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    faults = []
    for example in share.of(examples(site.folder)):
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
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
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


def test_a_page_can_be_printed(browser: Browser, site: Site) -> None:
    page = browser.new_page()
    page.goto(site.address)
    paper = page.pdf(format="A4")
    page.close()

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
