"""Certificates for the page that checks them, and for other programs: `api/certificates.json`."""

from commonplace.addresses import url_of
from commonplace.outputs.api.certificate_shape import VERSION, CertificatesFile, CertificateShape
from commonplace.outputs.api.parts import Parts
from commonplace.outputs.api.shape import as_lines
from commonplace.views import Edition
from commonplace.views.certificates import Certificate, certificates

URI = "api/certificates.json"


def certificates_file(edition: Edition) -> str:
    """Return the certificates as JSON, one a line, the same bytes every time."""
    found = CertificatesFile(
        version=VERSION,
        site=Parts(edition).site(),
        certificates=[_certificate(one) for one in certificates(edition)],
    )
    return as_lines(found, "certificates")


def _certificate(one: Certificate) -> CertificateShape:
    day = one.award.presented_at
    return CertificateShape(
        code=one.code,
        former=list(one.former),
        name=one.name,
        award=one.award.name,
        entry=one.entry.title if one.entry else "",
        competition=one.competition.title,
        presented_at=day.isoformat() if day else "",
        url=url_of(one.uri),
    )
