"""Which column and which id each article gets, and so where its file will be."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from commonplace.addresses import relative_uri
from commonplace.importing.articles import Draft
from commonplace.importing.assets import Assets, bundle_files, collect_assets
from commonplace.importing.hugo_source import HugoSource
from commonplace.importing.permalinks import Permalinks, key_of_path
from commonplace.slugs import slug_for, unique_slug


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft with its place; `category` is the one that became its column, if one did."""

    draft: Draft
    column: str
    category: str
    id: str
    assets: Assets

    @property
    def folder(self) -> str:
        """Where pictures go that belong to the article."""
        return f"columns/{self.column}/{self.id}"

    @property
    def uri(self) -> str:
        """The article's file below the submissions folder."""
        return f"{self.folder}/index.md" if self.assets.files else f"{self.folder}.md"


def place_articles(
    source: HugoSource, drafts: Iterable[Draft], column: str, *, by_category: bool
) -> tuple[Placed, ...]:
    """Give each draft a column and an id of its own there."""
    groups: dict[str, list[tuple[Draft, str]]] = defaultdict(list)
    for draft in drafts:
        category = draft.categories[0] if by_category and draft.categories else ""
        groups[slug_for(category) if category else column].append((draft, category))
    folders = bundle_files(source)
    return tuple(
        Placed(draft, name, category, article, collect_assets(source, draft.post, folders))
        for name, group in groups.items()
        for (draft, category), article in zip(
            group, _ids([draft for draft, _ in group]), strict=True
        )
    )


def category_titles(placed: Iterable[Placed]) -> dict[str, str]:
    """Return the title of each column that a category became: its most frequent spelling."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for article in placed:
        if article.category:
            counts[article.column][article.category] += 1
    return {
        column: min(found, key=lambda title: (-found[title], title))
        for column, found in counts.items()
    }


def _ids(drafts: list[Draft]) -> Iterator[str]:
    """Yield ids in the order of `drafts`; those that share a slug all get their day behind it."""
    slugs = [slug_for(draft.post.slug, fallback="article") for draft in drafts]
    counts = Counter(slugs)
    taken: set[str] = {slug for slug in slugs if counts[slug] == 1}
    for draft, slug in zip(drafts, slugs, strict=True):
        if counts[slug] == 1:
            yield slug
            continue
        found = unique_slug(f"{slug}-{draft.post.date.isoformat()}", taken)
        taken.add(found)
        yield found


class OldAddresses:
    """Finds the article that an old address or a source file became."""

    def __init__(self, placed: Iterable[Placed], permalinks: Permalinks) -> None:
        self._by_path: dict[str, str] = {}
        self._by_source: dict[str, str] = {}
        for article in placed:
            post = article.draft.post
            for path in (permalinks.path_of(post), *permalinks.aliases_of(post)):
                if key := key_of_path(path):
                    self._by_path.setdefault(key, article.uri)
            names = [post.path, post.path.rsplit(".", 1)[0], str(post.bundle or "")]
            for name in (name for name in names if name):
                self._by_source.setdefault(name, article.uri)
                self._by_source.setdefault(name.rsplit("/", 1)[-1], article.uri)

    def by_path(self, path: str, page: str) -> str:
        """Return the way from the file `page` to what was at `path`; empty if unknown."""
        return _way(self._by_path.get(key_of_path(path)), page)

    def by_source(self, name: str, page: str) -> str:
        """Return the way from `page` to what a source file became; `name` may be its last part."""
        plain, _, fragment = name.partition("#")
        plain = plain.strip("/").removeprefix("./")
        found = self._by_source.get(plain) or self._by_source.get(plain.rsplit("/", 1)[-1])
        way = _way(found, page)
        return f"{way}#{fragment}" if way and fragment else way

    def uris(self) -> Mapping[str, str]:
        """Return all old addresses with what they became."""
        return self._by_path


def _way(uri: str | None, page: str) -> str:
    return relative_uri(uri, page) if uri else ""
