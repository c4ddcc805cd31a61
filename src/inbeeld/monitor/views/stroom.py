"""Who came and who left over a period, and that it adds up."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.monitor.beeld import Cel, Figuur, Tabel, cel
from inbeeld.monitor.beeld import blad as als_blad
from inbeeld.monitor.beeld_stand import THUISZITTER
from inbeeld.monitor.beeld_stroom import (
    BETEKENIS,
    koppen,
    som_in_woorden,
    soorten,
    statussen,
    tabel,
    verschil,
)
from inbeeld.monitor.queries.standen import figuur as lees_figuur
from inbeeld.monitor.queries.standen import perioden
from inbeeld.monitor.views.basis import (
    Basis,
    als_bestand,
    bestandslinks,
    cijferform,
    gevraagd_bestand,
    lees_basis,
    meer_cijfers,
    noten,
    verantwoording,
    weiger_klein,
)
from inbeeld.monitor.views.kinderlinks import Kinderlinks
from inbeeld.monitor.views.periodes import kies_periode, periodekeuzen
from inbeeld.regels.stroom import ERAF, ERBIJ, POSTEN
from inbeeld.web.datums import periode as in_woorden
from inbeeld.web.grafieken.waterval import Stap, teken_waterval


@require_GET
def stroom(request: HttpRequest) -> HttpResponse:
    """The account of one period, by soort and opened by status."""
    basis = lees_basis(request)
    weiger_klein(request.actor, basis.gebied)
    inhoud: dict[str, Any] = {
        "basis": basis,
        "meer_cijfers": meer_cijfers("cijfers_stroom", basis.vraag),
    }
    soort = gevraagd_bestand(request)
    keuzen = perioden(basis.blad, "stroom", str(basis.gebied)) if basis.blad else []
    if keuzen:
        van, dag = kies_periode(request, keuzen)
        figuur = lees_figuur(basis.blad, "stroom", str(basis.gebied), van, dag)
        if figuur is None:
            raise Http404
        inhoud |= _uitkomst(request, basis, figuur)
        inhoud["periodes"] = periodekeuzen(keuzen, (van, dag))
        if soort:
            return als_bestand(soort, inhoud["rekenbladen"], "in-beeld-erbij-en-eraf")
    elif soort:
        raise Http404
    inhoud["form"] = cijferform(request, basis)
    return render(request, "monitor/stroom.html", inhoud)


def _uitkomst(request: HttpRequest, basis: Basis, figuur: Figuur) -> dict[str, Any]:
    namen = koppen(basis.gebied.soort)
    per_soort = soorten(basis.definitie)
    lijst = [
        tabel(figuur, "soort", per_soort, "Per soort", namen),
        tabel(figuur, "status", statussen(basis.definitie), "Per status", namen),
    ]
    links = Kinderlinks(request, basis.definitie)
    if links.mogelijk:
        lijst = [t.met_adressen(links.post_adres) for t in lijst]
    wanneer = in_woorden(figuur.van, figuur.dag)
    uitleg = verantwoording(
        indicator="stroom",
        definitie=basis.definitie,
        gebied=basis.gebied,
        naam=basis.naam,
        wanneer=wanneer,
        dag=figuur.dag,
        blad=basis.blad,
        onvolledig=not figuur.is_volledig,
    )
    verschillen = [verschil(figuur, "soort", naam) for naam in per_soort]
    verschillen += [verschil(figuur, "status", naam) for naam in statussen(basis.definitie)]
    return {
        "verantwoording": uitleg,
        "tabellen": lijst,
        "klopt": all(v == 0 for v in verschillen),
        "som": "" if uitleg["onvolledig"] else som_in_woorden(figuur, THUISZITTER, namen),
        "uitleg_posten": [(namen[post], zin) for post, zin in BETEKENIS.items()],
        "tekening": _tekening(figuur, namen, f"{basis.naam}, {wanneer}"),
        "bestanden": bestandslinks(request),
        "rekenbladen": [_rekenblad(t, basis, uitleg) for t in lijst],
    }


def _rekenblad(tabel_: Tabel, basis: Basis, uitleg: dict[str, Any]) -> Any:
    titel = f"Erbij en eraf, {tabel_.naam.lower()}, {basis.naam}"
    return als_blad([tabel_], naam=tabel_.naam, titel=titel, noten=noten(uitleg))


def _tekening(figuur: Figuur, namen: dict[str, str], waar: str) -> tuple[Any, Any]:
    stappen = [_stap(figuur, post, namen[post].split(": ")[-1].capitalize()) for post in POSTEN]
    titel = f"Thuiszitters: erbij en eraf, {waar}"
    uitleg = "Van het begin naar het eind: wie erbij kwam en wie wegging, zoals in de tabel."
    return tuple(
        teken_waterval(stappen, titel=titel, beschrijving=uitleg, breed=breed, id_="stroom")
        for breed in (True, False)
    )


def _stap(figuur: Figuur, post: str, naam: str) -> Stap:
    getal = figuur.getal(f"soort:{THUISZITTER}.{post}")
    c: Cel = cel(getal)
    soort = "erbij" if post in ERBIJ else "eraf" if post in ERAF else "stand"
    if not getal.volledig:
        return Stap(naam, soort, getal.aantal or None, c.tekst)
    teken = {"erbij": "+", "eraf": "−", "stand": ""}[soort]
    return Stap(naam, soort, getal.aantal, f"{teken}{c.tekst}")
