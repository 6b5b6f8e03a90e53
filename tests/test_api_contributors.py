"""`api/contributors.json` and the badges, as programs read them: by schema, then by values."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import pytest

from commonplace.model.attribution import Attribution, FileHistory, Identity, Part, Touch
from commonplace.outputs import outputs
from commonplace.outputs.api import SHAPES, schema_uri
from commonplace.outputs.api.badge import PICTURE_URI
from commonplace.outputs.api.badge import URI as BADGE_URI
from commonplace.outputs.api.contributors import URI
from commonplace.views import Edition
from tests.hubs import ADA, BO, NOTES, TWO_LANGUAGES, article, event, record, write_hub
from tests.hubs import edition as edition_of

FIRST = "member_submissions/columns/notes/first.md"
PICTURE = "member_submissions/columns/notes/map.png"
MAY = datetime(2026, 5, 16, 9, tzinfo=UTC)
NOW = "2026-05-25T12:00"
SVG = "{http://www.w3.org/2000/svg}"


def touch(name: str, commit: str = "c0ffee", part: Part = Part.AUTHOR, day: int = 16) -> Touch:
    who = Identity(name, "somebody@mail.test", name, "other@mail.test")
    return Touch(who, part, commit, MAY.replace(day=day))


def edition(root: Path, files: dict[str, str], language: str = "en", **touched: Any) -> Edition:
    """Return a hub with a column, whose files were touched so: `first`, `code`, `more`."""
    paths = {"first": FIRST, "code": "site_src/tool.py", "more": "site_src/more.py"}
    known = {paths[name]: FileHistory(tuple(row)) for name, row in touched.items()}
    hub = write_hub(root, ADA | BO | NOTES | files, TWO_LANGUAGES)
    return replace(edition_of(hub, NOW, language), attribution=Attribution(known))


def read(seen: Edition, uri: str = URI) -> Any:
    """Return a file of an edition, held against the schema that stands beside it."""
    files = dict(outputs(seen))
    schema, found = json.loads(files[schema_uri(uri)]), json.loads(files[uri])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    return found


def test_somebody_is_told_with_all_they_gave_and_why(tmp_path: Path) -> None:
    seen = edition(
        tmp_path,
        {"columns/notes/first.md": article()},
        first=[
            touch("薄荷", "beef", Part.REVIEWER, day=18),
            touch("薄荷", "c0ffee", Part.REVIEWER),
            touch("Ada", "ada1"),
        ],
    )
    found = read(seen)

    assert found["version"] == 1
    assert found["site"]["url"] == "https://hub.test/"
    assert found["totals"] == {
        "people": 2,
        "things": 3,
        "roles": {"content": 1, "editor": 1, "review": 1},
    }
    ada, bo = found["contributors"]
    assert (ada["roles"], ada["first"]) == ({"content": 1, "editor": 1}, "2026-05-12")
    assert bo == {
        "name": "薄荷",
        "id": "bo",
        "url": "https://hub.test/members/bo/",
        "roles": {"review": 1},
        "first": "2026-05-16",
        "last": "2026-05-18",
        "given": [
            {
                "role": "review",
                "page": FIRST,
                "title": "First",
                "url": "https://hub.test/columns/notes/first/",
                "days": ["2026-05-16", "2026-05-18"],
                "reasons": [
                    {"commit": "c0ffee", "part": "Reviewed-by"},
                    {"commit": "beef", "part": "Reviewed-by"},
                ],
            }
        ],
    }
    writing = next(one for one in ada["given"] if one["role"] == "content")
    assert writing["days"] == ["2026-05-12", "2026-05-16"]
    assert writing["reasons"] == [{"line": 3}, {"commit": "ada1", "part": "Author"}]


def test_people_stand_by_name_whoever_gave_most(tmp_path: Path) -> None:
    members = {f"members/{name}.md": record(name=name.title()) for name in ("zoe", "bea", "cleo")}
    files = {
        "columns/notes/a.md": article(authors="[zoe]"),
        "columns/notes/b.md": article(authors="[zoe, bo]"),
        "columns/notes/c.md": article(authors="[bea, cleo]"),
    }
    found = read(edition(tmp_path, files | members, code=[touch("Anna von Ohne")]))

    names = [one["name"] for one in found["contributors"]]
    assert names == ["Ada", "Anna von Ohne", "Bea", "薄荷", "Cleo", "Zoe"]


def test_who_is_known_by_name_alone_has_no_id_and_no_address(tmp_path: Path) -> None:
    files = {
        "members/plain.md": record(name="Plain", visibility="name_only"),
        "columns/notes/first.md": article(authors="[plain]"),
    }
    found = read(edition(tmp_path, files, code=[touch("Stranger")]))

    told = {
        one["name"]: set(one) - {"roles", "given", "last", "first"} for one in found["contributors"]
    }
    assert told["Plain"] == told["Stranger"] == {"name"}


def test_who_is_hidden_is_a_number(tmp_path: Path) -> None:
    files = {
        "members/shy.md": record(name="Shy Heron", visibility="hidden", aliases="[Nobody Else]"),
        "columns/notes/first.md": article(authors="[shy]"),
    }
    seen = edition(tmp_path, files, first=[touch("Nobody Else", "c0ffee")])

    assert read(seen)["totals"]["unnamed"] == 1
    text = str(dict(outputs(seen))[URI])
    assert not re.search(r"shy|heron|nobody|c0ffee", text, re.IGNORECASE)


def test_no_address_of_mail_is_in_it_in_any_form(tmp_path: Path) -> None:
    thanks = """
  - {member: ada, role: review, evidence: ada@mail.test wrote to me}
  - {member: ada, role: review, evidence: "https://ada@mail.test/"}
  - {member: ada, role: review, evidence: "https://list.test/?from=ada%40mail.test"}
  - {member: ada, role: review, evidence: "https://social.test/@ada/12"}
  - {member: ada, role: review, evidence: "https://forge.test/pull/12"}"""
    files = {
        "credits/thanks.yml": f"credits:{thanks}\n",
        "columns/notes/first.md": article(),
    }
    seen = edition(tmp_path, files, first=[touch("who@mail.test"), touch("Eve")])

    assert "mail.test" not in dict(outputs(seen))[URI]
    (ada,) = (one for one in read(seen)["contributors"] if one["name"] == "Ada")
    urls = {reason.get("url") for one in ada["given"] for reason in one["reasons"]}
    assert urls == {None, "https://social.test/@ada/12", "https://forge.test/pull/12"}


def test_what_no_list_shows_is_not_told(tmp_path: Path) -> None:
    files = {
        "columns/notes/open.md": article("Open"),
        "columns/notes/quiet.md": article("Quiet", status="unlisted", authors="[bo]"),
        "columns/notes/draft.md": article("Draft", status="draft", authors="[bo]"),
    }
    found = read(edition(tmp_path, files))

    titles = [one["title"] for each in found["contributors"] for one in each["given"]]
    assert sorted(titles) == ["Notes", "Open"]


def test_a_talk_that_is_still_to_come_is_not_given_yet(tmp_path: Path) -> None:
    files = {
        "events/was.md": event(start="2026-05-24T19:30", speakers="[ada]"),
        "events/comes.md": event(start="2026-05-26T19:30", speakers="[ada, {name: Cy}]"),
    }
    found = read(edition(tmp_path, files))["contributors"]
    assert [one["name"] for one in found] == ["Ada"]
    talks = [one["days"] for one in found[0]["given"] if one["role"] == "talk"]
    assert talks == [["2026-05-24"]]


def test_days_of_what_no_list_shows_are_not_told(tmp_path: Path) -> None:
    files = {
        "columns/notes/open.md": article("Open"),
        "columns/notes/quiet.md": article("Quiet", status="unlisted", date="2019-01-01"),
    }
    (ada,) = read(edition(tmp_path, files))["contributors"]
    assert (ada["first"], ada["last"]) == ("2026-05-12", "2026-05-12")


def test_a_picture_is_named_and_work_on_no_page_is_told_by_its_commits(tmp_path: Path) -> None:
    files = {
        "columns/notes/first.md": article(body="![A map](map.png)"),
        "columns/notes/map.png": "",
    }
    seen = edition(tmp_path, files, code=[touch("Cy", "c0de"), touch("Cy", "c0de2", day=17)])
    seen.attribution.of[PICTURE] = FileHistory((touch("Cy", "b1ff"),))  # type: ignore[index]

    (cy,) = (one for one in read(seen)["contributors"] if one["name"] == "Cy")

    coded, drew = cy["given"]
    assert (drew["role"], drew["page"]) == ("design", FIRST)
    assert (coded["role"], "page" in coded) == ("code", False)
    assert drew["reasons"] == [{"commit": "b1ff", "part": "Author", "path": PICTURE}]
    assert [one["commit"] for one in coded["reasons"]] == ["c0de", "c0de2"]


def test_a_commit_to_many_files_is_one_reason(tmp_path: Path) -> None:
    seen = edition(tmp_path, {}, code=[touch("Cy", "c0de")], more=[touch("Cy", "c0de")])
    (cy,) = (one for one in read(seen)["contributors"] if one["name"] == "Cy")
    assert cy["given"][0]["reasons"] == [{"commit": "c0de", "part": "Author"}]


def test_pages_of_another_language_and_questions_are_led_to(tmp_path: Path) -> None:
    files = {
        "columns/notes/first.md": article(lang="zh"),
        "events/a.md": event(),
        "events/a/questions/why.md": record(
            "Why?", title="Why", asked_by="ada", date="2026-05-13", status="answered",
            answered_by="[bo]",
        ),
    }  # fmt: skip
    found = read(edition(tmp_path, files))

    urls = {one["title"]: one["url"] for each in found["contributors"] for one in each["given"]}
    assert urls["First"] == "https://hub.test/zh/columns/notes/first/"
    assert urls.get("Why", "https://hub.test/events/a/#question-why").endswith("/a/#question-why")


def test_it_is_the_same_whatever_the_order_of_files(tmp_path: Path) -> None:
    files = {
        "columns/notes/first.md": article(),
        "columns/notes/second.md": article("Second", authors="[bo, ada]"),
    }
    touched = [touch("Eve", "e1"), touch("Bob", "b1", day=17)]
    one = edition(tmp_path / "one", files, code=touched)
    other = edition(tmp_path / "other", dict(reversed(files.items())), code=touched)

    assert dict(outputs(one))[URI] == dict(outputs(other))[URI]


def test_a_hub_without_people_has_an_empty_list(tmp_path: Path) -> None:
    found = read(edition_of(write_hub(tmp_path, {}, TWO_LANGUAGES)))
    assert (found["contributors"], found["totals"]["people"]) == ([], 0)


@pytest.mark.parametrize(("language", "label"), [("en", "contributors"), ("zh", "贡献者")])
def test_the_badges_say_how_many_are_named(tmp_path: Path, language: str, label: str) -> None:
    seen = edition(tmp_path, {"columns/notes/first.md": article(authors="[ada, bo]")}, language)

    badge = read(seen, BADGE_URI)
    assert badge == {"schemaVersion": 1, "label": label, "message": "2", "color": "a8401f"}
    picture = ET.fromstring(dict(outputs(seen))[PICTURE_URI])  # noqa: S314 - our own file
    assert picture.findtext(f"{SVG}title") == f"{label}: 2"
    assert [text.text for text in picture.iter(f"{SVG}text")] == [label, "2"]
    boxes = picture.findall(f"{SVG}g/{SVG}rect")
    assert [box.get("x", "0") for box in boxes] == ["0", boxes[0].get("width")]
    assert sum(int(box.get("width", 0)) for box in boxes) == int(picture.get("width", 0))
    assert all(
        len(str(text.text)) * 6 <= int(text.get("textLength", 0))
        for text in picture.iter(f"{SVG}text")
    )


def test_the_schema_says_what_each_name_is(tmp_path: Path) -> None:
    files = dict(outputs(edition(tmp_path, {})))
    for uri in (URI, BADGE_URI):
        assert uri in SHAPES
        schema = json.loads(files[schema_uri(uri)])
        for kind in (schema, *schema["$defs"].values()) if "$defs" in schema else (schema,):
            for name, field in kind.get("properties", {}).items():
                assert field["description"], name
