"""The nouns as JSON Schema 2020-12, for editors that complete and check while one writes."""

from typing import Any

from pydantic.json_schema import GenerateJsonSchema

from commonplace.language import LANGUAGES, N_, language
from commonplace.model import COLLECTIONS

DIALECT = GenerateJsonSchema.schema_dialect

_NAMES = {
    "member": N_("member"),
    "column": N_("column"),
    "article": N_("article"),
    "event": N_("event"),
    "competition": N_("competition"),
    "entry": N_("entry"),
    "ballot": N_("ballot"),
    "award": N_("award"),
    "credits": N_("credits"),
}


def json_schema(collection: str) -> dict[str, Any]:
    """Return the JSON Schema of a collection's front matter, described in every language.

    Raises KeyError where there is no such collection.
    """
    schema = COLLECTIONS[collection].model_json_schema(mode="validation")
    _describe(schema)
    names = " / ".join(language(tag).gettext(_NAMES[collection]) for tag in LANGUAGES)
    return {"$schema": DIALECT, **schema, "title": names}


def _describe(part: Any) -> None:
    """Translate descriptions in place; drop the titles that pydantic derives from the names."""
    if isinstance(part, list):
        for item in part:
            _describe(item)
        return
    if not isinstance(part, dict):
        return
    text = part.get("description")
    if isinstance(text, str):
        texts = [language(tag).gettext(text) for tag in LANGUAGES]
        part["description"] = "\n".join(dict.fromkeys(texts))
    for name, inner in part.items():
        if name not in ("examples", "default", "enum"):
            _describe(inner)
