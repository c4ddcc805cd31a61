"""What the tests of offers share: a region with every rol around one child at home."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.models import Aanbodtraject, Taak
from inbeeld.register.models import FeitAanbod, Jongere
from inbeeld.tijdlijnen.queries import lopend_op
from inbeeld.toegang.actor import Actor
from tests import fabriek as f
from tests.dossiers import wereld as w

V = f.VANDAAG


@dataclass(frozen=True)
class Proef:
    """`wereld` with an actor per rol and the key of the child."""

    wereld: w.Wereld
    actors: dict[str, Actor]
    sleutel: object

    @property
    def kind(self) -> int:
        return self.wereld.thuis


def maak() -> Proef:
    wereld = w.maak()
    actors = {naam: f.actor_van(a) for naam, a in wereld.mensen.items()}
    actors["mentor"] = f.actor(wereld.school, "mentor")
    actors["vreemd"] = f.actor(f.school("20CD00"))
    with f.systeem():
        sleutel = Jongere.objects.get(pk=wereld.thuis).sleutel
    return Proef(wereld, actors, sleutel)


def dag(terug: int) -> date:
    """So many days ago."""
    return V - timedelta(days=terug)


def inhoud(**anders: object) -> dict[str, object]:
    return {
        "soort": "dagbesteding",
        "omschrijving": "Twee ochtenden op de boerderij",
        "passend": True,
        "aanbieder_id": None,
        "plek": "Uitgeest",
        "uren_per_week_honderdsten": 800,
        "begin_verwacht_op": None,
        "toelichting": "",
        **anders,
    }


def aanbod(kind: int, *, dagen: dict[str, date] | None = None, **anders: object) -> Aanbodtraject:
    """As the actor that holds; by default asked today."""
    return acties.vraag_aan(
        kind,
        sleutel=anders.pop("sleutel", None) or uuid4(),
        moment=f.MOMENT,
        dagen={"gevraagd_op": V} if dagen is None else dagen,
        **inhoud(**anders),
    )


def aanvaard(kind: int, **anders: object) -> Aanbodtraject:
    """Asked, made and accepted, three, two and one weeks ago."""
    dagen = {"gevraagd_op": dag(21), "aangeboden_op": dag(14), "antwoord_op": dag(7)}
    return aanbod(kind, dagen=dagen, **anders)


def begonnen(kind: int, op: date | None = None, **anders: object) -> Aanbodtraject:
    """The same, and begun: by default today."""
    rij = aanvaard(kind, **anders)
    return acties.begin(rij, op=op or V, passend=bool(rij.passend), moment=f.MOMENT)


def feiten(kind: int) -> list[FeitAanbod]:
    """The facts of an offer that hold."""
    with f.systeem():
        return list(FeitAanbod.objects.filter(jongere_id=kind, ingetrokken_op=None))


def klok_loopt(kind: int, op: date = V) -> bool:
    with f.systeem():
        return lopend_op(op).filter(jongere_id=kind).exists()


def taken(rij: object) -> dict[str, date]:
    """Open tasks because of a row: soort → day."""
    with f.systeem():
        open_ = Taak.objects.filter(tabel=rij._meta.db_table, rij=rij.pk, klaar_op=None)
        return dict(open_.values_list("soort", "uiterlijk_op"))
