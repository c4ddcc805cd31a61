"""What children need and is not there, and who is ill for long."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.beeld_verantwoording import (
    BEHOEFTEN,
    MIST,
    ZIEK,
    behoeftetabel,
    lijnen,
    per_dag,
    redentabel,
    staven,
    tabel,
)
from inbeeld.monitor.models import Cijferblad
from inbeeld.monitor.queries.verantwoording import met_nullen, op_peildagen
from inbeeld.monitor.views.basis import Basis, cijferform, lees_basis, weiger_klein
from inbeeld.monitor.views.verantwoordingbasis import (
    antwoord,
    deeltabel,
    links,
    recent,
    splits,
    stand_van,
    uitleg_bij,
)
from inbeeld.monitor.views.vergelijkbaar import banden_van
from inbeeld.regels.codes import AANBODSOORTEN

_NAMEN = (*BEHOEFTEN, *(f"{d}.{s}" for d in ("behoefte", "geweigerd") for s in AANBODSOORTEN))
_LANG_ZIEK = {code: naam for code, naam in ZIEK.items() if code.startswith("klok.")}


@require_GET
def behoeften(request: HttpRequest) -> HttpResponse:
    """Now per kind, through time, and per gemeente, wijk or school."""
    basis = lees_basis(request)
    weiger_klein(request.actor, basis.gebied)
    per, keuzen = splits(request, basis)
    inhoud: dict[str, Any] = {
        "basis": basis,
        "form": cijferform(request, basis),
        "splitsingen": keuzen,
        "titel": f"Wat kinderen missen, {basis.naam}",
        "links": links(
            request,
            ("Belemmeringen die anderen noteerden", "belemmeringen"),
            ("Mijn werkvoorraad", "werk"),
        ),
    }
    if basis.blad is not None:
        inhoud |= _uitkomst(request, basis, basis.blad, per)
    return antwoord(request, "monitor/verantwoording/behoeften.html", inhoud, "in-beeld-behoeften")


def _uitkomst(request: HttpRequest, basis: Basis, blad: Cijferblad, per: str) -> dict[str, Any]:
    ziek = _ziek(basis, blad)
    figuren = met_nullen(blad, "behoefte", basis.gebied, _NAMEN)
    mist = _mist(request, basis, per, figuren) if figuren else {}
    return {
        **ziek,
        **mist,
        "tabellen": [*mist.get("tabellen", ()), ziek.get("tabel_ziek")],
        "stand": stand_van(basis, "behoefte"),
        "boven": [f"Voor: {basis.naam}", f"Geteld volgens: {basis.definitie}"],
    }


def _mist(request: HttpRequest, basis: Basis, per: str, figuren: list[Figuur]) -> dict[str, Any]:
    nu = figuren[-1]
    delen = deeltabel(
        request,
        basis,
        per,
        "behoefte",
        lambda rijen, kop, naam: tabel(naam, kop, BEHOEFTEN, rijen),
        ("kinderen", BEHOEFTEN["kinderen"]),
        nu.getal("kinderen"),
    )
    tabellen = {
        "tabel_soort": behoeftetabel(nu),
        "tabel_reden": redentabel(nu),
        "tabel_delen": delen,
        "tabel_tijd": tabel("Door de tijd", "Peildatum", BEHOEFTEN, per_dag(recent(figuren))),
    }
    titel = f"Wat kinderen missen, {basis.naam}"
    return {
        **tabellen,
        "tabellen": list(tabellen.values()),
        "nu": nu,
        "kaarten": [(naam, nu.getal(code)) for code, naam in BEHOEFTEN.items()],
        "beschermd": delen is not None and len(delen.kolommen) == 1,
        "tekening": lijnen(MIST, figuren, titel, "behoeften", banden_van("behoefte")),
    }


def _ziek(basis: Basis, blad: Cijferblad) -> dict[str, Any]:
    """Who is ill for long; nothing about why."""
    figuren = op_peildagen(blad, "chronisch_ziek", basis.gebied)
    if not figuren or figuren[-1].dag != blad.dag:
        return {}
    nu: Figuur = figuren[-1]
    titel = f"Hoe lang langdurig of vaak zieke kinderen thuis zijn, {basis.naam}"
    return {
        "ziek": nu,
        "ziek_mediaan": (nu.details or {}).get("mediaan"),
        "tabel_ziek": tabel("Langdurig of vaak ziek", "Peildatum", ZIEK, per_dag(recent(figuren))),
        "tekening_ziek": staven(_LANG_ZIEK, nu, titel, "ziek"),
        "ziek_uitleg": uitleg_bij(basis, "chronisch_ziek", "op peildata", figuren),
    }
