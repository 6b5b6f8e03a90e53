"""A folder becomes a hub: what is published, what is refused, and every word that is said about it.

`terrible_submissions/` holds one file a mistake. What must be said about each is in `expected.txt`
and, in Chinese, `expected.zh.txt`. After a change of the rules or their words,

    python -m tests.test_load --update

writes both files anew; read the difference line by line before you keep it.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from commonplace.documents.text import LARGEST_FILE
from commonplace.language import language
from commonplace.load import load_hub
from commonplace.model import COLLECTIONS, Hub
from commonplace.pictures.limits import MOST_BYTES
from commonplace.problems import CODES
from commonplace.problems.rendering_codes import RENDERING
from commonplace.problems.review_codes import REVIEW
from commonplace.settings import Settings, read_settings
from tests.hubs import DOT

HERE = Path(__file__).parent
TERRIBLE = HERE / "terrible_submissions"
STARTER = HERE.parent
EXPECTED = {"en": TERRIBLE / "expected.txt", "zh": TERRIBLE / "expected.zh.txt"}

ARTICLE = "---\ntitle: A title\nauthors: [ada]\ndate: 2026-05-12\n---\n\nA text.\n"
VANISHING = "columns/notes/file-unreadable.md"


def _link(path: Path) -> None:
    path.symlink_to("good.md")


def _link_to_a_folder(path: Path) -> None:
    path.symlink_to("/etc", target_is_directory=True)


def _write(text: str = ARTICLE) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    return make


def _write_huge(path: Path) -> None:
    path.touch()
    os.truncate(path, 2**40)


def _write_much(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MOST_BYTES + 1)


# What git or some systems cannot hold is made when the tests run.
NOT_IN_GIT: dict[str | bytes, Callable[[Path], None]] = {
    "columns/notes/file-link.md": _link,
    "columns/notes/folder-link": _link_to_a_folder,
    "columns/notes/file-special.md": os.mkfifo,
    "columns/notes/file-nul.md": _write(ARTICLE.replace("text", "te\0xt")),
    VANISHING: _write(),
    "columns/notes/picture-too-large.png": _write_much,
    "columns/notes/GOOD.md": _write(),
    "columns/notes/caf\u00e9.txt": _write("NFC"),
    "columns/notes/cafe\u0301.txt": _write("NFD"),
    "columns/notes/con.md": _write(),
    "columns/notes/aux.png": _write(),
    "columns/notes/ends-in-a-dot.": _write(),
    "columns/notes/a:colon.md": _write(),
    "columns/notes/a\nnew-line.md": _write(),
    b"columns/notes/not-utf8-\xff.md": _write(),
    "columns/notes/.hidden.md": _write(),
    "columns/notes/submodule/.git": _write("gitdir: ../../.git/modules/notes"),
    "columns/notes/submodule/index.md": _write(),
    "columns/notes/submodule-not-fetched": Path.mkdir,
    f"competitions/{'long-' * 15}name/entries/{'long-' * 15}name/{'long-' * 12}name.png": _write(),
}


def load_terrible(folder: Path) -> Hub:
    """Load a copy of the terrible hub, with what git cannot hold added."""
    shutil.copytree(TERRIBLE, folder, dirs_exist_ok=True)
    submissions = folder / "member_submissions"
    for name, make in NOT_IN_GIT.items():
        path = submissions / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        make(path)

    def remove_one(_number: int, _total: int) -> None:
        (submissions / VANISHING).unlink(missing_ok=True)

    return load_hub(folder, read_settings(folder), remove_one)


@pytest.fixture(scope="module")
def terrible(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    return load_terrible(tmp_path_factory.mktemp("terrible"))


def listed(hub: Hub, tag: str) -> list[str]:
    """Return one line a problem: where it is, its code, what it says and what to do."""
    return [
        f"{problem.path}:{problem.place.line}:{problem.place.column} {problem.code} "
        f"{problem.message(language(tag))} | {problem.hint(language(tag))}"
        for problem in hub.problems
    ]


def hub_of(folder: Path, files: dict[str, str]) -> Hub:
    """Load a hub that holds these files and a column `notes` of a member `ada`."""
    base = {
        "members/ada.md": "---\nname: Ada\n---\n",
        "columns/notes/index.md": "---\ntitle: Notes\ndescription: Notes.\neditors: [ada]\n---\n",
    }
    for name, text in {**base, **files}.items():
        path = folder / "member_submissions" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_hub(folder, Settings())


def found(hub: Hub) -> list[tuple[str, str]]:
    prefix = f"{hub.settings.submissions}/"
    return [(problem.path.removeprefix(prefix), problem.code) for problem in hub.problems]


@pytest.mark.parametrize("tag", EXPECTED)
def test_every_mistake_is_named_with_place_reason_and_cure(terrible: Hub, tag: str) -> None:
    assert listed(terrible, tag) == EXPECTED[tag].read_text(encoding="utf-8").splitlines()


def test_every_rule_is_broken_at_least_once(terrible: Hub) -> None:
    elsewhere = RENDERING.keys() | REVIEW.keys()  # met in tests of their own
    assert {problem.code for problem in terrible.problems} == CODES.keys() - elsewhere


@pytest.mark.parametrize("tag", EXPECTED)
def test_no_message_has_a_gap(terrible: Hub, tag: str) -> None:
    assert [line for line in listed(terrible, tag) if re.search(r"\{\w+\}", line)] == []
    for problem in terrible.problems:
        assert problem.message(language(tag)).strip()
        assert problem.hint(language(tag)).strip()


def test_every_place_is_inside_its_file(terrible: Hub) -> None:
    for problem in terrible.problems:
        path = terrible.root / problem.path
        if path.suffix != ".md" or not path.is_file() or not problem.path.isascii():
            continue
        lines = path.read_bytes().decode("utf-8", "replace").splitlines() or [""]
        line, column = problem.place
        assert 1 <= line <= len(lines) + 1, problem
        assert 1 <= column <= len(lines[min(line, len(lines)) - 1]) + 2, problem


def test_each_file_is_published_or_refused_with_a_reason(terrible: Hub) -> None:
    published = {
        f"member_submissions/{record.source.uri}"
        for name in COLLECTIONS
        for record in terrible.of(name).values()
    }
    wrong = {problem.path for problem in terrible.problems if problem.is_error}
    refused = {f"member_submissions/{uri}" for uri in terrible.refused}
    assert not published & wrong
    assert refused == wrong
    assets = {f"member_submissions/{asset.uri}" for asset in terrible.assets}
    files = {
        path.relative_to(terrible.root).as_posix()
        for path in (terrible.root / "member_submissions").rglob("*")
        if path.is_file()
        and not path.is_symlink()
        and path.name.isascii()
        and path.name.isprintable()
    }
    known = published | refused | assets
    assert {path for path in files if not {path, *_folders(path)} & known} == set()


def _folders(path: str) -> Iterator[str]:
    return (folder.as_posix() for folder in PurePosixPath(path).parents)


def test_what_is_right_among_all_the_wrong_is_published(terrible: Hub) -> None:
    assert {"ada", "ben", "cai", "dee"} <= terrible.members.keys()
    assert "notes/good" in terrible.articles
    assert "notes/file-crlf" in terrible.articles
    assert "call/by-ben" in terrible.entries
    assert "notes/two-files-one-page" in terrible.articles
    assert terrible.credits["spring"].credits


def test_the_starter_hub_has_no_problem() -> None:
    hub = load_hub(STARTER, read_settings(STARTER))
    assert listed(hub, "en") == []
    assert hub.refused == ()


def test_a_newcomer_whose_name_differs_by_case_pushes_nobody_out(tmp_path: Path) -> None:
    hub = hub_of(tmp_path, {"members/Ada.md": "---\nname: Not Ada\n---\n"})
    assert hub.members["ada"].name == "Ada"
    assert found(hub) == [("members/Ada.md", "name-clash")]


def test_a_faulty_newcomer_at_the_same_address_pushes_nobody_out(tmp_path: Path) -> None:
    hub = hub_of(tmp_path, {"members/ada/index.md": "---\nnom: Not Ada\n---\n"})
    assert hub.members["ada"].name == "Ada"
    assert {path for path, _ in found(hub)} == {"members/ada/index.md"}


@pytest.mark.parametrize(
    ("first", "second", "text"),
    [
        ("members/eve.md", "members/eve/index.md", "---\nname: Eve\n---\n"),
        ("columns/notes/one.md", "columns/notes/one/index.md", ARTICLE),
        (
            "events/night.md",
            "events/night/index.md",
            "---\ntitle: T\nkind: talk\nstart: 2026-05-14\ntimezone: UTC\nmode: online\n---\n",
        ),
        ("credits/a.yaml", "credits/a.yml", "credits: [{member: ada, role: code}]\n"),
    ],
)
def test_of_two_files_for_one_record_one_is_refused(
    tmp_path: Path, first: str, second: str, text: str
) -> None:
    hub = hub_of(tmp_path, {first: text, second: text})
    refused = [path for path, code in found(hub) if code in ("url-taken", "record-taken")]
    assert len(refused) == 1
    assert list(hub.refused) == refused
    assert refused[0] in (first, second)


def test_whoever_refers_to_a_faulty_record_is_only_warned(tmp_path: Path) -> None:
    hub = hub_of(
        tmp_path,
        {
            "members/eve.md": "---\nname: Eve\norcid: wrong\n---\n",
            "columns/notes/by-eve.md": ARTICLE.replace("ada", "eve"),
            "columns/eves/index.md": "---\ntitle: E\ndescription: E.\neditors: [eva]\n---\n",
            "columns/eves/by-ada.md": ARTICLE
            + "[see](../notes/gone.md) [eve](../../members/eve.md)\n",
            "credits/all.yml": "credits: [{member: eve, role: code}]\n",
        },
    )
    assert {"notes/by-eve", "eves/by-ada"} <= hub.articles.keys()
    assert "all" in hub.credits
    assert found(hub) == [
        ("columns/eves/by-ada.md", "reference-refused"),
        ("columns/eves/by-ada.md", "link-unknown"),
        ("columns/eves/by-ada.md", "reference-refused"),
        ("columns/eves/index.md", "member-unknown"),
        ("columns/notes/by-eve.md", "reference-refused"),
        ("credits/all.yml", "reference-refused"),
        ("members/eve.md", "orcid-invalid"),
    ]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (os.mkfifo, "file-special"),
        (Path.mkdir, "file-special"),
        (lambda path: path.symlink_to("/etc/passwd"), "file-unreadable"),
        (lambda path: path.symlink_to("gone.md"), "file-unreadable"),
        (lambda path: path.write_bytes(b"a" * LARGEST_FILE * 4), "file-too-large"),
        (_write_huge, "file-too-large"),
    ],
    ids=["pipe", "folder", "link", "broken link", "grown", "huge"],
)
def test_what_took_the_place_of_a_file_is_not_read(
    tmp_path: Path, make: Callable[[Path], None], code: str
) -> None:
    hub_of(tmp_path, {"columns/notes/one.md": ARTICLE})
    file = tmp_path / "member_submissions/columns/notes/one.md"

    def swap(number: int, _total: int) -> None:
        if number == 1:  # the folder has been listed, and this file comes later
            file.unlink()
            make(file)

    hub = load_hub(tmp_path, Settings(), swap)
    assert found(hub) == [("columns/notes/one.md", code)]
    assert "ada" in hub.members


@pytest.mark.parametrize(
    ("former", "code"),
    [
        ("columns/notes/first/index.html", "redirect-taken"),
        ("columns/notes/FIRST/", "redirect-taken"),
        ("columns/notes/first.html/", ""),
        ("columns/notes/dot.gif/more/", "redirect-taken"),
        ("guide/plan.pdf/", "redirect-taken"),
        ("guide/index.html/", "url-reserved"),
        ("elsewhere/index.html/", "url-reserved"),
        ("columns/index.html", "url-reserved"),
        ("events/months/2026/", "url-reserved"),
        ("competitions/old/results/", "url-reserved"),
        ("competitions/old/entries/one/", ""),
        ("feed.xml", "url-reserved"),
        ("CNAME", "url-reserved"),
        ("_headers", "url-reserved"),
        ("posts/.git/", "url-reserved"),
        ("2012/03/一篇旧文.html", ""),
        ("posts/v1.0/notes/", ""),
        (f"{'a' * 201}/", "redirect-invalid"),
        (f"{'文' * 67}/", "redirect-invalid"),
    ],
)
def test_a_former_address_takes_no_place_of_another_file(
    tmp_path: Path, former: str, code: str
) -> None:
    (tmp_path / "docs/guide").mkdir(parents=True)
    (tmp_path / "docs/guide/plan.pdf").write_bytes(b"plan")
    (tmp_path / "docs/guide/index.md").write_text("# Guide", encoding="utf-8")
    moved = ARTICLE.replace("date:", f"redirect_from: ['{former}']\ndate:")
    hub = hub_of(
        tmp_path,
        {
            "columns/notes/first.md": ARTICLE,
            "columns/notes/moved.md": moved,
            "columns/notes/dot.gif": DOT,
        },
    )
    assert found(hub) == ([("columns/notes/moved.md", code)] if code else [])


def test_former_addresses_do_not_stand_in_each_other_s_way(tmp_path: Path) -> None:
    former = "redirect_from: [old/a.html, old/a.html/b/, old/, old/c.html/d/, old/c.html]\ndate:"
    hub = hub_of(tmp_path, {"columns/notes/moved.md": ARTICLE.replace("date:", former)})
    stopped = [problem.values["url"] for problem in hub.problems]
    assert stopped == ["/old/a.html/b/", "/old/c.html"]


def test_a_picture_takes_no_place_of_a_maintainer_s_file(tmp_path: Path) -> None:
    (tmp_path / "docs/columns/notes").mkdir(parents=True)
    (tmp_path / "docs/columns/notes/logo.gif").write_bytes(b"logo")
    hub = hub_of(tmp_path, {"columns/notes/logo.gif": DOT, "columns/notes/dot.gif": DOT})
    assert found(hub) == [("columns/notes/logo.gif", "url-taken")]
    assert [asset.uri for asset in hub.assets] == ["columns/notes/dot.gif"]
    assert hub.refused == ("columns/notes/logo.gif",)


def test_links_lead_to_pages_pictures_and_what_maintainers_wrote(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/guide.md").write_text("# Guide\n", encoding="utf-8")
    body = (
        "[1](index.md) [2](../../members/ada.md) [3](../../guide.md) ![4](dot.gif) [5](#here) "
        "[6](https://example.org/gone.md) [7](/gone.md) `[8](gone.md)`\n\n"
        '<a href="index.md">a</a> <img src="dot.gif" alt="b"> <a href="lost.md">c</a>\n\n'
        f"[9](../../guide2.md) [10](%2Fetc%2Fpasswd) [11]({'a' * 5000}.md) [12](../../../../x.md)"
    )
    hub = hub_of(tmp_path, {"columns/notes/one.md": ARTICLE + body, "columns/notes/dot.gif": DOT})
    assert [problem.values["found"][:12] for problem in hub.problems] == [
        "lost.md",
        "../../guide2",
        "%2Fetc%2Fpas",
        "aaaaaaaaaaaa",
        "../../../../",
    ]


def test_progress_counts_every_file(tmp_path: Path) -> None:
    hub_of(tmp_path, {"columns/notes/one.md": ARTICLE})
    seen: list[tuple[int, int]] = []
    load_hub(tmp_path, Settings(), lambda number, total: seen.append((number, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_folders_without_end_are_not_followed(tmp_path: Path) -> None:
    deep = "columns/notes/" + "a/" * 300
    hub = hub_of(tmp_path, {f"{deep}x.md": ARTICLE})
    assert [code for _, code in found(hub)] == ["path-unexpected"]


def test_a_hub_without_submissions_is_empty(tmp_path: Path) -> None:
    assert load_hub(tmp_path, Settings()) == Hub(tmp_path, Settings())


def test_submissions_that_are_no_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "member_submissions").write_text("", encoding="utf-8")
    hub = load_hub(tmp_path, Settings())
    assert [(problem.path, problem.code) for problem in hub.problems] == [
        ("member_submissions", "file-unreadable")
    ]


def update() -> None:
    """Write what is said now to the files of expectations."""
    with tempfile.TemporaryDirectory() as folder:
        hub = load_terrible(Path(folder))
    for tag, path in EXPECTED.items():
        path.write_text("\n".join(listed(hub, tag)) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__" and sys.argv[1:] == ["--update"]:
    update()
