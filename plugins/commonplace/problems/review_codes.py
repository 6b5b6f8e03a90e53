"""Rules of reviews: who may change what, and what a maintainer is to look at.

An error is what the author of a pull request may not do; a warning what somebody is to look at.
"""

from commonplace.language import N_
from commonplace.problems.code import Code, Severity

_ASK = N_("Leave it out of this pull request, or ask {owners} or a maintainer to propose it.")
_MAINTAINERS = N_("Leave it out of this pull request, or ask a maintainer to propose it.")

REVIEW = {
    "review-not-yours": Code(
        N_("“{actor}” may not change this: it belongs to {owners}."),
        _ASK,
    ),
    "review-removes": Code(
        N_("“{actor}” may not remove or rename “{found}”: it belongs to {owners}."),
        N_("Put it back where it was, or ask {owners} or a maintainer to propose it."),
    ),
    "review-adds": Code(
        N_("“{actor}” may not add this: only {owners} may."),
        _ASK,
    ),
    "review-maintainers-only": Code(
        N_("Only maintainers may do this: it is {what}."),
        _MAINTAINERS,
    ),
    "review-no-file": Code(
        N_("This is {what}, not a regular file; only maintainers may add it."),
        N_("Put the file itself here."),
    ),
    "review-unreadable": Code(
        N_("This cannot be read, so that nobody can say whose it would be."),
        N_("Mend first what `commonplace check` says of it."),
    ),
    "review-organizers-only": Code(
        N_("“{actor}” may not set “{field}” here: that is for {owners}."),
        N_("Put it back as it was, or leave it out."),
    ),
    "review-handle": Code(
        N_("The record names the {service} account “{found}”; the pull request is by “{actor}”."),
        N_("Write your own account there, or let its owner send the record."),
    ),
    "review-handle-missing": Code(
        N_("The record does not name the {service} account “{actor}”: it could be anybody's."),
        N_("Add to its fields, under accounts: {field}: {actor}"),
    ),
    "review-handle-taken": Code(
        N_("“{found}” is what {owners} is known by already."),
        N_("Take it out; if both records are the same person's, a maintainer joins them."),
    ),
    "review-second-record": Code(
        N_("“{actor}” has a record already: {other}."),
        N_("Change that one. Records of others are sent by themselves."),
    ),
    "review-id-taken": Code(
        N_("“{found}” is named in {other} already: whoever has this id has what is meant there."),
        N_("Choose another id, or ask a maintainer, if it is you who is meant."),
    ),
    "review-merges": Code(
        N_("The record is to be joined with that of {owners}, which gives its owner their rights."),
        N_("Ask a maintainer to propose it."),
    ),
    "review-address-taken": Code(
        N_("“{found}” is the address of {other}, which is somebody else's."),
        N_("Take it out of redirect_from."),
    ),
    "review-ballot-late": Code(
        N_("The ballot changes after judging ended on {deadline}."),
        N_("Put it back as it was. Comments may still change, and a seal may be opened."),
    ),
    "review-ballot-by-another": Code(
        N_("“{actor}” sends the ballot of {owners}."),
        N_("Ask {owners} whether it is right."),
        Severity.WARNING,
    ),
    "review-entry-late": Code(
        N_("The entry changes after entries closed on {deadline}."),
        N_("Look whether the judges should still see it as it was."),
        Severity.WARNING,
    ),
    "review-needs": Code(
        N_("Only {owners} or a maintainer may do this."),
        N_("Merge it if it is from one of them; --actor NAME says whether it is."),
        Severity.WARNING,
    ),
    "review-needs-maintainer": Code(
        N_("Only a maintainer may do this."),
        N_("Merge it if it is from one of them; --actor NAME says whether it is."),
        Severity.WARNING,
    ),
    "review-page": Code(
        N_("This is a page that maintainers look after; anybody may propose a change."),
        N_("A maintainer reads it and merges it."),
        Severity.WARNING,
    ),
    "review-page-script": Code(
        N_("“{found}” is new here, and it can run in readers' browsers."),
        N_("Merge it only if you know what it does."),
        Severity.WARNING,
    ),
    "review-page-html": Code(
        N_("“{found}” is new here: it is raw HTML."),
        N_("Look whether Markdown would do."),
        Severity.WARNING,
    ),
    "review-page-include": Code(
        N_("“{found}” is new here, and it takes text from elsewhere."),
        N_("Look whether that file may be published, and who may change it."),
        Severity.WARNING,
    ),
    "review-page-remote": Code(
        N_("“{found}” is new here, and it is loaded from another site, which then sees readers."),
        N_("Keep the file in the repository instead."),
        Severity.WARNING,
    ),
    "review-trailer": Code(
        N_("Commit {commit} credits {found}, who did not send it ({part})."),
        N_("Ask them, or leave the line out when you merge."),
        Severity.WARNING,
    ),
    "review-author": Code(
        N_("Commit {commit} says that {found} made it, and the pull request is by “{actor}”."),
        N_("Ask them, or squash it under the sender's name when you merge."),
        Severity.WARNING,
    ),
    "review-claim": Code(
        N_("The record claims commits of “{found}”; nothing here shows that they are theirs."),
        N_("Ask, or look at the commits of this pull request: those by that name would show it."),
        Severity.WARNING,
    ),
    "review-credits-other": Code(
        N_("This credits {owners}, who did not send it, for “{role}”."),
        N_("Ask them, if you do not know that it is so."),
        Severity.WARNING,
    ),
    "review-moved": Code(
        N_("The page moves from “{found}” and nothing leads from there to its new address."),
        N_("Add to its fields: redirect_from: [{found}]"),
        Severity.WARNING,
    ),
}
