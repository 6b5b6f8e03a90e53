"""Pictures of every kind of page: three widths, two schemes, each language, and sheets of all.

Run by `scripts/screenshots` on a built site; looks, and decides nothing. `index.html` in the folder
leads through the sheets, one for each width and scheme.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.kinds import examples
from tests.servers import serve

SITE = Path("site")
PICTURES = Path("docs/pictures")
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
LATER = 366 * 24 * 3600
"""An old build is one looked at a year later, in seconds."""


@dataclass(frozen=True)
class Shot:
    """A picture to take: of which page, in what state, at which widths."""

    name: str
    path: str
    prepare: Callable[[Page], None] | None = None
    widths: tuple[int, ...] = WIDTHS
    options: dict[str, Any] = field(default_factory=dict)
    is_whole: bool = True
    site: str = ""


def open_drawer(page: Page) -> None:
    page.locator("button.cp-menu").click()


def open_search(page: Page) -> None:
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("zh" if "/zh/" in page.url else "map")
    page.locator(".md-search__input").press("End")
    page.locator(".md-search-result__item").first.wait_for()


def lay_on_paper(page: Page) -> None:
    page.emulate_media(media="print")


def shots() -> Iterator[Shot]:
    """Yield every picture there is to take."""
    for example in examples(SITE):
        kind, lang, path = example.kind, example.language, example.path
        yield Shot(f"{kind}-{lang}", path)
        if kind in ("article", "event", "chapter"):
            yield Shot(f"{kind}.print-{lang}", path, lay_on_paper, (768,))
        if kind in ("event", "events", "competition", "home"):
            yield Shot(f"{kind}.old-{lang}", path, options={"later": True})
        if kind == "home":
            yield Shot(f"home.search-{lang}", path, open_search, is_whole=False)
            yield Shot(f"home.drawer-{lang}", path, open_drawer, (360, 768), is_whole=False)
            yield Shot(f"home.no-script-{lang}", path, options={"java_script_enabled": False})
    for page in ("home", "columns", "events", "competitions", "members"):
        yield Shot(f"empty.{page}-en", "" if page == "home" else f"{page}/", site="empty")


def take(browser: Browser, addresses: dict[str, str], shot: Shot, width: int, scheme: str) -> bytes:
    """Return the picture of a page; says so where it is wider than the screen."""
    options = dict(shot.options)
    is_later = options.pop("later", False)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        timezone_id="Europe/Berlin",
        reduced_motion="reduce",
        **options,
    )
    page = context.new_page()
    if is_later:
        page.clock.set_fixed_time(time.time() + LATER)
    page.goto(addresses[shot.site] + shot.path)
    if shot.prepare:
        shot.prepare(page)
        page.wait_for_timeout(400)  # what opens takes its time
    picture = page.screenshot(full_page=shot.is_whole)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    if wide > 0:
        print(f"{shot.name} at {width}: {wide} px too wide")  # noqa: T201 - a command speaks
    context.close()
    return picture


def launch(playwright: Playwright) -> Browser:
    """Start the browser that scripts/browser found."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium has no sandbox for root
    return playwright.chromium.launch(
        executable_path=os.environ["COMMONPLACE_BROWSER"],
        args=["--no-sandbox"] if is_root else [],
    )


def take_all(
    width: int, scheme: str, pattern: str, folder: Path, sites: dict[str, Path]
) -> list[str]:
    """Take every picture of one width and scheme, in a browser of its own; return their names."""
    names = []
    with sync_playwright() as playwright, ExitStack() as servers:
        addresses = {name: servers.enter_context(serve(site)) for name, site in sites.items()}
        browser = launch(playwright)
        for shot in shots():
            name = f"{shot.name}-{width}-{scheme}.png"
            if shot.site in sites and width in shot.widths and re.search(pattern, name):
                (folder / name).write_bytes(take(browser, addresses, shot, width, scheme))
                names.append(name)
        write_sheet(browser, folder, f"{width}-{scheme}", names)
        browser.close()
    return names


def write_sheet(browser: Browser, folder: Path, name: str, pictures: list[str]) -> None:
    """Write a page with all pictures of one width and scheme, and a picture of that page."""
    html = render(name, pictures)
    (folder / f"sheet-{name}.html").write_text(html, encoding="utf-8")
    page = browser.new_page(viewport={"width": 2400, "height": 1000})
    page.goto((folder / f"sheet-{name}.html").resolve().as_uri())
    page.screenshot(path=folder / f"sheet-{name}.png", full_page=True)
    page.close()


def render(title: str, pictures: list[str]) -> str:
    templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    sheets = [f"{width}-{scheme}" for width, scheme in product(WIDTHS, SCHEMES)]
    return templates.get_template("contact_sheet.html.jinja").render(
        title=title, pictures=pictures, sheets=sheets
    )


def make_empty_hub(folder: Path) -> Path:
    """Make a new hub as `commonplace init` does and build it; return its site."""
    command = Path(sys.executable).with_name("commonplace")
    hub = folder / "hub"
    told = ["--name", "Our hub", "--goal", "We teach each other.", "--language", "en", "--no-git"]
    for words in (["init", "hub", *told], ["build", "--hub", "hub"]):
        subprocess.run(
            [command, *words], cwd=folder, check=True, stdin=subprocess.DEVNULL, capture_output=True
        )
    return hub / "site"


def write_readme_pictures() -> None:
    """Take the pictures that the README shows: the top of each home page, as a desk shows it."""
    with sync_playwright() as playwright, serve(SITE) as address:
        browser = launch(playwright)
        for language, path in (("en", ""), ("zh", "zh/")):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(address + path)
            page.screenshot(path=PICTURES / f"home-{language}.png")
        browser.close()


def main(folder: Path, pattern: str) -> None:
    began = time.monotonic()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, ProcessPoolExecutor(2) as pool:
        sites = {"": SITE}
        if re.search(pattern, "empty.home-en") or "empty" in pattern:
            sites["empty"] = make_empty_hub(Path(scratch))
        runs = [
            pool.submit(take_all, width, scheme, pattern, folder, sites)
            for width, scheme in product(WIDTHS, SCHEMES)
        ]
        names = [name for run in runs for name in run.result()]
    (folder / "index.html").write_text(render("Every kind of page", names), encoding="utf-8")
    took = time.monotonic() - began
    print(f"{len(names)} pictures in {took:.0f} s: {folder / 'index.html'}")  # noqa: T201 - as above


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("pattern", nargs="?", default="")
    parser.add_argument("--readme", action="store_true")
    given = parser.parse_args()
    if given.readme:
        write_readme_pictures()
    if given.folder:
        main(given.folder, given.pattern)
