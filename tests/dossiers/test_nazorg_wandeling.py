"""Random walks over nazorg, as people of every kind: promises hold all the time."""

from datetime import timedelta

import pytest
from hypothesis import strategies as st

from inbeeld.dossiers.actions import nazorg
from inbeeld.dossiers.models import Nazorg
from inbeeld.dossiers.toestanden import NAZORG, KanNiet
from inbeeld.signalen.actions import kennis, zaken
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z
from tests.dossiers.wandelen import IN_DELEN, geen_zaak_zonder_eigenaar, wandel, weg_klopt, wegen

pytestmark = [pytest.mark.django_db(transaction=False)]
ROLLEN = ("school", "leerplicht", "swv", "regio")
DAG = timedelta(days=1)
REDENEN = ("terug_op_school", "passend_aanbod", "geen_zorg_meer")
GEWEIGERD = (KanNiet, Geweigerd, Zaak.DoesNotExist)


class Wandeling:
    """A child that comes back and stays at home again, and the people around it."""

    def __init__(self, wereld: w.Wereld) -> None:
        self.wereld, self.dag, self.thuis = wereld, f.VANDAAG, True
        self.gehoord: frozenset[str] = frozenset()

    def zaak(self) -> Zaak | None:
        with f.systeem(self.dag):
            return Zaak.objects.filter(
                jongere_id=self.wereld.thuis, gesloten_op=None, opent_op__lte=self.dag
            ).first()

    def loopt(self) -> Nazorg | None:
        with f.systeem(self.dag):
            return Nazorg.objects.order_by("-pk").first()

    def doe(self, act: str, wie: str, getal: int) -> bool:
        try:
            return self._doe(act, wie, getal)
        except GEWEIGERD:
            return False

    def _doe(self, act: str, wie: str, getal: int) -> bool:
        actor = z.bij(self.wereld, wie, self.dag)
        if act == "wacht":
            self.dag += getal * DAG
            kennis.meld_bij(self.dag, f.MOMENT)
        elif act == "terug" and self.thuis:
            z.terug_sinds(self.wereld, self.dag)
            self.thuis = False
        elif act == "thuis" and not self.thuis:
            z.weer_thuis(self.wereld, self.dag, self.dag)
            self.thuis = True
        elif act in ("begin", "sluit") and (zaak := self.zaak()):
            with als(actor):
                if act == "begin":
                    nazorg.begin(zaak, tot=self.dag + (10 + getal) * DAG, moment=f.MOMENT)
                else:
                    zaken.sluit(zaak, REDENEN[getal % len(REDENEN)], moment=f.MOMENT)
        elif act in ("gesprek", "rond_af") and (rij := self.loopt()):
            with als(actor):
                if act == "gesprek":
                    nazorg.gesprek_gehad(rij)
                else:
                    nazorg.rond_af(rij, wat_hielp=f"Het hielp op {self.dag}.")
                    self.gehoord |= {f"Het hielp op {self.dag}."}
        else:
            return False
        return True

    def klopt(self) -> None:
        """The promises: states that are there, text that stays, an open zaak with owner and step,
        no zaak closed as back without nazorg, nobody followed who is at home."""
        with f.systeem(self.dag):
            rijen = list(Nazorg.objects.all())
            zaken_ = list(Zaak.objects.filter(jongere_id=self.wereld.thuis))
            klok = zaken.lopende_klok(self.wereld.thuis, self.dag)
            assert {n.wat_hielp for n in rijen} - {""} == self.gehoord
            per_rij = wegen(Nazorg.pgh_event_model.objects)
            assert set(per_rij) == {n.pk for n in rijen}
            for rij in rijen:
                weg_klopt(per_rij[rij.pk], NAZORG, rij.toestand)
            geen_zaak_zonder_eigenaar(self.wereld.thuis)
            for zaak in zaken_:
                van = [n for n in rijen if n.zaak_id == zaak.pk]
                lopend = [n for n in van if n.toestand == "loopt"]
                if zaak.gesloten_op is None:
                    assert len(lopend) <= 1
                    assert not (lopend and klok)
                else:
                    assert lopend == []
                    if zaak.sluitreden in ("terug_op_school", "passend_aanbod"):
                        assert any(n.toestand == "afgerond" for n in van)


ACTS = ("wacht", "terug", "thuis", "begin", "begin", "gesprek", "rond_af", "sluit", "sluit")
STAP = st.tuples(st.sampled_from(ACTS), st.sampled_from(ROLLEN), st.integers(1, 30))


@IN_DELEN
def test_nazorg_in_random_order(regels_geinstalleerd: None, deel: int) -> None:
    wandel(Wandeling, STAP, w.maak(), deel=deel)
