"""Files that are broken, misnamed or in another shape: one clear line, or the right facts."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from inbeeld.regels.feitenmap import Feiten, feiten_uit_tabellen, lees_feitenmap
from inbeeld.regels.fouten import AanroepFout, FeitenmapFout
from tests.regels.feiten.hulp import GELDIG, map_met, met_rij

J = GELDIG["jongeren"]
FOUTEN = [
    ({"jongeren": None}, "de tabel jongeren ontbreekt"),
    ({"jongeren": ""}, "de tabel jongeren is leeg"),
    ({"verzuim": "jongere,school\nk1,10AB00\n"}, "kolom begindatum, einddatum, soort, uren"),
    ({"jongeren": J.replace(",", ";")}, "puntkomma's"),
    ({"jongeren": J.replace(",", "\t")}, "tabs"),
    ({"jongeren": J.encode("utf-16")}, "UTF-16"),
    (
        {"jongeren": met_rij("jongeren", "Zoë,2010-01-01,,").encode("cp1252")},
        "regel 4: is niet in UTF-8",
    ),
    ({"jongeren": met_rij("jongeren", "k\0,2010-01-01,,").encode()}, "regel 4: bevat een NUL"),
    ({"jongeren": met_rij("jongeren", '"k3,2010-01-01,,')}, "aanhalingstekens"),
    ({"jongeren": met_rij("jongeren", '"k"3,2010-01-01,,')}, "aanhalingstekens"),
    ({"jongeren": "\n" + J}, "de eerste regel is leeg"),
    ({"jongeren": J.replace("geboortedatum", "jongere", 1)}, "kolom jongere staat er twee keer in"),
]


@pytest.mark.parametrize(("anders", "melding"), FOUTEN)
def test_unreadable_folder(tmp_path: Path, anders: dict[str, str | None], melding: str) -> None:
    with pytest.raises(FeitenmapFout) as fout:
        lees_feitenmap(map_met(tmp_path, **anders))
    assert melding in str(fout.value)
    assert "\n" not in str(fout.value)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(AanroepFout):
        lees_feitenmap(tmp_path / "weg")


def test_table_twice(tmp_path: Path) -> None:
    pq.write_table(pa.table({"jongere": ["k1"]}), map_met(tmp_path) / "jongeren.parquet")
    with pytest.raises(FeitenmapFout, match="twee keer"):
        lees_feitenmap(tmp_path)


def test_broken_parquet(tmp_path: Path) -> None:
    (map_met(tmp_path, jongeren=None) / "jongeren.parquet").write_bytes(b"PAR1 not really")
    with pytest.raises(FeitenmapFout, match="geen leesbaar Parquetbestand"):
        lees_feitenmap(tmp_path)


def test_parquet_column_of_an_impossible_type(tmp_path: Path) -> None:
    map_met(tmp_path, gegevensstand=None)
    pq.write_table(
        pa.table({"school": ["10AB00"], "gegevens_tot_en_met": [True]}),
        tmp_path / "gegevensstand.parquet",
    )
    with pytest.raises(FeitenmapFout, match="kolom gegevens_tot_en_met heeft type BOOLEAN"):
        lees_feitenmap(tmp_path)


def test_optional_tables_may_be_missing_or_empty(tmp_path: Path) -> None:
    weg = dict.fromkeys(set(GELDIG) - {"jongeren", "scholen", "verzuim"})
    lezing = lees_feitenmap(map_met(tmp_path, **weg, verzuim=""))
    assert lezing.aanvaard == 4
    assert lezing.feiten.con.sql("from feit_verzuim").fetchall() == []
    assert lezing.feiten.con.sql("from feit_lesvrij").fetchall() == []


def test_unknown_files_and_columns_are_named(tmp_path: Path) -> None:
    inhoud = GELDIG["gegevensstand"].replace("gegevens_tot_en_met", "gegevens_tot_en_met,bron")
    map_met(tmp_path, gegevensstand=inhoud.replace("06-30", "06-30,x"), verzuimen="a,b\n")
    lezing = lees_feitenmap(tmp_path)
    assert lezing.waarschuwingen == (
        "verzuimen.csv is niet gelezen: geen feitentabel (bedoelt u verzuim?)",
        "gegevensstand.csv: onbekende kolom bron is niet gelezen",
    )
    assert lezing.aantal_afgekeurd == 0


def test_bom_and_windows_line_ends(tmp_path: Path) -> None:
    inhoud = b"\xef\xbb\xbf" + J.replace("\n", "\r\n").encode()
    lezing = lees_feitenmap(map_met(tmp_path, jongeren=inhoud))
    assert lezing.afgekeurd == []


def test_lines_are_counted_through_blank_lines_and_quotes(tmp_path: Path) -> None:
    inhoud = (
        "school,naam,sector,gemeente,vakantieregio,uren_per_lesdag\n"
        "\n"
        '10AB00,"De ""Boom""\nin twee regels, met komma",po,0392,noord,\n'
        "10CD01,De Tak,fout,0392,,5.5\n"
        "10EF00,te kort,po\n"
        "10GH00,te lang,po,0392,,,,\n"
        "10CD01,De Tak,vo,0392,,5.5\n"
    )
    lezing = lees_feitenmap(map_met(tmp_path, scholen=inhoud))
    assert [(a.regel, a.kolom) for a in lezing.afgekeurd] == [(5, "sector"), (6, ""), (7, "")]
    assert "3 waarden; de kopregel 6" in lezing.afgekeurd[1].reden
    assert lezing.standen[0].gelezen == 5
    rij = lezing.feiten.con.sql("select rij, naam from feit_scholen order by rij").fetchall()
    assert rij == [(3, 'De "Boom"\nin twee regels, met komma'), (8, "De Tak")]


@pytest.mark.parametrize("extra", ["", 'a"b', "regel", "regel_nr", "Jongere", "é", "select"])
@pytest.mark.parametrize("recht", [True, False])
def test_a_column_of_any_name_is_no_trouble(tmp_path: Path, extra: str, recht: bool) -> None:
    einde = "" if recht else "\n\n"  # a blank line between the rows: no longer a line per row
    inhoud = (
        f"school,gegevens_tot_en_met,{extra}\n10AB00,2020-06-30,x\n{einde}10CD01,2020-06-31,x\n"
    )
    lezing = lees_feitenmap(map_met(tmp_path, gegevensstand=inhoud))
    assert [(a.kolom, a.regel) for a in lezing.afgekeurd] == [
        ("gegevens_tot_en_met", 3 if recht else 5)
    ]
    assert len(lezing.waarschuwingen) == 1


def test_a_large_file_with_a_blank_line(tmp_path: Path) -> None:
    """Python's reader takes over, in blocks."""
    rijen = "".join(f"k{nr},2010-01-01,,\n" for nr in range(3, 120_000))
    inhoud = J + "\n" + rijen + "k120000,2010-13-01,,\n"
    lezing = lees_feitenmap(map_met(tmp_path, jongeren=inhoud))
    assert [(a.kolom, a.regel) for a in lezing.afgekeurd] == [("geboortedatum", 120_002)]
    assert lezing.feiten.con.sql(
        "select rij from feit_jongeren join feit_sleutels using (jongere) where sleutel = 'k110000'"
    ).fetchall() == [(110_002,)]


@pytest.mark.parametrize("naam", ["a[12]", "a*", "jo's map?", "é {a,b}"])
def test_a_folder_of_any_name(tmp_path: Path, naam: str) -> None:
    """A name that looks like a pattern must not bring in the facts of the folder beside it."""
    for map_ in (naam, "a1", "abc"):
        (tmp_path / map_).mkdir()
    map_met(tmp_path / "a1", jongeren=J + "k3,2010-01-01,,\n")
    hier = map_met(tmp_path / naam, lesvrij=None)
    vrij = {"vakantieregio": ["noord"], "school": [""], "naam": ["x"]}
    dag = {"begindatum": ["2020-01-01"], "einddatum": ["2020-01-01"]}
    pq.write_table(pa.table(vrij | dag), hier / "lesvrij.parquet")
    lezing = lees_feitenmap(hier)
    assert (lezing.aanvaard, lezing.aantal_afgekeurd) == (14, 0)
    assert lezing.feiten.getal("select count(*) from feit_jongeren") == 2
    kaal = tmp_path / naam / "kaal"
    kaal.mkdir()
    jongeren = {"jongere": ["a"], "geboortedatum": [date(2010, 1, 1)]}
    pq.write_table(pa.table(jongeren), kaal / "jongeren.parquet")
    assert Feiten.uit_parquet(kaal).getal("select count(*) from feit_jongeren") == 1


def test_blank_lines_at_the_end(tmp_path: Path) -> None:
    lezing = lees_feitenmap(map_met(tmp_path, jongeren=J + "\r\n\n\n"))
    assert lezing.aanvaard == 15


def test_typed_facts(tmp_path: Path) -> None:
    feiten = lees_feitenmap(map_met(tmp_path)).feiten
    assert feiten.con.sql(
        "select v.rij, s.sleutel, v.begindatum, v.uren_honderdsten from feit_verzuim v "
        "join feit_sleutels s using (jongere) order by v.rij"
    ).fetchall() == [
        (2, "k1", date(2020, 1, 6), None),
        (3, "k1", date(2020, 1, 13), 250),
    ]
    assert feiten.con.sql(
        "select uren_per_lesdag_honderdsten from feit_scholen order by school"
    ).fetchall() == [(None,), (550,)]


def _arrow(uren: pa.Array) -> dict[str, pa.Table]:
    n = len(uren)
    datum = pa.array([date(2020, 1, 6)] * n)
    return {
        "jongeren": pa.table(
            {
                "jongere": pa.array([7, 30]),
                "geboortedatum": pa.array([datetime(2010, 1, 1), datetime(2011, 1, 1, 8)]),
                "startkwalificatie_op": pa.nulls(2),
                "kwalificatieplicht_vervallen_op": pa.array([None, None], pa.date32()),
            }
        ),
        "scholen": pa.table(
            {
                "school": ["10AB00"],
                "naam": ["x"],
                "sector": ["po"],
                "gemeente": ["0392"],
                "vakantieregio": ["noord"],
                "uren_per_lesdag": pa.array([5.5]),
            }
        ),
        "verzuim": pa.table(
            {
                "jongere": pa.array([7] * n),
                "school": ["10AB00"] * n,
                "begindatum": datum,
                "einddatum": datum,
                "soort": ["ziek"] * n,
                "uren": uren,
            }
        ),
    }


@pytest.mark.parametrize(
    "uren",
    [
        pa.array([2.5, None, 25.0, 2.505, float("nan")]),
        pa.array([Decimal("2.500"), None, Decimal("25"), Decimal("2.505"), Decimal("-1")]),
        pa.array(["2.5", "", "25", "2.505", "nan"]),
    ],
)
def test_typed_tables_are_checked_alike(uren: pa.Array) -> None:
    lezing = feiten_uit_tabellen(_arrow(uren))
    # A moment that is not midnight is no date.
    assert [(a.tabel, a.regel, a.kolom) for a in lezing.afgekeurd] == [
        ("jongeren", 2, "geboortedatum"),
        ("verzuim", 3, "uren"),
        ("verzuim", 4, "uren"),
        ("verzuim", 5, "uren"),
    ]
    assert lezing.feiten.con.sql(
        "select rij, uren_honderdsten from feit_verzuim order by rij"
    ).fetchall() == [(1, 250), (2, None)]


def test_text_kept_as_a_dictionary_and_small_numbers() -> None:
    tabellen = _arrow(pa.array([3, None], pa.uint8()))
    tabellen["verzuim"] = _woordenboek(tabellen["verzuim"], "school", "soort")
    tabellen["jongeren"] = pa.table(
        {
            "jongere": pa.array([7, 8]),
            "geboortedatum": pa.array(["2010-01-01", "2010-02-30"]).dictionary_encode(),
            "startkwalificatie_op": pa.nulls(2),
            "kwalificatieplicht_vervallen_op": pa.nulls(2),
        }
    )
    lezing = feiten_uit_tabellen(tabellen)
    assert [(a.tabel, a.regel, a.waarde) for a in lezing.afgekeurd] == [
        ("jongeren", 2, "2010-02-30")
    ]
    assert lezing.feiten.con.sql(
        "select uren_honderdsten, soort from feit_verzuim order by rij"
    ).fetchall() == [(300, "ziek"), (None, "ziek")]


def _woordenboek(tabel: pa.Table, *kolommen: str) -> pa.Table:
    for kolom in kolommen:
        plek = tabel.column_names.index(kolom)
        tabel = tabel.set_column(plek, kolom, tabel[kolom].dictionary_encode())
    return tabel


def test_accepted_tables_are_taken_over_unchecked(tmp_path: Path) -> None:
    tabellen = _arrow(pa.array([2.5, None]))
    tabellen["verzuim"] = tabellen["verzuim"].append_column("rij", pa.array([901, 902]))
    for naam, tabel in tabellen.items():
        pq.write_table(tabel, tmp_path / f"{naam}.parquet")
    uit_arrow, uit_parquet = Feiten.uit_arrow(tabellen), Feiten.uit_parquet(tmp_path)
    for feiten in (uit_arrow, uit_parquet):
        assert feiten.con.sql(
            "select rij, jongere, uren_honderdsten, vastgelegd_op from feit_verzuim order by rij"
        ).fetchall() == [(901, 7, 250, None), (902, 7, None, None)]
        assert feiten.con.sql("select * from feit_sleutels order by 1").fetchall() == [
            (7, "7"),
            (30, "30"),
        ]
        assert feiten.con.sql("from feit_dekking").fetchall() == []


def test_text_keys_are_numbered_in_their_order() -> None:
    jongeren = pa.table({"jongere": ["b", "a"], "geboortedatum": [date(2010, 1, 1)] * 2})
    feiten = Feiten.uit_arrow({"jongeren": jongeren})
    assert feiten.con.sql("select * from feit_sleutels order by 1").fetchall() == [
        (1, "a"),
        (2, "b"),
    ]


def test_taking_over_an_unknown_table() -> None:
    with pytest.raises(FeitenmapFout):
        Feiten.uit_arrow({"leerlingen": pa.table({"jongere": ["a"]})})
