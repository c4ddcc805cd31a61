"""Random walks over a request: people of every side try every step, in any order, as days pass."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from hypothesis import strategies as st

from inbeeld.dossiers.actions import vrijstelling_loop as loop
from inbeeld.dossiers.actions import vrijstellingen as actions
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.models import Herbeoordeling, Taak, Vrijstellingsverzoek
from inbeeld.dossiers.queries import vrijstellingen as queries
from inbeeld.dossiers.toestanden import VRIJSTELLINGSVERZOEK, KanNiet
from inbeeld.dossiers.vrijstellingregels import HERBEOORDELEN_VOORAF
from inbeeld.register.models import FeitVrijstelling
from inbeeld.signalen.actions import zaken
from inbeeld.signalen.policies.zaken import ZaakGeweigerd
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Postvak
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import vrijstellinghulp as h
from tests.dossiers import wereld as w
from tests.dossiers.wandelen import geen_zaak_zonder_eigenaar, wandel, weg_klopt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]

WIE = ("leerplicht", "school", "swv", "regio", "vreemd")
ACTS = (
    "vul_aan", "oud_formulier", "vraag_advies", "advies", "vaststellen", "zonder_reden", "afwijzen",
    "intrekken", "blijft", "leerplek", "vervalt", "beeindigen", "sluit_zaak", "de_dag",
)  # fmt: skip
# Weighted towards who can do something, or few walks would leave the beginning.
STAP = st.tuples(
    st.sampled_from((*WIE, *["leerplicht"] * 7, "swv")),
    st.sampled_from((*ACTS, "vul_aan", "vaststellen", "vaststellen", "blijft", "de_dag")),
    st.sampled_from((0, 0, 1, 9, 40)),
)
GROND = st.sampled_from(("art5_onder_a", "art5_onder_b", "art5a_trekkend", "art15", "art3a"))
ZONDER_EIND = st.booleans()
WEG = {
    "aangevraagd": (),
    "in_onderzoek": ("vul_aan",),
    "advies_gevraagd": ("vraag_advies",),
    "vastgesteld": ("vul_aan", "vaststellen"),
    "opnieuw_beoordeeld": ("vul_aan", "vaststellen", "blijft"),
}
"""Where a walk begins, and how it comes there."""
MAG = {"vul_aan", "vraag_advies", "vaststellen", "afwijzen", "intrekken", "blijft", "leerplek",
       "vervalt", "beeindigen"}  # fmt: skip


class Wandeling:
    """One request, the day, and every text that somebody was told was stored."""

    def __init__(
        self, wereld: w.Wereld, vreemd: Actor, bak: Postvak, grond: str, zonder: bool, begint: str
    ) -> None:
        self.wereld, self.vreemd, self.bak, self.dag = wereld, vreemd, bak, f.VANDAAG
        self.einde = None if zonder else h.TOT
        self.rij = h.verzoek(wereld, grond, einddatum=self.einde)
        self.teksten: frozenset[str] = frozenset()
        self.nummer, self.laatst = 0, ""
        for act in WEG[begint]:
            self.doe("leerplicht", act, 0)

    def actor(self, wie: str) -> Actor:
        if wie == "vreemd":
            return replace(self.vreemd, vandaag=self.dag)
        return f.actor_van(self.wereld.mensen[wie], vandaag=self.dag)

    def doe(self, wie: str, act: str, dagen: int) -> bool:
        self.dag += timedelta(days=dagen)
        self.nummer, self.laatst = self.nummer + 1, act
        tekst = f"Tekst {self.nummer} van {wie}."
        try:
            if self.laatst == "de_dag":
                with f.systeem(self.dag):
                    loop.houd_bij(self.dag, f.MOMENT)
            else:
                with als(self.actor(wie)):
                    self._acts(self.rij, tekst)[act]()
        except (Geweigerd, KanNiet, Verouderd, ValueError, ZaakGeweigerd):
            return False
        if act not in ("de_dag", "sluit_zaak", "vraag_advies"):
            self.teksten |= {tekst}
        assert wie == "leerplicht" or act not in MAG, act
        assert act not in ("oud_formulier", "zonder_reden")
        assert wie == "swv" or act != "advies"
        with f.systeem(self.dag):
            self.rij = Vrijstellingsverzoek.objects.get(pk=self.rij.pk)
        return True

    def _acts(self, dit: Vrijstellingsverzoek, tekst: str) -> dict[str, Callable[[], object]]:
        besluit = h.besluit(reden=tekst, leermogelijkheden="Lezen.", einddatum=self.einde)
        kaal = h.besluit(ondanks="", einddatum=self.einde)
        velden = {"waarom_niet_gehoord": tekst}

        def opnieuw(uitkomst: str) -> Callable[[], object]:
            return lambda: loop.herbeoordeel(
                dit, uitkomst=uitkomst, toelichting=tekst, gedaan_op=self.dag, moment=f.MOMENT
            )

        return {
            "vul_aan": lambda: actions.vul_aan(dit, velden, gezien=actions.stand(dit)),
            "oud_formulier": lambda: actions.vul_aan(dit, velden, gezien="oud"),
            "vraag_advies": lambda: actions.vraag_advies(dit, self.bak, moment=f.MOMENT),
            "advies": lambda: actions.geef_advies(
                dit, advies="deels_mogelijk", toelichting=tekst, sleutel=uuid4(), moment=f.MOMENT
            ),
            "vaststellen": lambda: actions.stel_vast(dit, besluit, moment=f.MOMENT),
            "zonder_reden": lambda: actions.stel_vast(dit, kaal, moment=f.MOMENT),
            "afwijzen": lambda: actions.wijs_af(dit, besluit, moment=f.MOMENT),
            "intrekken": lambda: actions.trek_in(dit, tekst),
            "blijft": opnieuw("blijft"),
            "leerplek": opnieuw("aanbod"),
            "vervalt": opnieuw("vervalt"),
            "beeindigen": lambda: loop.beeindig(
                dit, laatste_dag=self.dag, reden=tekst, moment=f.MOMENT
            ),
            "sluit_zaak": lambda: zaken.sluit(self.wereld.zaak, "geen_zorg_meer", moment=f.MOMENT),
        }

    def klopt(self) -> None:
        with f.systeem(self.dag):
            na = Vrijstellingsverzoek.objects.get(pk=self.rij.pk)
            # What was refused left nothing behind.
            assert _velden(na) == _velden(self.rij)
            geschiedenis = list(
                apps.get_model("dossiers", "VrijstellingsverzoekEvent")
                .objects.filter(pgh_obj_id=na.pk)
                .order_by("pgh_id")
            )
            reviews = list(Herbeoordeling.objects.filter(verzoek=na))
            self._teksten(na, geschiedenis, reviews)
            self._feit(na)
            self._reviews(na, reviews)
            self._taken(na, reviews)
            open_ = geen_zaak_zonder_eigenaar(na.jongere_id)
        weg_klopt([e.toestand for e in geschiedenis], VRIJSTELLINGSVERZOEK, na.toestand)
        assert open_ == 1 or not queries.loopt(na, self.dag)

    def _teksten(
        self, na: Vrijstellingsverzoek, geschiedenis: list, reviews: list[Herbeoordeling]
    ) -> None:
        staat = " ".join(
            " ".join((e.waarom_niet_gehoord, e.besluit_reden, e.einde_reden)) for e in geschiedenis
        )
        staat += " ".join(r.toelichting for r in reviews)
        staat += " ".join(a.toelichting for a in na.adviezen.all())
        assert {t for t in self.teksten if t not in staat} == set()

    def _feit(self, na: Vrijstellingsverzoek) -> None:
        """An exemption that stands is a fact, and nothing else is."""
        feiten = list(
            FeitVrijstelling.objects.filter(jongere_id=na.jongere_id, ingetrokken_op=None)
        )
        if na.toestand == "vastgesteld":
            assert [x.pk for x in feiten] == [na.feit_id]
        elif na.toestand == "beeindigd":
            duurde = na.einddatum >= na.ingangsdatum
            assert len(feiten) == duurde
            assert not duurde or feiten[0].periode.upper == na.einddatum + timedelta(days=1)
        else:
            assert feiten == []

    def _reviews(self, na: Vrijstellingsverzoek, reviews: list[Herbeoordeling]) -> None:
        """One is planned as long as the exemption runs beyond the last day that was planned."""
        open_ = [r for r in reviews if r.gedaan_op is None]
        if na.toestand != "vastgesteld":
            assert open_ == []
            return
        assert len(open_) <= 1
        if not open_ and (na.einddatum is None or na.einddatum >= self.dag):
            laatst = max(max(r.gedaan_op, r.uiterlijk_op) for r in reviews)
            assert laatst == na.einddatum
        if self.laatst == "de_dag":
            for rij in open_:
                nadert = rij.uiterlijk_op - HERBEOORDELEN_VOORAF <= self.dag
                assert (self._open("vrijstelling_herbeoordelen") == 1) == nadert

    def _open(self, soort: str) -> int:
        return Taak.objects.filter(soort=soort, klaar_op=None).count()

    def _taken(self, na: Vrijstellingsverzoek, reviews: list[Herbeoordeling]) -> None:
        """A task is there exactly while something is asked."""
        beslist = na.toestand not in ("aangevraagd", "in_onderzoek")
        assert self._open("vrijstelling_beslissen") == (not beslist)
        if beslist:
            assert self._open("vrijstelling_advies") == 0
        if not any(r.gedaan_op is None for r in reviews):
            assert self._open("vrijstelling_herbeoordelen") == 0
        if not (na.grond == "art3a" and na.toestand in ("vastgesteld", "afgewezen")):
            assert self._open("vrijstelling_afschrift") == 0


def _velden(rij: Vrijstellingsverzoek) -> dict[str, object]:
    return {veld.attname: getattr(rij, veld.attname) for veld in rij._meta.concrete_fields}


def test_no_walk_leads_to_what_may_not_be() -> None:
    wereld, vreemd = w.maak(), f.actor(f.gemeente("0361"))
    with f.systeem():
        bak = Postvak.objects.get(organisatie=wereld.swv)
    begint = st.sampled_from(sorted(WEG))
    wandel(Wandeling, STAP, wereld, vreemd, bak, GROND, ZONDER_EIND, begint)
