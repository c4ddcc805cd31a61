"""The choice of a period among those that the sheet has."""

from collections.abc import Sequence
from datetime import date

from django.http import Http404, HttpRequest

from inbeeld.monitor.peildata import naam_schooljaar
from inbeeld.monitor.perioden import schooljaar
from inbeeld.web.datums import MAANDEN, kort

Periode = tuple[date, date]
MEESTE_DAGEN_VAN_EEN_MAAND, MEESTE_VAN_EEN_KWARTAAL = 31, 92


def sleutel(periode: Periode) -> str:
    """'2025-08-01_2026-07-31', as an address names it."""
    return f"{periode[0]}_{periode[1]}"


def kies_periode(request: HttpRequest, keuzen: Sequence[Periode]) -> Periode:
    """The period of the address; else the school year that runs, or the newest. Raises Http404 for
    one of which there is no figure."""
    gevraagd = request.GET.get("periode", "")
    if gevraagd:
        gevonden = next((p for p in keuzen if sleutel(p) == gevraagd), None)
        if gevonden is None:
            raise Http404
        return gevonden
    begin = schooljaar(keuzen[0][1])
    return max((p for p in keuzen if p[0] == begin), key=lambda p: p[1], default=keuzen[0])


def periodekeuzen(
    keuzen: Sequence[Periode], gekozen: Periode
) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """School years, quarters and months apart: value, name, and whether it is the one shown."""
    groepen: dict[str, list[tuple[str, str, bool]]] = {
        "Schooljaren": [],
        "Kwartalen": [],
        "Maanden": [],
    }
    for periode in keuzen:
        soort, naam = _naam(periode)
        groepen[soort].append((sleutel(periode), naam, periode == gekozen))
    return [(naam, lijst) for naam, lijst in groepen.items() if lijst]


def _naam(periode: Periode) -> tuple[str, str]:
    van, dag = periode
    lengte = (dag - van).days + 1
    if lengte > MEESTE_VAN_EEN_KWARTAAL or (van.month == 8 and lengte > MEESTE_DAGEN_VAN_EEN_MAAND):
        heel = (dag.month, dag.day) == (7, 31)
        naam = f"schooljaar {naam_schooljaar(van.year)}"
        return "Schooljaren", naam if heel else f"{naam}, t/m {kort(dag)}"
    if lengte > MEESTE_DAGEN_VAN_EEN_MAAND:
        return "Kwartalen", f"{MAANDEN[van.month - 1]} t/m {kort(dag)}"
    return "Maanden", f"{MAANDEN[van.month - 1]} {van.year}"
