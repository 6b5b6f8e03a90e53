"""The types of all-contributors as roles: each is one of the same name."""

from collections.abc import Mapping

from commonplace.values.roles import Role

_OTHERS: Mapping[str, Role] = {
    "accessibility": Role.A11Y,
    "music": Role.AUDIO,
    "blogs": Role.BLOG,
    "blogpost": Role.BLOG,
    "blogging": Role.BLOG,
    "bugs": Role.BUG,
    "coding": Role.CODE,
    "dataset": Role.DATA,
    "datasets": Role.DATA,
    "designs": Role.DESIGN,
    "docs": Role.DOC,
    "documentation": Role.DOC,
    "events": Role.EVENT_ORGANIZING,
    "examples": Role.EXAMPLE,
    "finance": Role.FINANCIAL,
    "funding": Role.FUNDING_FINDING,
    "idea": Role.IDEAS,
    "infrastructure": Role.INFRA,
    "maintaining": Role.MAINTENANCE,
    "mentor": Role.MENTORING,
    "packaging": Role.PLATFORM,
    "plugins": Role.PLUGIN,
    "questions": Role.QUESTION,
    "reviews": Role.REVIEW,
    "reviewing": Role.REVIEW,
    "talks": Role.TALK,
    "tests": Role.TEST,
    "testing": Role.TEST,
    "tools": Role.TOOL,
    "translations": Role.TRANSLATION,
    "tutorials": Role.TUTORIAL,
    "videos": Role.VIDEO,
}
"""Other words for types that files of people who write them by hand have."""


def role_of(kind: str, own: Mapping[str, Role]) -> Role | None:
    """Return the role of a type: as `own` says, by its name, or by another word for it."""
    if kind in own:
        return own[kind]
    key = _key(kind)
    return _BY_NAME.get(key) or _OTHERS.get(key)


def _key(kind: str) -> str:
    return "".join(char for char in kind.casefold() if char.isalnum())


_BY_NAME = {_key(role.value): role for role in Role}
