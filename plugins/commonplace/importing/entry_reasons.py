"""What can keep a source from becoming an entry, or a part of it from coming along."""

from commonplace.importing.reason import Reason
from commonplace.language import N_

ENTRY_REASONS: dict[str, Reason] = {
    # Sources that become no entry.
    "about-the-collection": Reason(
        N_("about the collection"),
        N_("It is about the collection, not an entry."),
        leaves_out=True,
        is_harmless=True,
    ),
    "form-only": Reason(
        N_("the form itself"),
        N_("Nothing is filled in."),
        leaves_out=True,
        is_harmless=True,
    ),
    "no-fields": Reason(
        N_("no entry"),
        N_(
            "Too few of its headings name a field of an entry: {found}. If it is one, say with "
            "--field what its headings are."
        ),
        leaves_out=True,
    ),
    "nobody": Reason(
        N_("made by nobody"),
        N_(
            "“{found}” names nobody who made it. Add somebody in the source, or use "
            "--default-author."
        ),
        leaves_out=True,
    ),
    "table-broken": Reason(
        N_("lists that cannot be read"),
        N_("The list cannot be read: {reason}. Correct it in the source."),
        leaves_out=True,
    ),
    "row-broken": Reason(
        N_("rows that are no entry"),
        N_("It is no entry: it has no name, or is not made of fields."),
        leaves_out=True,
    ),
    "call-refused": Reason(
        N_("no competition"),
        N_("The competition “{found}” is there and has a mistake. Mend it first."),
        leaves_out=True,
    ),
    # Parts that could not come along, or that somebody should look at.
    "description-missing": Reason(
        N_("no description"), N_("It does not say what it is; its title stands for that.")
    ),
    "maker-by-repository": Reason(
        N_("makers by repository"),
        N_("It names nobody; “{name}”, whose repository it is, stands as who made it."),
    ),
    "maker-unread": Reason(
        N_("makers not understood"),
        N_("This part of who made it could not be understood: “{found}”."),
    ),
    "picture-elsewhere": Reason(
        N_("pictures elsewhere"),
        N_("The picture {found} is on another site and not fetched; its place has a link."),
    ),
    "picture-missing": Reason(
        N_("pictures that are not there"), N_("The picture “{found}” is not in the source.")
    ),
    "field-invalid": Reason(
        N_("values that no field takes"),
        N_("“{found}” cannot stand in the field {field} and is left out."),
    ),
    "track-new": Reason(
        N_("unknown tracks"),
        N_("The competition has no track “{found}”; it is a tag now."),
    ),
    "day-unclear": Reason(
        N_("unclear days"), N_("“{found}” names no day for certain; it is left out.")
    ),
}
