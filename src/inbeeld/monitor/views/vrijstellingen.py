"""Exemptions in figures: how many, on which ground, decided on what, and looked at again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.beeld_verantwoording import (
    OPNIEUW,
    VERLOOP,
    grondtabel,
    lijnen,
    per_dag,
    per_jaar,
    tabel,
)
from inbeeld.monitor.models import Cijferblad
from inbeeld.monitor.queries.verantwoording import op_peildagen, over_jaren
from inbeeld.monitor.views.basis import Basis, cijferform, lees_basis, weiger_klein
from inbeeld.monitor.views.verantwoordingbasis import (
    antwoord,
    deeltabel,
    links,
    recent,
    splits,
    uitleg_bij,
)
from inbeeld.monitor.views.vergelijkbaar import banden_van

_LIJNEN = {"vrijgesteld": "Alle vrijstellingen", "art5_onder_a": "Artikel 5 onder a"}
_JAREN = 5
"""So many school years are shown; a file has all."""


@require_GET
def vrijstellingen(request: HttpRequest) -> HttpResponse:
    """In force at peildata, decided and reviewed per year; now per gemeente, wijk or school."""
    basis = lees_basis(request)
    weiger_klein(request.actor, basis.gebied)
    per, keuzen = splits(request, basis)
    inhoud: dict[str, Any] = {
        "basis": basis,
        "form": cijferform(request, basis),
        "splitsingen": keuzen,
        "titel": f"Vrijstellingen, {basis.naam}",
        "links": links(
            request, ("Alle vrijstellingen op naam", "vrijstellingen"), ("Doelen", "doelen")
        ),
    }
    figuren = op_peildagen(basis.blad, "vrijstelling", basis.gebied) if basis.blad else []
    if basis.blad is not None and figuren:
        inhoud |= _uitkomst(request, basis, basis.blad, per, figuren)
    sjabloon = "monitor/verantwoording/vrijstellingen.html"
    return antwoord(request, sjabloon, inhoud, "in-beeld-vrijstellingen")


def _uitkomst(
    request: HttpRequest, basis: Basis, blad: Cijferblad, per: str, figuren: list[Figuur]
) -> dict[str, Any]:
    nu = figuren[-1]
    verloop = over_jaren(blad, "vrijstelling_jaar", basis.gebied)
    weer = over_jaren(blad, "herbeoordeling", basis.gebied)
    delen = deeltabel(
        request,
        basis,
        per,
        "vrijstelling",
        grondtabel,
        ("vrijgesteld", "Vrijgesteld"),
        nu.getal("vrijgesteld"),
    )
    tabellen = {
        "tabel_stand": grondtabel(per_dag(recent(figuren)), "Peildatum", "Per grond"),
        "tabel_eerder": grondtabel(
            per_dag(_oktober(figuren)), "Peildatum", "Elk jaar op 1 oktober"
        ),
        "tabel_verloop": _jaartabel("Begonnen, geëindigd en besloten", VERLOOP, verloop),
        "tabel_opnieuw": _jaartabel("Opnieuw bekeken", OPNIEUW, weer),
        "tabel_delen": delen,
    }
    titel = f"Vrijgestelde kinderen, {basis.naam}"
    return {
        **tabellen,
        "tabellen": list(tabellen.values()),
        "nu": nu,
        "zinnen": _zinnen(nu),
        "beschermd": delen is not None and len(delen.kolommen) == 1,
        "verantwoording": uitleg_bij(basis, "vrijstelling", "op peildata", figuren),
        "tekening": lijnen(
            _LIJNEN,
            recent(figuren)[::-1],
            titel,
            "vrijstellingen",
            banden_van("vrijstelling"),
        ),
    }


def _oktober(figuren: list[Figuur]) -> list[Figuur]:
    return [f for f in reversed(figuren) if (f.dag.month, f.dag.day) == (10, 1)]


def _jaartabel(naam: str, kolommen: dict[str, str], figuren: list[Figuur]) -> Any:
    met = [f for f in figuren if any(f.waarden.values())][-_JAREN:]
    return tabel(naam, "Schooljaar", kolommen, per_jaar(met[::-1])) if met else None


def _zinnen(nu: Figuur) -> list[str]:
    vrij, dossier = nu.getal("vrijgesteld"), nu.getal("met_dossier")
    if not vrij.aantal:
        return [] if vrij.volledig else ["Hoeveel kinderen zijn vrijgesteld, is niet bekend."]
    uit = [
        f"Nu {'is' if vrij.aantal == 1 else 'zijn'} {vrij} "
        f"{'kind' if vrij.aantal == 1 else 'kinderen'} vrijgesteld, waarvan "
        f"{nu.getal('art5_onder_a')} op grond van artikel 5 onder a."
    ]
    if dossier.aantal:
        uit.append(
            f"Van {dossier} staat het besluit in het dossier. Bij {nu.getal('geen_aanbod')} was er "
            f"geen aanbod, bij {nu.getal('met_advies')} adviseerde het samenwerkingsverband, en "
            f"bij {nu.getal('kind_gehoord')} is het kind gehoord."
        )
    else:
        uit.append("Van geen van hen staat het besluit in een dossier.")
    return uit
