"""What a YAML parser complains of, in words that help somebody who does not know YAML.

PyYAML has a parser in C and one in Python. They word the same fault differently and sometimes mark
another place; here both come out alike.
"""

import re
from dataclasses import dataclass

from commonplace.language import N_
from commonplace.problems import Word

BAD_ESCAPE = Word(
    N_("a backslash in double quotes begins an escape that YAML does not know; use single quotes")
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """A parser's complaint by its words, and how we say it.

    `at_beginning`: the place is where the unfinished thing began, not where the parser gave up.
    """

    said: re.Pattern[str]
    reason: str = ""
    at_beginning: bool = False

    def worded(self, line: str, column: int) -> tuple[str, dict[str, object]]:
        """Return code and values of the problem; `line` is the line of the place."""
        if self.reason:
            return "yaml-broken", {"reason": colon_of(line) or Word(self.reason)}
        before, here = line[: column - 1], line[column - 1 :]
        if here.startswith(":"):
            if re.fullmatch(r"[ ]+[^ :]+", before):
                return "yaml-indent", {}
            if re.fullmatch(r"[^ :]+", before):
                return "yaml-broken", {"reason": Word(_LINE_ABOVE)}
            return "yaml-colon", {}
        if here.startswith("\t"):
            return "yaml-tab", {}
        # An anchor or alias is marked behind its sign.
        sign = (
            here[:1]
            if here[:1] in _SIGNS
            else next((char for char in reversed(before) if char in "&*!"), here[:1])
        )
        return "yaml-quote", {"character": sign}


def colon_of(line: str) -> Word | None:
    """Return what is wrong with the colon of a line that should be `name: value`, if anything."""
    if re.match(r"\s*\w+\s*：", line):
        return Word(N_("the colon is the full-width “：”; write “:” and a space"))
    if re.match(r"\s*\w+:[^\s/]", line):
        return Word(N_("a space is missing after the colon"))
    return None


_SIGNS = frozenset("@`%&*!")
_LINE_ABOVE = N_("the line above this one is not of the form “name: value”")

UNKNOWN = Complaint(re.compile(""), N_("it is not YAML"))

COMPLAINTS = (
    Complaint(re.compile("mapping values are not allowed")),
    Complaint(re.compile("cannot start any token")),
    Complaint(
        re.compile("scanning an? (?:alias|anchor)|tag handle|tag URI|(?:scanning|parsing) a tag")
    ),
    Complaint(
        re.compile("quoted scalar: .*(?:end of stream|document separator|document indicator)"),
        N_("the quotation mark that opens here is never closed"),
        at_beginning=True,
    ),
    Complaint(re.compile("(?:quoted|double-quoted) scalar: "), str(BAD_ESCAPE), at_beginning=True),
    Complaint(
        re.compile("parsing a flow (?:sequence|mapping)"),
        N_("the bracket that opens here is never closed, or a comma is missing in it"),
        at_beginning=True,
    ),
    Complaint(
        re.compile("could not find expected ':'"),
        N_("this line is not of the form “name: value”"),
        at_beginning=True,
    ),
    Complaint(
        re.compile("(?:block|flow) node"), N_("a bracket or comma stands where a value belongs")
    ),
    Complaint(
        re.compile("parsing a block"),
        N_(
            "this belongs to no field: a quotation mark may close too early, or the indent is wrong"
        ),
    ),
    Complaint(
        re.compile("sequence entries are not allowed"),
        N_("a list item “- ” must begin on a line of its own"),
    ),
    Complaint(re.compile("<document start>"), N_("a second document begins here")),
    Complaint(re.compile("block scalar"), N_("after “|” or “>” the text begins on the next line")),
    Complaint(re.compile("mapping keys are not allowed"), N_("“? ” cannot stand here")),
)
"""The first that fits is used."""
