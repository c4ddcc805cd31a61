"""A fact folder as a delivery, in CSV and in Parquet."""

import io
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from inbeeld.aanleveren.formaten import FORMATEN, Onleesbaar
from inbeeld.aanleveren.keuring import Bekend, keur
from inbeeld.regels.schema import TABELLEN
from tests.aanleveren.bestanden import (
    GEMEENTE,
    SCHOOL,
    VANDAAG,
    onderwijsnummer,
    opdracht,
    schrijf,
    zip_met,
)

BEKEND = Bekend([{"school": SCHOOL, "sector": "vo", "gemeente": GEMEENTE}])
PERSONALIA = f"jongere,pgn,roepnaam,achternaam\nj1,{onderwijsnummer(1)},Kim,Zee\n"
JONGEREN = "jongere,geboortedatum,startkwalificatie_op,kwalificatieplicht_vervallen_op\n"
JONGEREN += "j1,2012-03-04,,\n"
KOP = "jongere,school,begindatum,einddatum,soort,uren"
RIJ = ["j1", SCHOOL, date(2025, 11, 3), date(2025, 11, 3), "ziek", Decimal("2.50")]


def parquet(kolommen, *, rijen=1, groep=None):
    tabel = pa.table({naam: pa.array([waarde] * rijen) for naam, waarde in kolommen.items()})
    uit = io.BytesIO()
    pq.write_table(tabel, uit, row_group_size=groep)
    return uit.getvalue()


def keur_map(tmp_path, bestanden, bekend=BEKEND):
    pad = schrijf(tmp_path, zip_met(bestanden))
    gelezen = FORMATEN["feitenmap"].lees(pad, opdracht())
    return keur(gelezen, opdracht(), "school", TABELLEN, bekend, vandaag=VANDAAG)


def met(**bestanden):
    return {"personalia.csv": PERSONALIA, "jongeren.csv": JONGEREN} | {
        naam.replace("__", "."): inhoud for naam, inhoud in bestanden.items()
    }


def test_csv_en_parquet_geven_hetzelfde(tmp_path):
    csv = f"{KOP}\nj1,{SCHOOL},2025-11-03,2025-11-03,ziek,2.5\n"
    uit_csv = keur_map(tmp_path, met(verzuim__csv=csv))
    kolommen = dict(zip(KOP.split(","), RIJ, strict=True))
    uit_parquet = keur_map(tmp_path, met(verzuim__parquet=parquet(kolommen)))
    assert uit_csv.afgekeurd == uit_parquet.afgekeurd == []
    assert uit_csv.tabellen["verzuim"].rijen == uit_parquet.tabellen["verzuim"].rijen
    assert uit_csv.personen["j1"].geboortedatum == date(2012, 3, 4)


def test_parquet_met_moment_in_plaats_van_datum(tmp_path):
    kolommen = dict(zip(KOP.split(","), RIJ, strict=True))
    kolommen |= {"begindatum": datetime(2025, 11, 3), "uren": 2.5}
    keuring = keur_map(tmp_path, met(verzuim__parquet=parquet(kolommen)))
    assert keuring.afgekeurd == []
    kolommen["begindatum"] = datetime(2025, 11, 3, 9, 30)
    keuring = keur_map(tmp_path, met(verzuim__parquet=parquet(kolommen)))
    assert keuring.afgekeurd[0].kolom == "begindatum"


def test_ingetrokken_rijen_horen_niet_in_een_levering(tmp_path):
    csv = f"{KOP},ingetrokken_op\nj1,{SCHOOL},2025-11-03,2025-11-03,ziek,,2025-12-01T00:00:00Z\n"
    keuring = keur_map(tmp_path, met(verzuim__csv=csv))
    assert keuring.afgekeurd[0].kolom == "ingetrokken_op"
    assert keuring.tabellen["verzuim"].rijen == []


def test_jongere_zonder_persoonsgegevens(tmp_path):
    bestanden = met()
    del bestanden["personalia.csv"]
    assert "persoonsgegevens" in keur_map(tmp_path, bestanden).afgekeurd[0].reden
    bekend = Bekend(BEKEND.scholen, {"j1": date(2012, 3, 4)})
    assert keur_map(tmp_path, bestanden, bekend).afgekeurd == []


def test_tabel_die_de_rol_niet_levert(tmp_path):
    csv = "jongere,grond,begindatum,einddatum\nj1,art15,2025-09-01,\n"
    pad = schrijf(tmp_path, zip_met(met(vrijstellingen__csv=csv)))
    gelezen = FORMATEN["feitenmap"].lees(pad, opdracht())
    keuring = keur(gelezen, opdracht(), "school", {"jongeren", "verzuim"}, BEKEND, vandaag=VANDAAG)
    assert [(a.bestand, a.regel) for a in keuring.afgekeurd] == [("vrijstellingen.csv", 2)]


@pytest.mark.parametrize(
    ("bestanden", "woorden"),
    [
        ({"iets.csv": "a,b\n"}, "geen enkele feitentabel"),
        ({"verzuim.csv": "jongere,school\n"}, "ontbreken"),
        ({"verzuim.parquet": b"PAR1 kapot PAR1"}, "geen leesbaar Parquet"),
        ({"verzuim.csv": KOP, "verzuim.parquet": b"x"}, "twee keer"),
        ({"verzuim.parquet": parquet({"jongere": "j1"})}, "ontbreken"),
        ({"verzuim.parquet": parquet({k: [1] for k in KOP.split(",")})}, "enkelvoudige"),
    ],
    ids=["geen tabel", "kolom", "kapot", "twee keer", "kolom in parquet", "lijst"],
)
def test_onleesbaar(tmp_path, bestanden, woorden):
    with pytest.raises(Onleesbaar, match=woorden):
        keur_map(tmp_path, bestanden)


def test_parquetbom(tmp_path):
    # 100 MB of one value, twice: a hundred kilobytes in the file.
    bom = parquet(dict.fromkeys(KOP.split(","), "x") | {"soort": "y" * 5_000}, rijen=200_000)
    assert len(bom) < 200_000
    with pytest.raises(Onleesbaar, match="langer dan"):
        keur_map(tmp_path, {"verzuim.parquet": bom})
    with pytest.raises(Onleesbaar, match="rijen"):
        keur_map(
            tmp_path,
            {"verzuim.parquet": parquet(dict.fromkeys(KOP.split(","), "x"), rijen=400_000)},
        )
