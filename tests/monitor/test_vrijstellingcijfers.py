"""Exemptions: in force per ground, begun and ended, decided, and looked at again in time."""

from collections.abc import Mapping
from datetime import date

import pytest

from inbeeld.dossiers.actions import vrijstelling_loop as loop
from inbeeld.dossiers.actions import vrijstellingen as acties
from inbeeld.monitor.blad import Rij
from inbeeld.monitor.bouwers import vrijgesteld_en_ziek, vrijstelling
from inbeeld.monitor.bron import maak_bron
from inbeeld.register.actions import registreer_overlijden
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import vrijstellinghulp as h
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DIT_JAAR, VORIG_JAAR = date(2025, 8, 1), date(2024, 8, 1)


def _vrij(begin: str, eind: str | None = None, grond: str = "art5_onder_a") -> dict:
    return {"grond": grond, "begindatum": f.d(begin), "einddatum": eind and f.d(eind)}


def _rijen(bouw, dag: date = f.VANDAAG, bekend_op=None) -> dict[tuple, Rij]:
    with f.systeem(), maak_bron("rijk-2016", dag, bekend_op) as bron:
        return {(r.indicator, str(r.gebied), r.van or r.dag): r for r in bouw(bron)}


def _niet_nul(waarden: Mapping[str, int]) -> dict[str, int]:
    return {naam: n for naam, n in waarden.items() if n}


@pytest.fixture
def kinderen() -> None:
    """One with a new paper each year, one for some months, one at a secret address, one that died,
    and one whose ground changed."""
    school = f.school()
    f.gemeente("0394")
    oud = [_vrij("2024-08-01", "2025-07-31"), _vrij("2025-08-01", "2026-07-31")]
    f.kind(school, vrijstellingen=oud)
    f.kind(school, woont="0394", vrijstellingen=[_vrij("2025-10-15", "2026-01-31", "art5_onder_b")])
    geheim = f.kind(school, vrijstellingen=[_vrij("2025-09-01")])
    dood = f.kind(school, vrijstellingen=[_vrij("2025-08-01")])
    f.kind(
        school,
        vrijstellingen=[_vrij("2025-09-01", "2025-12-31"), _vrij("2026-01-01", None, "art15")],
    )
    with f.systeem():
        Personalia.objects.filter(pk=geheim).update(geheim_adres=True)
        registreer_overlijden(dood, date(2025, 12, 1))


@pytest.mark.usefixtures("kinderen")
def test_in_force_per_ground_and_area():
    rijen = _rijen(vrijgesteld_en_ziek.bouw)

    def op(gebied: str, dag: date) -> dict[str, int]:
        rij = rijen.get(("vrijstelling", gebied, dag))
        return _niet_nul(rij.waarden) if rij else {}

    herfst, nieuwjaar = date(2025, 10, 1), date(2026, 1, 1)
    assert op("regio", herfst) == {"vrijgesteld": 4, "art5_onder_a": 4}
    assert op("regio", nieuwjaar) == {
        "vrijgesteld": 4, "art5_onder_a": 2, "art5_onder_b": 1, "art15": 1,
    }  # fmt: skip
    assert op("regio", f.VANDAAG) == {"vrijgesteld": 3, "art5_onder_a": 2, "art15": 1}
    # Of whom the address is secret, the school knows, and no gemeente or wijk.
    assert op("gemeente:0392", herfst) == {"vrijgesteld": 3, "art5_onder_a": 3}
    assert op("school:10AB00", herfst) == {"vrijgesteld": 4, "art5_onder_a": 4}
    assert op("gemeente:0394", nieuwjaar) == {"vrijgesteld": 1, "art5_onder_b": 1}
    assert op("gemeente:0394", f.VANDAAG) == {}


@pytest.mark.usefixtures("kinderen")
def test_an_organisation_has_the_sum_of_whom_it_works_for():
    swv = f.swv(scholen=[f.school()])
    rijen = _rijen(vrijgesteld_en_ziek.bouw)
    sleutel = ("vrijstelling", f"organisatie:{swv.pk}", date(2026, 1, 1))
    assert _niet_nul(rijen[sleutel].waarden)["vrijgesteld"] == 4


@pytest.mark.usefixtures("kinderen")
def test_what_is_not_delivered_is_not_zero():
    dekking = [{"bron": "0394", "categorie": "vrijstelling", "begindatum": f.d("2020-08-01")}]
    f.leg(f.gemeente("0394"), dekking=dekking)
    rijen = _rijen(vrijgesteld_en_ziek.bouw)
    assert "art5_onder_c" in rijen["vrijstelling", "gemeente:0392", f.VANDAAG].onvolledig
    assert rijen["vrijstelling", "gemeente:0394", date(2026, 1, 1)].onvolledig == []


@pytest.mark.usefixtures("kinderen")
def test_begun_and_ended_in_a_school_year():
    rijen = _rijen(vrijstelling.bouw)

    def jaar(gebied: str, van: date = DIT_JAAR) -> dict[str, int]:
        rij = rijen.get(("vrijstelling_jaar", gebied, van))
        return _niet_nul(rij.waarden) if rij else {}

    # New: the second, the secret, the dead and the changed one; ended: the second and the dead.
    assert jaar("regio") == {
        "nieuw": 4, "nieuw.art5_onder_a": 3, "nieuw.art5_onder_b": 1, "nieuw.art15": 1,
        "geeindigd": 2, "geeindigd.art5_onder_a": 2, "geeindigd.art5_onder_b": 1,
    }  # fmt: skip
    assert jaar("gemeente:0394") == {
        "nieuw": 1, "nieuw.art5_onder_b": 1, "geeindigd": 1, "geeindigd.art5_onder_b": 1,
    }  # fmt: skip
    assert jaar("gemeente:0392")["nieuw"] == 2
    assert jaar("regio", VORIG_JAAR) == {"nieuw": 1, "nieuw.art5_onder_a": 1}


def test_as_known_before_it_was_recorded_there_is_none(kinderen):
    toen = f.MOMENT.replace(day=1)
    rijen = _rijen(vrijgesteld_en_ziek.bouw, bekend_op=toen)
    assert _niet_nul(rijen.get(("vrijstelling", "regio", date(2026, 1, 1))) or {}) == {}


def test_what_a_decision_rests_on_and_its_review():
    wereld = w.maak()
    verzoek = h.onderzocht(wereld, ingangsdatum=date(2026, 1, 5))
    with als(h.leerplicht(wereld)):
        verzoek = acties.vul_aan(
            verzoek, {"kind_gehoord_id": h.gesprek(wereld).pk}, gezien=acties.stand(verzoek)
        )
        besluit = h.besluit(geen_aanbod=True)
        verzoek = acties.stel_vast(verzoek, besluit, moment=f.MOMENT)
    nu = _rijen(vrijgesteld_en_ziek.bouw)
    assert _niet_nul(nu["vrijstelling", "regio", f.VANDAAG].waarden) == {
        "vrijgesteld": 1, "art5_onder_a": 1, "met_dossier": 1, "geen_aanbod": 1, "kind_gehoord": 1,
    }  # fmt: skip
    # In force since the 5th of January, decided today: on the 20th there was no decision.
    assert nu["vrijstelling", "gemeente:0392", f.VANDAAG].waarden["geen_aanbod"] == 1
    jaar = _rijen(vrijstelling.bouw)["vrijstelling_jaar", "gemeente:0392", DIT_JAAR].waarden
    assert _niet_nul(jaar) == {
        "nieuw": 1, "nieuw.art5_onder_a": 1, "vastgesteld": 1, "geen_aanbod": 1, "kind_gehoord": 1,
    }  # fmt: skip
    _herbeoordeling(wereld, verzoek)


def _herbeoordeling(wereld: w.Wereld, verzoek) -> None:
    """It is due on 30 June: open on that day, late on the next, and done late a week later."""
    eind = date(2026, 6, 30)

    def stand(dag: date) -> dict[str, int]:
        rijen = _rijen(vrijstelling.bouw, dag)
        return _niet_nul(rijen["herbeoordeling", "regio", DIT_JAAR].waarden)

    assert stand(date(2026, 6, 29)) == {}
    assert stand(eind) == {"gepland": 1, "open": 1}
    assert stand(date(2026, 7, 1)) == {"gepland": 1, "open": 1, "open_te_laat": 1}
    dag = date(2026, 7, 7)
    with als(h.leerplicht(wereld, dag)):
        loop.herbeoordeel(
            verzoek, uitkomst="aanbod", toelichting="Kan naar een klas.", gedaan_op=dag,
            moment=f.MOMENT,
        )  # fmt: skip
    assert stand(dag) == {"gepland": 1, "gedaan": 1, "te_laat": 1, "aanbod": 1}
    # Seen from the day before it was done, it was not.
    assert stand(date(2026, 7, 6)) == {"gepland": 1, "open": 1, "open_te_laat": 1}
