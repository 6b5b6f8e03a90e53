"""A member's Markdown into clean HTML, by the extensions of the hub that cannot reach elsewhere."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import nh3
from markdown import Markdown

from commonplace.dialect.emoji import plain_emoji
from commonplace.dialect.surroundings import Surroundings
from commonplace.dialect.vouched import Vouched
from commonplace.documents.headings import MOST_HEADINGS
from commonplace.trust.rendered import (
    TOO_DEEP,
    TOO_MANY_HEADINGS,
    Heading,
    RenderedText,
    TextFault,
)
from commonplace.trust.sanitizing import is_deeper, sanitized

_SAFE = re.compile(
    r"(markdown\.extensions\.)?(abbr|admonition|attr_list|codehilite|def_list|extra|fenced_code|"
    r"footnotes|legacy_attrs|legacy_em|md_in_html|meta|nl2br|sane_lists|smarty|tables|toc|wikilinks)"
    r"|pymdownx\.(arithmatex|betterem|blocks\.(admonition|caption|definition|details|tab)|caret|"
    r"critic|details|emoji|escapeall|extra|fancylists|highlight|inlinehilite|keys|magiclink|mark|"
    r"progressbar|quotes|saneheaders|smartsymbols|striphtml|superfences|tabbed|tasklist|tilde)"
    r"|material\.extensions\.\w+|commonplace\.dialect"
)
"""Extensions that neither open files nor ask other hosts."""

_NEVER = re.compile(
    r"pymdownx\.(snippets|b64|pathconverter)|.*(include|macros|exec|embed).*", re.IGNORECASE
)
"""Extensions that open files or run something, whatever a hub says."""

_HEADING = re.compile(r"<h[1-6][ >]")
_EMOJI = "pymdownx.emoji"

BELOW_A_TITLE = Surroundings(level_above=1)

DEEPEST = 100
"""Elements inside each other that a text may become; what reads pages after us may recurse."""


def may_be_used(extension: str, further: Collection[str] = ()) -> bool:
    """Whether an extension has an effect in members' texts; `further` are those a hub vouches for.

    What those make is cleaned like all else; one that opens files stays without effect.
    """
    if _SAFE.fullmatch(extension):
        return True
    return extension in further and not _NEVER.fullmatch(extension)


class MemberMarkdown:
    """Renders members' texts, one after the other.

    `extensions` and `options` are those of the hub's mkdocs.yml. Those that include files, run
    something or are not known to be harmless have no effect here, but for `further` ones.
    """

    def __init__(
        self,
        extensions: Sequence[str],
        options: Mapping[str, Any],
        further: Collection[str] = (),
    ) -> None:
        self._extensions = [name for name in extensions if may_be_used(name, further)]
        self._options = {name: dict(options.get(name) or {}) for name in self._extensions}
        if _EMOJI in self._options:
            own = self._options[_EMOJI]
            own["emoji_generator"] = plain_emoji(own.get("emoji_generator"))
        self._markdown: Markdown | None = None

    def render(self, text: str, surroundings: Surroundings = BELOW_A_TITLE) -> RenderedText:
        """Return a text as clean HTML.

        Raises whatever the parser does; the next text is then read by a new one. Nothing here is
        limited: `trust.rendering` is how a stranger's text is rendered.
        """
        vouched = Vouched()
        try:
            md = self._fresh()
            vouched.join(md)
            surroundings.join(md)
            html = sanitized(md.convert(text))
        except BaseException:
            self._markdown = None
            raise
        if is_deeper(html, DEEPEST):
            return RenderedText("", fault=TextFault(TOO_DEEP))
        if len(_HEADING.findall(html)) > MOST_HEADINGS:
            return RenderedText("", fault=TextFault(TOO_MANY_HEADINGS))
        headings = tuple(_headings(getattr(md, "toc_tokens", ()), vouched))
        return RenderedText(vouched.restore(html), headings)

    def _fresh(self) -> Markdown:
        """Return the parser as it is before a text."""
        if self._markdown is None:
            self._markdown = Markdown(
                extensions=self._extensions, extension_configs=self._options, output_format="html"
            )
        return self._markdown.reset()


def _headings(tokens: Sequence[Mapping[str, Any]], vouched: Vouched) -> Iterator[Heading]:
    """Yield the headings that `toc` found, in their order."""
    for token in tokens:
        title = nh3.clean(vouched.without(str(token["name"])), tags=set())
        yield Heading(vouched.without(str(token["id"])), title, int(token["level"]))
        yield from _headings(token["children"], vouched)
