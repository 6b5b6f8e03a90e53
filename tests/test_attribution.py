"""Who changed which file, over renames, merges and copies, told with real git.

Each tale is compared with `git log --follow`; where we name others than git, `EXPLAINED` says why.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commonplace.history.attribution.trailers import named_in
from commonplace.model.attribution import FileHistory, Identity
from tests.repositories import (
    Repository,
    attribution,
    copy,
    day,
    edit,
    move,
    names,
    page,
    remove,
    swap,
    write,
)

Tale = Callable[[Repository], None]


def renamed_and_edited(told: Repository) -> None:
    told.commit(write("a.md"), write("b.md"), by="Ada")
    told.commit(move("a.md", "c.md"), edit("c.md", 3), by="Bo")
    told.commit(move("c.md", "folder/d.md"), by="Cy")
    told.commit(edit("folder/d.md", 5), by="Di")


def swapped(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.commit(write("b.md"), by="Bo")
    told.commit(swap("a.md", "b.md"), by="Cy")
    told.commit(edit("a.md"), by="Di")


def handed_on_in_a_row(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.commit(write("b.md"), by="Bo")
    told.commit(move("b.md", "c.md"), move("a.md", "b.md"), by="Cy")


def renamed_on_one_side_edited_on_the_other(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.on("side", lambda: told.commit(move("a.md", "b.md"), by="Bo"))
    told.commit(edit("a.md", 8), by="Cy")
    told.merge("side")
    told.commit(edit("b.md", 2), by="Di")


def edited_beyond_recognition_beside_a_rename(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")

    def side() -> None:
        told.commit(move("a.md", "b.md"), by="Bo")
        told.commit(edit("b.md", *range(8)), by="Bo")

    told.on("side", side)
    told.commit(edit("a.md", *range(8, 12)), by="Cy")
    told.merge_by_hand("side", move("a.md", "b.md"), edit("b.md", *range(8)))


def renamed_differently_on_two_sides(told: Repository) -> None:
    told.commit(write("a.md"), write("z.md"), by="Ada")

    def side() -> None:
        told.commit(move("a.md", "b.md"), by="Bo")
        told.commit(edit("b.md", 2), by="Bob")

    told.on("side", side)
    told.commit(move("a.md", "c.md"), by="Cy")
    told.merge_by_hand("side", edit("c.md", 2))


def kept_as_it_was_by_a_merge(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.on("side", lambda: told.commit(move("a.md", "b.md"), edit("b.md", 1), by="Bo"))
    told.commit(edit("a.md", 9), by="Cy")
    told.merge_by_hand("side")


def merged_by_three(told: Repository) -> None:
    told.commit(write("a.md"), write("b.md"), write("c.md"), by="Ada")
    told.on("one", lambda: told.commit(edit("a.md"), by="Bo"))
    told.on("two", lambda: told.commit(move("b.md", "d.md"), by="Cy"))
    told.on("three", lambda: told.commit(edit("c.md"), by="Di"))
    told.commit(write("e.md"), by="Ed")
    told.merge("one", "two", "three")


def written_by_a_merge(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.on("side", lambda: told.commit(edit("a.md", 1), by="Bo"))
    told.commit(edit("a.md", 9), by="Cy")
    told.merge("side", by="Di", then=(write("new.md"), move("a.md", "b.md")))


def alike_by_chance_on_a_branch(told: Repository) -> None:
    told.commit(write("old.md", page("form")), write("other.md"), by="Ada")

    def side() -> None:
        told.commit(remove("old.md"), by="Bo")
        told.commit(write("new.md", page("form", 3)), by="Cy")

    told.on("side", side)
    told.commit(edit("other.md"), by="Di")
    told.merge("side")


def deleted_and_brought_back(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.commit(remove("a.md"), by="Bo")
    told.git("revert", "--no-commit", "HEAD")
    told.commit(by="Cy")


def replaced_by_another(told: Repository) -> None:
    told.commit(write("index.md"), by="Ada")
    told.commit(move("index.md", "old.md"), by="Bo")
    told.commit(write("index.md", "# New\n"), by="Cy")


def copied_to_the_byte(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.commit(copy("a.md", "b.md"), by="Bo")
    told.commit(edit("b.md"), by="Cy")
    told.commit(edit("a.md"), by="Di")


def copied_and_changed(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.commit(copy("a.md", "b.md"), edit("b.md", 2), by="Bo")


def empty_files(told: Repository) -> None:
    told.commit(write("a/.gitkeep", ""), by="Ada")
    told.commit(write("b/.gitkeep", ""), by="Bo")


def squashed(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.on("side", lambda: told.commit(move("a.md", "b.md"), edit("b.md", 4), by="Bo"))
    told.git("merge", "--quiet", "--squash", "side")
    told.commit(by="Cy", message=(told.root / ".git/SQUASH_MSG").read_text("utf-8"))


def reverted(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.commit(move("a.md", "b.md"), by="Bo")
    told.git("revert", "--no-commit", "HEAD")
    told.commit(by="Cy")


def joined_repositories(told: Repository) -> None:
    told.commit(write("a.md"), by="Ada")
    told.git("checkout", "--quiet", "--orphan", "other")
    told.git("rm", "--quiet", "-rf", ".")
    told.commit(write("b.md"), by="Bo")
    told.git("switch", "--quiet", "main")
    told.git("merge", "--quiet", "--allow-unrelated-histories", "--no-commit", "other")
    told.commit(move("b.md", "theirs/b.md"), by="Merger")


TALES: dict[Tale, dict[str, str]] = {
    renamed_and_edited: {"b.md": "Ada", "folder/d.md": "Ada Bo Cy Di"},
    swapped: {"a.md": "Bo Cy Di", "b.md": "Ada Cy"},
    handed_on_in_a_row: {"b.md": "Ada Cy", "c.md": "Bo Cy"},
    renamed_on_one_side_edited_on_the_other: {"b.md": "Ada Bo Cy Di"},
    edited_beyond_recognition_beside_a_rename: {"b.md": "Ada Bo Cy"},
    renamed_differently_on_two_sides: {"c.md": "Ada Bo Bob Cy", "z.md": "Ada"},
    kept_as_it_was_by_a_merge: {"a.md": "Ada Bo Cy"},
    merged_by_three: {"a.md": "Ada Bo", "c.md": "Ada Di", "d.md": "Ada Cy", "e.md": "Ed"},
    written_by_a_merge: {"b.md": "Ada Bo Cy", "new.md": "Di"},
    alike_by_chance_on_a_branch: {"new.md": "Cy", "other.md": "Ada Di"},
    deleted_and_brought_back: {"a.md": "Ada Cy"},
    replaced_by_another: {"index.md": "Cy", "old.md": "Ada Bo"},
    copied_to_the_byte: {"a.md": "Ada Di", "b.md": "Ada Bo Cy"},
    copied_and_changed: {"a.md": "Ada", "b.md": "Bo"},
    empty_files: {"a/.gitkeep": "Ada", "b/.gitkeep": "Bo"},
    squashed: {"b.md": "Ada Cy"},
    reverted: {"a.md": "Ada Bo Cy"},
    joined_repositories: {"a.md": "Ada", "theirs/b.md": "Bo"},
}
SWAP = "git looks for a new name only where the old one is gone"
SIDE = "git looks for one name at a time, whatever branch it is on"
MERGE = "git does not look into merges for a move"
EXPLAINED: dict[Tale, dict[str, tuple[str, str]]] = {
    swapped: {"a.md": ("Ada Cy Di", SWAP), "b.md": ("Bo Cy", SWAP)},
    handed_on_in_a_row: {"b.md": ("Bo Cy", SWAP)},
    renamed_on_one_side_edited_on_the_other: {"b.md": ("Ada Bo Di", SIDE)},
    edited_beyond_recognition_beside_a_rename: {"b.md": ("Ada Bo", SIDE)},
    renamed_differently_on_two_sides: {"c.md": ("Ada Bo Cy", SIDE)},
    written_by_a_merge: {
        "b.md": ("", MERGE),
        "new.md": ("", "what no branch had is by whoever merged them"),
    },
    joined_repositories: {"theirs/b.md": ("", MERGE)},
    deleted_and_brought_back: {"a.md": ("Ada Bo Cy", "who deletes a file gives nothing to it")},
    replaced_by_another: {"index.md": ("Ada Bo Cy", "what has moved away is another file")},
    copied_and_changed: {"b.md": ("Ada Bo", "only copies to the byte are sure to be copies")},
    empty_files: {"b/.gitkeep": ("Ada Bo", "in nothing there is nothing of anybody")},
}
"""Whom `git log --follow` names where it names others, and why we do not."""


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.__name__)
def test_who_changed_which_file(tmp_path: Path, tale: Tale) -> None:
    told = Repository(tmp_path)
    tale(told)
    authors = {path: " ".join(sorted(names)) for path, names in told.authors().items()}
    assert authors == TALES[tale]
    followed = {path: " ".join(sorted(names)) for path, names in told.followed().items()}
    git_alone = {path: followed[path] for path in authors if followed[path] != authors[path]}
    assert git_alone == {path: names for path, (names, _) in EXPLAINED.get(tale, {}).items()}


# Whom a message names.

NAMED: dict[str, list[tuple[str, str, str]]] = {
    "Co-authored-by: Bo <bo@hub.test>": [("co", "Bo", "bo@hub.test")],
    "Subject\n\nCo-Authored-By: Bo <bo@hub.test>\nCO-AUTHORED-BY: Cy <c@d>": [
        ("co", "Bo", "bo@hub.test"),
        ("co", "Cy", "c@d"),
    ],
    "Coauthored-by:Bo<bo@hub.test>": [("co", "Bo", "bo@hub.test")],
    "  co authored by :  Bo   the Brave  < bo@hub.test > ": [
        ("co", "Bo the Brave", "bo@hub.test")
    ],
    "co_authored_by：薄荷 <bo@hub.test>\r\n": [("co", "薄荷", "bo@hub.test")],
    "Co-author: 薄荷": [("co", "薄荷", "")],
    "Co-authors: Bo <b@x>, 李和平 <l@x>；Cy <c@x> and Di <d@x>": [
        ("co", "Bo", "b@x"),
        ("co", "李和平", "l@x"),
        ("co", "Cy", "c@x"),
        ("co", "Di", "d@x"),
    ],
    "Co-authored-by: Bo <b@x>和李和平 <l@x>": [("co", "Bo", "b@x"), ("co", "李和平", "l@x")],
    "Co-authored-by: Bo, Cy and Di": [("co", "Bo", ""), ("co", "Cy", ""), ("co", "Di", "")],
    "Co-authored-by: 李和平、薄荷": [("co", "李和平", ""), ("co", "薄荷", "")],
    "Co-authored-by: Bo, Cy, Di <d@x>": [("co", "Bo", ""), ("co", "Cy", ""), ("co", "Di", "d@x")],
    "Co-authored-by: Babbage, Charles <c@x>": [("co", "Babbage, Charles", "c@x")],
    "Co-authored-by: Bo <b@x>,\n  Cy <c@x>\n\nDi <d@x>": [("co", "Bo", "b@x"), ("co", "Cy", "c@x")],
    "Co-authored-by:\n- Bo <b@x>\n- Cy <c@x>\nSigned-off-by: Di <d@x>": [
        ("co", "Bo", "b@x"),
        ("co", "Cy", "c@x"),
    ],
    "Co-authored-by: Bo <b@x>\nCo-author: Cy <c@x>": [("co", "Bo", "b@x"), ("co", "Cy", "c@x")],
    "* one (#1)\n\n* two\n\n* Co-authored-by: Bo <b@x>\n\n---------\n\nMore words.": [
        ("co", "Bo", "b@x")
    ],
    "Translated-by: أحمد شوقي <a@x>": [("translated", "أحمد شوقي", "a@x")],
    "reviewed by: @bo-mint": [("reviewed", "bo-mint", "")],
    "Reviewed-by: [Bo](https://forge.test/bo) (on the call)": [("reviewed", "Bo", "")],
    "Reported-by: Bo (via mail)\nSuggested-by: **Cy**": [
        ("reported", "Bo", ""),
        ("suggested", "Cy", ""),
    ],
    "Suggested-by: <b@x>": [("suggested", "", "b@x")],
    # Nobody.
    "Signed-off-by: Bo <b@x>\nAcked-by: Cy <c@x>\nTested-by: Di <d@x>": [],
    "We like Co-authored-by: Bo <b@x> lines": [],
    "Reviewed-by: https://forge.test/pull/7": [],
    "Reported-by: #12\nReported-by:\n\nCo-authored-by: 17": [],
    "Suggested by: everybody who was there last night. Thank you!": [],
    "Suggested by: all the people of the reading circle": [],
    "": [],
}  # fmt: skip


@pytest.mark.parametrize("message", NAMED)
def test_trailers_in_every_spelling(message: str) -> None:
    found = [(part.lower().split("-")[0], name, where) for part, name, where in named_in(message)]
    assert found == NAMED[message]


def parts(told: Repository, path: str = "a.md", **options: Any) -> list[tuple[str, str]]:
    """Return who had which part in a file, newest first."""
    history = told.attribution(**options).of[path]
    return [(touch.who.name, touch.part.value) for touch in history.touches]


def test_each_person_counts_once_in_a_commit(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    message = """Begin

        Co-authored-by: ada <ada@elsewhere.test>
        Co-authored-by: Bo <ada@hub.test>
        Co-authored-by: BO <bo@hub.test>
        Reviewed-by: Ada <ada@hub.test>
        Reviewed-by: Bo <bo@hub.test>
        Translated-by: Ada <ada@hub.test>
    """
    told.commit(write("a.md"), message=message)
    assert parts(told) == [
        ("Ada", "Author"),
        ("Bo", "Co-authored-by"),  # two people may have one address
        ("Bo", "Reviewed-by"),
        ("Ada", "Translated-by"),
    ]
    # Whom trailers alone name has made no commit.
    assert {who.name: count for who, count in told.attribution().seen.items()} == {"Ada": 1}


def test_a_squash_by_git_names_those_whose_commits_it_holds(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    squashed(told)
    assert parts(told, "b.md") == [
        ("Cy", "Author"),
        ("Bo", "Co-authored-by"),
        ("Ada", "Author"),
    ]


def test_the_mailmap_holds_for_authors_and_for_trailers(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"), by="Ada L <old@hub.test>")
    told.commit(
        write(".mailmap", "Ada Lovelace <ada@hub.test> <old@hub.test>\n"),
        edit("a.md"),
        by="Bo",
        message="More\n\nCo-authored-by: countess <OLD@hub.test>\nReviewed-by: Someone",
    )
    who = [touch.who for touch in told.attribution().of["a.md"].touches]
    assert who == [
        Identity("Bo", "bo@hub.test", "Bo", "bo@hub.test"),
        Identity("Ada Lovelace", "ada@hub.test", "countess", "OLD@hub.test"),
        Identity("Someone", "", "Someone", ""),
        Identity("Ada Lovelace", "ada@hub.test", "Ada L", "old@hub.test"),
    ]


def test_one_person_with_four_addresses_and_two_with_one(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    names_of_one = ("Ada", "Ada L", "أدا", "艾达")
    people = ".mailmap", "".join(f"Ada <ada@hub.test> <{n}@hub.test>\n" for n in range(4))
    told.commit(write("a.md"), write(*people), by="Bo <team@hub.test>")
    told.commit(edit("a.md"), by="Cy <team@hub.test>")
    for number, name in enumerate(names_of_one):
        told.commit(edit("a.md", number), by=f"{name} <{number}@hub.test>")
    found = told.attribution()
    assert names(found.of["a.md"].touches) == {"Ada", "Bo", "Cy"}
    ada = {who.written_name for who in found.seen if who.address == "ada@hub.test"}
    assert ada == {*names_of_one}


# What counts for nobody, and what is no change.


def test_commits_that_are_listed_count_for_nobody(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"), by="Ada")
    whole = told.commit(edit("a.md", 1), by="Bo")
    short = told.commit(edit("a.md", 2), by="Cy")[:8].upper()
    told.commit(write("ignored", f"# Formatting\n{whole}\n  {short} # more\n"), by="Di")
    assert parts(told, ignore_revs="ignored") == [("Ada", "Author")]
    assert [name for name, _ in parts(told)] == ["Cy", "Bo", "Ada"]


def test_the_list_is_in_the_hubs_folder_or_at_the_top_of_the_repository(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("hub/a.md"), by="Ada")
    first = told.commit(edit("hub/a.md", 1), by="Bo")
    second = told.commit(edit("hub/a.md", 2), by="Cy")
    write(".git-blame-ignore-revs", first)(tmp_path)
    assert names(attribution(tmp_path / "hub").of["a.md"].touches) == {"Ada", "Cy"}
    write("hub/.git-blame-ignore-revs", second)(tmp_path)
    assert names(attribution(tmp_path / "hub").of["a.md"].touches) == {"Ada", "Bo"}


def test_a_commit_may_say_that_it_counts_for_nobody(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"), by="Ada")
    told.commit(edit("a.md"), by="Bo", message="Format\n\ncredits： NONE\n")
    assert parts(told) == [("Ada", "Author")]


def test_of_a_large_commit_only_what_it_adds_counts(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"), write("b.md"), write("c.md"), by="Ada")
    told.commit(edit("a.md"), move("b.md", "d.md"), write("e.md"), by="Bo")
    assert told.authors(bulk_files=2) == {
        "a.md": {"Ada"},
        "c.md": {"Ada"},
        "d.md": {"Ada"},
        "e.md": {"Bo"},
    }


def test_when_a_file_was_created_and_changed(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"), message="Credits: none")
    told.commit(edit("a.md"))
    told.commit(move("a.md", "b.md"))
    told.commit(edit("b.md"), by="dependabot[bot]")
    told.commit(edit("b.md"), by="Our Robot")
    told.commit(edit("b.md"), message="Format\n\nCredits: none")
    history = told.attribution(bots=["our robot"]).of["b.md"]
    assert (history.created, history.changed) == (day(1), day(2))
    moves = [(touch.time, touch.is_move) for touch in history.touches]
    assert moves == [(day(5), False), (day(4), False), (day(3), True), (day(2), False)]


def test_a_copy_is_as_old_as_the_copying(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    copied_to_the_byte(told)
    history = told.attribution().of["b.md"]
    assert (history.created, history.changed) == (day(2), day(3))


def test_a_file_that_counts_for_nobody_is_there_all_the_same(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"), message="Import\n\nCredits: none")
    assert told.attribution().of["a.md"] == FileHistory((), day(1), None)


def test_who_left_is_still_among_those_seen(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"), by="Ada")
    told.commit(write("b.md"), by="Bo")
    told.commit(remove("a.md"), by="Bo")
    told.on("side", lambda: told.commit(write("c.md"), by="Ada"))
    told.merge("side", by="Merger")
    found = told.attribution()
    assert {who.name: count for who, count in found.seen.items()} == {"Ada": 2, "Bo": 2}
    assert [*found.of] == ["b.md", "c.md"]


def test_how_many_lines_a_commit_changed(tmp_path: Path) -> None:
    told = Repository(tmp_path)
    told.commit(write("a.md"), write("picture", b"\0\1\2"))
    told.commit(move("a.md", "b\tc.md"), edit("b\tc.md", 1, 2))
    found = attribution(tmp_path, measure=True).of
    assert [touch.lines for touch in found["b\tc.md"].touches] == [4, 12]
    assert [touch.lines for touch in found["picture"].touches] == [None]
    assert [touch.lines for touch in told.attribution().of["picture"].touches] == [None]
