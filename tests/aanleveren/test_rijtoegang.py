"""With plain SQL as another organisation: not a row of a delivery."""

import pytest
from django.db import connection

from inbeeld.toegang.actor import als
from tests import fabriek
from tests.aanleveren.bestanden import csv_levering, leerling

pytestmark = pytest.mark.django_db
TABELLEN = ("levering", "leveringdeel", "afgekeurderij", "vraag", "leverancierssleutel")


def tel(actor):
    with als(actor), connection.cursor() as cursor:
        aantallen = {}
        for tabel in TABELLEN:
            cursor.execute(f"select count(*) from aanleveren_{tabel}")
            aantallen[tabel] = cursor.fetchone()[0]
        return aantallen


@pytest.fixture
def gevuld(coordinator, lever):
    """A processed delivery with a question and a refused row, and one that waits."""
    twee = "1;10AB00;2024-08-01;\n2;10AB00;2024-08-01;\n"
    lever(coordinator, csv_levering(leerling(1) + leerling(2), twee))
    een = csv_levering(leerling(1), "1;10AB00;2024-08-01;\n", "1;10AB00;31-02-2026;;ziek;\n")
    lever(coordinator, een)
    lever(coordinator, een, door=False)


def test_de_leverancier_ziet_haar_rijen(coordinator, gevuld):
    assert all(tel(coordinator).values())


@pytest.mark.parametrize("wie", ["school", "gemeente", "swv", "niemand"])
def test_een_ander_ziet_niets(gevuld, wie):
    maak = {
        "school": lambda: fabriek.actor(fabriek.school("20CD00")),
        "gemeente": lambda: fabriek.actor(fabriek.gemeente()),
        "swv": lambda: fabriek.actor(fabriek.swv(scholen=[fabriek.school()])),
        "niemand": lambda: None,
    }
    assert not any(tel(maak[wie]()).values())


def test_de_regio_ziet_alleen_dat_er_is_aangeleverd(gevuld):
    gezien = tel(fabriek.actor(fabriek.regio()))
    assert gezien.pop("levering") == 3
    assert not any(gezien.values())


def test_een_ander_kan_niets_wijzigen(gevuld):
    with als(fabriek.actor(fabriek.regio())), connection.cursor() as cursor:
        cursor.execute("update aanleveren_levering set status = 'ingetrokken'")
        assert cursor.rowcount == 0
        cursor.execute("delete from aanleveren_vraag")
        assert cursor.rowcount == 0
