"""Where the pages of an edition are and what they are called, without writing one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commonplace.addresses import url_of
from commonplace.model import PageRecord
from commonplace.pages.generated import GeneratedPage, PageFacts
from commonplace.pages.site import pages_by
from commonplace.pages.writer import Writer
from commonplace.views import Edition


def outline(edition: Edition) -> Iterator[PageFacts]:
    """Yield what each page of an edition is: address, title, and the member's file it is made of.

    The templates are not asked, which take nine tenths of the time.
    """
    for page in pages_by(_Outliner(edition)):
        yield page.facts


@dataclass(frozen=True)
class _Outliner(Writer):
    """Writes nothing."""

    def page(
        self,
        uri: str,
        template: str,  # noqa: ARG002 - as a writer has it
        *,
        title: str,
        section: str,
        record: PageRecord | None = None,
        **_: Any,
    ) -> GeneratedPage:
        """Return a page that says nothing yet."""
        source = record.path if record else ""
        facts = PageFacts(title=title, url=url_of(uri), section=section, source=source)
        return GeneratedPage(uri, "", facts)
