"""Everything an import will write and everything it cannot, worked out before a byte is written."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from commonplace.documents.writing import write_document
from commonplace.importing.articles import CARRIED_OVER, draft_article
from commonplace.importing.bylines import Named, is_name, is_personal_name, without_title
from commonplace.importing.columns import (
    column_fields,
    column_language,
    column_title,
    likely_editor,
)
from commonplace.importing.composing import Composer, checked
from commonplace.importing.files import PlannedFile, Progress
from commonplace.importing.front_matter import clean, text_of
from commonplace.importing.hugo_source import HugoSource
from commonplace.importing.members import LikelySame, People, Person
from commonplace.importing.permalinks import Permalinks, Redirects
from commonplace.importing.placement import OldAddresses, Placed, category_titles, place_articles
from commonplace.importing.reasons import ImportProblem, problem
from commonplace.language import N_, language
from commonplace.model import Hub
from commonplace.trouble import Trouble


class ImportUseError(Trouble):
    """An option names something that is not there."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the user decides about an import; each has a default but the column."""

    column: str
    by_category: bool = False
    title: str = ""
    editor: str = ""
    default_author: str = ""
    organisations: tuple[str, ...] = ()
    merges: Mapping[str, str] = field(default_factory=dict)
    site_urls: tuple[str, ...] = ()
    permalink: str | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import will do; `pages_found` is the sum of articles and of files left out."""

    files: tuple[PlannedFile, ...] = ()
    problems: tuple[ImportProblem, ...] = ()
    likely_same: tuple[LikelySame, ...] = ()
    pages_found: int = 0
    members_known: int = 0
    unknown_fields: Mapping[str, int] = field(default_factory=dict)
    raw_html: Mapping[str, int] = field(default_factory=dict)
    other_hosts: Mapping[str, int] = field(default_factory=dict)

    def count(self, kind: str) -> int:
        """Return how many files of a kind there are: article, column, member or asset."""
        return sum(file.kind == kind for file in self.files)

    @property
    def left_out(self) -> Mapping[str, int]:
        """How many source files become no article, by the kind of their problem."""
        return Counter(found.kind for found in self.problems if found.leaves_out)


def plan_import(
    source: HugoSource, hub: Hub, options: ImportOptions, progress: Progress | None = None
) -> ImportPlan:
    """Work out what an import writes. Nothing on the disk is changed.

    Raises ImportUseError where an option cannot be followed.
    """
    return _Planner(source, hub, options).plan(progress or (lambda _done, _total: None))


class _Planner:
    """The steps of one plan, in the order in which each needs the one before."""

    def __init__(self, source: HugoSource, hub: Hub, options: ImportOptions) -> None:
        self.source, self.hub, self.options = source, hub, options
        self.people = People(hub, merges=options.merges, organisations=options.organisations)
        self.problems: list[ImportProblem] = list(source.problems)
        self.drafts = [draft_article(post) for post in source.posts]
        self.placed = place_articles(
            source, self.drafts, options.column, by_category=options.by_category
        )
        self.titles = category_titles(self.placed)
        self.by_column: dict[str, list[Placed]] = defaultdict(list)
        for article in self.placed:
            self.by_column[article.column].append(article)
        self.langs = {
            column: column_language(hub, column, articles)
            for column, articles in self.by_column.items()
        }

    def plan(self, progress: Progress) -> ImportPlan:
        fallback = self.gather_people()
        composer = self.make_composer()
        files: list[PlannedFile] = []
        raw: Counter[str] = Counter()
        hosts: Counter[str] = Counter()
        for number, article in enumerate(self.placed, 1):
            composed = composer.compose(article, self.langs[article.column])
            self.problems += composed.problems
            raw.update(composed.raw)
            hosts.update(composed.other_hosts)
            if composed.text:
                files.append(PlannedFile(article.uri, "article", composed.text))
                files += [
                    PlannedFile(f"{article.folder}/{name}", "asset", copy_from=path)
                    for name, path in sorted(article.assets.files.items())
                ]
            progress(number, len(self.placed))
        before = [*self.member_files(), *self.column_files(fallback)]
        return ImportPlan(
            files=(*before, *sorted(files, key=lambda file: file.uri)),
            problems=tuple(sorted(self.problems, key=lambda found: found.sort_key)),
            likely_same=self.people.likely_same(),
            pages_found=self.source.pages_found,
            members_known=sum(person.known is not None for person in self.people),
            unknown_fields=self.count_unknown_fields(),
            raw_html=dict(sorted(raw.items())),
            other_hosts={host: count for host, count in hosts.most_common() if count > 1},
        )

    def make_composer(self) -> Composer:
        permalinks = Permalinks(
            self.source.config,
            [article.draft.post for article in self.placed],
            self.options.permalink,
        )
        base_url = text_of(self.source.config.get("baseurl"))
        return Composer(
            people=self.people,
            permalinks=permalinks,
            addresses=OldAddresses(self.placed, permalinks),
            redirects=Redirects(self.hub, [article.uri for article in self.placed]),
            site_urls=self.options.site_urls
            or ((base_url,) if base_url.startswith("http") else ()),
        )

    # --- people -----------------------------------------------------------------------------------

    def gather_people(self) -> Person:
        """Give everybody who is named an id; returns who signs what nobody has signed."""
        bios = self.source.people.people
        names_by_id = {person["id"]: person["name"] for person in bios if person.get("id")}
        for draft in self.drafts:
            draft.authors = [
                Named(names_by_id.get(named.name, named.name), named.url) for named in draft.authors
            ]
        self.use_bare_names([person["name"] for person in bios])
        for person in bios:
            self.add_person_with_bio(person)
        fallback = self.sign_unsigned()
        for draft in self.drafts:
            for named in (*draft.authors, *(mention.person for mention in draft.credits)):
                self.people.add(named)
        self.people.give_ids()
        return fallback

    def use_bare_names(self, known: list[str]) -> None:
        """Take titles and places of work off the names in credits."""
        known = [*known, *(named.name for draft in self.drafts for named in draft.authors)]
        personal = sorted(
            {name for name in known if is_personal_name(name)}, key=lambda name: (-len(name), name)
        )
        for draft in self.drafts:
            kept = []
            for mention in draft.credits:
                bare = without_title(mention.person.name, personal)
                kept.append(
                    type(mention)(Named(bare, mention.person.url), mention.role, mention.evidence)
                )
            draft.credits = kept

    def add_person_with_bio(self, person: Mapping[str, str]) -> None:
        path, name = self.source.people.path, clean(person["name"])
        if not is_name(name):
            self.problems.append(problem(path, "data-unread", reason=name))
            return
        bio = person.get("intro") or person.get("bio") or person.get("description") or ""
        url = person.get("url") or person.get("website") or ""
        known = self.people.add(Named(name, url), count=0, bio=bio).known
        if image := person.get("image") or person.get("avatar"):
            self.problems.append(problem(path, "portrait-remote", name=name, found=image))
        if known and bio and not known.body.strip():
            self.problems.append(problem(path, "bio-kept", name=name))

    def sign_unsigned(self) -> Person:
        """Sign articles without author, and report each; returns who signs them."""
        column = self.options.column
        unsigned = [draft for draft in self.drafts if not draft.authors]
        lang = self.langs.get(column) or self.hub.settings.default_language
        title = self.main_title()
        name = self.options.default_author
        if name in self.hub.members:
            name = self.hub.members[name].name
        worded = language(lang).gettext(N_("Editors of {title}")).format(title=title)
        named = Named(name or worded)
        person = Person()
        if unsigned or not any(draft.authors for draft in self.drafts):
            person = self.people.add(named, count=0)
            person.is_organisation = person.is_organisation or not name
        for draft in unsigned:
            draft.authors = [named]
            draft.report("no-author", name=named.name)
        return person

    def member_files(self) -> Iterator[PlannedFile]:
        for person in self.people:
            if person.known is not None:
                continue
            uri = f"members/{person.id}.md"
            text, faults = checked("member", uri, write_document(person.fields, person.bio))
            if faults:
                # The name must be there, for articles refer to it; all else can be added by hand.
                reason = faults[0].values["reason"]
                self.problems.append(problem(uri, "bio-left-out", name=person.name, reason=reason))
                text = write_document({"name": person.name}, "")
            yield PlannedFile(uri, "member", text)

    # --- columns ----------------------------------------------------------------------------------

    def main_title(self) -> str:
        return column_title(
            self.hub,
            self.options.column,
            titles={},
            wanted=self.options.title,
            config=self.source.config,
        )

    def column_files(self, fallback: Person) -> Iterator[PlannedFile]:
        for column, articles in sorted(self.by_column.items()):
            uri = f"columns/{column}/index.md"
            if column in self.hub.columns or uri in self.hub.refused:
                continue
            fields = column_fields(
                title=self.titles.get(column) or self.main_title(),
                lang=self.langs[column],
                editor=self.editor_of(articles, fallback),
                config=self.source.config,
                is_category=column in self.titles,
            )
            yield PlannedFile(uri, "column", write_document(fields, ""))

    def editor_of(self, articles: list[Placed], fallback: Person) -> str:
        wanted = self.options.editor
        if not wanted:
            return likely_editor(self.people, articles, fallback).id
        ids = {person.id for person in self.people} | set(self.hub.members)
        person = self.people.find(wanted)
        if wanted not in ids and person is None:
            raise ImportUseError(
                N_("--editor: “{found}” is no member of the hub and nobody's name in the source."),
                found=wanted,
            )
        return person.id if person else wanted

    def count_unknown_fields(self) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for draft in self.drafts:
            counts.update(key for key in draft.post.page.fields if key not in CARRIED_OVER)
        return dict(counts.most_common())
