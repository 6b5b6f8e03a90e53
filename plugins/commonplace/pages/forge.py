"""Addresses on the forge that keeps a hub's repository."""

from urllib.parse import urlsplit

_NEW_FILE = {
    "github.com": "{repo}/new/{branch}/{folder}",
    "gitlab.com": "{repo}/-/new/{branch}/{folder}",
    "gitee.com": "{repo}/new/{branch}/{folder}",
    "codeberg.org": "{repo}/_new/{branch}/{folder}",
}


def new_file_url(repo_url: str, edit_uri: str, folder: str) -> str:
    """Return where a new file in a folder can be written in the browser, or an empty text.

    The branch is taken from mkdocs.yml's `edit_uri`, such as `edit/main/site_src/`.
    """
    pattern = _NEW_FILE.get(urlsplit(repo_url).hostname or "")
    parts = edit_uri.removeprefix("-/").split("/")
    if not pattern or len(parts) < 2:  # noqa: PLR2004 - the word `edit` and the branch
        return ""
    return pattern.format(repo=repo_url.rstrip("/"), branch=parts[1], folder=folder)
