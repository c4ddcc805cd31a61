"""What this room adds to others when the application starts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest

from inbeeld.signalen import kennisadressen, taken
from inbeeld.signalen.actions.overname import regel_overname
from inbeeld.signalen.queries import kennis
from inbeeld.toegang.tijdelijk.queries import TELLERS
from inbeeld.web import kindpanelen


def begin() -> None:
    """Safe to repeat: an application that starts twice in one process has each once."""
    # The number of berichten in the header.
    if kennis.ongelezen not in TELLERS:
        TELLERS.append(kennis.ongelezen)
    kennisadressen.met_sleutel("signalen_zaak", "signalen.Zaak", "zaak")
    kennisadressen.met_sleutel(
        "signalen_meldingontvanger", "signalen.Meldingontvanger", "melding", "melding__sleutel"
    )
    kennisadressen.met_sleutel(
        "signalen_openbaremelding", "signalen.OpenbareMelding", "openbare_melding"
    )
    kindpanelen.voeg_toe(
        "zaak", volgorde=10, template="signalen/zaak/_paneel.html", gegevens=_zaakpaneel
    )
    kindpanelen.voeg_toe(
        "waarschuwingen",
        volgorde=20,
        template="signalen/waarschuwingen/_paneel.html",
        gegevens=_waarschuwingenpaneel,
    )
    taken.voeg_toe("overname", _overname, volgorde=10)


def _zaakpaneel(request: HttpRequest, kind: kindpanelen.KindOpPagina) -> dict[str, Any] | None:
    # Views ask for the addresses, which stand after all applications have started.
    from inbeeld.signalen.views.zaken import zaakpaneel

    return zaakpaneel(request, kind)


def _waarschuwingenpaneel(
    request: HttpRequest, kind: kindpanelen.KindOpPagina
) -> Mapping[str, Any] | None:
    from inbeeld.signalen.views.waarschuwingen import paneel

    return paneel(request, kind)


def _overname(vandaag: date, moment: datetime) -> int:
    gedaan = regel_overname(vandaag, moment)
    return gedaan.bijgehaald + gedaan.verhuisd + gedaan.vertrokken
