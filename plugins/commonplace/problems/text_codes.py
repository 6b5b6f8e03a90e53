"""Rules of texts, and of what they tell of people."""

from commonplace.language import N_
from commonplace.problems.code import Code, Severity

TEXT = {
    "text-too-deep": Code(
        N_("The text is nested more than {limit} levels deep here ({found})."),
        N_("Write it with fewer quotes, lists, brackets or HTML elements inside each other."),
    ),
    "text-headings": Code(
        N_("The text has more than {limit} headings; this is one too many."),
        N_("Split the text, or make lists or tables of what needs no heading."),
    ),
    "text-hidden": Code(
        N_("The character {character} stands here, which nobody sees; readers see “�” instead."),
        N_("Delete it; it may have come along with pasted text."),
        Severity.WARNING,
    ),
    "link-unknown": Code(
        N_("The link goes to “{found}”, which is not there."),
        N_("Correct the path; until then the words are shown without a link."),
        Severity.WARNING,
    ),
    "picture-unknown": Code(
        N_("The picture “{found}” is not there."),
        N_("Put the file beside the text, in the same folder; until then it is left out."),
        Severity.WARNING,
    ),
    "picture-alt-missing": Code(
        N_("The picture “{found}” says nothing to those who cannot see it."),
        N_("Write in a few words what it shows, between “![” and “]”."),
        Severity.WARNING,
    ),
    "picture-elsewhere": Code(
        N_("The picture “{found}” is on another site; readers would be seen there."),
        N_("Put the file beside the text. Until then its words are shown, or make it a link."),
        Severity.WARNING,
    ),
    "html-left-out": Code(
        N_("“{found}” is HTML that can do more than be read; it is left out."),
        N_("Write it in Markdown. What may stay is listed on the page about safety."),
        Severity.WARNING,
    ),
    "attribute-left-out": Code(
        N_("The attribute “{found}” can do more than be read; it is left out."),
        N_("Remove it. What may stay is listed on the page about safety."),
        Severity.WARNING,
    ),
    "address-left-out": Code(
        N_("The link to “{found}” is left out: only web, mail and this site can be linked."),
        N_("Correct the address; until then its words are shown."),
        Severity.WARNING,
    ),
    "formula-broken": Code(
        N_("The formula “{found}” cannot be read: {reason}."),
        N_("Correct it; until then it is shown as code. A dollar sign alone is written “\\$”."),
        Severity.WARNING,
    ),
    "formula-unknown": Code(
        N_("The formula uses “{found}”, which is not known here."),
        N_(
            "Write it with the commands of LaTeX and amsmath; macros and links are not among them. "
            "Until then it is shown as code."
        ),
        Severity.WARNING,
    ),
}

PRIVACY = {
    "name-kept-back": Code(
        N_("Here stands a name, an account or a page that {other} keeps from the site."),
        N_(
            "It is shown as it is written. If somebody else is meant, all is well; if not, take "
            "it out, or ask who is meant."
        ),
        Severity.WARNING,
    ),
    "address-kept-back": Code(
        N_("Here stands an e-mail address that {other} gives only to be recognised by."),
        N_("It is shown as it is written. Take it out if readers need not write there."),
        Severity.WARNING,
    ),
}
