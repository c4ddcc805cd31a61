"""Random walks over nazorg and obstacles, as people of every kind: promises hold all the time."""

import os
from contextlib import suppress
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inbeeld.dossiers.actions import belemmeringen, nazorg
from inbeeld.dossiers.models import Belemmering, Nazorg, Taak
from inbeeld.dossiers.toestanden import BELEMMERING, NAZORG, KanNiet
from inbeeld.signalen.actions import kennis, zaken
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z

pytestmark = [pytest.mark.django_db(transaction=False)]
WANDELINGEN = int(os.environ.get("INBEELD_WANDELINGEN", "20"))
ROLLEN = ("school", "leerplicht", "swv", "regio")
DAG = timedelta(days=1)
instellingen = settings(
    max_examples=WANDELINGEN,
    deadline=None,
    print_blob=False,
    suppress_health_check=list(HealthCheck),
)
GEWEIGERD = (KanNiet, Geweigerd, Zaak.DoesNotExist)


@pytest.fixture
def wereld(regels_geinstalleerd) -> w.Wereld:
    return w.maak()


class Afdaling:
    """Everything after a walk is undone, so that the next begins in the same world."""

    def __enter__(self) -> None:
        self._blok = transaction.atomic()
        self._blok.__enter__()

    def __exit__(self, *fout: object) -> None:
        transaction.set_rollback(True)
        self._blok.__exit__(None, None, None)


class Loop:
    """A child that comes back and stays at home again, and the people around it."""

    def __init__(self, wereld: w.Wereld) -> None:
        self.wereld, self.dag, self.thuis = wereld, f.VANDAAG, True
        self.gehoord: set[str] = set()

    def zaak(self) -> Zaak | None:
        with f.systeem(self.dag):
            return Zaak.objects.filter(
                jongere_id=self.wereld.thuis, gesloten_op=None, opent_op__lte=self.dag
            ).first()

    def loopt(self) -> Nazorg | None:
        with f.systeem(self.dag):
            return Nazorg.objects.order_by("-pk").first()

    def doe(self, act: str, wie: str, getal: int) -> None:
        actor, zaak, rij = z.bij(self.wereld, wie, self.dag), self.zaak(), self.loopt()
        if act == "wacht":
            self.dag += getal * DAG
            kennis.meld_bij(self.dag, f.MOMENT)
        elif act == "terug" and self.thuis:
            z.terug_sinds(self.wereld, self.dag)
            self.thuis = False
        elif act == "thuis" and not self.thuis:
            z.weer_thuis(self.wereld, self.dag, self.dag)
            self.thuis = True
        elif act == "begin" and zaak:
            with als(actor):
                nazorg.begin(zaak, tot=self.dag + (10 + getal) * DAG, moment=f.MOMENT)
        elif act == "gesprek" and rij:
            with als(actor):
                nazorg.gesprek_gehad(rij)
        elif act == "rond_af" and rij:
            with als(actor):
                nazorg.rond_af(rij, wat_hielp=f"Het hielp op {self.dag}.")
            self.gehoord.add(f"Het hielp op {self.dag}.")
        elif act.startswith("sluit") and zaak:
            with als(actor):
                zaken.sluit(zaak, act.removeprefix("sluit "), moment=f.MOMENT)

    def klopt(self) -> None:
        """The promises: states that are there, text that stays, an open zaak with owner and step,
        no zaak closed as back without nazorg, nobody followed who is at home."""
        with f.systeem(self.dag):
            rijen = list(Nazorg.objects.all())
            zaken_ = list(Zaak.objects.filter(jongere_id=self.wereld.thuis))
            klok = zaken.lopende_klok(self.wereld.thuis, self.dag)
            assert all(n.toestand in NAZORG.toestanden for n in rijen)
            assert {n.wat_hielp for n in rijen} - {""} == self.gehoord
            for zaak in zaken_:
                van = [n for n in rijen if n.zaak_id == zaak.pk]
                lopend = [n for n in van if n.toestand == "loopt"]
                if zaak.gesloten_op is None:
                    assert zaak.eigenaar_postvak_id
                    assert zaak.volgende_stap
                    assert zaak.stap_op is not None
                    assert len(lopend) <= 1
                    assert not (lopend and klok)
                else:
                    assert lopend == []
                    if zaak.sluitreden in ("terug_op_school", "passend_aanbod"):
                        assert any(n.toestand == "afgerond" for n in van)


_ACTS = (
    "wacht",
    "terug",
    "thuis",
    "begin",
    "begin",
    "gesprek",
    "rond_af",
    "sluit terug_op_school",
    "sluit passend_aanbod",
    "sluit geen_zorg_meer",
)
_STAPPEN = st.lists(
    st.tuples(st.sampled_from(_ACTS), st.sampled_from(ROLLEN), st.integers(1, 30)),
    min_size=1,
    max_size=15,
)


def test_nazorg_in_random_order(wereld: w.Wereld) -> None:
    @instellingen
    @given(_STAPPEN)
    def wandel(stappen: list[tuple[str, str, int]]) -> None:
        with Afdaling():
            loop = Loop(wereld)
            for act, wie, getal in stappen:
                with suppress(*GEWEIGERD):
                    loop.doe(act, wie, getal)
                loop.klopt()

    wandel()


_B_STAPPEN = st.lists(
    st.tuples(
        st.sampled_from(("noteer", "beantwoord", "heropen", "dubbel")),
        st.sampled_from((*ROLLEN, "wethouder")),
        st.sampled_from(Belemmering.Soort.values),
    ),
    min_size=1,
    max_size=15,
)


def test_obstacles_in_random_order(wereld: w.Wereld) -> None:
    mens = f.aanstelling(wereld.gemeente, "bestuurder")
    w.benoem("wethouder_onderwijs", mens)
    wereld.mensen["wethouder"] = mens

    @instellingen
    @given(_B_STAPPEN)
    def wandel(stappen: list[tuple[str, str, str]]) -> None:
        with Afdaling():
            teksten: set[str] = set()
            sleutel = uuid4()
            for nummer, (act, wie, soort) in enumerate(stappen):
                try:
                    _belemmer(wereld, act, wie, soort, f"tekst {nummer}", sleutel)
                except GEWEIGERD:
                    pass
                else:
                    teksten.add(f"tekst {nummer}")
                _klopt(teksten, f.VANDAAG)

    wandel()


def _belemmer(
    wereld: w.Wereld, act: str, wie: str, soort: str, tekst: str, sleutel: object
) -> None:
    with als(z.bij(wereld, wie)):
        rij = Belemmering.objects.order_by("-pk").first()
        if act == "noteer":
            belemmeringen.noteer(wereld.thuis, soort=soort, regel=tekst, moment=f.MOMENT)
        elif act == "dubbel":
            eerder = Belemmering.objects.filter(sleutel=sleutel).count()
            uit = belemmeringen.noteer(
                wereld.thuis, soort=soort, regel=tekst, sleutel=sleutel, moment=f.MOMENT
            )
            if eerder:
                raise KanNiet(f"Stond al: {uit.pk}")
        elif rij is None:
            raise KanNiet("Er is niets.")
        elif act == "beantwoord":
            belemmeringen.beantwoord(rij, tekst, moment=f.MOMENT)
        else:
            belemmeringen.heropen(rij, tekst, moment=f.MOMENT)


def _klopt(teksten: set[str], dag: date) -> None:
    """Legal states, no text lost, and a task exactly while something is asked."""
    with f.systeem(dag):
        rijen = list(Belemmering.objects.all())
        events = list(Belemmering.pgh_event_model.objects.all())
        gevraagd = list(Taak.objects.filter(klaar_op=None).values_list("rij", flat=True))
        assert all(r.toestand in BELEMMERING.toestanden for r in rijen)
        assert sorted(gevraagd) == sorted(r.pk for r in rijen if r.toestand == "open")
        gezegd = {t for r in (*rijen, *events) for t in (r.regel, r.antwoord, r.heropend_reden)}
        assert teksten <= gezegd
