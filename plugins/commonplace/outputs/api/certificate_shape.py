"""What `api/certificates.json` holds: the one home of its names, its JSON Schema, its reference.

A name keeps its meaning while `version` stays; names may be added.
"""

from pydantic import Field

from commonplace.language import N_
from commonplace.outputs.api.shape import Shape, SiteShape

VERSION = 1


class CertificateShape(Shape):
    """A certificate that is valid."""

    code: str = Field(
        description=N_("Its code, as it stands on the certificate."), examples=["7K3M-Q2PD-9XWC"]
    )
    former: list[str] = Field(
        [],
        description=N_("Codes it had while the person had another id; they stay valid."),
        examples=[["2B7Q-0V9M-KX4D"]],
    )
    name: str = Field(description=N_("Whose it is."), examples=["Lin Xiaoman"])
    award: str = Field(description=N_("What was won."), examples=["First prize"])
    entry: str = Field("", description=N_("The entry that won it."), examples=["Night map"])
    competition: str = Field(description=N_("The competition."), examples=["Map jam"])
    presented_at: str = Field(
        "", description=N_("The day it was presented."), examples=["2026-10-20"]
    )
    url: str = Field(
        description=N_("The page of the certificate, seen from the root of this language's site."),
        examples=["competitions/map-jam/certificates/first-prize/7k3m-q2pd-9xwc/"],
    )


class CertificatesFile(Shape):
    """All certificates of a hub, by which a code can be checked without asking anybody."""

    version: int = Field(
        description=N_("Rises when a name goes or comes to mean something else."),
        examples=[VERSION],
    )
    site: SiteShape = Field(
        description=N_("The site that this file is of."), examples=[{"name": "Riverside"}]
    )
    certificates: list[CertificateShape] = Field(
        description=N_("All certificates, those of the newest competition first."),
        examples=[[{"code": "7K3M-Q2PD-9XWC"}]],
    )
