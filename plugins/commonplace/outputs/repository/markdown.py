"""CONTRIBUTORS.md: people by role, and everybody."""

from collections.abc import Iterator

from commonplace.addresses import HOW_CREDIT, url_of
from commonplace.language import N_, NN_
from commonplace.outputs.repository.credited import Credited
from commonplace.outputs.repository.marks import marked, put_between
from commonplace.pages.words import ROLES
from commonplace.problems.reports import plain
from commonplace.values.roles import Role
from commonplace.views.credits.contributor import Contributor

_COMMENT = "<!-- {} -->"
_OTHERS = NN_(
    "And %(num)s more contribution by people who are not to be named.",
    "And %(num)s more contributions by people who are not to be named.",
)


def write_markdown(credited: Credited, before: str) -> str:
    """Return the file; nothing in a name is taken for markup."""
    part = "\n\n".join(_sections(credited))
    if before:
        return put_between(before, part, _COMMENT)
    return "\n\n".join([*_head(credited), marked(part, _COMMENT)]) + "\n"


def _head(credited: Credited) -> Iterator[str]:
    site, words = credited.edition.site, credited.edition.language.gettext
    yield f"# {words(N_('Contributors'))}"
    name = f"[{plain(site.name)}]({site.url})" if site.url else plain(site.name)
    about = N_(
        "Everybody who gave something to {site}, by name: nobody is first because they gave most."
    )
    yield words(about).format(site=name)
    if site.url:
        how = credited.edition.absolute(url_of(HOW_CREDIT))
        yield words(N_("How it is counted: {page}")).format(page=f"<{how}>")
    yield words(N_("`commonplace contributors` writes what is between the two marks below."))


def _sections(credited: Credited) -> Iterator[str]:
    words = credited.edition.language.gettext
    by_role: dict[Role, list[Contributor]] = {}
    for role in sorted({role for one in credited.people for role in one.roles}, key=_order):
        by_role[role] = [one for one in credited.people if role in one.roles]
    if by_role:
        yield f"## {words(N_('By what they did'))}"
    for role, people in by_role.items():
        yield f"### {words(ROLES[role])} ({len(people)})"
        yield words(", ").join(_linked(credited, one) for one in people)
    yield f"## {words(N_('Everybody'))} ({len(credited.people)})"
    if credited.people:
        yield "\n".join(
            f"- {_linked(credited, one)}{_did(credited, one)}" for one in credited.people
        )
    if credited.unnamed:
        more = credited.edition.language.ngettext(*_OTHERS, credited.unnamed)
        yield more % {"num": credited.unnamed}


def _linked(credited: Credited, one: Contributor) -> str:
    page = credited.page_of(one)
    return f"[{plain(one.name)}]({page})" if page else plain(one.name)


def _did(credited: Credited, one: Contributor) -> str:
    words = credited.edition.language.gettext
    roles = sorted(one.roles, key=_order)
    return words(": ") + words(", ").join(words(ROLES[role]) for role in roles)


def _order(role: Role) -> int:
    return list(ROLES).index(role)
