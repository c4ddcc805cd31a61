"""The tables of the regions' documents as reports, asked for with the form and read in the files.

With INBEELD_DOCUMENTEN=alles all folders; else the smallest.
"""

import io
import json
import os
from collections.abc import Mapping
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.monitor.rapporten.inhoud import als_tekst
from tests import fabriek as f
from tests.monitor.documenten import laad, tekst_van

pytestmark = pytest.mark.django_db
ALLES = os.environ.get("INBEELD_DOCUMENTEN") == "alles"
groot = pytest.mark.skipif(not ALLES, reason="the larger folders: INBEELD_DOCUMENTEN=alles")


def rapport(client: Client, soort: str, **vraag: str) -> str:
    """The address of a report that the form made, as a user would have it."""
    gevraagd = client.post(reverse("rapport_nieuw", args=[soort]), {"gebied": "regio", **vraag})
    assert gevraagd.status_code == 302, tekst_van(gevraagd)
    adres = gevraagd.url
    if "berekening" in adres:
        adres = client.get(adres).url
    return adres


def tabellen(client: Client, adres: str) -> dict[str, dict[str, dict[str, str]]]:
    """Table → row → column → words, of the JSON file; the spreadsheet says the same."""
    inhoud = json.loads(client.get(f"{adres}rapport.json").content)
    boek = openpyxl.load_workbook(
        io.BytesIO(client.get(f"{adres}rapport.xlsx").content), data_only=True
    )
    in_boek = {cel.value for vel in boek.worksheets for rij in vel.rows for cel in rij}
    uit: dict[str, Any] = {}
    for deel in inhoud["delen"]:
        if deel["soort"] != "tabel":
            continue
        for rij in deel["rijen"]:
            assert rij[0] in in_boek
            cellen = dict(zip(deel["kolommen"][1:], map(als_tekst, rij[1:]), strict=True))
            uit.setdefault(deel["sleutel"], {})[rij[0]] = cellen
    return uit


def vergelijk(
    wat: str, tabel: Mapping[str, Mapping[str, str]], document: Mapping[str, Mapping[str, str]]
) -> None:
    """Every cell of the document stands in the report."""
    for rij, cellen in document.items():
        for kolom, waarde in cellen.items():
            gevonden = tabel[rij][kolom]
            print(f"{wat} (rapport) | {rij} | {kolom} | document {waarde} | rapport {gevonden}")
            assert gevonden == waarde, (rij, kolom)


def test_kop_the_five_peildata_of_the_newsletter(client, monkeypatch) -> None:
    klant = laad("kop-2015-2016", client, monkeypatch)
    dagen = ("2015-11-15", "2016-01-15", "2016-03-15", "2016-05-15", "2016-09-15")
    eigen = {f"dag{nr}": dag for nr, dag in enumerate(dagen, 1)}
    vraag = {"definitie": "kop-nh-2015", "periode": "2024-08-01", "dagen": "eigen", **eigen}
    adres = rapport(klant, "peildata", **vraag)
    koppen = ("15 november 2015", "15 januari 2016", "15 maart 2016", "15 mei 2016")
    koppen = (*koppen, "15 september 2016")
    document = {
        "Thuiszitter": ("1", "1", "2", "2", "0"),
        "Thuishouder": ("2", "0", "0", "1", "0"),
        "Absoluut verzuim": ("1", "1", "1", "1", "1"),
    }
    vergelijk(
        "KOP",
        tabellen(klant, adres)["stand"],
        {rij: dict(zip(koppen, cellen, strict=True)) for rij, cellen in document.items()},
    )


@groot
def test_nk_with_what_nobody_registered(client, monkeypatch) -> None:
    klant = laad("nk-2017-po", client, monkeypatch)
    vraag = {"periode": "2024-08-01", "dagen": "eigen", "dag1": "2017-03-15"}
    tabel = tabellen(klant, rapport(klant, "peildata", definitie="nk-2017-po", **vraag))
    dag = "15 maart 2017"
    document = {
        "Verzuim 4 weken tot 3 maanden": {dag: "1"},
        "Verzuim langer dan 3 maanden": {dag: "3"},
        "Niet ingeschreven": {dag: "8"},
        "Langdurig ziek": {dag: "onbekend"},
    }
    vergelijk("NK1 po", tabel["stand"], document)
    gronden = {
        "Lichamelijk of psychisch niet geschikt (art. 5 onder a)": {dag: "ten minste 25"},
        "Bedenkingen tegen de richting (art. 5 onder b)": {dag: "ten minste 18"},
        "School in het buitenland (art. 5 onder c)": {dag: "ten minste 8"},
    }
    vergelijk("NK1 po", tabel["vrijstellingen"], gronden)
    vergelijk("NK1 po", tabel["per_gemeente"], {"Gemeente 0416": {"Vrijgesteld": "onbekend"}})


@groot
def test_nk_vo_begin_2017(client, monkeypatch) -> None:
    klant = laad("nk-2017-vo", client, monkeypatch)
    vraag = {"periode": "2024-08-01", "dagen": "eigen", "dag1": "2017-02-01"}
    tabel = tabellen(klant, rapport(klant, "peildata", definitie="nk-2017-vo", **vraag))
    document = {
        "Dreigend": "44",
        "Thuiszittend": "24",
        "Langdurig ziek": "31",
        "Nazorg": "12",
        "Absoluut verzuim": "6",
        "Vrijgesteld": "35",
    }
    vergelijk("NK1 vo", tabel["stand"], {r: {"1 februari 2017": n} for r, n in document.items()})


@groot
def test_nota_chapter_four(client, monkeypatch) -> None:
    klant = laad("nota-2018-2019", client, monkeypatch)
    beheerder = Client()
    f.log_in(beheerder, f.actor(f.regio(), "beheerder"))
    pagina = beheerder.get(reverse("doelen")).content.decode()
    codes = [deel.partition('"')[0] for deel in pagina.split('name="code" value="')[1:]]
    beheerder.post(reverse("doelen_laden"), {"code": codes})
    vraag = {"definitie": "zkij-2021", "periode": "2018-08-01"}
    tabel = tabellen(klant, rapport(klant, "informatienota", **vraag))
    jaar = "2018–2019"
    thuis = {"Thuiszitters, alle kinderen": {jaar: "106"}}
    vergelijk("NOTA", tabel["thuiszitters_jaar"], thuis)
    haarlem = tabellen(
        klant, rapport(klant, "informatienota", **{**vraag, "gebied": "gemeente:0392"})
    )
    vergelijk(
        "NOTA Haarlem", haarlem["thuiszitters_jaar"], {"Thuiszitters, alle kinderen": {jaar: "49"}}
    )
    naam = "Ongeoorloofd verzuimers (16 uur in vier weken)"
    vergelijk("NOTA Haarlem", haarlem["verzuim_jaar"], {naam: {jaar: "633"}})
    paren = {(rij["Begin"], rij["Afspraak"]) for rij in tabel["doelen"].values()}
    for begin, doel in (("106", "95"), ("884", "796"), ("49", "44"), ("633", "570")):
        print(f"NOTA (rapport) | doel | {begin} naar {doel} | document {doel} | rapport {doel}")
        assert (begin, doel) in paren
