"""Whatever is proposed: who owns all of it is never refused, who does not own some of it always."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from commonplace.git import read_blobs
from commonplace.review.change import FILES as REGULAR
from commonplace.review.spot import Area, Map
from commonplace.review.version import TreeFile, is_inside, write_version
from commonplace.settings import Settings
from tests.proposals import DURING, FILES, PEOPLE, Deed, Proposals, place

OWNERS: dict[str, set[str]] = {
    **{f"members/{name}.md": {name} for name in (*PEOPLE, "ed")},
    "columns/notes/index.md": {"ed"},
    "columns/notes/first.md": {"ada", "ed"},
    "columns/notes/second.md": {"bo", "ed"},
    "columns/open/index.md": {"ed"},
    "events/evening.md": {"org"},
    "competitions/map-jam/index.md": {"org"},
    "competitions/map-jam/entries/river/index.md": {"fay", "org"},
    "competitions/map-jam/ballots/jude.yml": {"jude", "org"},
    "/requirements.txt": set(),
    "/mkdocs.yml": set(),
}
MAINTAINERS = ("mia", "keeper")


@pytest.fixture(scope="module")
def proposals(tmp_path_factory: pytest.TempPathFactory) -> Proposals:
    return Proposals(tmp_path_factory.mktemp("hub"))


def add_a_line(path: str) -> Deed:
    """Change a file in a way that changes no field."""

    def deed(root: Path) -> None:
        with (root / place(path)).open("a", encoding="utf-8") as file:
            file.write("# More.\n")

    return deed


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(paths=st.sets(st.sampled_from(sorted(OWNERS)), min_size=1, max_size=4))
def test_owners_are_never_refused_and_others_always(proposals: Proposals, paths: set[str]) -> None:
    head = proposals.propose(*map(add_a_line, sorted(paths)))
    owners_of_all = set.intersection(*(OWNERS[path] for path in paths))
    strangers = sorted({*PEOPLE, "stranger"} - owners_of_all - {*MAINTAINERS})
    for actor in sorted({*owners_of_all, *MAINTAINERS})[:2]:
        assert proposals.look(head, actor=actor, now=DURING).is_allowed, actor
    for actor in strangers[:2]:
        found = proposals.look(head, actor=actor, now=DURING)
        refused = {one.path for one in found.problems if one.is_error}
        assert refused == {place(path) for path in paths if actor not in OWNERS[path]}, actor


def test_the_table_names_every_file_that_somebody_owns() -> None:
    assert {*FILES} - OWNERS.keys() == {"columns/closed/index.md", "/site_src/handbook/index.md"}


FOLDERS = ("members", "columns", "events", "competitions", "entries", "ballots", "site_src")
NAMES = ("ada", "a b", "index.md", "ada.md", "x.yml", "README.md", "\udcff.md", "x\ny.png")
ODD = ("..", ".", "", ".git")
PARTS = st.sampled_from([*FOLDERS, *NAMES, *ODD])
STARTS = st.sampled_from([[], ["member_submissions"]])


@given(STARTS, st.lists(PARTS, min_size=1, max_size=6))
def test_every_path_is_something_and_what_is_hidden_is_no_record(
    start: list[str], parts: list[str]
) -> None:
    path = "/".join([*start, *parts])
    spot = Map(Settings()).spot(path)
    assert spot.area in Area
    if any(part.startswith(".") for part in parts):
        assert spot.area is Area.WORKS


def test_a_made_up_tree_writes_nothing_outside_its_folder(
    proposals: Proposals, tmp_path: Path
) -> None:
    blob = proposals.repository.git("hash-object", "-w", "--stdin", given=b"x")
    assert dict(read_blobs(proposals.root, [blob], 10))
    regular = next(iter(REGULAR))
    paths = ["../out", "a/../../out", "/out", "ok/../../x", ".git/config", "a/.GIT/x", "a//b", "."]
    files = tuple(TreeFile(path, regular, blob) for path in [*paths, "in/side.md"])
    files += (TreeFile("link.md", "120000", blob), TreeFile("in/side.md/below", regular, blob))
    inner = tmp_path / "inner"
    write_version(proposals.root, files, inner, lambda _: True)
    found = [
        path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()
    ]
    assert found == ["inner/in/side.md"]
    assert not any(map(is_inside, paths))
