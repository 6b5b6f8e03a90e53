"""Certificates: a page for each, to print, and the page on which a code is checked."""

from collections.abc import Iterator

from commonplace.addresses import CERTIFICATES, relative_url, url_of
from commonplace.pages.environment import environment
from commonplace.pages.generated import GeneratedFile, GeneratedPage
from commonplace.pages.writer import Writer
from commonplace.views import Edition
from commonplace.views.certificates import Certificate, certificates

DATA = "api/certificates.json"
"""Where a browser reads which codes are valid."""


def certificate_pages(writer: Writer) -> Iterator[GeneratedPage]:
    """Yield the page that checks codes, and the page of each certificate."""
    showcase = writer.hub.settings.showcase
    if showcase is None or not showcase.certificates:
        return
    words = writer.edition.language.gettext
    found = certificates(writer.edition)
    yield writer.page(
        CERTIFICATES,
        "certificates",
        title=words("Check a certificate"),
        section="competitions",
        description=words("Whether a certificate is one of ours, by the code that stands on it."),
        certificates=found,
        data=DATA,
    )
    for certificate in found:
        yield _page(writer, certificate)


def _page(writer: Writer, certificate: Certificate) -> GeneratedPage:
    words = writer.edition.language.gettext
    award, name = certificate.award.name, certificate.name
    return writer.page(
        certificate.uri,
        "certificate",
        title=words("Certificate: {award}, {name}").format(award=award, name=name),
        section="competitions",
        description=words("{name} received “{award}” in {competition}.").format(
            name=name, award=award, competition=certificate.competition.title
        ),
        is_searched=False,
        certificate=certificate,
        competition=certificate.competition,
        check_uri=CERTIFICATES,
    )


def former_certificates(edition: Edition) -> Iterator[GeneratedFile]:
    """Yield a page for each former code, which leads to the certificate."""
    template = environment(edition.site.tag).get_template("redirect.html")
    for one in certificates(edition):
        for code in one.former:
            here = url_of(one.uri).replace(one.code.lower(), code.lower())
            url = relative_url(url_of(one.uri), here)
            content = template.render(url=url, title=one.award.name, lang=edition.site.tag)
            yield GeneratedFile(f"{here}index.html", f"{content}\n")
