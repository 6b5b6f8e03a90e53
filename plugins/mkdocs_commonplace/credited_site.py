"""A site that is no hub, read for its credits alone: pages that maintainers wrote, and git."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_datetime
from mkdocs.utils.yaml import RelativeDirPlaceholder

from commonplace.git import repository_top
from commonplace.history.attribution import read_attribution
from commonplace.load import load_hub
from commonplace.model import Attribution, Hub
from commonplace.pages.credits import credits_block
from commonplace.pages.links import Links
from commonplace.settings import CreditOptions, Settings, SiteLanguage
from commonplace.views import Edition
from mkdocs_commonplace.credits_block import theme_language
from mkdocs_commonplace.log import log_problems, log_trouble

_SNIPPETS = "pymdownx.snippets"

log = logging.getLogger(f"mkdocs.plugins.{__name__}")


@dataclass(frozen=True)
class CreditedSite:
    """The pages of a site, who made them, and the moment of the build."""

    hub: Hub
    attribution: Attribution
    now: datetime
    _editions: dict[str, Edition] = field(default_factory=dict)

    @classmethod
    def read(cls, config: MkDocsConfig, options: CreditOptions) -> "CreditedSite":
        """Read the pages, records of members if there are any, and the history.

        What is wrong and what is missing is said in the log.
        """
        root = credits_root(config)
        settings = site_settings(config, options, root)
        hub = load_hub(root, settings)
        log_problems(hub, log)
        attribution = read_attribution(root, settings)
        # Without a repository, often nobody can help it; in one, somebody can.
        is_fault = (repository_top(root) / ".git").exists() and not attribution.is_new
        log_trouble(attribution.trouble, settings, is_fault=is_fault)
        return cls(hub, attribution, get_build_datetime())

    def context(self, page: Page, config: MkDocsConfig, everybody: File | None) -> dict[str, Any]:
        """Return the template variable `commonplace` of a page; `everybody` is that of all."""
        edition = self.edition(config)
        block = credits_block(Links(edition, page.file.src_uri), self._path(page, config))
        if block and everybody:
            block = replace(block, everybody_url=everybody.url_relative_to(page.file))
        return {
            "language": edition.language.tag,
            "translate": edition.language.gettext,
            "credits": block,
        }

    def edition(self, config: MkDocsConfig) -> Edition:
        """Return the site in the language that the theme speaks: some plugins build in several."""
        tag = theme_language(config)
        if tag not in self._editions:
            site = replace(self.hub.settings.languages[0], tag=tag)
            self._editions[tag] = Edition(self.hub, site, self.now, attribution=self.attribution)
        return self._editions[tag]

    def _path(self, page: Page, config: MkDocsConfig) -> str:
        """Return the path of a page's file; empty where the file is not in `docs_dir`."""
        file = Path(page.file.abs_src_path or "")
        try:
            uri = file.relative_to(config.docs_dir).as_posix()
        except ValueError:
            return ""  # written by another plugin
        return f"{self.hub.settings.languages[0].docs_dir}/{uri}".removeprefix("./")


def credits_root(config: MkDocsConfig) -> Path:
    """Return the folder to which paths are relative: that of mkdocs.yml, if the pages are in it.

    Pages elsewhere, or in a repository of their own, are seen from the top of their repository.
    """
    docs_dir = Path(config.docs_dir).resolve()
    home = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    top = repository_top(docs_dir)
    has_own = home in top.parents and (top / ".git").exists()
    return home if home in docs_dir.parents and not has_own else top


def site_settings(config: MkDocsConfig, options: CreditOptions, root: Path) -> Settings:
    """Return what mkdocs.yml says as the library's settings; MkDocs has read it already."""
    excluded = config.exclude_docs.patterns if config.exclude_docs else ()
    site = SiteLanguage(
        tag=theme_language(config),
        path="",
        config_file=Path(config.config_file_path or "mkdocs.yml").name,
        docs_dir=Path(config.docs_dir).resolve().relative_to(root).as_posix(),
        name=config.site_name,
        url=config.site_url or "",
        excluded="\n".join(str(one.pattern) for one in excluded),
        snippets=tuple(_snippets(config, root)),
    )
    return Settings(
        credits=options,
        languages=(site,),
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
    )


def _snippets(config: MkDocsConfig, root: Path) -> Iterator[str]:
    """Yield from where pages include files, seen from `root`; nothing where they cannot."""
    if _SNIPPETS not in config.markdown_extensions:
        return
    given = config.mdx_configs.get(_SNIPPETS, {}).get("base_path", ".")
    for base in given if isinstance(given, list | tuple) else (given,):
        if isinstance(base, RelativeDirPlaceholder):
            yield "!relative"  # the folder of each page
        elif (folder := Path(base).resolve()).is_relative_to(root):
            yield folder.relative_to(root).as_posix()
