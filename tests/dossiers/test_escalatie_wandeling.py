"""A random walk over escalation, as people of every kind: promises hold all the time."""

from datetime import timedelta

import pytest
from hypothesis import strategies as st

from inbeeld.dossiers.actions import escalatie as actions
from inbeeld.dossiers.models import Escalatie
from inbeeld.dossiers.policies import beslissers
from inbeeld.signalen.actions import zaken
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z
from tests.dossiers.wandelen import IN_DELEN, geen_zaak_zonder_eigenaar, wandel

pytestmark = [pytest.mark.django_db(transaction=False)]
ROLLEN = ("school", "leerplicht", "swv", "regio", "baas")
DAG = timedelta(days=1)
GEWEIGERD = (
    Geweigerd,
    actions.AlBesloten,
    actions.GeenTrede,
    actions.KloktNog,
    Escalatie.DoesNotExist,
)


class Wandeling:
    """A child that comes back and stays at home again, while steps fall due and are decided."""

    def __init__(self, wereld: w.Wereld) -> None:
        self.wereld, self.dag, self.thuis = wereld, f.VANDAAG, True
        self.besloten: dict[int, tuple[str, str]] = {}
        with f.systeem():
            actions.verval_bij(f.VANDAAG, f.MOMENT)

    def een(self, getal: int) -> Escalatie | None:
        with f.systeem(self.dag):
            rijen = list(Escalatie.objects.select_related("zaak", "postvak").order_by("-pk"))
        return rijen[getal % len(rijen)] if rijen else None

    def zaak(self) -> Zaak | None:
        with f.systeem(self.dag):
            return Zaak.objects.filter(jongere_id=self.wereld.thuis, gesloten_op=None).first()

    def doe(self, act: str, wie: str, getal: int) -> bool:
        try:
            return self._doe(act, wie, getal)
        except GEWEIGERD:
            return False

    def _doe(self, act: str, wie: str, getal: int) -> bool:
        actor = z.bij(self.wereld, wie, self.dag)
        if act == "wacht":
            self.dag += getal * DAG
            with f.systeem(self.dag):
                actions.verval_bij(self.dag, f.MOMENT)
        elif act == "terug" and self.thuis:
            z.terug_sinds(self.wereld, self.dag)
            self.thuis = False
        elif act == "thuis" and not self.thuis:
            z.weer_thuis(self.wereld, self.dag, self.dag)
            self.thuis = True
        elif act in ("vervroeg", "sluit") and (zaak := self.zaak()):
            with als(actor):
                if act == "sluit":
                    zaken.sluit(zaak, "verhuisd", moment=f.MOMENT)
                else:
                    actions.vervroeg(zaak, reden="Het kan niet wachten.", moment=f.MOMENT)
        elif act in ("besluit", "trek_in") and (rij := self.een(getal)):
            if act == "trek_in":
                self._trek_in(rij, actor)
            else:
                self._besluit(rij, actor, ("plek_aangewezen", "hoger", "terug")[getal % 3])
        else:
            return False
        return True

    def _besluit(self, rij: Escalatie, actor: object, wat: str) -> None:
        mag = self._beslist(rij, actor)
        with als(actor):
            actions.besluit(rij, wat, reden=f"Om {self.dag}.", moment=f.MOMENT)
        assert mag, "only who decides, decides"
        self.besloten = self.besloten | {rij.pk: (wat, f"Om {self.dag}.")}

    def _trek_in(self, rij: Escalatie, actor: object) -> None:
        with f.systeem(self.dag):
            loopt = zaken.lopende_klok(self.wereld.thuis, self.dag)
            eigenaar = rij.zaak.eigenaar_postvak.organisatie_id
        van_wie = actor.organisatie_id == eigenaar or actor.rol == "regiocoordinator"
        mag = van_wie or self._beslist(rij, actor)
        with als(actor):
            uit = actions.trek_in(rij, moment=f.MOMENT)
        assert mag, "only who decides or has the zaak withdraws"
        assert loopt is None or rij.zaak.gesloten_op, "not while a klok runs"
        self.besloten = self.besloten | {rij.pk: ("niet_nodig", uit.besluit_reden)}

    def _beslist(self, rij: Escalatie, actor: object) -> bool:
        with f.systeem(self.dag):
            return actor.aanstelling_id in beslissers(rij, self.dag)

    def klopt(self) -> None:
        """The promises: a besluit stands for good, none comes by itself, and what waits is
        somebody's."""
        with f.systeem(self.dag):
            rijen = list(Escalatie.objects.select_related("postvak"))
            staat = {e.pk: (e.besluit, e.besluit_reden) for e in rijen if e.besluit}
            assert staat == self.besloten
            events = Escalatie.pgh_event_model.objects.exclude(besluit="")
            gezegd = set(events.values_list("pgh_obj_id", "besluit", "besluit_reden"))
            assert gezegd == {(pk, *wat) for pk, wat in staat.items()}
            geen_zaak_zonder_eigenaar(self.wereld.thuis)
            for rij in rijen:
                if not rij.besluit:
                    assert beslissers(rij, self.dag)
                    assert rij.besluit_uiterlijk >= rij.begonnen_op


_ACTS = ("wacht", "terug", "thuis", "vervroeg", "besluit", "trek_in", "trek_in", "sluit")
STAP = st.tuples(st.sampled_from(_ACTS), st.sampled_from(ROLLEN), st.integers(1, 20))


@IN_DELEN
def test_escalation_in_random_order(regels_geinstalleerd: None, deel: int) -> None:
    wereld = w.maak(dagen_thuis=60)
    wereld.mensen["baas"] = f.aanstelling(wereld.swv)
    w.benoem("wethouder_onderwijs", wereld.mensen["baas"])
    wandel(Wandeling, STAP, wereld, deel=deel)
