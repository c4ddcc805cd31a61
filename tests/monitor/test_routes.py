"""From a signal or a melding to an offer made, accepted, begun; who waits is not left out."""

from datetime import date, timedelta

import pytest

from inbeeld.dossiers.models import Aanbodtraject
from inbeeld.monitor.bouwers import doorlooptijd_route
from inbeeld.monitor.bron import Bron, maak_bron
from inbeeld.monitor.verantwoording.aanbod import Aanbod, Traject
from inbeeld.monitor.verantwoording.duur import duur
from inbeeld.monitor.verantwoording.routes import routes
from inbeeld.signalen.models import Signaal, Zaak
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h
from tests.monitor.antwoordhulp import gevraagd, moment, postvak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
NUL = date(2025, 9, 1)


def _dag(n: int) -> date:
    return NUL + timedelta(days=n)


def _traject(kind: int, gedaan: int, aanvaard: int, begonnen: int) -> Traject:
    dagen = (_dag(gedaan), _dag(aanvaard), None, _dag(begonnen))
    return Traject(kind, "onderwijs", _dag(gedaan), *dagen, None)


def test_one_route_at_a_time_and_open_ones_count():
    school, gemeente = f.school(), f.gemeente()
    een, wacht, terug = (f.kind(school) for _ in range(3))
    bak = postvak(gemeente)
    with f.systeem():
        Zaak.objects.create(
            jongere_id=terug, aanleiding="melding", opent_op=_dag(0), eigenaar_postvak=bak,
            eigenaar_sinds=_dag(0), gesloten_op=_dag(5), sluitreden="terug_op_school",
            gesloten_door=bak.coordinator,
        )  # fmt: skip
        aanbod = Aanbod([_traject(een, 10, 12, 20)])
        starts = [(een, _dag(0)), (een, _dag(15)), (een, _dag(30)), (wacht, _dag(0)),
                  (terug, _dag(0))]  # fmt: skip
        bron = Bron(None, "rijk-2016", _dag(100))
        alle = sorted(routes(bron, starts, aanbod), key=lambda r: (r.jongere, r.begin))
    assert [(r.jongere, r.begin, r.weg_op) for r in alle] == [
        (een, _dag(0), None), (een, _dag(30), None), (wacht, _dag(0), None),
        (terug, _dag(0), _dag(5)),
    ]  # fmt: skip
    assert [r.dagen["aangeboden"] for r in alle] == [
        (10, True), (70, False), (100, False), (5, False),
    ]  # fmt: skip
    begonnen = [r.dagen["begonnen"] for r in alle]
    assert begonnen == [(20, True), (70, False), (100, False), (5, False)]
    # At 20 days three were still followed: a third has an offer, and no half ever did.
    uit = duur([d for d, _ in begonnen], [g for _, g in begonnen], curve=True)
    assert uit["mediaan"][0] is None
    assert uit["binnen"]["vier_weken"][0] == pytest.approx(1 / 3, abs=1e-6)
    assert uit["curve"][0][:2] == [20, pytest.approx(2 / 3, abs=1e-6)]
    # Without those who wait it would look better: half within 20 days.
    gehaald = [d for d, gelukt in begonnen if gelukt]
    assert duur(gehaald, [True])["mediaan"][0] == 20


def test_the_figures_of_a_melding_and_a_signal():
    proef = h.maak()
    gevraagd(proef.kind, proef.wereld.school, proef.wereld.gemeente, "2026-01-05", "2026-01-19")
    with als(proef.actors["leerplicht"]):
        Signaal.objects.create(
            jongere_id=proef.kind, soort="klok_dag_7", sinds=f.d("2026-01-02"), gedaan="opgepakt",
            aanstelling=proef.wereld.mensen["leerplicht"], moment=moment("2026-01-07"),
        )  # fmt: skip
    with als(proef.actors["leerplicht"]):
        h.begonnen(proef.kind, h.dag(2))  # made two weeks ago, accepted one week ago
        assert Aanbodtraject.objects.get().feit is not None
    with f.systeem(), maak_bron("rijk-2016", f.VANDAAG) as bron:
        rijen = {r.indicator: r for r in doorlooptijd_route.bouw(bron) if str(r.gebied) == "regio"}
    melding, signaal = rijen["doorlooptijd_melding"], rijen["doorlooptijd_signaal"]
    assert melding.van == date(2025, 8, 1)
    assert melding.waarden == {
        "aantal": 1, "aangeboden": 1, "aanvaard": 1, "begonnen": 1, "anders": 0, "open": 0,
    }  # fmt: skip
    # From the 5th to the 19th, the 26th and the 31st of January; the signal two days later.
    stappen = ("aangeboden", "aanvaard", "begonnen")
    assert [melding.details[stap]["mediaan"][0] for stap in stappen] == [14, 21, 26]
    assert [signaal.details[stap]["mediaan"][0] for stap in stappen] == [12, 19, 24]
    # As known on the 25th it had been offered and not accepted.
    with f.systeem(), maak_bron("rijk-2016", f.VANDAAG, moment("2026-01-25")) as bron:
        toen = [r for r in doorlooptijd_route.bouw(bron) if r.indicator == "doorlooptijd_melding"]
    assert toen[0].waarden["open"] == 1
