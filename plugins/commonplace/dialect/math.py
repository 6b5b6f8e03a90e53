r"""Formulas, as `pymdownx.arithmatex` finds them, in MathML.

Arithmatex leaves elements of the class `arithmatex` with TeX between `\(` and `\)` or `\[` and
`\]`; they are replaced. A fence or inline code named `math` is the same in another spelling.
"""

import html
import re
from typing import Any
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX, AtomicString

from commonplace.dialect.vouched import vouch
from commonplace.formulas.fault import FormulaFault
from commonplace.formulas.mathml import mathml
from commonplace.formulas.notation import DISPLAY_IN_TEXT
from commonplace.language import N_
from commonplace.language import language as speaks

_LABEL = N_("Formula")
_WRAPPED = re.compile(r"\\([(\[])(.*)\\[)\]]", re.DOTALL)
_IN_WORDS = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]", re.DOTALL)
_HEADING = re.compile("h[1-6]")


class DisplayMath(InlineProcessor):
    r"""Finds `$$…$$` and `\[…\]` that stand inside a paragraph, as many people write them."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(DISPLAY_IN_TEXT, md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return what arithmatex would make of it, but inside the paragraph."""
        del data
        found = Element("span", {"class": "arithmatex"})
        found.text = AtomicString(f"\\[{m[1] or m[2]}\\]")
        return found, m.start(), m.end()


class MathTreeprocessor(Treeprocessor):
    """Replaces the elements of arithmatex."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self.label = speaks(lang).gettext(_LABEL)

    def run(self, root: Element) -> None:
        """Change every formula below `root`, and what the contents will show of headings."""
        for parent in list(root.iter()):
            if _HEADING.fullmatch(str(parent.tag)):
                _label_heading(parent)
            _say_plainly(parent)
            for index, child in enumerate(parent):
                if child.get("class") == "arithmatex" and child.text:
                    parent[index] = self._changed(child, child.text)

    def formula(self, tex: str, *, is_display: bool, tag: str) -> Element:
        """Return a formula of this page, set aside where only what is vouched for may stay."""
        found = formula_element(tex, is_display=is_display, tag=tag, label=self.label)
        return vouch(found, self.md, html.unescape(tex))

    def _changed(self, old: Element, text: str) -> Element:
        wrapped = _WRAPPED.fullmatch(text)
        if wrapped is None:
            return old
        is_display = wrapped[1] == "["
        new = self.formula(wrapped[2], is_display=is_display, tag=str(old.tag))
        new.tail = old.tail
        return new


def formula_element(tex: str, *, is_display: bool, tag: str, label: str) -> Element:
    """Return a formula as MathML; as code where it cannot be shown.

    One that is displayed scrolls inside an element of its own.
    """
    try:
        math = mathml(html.unescape(tex), is_display=is_display)
    except FormulaFault:
        return _as_code(tex, is_block=is_display and tag == "div")
    for element in math.iter():
        if element.text:
            element.text = AtomicString(element.text)
    if not is_display:
        return math
    around = Element(tag, {"class": "cp-math", "role": "group", "aria-label": label})
    around.attrib.update({"tabindex": "0", "data-cp-scroll": ""})
    around.append(math)
    return around


def _as_code(tex: str, *, is_block: bool) -> Element:
    code = Element("code")
    code.text = AtomicString(tex.strip())
    if not is_block:
        code.set("class", "cp-formula")
        return code
    around = Element("pre", {"class": "cp-formula"})
    around.append(code)
    return around


def math_fence(
    source: str, language: str, css_class: str, options: Any, md: Markdown, **_: Any
) -> str:
    """Return what a fence named `math` becomes; a format of `pymdownx.superfences`."""
    del language, css_class, options
    found = _part_of(md).formula(source, is_display=True, tag="div")
    return tostring(found, encoding="unicode", method="html")


def math_inline(source: str, language: str, css_class: str, md: Markdown) -> Element:
    """Return what inline code named `math` becomes; a format of `pymdownx.inlinehilite`."""
    del language, css_class
    return _part_of(md).formula(source, is_display=False, tag="span")


def _part_of(md: Markdown) -> MathTreeprocessor:
    return next(part for part in md.treeprocessors if isinstance(part, MathTreeprocessor))


def _say_plainly(element: Element) -> None:
    """Leave of a formula in the words for a picture, which are no HTML, its TeX."""
    for name in ("alt", "title"):
        if "\\" in (words := element.get(name, "")):
            element.set(name, _IN_WORDS.sub(lambda found: found[1] or found[2], words))


def _label_heading(heading: Element) -> None:
    """Let the contents show a heading's formulas as TeX, without what stands around it."""
    formulas = [part for part in heading.iter() if part.get("class") == "arithmatex"]
    text = "".join(heading.itertext())
    if formulas and "data-toc-label" not in heading.attrib and STX not in text:
        for formula in formulas:
            text = text.replace(formula.text or "", (formula.text or "")[2:-2])
        heading.set("data-toc-label", text)
