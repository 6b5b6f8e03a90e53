"""A certificate as SVG, A4 lying on its side: what stands where."""

from collections.abc import Iterator
from dataclasses import dataclass

from commonplace.addresses import CERTIFICATES, url_of
from commonplace.language import N_
from commonplace.outputs.certificates.setting import Setting, fitted
from commonplace.outputs.environment import environment
from commonplace.pages.covers import cover_of
from commonplace.pages.dates import worded_day
from commonplace.pages.faces import initials
from commonplace.views import Edition
from commonplace.views.certificates import Certificate

WIDTH, HEIGHT = 1188, 840
"""Quarters of a millimetre of A4."""

_CINNABAR = "#a8401f"
"""The colour of a hub that has none of its own."""

_ROOM = 900
_TOP, _BOTTOM = 172, 640
"""Between what may be written, below the head and above the foot."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: what it says, its look, and where it stands."""

    text: str
    look: str
    size: float
    y: float
    lang: str = ""


def drawing(edition: Edition, certificate: Certificate) -> str:
    """Return the picture of a certificate."""
    words = edition.language.gettext
    award, competition = certificate.award, certificate.competition
    title = words(N_("Certificate: {award}, {name}"))
    subject = certificate.entry or competition
    head = fitted(edition.site.name, _ROOM, (24, 20, 16), 1, 1)
    below = fitted(competition.title, _ROOM, (18, 16, 14), 1, 1)
    day = award.presented_at
    return (
        environment()
        .get_template("certificate.svg")
        .render(
            lang=edition.site.tag,
            title=title.format(award=award.name, name=certificate.name),
            accent=edition.site.accent or _CINNABAR,
            width=WIDTH,
            height=HEIGHT,
            cover=cover_of(subject.key, competition.id),
            head=head,
            below=below,
            below_lang=edition.hub.language_of(competition),
            lines=list(_lines(edition, certificate)),
            seal=initials(edition.site.name)[:1],
            presented=words(N_("Presented on {day}")).format(day=worded_day(day, edition.language))
            if day
            else "",
            organizers=_organizers(edition, certificate),
            code=certificate.code,
            code_words=words(N_("Code")),
            check=edition.absolute(url_of(CERTIFICATES)),
        )
    )


def _organizers(edition: Edition, certificate: Certificate) -> Setting:
    people = certificate.competition.organizers
    names = [edition.name_of(one) if isinstance(one, str) else one.name for one in people]
    words = edition.language.gettext
    text = words(N_("Organised by {names}")).format(names=words(", ").join(dict.fromkeys(names)))
    return fitted(text, 380, (15, 14, 13), 2, 1.4)


def _lines(edition: Edition, certificate: Certificate) -> Iterator[Line]:
    """Yield the lines between head and foot, as a whole in the middle between them."""
    blocks = list(_blocks(edition, certificate))
    height = sum(setting.height + gap for _, setting, gap, _ in blocks)
    y = _TOP + max(0.0, (_BOTTOM - _TOP - height) / 2)
    for look, setting, gap, lang in blocks:
        y += gap
        for text in setting.lines:
            y += setting.lead
            # Letters stand on the line; what hangs below needs a fifth of their size.
            yield Line(text, look, setting.size, round(y - setting.size * 0.2, 1), lang)


def _blocks(
    edition: Edition, certificate: Certificate
) -> Iterator[tuple[str, Setting, float, str]]:
    """Yield each text with its look, its setting, the room above it, and its language."""
    hub, words = edition.hub, edition.language.gettext
    award, entry = certificate.award, certificate.entry
    own = hub.language_of(certificate.competition)
    kind = fitted(words(N_("Certificate")), _ROOM, (17,), 1, 1.3)
    yield "kind", kind, 0, ""
    yield "name", fitted(certificate.name, _ROOM, (72, 58, 46, 36, 30), 2, 1.15), 16, ""
    yield "soft", fitted(words(N_("receives")), _ROOM, (19,), 1, 1.3), 8, ""
    yield "award", fitted(award.name, _ROOM, (44, 38, 30, 25), 2, 1.2), 8, own
    if entry:
        text = words(N_("for “{title}”")).format(title=entry.title)
        if entry.team.name and entry.team.name != certificate.name:
            text = words(N_("for “{title}”, by the team {team}")).format(
                title=entry.title, team=entry.team.name
            )
        yield "entry", fitted(text, _ROOM, (23, 20, 17), 2, 1.4), 14, ""
    yield "citation", fitted(award.citation, 800, (21, 18, 16, 14), 4, 1.5), 22, own
