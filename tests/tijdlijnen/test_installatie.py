"""The rules are put into a database that had other ones."""

import pytest
from django.db import connections

from inbeeld.tijdlijnen import installatie
from inbeeld.tijdlijnen.models import Regelversie

pytestmark = [
    pytest.mark.usefixtures("regels_geinstalleerd"),
    pytest.mark.django_db(databases=["default", "eigenaar"]),
]


def test_een_functie_met_een_andere_uitkomst_wordt_vervangen() -> None:
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("drop function tijdlijnen_reken(bigint[], date)")
        cursor.execute(
            "create function tijdlijnen_reken(deel bigint[], vandaag date) returns void"
            " language sql as 'select null::void'"
        )
        cursor.execute("update tijdlijnen_regelversie set hash = 'ouder'")

    assert installatie.installeer() is True

    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(
            "select prorettype::regtype::text from pg_proc where proname = 'tijdlijnen_reken'"
        )
        assert cursor.fetchall() == [("record",)]
    versie = Regelversie.objects.using("eigenaar").get()
    assert versie.hash == installatie.tekst_hash(installatie.functies())


def test_dezelfde_regels_worden_niet_opnieuw_gezet() -> None:
    assert installatie.installeer() is False
