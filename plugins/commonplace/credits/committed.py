"""What git says of who gave what: the commits to each page, to its parts, and to all else."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase

from commonplace.credits.given import Given
from commonplace.credits.registry import Registry
from commonplace.model import Article, Column, Competition, Entry, Event, Guest, Hub, Member, Record
from commonplace.model.attribution import Attribution, Part, Touch
from commonplace.model.ledger import Evidence
from commonplace.model.maintained_page import MaintainedPage
from commonplace.values.roles import Role

BY_TRAILER = {
    Part.TRANSLATOR: Role.TRANSLATION,
    Part.REVIEWER: Role.REVIEW,
    Part.REPORTER: Role.BUG,
    Part.SUGGESTER: Role.IDEAS,
}
"""What somebody did whom a trailer names; a co-author did what the author did."""

UNSIGNED = Role.DOC
"""What a change of a maintainers' page is that nobody signs."""
OTHERS = Role.MAINTENANCE
"""What a change of another's text is, and of a file that no pattern fits."""

FILE_ROLES: Mapping[str, Role] = {
    ".github/**": Role.INFRA,
    ".gitlab-ci.yml": Role.INFRA,
    "**.css": Role.DESIGN,
    "**.svg": Role.DESIGN,
    "**.png": Role.DESIGN,
    "**.jpg": Role.DESIGN,
    "**.jpeg": Role.DESIGN,
    "**.gif": Role.DESIGN,
    "**.webp": Role.DESIGN,
    "**.avif": Role.DESIGN,
    "**.py": Role.CODE,
    "**.js": Role.CODE,
    "**.html": Role.CODE,
    "**.md": Role.DOC,
}
"""What a change of a file is that is no page of its own: the first pattern that fits."""


def committed(
    hub: Hub,
    attribution: Attribution,
    registry: Registry,
    parts: Callable[[Record], Iterable[str]],
    pages: Iterable[Record],
) -> Iterator[Given]:
    """Yield what commits gave to `pages`, and to files that are no page.

    `parts(page)` are further files whose authors count as the page's, such as what it includes.
    Who signs the page and made one of these too, did as they sign; others did what the file is: a
    picture is design, also where it is one of another's article.
    """
    seen: set[str] = set()
    for page in pages:
        own = (page.path, *parts(page))
        seen.update(own)
        if isinstance(page, Member):
            continue  # who keeps their own record gives nothing yet
        signed = _signers(page, registry)
        is_unsigned = isinstance(page, MaintainedPage) and not signed
        others = UNSIGNED if is_unsigned else OTHERS
        for path in own:
            otherwise = others if path == page.path else _role_of_file(hub, path, others)
            for touch in attribution.of[path].touches if path in attribution.of else ():
                role = _role(touch, signed, registry, otherwise)
                yield _given(touch, role, page, path)
    own_folder = f"{hub.settings.submissions}/"
    for path, history in attribution.of.items():
        if path in seen or path.startswith(own_folder):
            continue
        role = _role_of_file(hub, path, OTHERS)
        for touch in history.touches:
            yield _given(touch, BY_TRAILER.get(touch.part, role), None, path)


def _given(touch: Touch, role: Role, page: Record | None, path: str) -> Given:
    evidence = Evidence(path, commit=touch.commit, part=touch.part)
    return Given(touch.who, role, page, touch.time.date(), evidence, lines=touch.lines)


def _role(touch: Touch, signed: Mapping[str, Role], registry: Registry, otherwise: Role) -> Role:
    """Return what a change of a page is: of one's own as it is signed, else `otherwise`."""
    if touch.part in BY_TRAILER:
        return BY_TRAILER[touch.part]
    member = registry.find(touch.who)
    return signed.get(member or f"~{touch.who.name}", otherwise)


def _signers(page: Record, registry: Registry) -> dict[str, Role]:
    """Return who signs a page, by id or `~` and name, with what they did for it."""
    return {_key(person, registry): role for person, role in reversed([*_signed(page)])}


def _key(person: str | Guest, registry: Registry) -> str:
    if isinstance(person, Guest):
        return registry.find_name(person.name) or f"~{person.name}"
    return registry.today(person)


def _signed(page: Record) -> Iterator[tuple[str | Guest, Role]]:
    if isinstance(page, Article):
        yield from ((author, page.author_role) for author in page.authors)
    elif isinstance(page, MaintainedPage):
        names = (author for author in page.authors if isinstance(author, str) and author.strip())
        yield from ((Guest(name=name), Role.CONTENT) for name in names)
    elif isinstance(page, Column):
        yield from ((editor, Role.EDITOR) for editor in page.editors)
    elif isinstance(page, Event | Competition):
        yield from ((person, Role.EVENT_ORGANIZING) for person in page.organizers)
    elif isinstance(page, Entry):
        for person in page.team.members:
            yield person.person, Role.CONTENT
    yield from ((credit.person, credit.role) for credit in getattr(page, "credits", ()))


def _role_of_file(hub: Hub, path: str, otherwise: Role) -> Role:
    own = hub.settings.credits.roles if hub.settings.credits else {}
    for pattern, role in (*own.items(), *FILE_ROLES.items()):
        if fnmatchcase(path, pattern):
            return role
    return otherwise
