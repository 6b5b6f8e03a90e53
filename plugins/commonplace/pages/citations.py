"""How to cite an article: the parts of a sentence, and an entry for BibTeX."""

import re
from dataclasses import dataclass

from commonplace.addresses import page_uri, url_of
from commonplace.language import language_name
from commonplace.model import Article
from commonplace.views import Edition

# What BibTeX reads as a command, and how it is written instead.
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: rf"\{char}" for char in "$&%#_"},
}


@dataclass(frozen=True, slots=True)
class Citation:
    """Whom and what to name. `url` is empty where the hub does not say where its site is."""

    authors: str
    url: str
    bibtex: str


def citation(edition: Edition, article: Article) -> Citation:
    """Return how to cite an article of this edition; where it first appeared is its address."""
    names = [edition.name_of(author) for author in article.authors]
    url = article.canonical_url or edition.absolute(url_of(page_uri(article)))
    return Citation(edition.language.gettext(", ").join(names), url, _bibtex(edition, article, url))


def _bibtex(edition: Edition, article: Article, url: str) -> str:
    """Return an `@online` entry as biblatex knows it."""
    names = " and ".join(f"{{{_escaped(edition.name_of(each))}}}" for each in article.authors)
    language = language_name(edition.hub.language_of(article), spoken_in="en").lower()
    fields = {
        "author": names,
        "title": f"{{{_escaped(article.title)}}}",
        "date": article.date.isoformat(),
        "organization": f"{{{_escaped(edition.site.name)}}}",
        "language": language,
        "url": url,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    key = re.sub(r"[^a-z0-9-]", "-", f"{article.source.parent}-{article.id}")
    return f"@online{{{key},\n" + ",\n".join(lines) + "\n}"


def _escaped(text: str) -> str:
    return "".join(_BIBTEX.get(char, char) for char in text)
