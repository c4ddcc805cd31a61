"""The room stands: its tables, and who may read which figures."""

import pytest
from django.db import transaction

from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.toegang.actor import als
from tests import fabriek as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def cijfers() -> None:
    with f.systeem(), transaction.atomic():
        blad = Cijferblad.objects.create(
            definitie="zkij-2021", bekend_op=f.MOMENT, dag=f.VANDAAG, laatste_vastlegging=1
        )
        for gebied, onder in (
            ("regio", "regio"),
            ("gemeente:0392", "gemeente:0392"),
            ("wijk:0392:Noord", "gemeente:0392"),
            ("gemeente:0453", "gemeente:0453"),
            ("school:10AB00", "school:10AB00"),
            ("sector:vo", "sector:vo"),
        ):
            Cijfer.objects.create(
                blad=blad,
                indicator="stand",
                gebied=gebied,
                valt_onder=onder,
                dag=f.VANDAAG,
                waarden={"in_onderwijs": 7},
            )


def _zichtbaar(aanstelling) -> set[str]:
    with als(f.actor_van(aanstelling)):
        return set(Cijfer.objects.values_list("gebied", flat=True))


@pytest.mark.usefixtures("cijfers")
def test_who_reads_which_areas():
    school, gemeente = f.school("10AB00"), f.gemeente("0392")
    swv = f.swv("SWV1", [school])
    regio = f.regio()
    assert _zichtbaar(f.aanstelling(school)) == {"regio", "school:10AB00"}
    eigen = {"regio", "gemeente:0392", "wijk:0392:Noord"}
    assert _zichtbaar(f.aanstelling(gemeente)) == eigen
    assert _zichtbaar(f.aanstelling(gemeente, "bestuurder")) == eigen
    assert _zichtbaar(f.aanstelling(swv)) == {"regio", "school:10AB00"}
    assert len(_zichtbaar(f.aanstelling(regio))) == 6
    assert len(_zichtbaar(f.aanstelling(regio, "bestuurder"))) == 6
    assert _zichtbaar(f.aanstelling(school, "mentor")) == set()
    assert _zichtbaar(f.aanstelling(regio, "beheerder")) == set()
