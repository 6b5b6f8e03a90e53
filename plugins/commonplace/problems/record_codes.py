"""Rules of records against each other."""

from commonplace.language import N_
from commonplace.problems.code import Code, Severity

RECORDS = {
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
    "event-unknown": Code(
        N_("There is no event “{found}”."),
        N_("Use the name of a file or folder in events/, or add the event to this pull request."),
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
    "task-unknown": Code(
        N_("The competition has no task “{found}”."),
        N_("Tasks of this competition: {allowed}."),
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
        Severity.WARNING,
    ),
    "uid-taken": Code(
        N_("In calendars this event would have the id “{found}”, which “{other}” has already."),
        N_(
            "Every calendar would lose one of the two. Remove a uid that came along with a copy; "
            "if there is none, write one of its own."
        ),
    ),
    "claim-taken": Code(
        N_("“{found}” is claimed by {other} too, so it counts for neither."),
        N_(
            "Whose it is not removes it. Where two share an address, each writes the name with it, "
            "as in `Name <e-mail>`. Where both are one person, the older file says merged_into."
        ),
        Severity.WARNING,
    ),
    "claim-anybodys": Code(
        N_("Many people commit as “{found}”, so it tells nobody and is passed over."),
        N_("Write the name with it, as in `Name <e-mail>`, or give another address or an account."),
        Severity.WARNING,
    ),
    "name-shared": Code(
        N_("{other} has the name “{found}” too; by the name alone it is not known who is meant."),
        N_(
            "Both names are right and stay. Add what only this person has: the e-mail address in "
            "their commits, under git, or an account, under accounts."
        ),
        Severity.WARNING,
    ),
    "name-look-alike": Code(
        N_("“{found}” looks like “{known}”, a name in {other}, and is written with other letters."),
        N_(
            "Where it is the same person, write it in the same letters, or link the record. Where "
            "somebody poses as somebody else, do not publish it."
        ),
        Severity.WARNING,
    ),
    "letters-mixed": Code(
        N_("“{found}” mixes letters of {scripts}; “{character}” looks like one of another script."),
        N_("Type the word again in one script; it may have been pasted, or be meant to deceive."),
        Severity.WARNING,
    ),
    "reference-self": Code(
        N_("“{field}” refers to this very page."),
        N_("Name another one, or remove the field."),
    ),
    "reference-circle": Code(
        N_("“{field}” leads back to this page: {circle}."),
        N_("Let the last one in the row stand without “{field}”."),
    ),
    "rule-never": Code(
        N_("The rule “{found}” never gives a date: {reason}."),
        N_("Correct the rule or the start; for an event that takes place once, remove the rule."),
    ),
    "rule-start": Code(
        N_("The event starts on {found}, which is none of the dates of its rule."),
        N_("It counts as an extra date. If that is not meant, let it start on {first}."),
        Severity.WARNING,
    ),
    "occurrence-unknown": Code(
        N_("The event does not take place on {found}, so nothing can differ on that date."),
        N_("Use a date that its rule or rdate gives; the nearest is {nearest}."),
    ),
    "occurrence-left-out": Code(
        N_("The date {found} is left out by exdate, so what differs on it is never seen."),
        N_(
            "Remove it here or there. One that is announced and cancelled stays here, as cancelled."
        ),
        Severity.WARNING,
    ),
    "occurrence-twice": Code(
        N_("What differs on {found} is said twice; only the last counts."),
        N_("Put all that differs on one date into one item."),
        Severity.WARNING,
    ),
    "exdate-unknown": Code(
        N_("The event does not take place on {found}, so it cannot be left out."),
        N_("Use a date that its rule or rdate gives; the nearest is {nearest}."),
        Severity.WARNING,
    ),
    "time-skipped": Code(
        N_("There is no {found} in {timezone}: the clocks go forward and skip it."),
        N_("It is read as {meant}. Write the time that the clocks will show."),
        Severity.WARNING,
    ),
    "time-twice": Code(
        N_("The time {found} comes twice in {timezone}: the clocks go back."),
        N_("The first is meant. To say which, add its distance from UTC, as in {meant}."),
        Severity.WARNING,
    ),
    "event-twin": Code(
        N_("This may be the same event as {other}: {why}."),
        N_(
            "If it is, keep one of the two files and put what the other says into it. If not, "
            "let the titles say what is different."
        ),
        Severity.WARNING,
    ),
    "deadline-late": Code(
        N_("The deadline “{title}” ({found}) comes after the event is over."),
        N_("Correct the one or the other."),
        Severity.WARNING,
    ),
    "session-outside": Code(
        N_("The session “{title}” begins ({found}) when the event is not on: {start} to {end}."),
        N_("Correct the one or the other; readers come when the event begins."),
        Severity.WARNING,
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
    "ballot-seal-broken": Code(
        N_("The ballot does not match its seal, so it does not count."),
        N_(
            "Put scores, recused and salt back as they were when it was sealed; commonplace ballot "
            "reveal does. Comments may change."
        ),
    ),
    "entry-late": Code(
        N_("The entry came in on {found}, after entries closed on {deadline}."),
        N_("It is shown as late; the organisers decide. Set status: late to accept that."),
        Severity.WARNING,
    ),
    "team-size": Code(
        N_("The team has {found} members; the competition allows {allowed}."),
        N_("Correct the team, or ask the organisers."),
    ),
    "licence-required": Code(
        N_("The competition asks for a licence and the entry names none."),
        N_("Add one, for example license: MIT."),
    ),
    "screenshot-missing": Code(
        N_("The entry has no screenshot, so that its card and its page show a drawn pattern."),
        N_("Put a picture beside index.md and name it under screenshots, with src and alt."),
        Severity.WARNING,
    ),
    "screenshot-small": Code(
        N_("The screenshot “{found}” is {width} pixels wide; below {limit} it is blurred."),
        N_("Take a larger one, at least {limit} pixels wide."),
        Severity.WARNING,
    ),
    "template-text": Code(
        N_("“{found}” is what the template says, not what the entry is."),
        N_("Write your own words in its place, or remove the line."),
        Severity.WARNING,
    ),
    "entry-twin": Code(
        N_("The entry is likely the same as {other}: they share {share} of their words."),
        N_(
            "Withdraw one of the two (status: withdrawn). If they are two works, say in the text "
            "what is new."
        ),
        Severity.WARNING,
    ),
    "answer-missing": Code(
        N_("“{field}” says that the question is answered, and there is no answer."),
        N_("Write the answer below the fields; until then the question is shown as open."),
        Severity.WARNING,
    ),
    "translation-language": Code(
        N_("The translation has the same language ({found}) as its original."),
        N_("Set lang to the language of this text."),
    ),
    "position-missing": Code(
        N_("The column is ordered by position and this article has none, so it comes last."),
        N_("Add one, for example position: 3."),
        Severity.WARNING,
    ),
}
