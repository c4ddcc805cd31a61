"""Random walks over obstacles: people of every kind note, answer and reopen them, in any order."""

from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from hypothesis import strategies as st

from inbeeld.dossiers.actions import belemmeringen
from inbeeld.dossiers.models import Belemmering, Taak
from inbeeld.dossiers.toestanden import BELEMMERING, KanNiet
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z
from tests.dossiers.wandelen import wandel

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
            events = list(Belemmering.pgh_event_model.objects.order_by("pgh_id"))
            taken = Taak.objects.filter(klaar_op=None, tabel="dossiers_belemmering")
            gevraagd = sorted(taken.values_list("rij", flat=True))
            zaak = Zaak.objects.get(pk=self.wereld.zaak.pk)
        assert gevraagd == sorted(r.pk for r in rijen if r.toestand == "open")
        assert self.teksten == {
            t for e in events for t in (e.regel, e.antwoord, e.heropend_reden) if t
        }
        wegen: dict[int, list[str]] = {}
        for e in events:
            wegen.setdefault(e.pgh_obj_id, []).append(e.toestand)
        assert {pk: weg[-1] for pk, weg in wegen.items()} == {r.pk: r.toestand for r in rijen}
        for weg in wegen.values():
            assert weg[0] == BELEMMERING.begin
            assert all(a == b or f"{a}>{b}" in BELEMMERING.stappen() for a, b in pairwise(weg))
        assert zaak.eigenaar_postvak_id
        assert zaak.volgende_stap
        assert zaak.stap_op


def test_obstacles_in_random_order() -> None:
    wereld = w.maak()
    mens = f.aanstelling(wereld.gemeente, "bestuurder")
    w.benoem("wethouder_onderwijs", mens)
    wereld.mensen["wethouder"] = mens
    wandel(Wandeling, STAP, wereld)
