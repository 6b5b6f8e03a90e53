"""What can keep a post, or a part of it, from becoming an article."""

from commonplace.importing.reason import Reason
from commonplace.language import N_

ARTICLE_REASONS: dict[str, Reason] = {
    # Files that become no article.
    "not-a-post": Reason(
        N_("no post"), N_("It is no post: {rule}."), leaves_out=True, is_harmless=True
    ),
    "other-format": Reason(
        N_("no Markdown"),
        N_("Files ending in “{ending}” are not imported; only Markdown is."),
        leaves_out=True,
        is_harmless=True,
    ),
    "no-front-matter": Reason(
        N_("no front matter"),
        N_("It is no post: it has no front matter."),
        leaves_out=True,
        is_harmless=True,
    ),
    "front-matter-broken": Reason(
        N_("front matter broken"),
        N_("Its front matter cannot be read: {reason}. Correct it in the source."),
        leaves_out=True,
    ),
    "too-large": Reason(
        N_("too large"),
        N_("The text has {size} KiB; up to {limit} KiB are allowed. Split it by hand."),
        leaves_out=True,
    ),
    "no-date": Reason(
        N_("no date"),
        N_("It has no date, neither in its front matter nor in its name. Add one in the source."),
        leaves_out=True,
    ),
    # Parts of a file that could not come along, or that somebody should look at.
    "date-odd": Reason(
        N_("odd dates"), N_("“{field}: {found}” is no date that can be read; {instead} is used.")
    ),
    "no-author": Reason(
        N_("no author"),
        N_("It names no author; it is signed by “{name}”. Use --default-author to choose another."),
    ),
    "credit-unread": Reason(
        N_("credits not understood"),
        N_("This part of its credits could not be understood: “{found}”."),
    ),
    "shortcode-removed": Reason(
        N_("shortcodes removed"),
        N_("The shortcode “{name}” is removed; what it showed is missing."),
    ),
    "reference-broken": Reason(
        N_("references that lead nowhere"), N_("“{found}” leads to no imported article.")
    ),
    "link-old-site": Reason(
        N_("links to pages of the old site"),
        N_("The link “{found}” leads to a page of the old site that is not imported."),
    ),
    "redirect-taken": Reason(
        N_("old addresses taken twice"),
        N_("The old address “/{found}” belongs to “{other}” already."),
    ),
    "redirect-invalid": Reason(
        N_("old addresses not kept"), N_("The old address “{found}” cannot be kept as a redirect.")
    ),
    "file-left-out": Reason(
        N_("files beside articles not copied"),
        N_("The file beside it, “{found}”, is not copied: {reason}."),
    ),
    "portrait-remote": Reason(
        N_("portraits on other sites, left out"),
        N_("The portrait of “{name}” is on another site and is left out: {found}"),
    ),
    "data-unread": Reason(
        N_("data files not read"), N_("This data file cannot be used: {reason}.")
    ),
    "bio-left-out": Reason(
        N_("bios that would not pass the check"),
        N_(
            "What the source says about “{name}” would not pass the check and is left out: {reason}"
        ),
    ),
    "bio-kept": Reason(
        N_("bios not carried over"),
        N_("“{name}” has a member file already; the bio in the source is not carried over."),
    ),
}
"""All kinds of problem in an import of articles."""
