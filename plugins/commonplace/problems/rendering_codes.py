"""Rules of texts and pictures that only a build sees."""

from commonplace.language import N_
from commonplace.problems.code import Code

RENDERING = {
    "text-too-slow": Code(
        N_("The text takes more than {limit} s to become a page."),
        N_(
            "Look for long rows of the same sign, such as [ or *, and for huge tables; shorten "
            "them, or split the text. Only a build tells this, not `commonplace check`."
        ),
    ),
    "text-too-heavy": Code(
        N_("The text needs more than {limit} MiB of memory to become a page."),
        N_("Look for what is repeated very often; shorten it, or split the text."),
    ),
    "text-too-large": Code(
        N_("The text becomes more than {limit} MiB of HTML."),
        N_("Look for abbreviations, footnotes or code that make it grow; split the text."),
    ),
    "text-unreadable": Code(
        N_("The text cannot become a page: {reason}."),
        N_("Look for what is unusual in it, such as half an HTML tag, and write it otherwise."),
    ),
    "picture-unreadable": Code(
        N_("The picture cannot be unpacked: {reason}."),
        N_("Open it in a program that shows pictures, and save it again."),
    ),
    "picture-too-costly": Code(
        N_("To unpack the picture takes more than {limit}."),
        N_("Make the picture smaller, or save it again as PNG or JPEG."),
    ),
}
"""Rules that only a build can hold a file to: Markdown or Pillow has to read it for that."""
