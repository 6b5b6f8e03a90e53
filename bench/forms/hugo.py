"""A project of Hugo, with a theme of its own that shows texts and lists them, and no more."""

import re
from textwrap import dedent

from content.documents import Document
from content.whole import Texts

from forms.form import SITE, Files, Form, with_fields

_CONFIG = f"""\
baseURL = "{SITE}"
title = "Riverside"
locale = "en"
disableKinds = ["rss"]
enableGitInfo = false

[outputs]
home = ["html", "json"]

[taxonomies]
tag = "tags"
topic = "topics"
author = "authors"

[markup.highlight]
noClasses = false

[markup.goldmark.parser]
autoHeadingIDType = "github"
[markup.goldmark.parser.attribute]
title = true
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
[markup.goldmark.extensions.extras]
mark = {{enable = true}}
insert = {{enable = true}}
subscript = {{enable = true}}
superscript = {{enable = true}}
[markup.goldmark.extensions.passthrough]
enable = true
[markup.goldmark.extensions.passthrough.delimiters]
block = [["$$", "$$"]]
inline = [["$", "$"]]
"""
_LAYOUTS = {
    "baseof.html": """
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
        <meta name="description" content="{{ .Description }}">
        <link rel="canonical" href="{{ .Permalink }}"></head>
        <body><nav>{{ range site.Home.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>
        {{ end }}{{ with .CurrentSection }}{{ range .Pages }}
        <a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}{{ end }}</nav>
        <main>{{ block "main" . }}{{ end }}</main>
        <footer>{{ partial "copyright.html" . }}</footer></body></html>
        """,
    "single.html": """
        {{ define "main" }}<h1>{{ .Title }}</h1>
        {{ with .Params.date }}<time>{{ time.Format "2006-01-02" . }}</time>{{ end }}
        {{ range .Params.tags }}<a href="{{ printf "tags/%s/" (urlize .) | relURL }}">{{ . }}</a>
        {{ end }}{{ .TableOfContents }}{{ .Content }}{{ end }}
        """,
    "list.html": """
        {{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}
        <ul>{{ range (.Paginate .RegularPages 30).Pages }}
        <li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ .Description }}</li>{{ end }}</ul>
        {{ range .Paginator.Pagers }}<a href="{{ .URL }}">{{ .PageNumber }}</a>{{ end }}{{ end }}
        """,
    "index.json": """
        [{{ range $at, $page := site.RegularPages }}{{ if $at }},{{ end }}
        {{ dict "title" .Title "url" .RelPermalink "text" .Plain | jsonify }}{{ end }}]
        """,
    "_partials/copyright.html": "<p>Texts: CC BY 4.0. Heron day is on Sunday.</p>",
    "_markup/render-passthrough.html": '<span class="arithmatex">{{ .Inner }}</span>',
    "_markup/render-blockquote.html": """
        {{ if eq .Type "alert" }}<div class="admonition {{ .AlertType }}"><p>{{ .AlertTitle }}</p>
        {{ .Text }}</div>{{ else }}<blockquote>{{ .Text }}</blockquote>{{ end }}
        """,
}
OVERRIDE = "layouts/_partials/copyright.html"

_OURS_ALONE = {"git", "accounts", "languages", "credits", "editors", "kind"}
_NOTE = re.compile(
    r'^(?:!!!|\?\?\?) (\w+) "(.*)"\n\n((?:    .*\n|\n(?=    ))*(?:    .*)?)', re.MULTILINE
)
_TAB = re.compile(r'^=== "(.*)"\n\n((?:    .*\n|\n(?=    ))*(?:    .*)?)', re.MULTILINE)


def _seen(path: str) -> str:
    """Return where a text is: Hugo calls the page of a folder `_index.md`."""
    return f"{path.removesuffix('index.md')}_index.md" if path.endswith("/index.md") else path


def _noted(found: re.Match[str]) -> str:
    inside = "\n".join(f"> {line}".rstrip() for line in dedent(found[3]).splitlines())
    return f"> [!{found[1].upper()}] {found[2]}\n{inside}\n"


def _written(document: Document) -> str:
    """Return the text in Hugo's Markdown, which has alerts for notes and no tabs."""
    fields = {key: value for key, value in document.fields.items() if key not in _OURS_ALONE}
    fields |= {"title": fields.get("title") or f'"{document.title}"'}
    body = _TAB.sub(lambda tab: f"**{tab[1]}**\n\n{dedent(tab[2])}\n", document.body)
    return with_fields(fields, _NOTE.sub(_noted, body))


def _around(_texts: Texts) -> Files:
    yield "hugo.toml", _CONFIG
    yield "content/_index.md", "---\ntitle: Riverside\n---\n\nA place where people teach.\n"
    yield "content/columns/_index.md", "---\ntitle: Columns\n---\n"
    yield "content/events/_index.md", "---\ntitle: Events\n---\n"
    yield "content/members/_index.md", "---\ntitle: Members\n---\n"
    for name, text in _LAYOUTS.items():
        yield f"layouts/{name}", dedent(text).lstrip()


HUGO = Form("hugo", lambda path: f"content/{_seen(path)}", _written, _around, seen=_seen)
