"""Random walks over a plan: people of every rol write, establish, look back and close, in any
order, and somebody writes from an old text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import strategies as st

from inbeeld.dossiers.actions import plan as actions
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.models import Evaluatie, Plan, Plandoel, Planversie, Taak, Zienswijze
from inbeeld.dossiers.planinhoud import Doel, Inhoud
from inbeeld.dossiers.queries import plan as queries
from inbeeld.dossiers.toestanden import PLAN, KanNiet
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import planhulp as h
from tests.dossiers import wereld as w
from tests.dossiers.wandelen import geen_zaak_zonder_eigenaar, wandel, weg_klopt, wegen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
ACTS = ("schrijf", "oud", "vast", "evalueer", "sluit", "mening", "meedoen", "stop")
SCHRIJVERS = ("school", "leerplicht", "swv")
WIE = (*SCHRIJVERS, "regio", "mentor")
STAP = st.tuples(st.sampled_from(ACTS), st.sampled_from((*WIE, *SCHRIJVERS)))
GEWEIGERD = (KanNiet, Verouderd, Geweigerd)


class Wandeling:
    """The plans of one child, and every text that somebody was told was stored."""

    def __init__(self, wereld: w.Wereld, actors: dict[str, Actor]) -> None:
        self.wereld, self.actors, self.nr = wereld, actors, 0
        self.plan: Plan | None = None
        self.laatste: Planversie | None = None
        self.geschreven: dict[int, Inhoud] = {}
        self.gezegd: tuple[str, ...] = ()

    def doe(self, act: str, wie: str) -> bool:
        self.nr += 1
        if self.plan is None and act not in ("schrijf", "oud"):
            return False
        try:
            with als(self.actors[wie]):
                uit = self._acts()[act]()
        except GEWEIGERD:
            return False
        if uit is not None:
            assert wie in SCHRIJVERS
        return uit is not None

    def _acts(self) -> dict[str, Callable[[], object]]:
        plan, dag = self.plan, f.VANDAAG + timedelta(days=30 + self.nr)
        kind = self.wereld.thuis

        def schrijf(*, oud: bool) -> Planversie:
            loopt = queries.plan_van(kind)
            laatste = None if oud or loopt is None else queries.laatste_versie(loopt)
            tekst = replace(h.TEKST, perspectief=f"Perspectief {self.nr}", **h.VERANDERD)
            vanaf = laatste.sleutel if laatste else None
            versie = actions.schrijf_versie(
                kind, tekst, vanaf=vanaf, sleutel=uuid4(), moment=f.MOMENT
            )
            self.plan, self.laatste = versie.plan, versie
            self.geschreven = self.geschreven | {versie.pk: tekst}
            return versie

        def stop() -> object:
            mee = queries.deelnemers(plan, False)
            return actions.stop_deelname(mee[0].rij) if mee else None

        return {
            "schrijf": lambda: schrijf(oud=False),
            "oud": lambda: schrijf(oud=True),
            "vast": lambda: actions.stel_vast(plan, versie=self.laatste.sleutel, evaluatie_op=dag),
            "evalueer": lambda: self._evalueer(dag if self.nr % 2 else None),
            "sluit": lambda: actions.sluit(plan, reden="klaar"),
            "mening": self._mening,
            "meedoen": lambda: actions.neem_deel(plan, self.wereld.swv.pk, moment=f.MOMENT),
            "stop": stop,
        }

    def _evalueer(self, volgende: date | None) -> Evaluatie:
        tekst = f"Uitkomst {self.nr}"
        uit = actions.evalueer(
            self.plan,
            gehouden_op=f.VANDAAG,
            uitkomst=tekst,
            volgende_op=volgende,
            sluitreden="klaar",
            sleutel=uuid4(),
            moment=f.MOMENT,
        )
        self.gezegd += (tekst,)
        return uit

    def _mening(self) -> Zienswijze:
        tekst = f"Mening {self.nr}"
        uit = actions.geef_zienswijze(
            self.laatste,
            geboortedatum=f.d("2012-03-14"),
            van="ouders",
            wie="moeder",
            oordeel="oneens",
            eigen_woorden=tekst,
            gegeven_op=f.VANDAAG,
            sleutel=uuid4(),
            moment=f.MOMENT,
        )
        self.gezegd += (tekst,)
        return uit

    def klopt(self) -> None:
        kind = self.wereld.thuis
        with f.systeem():
            plannen = list(Plan.objects.filter(jongere_id=kind).order_by("pk"))
            self._teksten(kind, plannen)
            open_ = [p for p in plannen if p.toestand != "afgesloten"]
            assert len(open_) <= 1
            taken = Taak.objects.filter(jongere_id=kind, soort=actions.EVALUEREN, klaar_op=None)
            loopt = [p.evaluatie_op for p in open_ if p.toestand == "lopend"]
            assert list(taken.values_list("uiterlijk_op", flat=True)) == loopt
            per_plan = wegen(Plan.pgh_event_model.objects)
            assert set(per_plan) == {p.pk for p in plannen}
            for plan in plannen:
                weg_klopt(per_plan[plan.pk], PLAN, plan.toestand)
            assert geen_zaak_zonder_eigenaar(kind) == 1

    def _teksten(self, kind: int, plannen: list[Plan]) -> None:
        versies = list(Planversie.objects.filter(jongere_id=kind))
        doelen: dict[int, list[Doel]] = {}
        for rij in Plandoel.objects.filter(jongere_id=kind).order_by("versie_id", "volgorde"):
            doelen.setdefault(rij.versie_id, []).append(Doel(rij.van, rij.tekst, rij.bereikt))
        assert {v.plan_id for v in versies} == {p.pk for p in plannen}
        assert {v.pk for v in versies} == set(self.geschreven)
        for versie in versies:
            stond = self.geschreven[versie.pk]
            assert versie.perspectief == stond.perspectief
            assert tuple(doelen[versie.pk]) == stond.doelen
        gezegd = {
            *Evaluatie.objects.filter(jongere_id=kind).values_list("uitkomst", flat=True),
            *Zienswijze.objects.filter(jongere_id=kind).values_list("eigen_woorden", flat=True),
        }
        assert gezegd == set(self.gezegd)


def test_no_walk_loses_text_or_task() -> None:
    wereld = w.maak()
    actors = {wie: h.bij(wereld, wie) for wie in WIE if wie in wereld.mensen}
    actors["mentor"] = f.actor(wereld.school, "mentor")
    wandel(Wandeling, STAP, wereld, actors)
