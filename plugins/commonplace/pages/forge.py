"""Addresses on the forge that keeps a hub's repository."""

from urllib.parse import quote, urlsplit

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
