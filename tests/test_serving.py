"""`commonplace serve` while somebody writes: what an open page shows, with no key pressed in it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.hubs import ADA, NOTES, TWO_LANGUAGES, article, write, write_hub
from tests.servers import free_port

ENGLISH = TWO_LANGUAGES["mkdocs.yml"].replace("name: material", "name: material, custom_dir: over")
FOOT = "over/partials/copyright.html"
CONFIG = {
    **TWO_LANGUAGES,
    "mkdocs.yml": ENGLISH,
    "site_src/handbook/meeting.md": "# Meeting\n\nMeet at six.\n",
    "site_src/zh/handbook/meeting.md": "# 聚会\n\n六点见。\n",
    FOOT: "<p>By the river</p>\n",
}
HERONS = "columns/notes/herons.md"
FILES = {
    **ADA,
    **NOTES,
    HERONS: article("Herons", "They stand still."),
    "columns/notes/reeds.md": article("Reeds", "They move."),
}

SOON = 60_000
"""Milliseconds in which a small site is surely built again, however busy a machine is."""


@dataclass(frozen=True)
class Served:
    """A hub that is served: its folder, and the address."""

    root: Path
    address: str

    def write(self, name: str, text: str) -> None:
        """Change a maintainers' file."""
        write(self.root / name, text)

    def send(self, name: str, text: str) -> None:
        """Change a member's file."""
        write(self.root / "member_submissions" / name, text)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root, port = tmp_path_factory.mktemp("served"), free_port()
    write_hub(root, FILES, CONFIG)
    command = [sys.executable, "-m", "commonplace", "serve", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=root, stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as server:
        try:
            assert any("Serving on" in line for line in server.stdout or ())
            yield Served(root, f"http://127.0.0.1:{port}/")
        finally:
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a tab; what it shows is waited for."""
    expect.set_options(timeout=SOON)
    page = browser.new_page()
    yield page
    page.close()
    expect.set_options(timeout=5_000)


def notice(page: Page) -> Locator:
    return page.locator(".cp-notice")


def test_an_open_page_follows_its_text(page: Page, served: Served) -> None:
    page.goto(f"{served.address}columns/notes/herons/")

    served.send(HERONS, article("Grey herons", "They fly."))

    expect(page.get_by_role("heading", level=1)).to_have_text("Grey herons")
    expect(page.locator("main")).to_contain_text("They fly.")
    served.send(HERONS, article("Herons", "They stand still."))
    expect(page.locator("main")).to_contain_text("They stand still.")


def test_and_the_templates_and_settings_of_the_hub(page: Page, served: Served) -> None:
    page.goto(f"{served.address}handbook/meeting/")
    expect(page.locator("footer")).to_contain_text("By the river")

    served.write(FOOT, "<p>By the sea</p>\n")
    expect(page.locator("footer")).to_contain_text("By the sea")

    served.write("mkdocs.yml", ENGLISH.replace("Test hub", "Harbour"))
    expect(page).to_have_title("Meeting - Harbour")
    served.write("mkdocs.yml", ENGLISH)
    expect(page).to_have_title("Meeting - Test hub")


@pytest.mark.parametrize(
    ("path", "says", "text"),
    [
        (
            "handbook/meeting/",
            "The site cannot be built. This is as it was before.",
            "Meet at six.",
        ),
        ("zh/handbook/meeting/", "网站无法构建。这是之前的样子。", "六点见。"),
    ],
)
def test_what_stops_the_build_is_told_in_the_page_that_was(
    page: Page, served: Served, path: str, says: str, text: str
) -> None:
    page.goto(f"{served.address}{path}")

    served.write("mkdocs.yml", "nav: {wrong\n")

    expect(notice(page)).to_contain_text(says)
    expect(notice(page)).to_contain_text("mkdocs.yml")
    expect(page.locator("main")).to_contain_text(text)
    served.write("mkdocs.yml", ENGLISH)
    expect(notice(page)).to_have_count(0)


def test_the_page_of_a_file_with_a_mistake_stays_and_says_which(page: Page, served: Served) -> None:
    page.goto(f"{served.address}columns/notes/herons/")

    served.send(HERONS, article("Herons", "They stand still.", date="2026-02-30"))

    told = "This page is left out for a mistake. This is as it was before."
    expect(notice(page)).to_contain_text(told)
    expect(notice(page)).to_contain_text("member_submissions/columns/notes/herons.md:4:7")
    expect(page.locator("main")).to_contain_text("They stand still.")

    page.goto(f"{served.address}columns/notes/reeds/")
    expect(notice(page).locator("summary")).to_have_text("1 mistake")
    expect(notice(page).locator("li")).to_be_hidden()

    served.send(HERONS, article("Herons", "They stand on one leg."))
    expect(notice(page)).to_have_count(0)
    page.goto(f"{served.address}columns/notes/herons/")
    expect(page.locator("main")).to_contain_text("They stand on one leg.")


def test_a_page_whose_file_is_gone_is_gone(page: Page, served: Served) -> None:
    served.send("columns/notes/terns.md", article("Terns"))
    page.goto(f"{served.address}columns/notes/")
    expect(page.locator("main")).to_contain_text("Terns")
    page.goto(f"{served.address}columns/notes/terns/")

    (served.root / "member_submissions/columns/notes/terns.md").unlink()

    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
