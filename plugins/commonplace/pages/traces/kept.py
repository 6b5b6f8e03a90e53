"""The Markdown of generated pages, kept and asked again."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import commonplace
from commonplace.pages.texts import TextPlaces
from commonplace.pages.traces.asking import NOWHERE, Asking
from commonplace.pages.traces.trace import Trace, is_asked
from commonplace.trust.fingerprints import Fingerprints
from commonplace.trust.keys import digest, makers
from commonplace.trust.store import Store
from commonplace.views import Edition

_MAKERS = ("babel", "jinja2", "markupsafe", "pydantic", "tzdata")

Tools = Callable[[str, TextPlaces], Mapping[str, Any]]
"""Gives a page what its template can ask, by its URI and the places for members' texts."""
Render = Callable[[Mapping[str, Any]], str]


class KeptPages:
    """Answers in the place of templates, for one edition, in which nothing changes meanwhile."""

    def __init__(self, store: Store, edition: Edition, tools: Tools) -> None:
        self.lacks: dict[str, list[str]] = {}
        """Why pages cannot be kept, by their URIs."""
        self.written: list[str] = []
        """The URIs of pages that had to be written."""
        self._store = store
        self._known = Fingerprints()
        self._tools = tools
        self._asking = Asking(self._known, lambda: tools(NOWHERE, TextPlaces()))
        self._base = digest([self._known.of((edition.hub.settings, edition.site)), *_programs()])

    def page(
        self, uri: str, template: str, values: Mapping[str, Any], render: Render
    ) -> tuple[str, TextPlaces]:
        """Return the Markdown of a page and the texts that stand on it.

        `render` makes it of the values and the tools together.
        """
        key = self._key(uri, template, values)
        if key and (kept := self._kept(key, uri, values)):
            return kept
        self.written.append(uri)
        places = TextPlaces()
        given = self._tools(uri, places)
        trace = Trace(self._known, self._asking)
        if key:
            markdown = render({**trace.tools(given), **trace.values(values)})
        else:
            markdown = render({**given, **values})
        if key and not trace.lacks:
            kept_as = {"markdown": markdown, "asked": trace.questions, "answers": trace.answers}
            self._store.put(key, json.dumps(kept_as).encode())
        elif trace.lacks:
            self.lacks[uri] = trace.lacks
        return markdown, places

    def _key(self, uri: str, template: str, values: Mapping[str, Any]) -> str:
        """Return the key of a page; an empty text where a value cannot be told by its parts."""
        told: list[str | None] = [self._base, uri, template]
        lacks = []
        for name, value in values.items():
            found = "" if is_asked(value, self._known) else self._known.of(value)
            told += [name, found]
            if found is None:
                lacks.append(name)
        if lacks:
            self.lacks[uri] = lacks
        return "" if lacks else digest(told)

    def _kept(self, key: str, uri: str, values: Mapping[str, Any]) -> tuple[str, TextPlaces] | None:
        content = self._store.get(key)
        if content is None:
            return None
        places = TextPlaces()
        given: dict[str, Any] = {}

        def page() -> Mapping[str, Any]:
            if not given:
                given.update({**self._tools(uri, places), **values})
            return given

        try:
            kept = json.loads(content)
            found = self._asking.answers(kept["asked"], page)
            return (kept["markdown"], places) if found == kept["answers"] else None
        except Exception:  # noqa: BLE001 - what cannot be asked again is no answer; the page is written
            return None


def _programs() -> tuple[str, ...]:
    return makers(_MAKERS, (Path(commonplace.__file__ or "").parent,))
