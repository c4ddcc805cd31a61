"""From a signal or a melding to an offer made, accepted and begun; who waits is counted."""

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from inbeeld.monitor.beeld import Cel, Figuur, Rij, Tabel, cel
from inbeeld.monitor.beeld_doorlooptijd import schooljaar, tekening
from inbeeld.monitor.beeld_verantwoording import mediaan
from inbeeld.monitor.indicatoren import INDICATOREN
from inbeeld.monitor.queries.verantwoording import over_jaren
from inbeeld.monitor.views.basis import Basis, gebiedkeuzen, lees_basis, weiger_klein
from inbeeld.monitor.views.verantwoordingbasis import GebiedForm, antwoord, stand_van
from inbeeld.web.datums import moment

VANAF = {"doorlooptijd_melding": "een melding", "doorlooptijd_signaal": "een signaal"}
_STAPPEN = {
    "aangeboden": "een aanbod is gedaan",
    "aanvaard": "het is aanvaard",
    "begonnen": "het is begonnen",
}
_TELLINGEN = {
    "aantal": "Kinderen",
    "aangeboden": "Aanbod gedaan",
    "aanvaard": "Aanvaard",
    "begonnen": "Begonnen",
    "anders": "Anders verder",
    "open": "Wacht nog",
}


@require_GET
def route(request: HttpRequest) -> HttpResponse:
    """A row per school year, and the curve of the latest that is over."""
    basis = lees_basis(request)
    weiger_klein(request.actor, basis.gebied)
    indicator = request.GET.get("vanaf") or "doorlooptijd_melding"
    if indicator not in VANAF:
        raise Http404
    vraag = {"gebied": str(basis.gebied)}
    inhoud: dict[str, Any] = {
        "basis": basis,
        "indicator": INDICATOREN[indicator],
        "form": GebiedForm(vraag, gebieden=gebiedkeuzen(request.actor, basis.gebied, basis.namen)),
        "vanaf": [(code, naam, code == indicator) for code, naam in VANAF.items()],
        "titel": f"{INDICATOREN[indicator].naam}, {basis.naam}",
    }
    jaren = over_jaren(basis.blad, indicator, basis.gebied)[::-1] if basis.blad else []
    if jaren:
        inhoud |= _uitkomst(basis, indicator, jaren)
    return antwoord(request, "monitor/verantwoording/route.html", inhoud, "in-beeld-route")


def _uitkomst(basis: Basis, indicator: str, jaren: list[Figuur]) -> dict[str, Any]:
    gekozen = next((f for f in jaren if (f.dag.month, f.dag.day) == (7, 31)), jaren[0])
    details = (gekozen.details or {}).get("begonnen")
    return {
        "jaar": schooljaar(gekozen),
        "tabellen": [_tabel(jaren)],
        "stand": stand_van(basis, indicator),
        "boven": [
            f"Voor: {basis.naam}",
            f"Bekend op: {moment(basis.blad.bekend_op) if basis.blad else ''}",
        ],
        "tekening": tekening(
            replace(gekozen, details=details),
            basis.naam,
            "een aanbod dat begint",
            "de melding" if indicator == "doorlooptijd_melding" else "het signaal",
        ),
    }


def _tabel(jaren: list[Figuur]) -> Tabel:
    kolommen = [*_TELLINGEN.values(), *(f"Dagen tot {naam}" for naam in _STAPPEN.values())]
    rijen = []
    for figuur in jaren:
        cellen: list[Cel] = [cel(figuur.getal(code)) for code in _TELLINGEN]
        cellen += [mediaan((figuur.details or {}).get(stap) or {}) for stap in _STAPPEN]
        rijen.append(Rij(schooljaar(figuur), schooljaar(figuur), cellen, figuur))
    return Tabel("Per schooljaar", "Begonnen in", kolommen, rijen)
