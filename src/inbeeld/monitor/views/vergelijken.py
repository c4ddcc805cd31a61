"""Two ways of counting side by side: the question, and its outcome once it is computed."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.monitor import beeld_vergelijking as beeld
from inbeeld.monitor import werk
from inbeeld.monitor.bladen_vergelijking import bladen, kinderblad
from inbeeld.monitor.forms_vergelijken import KANTEN, VergelijkForm
from inbeeld.monitor.gebieden import Gebied, gebied
from inbeeld.monitor.models import Berekening
from inbeeld.monitor.queries.gebieden import Namen, eigen_gebied, leesbare_gebieden, naam_van
from inbeeld.monitor.queries.vergelijken import eerdere, mag_gebied
from inbeeld.monitor.vergelijken import SOORT
from inbeeld.monitor.views.basis import als_bestand, bestandslinks, gevraagd_bestand
from inbeeld.monitor.views.berekening import toont
from inbeeld.register.queries import gemeenten, personalia_van
from inbeeld.tijdlijnen.queries import nu_zichtbaar, regio_definitie
from inbeeld.tijdlijnen.telbeeld import oorzaak
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.policies import can_kinderen_zien, groepen_op
from inbeeld.web.formulieren import ingevuld, paginanummer

PER_PAGINA = 50
KINDEREN = "kinderen"
toont(SOORT, lambda b: reverse("vergelijking", args=[b.sleutel]), "Vergelijking")


@require_http_methods(["GET", "HEAD", "POST"])
def vergelijken(request: HttpRequest) -> HttpResponse:
    """Ask for a comparison; the address may bring parts of the question with it."""
    vandaag = request.actor.vandaag
    definitie = regio_definitie(vandaag)
    begin = {
        "peildatum": vandaag,
        "gebied": str(eigen_gebied(request.actor)),
        **{f"{kant}_definitie": definitie for kant in KANTEN},
        **request.GET.dict(),
    }
    form = VergelijkForm(
        ingevuld(request), gebieden=_gebieden(request.actor), vandaag=vandaag, initial=begin
    )
    if request.method == "POST" and form.is_valid():
        berekening = werk.vraag_aan(SOORT, form.vraag(), timezone.now())
        return redirect("berekening", sleutel=berekening.sleutel)
    inhoud = {
        "form": form,
        "kanten": [
            {
                "kop": kop,
                "velden": form.velden_van(kant),
                "getallen": form.getallen_van(kant),
                "open": any(form[v.name].errors or v.value() for v in form.getallen_van(kant)),
            }
            for kant, kop in KANTEN.items()
        ],
        "eerdere": [(b, beeld.in_een_zin(b.vraag)) for b in eerdere()],
    }
    return render(request, "monitor/vergelijken.html", inhoud, status=422 if form.errors else 200)


def _gebieden(actor: Actor) -> dict[str, str]:
    """The areas that somebody may have compared, the region and the own one always among them."""
    namen = Namen()
    leesbaar = leesbare_gebieden(actor, namen=namen)
    alle = dict.fromkeys([Gebied("regio"), eigen_gebied(actor), *leesbaar])
    return {str(waar): namen.van(waar) for waar in alle if mag_gebied(actor, waar)}


@require_safe
def vergelijking(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The outcome. Not ready: the page with its progress. Another's is not there (404)."""
    gevonden = Berekening.objects.filter(sleutel=sleutel, soort=SOORT).first()
    if gevonden is None:
        raise Http404
    if gevonden.uitkomst is None:
        return redirect("berekening", sleutel=sleutel)
    vraag, uitkomst = gevonden.vraag, gevonden.uitkomst
    waar = gebied(vraag["gebied"])
    if gevraagd_bestand(request):
        return _bestand(request, gevonden, naam_van(waar))
    inhoud = {
        "berekening": gevonden,
        "peildatum": date.fromisoformat(vraag["peildatum"]),
        "vanaf": date.fromisoformat(uitkomst["vanaf"]),
        "een": beeld.kant(vraag["een"]),
        "ander": beeld.kant(vraag["ander"]),
        "gebied": naam_van(waar),
        "plaats": waar.soort in ("gemeente", "wijk"),
        "statussen": beeld.statussen(uitkomst),
        "onvolledig": any(
            rij[kant] is not None and not rij[kant][1]
            for rij in uitkomst["statussen"]
            for kant in KANTEN
        ),
        "werk": beeld.werk(uitkomst),
        "per_gemeente": beeld.per_gemeente(uitkomst, gemeenten()),
        "overgangen": beeld.overgangen(uitkomst),
        "verschil": uitkomst["verschil"],
        "bestanden": bestandslinks(request),
        **_kinderen(request, uitkomst["verschil"]["kinderen"]),
    }
    if inhoud["kinderen"]:
        inhoud["kinderbestand"] = f"?{urlencode({'bestand': 'csv', 'deel': KINDEREN})}"
    antwoord = render(request, "monitor/vergelijking.html", inhoud)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def _bestand(request: HttpRequest, gevonden: Berekening, waar: str) -> HttpResponse:
    """Both sides as a file, with the children for who may see them. A CSV is one table: that of the
    children where the address asks `deel=kinderen`. Raises Http404 for another part."""
    soort, deel = gevraagd_bestand(request), request.GET.get("deel", "")
    vraag, uitkomst = gevonden.vraag, gevonden.uitkomst
    lijst = bladen(vraag, uitkomst, waar)
    if deel not in ("", KINDEREN):
        raise Http404
    if deel or soort != "csv":
        per_kind, op_naam = _zichtbaar(request, uitkomst["verschil"]["kinderen"])
        if deel and not op_naam:
            raise Http404
        if op_naam:
            _leg_vast(request, op_naam, "verschil_downloaden")
            rijen = [_kind(p, per_kind[p.pk]) for p in op_naam]
            blad = kinderblad(vraag, rijen, waar)
            lijst = [blad] if deel else [*lijst, blad]
    antwoord = als_bestand(soort, lijst, "in-beeld-vergelijking")
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def _zichtbaar(
    request: HttpRequest, rijen: list[list[Any]]
) -> tuple[dict[int, list[Any]], list[Any]]:
    """The rows by child, and the personalia by name of those whom the actor may see today."""
    per_kind = {rij[0]: rij for rij in rijen}
    zichtbaar = nu_zichtbaar(per_kind) if can_kinderen_zien(request.actor) else set()
    op_naam = sorted(personalia_van(zichtbaar).values(), key=lambda p: p.sorteersleutel)
    return per_kind, op_naam


def _leg_vast(request: HttpRequest, getoond: Iterable[Any], handeling: str) -> None:
    leg_lezing_vast(
        jongere_ids=[p.pk for p in getoond],
        gegevensgroepen=sorted(groepen_op(request.actor, "vergelijking")),
        handeling=handeling,
    )


def _kinderen(request: HttpRequest, rijen: list[list[Any]]) -> dict[str, Any]:
    """Those whom the actor may see today, by name, with the line in the read log of each shown."""
    per_kind, op_naam = _zichtbaar(request, rijen)
    pagina = Paginator(op_naam, PER_PAGINA).get_page(paginanummer(request))
    _leg_vast(request, pagina, "verschil_bekijken")
    return {"pagina": pagina, "kinderen": [_kind(p, per_kind[p.pk]) for p in pagina]}


def _kind(personalia: Any, rij: list[Any]) -> dict[str, Any]:
    _, status_a, soort_a, status_b, soort_b, laag, waarde_a, waarde_b = rij
    return {
        "sleutel": personalia.jongere.sleutel,
        "naam": personalia.naam,
        "status_a": status_a,
        "soort_a": soort_a,
        "status_b": status_b,
        "soort_b": soort_b,
        "oorzaak": oorzaak(laag),
        "waarden": _waarden(laag, waarde_a, waarde_b),
    }


def _waarden(laag: str, een: str | None, ander: str | None) -> str:
    """What the layer is under each; '' where the cause is a line of a definitie, not a value."""
    if laag.startswith("regel ") or een is None or ander is None:
        return ""
    return f"{een} → {ander}"
