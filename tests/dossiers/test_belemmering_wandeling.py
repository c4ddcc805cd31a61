"""Random walks over obstacles: people of every kind note, answer and reopen them, in any order."""

from uuid import UUID, uuid4

import pytest
from hypothesis import strategies as st

from inbeeld.dossiers.actions import belemmeringen
from inbeeld.dossiers.models import Belemmering, Taak
from inbeeld.dossiers.toestanden import BELEMMERING, KanNiet
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z
from tests.dossiers.wandelen import geen_zaak_zonder_eigenaar, wandel, weg_klopt, wegen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
ROLLEN = ("school", "leerplicht", "swv", "regio", "wethouder")
STAP = st.tuples(
    st.sampled_from(("noteer", "beantwoord", "heropen", "dubbel")),
    st.sampled_from(ROLLEN),
    st.sampled_from(Belemmering.Soort.values),
)


class Wandeling:
    """The obstacles of one child, and every text that somebody was told was stored."""

    def __init__(self, wereld: w.Wereld) -> None:
        self.wereld, self.nummer, self.sleutel = wereld, 0, uuid4()
        self.teksten: frozenset[str] = frozenset()
        self.dubbel = False

    def doe(self, act: str, wie: str, soort: str) -> bool:
        self.nummer += 1
        tekst = f"tekst {self.nummer}"
        try:
            with als(z.bij(self.wereld, wie)):
                self._doe(act, soort, tekst)
        except (KanNiet, Geweigerd):
            return False
        self.teksten |= {tekst}
        self.dubbel |= act == "dubbel"
        return True

    def _doe(self, act: str, soort: str, tekst: str) -> None:
        if act in ("noteer", "dubbel"):
            # The same form once more: nothing is stored twice, and nothing in its place.
            uit = self._noteer(soort, tekst, self.sleutel if act == "dubbel" else uuid4())
            if act == "dubbel" and self.dubbel:
                raise KanNiet(f"Stond al: {uit.pk}")
            return
        rij = Belemmering.objects.order_by("-pk").first()
        if rij is None:
            raise KanNiet("Er is niets.")
        zet = belemmeringen.beantwoord if act == "beantwoord" else belemmeringen.heropen
        zet(rij, tekst, moment=f.MOMENT)

    def _noteer(self, soort: str, tekst: str, sleutel: UUID) -> Belemmering:
        return belemmeringen.noteer(
            self.wereld.thuis, soort=soort, regel=tekst, sleutel=sleutel, moment=f.MOMENT
        )

    def klopt(self) -> None:
        """Legal states, no text lost, and a task exactly while something is asked."""
        with f.systeem():
            rijen = list(Belemmering.objects.all())
            events = Belemmering.pgh_event_model.objects
            gezegd = set(events.values_list("regel", "antwoord", "heropend_reden"))
            per_rij = wegen(events)
            taken = Taak.objects.filter(klaar_op=None, tabel="dossiers_belemmering")
            gevraagd = sorted(taken.values_list("rij", flat=True))
            assert geen_zaak_zonder_eigenaar(self.wereld.thuis) == 1
        assert gevraagd == sorted(r.pk for r in rijen if r.toestand == "open")
        assert self.teksten == {tekst for drie in gezegd for tekst in drie if tekst}
        assert set(per_rij) == {r.pk for r in rijen}
        for rij in rijen:
            weg_klopt(per_rij[rij.pk], BELEMMERING, rij.toestand)


def test_obstacles_in_random_order() -> None:
    wereld = w.maak()
    mens = f.aanstelling(wereld.gemeente, "bestuurder")
    w.benoem("wethouder_onderwijs", mens)
    wereld.mensen["wethouder"] = mens
    wandel(Wandeling, STAP, wereld)
