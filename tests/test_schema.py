"""A document against its noun: every field's mistakes at once, and the same rules for editors."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from commonplace.documents import read_data
from commonplace.language import language
from commonplace.model import COLLECTIONS, Record, Source
from commonplace.problems import CODES, Problem
from commonplace.schema import json_schema, read_record, references

STARTER = Path(__file__).parent.parent / "member_submissions"
FOLDERS = {
    "member": ["members/*.md", "members/*/index.md"],
    "column": ["columns/*/index.md"],
    "article": ["columns/*/*.md", "columns/*/*/index.md"],
    "event": ["events/*.md", "events/*/index.md"],
    "question": ["events/*/questions/*.md", "events/*/questions/*/index.md"],
    "competition": ["competitions/*/index.md"],
    "entry": ["competitions/*/entries/*/index.md"],
    "ballot": ["competitions/*/ballots/*.yml"],
    "poll": ["competitions/*/polls/*.yml"],
    "award": ["competitions/*/awards/*.yml"],
    "credits": ["credits/*.yml"],
}
EN = language("en")


def read(collection: str, text: str) -> tuple[Record | None, list[Problem]]:
    document, problems = read_data("a.yml", text.encode())
    assert document is not None
    assert problems == []
    return read_record(document, COLLECTIONS[collection], Source("a.yml", "a.yml", "a"))


def found(collection: str, text: str) -> list[tuple[int, int, str]]:
    return [(*problem.place, problem.code) for problem in read(collection, text)[1]]


def properties(schema: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    owners = {"": schema, **schema.get("$defs", {})}
    return [
        (f"{owner}.{name}", field)
        for owner, part in owners.items()
        for name, field in part.get("properties", {}).items()
    ]


def test_all_mistakes_of_a_file_at_once() -> None:
    text = "title: [a]\nauthors: [Ada]\ndate: 2026-02-30\nlang: chinese\nposition: first\nfoo: 1\n"
    assert found("article", text) == [
        (1, 8, "field-type"),
        (2, 11, "slug-invalid"),
        (3, 7, "date-impossible"),
        (5, 11, "field-type"),
        (4, 7, "language-invalid"),
        (6, 1, "field-unknown"),
    ]


def test_fields_are_held_against_each_other_even_where_others_are_wrong() -> None:
    text = (
        "title: T\nauthors: [ada]\ndate: 2026-05-14\nlang: chinese\nupdated: 2026-05-13\n"
        "status: scheduled\nimage: a.png\n"
    )
    assert sorted(found("article", text)) == [
        (4, 7, "language-invalid"),
        (5, 10, "end-before-start"),
        (6, 1, "field-together"),
        (7, 8, "image-alt-missing"),
    ]


def test_a_wrong_field_is_not_also_called_missing() -> None:
    text = (
        "title: T\nkind: talk\nstart: 2026-05-14\ntimezone: UTC\nmode: offline\n"
        "location: {nam: Here}\nstatus: rescheduled\nprevious_start: soon\n"
    )
    assert {code for _, _, code in found("event", text)} == {
        "field-missing",  # location.name
        "field-unknown",
        "date-format",
    }


def test_a_list_of_wrong_items_is_not_also_too_short() -> None:
    assert found("award", "name: N\ncitation: C\nrecipients: [A, B]\n") == [
        (3, 14, "slug-invalid"),
        (3, 17, "slug-invalid"),
    ]


def test_people_are_members_or_guests() -> None:
    text = "title: T\nkind: talk\nstart: 2026-05-14\ntimezone: UTC\nmode: online\nspeakers:\n"
    assert found("event", f"{text}  - ada\n  - name: Bob\n") == []
    (guest,) = read("event", f"{text}  - guest: Bob\n    name: Bob\n")[1]
    assert (guest.code, guest.values["field"]) == ("field-unknown", "speakers[0].guest")
    (unnamed,) = read("event", f"{text}  - url: https://example.org\n")[1]
    assert (unnamed.code, unnamed.values["field"]) == ("field-missing", "speakers[0].name")


def test_the_likely_field_is_suggested_with_an_example() -> None:
    (problem,) = read("member", "name: Ada\nafiliation: X\n")[1]
    assert problem.hint(EN).startswith("Did you mean “affiliation”?")
    (problem,) = read("member", "names: Ada\nname: ''\n")[1][:1]
    assert "name: Lin Xiaoman" not in problem.message(EN)


def test_whom_a_record_names() -> None:
    record, _ = read(
        "event",
        "title: T\nkind: talk\nstart: 2026-05-14\ntimezone: UTC\nmode: online\ntopics: [maps]\n"
        "organizers: [ada, {name: Bob}]\nsessions:\n"
        "  - {title: S, start: 2026-05-14, speakers: [ben]}\n"
        "credits:\n  - {member: cai, role: design}\n",
    )
    assert record is not None
    assert list(references(record)) == [
        ("member", "ada", ("organizers", 0)),
        ("member", "ben", ("sessions", 0, "speakers", 0)),
        ("topic", "maps", ("topics", 0)),
        ("member", "cai", ("credits", 0, "member")),
    ]


WORDS = sorted(
    {name.rpartition(".")[2] for c in COLLECTIONS for name, _ in properties(json_schema(c))}
)
VALUES = st.recursive(
    st.none()
    | st.text(max_size=8)
    | st.sampled_from(
        [
            *(
                "",
                "2026-05-14",
                "2026-05-14T19:30",
                "2026-05-14T19:30Z",
                "9999-12-31",
                "ada",
                "UTC",
            ),
            *(
                "AoE",
                "nan",
                ".inf",
                "1e999",
                "-1",
                "1",
                "9" * 5000,
                "true",
                "talk",
                "offline",
                "PT1H",
            ),
            *("submission", "scheduled", "a.png", "FREQ=DAILY", "https://example.org", "shared"),
        ]
    ),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(
    st.sampled_from(sorted(COLLECTIONS)),
    st.dictionaries(st.sampled_from(WORDS), VALUES, max_size=12),
)
@settings(max_examples=200, deadline=None)
def test_no_front_matter_stops_the_schema(collection: str, fields: dict[str, Any]) -> None:
    text = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
    document, problems = read_data("a.yml", text.encode())
    if document is None:
        return
    record, problems = read_record(document, COLLECTIONS[collection], Source("a.yml", "a.yml", "a"))
    assert (record is None) == bool(problems)
    for problem in problems:
        assert problem.code in CODES
        assert "{" not in CODES[problem.code].message.format_map(
            dict.fromkeys(problem.values, "")
        ), problem
        assert problem.message(EN)
        assert problem.hint(EN)


def examples_of(model: Any) -> dict[str, Any]:
    return {name: info.examples[0] for name, info in model.model_fields.items() if info.examples}


@given(st.sampled_from(sorted(COLLECTIONS)), st.data())
@settings(max_examples=100, deadline=None)
def test_no_change_to_a_good_record_stops_the_schema(collection: str, data: st.DataObject) -> None:
    fields = yaml.load(yaml.safe_dump(examples_of(COLLECTIONS[collection])), Loader=yaml.BaseLoader)  # noqa: S506 - makes texts only
    for _ in range(data.draw(st.integers(1, 3))):
        fields[data.draw(st.sampled_from(sorted(fields)))] = data.draw(VALUES)
    document, _ = read_data("a.yml", yaml.safe_dump(fields, allow_unicode=True).encode())
    if document is not None:
        read_record(document, COLLECTIONS[collection], Source("a.yml", "a.yml", "a"))


# --- JSON Schema --------------------------------------------------------------------------------


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_each_schema_is_valid_and_tells_an_editor_everything(collection: str) -> None:
    schema = json_schema(collection)
    Draft202012Validator.check_schema(schema)
    assert "/" in schema["title"]
    for name, field in properties(schema):
        assert field.get("title"), name
        assert field.get("description"), name
        assert field.get("examples"), name
        for example in field["examples"]:
            Draft202012Validator({"$defs": schema.get("$defs", {}), **field}).validate(example)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_examples_pass_the_rules_they_illustrate(collection: str) -> None:
    for name, info in COLLECTIONS[collection].model_fields.items():
        text = yaml.safe_dump({name: info.examples[0]}, allow_unicode=True)  # type: ignore[index]
        wrong = [
            problem
            for problem in read(collection, text)[1]
            if problem.values.get("field", "").startswith(name)
            and problem.code not in ("field-together", "image-alt-missing")
        ]
        assert wrong == []


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_the_starter_hub_is_right_by_the_schema_that_editors_use(collection: str) -> None:
    validator = Draft202012Validator(json_schema(collection))
    paths = {path for pattern in FOLDERS[collection] for path in STARTER.glob(pattern)}
    if collection == "article":
        paths -= {
            path for path in paths if path.parent.parent.name == "columns" and path.stem == "index"
        }
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        fields = next(iter(yaml.load_all(text, Loader=_EditorLoader)))
        assert [error.message for error in validator.iter_errors(fields)] == [], path


class _EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: by the core schema of YAML 1.2, where a date is a text."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as PyYAML has it
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
