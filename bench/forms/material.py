"""Projects of Material for MkDocs: plain ones, and one with a blog and the authors of each page."""

from dataclasses import replace

from content.documents import Document
from content.whole import Texts

from forms.form import SITE, Files, Form, with_fields
from forms.markdown_options import COPYRIGHT, EXTENSIONS, OVERRIDE, SEARCH, theme

_OURS_ALONE = {"authors", "credits", "editors", "git", "accounts", "languages", "license", "topics"}
"""Fields that say nothing to these generators, or something else."""


def _config(*features: str, plugins: str = "") -> str:
    return (
        f"site_name: Riverside\nsite_url: {SITE}\n\n{theme(*features)}\n"
        f"plugins:\n{SEARCH}{plugins}\n{EXTENSIONS}"
    )


def written(document: Document) -> str:
    """Return the text with its title above it, and those fields that Material reads."""
    fields = {key: value for key, value in document.fields.items() if key not in _OURS_ALONE}
    return with_fields(fields, f"# {document.title}\n\n{document.body}")


def _around(config: str) -> Files:
    yield "mkdocs.yml", config
    yield OVERRIDE, COPYRIGHT
    yield (
        "docs/index.md",
        "# Riverside\n\nA place where people who work with data teach each other.\n",
    )
    yield ".gitignore", "/site/\n/.cache/\n"


def _plain(name: str, *features: str) -> Form:
    def around(_texts: Texts) -> Files:
        yield from _around(_config(*features))

    return Form(name, lambda path: f"docs/{path}", written, around)


PRUNED = _plain("material-prune", "navigation.prune")
WHOLE_NAV = _plain("material")

_BLOG = """\
  blog:
    post_url_format: "{slug}"
    archive_date_format: yyyy
    post_slugify: !!python/object/apply:pymdownx.slugs.slugify
      kwds: {case: lower}
    categories_slugify: !!python/object/apply:pymdownx.slugs.slugify
      kwds: {case: lower}
  git-authors:
    strict: false
"""


def _posted(path: str) -> str:
    """Return where an article is: a post, which has its column as its category."""
    is_post = path.startswith("columns/") and not path.endswith("/index.md")
    return f"blog/posts/{path.removeprefix('columns/')}" if is_post else path


def _post(document: Document) -> str:
    if _posted(document.path) == document.path:
        return written(document)
    column = document.path.split("/")[1]
    slug = document.path.rpartition("/")[2].removesuffix(".md")
    own = {"date": document.fields["date"], "categories": f"[{column}]", "slug": slug}
    own["authors"] = document.fields["authors"]
    return with_fields(own, f"# {document.title}\n\n{document.body}")


def _around_blog(texts: Texts) -> Files:
    yield from _around(_config("navigation.prune", plugins=_BLOG))
    yield "docs/blog/index.md", "# Blog\n"
    lines = ["authors:\n"]
    for member in texts.of_kind("members"):
        own = member.path.removeprefix("members/").removesuffix(".md")
        lines.append(f"  {own}:\n    name: {member.title}\n    description: Member\n")
        lines.append("    avatar: https://hub.test/avatar.png\n")
    yield "docs/blog/.authors.yml", "".join(lines)


BLOG = Form(
    "material-blog", lambda path: f"docs/{_posted(path)}", _post, _around_blog, seen=_posted
)
ZENSICAL = replace(PRUNED, name="zensical")
