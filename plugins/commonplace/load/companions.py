"""Files beside texts that may not be seen, or not yet: whose each of them is.

A picture tells what its article keeps for later. So a file goes with its text: with the one in
whose folder it lies, and with those that use it. In a folder that several texts share, such as a
column's, it goes with those that use it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote

from commonplace.documents.links import links
from commonplace.documents.raw_html import html_links
from commonplace.documents.text import LARGEST_FILE
from commonplace.load.links import resolve
from commonplace.load.tree import ASSET_ENDINGS
from commonplace.model import Article, ArticleStatus, Asset, Hub
from commonplace.privacy.written import Written, texts_of, texts_of_hub
from commonplace.regular_files import read_regular

_UNFINISHED = (ArticleStatus.DRAFT, ArticleStatus.IN_REVIEW)


def with_owners(hub: Hub) -> tuple[Asset, ...]:
    """Return the files beside records, those with their owners that may have to wait for a text.

    A file waits for a draft, for an article that is scheduled and for a file with a mistake. Where
    nobody else uses it, it waits with them.
    """
    uris = {asset.uri for asset in hub.assets}
    waiting = {article.path: article for article in hub.articles.values() if _may_wait(article)}
    refused = [uri for uri in hub.refused if uri.endswith(".md")]
    if not uris or not (waiting or refused):
        return hub.assets
    named = {article.source.uri: _named(texts_of(article), hub) for article in waiting.values()}
    named |= {uri: _mentioned(hub, uri, uris) for uri in refused}
    folders = {_folder(uri): uri for uri in named}
    keepers: dict[str, set[str]] = {
        asset: {uri for uri in named if asset in named[uri]} for asset in uris
    }
    for asset in uris:
        keepers[asset] |= {folders[folder] for folder in _above(asset) if folder in folders}
    users = _users(hub, {asset for asset in uris if keepers[asset]})
    around = {_folder(record.source.uri): record.path for record in hub.text_records}
    unseen = {
        question.path
        for question in hub.questions.values()
        if question.source.parent not in hub.events
    }
    owners = {
        asset: (users[asset] | _beside(asset, keepers[asset], around)) - unseen for asset in users
    }
    return tuple(replace(asset, owners=owners.get(asset.uri)) for asset in hub.assets)


def _may_wait(article: Article) -> bool:
    return article.status in _UNFINISHED or article.publish_at is not None


def _beside(asset: str, keepers: set[str], around: Mapping[str, str]) -> frozenset[str]:
    """Return the record in whose folder a file lies, unless it shares that with one that waits."""
    folder = next((folder for folder in _above(asset) if folder in around), "")
    owner = around.get(folder, "")
    shared = any(_folder(uri) != folder and uri.startswith(f"{folder}/") for uri in keepers)
    return frozenset({owner} if owner and not shared else ())


def _users(hub: Hub, doubtful: set[str]) -> Mapping[str, frozenset[str]]:
    """Return the paths of the texts that use a file, for those files that are in doubt."""
    found: dict[str, set[str]] = defaultdict(set)
    kinds = {PurePosixPath(uri).suffix[1:].lower() for uri in doubtful}
    for text in texts_of_hub(hub) if doubtful else ():
        if any(kind in text.text.lower() for kind in kinds):  # few texts need a closer look
            for uri in _named([text], hub) & doubtful:
                found[uri].add(text.path)
    return {uri: frozenset(found[uri]) for uri in doubtful}


def _named(texts: Iterator[Written] | list[Written], hub: Hub) -> set[str]:
    """Return what of files the texts of records or pages name, by the URIs they would have."""
    return {uri for text in texts for uri in _names(text, hub)}


def _names(text: Written, hub: Hub) -> Iterator[str]:
    page = hub.pages.get(text.path)
    uri = page.source.uri if page else text.path.removeprefix(f"{hub.settings.submissions}/")
    if text.record is not None:
        if text.text.lower().endswith(ASSET_ENDINGS):
            yield resolve(uri, text.text)
        return
    for link in links(text.text):
        yield resolve(uri, link.path)
    # HTML of maintainers stays as it is: what it names is seen from the page, which is a folder.
    seen_from = f"{_folder(uri)}/" if page else uri
    for link in html_links(text.text):
        yield resolve(seen_from, link.path)


def _mentioned(hub: Hub, uri: str, assets: set[str]) -> set[str]:
    """Return the files in the folder of a faulty text of which the name stands in it somewhere."""
    text = b""
    with suppress(OSError):
        text, _ = read_regular(hub.root / hub.settings.submissions / uri, LARGEST_FILE)
    text = text.replace(b"\0", b"")  # letters of two bytes, too
    folder = uri.rpartition("/")[0]
    near = (asset for asset in assets if asset.startswith(f"{folder}/"))
    return {asset for asset in near if any(name in text for name in _spellings(asset))}


def _spellings(asset: str) -> Iterator[bytes]:
    name = PurePosixPath(asset).name
    yield name.encode()
    yield quote(name).encode()


def _folder(uri: str) -> str:
    """Return the folder whose files are a record's own."""
    return uri.removesuffix(".md").removesuffix("/index")


def _above(uri: str) -> Iterator[str]:
    """Yield the folders in which a file lies, the nearest first."""
    return (folder.as_posix() for folder in PurePosixPath(uri).parents)
