"""Random walks over a transfer: people of every side try every step, in any order, as days pass."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.apps import apps
from hypothesis import strategies as st

from inbeeld.dossiers.actions import overdracht_dag
from inbeeld.dossiers.actions import overdrachten as actions
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.models import Overdracht, Taak
from inbeeld.dossiers.queries import overdrachten as queries
from inbeeld.dossiers.toestanden import OVERDRACHT, KanNiet
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Aanstelling, Betrokkenheid, Postvak
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import overdrachthulp as h
from tests.dossiers.wandelen import geen_zaak_zonder_eigenaar, wandel, weg_klopt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]

WIE = ("zender", "nemer", "leerplicht", "swv", "regio", "vreemd")
ACTS = (
    "wijzig",
    "oud_formulier",
    "ouders",
    "verzend",
    "aanvaard",
    "weiger",
    "opnieuw",
    "eerste_dag",
    "bijstellen",
    "vervallen",
    "de_dag",
)
# Half of the time by who can ("juist"), and dropped seldom, or few walks would come far.
STAP = st.tuples(
    st.sampled_from((*WIE, *["juist"] * len(WIE))),
    st.sampled_from(
        (*[act for act in ACTS for _ in range(3) if act != "vervallen"], "verzend", "vervallen")
    ),
    st.integers(0, 12),
)
VAN_NEMER = ("aanvaard", "weiger", "eerste_dag")
WEG = {
    "voorbereid": (),
    "verzonden": ("ouders", "verzend"),
    "aanvaard": ("ouders", "verzend", "aanvaard"),
    "geweigerd": ("ouders", "verzend", "weiger"),
}
"""How a walk that begins in this state comes there."""
TAKEN = {
    "voorbereid": {"overdracht_verzenden"},
    "verzonden": {"overdracht_volgen", "overdracht_antwoord"},
    "aanvaard": {"overdracht_volgen", "overdracht_eerste_dag"},
    "geweigerd": {"overdracht_geweigerd"},
    "begonnen": set(),
    "vervallen": set(),
}
LAAT = {"overdracht_navragen", "overdracht_eerste_dag"}
MAG = {"voorbereid>verzonden": "zender", "geweigerd>voorbereid": "zender"} | {
    f"{van}>{naar}": "nemer"
    for van in ("verzonden", "aanvaard")
    for naar in ("aanvaard", "geweigerd", "begonnen")
}


class Wandeling:
    """One transfer, the day, and every text that somebody was told was stored."""

    def __init__(self, wereld: h.Wereld, vreemd: Aanstelling, bak: Postvak, begint: str) -> None:
        self.wereld, self.vreemd, self.bak = wereld, vreemd, bak
        self.dag = f.VANDAAG
        self.rij = h.bereid_voor(wereld)
        self.teksten = (h.TEKST,)
        self.stand = _velden(self.rij)
        for act in WEG[begint]:
            assert self.doe("juist", act, 0)

    def actor(self, wie: str) -> Actor:
        if wie == "vreemd":
            return f.actor_van(self.vreemd, vandaag=self.dag)
        if wie in ("zender", "nemer"):
            return getattr(self.wereld, wie)(self.dag)
        return self.wereld.actor(wie, self.dag)

    def doe(self, wie: str, act: str, dagen: int) -> bool:
        self.dag += timedelta(days=dagen)
        if wie == "juist":
            wie = "nemer" if act in VAN_NEMER else "zender"
        tekst = f"Tekst {len(self.teksten)} van {wie}."
        try:
            if act == "de_dag":
                with f.systeem(self.dag):
                    overdracht_dag.bijhouden(self.dag, f.MOMENT)
            else:
                with als(self.actor(wie)):
                    self._acts(tekst)[act]()
        except (Geweigerd, KanNiet, Verouderd):
            return False
        assert act != "oud_formulier"
        if act in ("wijzig", "ouders", "weiger", "vervallen"):
            self.teksten += (tekst,)
        self._na(h.vers(self.rij), wie)
        return True

    def _na(self, na: Overdracht, wie: str) -> None:
        """What changed was a step that may be, by who may take it."""
        voor, self.rij, self.stand = self.rij.toestand, na, _velden(na)
        if voor != na.toestand:
            stap = f"{voor}>{na.toestand}"
            assert stap in OVERDRACHT.stappen()
            assert wie == ("zender" if na.toestand == "vervallen" else MAG[stap])

    def _acts(self, tekst: str) -> dict[str, Callable[[], object]]:
        rij, moment = self.rij, f.MOMENT
        velden = h.velden(self.wereld, inhoud=tekst, naar_postvak=self.bak)
        velden["eerste_dag_verwacht"] = max(h.EERSTE, self.dag)
        return {
            "wijzig": lambda: actions.wijzig(rij, gezien=queries.versie(rij), **velden),
            "oud_formulier": lambda: actions.wijzig(rij, gezien=0, **velden),
            "ouders": lambda: actions.ouders(
                rij, gezien_op=self.dag, reactie=tekst, waarom_niet=""
            ),
            "verzend": lambda: actions.verzend(rij, moment=moment),
            "aanvaard": lambda: actions.aanvaard(rij, moment=moment),
            "weiger": lambda: actions.weiger(rij, reden=tekst, moment=moment),
            "opnieuw": lambda: actions.bereid_opnieuw_voor(rij),
            "eerste_dag": lambda: actions.bevestig_eerste_dag(rij, op=self.dag, moment=moment),
            "bijstellen": lambda: actions.stel_bij(rij, eerste_dag=self.dag + timedelta(days=9)),
            "vervallen": lambda: actions.laat_vervallen(rij, reden=tekst, moment=moment),
        }

    def klopt(self) -> None:
        with f.systeem(self.dag):
            na = Overdracht.objects.get(pk=self.rij.pk)
            # What was refused left nothing behind.
            assert _velden(na) == self.stand
            self._taken(na)
            self._zicht(na)
            events = apps.get_model("dossiers", "OverdrachtEvent").objects
            geschiedenis = list(events.filter(pgh_obj_id=na.pk).order_by("pgh_id"))
            assert geen_zaak_zonder_eigenaar(self.wereld.kind) == 1
        staat = {t for e in geschiedenis for t in (e.inhoud, e.ouders_reactie, e.toelichting)}
        assert set(self.teksten) <= staat
        weg_klopt([e.toestand for e in geschiedenis], OVERDRACHT, na.toestand)

    def _taken(self, na: Overdracht) -> None:
        open_ = Taak.objects.filter(tabel="dossiers_overdracht", rij=na.pk, klaar_op=None)
        taken = dict(open_.values_list("soort", "postvak_id"))
        assert set(taken) >= TAKEN[na.toestand]
        extra = set(taken) - TAKEN[na.toestand]
        assert extra <= (LAAT if na.toestand in ("verzonden", "aanvaard") else set())
        van_nemer = {"overdracht_antwoord", "overdracht_eerste_dag"}
        assert all(
            bak == (na.naar_postvak_id if soort in van_nemer else na.van_postvak_id)
            for soort, bak in taken.items()
        )

    def _zicht(self, na: Overdracht) -> None:
        """The receiver from sending until four weeks after the first day; the sender until then."""
        nu = Betrokkenheid.objects.filter(
            jongere_id=self.wereld.kind, grond="overdracht", periode__contains=self.dag
        )
        wie = set(nu.values_list("organisatie_id", flat=True))
        vier_weken = (na.eerste_dag_op or na.eerste_dag_verwacht) + timedelta(days=28)
        ziet = na.toestand in ("verzonden", "aanvaard", "begonnen") and self.dag <= vier_weken
        assert (self.wereld.nieuw.pk in wie) == ziet
        houdt = na.toestand not in ("vervallen", "begonnen") or ziet
        assert (self.wereld.w.school.pk in wie) == houdt


def _velden(rij: Overdracht) -> dict[str, object]:
    return {veld.attname: getattr(rij, veld.attname) for veld in Overdracht._meta.concrete_fields}


def test_no_walk_leads_to_what_may_not_be() -> None:
    wereld = h.maak()
    vreemd = f.aanstelling(f.school("30EF00"))
    wandel(Wandeling, STAP, wereld, vreemd, h.bak(wereld.nieuw), st.sampled_from(sorted(WEG)))
