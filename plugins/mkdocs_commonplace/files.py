"""The library's pages as files of MkDocs. Each is made whole, once, and never changed."""

import posixpath
from collections.abc import Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from commonplace.addresses import generated
from commonplace.outputs import outputs
from commonplace.pages.generated import GeneratedFile, GeneratedPage
from commonplace.pages.pictures import Pictures
from commonplace.views import Edition
from mkdocs_commonplace.bundles import append_bundles
from mkdocs_commonplace.leftovers import leave_out_leftovers
from mkdocs_commonplace.policies import append_headers


def append_files(
    files: Files,
    config: MkDocsConfig,
    pictures: Pictures,
    pages: Iterable[GeneratedPage],
    others: Iterable[GeneratedFile],
) -> None:
    """Append pages, files for machines, the look, and the files that lie beside records."""
    edition = pictures.edition
    for page in pages:
        files.append(_page_file(page, config, edition))
    for other in others:
        files.append(File.generated(config, other.uri, content=other.content))
    for uri, content in outputs(edition):
        files.append(File.generated(config, uri, content=content))
    append_headers(files, config, edition)
    append_bundles(files, config)
    leave_out_leftovers(files, config)
    for uri, path in pictures.published():
        files.append(File.generated(config, uri, abs_src_path=str(path)))
    for uri, folder in _shared_assets(edition):
        if files.get_file_from_path(uri) is None:
            files.append(_copied_file(uri, folder, config))


def complete_pictures(
    html: str, url: str, files: Files, config: MkDocsConfig, pictures: Pictures
) -> str:
    """Return a page with the sizes of its pictures, and append the smaller ones it may ask for."""
    completed = pictures.complete(html, url)
    append_smaller_pictures(files, config, pictures)
    return completed


def append_smaller_pictures(files: Files, config: MkDocsConfig, pictures: Pictures) -> None:
    """Append the smaller pictures that pages written so far may ask for."""
    for uri, path in pictures.take_smaller().items():
        if files.get_file_from_path(uri) is None:
            files.append(File.generated(config, uri, abs_src_path=str(path)))


def _page_file(page: GeneratedPage, config: MkDocsConfig, edition: Edition) -> File:
    # Index pages may stand in the hub's nav; a page of a record stands in the lists only.
    in_nav = page.uri in generated(edition.hub.settings)
    inclusion = InclusionLevel.UNDEFINED if in_nav else InclusionLevel.NOT_IN_NAV
    file = File.generated(config, page.uri, content=page.text, inclusion=inclusion)
    if page.facts.source:
        # The edit link leads to the member's file, seen from the folder that `edit_uri` names.
        docs_dir = Path(config.docs_dir)
        up = posixpath.relpath(edition.hub.root.as_posix(), docs_dir.as_posix())
        file.edit_uri = posixpath.join(up, page.facts.source)
    return file


def _copied_file(uri: str, folder: Path, config: MkDocsConfig) -> File:
    return File(uri, str(folder), config.site_dir, config.use_directory_urls)


def _shared_assets(edition: Edition) -> list[tuple[str, Path]]:
    """Return files that every language's site has, by URI, with the folder URIs begin at."""
    shared = edition.hub.settings.options.shared_assets
    if not shared:
        return []
    folder = edition.hub.root / shared
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [
        (f"{folder.name}/{path.relative_to(folder).as_posix()}", folder.parent) for path in found
    ]
