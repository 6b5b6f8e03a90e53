"""Whether the author may, in a sentence."""

from commonplace.language import N_, NN_, Language
from commonplace.review import Review

_MAY_NOT = NN_(
    "“{actor}” may not do {count} thing of this pull request.",
    "“{actor}” may not do {count} things of this pull request.",
)
_CHANGED = NN_("{count} file changes.", "{count} files change.")


def verdict(review: Review, words: Language) -> str:
    """Say whether the author of a pull request may do what it does."""
    count = len(review.changes)
    if not count:
        return words.gettext(N_("Nothing changes."))
    if review.actor is None:
        return words.ngettext(*_CHANGED, count).format(count=f"{count:,}")
    if wrong := sum(problem.is_error for problem in review.problems):
        sentence = words.ngettext(*_MAY_NOT, wrong)
        return sentence.format(actor=review.actor.handle, count=f"{wrong:,}")
    return words.gettext(N_("“{actor}” may do all of this.")).format(actor=review.actor.handle)


def who(review: Review, words: Language) -> str:
    """Say as whom the author is known; empty where nobody asked."""
    actor = review.actor
    if actor is None:
        return ""
    if actor.is_maintainer:
        message = N_("“{actor}” is a maintainer.")
    elif actor.is_new:
        message = N_("“{actor}” is new here, with the record {member}.")
    elif actor.member:
        message = N_("“{actor}” is the member {member}.")
    elif actor.is_claimed:
        message = N_("Several records name the account “{actor}”, so it counts for none.")
    else:
        message = N_("No record names the account “{actor}”.")
    return words.gettext(message).format(actor=actor.handle, member=actor.member)
