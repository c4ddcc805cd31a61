"""Rows of a delivery as a CSV file for the supplier: refused, new, withdrawn."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from inbeeld.register.models import FEITMODELLEN
from inbeeld.register.queries import personalia_van
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.web.rekenblad import veilig
from inbeeld.web.woorden import TABEL, woord

from . import opslag
from .models import Levering
from .policies import VAN_EEN_KIND
from .verwerking import lees, verschil_met_nu, voor_leg_vast

AFGEKEURD, NIEUW, INGETROKKEN = "afgekeurd", "nieuw", "ingetrokken"
SOORTEN = (AFGEKEURD, NIEUW, INGETROKKEN)
_KOP = ("soort gegeven", "kind", "eerste dag", "laatste dag", "gegevens")
Tabelrij = tuple[str, Mapping[str, Any]]


def als_csv(levering: Levering, wat: str) -> bytes:
    """The file, UTF-8 with BOM and semicolons, as spreadsheets here expect.

    `wat`: one of SOORTEN. Before processing what would happen, computed anew from the file; after
    it what did happen, as far as the actor may see the children. Shown children are logged.
    """
    uit = io.StringIO()
    uit.write("\ufeff")
    schrijver = csv.writer(uit, delimiter=";")
    if wat == AFGEKEURD:
        schrijver.writerow(("bestand", "regel", "kolom", "reden"))
        rijen = levering.afgekeurd.order_by("bestand", "regel")
        schrijver.writerows(
            (veilig(r.bestand), r.regel, veilig(r.kolom), veilig(r.reden)) for r in rijen
        )
    else:
        schrijver.writerow(_KOP)
        rijen, namen = _wijzigingen(levering, wat)
        schrijver.writerows(_regel(tabel, rij, namen) for tabel, rij in rijen)
    return uit.getvalue().encode()


def _wijzigingen(levering: Levering, wat: str) -> tuple[list[Tabelrij], dict[Any, str]]:
    namen: dict[Any, str] = {}
    if levering.vastlegging_id is not None:
        veld = "vastlegging_id" if wat == NIEUW else "ingetrokken_door_id"
        rijen = list(_feiten({veld: levering.vastlegging_id}))
    elif levering.delen.exists():
        with opslag.bestand_van(levering) as pad:
            gelezen = lees(levering, pad)
        verschil = verschil_met_nu(levering, gelezen, {})
        namen = {s: p.achternaam for s, p in gelezen.keuring.personen.items()}
        if wat == NIEUW:
            nieuw = voor_leg_vast(verschil.nieuw)
            rijen = [(tabel, rij) for tabel, lijst in nieuw.items() for rij in lijst]
        else:
            rijen = [
                paar
                for tabel, ids in verschil.intrekken.items()
                for paar in _feiten({"pk__in": ids}, tabel)
            ]
    else:
        rijen = []
    kinderen = {rij["jongere"] for _, rij in rijen if isinstance(rij.get("jongere"), int)}
    leg_lezing_vast(
        jongere_ids=kinderen,
        gegevensgroepen=["identiteit", "inschrijving", "verzuim"],
        handeling="levering_downloaden",
    )
    return rijen, namen | {pk: p.naam for pk, p in personalia_van(kinderen).items()}


def _feiten(voorwaarde: Mapping[str, Any], alleen: str = "") -> Iterator[Tabelrij]:
    tabellen: Iterable[str] = (alleen,) if alleen else FEITMODELLEN
    for tabel in tabellen:
        for feit in FEITMODELLEN[tabel].objects.filter(**voorwaarde).order_by("pk"):
            yield tabel, als_rij(tabel, feit)


def _regel(tabel: str, rij: Mapping[str, Any], namen: Mapping[Any, str]) -> tuple[str, ...]:
    kind = namen.get(rij.get("jongere"), "") if tabel in VAN_EEN_KIND else ""
    rest = [
        f"{naam}: {woord(waarde) if isinstance(waarde, str) else waarde}"
        for naam, waarde in rij.items()
        if naam not in ("jongere", "begindatum", "einddatum", "afgeleid") and waarde is not None
    ]
    velden = (
        TABEL[tabel],
        kind,
        str(rij.get("begindatum") or ""),
        str(rij.get("einddatum") or ""),
        ", ".join(rest),
    )
    return tuple(veilig(veld) for veld in velden)
