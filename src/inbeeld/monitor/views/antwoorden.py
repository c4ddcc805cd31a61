"""What partners are asked with a term, and what they answer in time (M25)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from inbeeld.monitor.beeld_verantwoording import (
    antwoordtabel,
    gevraagd_in_zinnen,
    soorttabel,
    te_laat_staven,
)
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.models import Cijferblad
from inbeeld.monitor.perioden import kwartalen
from inbeeld.monitor.queries.standen import figuur as lees_figuur
from inbeeld.monitor.queries.standen import perioden
from inbeeld.monitor.queries.verantwoording import over_jaren, partnergebieden, partners
from inbeeld.monitor.views.basis import Basis, lees_basis
from inbeeld.monitor.views.periodes import Periode, kies_periode, periodekeuzen
from inbeeld.monitor.views.verantwoordingbasis import (
    GebiedForm,
    Genoemd,
    antwoord,
    genoemd,
    links,
    stand_van,
)
from inbeeld.web.datums import moment
from inbeeld.web.datums import periode as in_woorden

_REGIO = Gebied("regio")


@require_GET
def antwoorden(request: HttpRequest) -> HttpResponse:
    """One period: the area that is asked for, per partner and per kind; and all quarters of it."""
    basis = lees_basis(request)
    wie = partnergebieden(basis.blad) if basis.blad else []
    gebieden = {str(waar): basis.namen.van(waar) for waar in (_REGIO, *wie, basis.gebied)}
    inhoud: dict[str, Any] = {
        "basis": basis,
        "form": GebiedForm({"gebied": str(basis.gebied)}, gebieden=gebieden),
        "titel": f"Antwoord binnen de termijn, {basis.naam}",
        "links": links(request, ("Wat ligt er nu bij partners?", "partners")),
    }
    vakken = perioden(basis.blad, "antwoord", str(_REGIO)) if basis.blad else []
    if basis.blad is not None and vakken:
        periode = kies_periode(request, vakken)
        inhoud["periodes"] = periodekeuzen(vakken, periode)
        inhoud["wanneer"] = in_woorden(*periode)
        inhoud |= _uitkomst(basis, basis.blad, wie, periode)
    return antwoord(request, "monitor/verantwoording/antwoorden.html", inhoud, "in-beeld-antwoord")


def _uitkomst(
    basis: Basis, blad: Cijferblad, wie: list[Gebied], periode: Periode
) -> dict[str, Any]:
    van, dag = periode
    figuur = lees_figuur(blad, "antwoord", str(basis.gebied), van, dag)
    inhoud: dict[str, Any] = {
        "stand": stand_van(basis, "antwoord"),
        "boven": [
            f"Voor: {basis.naam}",
            f"Gevraagd in: {in_woorden(van, dag)}",
            f"Bekend op: {moment(blad.bekend_op)}",
        ],
    }
    if figuur is None:
        return inhoud
    per_partner: Genoemd = []
    if basis.gebied == _REGIO:
        per_partner = genoemd(basis.namen, partners(blad, wie, van, dag))
        per_partner.sort(key=lambda p: -p[1].waarden.get("open_te_laat", 0))
    per_soort = soorttabel(figuur)
    tabellen = [
        antwoordtabel("Per partner", "Partner", [*per_partner, (f"{basis.naam} (alles)", figuur)])
        if per_partner
        else None,
        per_soort,
        antwoordtabel("Per kwartaal", "Kwartaal", _kwartalen(blad, basis.gebied)),
    ]
    return inhoud | {
        "zinnen": gevraagd_in_zinnen(figuur),
        "tabellen": [t for t in tabellen if t is not None],
        "tekening": te_laat_staven(per_partner, basis.naam),
    }


def _kwartalen(blad: Cijferblad, waar: Gebied) -> Genoemd:
    """Of the area, newest first."""
    vakken = set(kwartalen(blad.dag))
    figuren = [f for f in over_jaren(blad, "antwoord", waar) if (f.van, f.dag) in vakken]
    return [(in_woorden(f.van, f.dag), f) for f in reversed(figuren)]
