"""Figures and targets over the API: one's own areas, unknown stays unknown."""

from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.test import Client

from inbeeld.monitor.actions import doelen
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.toegang.actor import als
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.api import koppeling

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DAG = date(2026, 2, 1)


@pytest.fixture(autouse=True)
def blad():
    with f.systeem(), transaction.atomic():
        blad = Cijferblad.objects.create(
            definitie="rijk-2016",
            bekend_op=datetime(2026, 2, 1, 8, tzinfo=UTC),
            dag=DAG,
            laatste_vastlegging=10**9,
        )
        for gebied in ("regio", "gemeente:0392", "wijk:0392:Noord", "gemeente:0453"):
            onder = "gemeente:0392" if gebied.startswith("wijk") else gebied
            for dag in (date(2026, 1, 1), DAG):
                Cijfer.objects.create(
                    blad=blad,
                    indicator="stand",
                    gebied=gebied,
                    valt_onder=onder,
                    dag=dag,
                    waarden={"absoluut_verzuim": 3, "plichtig": 1000},
                    onvolledig=["absoluut_verzuim"],
                )


def test_a_gemeente_reads_its_own_figure_with_what_is_unknown():
    k = koppeling(f.gemeente("0392", "Haarlem"))
    uit = k.get("/cijfers?indicator=stand&vanaf=2026-01-15").json()
    assert uit["gebied"] == "gemeente:0392"
    assert uit["definitie"] == "rijk-2016"
    assert uit["bekendOp"].startswith("2026-02-01T08:00:00")
    assert uit["achter"] is False
    [rij] = uit["resultaten"]
    assert rij["dag"] == "2026-02-01"
    assert rij["waarden"] == {"absoluut_verzuim": 3, "plichtig": 1000}
    assert rij["onvolledig"] == ["absoluut_verzuim"]


def test_which_areas_and_no_others():
    k = koppeling(f.gemeente("0392"))
    gebieden = {g["sleutel"] for g in k.get("/cijfergebieden").json()["resultaten"]}
    assert gebieden == {"regio", "gemeente:0392", "wijk:0392:Noord"}
    assert k.get("/cijfers?indicator=stand&gebied=wijk:0392:Noord").json()["resultaten"]
    assert k.get("/cijfers?indicator=stand&gebied=gemeente:0453").json()["resultaten"] == []
    bestuur = koppeling(f.gemeente("0392"), "beleidsmedewerker")
    gebieden = {g["sleutel"] for g in bestuur.get("/cijfergebieden").json()["resultaten"]}
    assert gebieden == {"regio", "gemeente:0392"}
    assert bestuur.get("/cijfers?indicator=stand&gebied=wijk:0392:Noord").status_code == 400


def test_small_numbers_are_as_on_the_pages_also_ones_own():
    """A board of one school reads no exact number of it, on a page or here; the school does."""
    school, bestuur = f.school("10AB00"), f.organisatie("schoolbestuur", "BEST1")
    f.werkgebied(bestuur, school)
    sleutels = ("school:10AB00", f"organisatie:{bestuur.pk}")
    with f.systeem(), transaction.atomic():
        for sleutel in sleutels:
            Cijfer.objects.create(
                blad=Cijferblad.objects.get(),
                indicator="stand",
                gebied=sleutel,
                valt_onder=sleutel,
                dag=DAG,
                waarden={"absoluut_verzuim": 3, "plichtig": 1000},
            )
    k, pagina = koppeling(bestuur, "beleidsmedewerker"), Client()
    pagina.force_login(f.aanstelling(bestuur, "beleidsmedewerker").gebruiker)
    assert k.get("/cijfers?indicator=stand").status_code == 400
    gebieden = {g["sleutel"] for g in k.get("/cijfergebieden").json()["resultaten"]}
    for sleutel in sleutels:
        assert k.get(f"/cijfers?indicator=stand&gebied={sleutel}").status_code == 400
        assert pagina.get(f"/cijfers/stroom/?gebied={sleutel}").status_code == 403
        assert sleutel not in gebieden
    [rij] = koppeling(school).get("/cijfers?indicator=stand").json()["resultaten"]
    assert rij["waarden"]["absoluut_verzuim"] == 3
    # The second school makes it an area of several, as on the pages.
    f.werkgebied(bestuur, f.school("20CD00"))
    assert k.get("/cijfers?indicator=stand").status_code == 200
    assert pagina.get("/cijfers/stroom/").status_code == 200


def test_what_cannot_be_asked():
    k = koppeling(f.gemeente("0392"))
    assert k.get("/cijfers?indicator=bestaat_niet").status_code == 400
    assert k.get("/cijfers?indicator=stand&gebied=planeet:mars").status_code == 404
    assert k.get("/cijfers?indicator=stand&definitie=kop-nh-2015").status_code == 409
    assert (
        koppeling(f.organisatie("jgz", "JGZ1")).get("/cijfers?indicator=stand").status_code == 403
    )


def test_every_figure_says_what_it_counts():
    k = koppeling(f.gemeente("0392"))
    per_code = {i["code"]: i for i in k.get("/indicatoren").json()["resultaten"]}
    assert {"stand", "stroom", "doorlooptijd", "jaar"} <= set(per_code)
    assert all(i["naam"] and i["uitleg"] and i["bron"] for i in per_code.values())


def test_targets_with_where_they_stand():
    f.gemeente("0392")
    with als(f.actor(f.regio())), transaction.atomic():
        velden = {
            "naam": "Minder thuiszitters",
            "indicator": "jaar.thuiszitters",
            "gemeenten": [],
            "definitie": "rijk-2016",
            "uitgezonderd": [],
            "basis_waarde": 106,
            "basis_van": date(2018, 8, 1),
            "basis_tot_en_met": date(2019, 7, 31),
            "basis_bron": "de nota",
            "doel_procent": -10,
            "uiterlijk_op": date(2027, 12, 31),
            "bron": "het pact",
            "periode": periode(date(2021, 1, 1), None),
        }
        doelen.stel(velden, f.MOMENT)
    [doel] = koppeling(f.gemeente("0392")).get("/doelen").json()["resultaten"]
    assert doel["streefwaarde"] == 95
    assert doel["basisWaarde"] == 106
    assert doel["stand"] is None
