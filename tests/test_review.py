"""Who may change what: own records only, as the published version names their owners."""

from pathlib import Path

import pytest

from commonplace.model import Ballot
from commonplace.model.seal import seal_of
from commonplace.problems.review_codes import REVIEW
from commonplace.trouble import Trouble
from tests.hubs import CONFIG, article, event, record
from tests.proposals import (
    DURING,
    Proposals,
    ballot,
    codes,
    drop,
    entry,
    member,
    place,
    put,
    refusals,
    shift,
    swap_in,
)

RIVER = "competitions/map-jam/entries/river/index.md"
BALLOT = "competitions/map-jam/ballots/jude.yml"
FIRST = "columns/notes/first.md"
AWARD = "name: First\nrecipients: [river]\ncitation: Good.\n"


@pytest.fixture(scope="module")
def proposals(tmp_path_factory: pytest.TempPathFactory) -> Proposals:
    return Proposals(tmp_path_factory.mktemp("hub"))


def test_an_author_changes_and_removes_their_own_article(proposals: Proposals) -> None:
    assert codes(proposals.review(swap_in(FIRST, "Words.", "Better."), actor="ada")) == []
    assert codes(proposals.review(drop(FIRST), actor="ADA")) == []


def test_another_members_article_is_not_theirs(proposals: Proposals) -> None:
    found = proposals.review(swap_in(FIRST, "Words.", "Worse."), actor="bo")
    assert refusals(found) == ["review-not-yours"]
    problem = found.problems[0]
    assert problem.path == place(FIRST)
    assert problem.values["owners"] == "ada, ed"
    assert problem.values["actor"] == "bo"


@pytest.mark.parametrize("who", ["ed", "mia", "keeper"])
def test_editors_and_maintainers_change_what_is_in_a_column(proposals: Proposals, who: str) -> None:
    found = proposals.review(swap_in(FIRST, "Words.", "Edited."), actor=who)
    assert refusals(found) == []


def test_an_editor_of_one_column_changes_nobodys_record(proposals: Proposals) -> None:
    found = proposals.review(swap_in("members/ada.md", "Ada", "Adda"), actor="ed")
    assert refusals(found) == ["review-not-yours"]


def test_owners_are_those_of_the_published_version(proposals: Proposals) -> None:
    mine = swap_in(FIRST, "authors: [ada]", "authors: [bo]")
    assert "review-not-yours" in refusals(proposals.review(mine, actor="bo"))
    editor = swap_in("columns/notes/index.md", "[ed]", "[bo]")
    assert refusals(proposals.review(editor, mine, actor="bo")) == ["review-not-yours"] * 2
    keeper = swap_in("/mkdocs.yml", "[mia,", "[bo, mia,")
    assert refusals(proposals.review(keeper, actor="bo")) == ["review-maintainers-only"]


def test_rights_that_somebody_lost_since_they_branched_off_are_gone(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    name = proposals.propose(swap_in(FIRST, "Words.", "Edited."))
    assert refusals(proposals.look(name, actor="ed")) == []
    proposals.repository.commit(swap_in("columns/notes/index.md", "[ed]", "[bo]"), by="Mia")
    assert refusals(proposals.look(name, actor="ed")) == ["review-not-yours"]


def test_what_was_published_since_is_no_change_of_theirs(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    name = proposals.propose(swap_in(FIRST, "Words.", "Edited."))
    proposals.repository.commit(put("columns/notes/third.md", article("Third")), by="Mia")
    found = proposals.look(name, actor="ada")
    assert [change.path for change in found.changes] == [place(FIRST)]
    assert codes(found) == []


def test_removing_and_renaming_a_file_of_another_is_refused(proposals: Proposals) -> None:
    assert refusals(proposals.review(drop(FIRST), actor="bo")) == ["review-removes"]
    renamed = proposals.review(shift(FIRST, "columns/notes/mine.md"), actor="bo")
    assert "review-removes" in refusals(renamed)
    assert renamed.changes[0].is_renamed


def test_an_author_may_rename_but_not_into_the_place_of_another(proposals: Proposals) -> None:
    moved = proposals.review(shift(FIRST, "columns/notes/better-name.md"), actor="ada")
    assert refusals(moved) == []
    onto = proposals.review(shift(FIRST, "columns/notes/second/index.md"), actor="ada")
    assert refusals(onto) == ["review-not-yours"]


def test_a_record_may_become_a_folder(proposals: Proposals) -> None:
    found = proposals.review(shift(FIRST, "columns/notes/first/index.md"), actor="ada")
    assert codes(found) == []


def test_pictures_belong_to_whom_the_record_belongs(proposals: Proposals) -> None:
    picture = put("members/ada/ada.png", "picture")
    assert refusals(proposals.review(picture, actor="ada")) == []
    assert refusals(proposals.review(picture, actor="bo")) == ["review-not-yours"]


@pytest.mark.parametrize(
    ("column", "who", "expected"),
    [
        ("notes", "ada", []),
        ("closed", "ada", ["review-adds"]),
        ("closed", "ed", []),
        ("open", "ada", []),
    ],
)
def test_a_column_says_who_may_send_articles(
    proposals: Proposals, column: str, who: str, expected: list[str]
) -> None:
    text = article("New", authors=f"[{who}]")
    assert refusals(proposals.review(put(f"columns/{column}/new.md", text), actor=who)) == expected


def test_nobody_publishes_in_the_name_of_another(proposals: Proposals) -> None:
    found = proposals.review(put("columns/notes/new.md", article("New")), actor="bo")
    assert refusals(found) == ["review-adds"]


def test_a_member_opens_a_column_of_their_own_and_a_newcomer_does_not(
    proposals: Proposals,
) -> None:
    def column(editor: str) -> str:
        return record("", title="Mine", description="Short.", editors=f"[{editor}]")

    mine = put("columns/mine/index.md", column("ada"))
    first = put("columns/mine/one.md", article("One"))
    assert refusals(proposals.review(mine, first, actor="ada")) == []
    assert refusals(proposals.review(mine, actor="bo")) == ["review-adds"]
    newcomers = put("columns/mine/index.md", column("gil"))
    assert "review-maintainers-only" in refusals(proposals.review(NEW, newcomers, actor="gil"))


def test_a_picture_in_a_columns_folder_is_added_by_whoever_may_write_there(
    tmp_path: Path,
) -> None:
    proposals = Proposals(tmp_path)
    for path in ("columns/notes/dot.png", "columns/notes/pictures/dot.png"):
        assert refusals(proposals.review(put(path, "picture"), actor="ada")) == []
        assert refusals(proposals.review(put(path, "picture"), actor="stranger"))
    there = put("columns/notes/cover.png", "cover")
    proposals.repository.commit(there, by="Mia")
    worse = put("columns/notes/cover.png", "worse")
    assert refusals(proposals.review(worse, actor="ada")) == ["review-not-yours"]
    assert refusals(proposals.review(worse, actor="ed")) == []


def test_what_cannot_be_read_is_nobodys(proposals: Proposals) -> None:
    for path in ("members/gil.md", "columns/open/new.md"):
        found = proposals.review(put(path, "---\nname: [\n---\n"), actor="gil")
        assert refusals(found) == ["review-unreadable"]


def test_a_translator_may_send_and_change_a_translation(proposals: Proposals) -> None:
    text = article(
        "第一",
        lang="zh",
        translation_of="notes/first",
        credits="[{member: bo, role: translation}]",
    )
    assert refusals(proposals.review(put("columns/notes/diyi.md", text), actor="bo")) == []


NEW = put("members/gil.md", member("gil"))


def test_a_newcomer_sends_a_record_and_an_article_where_that_is_open(
    proposals: Proposals,
) -> None:
    open_to_all = put("columns/open/hello.md", article("Hello", authors="[gil]"))
    found = proposals.review(NEW, open_to_all, actor="Gil")
    assert refusals(found) == []
    assert found.actor
    assert found.actor.is_new
    for_members = put("columns/notes/hello.md", article("Hello", authors="[gil]"))
    assert refusals(proposals.review(NEW, for_members, actor="gil")) == ["review-adds"]


def test_a_newcomers_record_names_their_own_account(proposals: Proposals) -> None:
    assert refusals(proposals.review(NEW, actor="hal")) == ["review-handle"]
    nameless = put("members/gil.md", record("", name="Gil"))
    assert refusals(proposals.review(nameless, actor="gil")) == ["review-handle-missing"]


def test_nobody_sends_a_second_record_or_that_of_another(proposals: Proposals) -> None:
    assert refusals(proposals.review(NEW, actor="ada")) == ["review-second-record"]
    two = put("members/gil-two.md", member("gil"))
    assert "review-handle" not in refusals(proposals.review(NEW, two, actor="gil"))
    article_too = put("columns/open/hello.md", article("Hello", authors="[gil]"))
    assert "review-adds" in refusals(proposals.review(NEW, two, article_too, actor="gil"))


def test_the_account_of_another_cannot_be_taken(proposals: Proposals) -> None:
    taken = swap_in("members/bo.md", "github: bo", "github: ada")
    assert set(refusals(proposals.review(taken, actor="bo"))) == {
        "review-handle",
        "review-handle-taken",
    }
    elsewhere = swap_in("members/bo.md", "github: bo", "github: bo, gitlab: bobo")
    assert codes(proposals.review(elsewhere, actor="bo")) == []


def test_a_changed_account_is_the_authors_or_a_maintainers_matter(proposals: Proposals) -> None:
    renamed = swap_in("members/bo.md", "github: bo", "github: bo-two")
    assert refusals(proposals.review(renamed, actor="bo")) == ["review-handle"]
    assert refusals(proposals.review(renamed, actor="bo-two")) == ["review-not-yours"]
    assert refusals(proposals.review(renamed, actor="mia")) == []


def test_commits_that_are_claimed_are_anothers_or_to_be_shown(proposals: Proposals) -> None:
    claim = swap_in("members/bo.md", "name: Bo", "name: Bo\ngit: [ada@hub.test]")
    found = proposals.review(claim, actor="bo")
    assert codes(found) == ["review-claim"]
    assert codes(proposals.review(claim, actor="bo", by="Bo <ada@hub.test>")) == []
    noreply = swap_in(
        "members/bo.md", "name: Bo", "name: Bo\ngit: [7+ada@users.noreply.github.com]"
    )
    assert refusals(proposals.review(noreply, actor="bo")) == ["review-handle-taken"]


def test_an_id_that_is_named_already_is_no_newcomers(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    waiting = put("columns/notes/waits.md", article("Waits", authors="[gil]"))
    proposals.repository.commit(waiting, by="Mia")
    assert "review-id-taken" in refusals(proposals.review(NEW, actor="gil"))
    keeper = swap_in("/mkdocs.yml", "[mia,", "[mia, hal,")
    proposals.repository.commit(keeper, by="Mia")
    found = proposals.review(put("members/hal.md", member("hal")), actor="hal")
    assert "review-id-taken" in refusals(found)
    assert found.actor
    assert not found.actor.is_maintainer
    assert not found.actor.is_new


def test_nobody_joins_their_record_with_that_of_another(proposals: Proposals) -> None:
    joined = swap_in("members/bo.md", "name: Bo", "name: Bo\nmerged_into: mia")
    assert refusals(proposals.review(joined, actor="bo")) == ["review-merges"]


def test_an_account_that_two_records_name_counts_for_neither(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    twin = swap_in("members/bo.md", "github: bo", "github: ada")
    proposals.repository.commit(twin, by="Mia")
    found = proposals.review(swap_in(FIRST, "Words.", "Better."), actor="ada")
    assert refusals(found) == ["review-not-yours"]
    assert "review-second-record" not in refusals(proposals.review(NEW, actor="ada"))


def test_who_runs_an_event_may_change_it_and_nobody_else(proposals: Proposals) -> None:
    later = swap_in("events/evening.md", "19:30", "20:30")
    assert refusals(proposals.review(later, actor="org")) == []
    assert refusals(proposals.review(later, actor="bo")) == ["review-not-yours"]
    assert (
        refusals(proposals.review(put("events/own.md", event(organizers="[bo]")), actor="bo")) == []
    )
    foreign = put("events/own.md", event(organizers="[org]"))
    assert refusals(proposals.review(foreign, actor="bo")) == ["review-adds"]


def test_anybody_asks_and_only_who_is_asked_answers(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    question = put("events/evening/questions/why.md", record("", title="Why?"))
    assert refusals(proposals.review(question, actor="stranger")) == []
    mine = put("events/evening/questions/why.md", record("", title="Why?", asked_by="bo"))
    assert refusals(proposals.review(mine, actor="bo")) == []
    assert refusals(proposals.review(mine, actor="ada")) == ["review-adds"]
    words = record("Because.", title="Why?", asked_by="bo", answered_by="[ada]")
    answered = put("events/evening/questions/why.md", words)
    assert refusals(proposals.review(answered, actor="bo")) == ["review-adds"]
    assert refusals(proposals.review(answered, actor="ada")) == []
    proposals.repository.commit(answered, by="Mia")
    other = swap_in("events/evening/questions/why.md", "Because.", "Nonsense.")
    assert refusals(proposals.review(other, actor="bo")) == ["review-not-yours"]
    assert refusals(proposals.review(other, actor="ada")) == []
    assert refusals(proposals.review(other, actor="org")) == []


def test_an_entrant_gives_themselves_nothing(proposals: Proposals) -> None:
    in_time = swap_in(RIVER, "title: River", "title: River\nreceived: 2026-05-01T00:00")
    found = proposals.review(in_time, actor="fay", now=DURING)
    assert refusals(found) == ["review-organizers-only"]
    assert found.problems[-1].values["owners"] == "org"
    assert refusals(proposals.review(in_time, actor="org")) == []
    judged = swap_in(RIVER, "title: River", "title: River\nstatus: ineligible")
    assert refusals(proposals.review(judged, actor="fay")) == ["review-organizers-only"]
    back = swap_in(RIVER, "title: River", "title: River\nstatus: withdrawn")
    assert refusals(proposals.review(back, actor="fay")) == []
    prize = swap_in(RIVER, "title: River", "title: River\ncredits: [{member: fay, role: award}]")
    assert refusals(proposals.review(prize, actor="fay")) == ["review-organizers-only"]
    award = put("competitions/map-jam/awards/first.yml", AWARD)
    assert refusals(proposals.review(award, actor="fay")) == ["review-adds"]
    assert refusals(proposals.review(award, actor="org")) == []
    weights = swap_in("competitions/map-jam/index.md", "name: Clarity", "name: C, weight: 9")
    assert refusals(proposals.review(weights, actor="fay")) == ["review-not-yours"]


def test_an_entry_that_changes_after_the_deadline_is_pointed_out(proposals: Proposals) -> None:
    better = swap_in(RIVER, "Words.", "Better words.")
    assert codes(proposals.review(better, actor="fay")) == ["review-entry-late"]
    picture = put(RIVER.replace("index.md", "map.png"), "picture")
    assert codes(proposals.review(picture, actor="fay")) == ["review-entry-late"]
    looks_back = swap_in(RIVER, "title: River", "title: River\npostmortem: notes/first")
    assert codes(proposals.review(looks_back, actor="fay")) == []


def test_a_new_entry_is_its_teams(proposals: Proposals) -> None:
    path = "competitions/map-jam/entries/hill/index.md"
    assert refusals(proposals.review(put(path, entry("Hill", "ada")), actor="ada")) == []
    assert refusals(proposals.review(put(path, entry("Hill", "ada")), actor="bo")) == [
        "review-adds"
    ]
    nobodys = entry("Hill").replace("member: fay", "name: Somebody")
    assert refusals(proposals.review(put(path, nobodys), actor="stranger")) == []


def test_a_ballot_is_its_judges_until_judging_is_over(proposals: Proposals) -> None:
    better = put(BALLOT, ballot(9))
    assert codes(proposals.review(better, actor="jude", now=DURING)) == []
    assert refusals(proposals.review(better, actor="jude")) == ["review-ballot-late"]
    assert "review-ballot-late" in refusals(proposals.review(better, actor="org"))
    assert "review-ballot-late" in refusals(proposals.review(drop(BALLOT), actor="jude"))
    assert refusals(proposals.review(better, actor="fay", now=DURING)) == ["review-not-yours"]
    words = put(BALLOT, ballot(7, comments="{river: {public: Good.}}"))
    assert codes(proposals.review(words, actor="jude")) == []


def test_organisers_who_send_a_judges_ballot_are_pointed_out(proposals: Proposals) -> None:
    found = proposals.review(put(BALLOT, ballot(9)), actor="org", now=DURING)
    assert codes(found) == ["review-ballot-by-another"]


def test_a_sealed_ballot_may_be_opened_after_judging_is_over(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    scored = Ballot(judge="jude", scores={"river": {"clarity": 7.0}})
    seal = seal_of("map-jam", scored, "salt")
    proposals.repository.commit(put(BALLOT, f"judge: jude\nsealed: {seal}\n"), by="Mia")
    opened = put(BALLOT, ballot(7, sealed=seal, salt="salt"))
    assert codes(proposals.review(opened, actor="jude")) == []
    resealed = put(BALLOT, f"judge: jude\nsealed: {seal[:-1]}{'1' if seal[-1] == '0' else '0'}\n")
    assert "review-ballot-late" in refusals(proposals.review(resealed, actor="jude"))
    other = put(BALLOT, ballot(8, sealed=seal, salt="salt"))
    assert "review-ballot-late" in refusals(proposals.review(other, actor="jude"))


@pytest.mark.parametrize(
    "path",
    [
        "/mkdocs.yml",
        "/requirements.txt",
        "/.github/workflows/site.yml",
        "/.mailmap",
        "/site_src/script.js",
        "/site_src/.meta.yml",
        "/plugins/own.py",
        "/MKDOCS.YML",
        "/member_submissions.md/x.yml",
        "/Member_submissions/members/ada.md.py",
        "credits/spring.yml",
        "members/.hidden.md",
        "members/ada/.git-blame-ignore-revs",
        "unknown/ada.md",
    ],
)
def test_what_makes_the_site_work_is_for_maintainers(proposals: Proposals, path: str) -> None:
    change = put(path, CONFIG if path.lower() == "/mkdocs.yml" else "credits: []\n")
    found = refusals(proposals.review(change, actor="ada"))
    assert found in (["review-maintainers-only"], ["review-unreadable"])
    assert refusals(proposals.review(change, actor="mia")) == []


def test_a_program_changes_what_was_declared_and_nothing_else(proposals: Proposals) -> None:
    newer = put("/requirements.txt", "mkdocs==1.7\n")
    assert refusals(proposals.review(newer, actor="dependabot[bot]")) == []
    workflow = put("/.github/workflows/site.yml", "on: push\n")
    assert refusals(proposals.review(workflow, actor="dependabot[bot]")) == [
        "review-maintainers-only"
    ]


def test_anybody_may_propose_a_change_of_the_handbook(proposals: Proposals) -> None:
    words = swap_in("/site_src/handbook/index.md", "Words.", "Better words, <3 and more.")
    assert codes(proposals.review(words, actor="stranger")) == ["review-page"]
    assert codes(proposals.review(words, actor="mia")) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("<script src=x></script>", "review-page-script"),
        ("<ScRiPt\nsrc=x>", "review-page-script"),
        ("`<script>` looks like code", "review-page-script"),
        ('<img src="x.png" onerror="alert(1)">', "review-page-script"),
        ("[x](javascript:alert(1))", "review-page-script"),
        ("[x](j&#97;vascript:alert(1))", "review-page-script"),
        ("[x](#){ onclick=alert(1) }", "review-page-script"),
        ("<svg/onload=alert(1)>", "review-page-script"),
        ("<kbd>Ctrl</kbd>", "review-page-html"),
        ('--8<-- "other.md"', "review-page-include"),
        ("{% include 'x' %}", "review-page-include"),
        ("![x](https://spy.example/x.png)", "review-page-remote"),
        ('<img src="//spy.example/x.png">', "review-page-remote"),
    ],
)
def test_what_is_new_in_a_page_and_more_than_text_is_pointed_out(
    proposals: Proposals, text: str, code: str
) -> None:
    changed = swap_in("/site_src/handbook/index.md", "Words.", f"Words.\n\n{text}")
    found = proposals.review(changed, actor="mia")
    at = [problem for problem in found.problems if problem.code == code]
    assert at
    assert at[0].place.line == 5
    assert refusals(found) == []


def test_what_was_in_a_page_before_is_not_told_again(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    html = swap_in("/site_src/handbook/index.md", "Words.", "<div>Words.</div>")
    proposals.repository.commit(html, by="Mia")
    more = swap_in("/site_src/handbook/index.md", "Words.", "More.")
    assert codes(proposals.review(more, actor="mia")) == []


def test_links_and_other_repositories_are_no_files(proposals: Proposals) -> None:
    def link(root: Path) -> None:
        (root / "member_submissions/members/ada.png").symlink_to("/etc/passwd")

    found = proposals.review(link, actor="ada")
    assert "review-no-file" in refusals(found)


def test_an_address_of_another_is_not_taken_by_a_redirect(proposals: Proposals) -> None:
    greedy = swap_in(
        "columns/notes/second.md",
        "title: Second",
        "title: Second\nredirect_from: [columns/notes/first/]",
    )
    assert "review-address-taken" in refusals(proposals.review(greedy, actor="bo"))


def test_who_retracted_an_article_decides_whether_it_comes_back(tmp_path: Path) -> None:
    proposals = Proposals(tmp_path)
    proposals.repository.commit(
        swap_in(FIRST, "title: First", "title: First\nstatus: retracted"), by="Ed"
    )
    back = swap_in(FIRST, "status: retracted", "status: published")
    assert refusals(proposals.review(back, actor="ada")) == ["review-organizers-only"]
    assert refusals(proposals.review(back, actor="ed")) == []


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("A step", []),
        ("A step\n\nCo-authored-by: Bo <bo@hub.test>", ["review-trailer"]),
        ("A step\n\nReviewed-by: 老王 <wang@hub.test>", ["review-trailer"]),
        ("A step\n\nCo-authored-by: Ada <1+ada@users.noreply.github.com>", []),
        ("A step\n\nCo-authored-by: dependabot[bot] <support@dependabot.com>", []),
        ("A step\n\nSigned-off-by: Bo <bo@hub.test>", []),
    ],
)
def test_a_trailer_that_credits_somebody_else_is_pointed_out(
    proposals: Proposals, message: str, expected: list[str]
) -> None:
    change = swap_in(FIRST, "Words.", "Better.")
    assert codes(proposals.review(change, actor="ada", by="Ada", message=message)) == expected


def test_a_commit_in_the_name_of_another_member_is_pointed_out(proposals: Proposals) -> None:
    change = swap_in(FIRST, "Words.", "Better.")
    by = "Bo <1+bo@users.noreply.github.com>"
    assert codes(proposals.review(change, actor="ada", by=by)) == ["review-author"]


def test_without_an_author_it_is_said_who_may(proposals: Proposals) -> None:
    found = proposals.review(swap_in(FIRST, "Words.", "Better."), put("/requirements.txt", "x\n"))
    assert found.is_allowed
    assert [(one.code, one.values["owners"]) for one in found.problems] == [
        ("review-needs", "ada, ed"),
        ("review-needs-maintainer", ""),
    ]


def test_what_cannot_be_compared_is_a_trouble(proposals: Proposals, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="fetch"):
        proposals.look("HEAD", base="no-such-branch")
    with pytest.raises(Trouble, match="--upload"):
        proposals.look("HEAD", base="--upload-pack=x")
    unknown = Proposals(tmp_path / "unknown")
    unknown.repository.commit(swap_in("/mkdocs.yml", "github.com", "git.hub.test"))
    with pytest.raises(Trouble, match="--forge"):
        unknown.look("HEAD", actor="ada")
    clone = tmp_path / "shallow"
    proposals.repository.git("clone", "--quiet", "--depth=1", proposals.root.as_uri(), str(clone))
    shallow = Proposals.__new__(Proposals)
    shallow.repository = type(proposals.repository).__new__(type(proposals.repository))
    shallow.repository.root = clone
    proposals.propose(drop(FIRST))
    with pytest.raises(Trouble, match="fetch-depth"):
        shallow.look("HEAD", base="HEAD")
    proposals.repository.git("checkout", "--quiet", "--orphan", "alone")
    proposals.repository.git("commit", "--quiet", "--allow-empty", "--message=Alone")
    proposals.repository.git("switch", "--quiet", "--force", "main")
    with pytest.raises(Trouble, match="in common"):
        proposals.look("alone")


def test_every_rule_is_met_by_an_example() -> None:
    here = Path(__file__).parent
    files = ("test_review.py", "test_review_publication.py")
    examples = "".join((here / name).read_text("utf-8") for name in files)
    assert [code for code in REVIEW if f'"{code}"' not in examples] == []
