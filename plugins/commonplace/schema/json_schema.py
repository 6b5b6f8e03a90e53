"""The nouns as JSON Schema 2020-12, for editors that complete and check while one writes."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from commonplace.language import LANGUAGES, N_, language
from commonplace.model import COLLECTIONS

DIALECT = GenerateJsonSchema.schema_dialect

_NAMES = {
    "member": N_("member"),
    "column": N_("column"),
    "article": N_("article"),
    "event": N_("event"),
    "question": N_("question"),
    "competition": N_("competition"),
    "entry": N_("entry"),
    "ballot": N_("ballot"),
    "poll": N_("poll"),
    "award": N_("award"),
    "credits": N_("credits"),
}


def json_schema(collection: str) -> dict[str, Any]:
    """Return the JSON Schema of a collection's front matter, described in every language.

    Raises KeyError where there is no such collection.
    """
    names = " / ".join(language(tag).gettext(_NAMES[collection]) for tag in LANGUAGES)
    return {**class_schema(COLLECTIONS[collection]), "title": names}


def class_schema(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of a class of fields, described in every language."""
    schema = model.model_json_schema(mode="validation")
    kinds = schema.get("$defs", {})
    for owner in (schema, *kinds.values()):
        for name, field in owner.get("properties", {}).items():
            # pydantic leaves both out where a field is nothing but a kind of its own.
            field["title"] = name.replace("_", " ").capitalize()
            kind = kinds.get(str(field.get("$ref", "")).rpartition("/")[2], {})
            field.setdefault("description", kind.get("description", ""))
    for owner in (schema, *kinds.values()):
        owner.pop("description", None)  # a docstring speaks to developers, in one language
    _describe(schema)
    return {"$schema": DIALECT, **schema}


def _describe(part: Any) -> None:
    """Put every description in all languages, one a line."""
    if isinstance(part, list):
        for item in part:
            _describe(item)
    elif isinstance(part, dict):
        if isinstance(text := part.get("description"), str):
            texts = [language(tag).gettext(text) for tag in LANGUAGES]
            part["description"] = "\n".join(dict.fromkeys(texts))
        for name, inner in part.items():
            if name not in ("examples", "default", "enum"):
                _describe(inner)
