"""The schemas of front matter, published for editors."""

import json
from functools import cache

from commonplace.model import COLLECTIONS
from commonplace.pages.generated import GeneratedFile
from commonplace.schema import json_schema


@cache
def schemas() -> tuple[GeneratedFile, ...]:
    """Return a JSON Schema for each kind of record; they come with the program."""
    return tuple(GeneratedFile(f"schemas/{name}.json", _schema(name)) for name in COLLECTIONS)


def _schema(collection: str) -> str:
    return f"{json.dumps(json_schema(collection), ensure_ascii=False, indent=2)}\n"
