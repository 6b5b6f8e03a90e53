"""From answers, which are texts, to the fields of a record; each answer is checked by itself."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from commonplace.addresses import is_reserved_id
from commonplace.documents import read_document
from commonplace.documents.places import FieldPath
from commonplace.documents.writing import write_document
from commonplace.load.tree import LONGEST_NAME
from commonplace.model import Source
from commonplace.problems import Place, Problem, closest
from commonplace.schema import read_record
from commonplace.slugs import slug_for, slug_for_name
from commonplace.starting.fields import ordered
from commonplace.starting.kind import Kind, Prompt
from commonplace.trouble import Trouble
from commonplace.values import SLUG

Answers = Mapping[str, Any]
"""Answers by option: a text, or a list of texts where there may be several."""

Known = frozenset[tuple[str, str]]
"""The collection and key of every record there is."""


def id_for(kind: Kind, title: str) -> str:
    """Return the id to propose for a new record: pinyin where the title is Chinese."""
    return slug_for_name(title) if kind.title == "name" else slug_for(title, kind.name)


def compose(kind: Kind, answers: Answers) -> dict[str, Any]:
    """Return the fields that answers fill, in the noun's order."""
    fields: dict[str, Any] = {}
    title = answers.get(kind.title)
    if title:
        fields[kind.title] = title
    for prompt in kind.prompts:
        answer = answers.get(prompt.option)
        if prompt.at and answer:
            shaped = [prompt.shape(text) for text in answer] if prompt.many else None
            _put(fields, prompt.at, prompt.shape(answer) if shaped is None else shaped)
    if "phases" in fields:
        fields["phases"][0]["id"] = "submission"
    if kind.name == "event" and type(fields.get("start")) is date:
        fields["all_day"] = True
    return ordered(kind.model, fields)


def faults_of_answer(
    kind: Kind, prompt: Prompt, answer: Any, known: Known
) -> list[Problem | Trouble]:
    """Return what is wrong with an answer, looked at without the others."""
    if not prompt.at:
        return list(_unknown(prompt.collection, [answer], known))
    try:
        fields = compose(kind, {prompt.option: answer})
    except Trouble as fault:
        return [fault]
    problems: list[Problem | Trouble] = [
        problem
        for problem in _problems(kind, fields)
        if problem.values.get("field", "").startswith(prompt.field)
    ]
    if problems or not prompt.collection:
        return problems
    texts = answer if prompt.many else [answer]
    shaped = [prompt.shape(text) for text in texts]
    ids = [text for text, value in zip(texts, shaped, strict=True) if not _is_guest(value)]
    return list(_unknown(prompt.collection, ids, known))


def faults_of_title(kind: Kind, title: str) -> list[Problem]:
    """Return what is wrong with a title or a name."""
    found = _problems(kind, {kind.title: title})
    return [problem for problem in found if problem.values.get("field") == kind.title]


def faults_of_id(text: str) -> list[Problem]:
    """Return why a text cannot be an id."""
    at = ("", Place())
    if not SLUG.fullmatch(text):
        return [Problem.at(*at, "name-invalid", found=text, suggested=slug_for(text))]
    if is_reserved_id(text):
        return [Problem.at(*at, "name-reserved", found=text, suggested=f"{text}-1")]
    if len(text) > LONGEST_NAME - len(".md"):
        limit = LONGEST_NAME - len(".md")
        return [Problem.at(*at, "name-too-long", length=len(text), limit=limit)]
    return []


def _problems(kind: Kind, fields: dict[str, Any]) -> list[Problem]:
    document, problems = read_document("", write_document(fields, "").encode())
    if document is None:
        return problems
    return problems + read_record(document, kind.model, Source("", "", ""))[1]


def _unknown(collection: str, ids: Iterable[str], known: Known) -> Iterable[Problem]:
    names = sorted(key for name, key in known if name == collection)
    for found in ids:
        if found not in names:
            likely = closest(found, names)
            yield Problem.at("", Place(), f"{collection}-unknown", found=found, suggestion=likely)


def _is_guest(value: Any) -> bool:
    return isinstance(value, dict) and "member" not in value


def _put(fields: dict[str, Any], at: FieldPath, value: Any) -> None:
    """Set a field, making the mappings and lists on the way to it."""
    here: Any = fields
    for part, following in pairwise(at):
        empty: Any = [] if isinstance(following, int) else {}
        if isinstance(part, int):
            if part == len(here):
                here.append(empty)
            here = here[part]
        else:
            here = here.setdefault(part, empty)
    here[at[-1]] = value
