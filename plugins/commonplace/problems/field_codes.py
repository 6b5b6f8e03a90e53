"""Rules of the fields of one file."""

from commonplace.language import N_
from commonplace.problems.code import Code

FIELDS = {
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
    "seal-invalid": Code(
        N_("“{found}” is no seal of a ballot."),
        N_("A seal is sha256: and 64 hexadecimal digits, 0-9 and a-f."),
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
        N_("Add “{other}”, or change “{field}”."),
    ),
    "field-apart": Code(
        N_("“{field}” and “{other}” exclude each other."),
        N_("Keep one of the two."),
    ),
    "hidden-character": Code(
        N_("“{field}” holds the invisible, direction-changing or heaped-up character {character}."),
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
        N_(
            "“{found}” is neither a name, nor an e-mail address, nor sha256: and 64 hex digits, "
            "nor a name with one of them in < >."
        ),
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
    "rule-mixed": Code(
        N_("In the rule, “{found}” means nothing beside “{other}”: calendars would differ."),
        N_("Use another frequency or another part, as in FREQ=MONTHLY;BYDAY=1TH (RFC 5545)."),
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
