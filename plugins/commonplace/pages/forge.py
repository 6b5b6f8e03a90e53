"""Addresses on the forge that keeps a hub's repository."""

import posixpath
import re
from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit

_NEW_FILE = {
    "github.com": "{repo}/new/{branch}/{folder}",
    "gitlab.com": "{repo}/-/new/{branch}/{folder}",
    "gitee.com": "{repo}/new/{branch}/{folder}",
    "codeberg.org": "{repo}/_new/{branch}/{folder}",
}


_FILLED = {
    "github.com": ("filename", "value"),
    "gitlab.com": ("file_name", "content"),
    "codeberg.org": ("filename", "value"),
}
"""What fills the name and the text of a new file."""


def new_file_url(repo_url: str, edit_uri: str, folder: str, name: str = "", text: str = "") -> str:
    """Return where a new file in a folder can be written in the browser, or an empty text.

    The branch is taken from mkdocs.yml's `edit_uri`, such as `edit/main/site_src/`. Name and text
    are filled in where the forge knows how.
    """
    host = urlsplit(repo_url).hostname or ""
    pattern = _NEW_FILE.get(host)
    parts = edit_uri.removeprefix("-/").split("/")
    if not pattern or len(parts) < 2:  # noqa: PLR2004 - the word `edit` and the branch
        return ""
    repo, branch = repo_url.rstrip("/"), parts[1]
    if not (name and host in _FILLED):
        return pattern.format(repo=repo, branch=branch, folder=folder)
    # The folder goes into the name: where it is not there yet, an address below it leads nowhere.
    url = pattern.format(repo=repo, branch=branch, folder="").rstrip("/")
    values = dict(zip(_FILLED[host], (posixpath.join(folder, name), text), strict=True))
    return f"{url}?{urlencode(values, quote_via=quote)}"


def edit_file_url(
    repo_url: str, edit_uri: str, docs_dirs: Iterable[str], path: str, line: int = 0
) -> str:
    """Return where a file of the repository can be changed in the browser, or an empty text.

    `edit_uri` of mkdocs.yml leads to the folder of a language's pages, one of `docs_dirs`; what is
    before that leads to the repository's own folder. The line is named where the forge's editor
    goes to it.
    """
    way = _way_to_hub(edit_uri, docs_dirs)
    if not repo_url or way is None:
        return ""
    host = urlsplit(repo_url).hostname or ""
    knows_lines = host == "github.com" or _is_gitlab(host, edit_uri)
    anchor = f"#L{line}" if line and knows_lines else ""
    return f"{repo_url.rstrip('/')}/{_inside(way, path)}{anchor}"


def view_file_url(
    repo_url: str, edit_uri: str, docs_dirs: Iterable[str], path: str, line: int = 0
) -> str:
    """Return where a file of the repository can be read, at a line, or an empty text."""
    way = _way_to_hub(edit_uri, docs_dirs)
    host = urlsplit(repo_url).hostname or ""
    word = "blob" if _is_gitlab(host, edit_uri) else _READ.get(host)
    if not word or way is None or not _EDIT.match(way):
        return ""
    anchor = f"#L{line}" if line else ""
    read = _EDIT.sub(rf"\g<1>{word}/", way)
    return f"{repo_url.rstrip('/')}/{_inside(read, path)}{anchor}"


def commit_url(repo_url: str, edit_uri: str, commit: str) -> str:
    """Return where a commit can be read, or an empty text for a forge we do not know."""
    host = urlsplit(repo_url).hostname or ""
    if _is_gitlab(host, edit_uri):
        return f"{repo_url.rstrip('/')}/-/commit/{commit}"
    return f"{repo_url.rstrip('/')}/commit/{commit}" if host in _READ else ""


_READ = {"github.com": "blob", "gitee.com": "blob", "codeberg.org": "src/branch"}
"""The word that stands before the branch where a file is read."""
_EDIT = re.compile(r"(-/)?_?edit/")


def _is_gitlab(host: str, edit_uri: str) -> bool:
    """Whether it is GitLab, also at a host of somebody's own: no other forge has such addresses."""
    return host == "gitlab.com" or edit_uri.startswith("-/")


def _way_to_hub(edit_uri: str, docs_dirs: Iterable[str]) -> str | None:
    """Return what leads to the hub's own folder on the forge; None where that is not known."""
    way = edit_uri.rstrip("/")
    ends = (f"/{folder.strip('/')}" for folder in sorted(docs_dirs, key=len, reverse=True))
    end = next((end for end in ends if way.endswith(end)), "")
    return way.removesuffix(end) if end and ":" not in way else None


def _inside(way: str, path: str) -> str:
    """Return the way to a file that is given as the hub sees it, also one above the hub."""
    return posixpath.normpath(posixpath.join(way, quote(path)))


def report_link(report_url: str | None, title: str, url: str) -> str:
    """Return where to report a problem with one page, with the page already named there.

    An address of mail gets a subject and a body, a form for issues of a forge we know its title and
    description; any other place is left as it is.
    """
    if not report_url:
        return ""
    body = quote(url, safe="")
    if report_url.startswith("mailto:"):
        sign = "&" if "?" in report_url else "?"
        return f"{report_url}{sign}subject={quote(title, safe='')}&body={body}"
    parts = urlsplit(report_url)
    names = _ISSUE_FIELDS.get(parts.hostname or "")
    if not names or parts.query or not parts.path.rstrip("/").endswith("issues/new"):
        return report_url
    return f"{report_url}?{names[0]}={quote(title, safe='')}&{names[1]}={body}"


_ISSUE_FIELDS = {
    "github.com": ("title", "body"),
    "codeberg.org": ("title", "body"),
    "gitlab.com": ("issue[title]", "issue[description]"),
}
