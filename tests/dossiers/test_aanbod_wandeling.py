"""Random walks over offers: people of every rol try every step, in any order, as days pass."""

from collections.abc import Callable
from copy import copy
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from hypothesis import strategies as st

from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.actions import aanbodinhoud, behoeften, kosten
from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.models import Aanbodcontrole, Aanbodtraject, Behoefte, Taak
from inbeeld.dossiers.queries.aanbod import geldend_feit, traject_van
from inbeeld.dossiers.toestanden import AANBODTRAJECT, KanNiet
from inbeeld.signalen.queries.waarschuwingen import van_kind
from inbeeld.tijdlijnen.actions import leg_vast
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.perioden import einddatum
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h
from tests.dossiers.wandelen import geen_zaak_zonder_eigenaar, wandel, weg_klopt, wegen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]

SCHRIJVERS = ("school", "swv", "leerplicht")
WIE = (*SCHRIJVERS, "mentor", "regio", "vreemd")
STAPPEN = {
    "aanbieden": "aangeboden",
    "aanvaarden": "aanvaard",
    "weigeren": "geweigerd",
    "beginnen": "begonnen",
    "beeindigen": "beeindigd",
    "laten_vervallen": "vervallen",
}
ACTS = (
    *STAPPEN,
    *("herstellen", "nieuw", "controleren", "wijzigen", "oud_formulier", "opbouw", "kosten"),
    *("behoefte", "elders_corrigeren"),
)
# Half of the time by the school, and mostly (a number) something that can be done then, or few
# walks would come far.
STAP = st.tuples(
    st.sampled_from((*WIE, *["school"] * len(WIE))),
    st.one_of(st.sampled_from(ACTS), st.integers(0, 99), st.integers(0, 99)),
    st.integers(0, 9),
    st.booleans(),
)
WEG = {
    "gevraagd": (),
    "aangeboden": ("aanbieden",),
    "aanvaard": ("aanbieden", "aanvaarden"),
    "begonnen": ("aanbieden", "aanvaarden", "beginnen"),
    "geweigerd": ("aanbieden", "weigeren"),
}
"""How a walk that begins in this state comes there."""
assert set(STAPPEN) == set(AANBODTRAJECT.acts)
TAKEN = {
    "gevraagd": {"aanbod_gevraagd"},
    "aangeboden": {"aanbod_antwoord"},
    "aanvaard": {"aanbod_begin"},
    "begonnen": {"aanbod_controleren"},
    "beeindigd": set(),
    "vervallen": set(),
}


class Wandeling:
    """The offers of one child, the day, and every text that somebody was told was stored."""

    def __init__(self, proef: h.Proef, begint: str) -> None:
        self.proef, self.dag = proef, f.VANDAAG
        self.teksten: tuple[str, ...] = ()
        self.laatste: Aanbodtraject | None = None
        self.stand: dict[int, dict[str, object]] = {}
        self.doe("school", "nieuw", 0, True)
        for act in WEG[begint]:
            self.doe("school", act, 1, True)

    def actor(self, wie: str) -> Actor:
        actor = self.proef.actors[wie]
        return Actor(
            actor.gebruiker_id, actor.aanstelling_id, actor.organisatie_id, actor.rol, self.dag
        )

    def kan(self, act: str | int) -> str:
        """A number chooses among what can be done with the last offer."""
        if isinstance(act, str):
            return act
        toestand = self.laatste.toestand
        kan = list(AANBODTRAJECT.kan(toestand))
        if toestand == "begonnen":
            kan += ["herstellen", "controleren", "controleren", "elders_corrigeren"]
        kan += ["wijzigen", "kosten", "opbouw"] if kan else ["nieuw", "behoefte"]
        return kan[act % len(kan)]

    def doe(self, wie: str, wat: str | int, dagen: int, ja: bool) -> bool:
        act = self.kan(wat)
        self.dag += timedelta(days=dagen)
        tekst = f"Tekst {len(self.teksten)} van {wie}."
        try:
            with als(self.actor(wie)):
                uit = self._acts(tekst, ja)[act]()
                rijen = Aanbodtraject.objects.filter(jongere_id=self.proef.kind)
                self.stand = {rij.pk: _velden(rij) for rij in rijen}
        except (Geweigerd, KanNiet, KanZoNiet, Verouderd):
            return False
        assert wie in SCHRIJVERS
        assert act != "oud_formulier"
        if act in ("weigeren", "laten_vervallen", "herstellen", "nieuw", "wijzigen"):
            self.teksten += (tekst,)
        pk = (uit if isinstance(uit, Aanbodtraject) else self.laatste).pk
        self.laatste = next(rij for rij in rijen if rij.pk == pk)
        return True

    def _acts(self, tekst: str, ja: bool) -> dict[str, Callable[[], object]]:
        # Of its own: an act that was refused, or is walked back from, leaves its traces in the row.
        rij, dag, nu = copy(self.laatste), self.dag, f.MOMENT
        kind = self.proef.kind

        def elders() -> None:
            # As a page reads it: of whom may not see the fact there is none.
            gezien = traject_van(rij.sleutel)
            feit = gezien and geldend_feit(gezien)
            if feit is None or feit.periode.upper is not None:
                raise KanZoNiet("There is nothing to correct.")
            nieuw = als_rij("aanbod", feit) | {"aangeboden_op": None}
            weg = {"aanbod": [feit.pk]}
            try:
                leg_vast(moment=nu, soort="hand", nieuw={"aanbod": [nieuw]}, intrekken=weg)
            except Exception as fout:  # of another organisation
                raise KanZoNiet("Not one's own.") from fout

        def wijzig(stand: str) -> Aanbodtraject:
            velden = h.inhoud(omschrijving=tekst, soort=rij.soort, passend=rij.passend)
            return aanbodinhoud.wijzig(rij, stand=stand, **velden)

        return {
            "nieuw": lambda: h.aanbod(
                kind, dagen={"gevraagd_op": dag}, omschrijving=tekst, passend=ja
            ),
            "aanbieden": lambda: acties.bied_aan(rij, op=dag),
            "aanvaarden": lambda: acties.aanvaard(rij, op=dag),
            "weigeren": lambda: acties.weiger(
                rij, op=dag, reden="afstand", toelichting=tekst, moment=nu
            ),
            "beginnen": lambda: acties.begin(rij, op=dag, passend=ja, moment=nu),
            "beeindigen": lambda: acties.beeindig(rij, op=dag, reden="doel_bereikt", moment=nu),
            "laten_vervallen": lambda: acties.laat_vervallen(rij, reden=tekst),
            "herstellen": lambda: acties.herstel_begin(rij, reden=tekst, terug=ja, moment=nu),
            "controleren": lambda: acties.controleer(
                rij, sleutel=uuid4(), datum=dag, gevolgd="ja" if ja else "nee", moment=nu
            ),
            "wijzigen": lambda: wijzig(aanbodinhoud.stand_van(rij)),
            "oud_formulier": lambda: wijzig("oud"),
            "opbouw": lambda: aanbodinhoud.zet_opbouw(rij, {dag: 400}),
            "kosten": lambda: kosten.voeg_toe(
                rij, sleutel=uuid4(), besloten=False, moment=nu, omschrijving="bus", vanaf=dag
            ),
            "behoefte": lambda: behoeften.noteer(
                kind, sleutel=uuid4(), sinds=dag, moment=nu, soort="zorg", omschrijving=tekst
            ),
            "elders_corrigeren": elders,
        }

    def klopt(self) -> None:
        with f.systeem(self.dag):
            rijen = list(Aanbodtraject.objects.filter(jongere_id=self.proef.kind))
            # Nothing but what somebody was told was stored: what was refused left nothing behind.
            assert {rij.pk: _velden(rij) for rij in rijen} == self.stand
            self._feiten(rijen)
            self._taken(rijen)
            self._niets_weg(rijen)
            assert geen_zaak_zonder_eigenaar(self.proef.kind) == 1
            self._gevolgd(rijen)

    def _feiten(self, rijen: list[Aanbodtraject]) -> None:
        """Exactly one fact that holds per fitting offer that began, with its own days."""
        verwacht: dict[int, tuple[date, date | None]] = {}
        for rij in rijen:
            feit = geldend_feit(rij)
            telt = rij.passend and rij.begonnen_op and rij.eindreden != "ten_onrechte"
            assert (feit is not None) == bool(telt)
            if feit is not None:
                assert feit.pk not in verwacht
                verwacht[feit.pk] = (rij.begonnen_op, rij.einddatum)
        feiten = h.feiten(self.proef.kind)
        assert {x.pk: (x.periode.lower, einddatum(x.periode)) for x in feiten} == verwacht
        loopt = any(van <= self.dag <= (tot or self.dag) for van, tot in verwacht.values())
        assert not (loopt and h.klok_loopt(self.proef.kind, self.dag))

    def _taken(self, rijen: list[Aanbodtraject]) -> None:
        open_ = Taak.objects.filter(tabel=Aanbodtraject._meta.db_table, klaar_op=None)
        taken: dict[int, set[str]] = {rij.pk: set() for rij in rijen}
        for pk, soort in open_.values_list("rij", "soort"):
            taken[pk].add(soort)
        for rij in rijen:
            if rij.toestand == "geweigerd":
                na = rij.pk < max(taken)
                behoefte = Behoefte.objects.filter(sinds__gt=rij.antwoord_op).exists()
                assert taken[rij.pk] <= {"aanbod_vervolg"}
                assert not (taken[rij.pk] and (na or behoefte))
            else:
                assert taken[rij.pk] == TAKEN[rij.toestand]

    def _niets_weg(self, rijen: list[Aanbodtraject]) -> None:
        events = apps.get_model("dossiers", "AanbodtrajectEvent").objects
        staat = {t for e in events.values_list("omschrijving", "eindtoelichting") for t in e}
        assert set(self.teksten) <= staat
        per_rij = wegen(events)
        for rij in rijen:
            weg_klopt(per_rij[rij.pk], AANBODTRAJECT, rij.toestand)

    def _gevolgd(self, rijen: list[Aanbodtraject]) -> None:
        """Who was not seen there has the waarschuwing."""
        for rij in rijen:
            if rij.toestand == "begonnen":
                laatste = (
                    Aanbodcontrole.objects.filter(traject=rij).order_by("-datum", "-pk").first()
                )
                if laatste is not None and laatste.gevolgd != "ja":
                    soorten = {w.soort for w in van_kind(self.proef.kind, self.dag)}
                    assert "aanbod_niet_gevolgd" in soorten


def _velden(rij: Aanbodtraject) -> dict[str, object]:
    return {veld.attname: getattr(rij, veld.attname) for veld in rij._meta.concrete_fields}


def test_no_walk_leads_to_what_may_not_be() -> None:
    wandel(Wandeling, STAP, h.maak(), st.sampled_from(sorted(WEG)))
