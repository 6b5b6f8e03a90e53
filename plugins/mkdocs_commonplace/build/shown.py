"""HTML of pages, kept by all that has a part in it and made again where some of that changed."""

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation

from commonplace.publish.remade import Remade
from commonplace.trust.fingerprints import Fingerprints
from commonplace.trust.keys import digest
from commonplace.trust.store import Store
from mkdocs_commonplace.build.keys import programs
from mkdocs_commonplace.build.page_parts import PageParts, Parts
from mkdocs_commonplace.build.theme_sources import ThemeSources

_STEADY = ("mkdocs_commonplace.", "material.plugins.search.")
"""Modules whose plugins change nothing but a page's own variables while pages are made."""
_BETWEEN = ("page_context", "post_page")
_SHORT = 16

Changed = dict[str, Remade]
"""Pages that were made again, by their URIs."""

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


@dataclass(frozen=True, slots=True)
class Known:
    """What a page is made of: its templates and all else, by name."""

    templates: Mapping[str, str]
    parts: Parts
    trouble: str = ""

    def key(self, template: Template) -> str:
        """Return the key of what is made of this."""
        return digest([template.name, self.templates, self.parts])

    def as_data(self) -> list[dict[str, str]]:
        """Return what is remembered of this, to tell next time what changed."""
        return [
            {name: one[:_SHORT] for name, one in of.items()} for of in (self.templates, self.parts)
        ]


@dataclass
class Shown:
    """Answers in the place of a template that makes a page."""

    config: MkDocsConfig
    env: Environment
    nav: Navigation
    store: Store
    changed: Changed = field(default_factory=dict)

    def __post_init__(self) -> None:
        lasting = Fingerprints()
        self._programs = digest(programs())
        self._sources = ThemeSources(self.env, self.store, lasting, self._programs)
        is_steady = all(map(_is_steady, _between(self.config)))
        self._parts = PageParts(self.config, self.nav, lasting, is_steady=is_steady)
        self._said: set[str] = set()

    def show(self, template: Template, context: Mapping[str, Any]) -> str:
        """Return a page as its template makes it of what it is given."""
        page = context["page"]
        if self._sources.trouble or template.environment is not self.env:
            return self._made(template, context, self._sources.trouble)
        place = digest(["shown", Path(self.config.config_file_path or "").name, page.file.src_uri])
        before = self._before(place)
        if before is not None:
            now = self._known(before[0], template, context)
            kept = None if now.trouble else self.store.get(now.key(template))
            if kept is not None:
                if now.as_data() != before:  # as in a build before the last
                    self._remember(place, now)
                return kept.decode("utf-8", "surrogatepass")
        self._sources.begin()
        with _heard() as said:
            html = template.render(context)
        now = self._known(self._sources.behind(template), template, context)
        self._note(context, _differences(before, now), now.trouble)
        if now.trouble or said:
            self._tell(now.trouble)
        else:
            self.store.put(now.key(template), html.encode("utf-8", "surrogatepass"))
            self._remember(place, now)
        return html

    def _made(self, template: Template, context: Mapping[str, Any], trouble: str) -> str:
        trouble = trouble or "a template of another environment"
        self._tell(trouble)
        self._note(context, None, trouble)
        return template.render(context)

    def _remember(self, place: str, known: Known) -> None:
        self.store.put(place, json.dumps(known.as_data()).encode())

    def _note(
        self, context: Mapping[str, Any], parts: tuple[str, ...] | None, trouble: str
    ) -> None:
        facts = context.get("commonplace", {}).get("facts")
        file = context["page"].file
        is_list = bool(file.generated_by) and not getattr(facts, "source", "")
        self.changed[file.src_uri] = Remade(file.src_uri, parts, trouble, is_list)

    def _tell(self, trouble: str) -> None:
        if trouble and trouble not in self._said:
            self._said.add(trouble)
            log.debug("Pages are not kept: %s", trouble)

    def _before(self, place: str) -> list[dict[str, str]] | None:
        kept = self.store.get(place)
        return None if kept is None else json.loads(kept)

    def _known(self, names: Any, template: Template, context: Mapping[str, Any]) -> Known:
        used = self._sources.known(names)
        if used.environment is None or template.name not in used.digests:
            return Known(used.digests, {}, "templates are given what is not known")
        parts, trouble = self._parts.of(context["page"], context, used.looks)
        parts |= {"environment": used.environment, "programs": self._programs}
        return Known(used.digests, parts, trouble)


def _differences(before: list[dict[str, str]] | None, now: Known) -> tuple[str, ...] | None:
    """Return the names of what is not as it was."""
    if before is None:
        return None
    found: dict[str, None] = {}
    for old, new in zip(before, now.as_data(), strict=True):
        found.update({name: None for name in old | new if old.get(name) != new.get(name)})
    return tuple(found)


def _between(config: MkDocsConfig) -> Iterator[Any]:
    """Yield all that plugins do between two pages."""
    for event in _BETWEEN:
        yield from config.plugins.events[event]


def _is_steady(method: Any) -> bool:
    return f"{getattr(method, '__module__', '')}.".startswith(_STEADY)


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Note what is logged meanwhile: a page whose making says something is made each time."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    try:
        yield listener.said
    finally:
        logging.getLogger().removeHandler(listener)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())
