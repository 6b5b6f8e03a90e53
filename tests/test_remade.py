"""Why pages were made again, and how one is named whose reason is asked for."""

from pathlib import Path

import pytest

from commonplace.publish.remade import Reason, Remade, counted, places_of
from commonplace.settings import read_settings
from tests.hubs import TWO_LANGUAGES, write_hub


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (None, Reason.NEW),
        (("page.content", "commonplace.policy"), Reason.TEXT),
        (("page.next_page",), Reason.NEIGHBOUR),
        (("nav.way", "page.previous_page"), Reason.NEIGHBOUR),
        (("nav.way",), Reason.NAV),
        (("commonplace.credits",), Reason.PEOPLE),
        (("commonplace.feeds",), Reason.AROUND),
        (("config.theme", "page.content"), Reason.SETTINGS),
        (("main.html", "config.theme"), Reason.TEMPLATE),
        (("commonplace/article.html",), Reason.TEMPLATE),
        (("programs", "page.content"), Reason.PROGRAM),
        ((), Reason.AROUND),
    ],
)
def test_the_reason_is_the_first_that_fits(parts: tuple[str, ...] | None, reason: Reason) -> None:
    assert Remade("a.md", parts).reason is reason


def test_a_list_is_told_from_a_text_and_a_doubt_from_both() -> None:
    pages = [
        Remade("a.md", ("page.content",), is_list=True),
        Remade("b.md", ("page.content",), is_list=True),
        Remade("c.md", None, "random"),
    ]

    assert counted(pages) == {Reason.LIST: 2, Reason.ALWAYS: 1}


@pytest.mark.parametrize(
    ("named", "uri"),
    [
        ("handbook/flow.md", "handbook/flow.md"),
        ("handbook/flow/", "handbook/flow.md"),
        ("/handbook/flow/index.html", "handbook/flow/index.md"),
        ("https://hub.test/handbook/flow/#how", "handbook/flow.md"),
        ("site_src/handbook/flow.md", "handbook/flow.md"),
        ("./site_src/zh/handbook/flow.md", "zh/handbook/flow.md"),
        ("https://hub.test/zh/handbook/%E6%B0%B4/", "zh/handbook/水.md"),
        ("member_submissions/columns/notes/a.md", "columns/notes/a.md"),
        ("https://hub.test/", "index.md"),
        ("https://hub.test/zh/", "zh/index.md"),
    ],
)
def test_a_page_is_named_by_its_file_or_its_address(tmp_path: Path, named: str, uri: str) -> None:
    write_hub(tmp_path, {}, TWO_LANGUAGES)

    assert uri in places_of(named, read_settings(tmp_path))
