"""Which waarschuwingen the region wants to see, with what each would cost a worker a day."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inbeeld.regels import codes
from inbeeld.signalen.actions.signalen import kies
from inbeeld.signalen.forms.signalen import KeuzeForm
from inbeeld.signalen.plan.policies import check_can_afspraken_beheren
from inbeeld.signalen.queries.signaalkeuzes import DAGEN, PerRol, Stand, standen
from inbeeld.signalen.soorten import SOORTEN
from inbeeld.web import datums, woorden
from inbeeld.web.formulieren import ingevuld


@require_http_methods(["GET", "POST"])
def instellingen(request: HttpRequest) -> HttpResponse:
    """Per sector every soort, on or off, from a day on."""
    check_can_afspraken_beheren(request.actor)
    vandaag = request.actor.vandaag
    form = KeuzeForm(ingevuld(request), vandaag=vandaag)
    if request.method == "POST" and form.is_valid():
        gekozen = form.cleaned_data
        keuze = kies(
            gekozen["soort"], gekozen["sector"], aan=gekozen["aan"], vanaf=gekozen["vanaf"]
        )
        naam = SOORTEN[gekozen["soort"]].naam.capitalize()
        stand = "aan" if keuze.aan else "uit"
        messages.success(request, f"{naam} staat {stand} vanaf {datums.lang(keuze.vanaf)}.")
        return redirect(f"{reverse('signaalinstellingen')}?sector={keuze.sector}")
    sector = (request.POST if form.is_bound else request.GET).get("sector", "")
    sector = sector if sector in codes.SECTOREN else ""
    lijst = [_in_woorden(stand) for stand in standen(vandaag, sector)]
    inhoud = {
        "form": form,
        "sector": sector,
        "sectoren": [("", "Alle sectoren"), *((s, woorden.SECTOR[s]) for s in codes.SECTOREN)],
        "standen": lijst,
        "dagen": DAGEN,
        "vandaag": vandaag,
    }
    status = 422 if form.errors else 200
    return render(request, "signalen/waarschuwingen/instellingen.html", inhoud, status=status)


def _in_woorden(stand: Stand) -> tuple[Stand, list[tuple[str, str]]]:
    """The state, and per rol how many a day in words."""
    return stand, [(woorden.ROL[p.rol].lower(), aantal(p)) for p in stand.per_rol]


def aantal(per: PerRol) -> str:
    """A mean in words; what is not known is not zero."""
    if per.per_dag is None:
        return "onbekend" if per.mensen else "onbekend: niemand in deze rol"
    if per.per_dag == 0:
        return "geen"
    if per.per_dag < 0.1:
        return "minder dan 0,1 per dag"
    return f"{per.per_dag:.1f} per dag".replace(".", ",", 1)
