"""Transfers between the child's school and another one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

import pytest
from django.utils import timezone

from inbeeld.dossiers.actions import overdrachten as actions
from inbeeld.dossiers.models import Overdracht, Taak
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Aanstelling, Betrokkenheid, Organisatie, Postvak
from tests import fabriek as f
from tests.dossiers import wereld as w

_localdate = timezone.localdate
EERSTE = f.VANDAAG + timedelta(days=28)
TEKST = "Sam leert graag met zijn handen. Hij heeft een rustige plek nodig."


@dataclass(frozen=True)
class Wereld:
    """`w`: the region; `nieuw`: the other school, whose coordinator is `ontvanger`."""

    w: w.Wereld
    nieuw: Organisatie
    ontvanger: Aanstelling

    def zender(self, dag: date = f.VANDAAG) -> Actor:
        return f.actor_van(self.w.mensen["school"], vandaag=dag)

    def nemer(self, dag: date = f.VANDAAG) -> Actor:
        return f.actor_van(self.ontvanger, vandaag=dag)

    def actor(self, wie: str, dag: date = f.VANDAAG) -> Actor:
        return f.actor_van(self.w.mensen[wie], vandaag=dag)

    @property
    def kind(self) -> int:
        return self.w.thuis


def maak() -> Wereld:
    wereld = w.maak()
    nieuw = f.school("20CD00", "Het Nieuwe College")
    return Wereld(wereld, nieuw, w.postvak(nieuw))


def op_de_dag(monkeypatch: pytest.MonkeyPatch, dag: date) -> None:
    """Let the pages stand on a day."""

    def localdate(waarde: datetime | None = None, tijdzone: tzinfo | None = None) -> date:
        return dag if waarde is None else _localdate(waarde, tijdzone)

    monkeypatch.setattr(timezone, "localdate", localdate)


def bak(organisatie: Organisatie) -> Postvak:
    with f.systeem():
        return Postvak.objects.select_related("organisatie").get(organisatie=organisatie)


def velden(wereld: Wereld, **anders: Any) -> dict[str, Any]:
    return {
        "naar_postvak": bak(wereld.nieuw),
        "naar_omschrijving": "",
        "inhoud": TEKST,
        "eerste_dag_verwacht": EERSTE,
        "verzenden_uiterlijk": None,
        "warm_gesprek": None,
        **anders,
    }


def bereid_voor(wereld: Wereld, soort: str = "school_school", **anders: Any) -> Overdracht:
    with als(wereld.zender()):
        return actions.bereid_voor(wereld.kind, soort, moment=f.MOMENT, **velden(wereld, **anders))


def verzend(wereld: Wereld, overdracht: Overdracht | None = None) -> Overdracht:
    """Seen by the parents, and sent."""
    rij = overdracht or bereid_voor(wereld)
    with als(wereld.zender()):
        actions.ouders(rij, gezien_op=f.VANDAAG, reactie="Goed zo.", waarom_niet="")
        return actions.verzend(rij, moment=f.MOMENT)


def vers(overdracht: Overdracht) -> Overdracht:
    with f.systeem():
        return Overdracht.objects.get(pk=overdracht.pk)


def taken(overdracht: Overdracht) -> dict[str, int | None]:
    """The open tasks because of a transfer: soort → postvak."""
    with f.systeem():
        open_ = Taak.objects.filter(
            tabel="dossiers_overdracht", rij=overdracht.pk, klaar_op__isnull=True
        )
        return dict(open_.values_list("soort", "postvak_id"))


def tot(organisatie: Organisatie, kind: int) -> set[tuple[date, date | None]]:
    """When an organisation is involved through a transfer: first day, day after the last."""
    with f.systeem():
        rijen = Betrokkenheid.objects.filter(
            organisatie=organisatie, jongere_id=kind, grond="overdracht"
        )
        return {(r.periode.lower, r.periode.upper) for r in rijen}
