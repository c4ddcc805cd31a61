"""What the pages of answers, exemptions, needs and routes share."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inbeeld.monitor.beeld import Figuur, Tabel
from inbeeld.monitor.beeld import blad as als_blad
from inbeeld.monitor.beeld_verantwoording import beschermd
from inbeeld.monitor.gebieden import gebied
from inbeeld.monitor.policies import can_precies_zien
from inbeeld.monitor.queries.cijfers import is_achter
from inbeeld.monitor.queries.gebieden import Namen
from inbeeld.monitor.queries.standen import PER, splitsingen
from inbeeld.monitor.queries.verantwoording import delen
from inbeeld.monitor.views.basis import (
    KOPPEN,
    Basis,
    als_bestand,
    bestandslinks,
    gevraagd_bestand,
    noten,
    verantwoording,
)
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.toegang.matrix.paginas import mag_openen
from inbeeld.toegang.models import Werkgebied
from inbeeld.web.formulieren import VasteKeuzen

Genoemd = list[tuple[str, Figuur]]
_RECENT = 8
"""So many peildata are shown: two years of quarters."""


class GebiedForm(forms.Form):
    """Which area; of figures that are the same under every definitie."""

    gebied = forms.ChoiceField(label="Voor")

    def __init__(self, *args: Any, gebieden: dict[str, str], **kw: Any) -> None:
        """`gebieden`: names by key."""
        super().__init__(*args, **kw)
        self.fields["gebied"].choices = VasteKeuzen(gebieden)


def stand_van(basis: Basis, indicator: str) -> dict[str, Any]:
    """What stands with figures that no definitie changes: known when, and the explanation."""
    vraag = urlencode(basis.vraag)
    return {
        "blad": basis.blad,
        "later": bool(basis.blad and is_achter(basis.blad)),
        "uitleg": f"{reverse('cijfers_uitleg', args=[indicator])}?{vraag}",
        "geheim": basis.gebied.soort in ("gemeente", "wijk"),
    }


def uitleg_bij(
    basis: Basis, indicator: str, wanneer: str, figuren: Sequence[Figuur]
) -> dict[str, Any]:
    """What stands with figures that follow a definitie."""
    return verantwoording(
        indicator=indicator,
        definitie=basis.definitie,
        gebied=basis.gebied,
        naam=basis.naam,
        wanneer=wanneer,
        dag=max((f.dag for f in figuren), default=None),
        blad=basis.blad,
        onvolledig=any(not f.is_volledig for f in figuren),
    )


def links(request: HttpRequest, *paren: tuple[str, str]) -> list[tuple[str, str]]:
    """(name, address) of the pages that the actor's rol may open."""
    rol = request.actor.rol
    return [(naam, reverse(adres)) for naam, adres in paren if mag_openen(rol, adres)]


def recent(figuren: Sequence[Figuur]) -> list[Figuur]:
    """The last peildata, newest first."""
    return list(figuren[: -_RECENT - 1 : -1])


def genoemd(namen: Namen, figuren: Sequence[Figuur]) -> Genoemd:
    """Figures of areas under their names, in the order of those."""
    return sorted(
        ((namen.van(gebied(f.gebied)), f) for f in figuren), key=lambda paar: paar[0].lower()
    )


def splits(request: HttpRequest, basis: Basis) -> tuple[str, list[tuple[str, str, bool]]]:
    """By what the area is split (the first that it can be, unless asked otherwise), and what it
    can be split by: value, name, whether it is the one. Raises Http404 for what it cannot."""
    kan = [per for per in splitsingen(basis.gebied) if per != "sector" and _heeft(basis, per)]
    gevraagd = request.GET.get("per", "")
    if gevraagd and gevraagd not in kan:
        # Another area was chosen, which has other parts.
        if gevraagd not in PER:
            raise Http404
        gevraagd = ""
    gekozen = gevraagd or (kan[0] if kan else "")
    return gekozen, [(per, PER[per], per == gekozen) for per in kan]


def _heeft(basis: Basis, per: str) -> bool:
    """Whether an organisation works for such; all other areas have what they can be split by."""
    if basis.gebied.soort != "organisatie":
        return True
    werkt_voor = Werkgebied.objects.filter(organisatie_id=int(basis.gebied.code))
    return werkt_voor.filter(gebied__soort=per).exists()


def deeltabel(
    request: HttpRequest,
    basis: Basis,
    per: str,
    indicator: str,
    precies: Any,
    een_getal: tuple[str, str],
    totaal: Getal | None,
) -> Tabel | None:
    """The figure of the day of the sheet per gemeente, wijk or school. `precies`: makes the table
    for who may see small numbers; the others get the onderdeel and its name of `een_getal`."""
    if basis.blad is None or not per:
        return None
    vandaag = request.actor.vandaag
    rijen = genoemd(basis.namen, delen(basis.blad, indicator, basis.gebied, per, vandaag))
    if not rijen:
        return None
    if can_precies_zien(request.actor, per):
        tabel: Tabel = precies(rijen, KOPPEN[per], PER[per])
        return tabel
    onderdeel, naam = een_getal
    return beschermd(PER[per], KOPPEN[per], naam, onderdeel, rijen, totaal)


def antwoord(
    request: HttpRequest, sjabloon: str, inhoud: dict[str, Any], naam: str
) -> HttpResponse:
    """The page, or (`?bestand=`) its tables as a file. `inhoud["tabellen"]`: all of them."""
    soort = gevraagd_bestand(request)
    tabellen: list[Tabel] = [t for t in inhoud.get("tabellen", ()) if t is not None]
    if soort:
        if not tabellen:
            raise Http404
        boven = noten(inhoud["verantwoording"]) if "verantwoording" in inhoud else inhoud["boven"]
        titel = inhoud["titel"]
        bladen = [
            als_blad([t], naam=t.naam[:31], titel=f"{titel}, {t.naam.lower()}", noten=boven)
            for t in tabellen
        ]
        return als_bestand(soort, bladen, naam)
    return render(request, sjabloon, {**inhoud, "bestanden": bestandslinks(request)})
