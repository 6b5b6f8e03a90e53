"""The schemas of front matter, published for editors."""

import json
from collections.abc import Iterator

from commonplace.model import COLLECTIONS
from commonplace.pages.generated import GeneratedFile
from commonplace.schema import json_schema


def schemas() -> Iterator[GeneratedFile]:
    """Yield a JSON Schema for each kind of record."""
    for collection in COLLECTIONS:
        text = json.dumps(json_schema(collection), ensure_ascii=False, indent=2)
        yield GeneratedFile(f"schemas/{collection}.json", f"{text}\n")
