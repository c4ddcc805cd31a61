"""The fields of art. 25 lid 2: unique children, where they live, by the education they had last."""

from datetime import date

import pytest
from django.db import transaction

from inbeeld.dossiers.models import Justitieroute, Justitiestap
from inbeeld.monitor.bouwers import opgave
from inbeeld.monitor.bron import maak_bron
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.monitor.opgavevelden import ONDERWIJS, PV, VELDEN
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.monitor.antwoordhulp import gevraagd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DIT_JAAR, VORIG_JAAR = date(2025, 8, 1), date(2024, 8, 1)


def _rijen(indicator: str = "opgave", van: date = DIT_JAAR) -> dict[str, dict[str, int]]:
    """What is not zero, per gemeente."""
    with f.systeem(), maak_bron("rijk-2016", f.VANDAAG) as bron:
        return {
            r.gebied.code: {naam: n for naam, n in r.waarden.items() if n}
            for r in opgave.bouw(bron)
            if r.indicator == indicator and r.van == van
        }


def test_unique_children_where_they_live_by_the_education_they_had_last():
    vo, po = f.school("10AB00"), f.school("20CD00")
    f.leg(po, scholen=[f.schoolfeit(po.code, sector="po")])
    f.gemeente("0394")
    # On no school from October to December, and enrolled again in January.
    f.kind(vo, tot_en_met="2025-09-30", inschrijvingen=[
        {"school": vo.code, "begindatum": f.d("2020-08-01"), "einddatum": f.d("2025-09-30")},
        {"school": po.code, "begindatum": f.d("2026-01-05"), "einddatum": None},
    ])  # fmt: skip
    # On no school, and moved while it was: it counts in both gemeenten.
    f.kind(po, tot_en_met="2025-09-30", woont=None, woonplaatsen=[
        {"gemeente": "0392", "begindatum": f.d("2012-03-14"), "einddatum": f.d("2025-10-31")},
        {"gemeente": "0394", "begindatum": f.d("2025-11-01"), "einddatum": None},
    ])  # fmt: skip
    # Exempt in two periods of one year: one child. And one at a secret address: in no gemeente.
    vrij = [
        {"grond": "art5_onder_a", "begindatum": f.d("2025-08-01"), "einddatum": f.d("2025-10-31")},
        {"grond": "art5_onder_a", "begindatum": f.d("2025-12-01"), "einddatum": None},
    ]
    f.kind(po, vrijstellingen=vrij)
    geheim = f.kind(po, vrijstellingen=vrij[1:])
    with f.systeem():
        Personalia.objects.filter(pk=geheim).update(geheim_adres=True)
    een, twee = _rijen()["0392"], _rijen()["0394"]
    assert een == {
        "absoluut": 2, "absoluut.vo": 1, "absoluut.bao_sbo": 1,
        "absoluut_terug": 1, "absoluut_terug.vo": 1,
        "art5_onder_a": 1, "art5_onder_a.bao_sbo": 1,
    }  # fmt: skip
    assert twee == {"absoluut": 1, "absoluut.bao_sbo": 1}
    assert _rijen(van=VORIG_JAAR)["0392"] == {}


def test_reported_children_and_reports_of_time_off():
    vo, leerplicht = f.school("10AB00"), f.gemeente("0392")
    kind = f.kind(vo, verzuim=[f.verzuimrij(vo.code, "2025-11-03", "2025-11-05")])
    ander = f.kind(vo)
    for wie, soort in ((kind, "zestien_uur"), (kind, "luxe"), (ander, "luxe")):
        gevraagd(
            wie, vo, leerplicht, "2025-11-10", "2025-11-24", soort="verzuim", verzuimsoort=soort
        )
    gevraagd(ander, vo, leerplicht, "2025-11-10", "2025-11-24", soort="zorg")
    # Three days of five and a half hours: 16 hours, that had to be reported.
    assert _rijen()["0392"] == {
        "relatief": 2, "relatief.vo": 2, "luxe": 2, "luxe.vo": 2,
        "relatief_verschuldigd": 1, "relatief_verschuldigd.vo": 1,
    }  # fmt: skip


def test_every_field_has_its_parts():
    f.kind(f.school())
    with f.systeem(), maak_bron("rijk-2016", f.VANDAAG) as bron:
        rijen = {r.indicator: r for r in opgave.bouw(bron)}
    for indicator, velden in (("opgave", VELDEN), ("opgave_pv", PV)):
        namen = {f"{veld}.{soort}" for veld in velden for soort in ONDERWIJS} | set(velden)
        assert set(rijen[indicator].waarden) == namen


def test_who_sees_the_road_of_justice_reads_how_many():
    wereld = w.maak()
    leerplicht = f.actor_van(wereld.mensen["leerplicht"])
    with als(leerplicht):
        route = Justitieroute.objects.create(
            jongere_id=wereld.thuis, zaak=wereld.zaak, bron=wereld.gemeente, route="strafrecht",
            begonnen_op=date(2026, 1, 5), reden="Proef", aanstelling=wereld.mensen["leerplicht"],
        )  # fmt: skip
        Justitiestap.objects.create(
            route=route, jongere_id=wereld.thuis, bron=wereld.gemeente, soort="proces_verbaal",
            uiterlijk=date(2026, 1, 20), gedaan_op=date(2026, 1, 15),
            aanstelling=wereld.mensen["leerplicht"], moment=f.MOMENT,
        )  # fmt: skip
    assert _rijen("opgave_pv")["0392"] == {"pv_relatief": 1, "pv_relatief.vo": 1}
    with f.systeem(), transaction.atomic():
        blad = Cijferblad.objects.create(
            definitie="rijk-2016", bekend_op=f.MOMENT, dag=f.VANDAAG, laatste_vastlegging=1
        )
        for indicator in ("opgave", "opgave_pv"):
            Cijfer.objects.create(
                blad=blad, indicator=indicator, gebied="gemeente:0392",
                valt_onder="gemeente:0392", van=DIT_JAAR, dag=f.VANDAAG, waarden={"pv_relatief": 1},
            )  # fmt: skip
    beleid = f.aanstelling(wereld.gemeente, "beleidsmedewerker")
    ziet = {}
    for wie in (wereld.mensen["leerplicht"], wereld.mensen["regio"], beleid):
        with als(f.actor_van(wie)):
            ziet[wie.rol] = set(Cijfer.objects.values_list("indicator", flat=True))
    assert ziet["leerplichtambtenaar"] == {"opgave", "opgave_pv"}
    assert ziet["beleidsmedewerker"] == {"opgave"}
    assert ziet["regiocoordinator"] == {"opgave"}
