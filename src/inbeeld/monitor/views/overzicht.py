"""The dashboard that fits who asks for it: their first page of figures."""

from collections.abc import Callable
from html import escape
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from inbeeld.monitor.gebieden import KLEIN
from inbeeld.monitor.overzicht import bestuurder, leerplicht, regio, school, swv
from inbeeld.monitor.overzicht.kijker import Kijker, Link
from inbeeld.monitor.overzicht.lezen import Cijfers, lees, lees_samen
from inbeeld.monitor.overzicht.samenstellen import sectoren_van
from inbeeld.monitor.policies import check_can_cijfers_zien
from inbeeld.monitor.queries.doelen import onvergelijkbare_perioden
from inbeeld.monitor.queries.samengesteld import bladen
from inbeeld.monitor.views.basis import Basis, gebiedkeuzen, lees_basis, verantwoording
from inbeeld.monitor.views.kinderlinks import Kinderlinks
from inbeeld.monitor.views.vergelijkbaar import banden_van
from inbeeld.toegang.models import Organisatie
from inbeeld.web.datums import lang

PAGINAS: dict[str, Callable[[Kijker, Cijfers], dict[str, Any]]] = {
    "bestuurder": bestuurder.inhoud,
    "swv": swv.inhoud,
    "leerplicht": leerplicht.inhoud,
    "school": school.inhoud,
}
TEGELS = {"wijk": "Wijken", "school": "Scholen"}
MEESTE_KEUZEN = 150
VERDER = (
    ("Stand op peildata", "cijfers_stand"),
    ("Erbij en eraf", "cijfers_stroom"),
    ("Hoe lang het duurt", "cijfers_doorlooptijd"),
    ("Wie antwoordde op tijd", "cijfers_antwoorden"),
    ("Vrijstellingen", "cijfers_vrijstellingen"),
    ("Wat er niet is", "cijfers_behoeften"),
)
"""Pages about the area that is shown."""
OVER_ALLES = (
    ("Doelen", "doelen"),
    ("Vergelijken en ‘wat als’", "vergelijken"),
    ("Naast het land", "landelijk"),
    ("Rapporten", "rapporten"),
    ("Gepubliceerde cijfers", "publicaties"),
)


@require_GET
def cijfers(request: HttpRequest) -> HttpResponse:
    """Of the area in the address, by default the actor's own."""
    check_can_cijfers_zien(request.actor)
    basis = lees_basis(request)
    kijker = _kijker(request, basis)
    inhoud: dict[str, Any] = {
        "kijker": kijker,
        "naam": basis.naam,
        "opties": _opties(_keuzen(request, basis), str(basis.gebied)),
        "verder": _verder(kijker),
        "doellinks": kijker.link("Alle doelen", "doelen"),
    }
    if basis.blad is None:
        return render(request, "monitor/overzicht/nog_niet.html", inhoud)
    niet = onvergelijkbare_perioden()
    gelezen = lees(basis.blad, str(basis.gebied), banden_van("stand", niet), niet)
    if basis.gemengd:
        alle = bladen(basis.telwijze, basis.namen)
        if alle is None:
            return render(request, "monitor/overzicht/nog_niet.html", inhoud)
        gelezen = lees_samen(alle, gelezen, basis.gebied, request.actor)
    inhoud |= _pagina(request, kijker, gelezen)
    inhoud["sectoren"] = sectoren_van(kijker, gelezen)
    inhoud["verantwoording"] = verantwoording(
        indicator="stand",
        definitie=gelezen.blad.definitie,
        gebied=basis.gebied,
        naam=basis.naam,
        wanneer=lang(gelezen.blad.dag),
        dag=gelezen.blad.dag,
        blad=gelezen.blad,
        onvolledig=bool(gelezen.nu.onvolledig),
        wijze=basis.telwijze,
    )
    return render(request, f"monitor/overzicht/{kijker.doelgroep}.html", inhoud)


def _pagina(request: HttpRequest, kijker: Kijker, gelezen: Cijfers) -> dict[str, Any]:
    if kijker.doelgroep != "regio":
        return PAGINAS[kijker.doelgroep](kijker, gelezen)
    tegels = request.GET.get("tegels", "wijk")
    if tegels not in TEGELS:
        raise Http404
    keuzen = request.GET.dict()
    return regio.inhoud(kijker, gelezen, tegels) | {
        "tegelkeuzen": [
            (
                naam,
                kijker.link("", "cijfers", **{**keuzen, "tegels": soort})[0].adres,
                soort == tegels,
            )
            for soort, naam in TEGELS.items()
        ]
    }


def _kijker(request: HttpRequest, basis: Basis) -> Kijker:
    """Raises Http404 for a board that asks for one wijk or school other than its own."""
    links = Kinderlinks(request, basis.definitie, van_regio=_van_regio(basis))
    kijker = Kijker(
        actor=request.actor,
        eigen=basis.organisatie,
        gebied=basis.gebied,
        over=_organisatie(basis),
        namen=basis.namen,
        telwijze=basis.telwijze,
        kinderlijst=links.adres,
    )
    klein = basis.gebied.soort in KLEIN
    if kijker.bestuur and klein and basis.gebied != basis.eigen:
        raise Http404
    return kijker


def _van_regio(basis: Basis) -> bool | None:
    """Whether the children can be listed: the definitie that nobody chose is the region's own. Not
    where sectors have different ones: no list is of two definities."""
    return None if basis.gekozen else not basis.gemengd


def _keuzen(request: HttpRequest, basis: Basis) -> dict[str, str]:
    """The areas to choose from; without the schools where they would bury the others: those are
    reached from their tiles."""
    keuzen = gebiedkeuzen(request.actor, basis.gebied, basis.namen, blad=basis.blad)
    if len(keuzen) <= MEESTE_KEUZEN:
        return keuzen
    hier = str(basis.gebied)
    return {s: naam for s, naam in keuzen.items() if s == hier or not s.startswith("school:")}


def _opties(keuzen: dict[str, str], gekozen: str) -> SafeString:
    """The choices of a select; '' where there is nothing to choose. In Python, as a template takes
    several times as long over two hundred of them."""
    if len(keuzen) < 2:
        return SafeString("")
    return mark_safe(  # noqa: S308  every text is escaped here
        "".join(
            f'<option value="{escape(sleutel)}"{" selected" if sleutel == gekozen else ""}>'
            f"{escape(titel)}</option>"
            for sleutel, titel in keuzen.items()
        )
    )


def _organisatie(basis: Basis) -> Organisatie | None:
    if basis.gebied.soort != "organisatie":
        return None
    if basis.gebied.code == str(basis.organisatie.pk):
        return basis.organisatie
    return Organisatie.objects.filter(pk=int(basis.gebied.code)).first()


def _verder(kijker: Kijker) -> list[Link]:
    """All that there is more, as far as the rol may open it."""
    hier = [link for tekst, naam in VERDER for link in kijker.naar(tekst, naam)]
    return hier + [link for tekst, naam in OVER_ALLES for link in kijker.link(tekst, naam)]
