"""One Markdown file to an entry: its headings, or its front matter, are the fields."""

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from commonplace.documents.links import links
from commonplace.importing.entries.draft import EntryDraft, Picture
from commonplace.importing.entries.links import (
    addresses_in,
    kind_of,
    owner_of,
    says_more,
    without_pictures_elsewhere,
)
from commonplace.importing.entries.people import Maker, makers_in
from commonplace.importing.entries.sections import Section, joined
from commonplace.importing.entries.values import technologies, words_in
from commonplace.importing.entries.words import Field, meaning_of
from commonplace.importing.events.addresses import without_mail
from commonplace.importing.front_matter import clean
from commonplace.importing.text import plain_summary, shortened
from commonplace.load.tree import ASSET_ENDINGS
from commonplace.model.entry import LONGEST_ENTRY_DESCRIPTION

_TITLE_OF_FILE = re.compile(
    r"(?:[\w' ]{0,40}\s)?(?:submission|entry|project|作品|项目)\s*[:：]\s*", re.IGNORECASE
)
_EMPTY_BLANK = re.compile(r"^<[A-Z_ ]+>$")
_FEWEST_FIELDS = 2
_SEVERAL = (Field.REPOSITORY, Field.LINKS)
"""What may be said in several places."""
_MARKS = re.compile(r"^\s*(?:[-*+•>]|\d+[.)])\s+|[*_`#]|(?<=\w)\s+#+$")


class MarkdownEntry:
    """Turns the sections of one file into an entry."""

    def __init__(self, draft: EntryDraft, file: Path, own: Mapping[str, Field]) -> None:
        self.draft, self.file, self.own = draft, file, own
        self.kept: list[Section] = []
        self.used: set[str] = set()
        self.met: list[Field] = []

    def read(self, sections: list[Section]) -> bool:
        """Fill the draft; False where too few headings name a field."""
        for index, section in enumerate(sections):
            meaning = meaning_of(section.title, self.own) if section.level else None
            if meaning and (meaning not in self.met or meaning in _SEVERAL):
                self.met += [] if meaning in self.met else [meaning]
                following = sections[index + 1] if index + 1 < len(sections) else None
                if self._take(meaning, section, following):
                    # Only the heading stays, for the parts that it may have.
                    section.text = ""
            self.kept.append(section)
        if len(self.met) < _FEWEST_FIELDS:
            return False
        self._finish(sections)
        return True

    def has_answers(self, sections: list[Section]) -> bool:
        """Whether anything is filled in below a heading."""
        return any(section.text.strip() for section in sections if section.level)

    def _take(self, meaning: Field, section: Section, following: Section | None) -> bool:
        """Take what a section says into fields; whether nothing of it is left for the text."""
        text = f"{section.title}\n{section.text}" if "](" in section.title else section.text
        match meaning:
            case Field.TITLE:
                return self._take_title(text, following)
            case Field.TEAM:
                self.draft.makers, strange = makers_in(text)
                for part in strange:
                    self.draft.report("maker-unread", section.line, found=part)
                return True
            case Field.REPOSITORY | Field.LINKS:
                return self._take_links(text)
            case Field.BUILT_WITH:
                self.draft.built_with, is_all = technologies(text)
                return is_all
            case Field.DESCRIPTION:
                return self._take_description(section)
            case _:
                return self._take_word(meaning, text)

    def _take_title(self, text: str, following: Section | None) -> bool:
        line = next((line for line in text.split("\n") if line.strip()), "")
        if not line and following is not None and meaning_of(following.title, self.own) is None:
            line, following.title = following.title, ""
            following.level = 0
        for address in addresses_in(line):
            self.draft.links.setdefault(kind_of(address.url), address.url)
        self.draft.title = plain_line(line)
        return len([line for line in text.split("\n") if line.strip()]) <= 1

    def _take_links(self, text: str) -> bool:
        for address in addresses_in(text):
            if address.kind != "picture" and address.kind not in self.draft.links:
                self.draft.links[address.kind] = address.url
                self.used.add(address.url)
            elif self.draft.links.get(address.kind) == address.url:
                self.used.add(address.url)
        return not says_more(text, self.used)

    def _take_description(self, section: Section) -> bool:
        whole = plain_summary(section.text) or plain_line(section.text)
        self.draft.description = shortened(whole, LONGEST_ENTRY_DESCRIPTION)
        # What was cut, or has more than words, stands in the text as well, without a heading.
        is_all = self.draft.description == plain_line(section.text)
        section.title, section.level = "", 0
        return is_all

    def _take_word(self, meaning: Field, text: str) -> bool:
        value = plain_line(next((line for line in text.split("\n") if line.strip()), ""))
        match meaning:
            case Field.TAGS:
                self.draft.tags = words_in(text)
            case Field.TRACK:
                self.draft.track = value
            case Field.LICENCE:
                self.draft.license = value
            case Field.SUBMITTED:
                self.draft.submitted = value
            case _:
                return True
        return True

    def _finish(self, sections: list[Section]) -> None:
        draft = self.draft
        first = next((section for section in sections if section.level == 1), None)
        if first is not None and meaning_of(first.title, self.own) is None:
            named = plain_line(_TITLE_OF_FILE.sub("", first.title, count=1)).strip("<>")
            draft.title = draft.title or ("" if _EMPTY_BLANK.match(f"<{named}>") else named)
            first.level, first.title = 0, ""
        if not draft.title:
            draft.title = self.file.stem
            draft.report("title-missing", title=draft.title)
        if not draft.makers and (repository := draft.links.get("repository")):
            draft.makers = [Maker(owner_of(repository))]
            draft.report("maker-by-repository", name=owner_of(repository))
        body = joined(self._whole_sections())
        draft.description = draft.description or shortened(
            plain_summary(body), LONGEST_ENTRY_DESCRIPTION
        )
        self._take_pictures(body)
        draft.body = without_mail(without_pictures_elsewhere(body))

    def _whole_sections(self) -> list[Section]:
        """Return what is left, without headings below which nothing stands."""
        kept = []
        for index, section in enumerate(self.kept):
            below = self.kept[index + 1 :]
            deeper = next((one for one in below if one.level or one.text.strip()), None)
            has_parts = deeper is not None and deeper.level > section.level > 0
            if section.text.strip() or has_parts:
                kept.append(section)
        return kept

    def _take_pictures(self, body: str) -> None:
        """Take the pictures that lie in the source; name those that do not."""
        for link in links(body):
            if not link.is_picture:
                continue
            if not link.path:
                self.draft.report("picture-elsewhere", found=link.target)
                continue
            path = (self.file.parent / unquote(link.path)).resolve()
            if path.suffix.lower() not in ASSET_ENDINGS or not path.is_file():
                self.draft.report("picture-missing", found=link.path)
                continue
            alt = clean(link.words) or self.draft.title
            self.draft.pictures.append(Picture(path, link.path, alt))


def plain_line(text: str) -> str:
    """Return the words of a line or a few, without the marks of Markdown."""
    bare = re.sub(r"!?\[([^\[\]]*)\]\([^()]*\)", r"\1", text)
    lines = (_MARKS.sub("", line) for line in bare.split("\n"))
    return clean(" ".join(lines))
