"""The page that says how credit is counted, made of what the program counts by."""

from collections.abc import Mapping
from dataclasses import dataclass

from commonplace.addresses import HOW_CREDIT
from commonplace.credits.committed import BY_TRAILER, FILE_ROLES, OTHERS, UNSIGNED
from commonplace.language import N_
from commonplace.model.attribution import Part
from commonplace.pages.deeds import DEEDS
from commonplace.pages.forge import edit_file_url
from commonplace.pages.generated import GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.settings import CONFIG_FILE, CreditOptions
from commonplace.values.roles import Role
from commonplace.views.credits import orders


@dataclass(frozen=True, slots=True)
class WrittenSource:
    """Something in a record that names people, and what they are credited with; None: any role."""

    what: str
    role: Role | None


SOURCES: Mapping[str, WrittenSource] = {
    "article": WrittenSource(N_("The authors of an article"), Role.CONTENT),
    "translation": WrittenSource(
        N_("The authors of an article that is a translation"), Role.TRANSLATION
    ),
    "page": WrittenSource(N_("The authors whom one of the maintainers' pages names"), Role.CONTENT),
    "column": WrittenSource(N_("The editors of a column"), Role.EDITOR),
    "organizers": WrittenSource(
        N_("The organisers of an event or a competition"), Role.EVENT_ORGANIZING
    ),
    "speakers": WrittenSource(
        N_("The speakers of an event, of one session, or of one date"), Role.TALK
    ),
    "asked": WrittenSource(N_("Who asked a question at an event"), Role.IDEAS),
    "answered": WrittenSource(N_("Who answered it"), Role.QUESTION),
    "judges": WrittenSource(N_("The judges of a competition"), Role.JUDGE),
    "team": WrittenSource(N_("The team of an entry"), Role.CONTENT),
    "award": WrittenSource(N_("Who won an award, alone or in a team"), Role.AWARD),
    "credits": WrittenSource(
        N_("Credits on any page, and files of credits for what has no page"), None
    ),
}
"""What records say of people. A test draws a hub for each and asks the ledger."""

TRAILERS: Mapping[Part, Role | None] = {
    part: BY_TRAILER.get(part) for part in Part if part is not Part.AUTHOR
}
"""Lines at the end of a commit's message that name somebody; None: as the commit's author."""


def how_credit_page(writer: Writer) -> GeneratedPage:
    """Return the page about how credit is counted in this hub, as its options have it."""
    settings = writer.hub.settings
    options = settings.credits
    words = writer.edition.language.gettext
    docs_dirs = (site.docs_dir for site in settings.languages)
    return writer.page(
        HOW_CREDIT,
        "how_credit",
        title=words("How credit is counted"),
        section="members",
        description=words("What counts, whose it is, in which order people stand, and what to do."),
        sources=SOURCES,
        trailers=TRAILERS,
        options=options,
        files=[*(options.roles.items() if options else ()), *FILE_ROLES.items()],
        others=OTHERS,
        unsigned=UNSIGNED,
        weights=_by_weight(options) if options and options.ranking else [],
        rules=orders,
        submissions=settings.submissions,
        config_file=CONFIG_FILE,
        config_url=edit_file_url(settings.repo_url, settings.edit_uri, docs_dirs, CONFIG_FILE),
        report_url=settings.options.report_url,
    )


def _by_weight(options: CreditOptions) -> list[tuple[float, list[Role]]]:
    """Return the roles by how much they count in the ranking, those that count most first."""
    found: dict[float, list[Role]] = {}
    for role in sorted(Role, key=list(DEEDS).index):
        found.setdefault(options.weight_of(role), []).append(role)
    return sorted(found.items(), reverse=True)
