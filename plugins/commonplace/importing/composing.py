"""One article from its parts: fields, people, old addresses, converted text; and then the check."""

from dataclasses import dataclass
from typing import Any

from commonplace.documents import read_data, read_document
from commonplace.documents.writing import write_document
from commonplace.importing.articles import article_fields
from commonplace.importing.members import People
from commonplace.importing.permalinks import Permalinks, Redirects
from commonplace.importing.placement import OldAddresses, Placed
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.importing.text import Around, convert_text
from commonplace.language import LANGUAGES, language
from commonplace.model import COLLECTIONS, Source
from commonplace.schema import read_record
from commonplace.values.roles import Role


@dataclass(frozen=True, slots=True)
class Composed:
    """The text of an article's file, empty where it would not pass the check."""

    text: str
    problems: tuple[ImportProblem, ...]
    raw: tuple[str, ...] = ()
    other_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Composer:
    """Puts articles together; everything is known by now but their text."""

    people: People
    permalinks: Permalinks
    addresses: OldAddresses
    redirects: Redirects
    site_urls: tuple[str, ...]

    def compose(self, article: Placed, column_lang: str) -> Composed:
        """Return the file of an article and what was met on the way."""
        draft, post, uri = article.draft, article.draft.post, article.uri
        around = Around(
            article=lambda path: self.addresses.by_path(path, uri),
            by_source=lambda name: self.addresses.by_source(name, uri),
            beside=lambda target: article.assets.by_target.get(target, ""),
            site_urls=self.site_urls,
        )
        converted = convert_text(post.path, post.page.body, post.page.body_line, around)
        fields = article_fields(
            draft, summary=converted.summary, column_lang=column_lang, left_tag=article.category
        )
        fields["authors"] = self.author_ids(article)
        if credited := self.credits(article):
            fields["credits"] = credited
        old = [] if fields.get("status") == "draft" else [self.permalinks.path_of(post)]
        old += self.permalinks.aliases_of(post)
        granted, found = self.redirects.claim(post.path, uri, [path for path in old if path])
        if granted:
            fields["redirect_from"] = granted
        text, faults = checked("article", post.path, write_document(fields, converted.body), uri)
        problems = (*draft.problems, *article.assets.problems, *converted.problems, *found, *faults)
        return Composed(text, problems, converted.raw, converted.other_hosts)

    def author_ids(self, article: Placed) -> list[str]:
        """Return the ids of those who signed it, in their order."""
        people = (self.people.find(named.name) for named in article.draft.authors)
        return list(dict.fromkeys(person.id for person in people if person))

    def credits(self, article: Placed) -> list[dict[str, Any]]:
        """Return who else is credited, each once for each kind of work."""
        authors = set(self.author_ids(article))
        found: dict[tuple[str, Role], dict[str, Any]] = {}
        for mention in article.draft.credits:
            person = self.people.find(mention.person.name)
            role = mention.role or Role.CONTENT
            # An author who is credited as author again needs no second word.
            if person is None or (mention.role is None and person.id in authors):
                continue
            entry: dict[str, Any] = {"member": person.id, "role": role.value}
            if mention.evidence:
                entry["evidence"] = mention.evidence
            found.setdefault((person.id, role), entry)
        return list(found.values())


def checked(
    collection: str, path: str, text: str, uri: str = ""
) -> tuple[str, list[ImportProblem]]:
    """Hold a file that is to be written against the rules that will judge it.

    Returns the text, or an empty one and the reason: `path` is where its source is.
    """
    read = read_document if uri.endswith(".md") or not uri else read_data
    document, problems = read(uri or path, text.encode())
    if document is not None:
        source = Source(path=path, uri=uri or path, id="")
        _, found = read_record(document, COLLECTIONS[collection], source)
        problems = [*problems, *found]
    errors = [fault for fault in problems if fault.is_error]
    if not errors:
        return text, []
    reason = " ".join(fault.message(language(LANGUAGES[0])) for fault in errors[:3])
    return "", [problem(path, "fails-check", reason=reason)]
