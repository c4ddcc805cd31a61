"""Open data: what was published, for anybody, without logging in."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseNotModified,
)
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inbeeld.monitor.afscherming import UITLEG_AFGESCHERMD
from inbeeld.monitor.beeld_publicatie import keuzes, kies, maak_tabel
from inbeeld.monitor.models import Publicatie
from inbeeld.monitor.publicatie import bestanden
from inbeeld.monitor.publicatie.tabellen import TABELLEN
from inbeeld.regels.definities import DEFINITIES
from inbeeld.web.rekenbladen import als_csv as csv_van_blad

_CSV, _JSON = "text/csv; charset=utf-8", "application/json; charset=utf-8"
_VEILIG = ("GET", "HEAD")


@login_not_required
@require_safe
def overzicht(request: HttpRequest) -> HttpResponse:
    """All publications with their files, and what the columns hold."""
    inhoud = {
        "publicaties": Publicatie.objects.order_by("-van"),
        "kolommen": bestanden.KOLOMMEN,
        "tabellen": TABELLEN.values(),
        "uitleg_afgeschermd": UITLEG_AFGESCHERMD,
        "licentie": bestanden.LICENTIE,
        "licentienaam": bestanden.LICENTIENAAM,
    }
    return render(request, "monitor/opendata.html", inhoud)


@login_not_required
@require_safe
def woordenboek(request: HttpRequest) -> HttpResponse:
    """The data dictionary as CSV."""
    return _bestand(csv_van_blad(bestanden.woordenboek()), _CSV, "woordenboek.csv")


@login_not_required
def publicatie(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The tables of one publication, to read."""
    gevonden = vind(sleutel)
    if request.method not in _VEILIG:
        return HttpResponseNotAllowed(_VEILIG)
    return render(request, "monitor/opendata_publicatie.html", tabelpagina(request, gevonden))


@login_not_required
def als_csv(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The one tidy table."""
    gevonden = vind(sleutel)
    naam = f"thuiszitters-{bestanden.naam_van(gevonden.tabellen)}.csv"
    return _gedownload(request, gevonden, bestanden.csv_van(gevonden.tabellen), _CSV, naam)


@login_not_required
def als_json(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The same as JSON."""
    gevonden = vind(sleutel)
    naam = f"thuiszitters-{bestanden.naam_van(gevonden.tabellen)}.json"
    return _gedownload(request, gevonden, bestanden.json_van(gevonden.tabellen), _JSON, naam)


@login_not_required
def metadata(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """How a program should read the CSV (CSV on the Web)."""
    gevonden = vind(sleutel)
    inhoud = bestanden.metadata(gevonden.tabellen, "cijfers.csv", gevonden.moment.date())
    soort = "application/csvm+json; charset=utf-8"
    return _gedownload(request, gevonden, inhoud, soort, "cijfers.csv-metadata.json")


def vind(sleutel: UUID) -> Publicatie:
    """The publication; raises Http404."""
    try:
        return Publicatie.objects.get(sleutel=sleutel)
    except Publicatie.DoesNotExist as fout:
        raise Http404 from fout


def tabelpagina(request: HttpRequest, gevonden: Publicatie) -> dict[str, object]:
    """What a page with one table of a publication shows. Raises Http404 for a table it has not."""
    inhoud = tabelkeuze(request, gevonden.tabellen)
    return inhoud | {
        "publicatie": gevonden,
        "definitie": DEFINITIES[gevonden.definitie],
        "licentie": bestanden.LICENTIE,
        "licentienaam": bestanden.LICENTIENAAM,
    }


def tabelkeuze(request: HttpRequest, tabellen: dict[str, object]) -> dict[str, object]:
    """The table that the address asks for, and the others. Raises Http404."""
    vraag = (request.GET.get(naam, "") for naam in ("tabel", "dag", "per"))
    keuze = kies(tabellen, *vraag)
    if keuze is None:
        raise Http404
    return {
        "tabel": maak_tabel(tabellen, keuze),
        "keuzes": keuzes(tabellen),
        "schooljaar": bestanden.naam_van(tabellen),
        "uitleg_afgeschermd": UITLEG_AFGESCHERMD,
    }


def _gedownload(
    request: HttpRequest, gevonden: Publicatie, inhoud: bytes, soort: str, naam: str
) -> HttpResponse:
    if request.method not in _VEILIG:
        return HttpResponseNotAllowed(_VEILIG)
    merk = f'"{gevonden.vingerafdruk}"'
    if request.headers.get("If-None-Match") == merk:
        return HttpResponseNotModified()
    antwoord = _bestand(inhoud, soort, naam)
    antwoord["ETag"] = merk
    return antwoord


def _bestand(inhoud: bytes, soort: str, naam: str) -> HttpResponse:
    antwoord = HttpResponse(inhoud, content_type=soort)
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    # Anybody's page may read it: it is nobody's secret, and no cookie plays a part.
    antwoord["Access-Control-Allow-Origin"] = "*"
    return antwoord
