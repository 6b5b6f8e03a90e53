"""Pictures of every kind of page: three widths, two schemes, each language, and sheets of all.

Run by `scripts/screenshots FOLDER [PATTERN]` on a built site; looks, and decides nothing.
"""

import os
import re
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.servers import serve

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
KIND = re.compile(r'class="[^"]*?cp-page--(\w+)[ "]')

SHEET = """paths => {
  document.body.style.cssText = "display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start";
  return Promise.all(paths.map(path => new Promise(done => {
    const figure = document.createElement("figure");
    const words = document.createElement("div");
    const image = new Image();
    figure.style.margin = 0;
    words.textContent = path;
    words.style.font = "11px sans-serif";
    image.style.cssText = "height:640px;max-width:640px;object-fit:cover;border:1px solid #aaa";
    image.style.objectPosition = "left top";
    image.onload = done;
    image.src = path;
    figure.append(words, image);
    document.body.append(figure);
  })));
}"""


def one_of_each_kind(site: Path) -> Iterator[tuple[str, str]]:
    """Yield a name and the address of the first page of each kind, in each language."""
    seen: set[str] = set()
    for file in sorted(site.rglob("index.html")):
        folder = file.parent.relative_to(site)
        found = KIND.search(file.read_text(encoding="utf-8"))
        kind = found.group(1) if found else ""
        top = next((part for part in folder.parts if part != "zh"), "home")
        name = f"{'zh' if folder.parts[:1] == ('zh',) else 'en'}-{kind}-{top}"
        if kind and name not in seen:
            seen.add(name)
            address = folder.as_posix()
            yield name, "" if address == "." else f"{address}/"


def take(page: Page, address: str, path: Path) -> None:
    page.goto(address)
    page.wait_for_timeout(150)
    page.screenshot(path=path, full_page=True)
    overflow = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    if overflow > 0:
        print(f"{path.name}: {overflow} px too wide")  # noqa: T201 - a command speaks


def make_sheet(browser: Browser, folder: Path, name: str, pictures: list[str]) -> None:
    page = browser.new_page(viewport={"width": 2000, "height": 1000})
    with serve(folder) as address:
        (folder / "404.html").touch()
        page.goto(f"{address}404.html")
        page.evaluate(SHEET, pictures)
        page.screenshot(path=folder / name, full_page=True)
        (folder / "404.html").unlink()
    page.close()


def main(site: Path, folder: Path, pattern: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright, serve(site) as address:
        browser = playwright.chromium.launch(
            executable_path=os.environ["COMMONPLACE_BROWSER"],
            args=["--no-sandbox"] if root else [],
        )
        pages = [one for one in one_of_each_kind(site) if re.search(pattern, one[0])]
        for width, scheme in product(WIDTHS, SCHEMES):
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme="dark" if scheme == "dark" else "light",
                timezone_id="Europe/Berlin",
            )
            page = context.new_page()
            names = [f"{name}-{width}-{scheme}.png" for name, _ in pages]
            for name, (_, path) in zip(names, pages, strict=True):
                take(page, address + path, folder / name)
            context.close()
            make_sheet(browser, folder, f"sheet-{width}-{scheme}.png", names)
        browser.close()
    print(f"{len(pages)} pages in {folder}")  # noqa: T201 - a command speaks


if __name__ == "__main__":
    main(Path("site"), Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
