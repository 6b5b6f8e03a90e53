"""The fixtures themselves: what the browser tests rely on to notice a fault."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

PAGES = {
    "index.html": "Home 首页",
    "about/index.html": "About",
    "plain.html": "Plain",
    "404.html": "Lost",
}


@pytest.fixture
def address(tmp_path: Path, serve_folder: Callable[[Path], str]) -> str:
    (tmp_path / "about").mkdir()
    for path, title in PAGES.items():
        html = f'<title>{title}</title><link rel="icon" href="data:,">'
        (tmp_path / path).write_text(html, encoding="utf-8")
    return serve_folder(tmp_path)


@pytest.mark.parametrize(
    ("path", "title"),
    [("", "Home 首页"), ("about/", "About"), ("about", "About"), ("plain", "Plain")],
)
def test_pages_are_served_as_static_hosts_do(
    page: Page, address: str, path: str, title: str
) -> None:
    page.goto(address + path)

    assert page.title() == title


def test_a_missing_page_is_404_html(page: Page, address: str, faults: list[str]) -> None:
    response = page.goto(address + "nowhere/")

    assert response is not None
    assert response.status == 404
    assert page.title() == "Lost"
    assert len(faults) == 1
    faults.clear()


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("throw new Error('broken')", "script: broken"),
        ("console.error('odd')", "console: odd"),
        ("new Image().src = 'http://elsewhere.example/a.png'", "asked another host"),
    ],
)
def test_faults_of_a_page_are_noticed(
    page: Page, address: str, faults: list[str], script: str, fault: str
) -> None:
    page.goto(address)

    page.add_script_tag(content=f"setTimeout(() => {{ {script} }})")
    page.wait_for_timeout(300)

    assert any(found.startswith(fault) for found in faults), faults
    faults.clear()
