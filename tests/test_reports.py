"""Every format in which problems are printed, and that no submission can speak through it."""

import json
import re
from pathlib import Path

import pytest

from commonplace.language import LANGUAGES, language
from commonplace.problems import Place, Problem
from commonplace.problems.reports import FORMATS, Report, Sources, summary
from commonplace.terminal import width, wrap

ENGLISH = language("en")
PATH = "member_submissions/columns/notes/fog.md"
SOURCE = ["---", "title: 河边的雾 # 草稿", "authors: [alice-marlo]", "datum: 2026-02-01", "---"]

UNKNOWN_MEMBER = Problem.at(
    PATH, Place(3, 11), "member-unknown", found="alice-marlo", suggestion="alice-marlow"
)
UNKNOWN_FIELD = Problem.at(
    PATH, Place(4, 1), "field-unknown", field="datum", allowed="date, title", suggestion="date"
)
LONG_LINES = Problem.at("member_submissions/members/bob.md", Place(1, 4), "file-crlf")

HOSTILE = "x\n::error::y\r##[group]z\x1b[2J\u202e|`<b>` @all #1 :bug: [a](b) %0A"
HOSTILE_PROBLEM = Problem.at(
    f"member_submissions/{HOSTILE}", Place(), "name-invalid", found=HOSTILE
)


def report(*problems: Problem, checked: int = 10, columns: int = 0) -> Report:
    return Report(
        problems,
        ENGLISH,
        checked=checked,
        lines=lambda path: SOURCE if path == PATH else [],
        columns=columns,
    )


def test_text_shows_each_problem_with_its_line_and_the_sum() -> None:
    shown = FORMATS["text"](report(UNKNOWN_MEMBER, UNKNOWN_FIELD, LONG_LINES))

    assert (
        shown
        == f"""\
{PATH}:3:11 error member-unknown
  There is no member “alice-marlo”.
    3 │ authors: [alice-marlo]
      │           ^^^^^^^^^^^
  → Did you mean “alice-marlow”? Use the id of a file in members/, or add the member's file to \
this pull request.

{PATH}:4:1 error field-unknown
  There is no field “datum” here.
    4 │ datum: 2026-02-01
      │ ^^^^^
  → Did you mean “date”? Fields that may stand here: date, title.

member_submissions/members/bob.md:1:4 warning file-crlf
  Lines end in CRLF; LF is used here.
  → Set your editor to LF line ends, or run `commonplace check --fix`.

2 errors and 1 warning in 2 files; 8 files are fine.
"""
    )


def test_the_mark_stands_under_the_character_though_chinese_is_wide() -> None:
    problem = Problem.at(PATH, Place(2, 13), "yaml-broken", reason="?")

    _, _, line, mark, *_ = FORMATS["text"](report(problem)).splitlines()

    assert line.endswith("title: 河边的雾 # 草稿")
    assert width(line[: line.index("#")]) == mark.index("^")


def test_the_mark_takes_in_the_quotes_of_a_value() -> None:
    problem = Problem.at(PATH, Place(1, 7), "timezone-unknown", field="timezone", found="Mars")
    shown = Report([problem], ENGLISH, lines=lambda _: ['zone: "Mars" # the red one'])

    _, _, line, mark, *_ = FORMATS["text"](shown).splitlines()

    assert line[mark.index("^") : mark.rindex("^") + 1] == '"Mars"'


@pytest.mark.parametrize("column", [1, 200, 395])
def test_a_long_line_is_cut_around_its_mark(column: int) -> None:
    long_line = "雾" * (column - 1) + "here" + "雾" * (400 - column)
    problem = Problem.at(PATH, Place(1, column), "link-unknown", found="here")
    shown = Report([problem], ENGLISH, lines=lambda _: [long_line], columns=80)

    _, _, line, mark, *_ = FORMATS["text"](shown).splitlines()

    assert width(line) <= 80
    assert "here" in line
    assert "…" in line
    assert mark.index("^") == width(line[: line.index("here")])
    assert mark.count("^") == len("here")


def test_sentences_are_broken_for_terminals_only() -> None:
    def longest_sentence(columns: int) -> int:
        _, *lines = FORMATS["text"](report(UNKNOWN_MEMBER, columns=columns)).splitlines()
        return max(map(width, lines))

    assert longest_sentence(60) <= 60 < longest_sentence(0)


def test_chinese_is_broken_between_characters_but_not_before_a_full_stop() -> None:
    text = "雾从河面上慢慢升起来，桥上的人都看不见对岸的灯了。" * 3

    lines = wrap(text, 40).splitlines()

    assert "".join(lines) == text
    assert all(width(line) <= 42 for line in lines)
    assert not any(line[0] in "，。" for line in lines)


@pytest.mark.parametrize(
    ("problems", "checked", "said"),
    [
        ([], 0, "There is nothing to check."),
        ([], 1, "1 file is fine."),
        ([], 1200, "1,200 files are fine."),
        ([UNKNOWN_FIELD], 1, "1 error in 1 file."),
        ([UNKNOWN_FIELD, UNKNOWN_MEMBER], 2, "2 errors in 1 file; 1 file is fine."),
        ([LONG_LINES], 3, "1 warning in 1 file; 2 files are fine."),
    ],
)
def test_the_sum_is_one_sentence(problems: list[Problem], checked: int, said: str) -> None:
    assert summary(report(*problems, checked=checked)) == said


def test_json_has_every_language() -> None:
    (item,) = json.loads(FORMATS["json"](report(UNKNOWN_MEMBER)))

    assert item == {
        "path": PATH,
        "line": 3,
        "column": 11,
        "code": "member-unknown",
        "severity": "error",
        "message": "There is no member “alice-marlo”.",
        "hint": "Did you mean “alice-marlow”? Use the id of a file in members/, or add the "
        "member's file to this pull request.",
        "values": {"found": "alice-marlo", "suggestion": "alice-marlow"},
        "messages": {tag: UNKNOWN_MEMBER.message(language(tag)) for tag in LANGUAGES},
        "hints": {tag: UNKNOWN_MEMBER.hint(language(tag)) for tag in LANGUAGES},
    }


def test_github_shows_a_problem_beside_its_line() -> None:
    shown = FORMATS["github"](report(LONG_LINES))

    assert shown == (
        "::warning file=member_submissions/members/bob.md,line=1,col=4,title=file-crlf::"
        "Lines end in CRLF; LF is used here.%0A"
        "Set your editor to LF line ends, or run `commonplace check --fix`.\n"
        "1 warning in 1 file; 9 files are fine.\n"
    )


def test_github_properties_are_escaped() -> None:
    problem = Problem.at("member_submissions/a,b:c%.md", Place(), "file-link")

    shown = FORMATS["github"](report(problem))

    assert "file=member_submissions/a%2Cb%3Ac%25.md,line=1," in shown


def test_gitlab_knows_a_problem_again_when_it_moves() -> None:
    moved = Problem.at(PATH, Place(30, 1), "file-link")
    there = Problem.at(PATH, Place(3, 1), "file-link")

    (before,) = json.loads(FORMATS["gitlab"](report(there)))
    after, twin, other = json.loads(FORMATS["gitlab"](report(moved, there, UNKNOWN_MEMBER)))

    assert before["fingerprint"] == after["fingerprint"]
    assert len({item["fingerprint"] for item in (after, twin, other)}) == 3
    assert before["location"] == {"path": PATH, "lines": {"begin": 3}}
    assert before["severity"] == "major"
    assert before["check_name"] == "file-link"


def test_sarif_has_a_rule_for_each_result() -> None:
    log = json.loads(FORMATS["sarif"](report(UNKNOWN_MEMBER, UNKNOWN_FIELD, LONG_LINES)))

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["field-unknown", "file-crlf", "member-unknown"]
    assert all(rule["help"]["text"] and rule["shortDescription"]["text"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning"}
        assert result["message"]["text"]
    assert run["results"][0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 3, "startColumn": 11},
            }
        }
    ]


def test_sarif_paths_are_uris() -> None:
    problem = Problem.at("member_submissions/a b/雾?.md", Place(), "file-link")

    log = json.loads(FORMATS["sarif"](report(problem)))

    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "member_submissions/a%20b/%E9%9B%BE%3F.md"


def test_reviewdog_counts_bytes() -> None:
    problem = Problem.at(PATH, Place(2, 13), "yaml-broken", reason="?")

    found = json.loads(FORMATS["rdjson"](report(problem)))

    (item,) = found["diagnostics"]
    before = "title: 河边的雾 ".encode()
    assert item["location"]["range"]["start"] == {"line": 2, "column": len(before) + 1}
    assert item["severity"] == found["severity"] == "ERROR"


def test_markdown_is_a_table() -> None:
    lines = FORMATS["markdown"](report(UNKNOWN_FIELD)).splitlines()

    assert lines[:4] == [
        "1 error in 1 file; 9 files are fine.",
        "",
        "| File and line | What | What to do |",
        "| --- | --- | --- |",
    ]
    assert "There is no field “datum” here." in lines[4]


def test_markdown_holds_nothing_that_a_forge_takes_for_markup() -> None:
    row = FORMATS["markdown"](report(HOSTILE_PROBLEM)).splitlines()[4]

    cells = re.split(r"(?<!\\)\|", row)
    assert len(cells) == 5
    for sign in "`@#[<":
        assert not re.search(rf"(?<!\\){re.escape(sign)}(?!8203)", row.replace("&#8203;", "")), sign
    assert "@all" not in row
    assert "#1" not in row


@pytest.mark.parametrize("form", FORMATS)
def test_no_submission_speaks_to_terminal_or_ci(form: str) -> None:
    lines = [f"title: {HOSTILE}"]
    shown = FORMATS[form](Report([HOSTILE_PROBLEM], ENGLISH, lines=lambda _: lines))

    assert not re.search(r"[^\S\n ]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert "##[" not in shown
    commands = [line for line in shown.split("\n") if line.lstrip().startswith("::")]
    assert len(commands) == (form == "github")


def test_what_is_escaped_for_a_log_is_exact_for_a_program() -> None:
    (item,) = json.loads(FORMATS["json"](report(HOSTILE_PROBLEM)))

    assert item["path"] == HOSTILE_PROBLEM.path


@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_no_text_can_be_printed(form: str) -> None:
    problem = Problem.at("member_submissions/\udcff.md", Place(), "file-link")

    assert FORMATS[form](report(problem)).encode()


@pytest.mark.parametrize("form", ["json", "gitlab", "sarif", "rdjson"])
def test_without_problems_programs_get_an_empty_list(form: str) -> None:
    found = json.loads(FORMATS[form](report()))

    if form == "sarif":
        found = found["runs"][0]["results"]
    if form == "rdjson":
        found = found["diagnostics"]
    assert found == []


def test_sources_are_read_from_plain_text_files_only(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_bytes("\ufeff一\r\n二\x0c\n三".encode())
    (tmp_path / "gbk.md").write_bytes("雾".encode("gbk"))
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "link.md").symlink_to(tmp_path / "secret")
    lines = Sources(tmp_path)

    assert lines("good.md") == ["一", "二\x0c", "三"]
    assert not any(lines(name) for name in ("gbk.md", "link.md", "missing.md", "."))
