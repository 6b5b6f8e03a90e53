"""Every bad input beside a few good pages, in one real build: nobody's mistake is another's.

`terrible_submissions/` has a file for each rule, and whoever adds a rule adds its file there; `BAD`
has what only a build finds. `COMMONPLACE_TESTS=long` adds a hundred hostile files.
"""

import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from commonplace.language import language
from commonplace.publish import BuildReport, build_site
from commonplace.publish.accounting import Fate
from commonplace.settings import read_settings
from tests.hubs import CONFIG, DOT, article, event, record, write_hub
from tests.sites import ROOT
from tests.test_load import load_terrible
from tests.test_rendering import LARGE

EPOCH = 1_780_000_000

FENCES = "\n".join(
    f"        - {{name: {name}, class: x, format: !!python/name:tests.fences.{name} }}"
    for name in ("end", "stumble", "speak")
)
WITH_FENCES = f"""{CONFIG.replace("hub: {}", "hub: {topics: {statistics: Statistics}}")}
markdown_extensions:
  - pymdownx.inlinehilite
  - pymdownx.superfences:
      custom_fences:
{FENCES}
"""

GOOD = {
    "members/gil.md": record("Looks after three pages.", name="Gil"),
    "columns/fine/index.md": record(title="Fine", description="Fine ones.", editors="[gil]"),
    "columns/fine/one.md": article("One fine text", "See [two](two/index.md).", authors="[gil]"),
    "columns/fine/two/index.md": article("Two", "![A dot](dot.gif)", authors="[gil]"),
    "columns/fine/two/dot.gif": DOT,
    "events/fine-evening.md": event("A fine evening", organizers="[gil]"),
}
PAGES = (
    "members/gil",
    "columns/fine",
    "columns/fine/one",
    "columns/fine/two",
    "events/fine-evening",
)

SLOW = "`" * 100_000
HEAVY = "[a]: https://b.test '" + "b" * 225_000 + "'\n\n" + "[a]. " * 6_000
BAD: Mapping[str, tuple[str, str]] = {
    "columns/fine/slow.md": (article("S", SLOW, authors="[gil]"), "text-too-slow"),
    "columns/fine/heavy.md": (article("H", HEAVY, authors="[gil]"), "text-too-heavy"),
    "columns/fine/large.md": (article("L", LARGE, authors="[gil]"), "text-too-large"),
    "columns/fine/ends.md": (article("E", "```end\n```", authors="[gil]"), "text-unreadable"),
    "members/hal.md": (record("```stumble\n```", name="Hal"), "text-unreadable"),
    "events/orders.md": (event("O") + "```speak\n```\n", "text-unreadable"),
    "columns/fine/two/cut.gif": (DOT[:20] + "\0" * 20, "picture-unreadable"),
}
"""What a build finds, by file: each way in which the process that does the work may end."""

IS_LONG = os.environ.get("COMMONPLACE_TESTS") == "long"
KINDS = ["`" * 65_536, HEAVY, LARGE, "```end\n```"]
HUNDRED = {
    f"columns/fine/z-{number}.md": article("Z", f"{KINDS[number % 4]}\n\n{number}", authors="[gil]")
    for number in range(100 if IS_LONG else 0)
}
"""A hundred more of them, in the long run: all together they take a bounded time."""


@pytest.fixture(scope="module", autouse=True)
def _python_path() -> Iterator[None]:
    """Let the processes of a build find a hub's own module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        yield


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the good pages alone; return their site."""
    root = tmp_path_factory.mktemp("alone")
    write_hub(root, GOOD, {"mkdocs.yml": WITH_FENCES})
    build_site(root, read_settings(root), epoch=EPOCH)
    return root / "site"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """Build them among all that is bad."""
    root = tmp_path_factory.mktemp("among")
    load_terrible(root)
    bad = {name: text for name, (text, _) in BAD.items()}
    write_hub(root, {**GOOD, **bad, **HUNDRED}, {"mkdocs.yml": WITH_FENCES})
    return build_site(root, read_settings(root), epoch=EPOCH)


def test_the_good_pages_are_as_if_nothing_bad_were_there(report: BuildReport, alone: Path) -> None:
    for page in PAGES:
        was = (alone / page / "index.html").read_bytes()
        assert (report.site_dir / page / "index.html").read_bytes() == was, page
    dot = "columns/fine/two/dot.gif"
    assert (report.site_dir / dot).read_bytes() == (alone / dot).read_bytes()


def test_what_only_a_build_finds_is_named_with_its_reason(report: BuildReport) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for problem in report.hub.problems:
        found[problem.path.removeprefix("member_submissions/")].add(problem.code)
    assert {name: found[name] for name in BAD} == {name: {code} for name, (_, code) in BAD.items()}
    assert not [name for name in HUNDRED if not found[name]]


def test_each_file_is_published_or_refused_and_none_is_lost(report: BuildReport) -> None:
    fates = report.account.fates
    counts = report.account.counts
    refused = set(report.hub.refused)

    assert {name for name in GOOD if fates[name] is not Fate.PUBLISHED} == set()
    assert {name for name in (*BAD, *HUNDRED) if fates[name] is not Fate.REFUSED} == set()
    assert counts[Fate.MISSING] == counts[Fate.EARLY] == 0
    assert len(fates) > 250
    for uri, fate in fates.items():
        folders = {uri, *(uri[:end] for end, sign in enumerate(uri) if sign == "/")}
        assert (fate is Fate.REFUSED) == bool(folders & refused), uri


def test_whatever_is_refused_has_a_reason_and_a_cure(report: BuildReport) -> None:
    errors = {problem.path: problem for problem in report.hub.problems if problem.is_error}
    assert {f"member_submissions/{uri}" for uri in report.hub.refused} == errors.keys()
    for tag in ("en", "zh"):
        words = language(tag)
        assert not [one for one in errors.values() if not one.message(words) or not one.hint(words)]


def test_nothing_bad_is_on_the_site_or_in_a_list(report: BuildReport) -> None:
    there = {path.relative_to(report.site_dir).as_posix() for path in report.site_dir.rglob("*")}
    lists = "".join(path.read_text() for path in report.site_dir.rglob("*.xml"))
    for name in (*BAD, *HUNDRED):
        page = name.removesuffix(".md")
        assert not {page, f"{page}/index.html"} & there
        assert f"{page}/" not in lists
