"""Needs that nobody meets: written down, refused, or at home without anything in the making."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from inbeeld.dossiers.actions import aanbod as aanbodacties
from inbeeld.dossiers.actions import behoeften as acties
from inbeeld.monitor.bouwers import behoefte, vrijgesteld_en_ziek
from inbeeld.monitor.bron import maak_bron
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DAG = timedelta(days=1)


def _stand(gebied: str = "regio", dag: date = f.VANDAAG, bekend_op=None) -> dict[str, int]:
    with f.systeem(), maak_bron("rijk-2016", f.VANDAAG, bekend_op) as bron:
        for rij in behoefte.stand(bron, [dag]):
            if str(rij.gebied) == gebied:
                return {naam: n for naam, n in rij.waarden.items() if n}
    return {}


def test_who_is_home_for_four_weeks_with_nothing_in_the_making_counts():
    proef = h.maak()  # at home for 40 days, 41 with today
    thuis_sinds = h.dag(40)
    wachtend = {"kinderen": 1, "zonder_aanbod": 1}
    assert _stand() == wachtend
    assert _stand("school:10AB00") == _stand("gemeente:0392") == wachtend
    assert _stand("wijk:0392:onbekend") == wachtend
    # The 28th day is four weeks; longer is the day after.
    assert _stand(dag=thuis_sinds + 27 * DAG) == {}
    assert _stand(dag=thuis_sinds + 28 * DAG) == wachtend
    with als(proef.actors["leerplicht"]):
        h.aanbod(proef.kind)
    assert _stand() == {}
    assert _stand(dag=f.VANDAAG - DAG) == wachtend


def test_a_refused_offer_counts_until_another_is_accepted():
    proef = h.maak()
    with als(proef.actors["leerplicht"]):
        dagen = {"gevraagd_op": h.dag(9), "aangeboden_op": h.dag(6)}
        rij = h.aanbod(proef.kind, dagen=dagen)
        nodig = {"soort": "onderwijs_zorg", "omschrijving": "Proef", "sinds": h.dag(3), "plek": ""}
        aanbodacties.weiger(
            rij, op=h.dag(3), reden="afstand", behoefte=nodig, moment=f.MOMENT - 3 * DAG
        )
    alles = {
        "kinderen": 1, "zonder_aanbod": 1, "geweigerd": 1, "geweigerd.dagbesteding": 1,
        "reden.afstand": 1, "behoefte": 1, "behoefte.onderwijs_zorg": 1,
    }  # fmt: skip
    assert _stand() == alles
    # Still being offered, the day before.
    assert _stand(dag=h.dag(4)) == {}
    with als(proef.actors["leerplicht"]):
        dagen = {"gevraagd_op": h.dag(2), "aangeboden_op": h.dag(2), "antwoord_op": h.dag(1)}
        h.aanbod(proef.kind, dagen=dagen, soort="onderwijs_zorg")
    assert _stand() == {"kinderen": 1, "behoefte": 1, "behoefte.onderwijs_zorg": 1}


def test_a_need_counts_until_it_is_met_and_not_at_a_secret_address():
    proef = h.maak()
    with als(proef.actors["leerplicht"]):
        h.aanbod(proef.kind)
        rij = acties.noteer(
            proef.kind, sleutel=uuid4(), sinds=h.dag(10), moment=f.MOMENT - 5 * DAG,
            soort="leerwerk", omschrijving="Proef", plek="",
        )  # fmt: skip
    nodig = {"kinderen": 1, "behoefte": 1, "behoefte.leerwerk": 1}
    assert _stand() == nodig
    assert _stand(dag=h.dag(10))["behoefte"] == 1
    assert "behoefte" not in _stand(dag=h.dag(11))
    # As known before it was written down there was none.
    assert "behoefte" not in _stand(bekend_op=f.MOMENT - 6 * DAG)
    assert _stand(bekend_op=f.MOMENT - 5 * DAG)["behoefte"] == 1
    with f.systeem():
        Personalia.objects.filter(pk=proef.kind).update(geheim_adres=True)
    assert _stand() == nodig
    assert _stand("gemeente:0392") == _stand("wijk:0392:onbekend") == {}
    with als(proef.actors["leerplicht"]):
        acties.vervul(rij, op=h.dag(1))
    assert _stand() == {}
    assert _stand(dag=h.dag(2))["behoefte"] == 1


def test_who_is_ill_for_long_by_the_length_of_the_klok():
    school = f.school()
    for sinds in ("2025-12-01", "2026-01-12", "2026-01-19"):
        f.kind(school, verzuim=[f.verzuimrij(school.code, sinds, soort="ziek")])
    f.kind(school)
    with f.systeem(), maak_bron("rijk-2016", f.VANDAAG) as bron:
        rijen = {str(r.gebied): r for r in vrijgesteld_en_ziek.stand(bron, [f.VANDAAG])
                 if r.indicator == "chronisch_ziek"}  # fmt: skip
    regio = rijen["regio"]
    # 64 days: longer than four weeks; 22 and 15: seven lesdagen or more.
    assert {n: w for n, w in regio.waarden.items() if w} == {
        "ziek": 3, "langdurig_ziek": 1, "zorgwekkend_ziek": 2,
        "klok.tot_4_weken": 2, "klok.4_weken_3_maanden": 1,
    }  # fmt: skip
    assert regio.details == {"mediaan": 22}
    assert rijen["school:10AB00"].waarden == regio.waarden
