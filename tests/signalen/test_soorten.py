"""The table of soorten: whole, in words, and the same as what the database goes by."""

from pathlib import Path

import pytest
from django.db import connection

from inbeeld.signalen.soorten import SOORTEN, ZONDER_KIND, Soort, gevraagd_van
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.matrix.cellen import cel

WOORDENLIJST = (Path(__file__).parents[2] / "docs" / "woordenlijst.md").read_text("utf-8")
AFDELING = WOORDENLIJST.split("\n### Soorten of waarschuwing")[1].split("\n## ")[0]


def test_every_soort_has_one_line_in_the_table_and_in_the_woordenlijst():
    assert tuple(SOORTEN) == tuple(Soort)
    for soort in Soort:
        assert AFDELING.count(f"\n| `{soort}` |") == 1, soort


def test_every_soort_says_what_it_asks_of_whom_and_where_it_comes_from():
    for soort, w in SOORTEN.items():
        assert all((w.naam, w.vraag, w.anders, w.bron, w.voor)), soort
        assert w.zin[-1] == w.anders[-1] == ".", soort


def test_who_is_asked_may_see_the_status_that_it_rests_on():
    for soort, w in SOORTEN.items():
        if soort in ZONDER_KIND:
            continue
        for rol in w.voor:
            for groep in (Groep.SIGNAAL_EN_ROUTE, Groep.TIJDLIJN, Groep.INSCHRIJVING):
                assert cel(rol, groep, Handeling.BEKIJKEN), (soort, rol, groep)


def test_a_rol_is_asked_from_the_number_that_the_table_gives():
    assert gevraagd_van("leerplichtambtenaar")[Soort.TE_LAAT] == 9
    assert gevraagd_van("verzuimcoordinator")[Soort.TE_LAAT] == 3
    assert Soort.TE_LAAT not in gevraagd_van("swv_consulent")
    assert gevraagd_van("beheerder") == {}


@pytest.mark.django_db
def test_the_database_goes_by_the_same_table():
    with connection.cursor() as cursor:
        cursor.execute("select soort, blijft, standaard from signalen_soorten()")
        rijen = cursor.fetchall()
    assert sorted(rijen) == sorted((s.value, w.blijft, w.standaard) for s, w in SOORTEN.items())
