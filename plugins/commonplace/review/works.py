"""What a file is that makes the site work, in words."""

import posixpath
import re

from commonplace.language import N_
from commonplace.problems import Word
from commonplace.review.change import LINK, REPOSITORY

_WORKFLOWS = re.compile(
    r"(?:.*/)?(?:\.(?:github|gitlab|forgejo|gitea|gitee|circleci|woodpecker)(?:/.*)?"
    r"|\.gitlab-ci\.yml|\.travis\.yml|\.pre-commit-config\.yaml|Jenkinsfile|Makefile"
    r"|[^/]*\.(?:sh|bat|ps1))",
    re.IGNORECASE | re.DOTALL,
)
_DEPENDENCIES = re.compile(
    r"(?:.*/)?(?:requirements[^/]*|[^/]*\.lock|pyproject\.toml|setup\.(?:py|cfg)|package(?:-lock)?\.json"
    r"|uv\.toml|Pipfile|constraints[^/]*|Dockerfile|\.gitmodules)",
    re.IGNORECASE | re.DOTALL,
)
_SETTINGS = re.compile(
    r"(?:.*/)?(?:mkdocs[^/]*\.ya?ml|properdocs[^/]*\.ya?ml|\.meta\.yml|\.pages|\.git[^/]*|\.mailmap"
    r"|[^/]*\.(?:toml|ini|cfg|ya?ml|json))",
    re.IGNORECASE | re.DOTALL,
)
_PROGRAMS = frozenset(
    {".css", ".htm", ".html", ".jinja", ".j2", ".js", ".mjs", ".py", ".svg", ".ts", ".wasm", ".xml"}
)


def nature_of(path: str) -> Word:
    """Return what a file is, as the end of a sentence."""
    if _WORKFLOWS.fullmatch(path):
        return Word(N_("a workflow, which machines follow"))
    if _DEPENDENCIES.fullmatch(path):
        return Word(N_("what the site is built with"))
    if _SETTINGS.fullmatch(path):
        return Word(N_("a setting"))
    if posixpath.splitext(path)[1].lower() in _PROGRAMS:
        return Word(N_("a program, or what browsers run"))
    return Word(N_("neither a submission nor a page"))


def thing_at(mode: str) -> Word:
    """Return what git's mode of something that is no file says."""
    if mode == LINK:
        return Word(N_("a symbolic link"))
    if mode == REPOSITORY:
        return Word(N_("another repository"))
    return Word(N_("something else"))
