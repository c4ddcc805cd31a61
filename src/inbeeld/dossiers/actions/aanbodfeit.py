"""The fact behind an offer that began: recorded, ended and withdrawn as the actor."""

from datetime import date, datetime

from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet
from inbeeld.dossiers.models import Aanbodtraject
from inbeeld.dossiers.queries.aanbod import geldend_feit
from inbeeld.register.models import FeitAanbod, Vastlegging
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.tijdlijnen.actions import FeitGeweigerd, leg_vast
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.toegang.actor import huidige_actor


def leg_feit_vast(traject: Aanbodtraject, *, moment: datetime) -> FeitAanbod:
    """Of a fitting offer that began on `begonnen_op`. Raises Geweigerd, KanZoNiet."""
    rij = {
        "jongere": traject.jongere_id,
        "soort": traject.soort,
        "passend": "ja",
        "aangeboden_op": traject.aangeboden_op,
        "begindatum": traject.begonnen_op,
        "einddatum": None,
    }
    return _gemaakt(_leg(moment, "begin van een aanbod", nieuw={"aanbod": [rij]}), traject)


def beeindig_feit(traject: Aanbodtraject, op: date, *, moment: datetime) -> FeitAanbod | None:
    """Let the fact end with `op` as its last day; what somebody withdrew elsewhere stays so."""
    feit = geldend_feit(traject)
    if feit is None:
        return traject.feit
    _check_eigen(feit)
    vast = _leg(
        moment,
        "einde van een aanbod",
        nieuw={"aanbod": [als_rij("aanbod", feit) | {"einddatum": op}]},
        intrekken={"aanbod": [feit.pk]},
    )
    return _gemaakt(vast, traject)


def trek_feit_in(traject: Aanbodtraject, *, reden: str, moment: datetime) -> FeitAanbod | None:
    """Withdraw it: it never was. Returns the row, which stays on record."""
    feit = geldend_feit(traject)
    if feit is None:
        return traject.feit
    _check_eigen(feit)
    _leg(moment, reden, intrekken={"aanbod": [feit.pk]})
    feit.refresh_from_db()
    return feit


def _check_eigen(feit: FeitAanbod) -> None:
    if feit.bron_id != huidige_actor().organisatie_id:
        wie = naam_van(feit.bron, plaats_verborgen(feit.jongere_id))
        raise KanZoNiet(
            f"Het begin is vastgelegd door: {wie}. Alleen die organisatie kan dat feit"
            " wijzigen. Vraag hen om het einde vast te leggen."
        )


def _leg(moment: datetime, reden: str, **wat: dict[str, list]) -> Vastlegging:
    try:
        return leg_vast(moment=moment, soort="hand", reden=reden, **wat)
    except FeitGeweigerd as fout:
        eerste = fout.fouten[0]
        raise KanZoNiet(f"Dit past niet bij het feit: {eerste.kolom} {eerste.reden}.") from fout


def _gemaakt(vast: Vastlegging, traject: Aanbodtraject) -> FeitAanbod:
    return FeitAanbod.objects.get(vastlegging=vast, jongere_id=traject.jongere_id)
