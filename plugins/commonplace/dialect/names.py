"""Names for what is shown as a sign only: boxes of tasks, notes, links to a heading."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from commonplace.language import N_, language

_DONE = N_("Done")
_NOTE = N_("Footnote {number}")
_NOTES = N_("Footnotes")
_BACK = N_("Back to the text at footnote {number}")
_SECTION = N_("Link to this section")

# What extensions have put aside as finished HTML.
_BOX = re.compile(r'\btype="checkbox" disabled')
_CODE = re.compile(r"<code\b")
_LINE = re.compile(r' name="__codelineno-[\w-]+"(?: href="#__codelineno-[\w-]+")?')
_LINED = re.compile(r'\bclass="highlighttable"')


class NameTreeprocessor(Treeprocessor):
    """Names things in the language of the page, and lets the keyboard reach code that scrolls."""

    def __init__(self, md: Markdown, lang: str) -> None:
        super().__init__(md)
        self._say = language(lang).gettext

    def run(self, root: Element) -> None:
        """Change the tree, and the pieces of HTML that stand aside from it."""
        notes: dict[str, str] = {}
        for element in root.iter():
            kind = element.get("class", "")
            if element.tag == "a" and kind == "footnote-ref":
                notes.setdefault(element.get("href", ""), element.text or "")
                element.set("aria-label", self._say(_NOTE).format(number=element.text))
            elif element.tag == "a" and kind == "headerlink":
                element.attrib.pop("title", None)
                element.set("aria-label", self._say(_SECTION))
            elif element.tag == "div" and kind == "footnote":
                element.attrib.update({"role": "group", "aria-label": self._say(_NOTES)})
                self._name_ways_back(element, notes)
            elif element.tag == "pre" and len(element) and element[0].tag == "code":
                _let_scroll(element[0])
        stash = self.md.htmlStash.rawHtmlBlocks
        for index, piece in enumerate(stash):
            if isinstance(piece, str):
                stash[index] = self._completed(piece)

    def _name_ways_back(self, notes: Element, numbers: dict[str, str]) -> None:
        for item in notes.iter("li"):
            number = numbers.get(f"#{item.get('id')}", "")
            for link in item.iter("a"):
                if link.get("class") == "footnote-backref":
                    link.attrib.pop("title", None)
                    link.set("aria-label", self._say(_BACK).format(number=number))

    def _completed(self, piece: str) -> str:
        if _BOX.search(piece):
            return _BOX.sub(rf'\g<0> aria-label="{self._say(_DONE)}"', piece)
        if "/pre>" in piece and "highlight" in piece:
            # Each line would be a link without a name; the id alone is what links lead to.
            piece = _LINE.sub("", piece)
            piece = _LINED.sub(r'\g<0> role="presentation"', piece)
            return _CODE.sub(r'\g<0> tabindex="0" data-cp-scroll=""', piece)
        return piece


def _let_scroll(code: Element) -> None:
    code.attrib.update({"tabindex": "0", "data-cp-scroll": ""})
