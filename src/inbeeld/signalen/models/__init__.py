"""What must be done about a child, by whom and by when."""

from inbeeld.signalen.models.afspraken import Belemmeringssoort, Functievervulling, Regioplan
from inbeeld.signalen.models.kennisgeving import Kennisgeving, Kennisgevingkeuze, Mailpost
from inbeeld.signalen.models.melding import (
    Belastbaarheid,
    Melding,
    Meldinggebeurtenis,
    Meldingontvanger,
)
from inbeeld.signalen.models.openbaar import OpenbareMelding
from inbeeld.signalen.models.signaal import Signaal, Signaalkeuze
from inbeeld.signalen.models.zaak import Zaak

__all__ = [
    "Belastbaarheid",
    "Belemmeringssoort",
    "Functievervulling",
    "Kennisgeving",
    "Kennisgevingkeuze",
    "Mailpost",
    "Melding",
    "Meldinggebeurtenis",
    "Meldingontvanger",
    "OpenbareMelding",
    "Regioplan",
    "Signaal",
    "Signaalkeuze",
    "Zaak",
]
