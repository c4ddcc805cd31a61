"""The first page after logging in: what is asked of me, what waits on others, what is new."""

from dataclasses import dataclass, replace

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from inbeeld.signalen import werkweergaven
from inbeeld.signalen.actions import melden_antwoord, zaken
from inbeeld.signalen.forms.zaken import ToewijsForm
from inbeeld.signalen.models import Zaak
from inbeeld.signalen.queries.waarschuwingen import tellingen
from inbeeld.signalen.queries.werk import TOON, VAN, Werkitem, WerkKeuze, soorten, werkblad
from inbeeld.signalen.queries.zaken import collegas
from inbeeld.tijdlijnen import weergaven
from inbeeld.tijdlijnen.queries import Pagina
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.matrix.paginas import mag_openen
from inbeeld.toegang.models import Organisatie, Werkgebied
from inbeeld.toegang.policies import can, groepen_op
from inbeeld.web.formulieren import paginanummer
from inbeeld.web.fouten import GeweigerdMetUitleg
from inbeeld.web.templatetags.web import getal

PER_PAGINA = 50
_KAARTEN = (("nodig", "dringend"), ("loopt_af", "let-op"), ("nieuw", "zorg"), ("wacht", "goed"))


@dataclass(frozen=True)
class Kaart:
    """A card with a count that opens its list."""

    naam: str
    aantal: int
    toon: str
    vraag: str
    gekozen: bool


@require_GET
def werk(request: HttpRequest) -> HttpResponse:
    """The list, oldest deadline first, with the cards that open each of its parts."""
    keuze = werkweergaven.keuze_uit(request.GET)
    blad = _blad(request, keuze)
    toewijsbaar = (
        keuze.toon != "wacht"
        and can(request.actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
        and any(item.toewijsbaar for item in blad.regels)
    )
    vraag = werkweergaven.vraag_van(keuze)
    bewaard = werkweergaven.bewaarde(request.user.pk)
    inhoud = {
        "vandaag": request.actor.vandaag,
        "toont": groepen_op(request.actor, "werk"),
        "keuze": keuze,
        "vraag": vraag,
        "blad": blad,
        "kaarten": _kaarten(keuze, blad),
        "van": [
            (naam, blad.tellingen[van], _vraag(keuze, van=van), van == keuze.van)
            for van, naam in VAN.items()
        ],
        "soorten": [("", "Alles", _vraag(keuze, soort=""))]
        + [
            (code, naam.capitalize(), _vraag(keuze, soort=code)) for code, naam in soorten().items()
        ],
        "alles": _vraag(keuze, toon="alles"),
        "titel": TOON[keuze.toon],
        "weergaven": bewaard,
        "al_bewaard": vraag in {b.vraag for b in bewaard},
        "toewijzen": _toewijsform(request) if toewijsbaar else None,
        "waarschuwingen": mag_openen(request.actor.rol, "waarschuwingen"),
    }
    naam = "_werk" if request.htmx.target == "werk" else "werk"
    return render(request, f"signalen/werk/{naam}.html", inhoud)


def _blad(request: HttpRequest, keuze: WerkKeuze) -> Pagina[Werkitem]:
    blad = werkblad(
        actor=request.actor,
        keuze=keuze,
        pagina=paginanummer(request),
        per_pagina=PER_PAGINA,
    )
    leg_lezing_vast(
        jongere_ids=[item.jongere_id for item in blad.regels],
        gegevensgroepen=sorted(groepen_op(request.actor, "werk")),
        handeling="werk",
    )
    return blad


def _kaarten(keuze: WerkKeuze, blad: Pagina[Werkitem]) -> list[Kaart]:
    return [
        Kaart(TOON[code], blad.tellingen[code], toon, _vraag(keuze, toon=code), code == keuze.toon)
        for code, toon in _KAARTEN
    ]


def _vraag(keuze: WerkKeuze, **anders: str) -> str:
    return werkweergaven.vraag_van(replace(keuze, **anders))


def _toewijsform(request: HttpRequest, data: object = None) -> ToewijsForm:
    """Colleagues of the organisation, and of those for which it acts."""
    actor = request.actor
    eigen = Organisatie.objects.filter(pk=actor.organisatie_id).first()
    ids = [actor.organisatie_id] if actor.organisatie_id else []
    if eigen is not None and eigen.soort == "samenwerking":
        gebieden = Werkgebied.objects.filter(organisatie=eigen, periode__contains=actor.vandaag)
        ids += gebieden.values_list("gebied_id", flat=True)
    return ToewijsForm(data, mensen=collegas(ids, actor.vandaag), meer=len(ids) > 1)


@require_GET
def werk_waarschuwingen(request: HttpRequest) -> HttpResponse:
    """How many waarschuwingen there are for the actor's rol, for the page to fetch when it stands:
    finding them takes longer than the page itself. Whoever has no JavaScript has the link."""
    aantal = sum(tellingen(request.actor, request.actor.vandaag).values())
    return HttpResponse(getal(aantal))


@require_POST
def werk_toewijzen(request: HttpRequest) -> HttpResponse:
    """Give what was ticked to one colleague, or back to the postvak: all of it or nothing."""
    terug = f"{reverse('werk')}?{werkweergaven.vraag_van(werkweergaven.keuze_uit(request.GET))}"
    form = _toewijsform(request, request.POST)
    gekozen = _aangevinkt(request)
    if not gekozen["zaakstap"] and not gekozen["antwoord"]:
        messages.warning(request, "Vink eerst aan wat u wilt toewijzen.")
    elif not form.is_valid():
        messages.warning(request, "Deze collega werkt hier vandaag niet meer.")
    else:
        _wijs_toe(request, gekozen, form.gekozen())
    return redirect(terug)


def _aangevinkt(request: HttpRequest) -> dict[str, list[int]]:
    """What was ticked: soort → ids, from values such as 'zaakstap-12'."""
    uit: dict[str, list[int]] = {"zaakstap": [], "antwoord": []}
    for waarde in request.POST.getlist("regel")[:PER_PAGINA]:
        soort, _, nummer = waarde.partition("-")
        if soort in uit and nummer.isdecimal() and len(nummer) < 19:
            uit[soort].append(int(nummer))
    return uit


def _wijs_toe(request: HttpRequest, gekozen: dict[str, list[int]], wie: int | None) -> None:
    # One transaction holds the request, so what is refused halfway undoes the rest only when it is
    # undone here: a refusal is shown on the page and does not end the request.
    moment = timezone.now()
    try:
        with transaction.atomic():
            zaken.wijs_toe(Zaak.objects.filter(pk__in=gekozen["zaakstap"]), wie, moment=moment)
            for ontvanger in gekozen["antwoord"]:
                melden_antwoord.wijs_toe(ontvanger, wie, moment=moment)
    except GeweigerdMetUitleg as reden:
        messages.error(request, str(reden))
        return
    aantal = len(gekozen["zaakstap"]) + len(gekozen["antwoord"])
    wat = "1 regel" if aantal == 1 else f"{aantal} regels"
    messages.success(request, f"{wat} {'toegewezen' if wie else 'teruggezet in het postvak'}.")


@require_POST
def werk_weergave_nieuw(request: HttpRequest) -> HttpResponse:
    """Keep the part of the work that the address asks, and go back to it."""
    keuze = werkweergaven.keuze_uit(request.GET)
    try:
        werkweergaven.bewaar(request.user.pk, keuze)
    except weergaven.TeVeelWeergaven as reden:
        messages.warning(request, str(reden))
    return redirect(f"{reverse('werk')}?{werkweergaven.vraag_van(keuze)}")


@require_POST
def werk_weergave_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a kept part."""
    weergaven.verwijder_weergave(request.user.pk, pk)
    return redirect("werk")
