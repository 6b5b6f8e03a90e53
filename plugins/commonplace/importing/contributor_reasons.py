"""What can keep somebody in a list of contributors, or what they gave, from coming along."""

from commonplace.importing.reason import Reason
from commonplace.language import N_

CONTRIBUTOR_REASONS: dict[str, Reason] = {
    "json-broken": Reason(
        N_("no JSON"),
        N_("It is no JSON from column {column} on: {reason}. Correct it in the source."),
        leaves_out=True,
    ),
    "no-people": Reason(
        N_("no list of contributors"),
        N_("There is no list “contributors” in this file."),
        leaves_out=True,
    ),
    "person-broken": Reason(
        N_("entries that are nobody"),
        N_("It has neither a login nor a name. Correct it in the source."),
        leaves_out=True,
    ),
    "program": Reason(
        N_("programs"), N_("“{name}” is a program."), leaves_out=True, is_harmless=True
    ),
    "nothing-given": Reason(
        N_("people without a contribution"),
        N_("“{name}” is listed without a contribution."),
        leaves_out=True,
        is_harmless=True,
    ),
    "type-unknown": Reason(
        N_("contributions of an unknown type"),
        N_(
            "What “{name}” gave as “{found}” is left out: the hub has no such role. "
            "--role {found}=ROLE says which it is."
        ),
        leaves_out=True,
    ),
    "record-faulty": Reason(
        N_("people whose record has a mistake"),
        N_("“{name}” has a record with a mistake, {found}. Mend it and run this again."),
        leaves_out=True,
    ),
    "handle-to-add": Reason(
        N_("accounts to add to records"),
        N_("“{name}” has a record already, {found}; its accounts lack “{service}: {handle}”."),
    ),
    "name-shared": Reason(
        N_("names of several people"),
        N_(
            "“{name}” is the name of {found}, too. A name that two have counts for neither; if it "
            "is one person, keep one record and let the other be “merged_into” it."
        ),
    ),
    "login-twice": Reason(
        N_("people who are listed twice"),
        N_("“{name}” stands in line {first}, too; both are one person here."),
    ),
    "profile-left-out": Reason(
        N_("addresses of people that are left out"),
        N_("The address of “{name}” is no address of a page: “{found}”."),
    ),
}
"""All kinds of problem in an import of contributors."""
