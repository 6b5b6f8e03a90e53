"""Members' texts rendered by a process within limits; what was rendered once is kept.

`TextRenderer.render` is a pure function of a text, of what stands around it and of a hub's options
of Markdown.
"""

import json
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import commonplace
from commonplace.dialect.surroundings import Surroundings
from commonplace.trust.guard import CRASHED, TOO_SLOW, Guard, Limits
from commonplace.trust.handing_over import Parcel, origins, sources_of
from commonplace.trust.keys import digest, icons, makers
from commonplace.trust.member_markdown import BELOW_A_TITLE, may_be_used
from commonplace.trust.rendered import RenderedText, TextFault, as_written
from commonplace.trust.store import Store

_HURRIED = 0.5
_HURRIED_SPEED = 100_000
"""Seconds that any text has in a hurry, and characters for which it has one more. An honest one of
250,000 takes a second."""
_WORKER = "commonplace.trust.text_worker"
_MAKERS = ("latex2mathml", "markdown", "mkdocs-material", "nh3", "pygments", "pymdown-extensions")
_OURS = tuple(
    Path(commonplace.__file__).parent / name for name in ("dialect", "formulas", "locale", "trust")
)
"""What of this program has a part in a text's HTML."""


class TextRenderer:
    """Renders members' texts, one after the other.

    `extensions` and `options` are those of the hub's mkdocs.yml. Those that include files, run
    something or are not known to be harmless have no effect here, but for `further` ones, which a
    hub vouches for. Results are kept in `store`, else until this is closed.
    """

    def __init__(
        self,
        extensions: Sequence[str],
        options: Mapping[str, Any],
        store: Path | None = None,
        limits: Limits | None = None,
        further: Collection[str] = (),
    ) -> None:
        parcel = Parcel()
        used = [name for name in extensions if may_be_used(name, further)]
        own = {name: options.get(name) or {} for name in used}
        named = [name for name in further if name in used]
        start = {"extensions": used, "options": parcel.pack(own), "further": named}
        self.without_effect = sorted({*further} - {*used})
        """Which of the `further` ones the hub does not use, or nobody may vouch for."""
        self._packing_lost = parcel.lost
        self._guard = Guard(_WORKER, start, limits)
        self._store = Store(store)
        parts = [start, *origins(own), *icons(own), *makers(_MAKERS, _OURS), *sources_of(named)]
        self._base = digest(parts)
        if self._store.get(self._base) is None:  # a first build, with much to render
            self._guard.begin()

    def render(self, text: str, surroundings: Surroundings = BELOW_A_TITLE) -> RenderedText:
        """Return a text as clean HTML; one that cannot be rendered is shown as it is written.

        Raises GuardError where no text can be rendered at all.
        """
        around = (surroundings.level_above, surroundings.tables_before)
        key = digest([self._base, text, *around])
        found = self._kept(key)
        if found is None or (self._is_hasty(found) and not self._guard.is_hurried):
            request = {
                "markdown": text,
                "level_above": surroundings.level_above,
                "tables_before": surroundings.tables_before,
            }
            found, is_lasting = self._rendered(request)
            if is_lasting:
                self._store.put(key, json.dumps(found.as_data()).encode())
        return as_written(text, found.fault) if found.fault else found

    def lost_options(self) -> list[str]:
        """Return which options of the hub have no effect in members' texts, by their names."""
        kept = self._store.get(self._base)
        if kept is None:
            kept = json.dumps([*self._guard.greeting().get("lost", ())]).encode()
            self._store.put(self._base, kept)
        return sorted({*self._packing_lost, *map(str, json.loads(kept))})

    def close(self) -> None:
        """End the process and write what is to be kept."""
        self._guard.close()
        self._store.close()

    def _rendered(self, request: Mapping[str, Any]) -> tuple[RenderedText, bool]:
        """Return a text, and whether it is to be kept."""
        hurried = round(_HURRIED + len(request["markdown"]) / _HURRIED_SPEED, 1)
        outcome = self._guard.ask(request, hurried)
        if outcome.fault:
            return RenderedText("", fault=TextFault(outcome.fault, outcome.detail)), True
        try:
            return RenderedText.from_data(outcome.answer), True
        except (ValueError, TypeError, KeyError):
            return RenderedText("", fault=TextFault(CRASHED)), False

    def _is_hasty(self, found: RenderedText) -> bool:
        """Whether a text was too slow for less time than texts have."""
        fault = found.fault
        if fault is None or fault.kind != TOO_SLOW:
            return False
        return fault.detail != f"{self._guard.limits.seconds:g}"

    def _kept(self, key: str) -> RenderedText | None:
        kept = self._store.get(key)
        if kept is None:
            return None
        try:
            return RenderedText.from_data(json.loads(kept))
        except (ValueError, TypeError, KeyError):
            return None
