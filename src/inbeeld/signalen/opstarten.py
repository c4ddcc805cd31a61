"""What this room adds to others when the application starts."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from inbeeld.signalen import kennisadressen, taken
from inbeeld.signalen.actions.dagtelling import tel_waarschuwingen
from inbeeld.signalen.actions.overname import regel_overname
from inbeeld.signalen.actions.verhuizen import sluit_dubbele_zaak
from inbeeld.signalen.models import Meldingontvanger
from inbeeld.signalen.queries import kennis
from inbeeld.tijdlijnen import verhuizen
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.tijdelijk.queries import TELLERS
from inbeeld.web import kindpanelen


def begin() -> None:
    """Safe to repeat: an application that starts twice in one process has each once."""
    # The number of berichten in the header.
    if kennis.ongelezen not in TELLERS:
        TELLERS.append(kennis.ongelezen)
    kennisadressen.met_sleutel("signalen_zaak", "signalen.Zaak", "zaak")
    kennisadressen.voeg_toe("signalen_meldingontvanger", _melding)
    kennisadressen.met_sleutel(
        "signalen_openbaremelding", "signalen.OpenbareMelding", "openbare_melding"
    )
    kindpanelen.voeg_toe(
        "zaak", volgorde=10, template="signalen/zaak/_paneel.html", gegevens=_zaakpaneel
    )
    kennisadressen.voeg_toe("signalen_waarschuwingen", lambda _: reverse("waarschuwingen"))
    kindpanelen.voeg_toe(
        "waarschuwingen",
        volgorde=20,
        template="signalen/waarschuwingen/_paneel.html",
        gegevens=_waarschuwingenpaneel,
    )
    kindpanelen.voeg_toe(
        "meldingen",
        volgorde=30,
        template="signalen/melden/_paneel.html",
        gegevens=_meldingenpaneel,
    )
    verhuizen.vooraf("signalen", sluit_dubbele_zaak)
    taken.voeg_toe("overname", _overname, volgorde=10)
    taken.voeg_toe("waarschuwingen", tel_waarschuwingen, volgorde=42)


def _zaakpaneel(request: HttpRequest, kind: kindpanelen.KindOpPagina) -> dict[str, Any] | None:
    # Views ask for the addresses, which stand after all applications have started.
    from inbeeld.signalen.views.zaken import zaakpaneel

    return zaakpaneel(request, kind)


def _melding(rij: int) -> str | None:
    """Who reported sees the whole melding with all recipients; a recipient its own part."""
    ontvanger = Meldingontvanger.objects.filter(pk=rij).select_related("melding").first()
    if ontvanger is None:
        return None
    melding = ontvanger.melding
    if melding.organisatie_id == huidige_actor().organisatie_id:
        return reverse("melding", args=[melding.sleutel])
    return reverse("ontvangen_melding", args=[ontvanger.sleutel])


def _waarschuwingenpaneel(
    request: HttpRequest, kind: kindpanelen.KindOpPagina
) -> Mapping[str, Any] | None:
    from inbeeld.signalen.views.waarschuwingen import paneel

    return paneel(request, kind)


def _meldingenpaneel(request: HttpRequest, kind: kindpanelen.KindOpPagina) -> dict[str, Any] | None:
    from inbeeld.signalen.views.meldingen import paneel

    return paneel(request, kind)


def _overname(vandaag: date, moment: datetime) -> int:
    gedaan = regel_overname(vandaag, moment)
    return gedaan.bijgehaald + gedaan.verhuisd + gedaan.vertrokken
