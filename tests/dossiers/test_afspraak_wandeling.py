"""Random walks over an agreement: people of every rol end and reopen it, in any order."""

from datetime import timedelta

import pytest
from hypothesis import strategies as st

from inbeeld.dossiers.actions import afspraken as actions
from inbeeld.dossiers.models import Afspraak, Taak
from inbeeld.dossiers.toestanden import AFSPRAAK, KanNiet
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import gesprekhulp as hulp
from tests.dossiers.wandelen import geen_zaak_zonder_eigenaar, wandel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
MAKERS = ("school", "leerplicht", "swv")
ROLLEN = (*MAKERS, "mentor", "regio", "vreemd")
WIE = ("ouders", "jongere", "leerplicht", "mentor", "swv")
WOORDEN = "De woorden blijven"
STAP = st.tuples(
    st.sampled_from(ROLLEN),
    st.sampled_from(tuple(AFSPRAAK.acts)),
    st.sampled_from(("", " ", "abc", "é", "a b c")),
    st.integers(0, 20),
)


class Wandeling:
    """One agreement, the state that it should be in, and what people said when they changed it."""

    def __init__(self, wereld: hulp.Gesprekwereld, door: str, wie: str) -> None:
        self.wereld, self.eigenaar = wereld, wereld.mensen.get(wie)
        wiens = (
            {"wie": "professional", "eigenaar": self.eigenaar} if self.eigenaar else {"wie": wie}
        )
        with als(wereld.actor(door)):
            self.rij = actions.maak(
                wereld.kind,
                tekst=WOORDEN,
                uiterlijk_op=f.VANDAAG + timedelta(days=7),
                moment=f.MOMENT,
                **wiens,
            )
        self.toestand, self.gezegd = "open", ((AFSPRAAK.begin, ""),)

    def doe(self, rol: str, act: str, tekst: str, dagen: int) -> bool:
        eigen = self.eigenaar is not None and self.eigenaar == self.wereld.mensen[rol]
        mag = rol in MAKERS or (eigen and act != "laten_vervallen")
        van, naar = AFSPRAAK.acts[act]
        kan = self.toestand in van and (act != "laten_vervallen" or bool(tekst.strip()))
        gelukt = self._doe(rol, act, tekst, dagen)
        assert gelukt == (mag and kan)
        if gelukt:
            self.toestand, self.gezegd = naar, (*self.gezegd, (naar, tekst.strip()))
        return gelukt

    def _doe(self, rol: str, act: str, tekst: str, dagen: int) -> bool:
        try:
            with als(self.wereld.actor(rol)):
                if act == "afronden":
                    actions.rond_af(self.rij, toelichting=tekst)
                elif act == "laten_vervallen":
                    actions.laat_vervallen(self.rij, reden=tekst)
                else:
                    dag = f.VANDAAG + timedelta(days=dagen)
                    actions.heropen(self.rij, uiterlijk_op=dag, toelichting=tekst)
        except (Geweigerd, KanNiet, ValueError):
            return False
        return True

    def klopt(self) -> None:
        with f.systeem():
            nu = Afspraak.objects.get(pk=self.rij.pk)
            events = Afspraak.pgh_event_model.objects.filter(pgh_obj_id=nu.pk).order_by("pgh_id")
            woorden = events.values_list("toestand", "toelichting")
            stond = tuple((toestand, tekst.strip()) for toestand, tekst in woorden)
            assert geen_zaak_zonder_eigenaar(self.wereld.kind) == 1
            open_ = Taak.objects.filter(tabel="dossiers_afspraak", rij=nu.pk, klaar_op=None)
            gevraagd = list(open_)
        assert (nu.toestand, nu.tekst) == (self.toestand, WOORDEN)
        # Each change and its words, and nothing else, in the order in which they were told.
        assert stond == self.gezegd
        assert len(gevraagd) == (self.toestand == "open")
        professional = nu.wie == "professional"
        for taak in gevraagd:
            assert taak.soort == ("afspraak_doen" if professional else "afspraak_navragen")
            assert taak.uiterlijk_op == nu.uiterlijk_op + timedelta(days=not professional)


def test_any_walk_keeps_the_words_the_task_and_the_zaak() -> None:
    wandel(Wandeling, STAP, hulp.maak(), st.sampled_from(MAKERS), st.sampled_from(WIE))
