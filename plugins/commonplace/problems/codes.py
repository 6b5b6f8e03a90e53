"""Every fault that can be reported: one entry a rule.

A message says what was found and what is allowed; a hint says what to do. `{names}` are filled from
the problem's values. Rules of one file are found in `documents` and `schema`, rules across files in
`load`.
"""

from dataclasses import dataclass
from enum import StrEnum

from commonplace.language import N_


class Severity(StrEnum):
    """What a problem means for the file: an error leaves it out, a warning publishes it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Code:
    """One rule: its wording and how grave it is to break it."""

    message: str
    hint: str
    severity: Severity = Severity.ERROR


_WARNING = Severity.WARNING

_FILES = {
    "file-not-utf8": Code(
        N_("The file is not UTF-8: byte {byte} cannot be read. It looks like {encoding}."),
        N_("Save the file again as UTF-8 (in most editors: “Save with encoding”)."),
    ),
    "file-nul": Code(
        N_("The file holds a NUL byte; only text is allowed here."),
        N_("Save the file as plain UTF-8 text, not UTF-16 and not a binary format."),
    ),
    "file-bom": Code(
        N_("The file begins with a byte order mark, which is not needed in UTF-8."),
        N_("Save it as “UTF-8” without BOM, or run `commonplace check --fix`."),
        _WARNING,
    ),
    "file-crlf": Code(
        N_("Lines end in CRLF; LF is used here."),
        N_("Set your editor to LF line ends, or run `commonplace check --fix`."),
        _WARNING,
    ),
    "file-too-large": Code(
        N_("The file has {size} KiB; up to {limit} KiB are allowed."),
        N_("Split the text, and keep pictures and data in files of their own beside it."),
    ),
    "file-unreadable": Code(
        N_("The file cannot be read: {reason}."),
        N_("Make it a regular file that everybody may read."),
    ),
    "file-link": Code(
        N_("This is a symbolic link; only regular files and folders are allowed."),
        N_("Put the file itself here instead of a link to it."),
    ),
    "file-special": Code(
        N_("This is neither a file nor a folder; only regular files and folders are allowed."),
        N_("Remove it and send a regular file."),
    ),
    "file-kind": Code(
        N_("Files ending in “{ending}” have no place here; allowed: {allowed}."),
        N_("Convert the file, or put it on the web and link to it."),
    ),
    "path-unexpected": Code(
        N_("Nothing is expected at this path, so it would not be published."),
        N_("Move it to one of: {allowed}."),
    ),
    "name-invalid": Code(
        N_("The name “{found}” is not allowed: names are a-z, 0-9 and “-”, letter or digit first."),
        N_("Rename it, for example to “{suggested}”."),
    ),
    "name-reserved": Code(
        N_("The name “{found}” is reserved by Windows or by the site."),
        N_("Choose another name, for example “{suggested}”."),
    ),
    "name-too-long": Code(
        N_("The name has {length} characters; up to {limit} are allowed."),
        N_("Shorten the name; the title may stay long."),
    ),
    "name-clash": Code(
        N_("The name differs from “{other}” only by case or by the form of its characters."),
        N_("Rename one of the two: many systems cannot hold both."),
    ),
    "url-taken": Code(
        N_("The page would be at “{url}”, which “{other}” has already."),
        N_("Rename one of the two, or remove the one that is not needed."),
    ),
    "record-taken": Code(
        N_("The file is read as “{found}”, which “{other}” is already."),
        N_("Remove one of the two files."),
    ),
    "url-reserved": Code(
        N_("“{url}” is kept for a page that the site makes itself."),
        N_("Choose another name."),
    ),
}

_FRONT_MATTER = {
    "front-matter-missing": Code(
        N_("The file has no front matter: it must begin with a line “---”."),
        N_("Begin with “---”, the fields, and “---” again; `commonplace new` writes it for you."),
    ),
    "front-matter-unclosed": Code(
        N_("The front matter begins with “---” but no second “---” closes it."),
        N_("Put a line “---” after the last field."),
    ),
    "front-matter-empty": Code(
        N_("The front matter holds no fields."),
        N_("Write at least: {required}."),
    ),
    "front-matter-too-large": Code(
        N_("The front matter has {size} KiB; up to {limit} KiB are allowed."),
        N_("Move long texts into the body."),
    ),
    "front-matter-not-fields": Code(
        N_("The front matter is {found}; it must be fields, one “name: value” a line."),
        N_("Write each field on a line of its own as “name: value”."),
    ),
    "yaml-broken": Code(
        N_("The YAML cannot be read here: {reason}."),
        N_("Look at this line and the one above it: a quote, bracket or indent may be missing."),
    ),
    "yaml-colon": Code(
        N_("A “: ” inside an unquoted value starts a new field, which is not allowed here."),
        N_('Put the whole value in quotes: "…: …".'),
    ),
    "yaml-indent": Code(
        N_("This line is indented, but the line above does not open a group of fields."),
        N_("Begin the line with as many spaces as the line above."),
    ),
    "yaml-quote": Code(
        N_("A value may not begin with “{character}” unless it is in quotes."),
        N_('Put the whole value in quotes: "…".'),
    ),
    "yaml-control": Code(
        N_("The invisible control character {character} stands here."),
        N_("Delete it; it may have come along with pasted text."),
    ),
    "yaml-tab": Code(
        N_("A tab is used to indent or to begin a value; YAML allows only spaces there."),
        N_("Replace the tab by two spaces."),
    ),
    "yaml-duplicate-key": Code(
        N_("The field “{field}” stands here again; it is first on line {first}."),
        N_("Keep one of the two."),
    ),
    "yaml-alias": Code(
        N_("YAML anchors and aliases (“&{name}”, “*{name}”) are not allowed."),
        N_("Write the value out, or put it in quotes if it is to begin with “&” or “*”."),
    ),
    "yaml-tag": Code(
        N_("YAML tags such as “{tag}” are not allowed."),
        N_("Write the plain value, in quotes if it is to begin with “!”."),
    ),
    "yaml-key": Code(
        N_("A field's name must be plain text; found {found}."),
        N_("Write “name: value”."),
    ),
    "yaml-too-deep": Code(
        N_("The front matter is nested more than {limit} levels deep."),
        N_("Use the plain form that `commonplace new` writes."),
    ),
}

_FIELDS = {
    "field-unknown": Code(
        N_("There is no field “{field}” here."),
        N_("Fields that may stand here: {allowed}."),
    ),
    "field-missing": Code(
        N_("The field “{field}” is missing; it is required."),
        N_("Add it, for example: {example}"),
    ),
    "field-type": Code(
        N_("“{field}” is {found}; it must be {wanted}."),
        N_("Write it like this: {example}"),
    ),
    "field-empty": Code(
        N_("“{field}” is empty; it must say something."),
        N_("Fill it in, or remove the line if the field is optional."),
    ),
    "field-too-long": Code(
        N_("“{field}” has {length} characters; up to {limit} are allowed."),
        N_("Shorten it; details belong in the body."),
    ),
    "field-too-many": Code(
        N_("“{field}” has {length} items; up to {limit} are allowed."),
        N_("Keep the most important ones."),
    ),
    "field-too-few": Code(
        N_("“{field}” has {length} items; at least {limit} is needed."),
        N_("Write it like this: {example}"),
    ),
    "field-choice": Code(
        N_("“{field}” is “{found}”; allowed: {allowed}."),
        N_("Choose one of the allowed words."),
    ),
    "field-range": Code(
        N_("“{field}” is {found}; it must be {wanted}."),
        N_("Correct the number."),
    ),
    "field-line-break": Code(
        N_("“{field}” has a line break; it must be one line."),
        N_("Write it in one line; longer text belongs in the body."),
    ),
    "field-together": Code(
        N_("“{field}” needs “{other}” beside it."),
        N_("Add “{other}”, or remove “{field}”."),
    ),
    "field-apart": Code(
        N_("“{field}” and “{other}” exclude each other."),
        N_("Keep one of the two."),
    ),
    "hidden-character": Code(
        N_("“{field}” holds the invisible or direction-changing character {character}."),
        N_("Type the text again by hand instead of pasting it."),
    ),
    "date-impossible": Code(
        N_("“{found}” is not a day in any calendar or not a time on any clock."),
        N_("Correct it; the form is {example}."),
    ),
    "date-format": Code(
        N_("“{found}” is not a date in the form that is used here (ISO 8601)."),
        N_("Write it like this: {example}."),
    ),
    "date-far": Code(
        N_("“{found}” lies too far away: years {allowed} are allowed."),
        N_("Correct the year."),
    ),
    "duration-format": Code(
        N_("“{found}” is not a duration in the form that is used here (ISO 8601)."),
        N_("Write it like this: PT1H30M for an hour and a half, P2D for two days."),
    ),
    "timezone-unknown": Code(
        N_("“{found}” is not a time zone: IANA names such as Asia/Shanghai, UTC or AoE are."),
        N_("Look the name up in the IANA list, or use UTC."),
    ),
    "language-invalid": Code(
        N_("“{found}” is not a language tag such as en, zh or zh-Hant (BCP 47)."),
        N_("Use the two letters of the language, with script or region if it matters."),
    ),
    "licence-unknown": Code(
        N_("“{found}” is not a licence in SPDX form."),
        N_("Use an identifier from spdx.org/licenses, such as CC-BY-4.0 or MIT."),
    ),
    "url-invalid": Code(
        N_("“{found}” is not a web address; allowed: {allowed}."),
        N_("Copy the whole address from the browser, beginning with https://."),
    ),
    "handle-invalid": Code(
        N_("“{found}” is not an account name on {service}."),
        N_("Give the name alone, not the address of its page: {example}"),
    ),
    "orcid-invalid": Code(
        N_("“{found}” is not an ORCID iD: the form or the check digit is wrong."),
        N_("Copy it from orcid.org; it looks like 0000-0002-1825-0097."),
    ),
    "git-identity-invalid": Code(
        N_("“{found}” is neither a name, nor an e-mail address, nor sha256: and 64 hex digits."),
        N_("Give what `git log` shows, or sha256: of the lower-case address."),
    ),
    "slug-invalid": Code(
        N_("“{found}” is not an id: ids are a-z, 0-9 and “-”, the name of the file."),
        N_("Write the id, not the title or the name; see the file's name."),
    ),
    "path-invalid": Code(
        N_("“{found}” is not a path inside this folder."),
        N_("Write the path from this file without “..”, for example cover.png."),
    ),
    "redirect-invalid": Code(
        N_("“{found}” is not a path on this site such as columns/notes/old-name/."),
        N_("Write the path without the site's address and without “..”."),
    ),
    "rule-invalid": Code(
        N_("The rule “{found}” cannot be used; look at “{part}”."),
        N_("Write it as in RFC 5545, for example FREQ=MONTHLY;BYDAY=1TH."),
    ),
    "geo-invalid": Code(
        N_("“{found}” is not a place on the globe: latitude -90 to 90, longitude -180 to 180."),
        N_("Write two numbers: [30.25, 120.16]."),
    ),
    "end-before-start": Code(
        N_("“{field}” ({found}) is before “{other}” ({start})."),
        N_("Correct one of the two."),
    ),
    "image-alt-missing": Code(
        N_("“{field}” has no text for those who cannot see it (“{other}”)."),
        N_("Say in a few words what the picture shows."),
    ),
    "range-invalid": Code(
        N_("“{other}” ({low}) must be below “{field}” ({found})."),
        N_("Correct one of the two."),
    ),
    "id-repeated": Code(
        N_("The id “{found}” of “{field}” is already that of an item before it."),
        N_("Give each its own id."),
    ),
}

_TEXT = {
    "text-too-deep": Code(
        N_("The text is nested more than {limit} levels deep here ({found})."),
        N_("Write it with fewer quotes, lists or brackets inside each other."),
    ),
    "link-unknown": Code(
        N_("The link goes to “{found}”, which is not there."),
        N_("Correct the path; until then the words are shown without a link."),
        _WARNING,
    ),
    "picture-unknown": Code(
        N_("The picture “{found}” is not there."),
        N_("Put the file beside the text, in the same folder; until then it is left out."),
        _WARNING,
    ),
}

_RECORDS = {
    "member-unknown": Code(
        N_("There is no member “{found}”."),
        N_("Use the id of a file in members/, or add the member's file to this pull request."),
    ),
    "column-unknown": Code(
        N_("There is no column “{found}”."),
        N_("Use the folder of a column, or add the column's index.md."),
    ),
    "article-unknown": Code(
        N_("There is no article “{found}”."),
        N_("Write column/article, as in the address of its page."),
    ),
    "competition-unknown": Code(
        N_("There is no competition “{found}”."),
        N_("Use the folder of a competition, or add the competition's index.md."),
    ),
    "entry-unknown": Code(
        N_("There is no entry “{found}” in this competition."),
        N_("Use the folder of an entry under entries/."),
    ),
    "track-unknown": Code(
        N_("The competition has no track “{found}”."),
        N_("Tracks of this competition: {allowed}."),
    ),
    "criterion-unknown": Code(
        N_("The competition has no criterion “{found}”."),
        N_("Criteria of this competition: {allowed}."),
    ),
    "topic-unknown": Code(
        N_("There is no topic “{found}”."),
        N_("Topics of this hub: {allowed}. Anything else can be a tag."),
    ),
    "recipient-unknown": Code(
        N_("“{found}” is neither an entry of this competition nor a member."),
        N_("Use the folder of an entry under entries/, or the id of a member."),
    ),
    "reference-refused": Code(
        N_("“{found}” is there but has problems of its own, so nothing can refer to it yet."),
        N_("Nothing to do here: it comes back when {path} is corrected."),
        _WARNING,
    ),
    "reference-self": Code(
        N_("“{field}” refers to this very page."),
        N_("Name another one, or remove the field."),
    ),
    "reference-circle": Code(
        N_("“{field}” leads back to this page: {circle}."),
        N_("Let the last one in the row stand without “{field}”."),
    ),
    "ballot-judge-unknown": Code(
        N_("“{found}” is not a judge of this competition."),
        N_("Judges of this competition: {allowed}."),
    ),
    "ballot-judge-name": Code(
        N_("The ballot of “{found}” must be in the file “{wanted}”."),
        N_("Rename the file."),
    ),
    "ballot-judge-in-team": Code(
        N_("The judge is in the team of “{found}” and may not score it."),
        N_("Remove the scores and list the entry under recused."),
    ),
    "ballot-conflict": Code(
        N_("The competition names a conflict of this judge with “{found}”."),
        N_("Remove the scores and list the entry under recused."),
    ),
    "ballot-range": Code(
        N_("The score {found} for “{criterion}” is outside {low} to {high}."),
        N_("Give a number in the range, or null for no score."),
    ),
    "entry-late": Code(
        N_("The entry came in on {found}, after entries closed on {deadline}."),
        N_("It is shown as late; the organisers decide. Set status: late to accept that."),
        _WARNING,
    ),
    "team-size": Code(
        N_("The team has {found} members; the competition allows {allowed}."),
        N_("Correct the team, or ask the organisers."),
    ),
    "licence-required": Code(
        N_("The competition asks for a licence and the entry names none."),
        N_("Add one, for example license: MIT."),
    ),
    "translation-language": Code(
        N_("The translation has the same language ({found}) as its original."),
        N_("Set lang to the language of this text."),
    ),
    "position-missing": Code(
        N_("The column is ordered by position and this article has none, so it comes last."),
        N_("Add one, for example position: 3."),
        _WARNING,
    ),
}

CODES: dict[str, Code] = _FILES | _FRONT_MATTER | _FIELDS | _TEXT | _RECORDS
"""All rules by their code."""
