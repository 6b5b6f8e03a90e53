"""What differs from forge to forge: addresses, and where files for its machinery lie."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Forge:
    """A kind of place that keeps repositories.

    `edit_uri` leads from a repository to the editor of a file, as far as the branch; `new_issue` to
    the form of a new issue. `machines` names the archetypes of the files that its machines follow,
    `workflow` is the one of these that publishes; `change` the file with the words for a new pull
    request, `issues` the folder of those for new issues, `owners` the file that says who reviews
    what. Each is empty where the forge has no such thing.
    """

    title: str = ""
    edit_uri: str = ""
    new_issue: str = ""
    machines: str = ""
    workflow: str = ""
    change: str = ""
    issues: str = ""
    owners: str = ""


_FORGEJO = Forge(
    title="Forgejo",
    edit_uri="_edit/main",
    new_issue="issues/new",
    machines="forgejo",
    workflow=".forgejo/workflows/site.yml",
    change=".forgejo/PULL_REQUEST_TEMPLATE.md",
    issues=".forgejo/ISSUE_TEMPLATE",
    owners=".forgejo/CODEOWNERS",
)

FORGES = {
    "github": Forge(
        title="GitHub",
        edit_uri="edit/main",
        new_issue="issues/new",
        machines="github",
        workflow=".github/workflows/site.yml",
        change=".github/PULL_REQUEST_TEMPLATE.md",
        issues=".github/ISSUE_TEMPLATE",
        owners=".github/CODEOWNERS",
    ),
    "gitlab": Forge(
        title="GitLab",
        edit_uri="-/edit/main",
        new_issue="-/issues/new",
        machines="gitlab",
        workflow=".gitlab-ci.yml",
        change=".gitlab/merge_request_templates/Default.md",
        issues=".gitlab/issue_templates",
        owners=".gitlab/CODEOWNERS",
    ),
    "gitee": Forge(
        title="Gitee",
        edit_uri="edit/main",
        new_issue="issues/new",
        change=".gitee/PULL_REQUEST_TEMPLATE.md",
        issues=".gitee/ISSUE_TEMPLATE",
    ),
    "codeberg": replace(_FORGEJO, title="Codeberg"),
    "forgejo": _FORGEJO,
    "none": Forge(),
}
"""All forges we know by their name; `none` is a repository without one."""

_HOSTS = {
    "github.com": "github",
    "gitlab.com": "gitlab",
    "gitee.com": "gitee",
    "codeberg.org": "codeberg",
}


def forge_at(repo: str | None) -> str:
    """Return the name of the forge at a repository's address, or an empty text if it says none."""
    return _HOSTS.get(urlsplit(repo or "").hostname or "", "")


def pages_at(forge: str, repo: str | None) -> str:
    """Return where a forge's pages service shows a repository's site; empty where none is sure."""
    parts = urlsplit(repo or "")
    host, path = _PAGES.get(forge or forge_at(repo), ""), parts.path.strip("/").removesuffix(".git")
    owner, _, name = path.partition("/")
    if not (host and owner and name) or "/" in name:
        return ""
    site = f"https://{owner.lower()}.{host}/"
    return site if name.lower() == f"{owner}.{host}".lower() else f"{site}{name}/"


_PAGES = {"github": "github.io", "codeberg": "codeberg.page"}
