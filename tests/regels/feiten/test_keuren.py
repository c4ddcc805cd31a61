"""Every rule of rekenregels §2 for a row: what is rejected, where, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from inbeeld.regels.feitenmap import feiten_uit_tabellen, lees_feitenmap
from tests.regels.feiten.hulp import GELDIG, map_met, met_rij


def test_valid_folder_is_accepted_whole(tmp_path: Path) -> None:
    lezing = lees_feitenmap(map_met(tmp_path))
    assert lezing.afgekeurd == []
    assert lezing.waarschuwingen == ()
    assert (lezing.gelezen, lezing.aanvaard) == (15, 15)


AFGEKEURD = [
    ("jongeren", ",2010-01-01,,", "jongere", "is leeg"),
    ("jongeren", "k3,,,", "geboortedatum", "is leeg"),
    ("jongeren", "k3,2011-02-29,,", "geboortedatum", "geen bestaande datum"),
    ("jongeren", "k3,31-02-2010,,", "geboortedatum", "geen bestaande datum"),
    ("jongeren", "k3,2010-1-2,,", "geboortedatum", "geen bestaande datum"),
    ("jongeren", "k3, 2010-01-02,,", "geboortedatum", "geen bestaande datum"),
    ("jongeren", "k3,infinity,,", "geboortedatum", "geen bestaande datum"),
    ("jongeren", "k3,2010/01/02,,", "geboortedatum", "geen bestaande datum"),
    ("jongeren", "k3,0000-01-01,,", "geboortedatum", "geen bestaande datum"),
    ("jongeren", "k3,2010-01-02,nee,", "startkwalificatie_op", "geen bestaande datum"),
    ("scholen", "10ab00,X,po,0392,noord,", "school", "geen schoolcode"),
    ("scholen", "10AB0,X,po,0392,noord,", "school", "geen schoolcode"),
    ("scholen", "10AB99,X,hbo,0392,noord,", "sector", "onbekende code"),
    ("scholen", "10AB99,X,,0392,noord,", "sector", "is leeg"),
    ("scholen", "10AB99,X,po,392,noord,", "gemeente", "geen gemeentecode"),
    ("scholen", "10AB99,X,po,0392,oost,", "vakantieregio", "onbekende code"),
    ("scholen", "10AB99,X,po,0392,noord,0", "uren_per_lesdag", "meer dan 0"),
    ("scholen", '10AB99,X,po,0392,noord,"5,5"', "uren_per_lesdag", "geen getal"),
    ("woonplaatsen", "k9,0392,,2010-01-01,", "jongere", "niet (of niet geldig) in jongeren"),
    ("woonplaatsen", "k1,Haarlem,,2010-01-01,", "gemeente", "geen gemeentecode"),
    ("woonplaatsen", "k1,0392,,2010-01-02,2010-01-01", "einddatum", "vóór de begindatum"),
    ("woonplaatsen", "k1,0392,,,2010-01-01", "begindatum", "is leeg"),
    ("inschrijvingen", "k1,10ZZ00,2014-08-01,", "school", "niet (of niet geldig) in scholen"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-10,vrij,", "soort", "onbekende code"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-06,ziek,25", "uren", "meer dan 0"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-06,ziek,0", "uren", "meer dan 0"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-06,ziek,-1", "uren", "meer dan 0"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-06,ziek,12.01", "uren", "meer dan 0"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-06,ziek,2.505", "uren", "twee decimalen"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-06,ziek,veel", "uren", "geen getal"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-07,ziek,2", "einddatum", "een rij met uren"),
    ("verzuim", "k1,10AB00,2020-01-06,,ziek,2", "einddatum", "een rij met uren"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-07,te_laat,", "einddatum", "te_laat"),
    ("verzuim", "k1,10AB00,2020-01-06,,te_laat,", "einddatum", "te_laat"),
    ("vrijstellingen", "k1,art5,2020-01-01,", "grond", "onbekende code"),
    ("aanbod", "k1,thuis,ja,,,", "soort", "onbekende code"),
    ("aanbod", "k1,zorg,misschien,,,", "passend", "onbekende code"),
    ("aanbod", "k1,zorg,,,,", "passend", "is leeg"),
    ("duidingen", "k1,zielig,2020-01-01,", "duiding", "onbekende code"),
    ("gegevensstand", "10AB00,", "gegevens_tot_en_met", "is leeg"),
    ("gegevensstand", "10ZZ00,2020-01-01", "school", "niet (of niet geldig) in scholen"),
    ("dekking", "10ZZ00,ziek,2020-01-01,", "bron", "niet (of niet geldig) in scholen"),
    ("dekking", "Haarlem,ziek,2020-01-01,", "bron", "geen schoolcode"),
    ("dekking", "0392,alles,2020-01-01,", "categorie", "onbekende code"),
    ("lesvrij", "noord,,2020-01-01,,x", "einddatum", "is leeg"),
    ("lesvrij", ",,2020-01-01,2020-01-02,x", "vakantieregio", "een van beide"),
    ("lesvrij", "oost,,2020-01-01,2020-01-02,x", "vakantieregio", "onbekende code"),
    ("lesvrij", "noord,10ZZ00,2020-01-01,2020-01-02,x", "school", "niet (of niet geldig)"),
]


@pytest.mark.parametrize(("tabel", "rij", "kolom", "reden"), AFGEKEURD)
def test_row_is_rejected(tmp_path: Path, tabel: str, rij: str, kolom: str, reden: str) -> None:
    lezing = lees_feitenmap(map_met(tmp_path, **{tabel: met_rij(tabel, rij)}))
    (afkeuring,) = lezing.afgekeurd
    laatste = GELDIG[tabel].count("\n") + 1
    assert (afkeuring.bestand, afkeuring.regel) == (f"{tabel}.csv", laatste)
    assert afkeuring.kolom == kolom
    assert reden in afkeuring.reden
    assert (lezing.gelezen, lezing.aanvaard) == (16, 15)


AANVAARD = [
    ("aanbod", "k1,zorg,nee,,,"),
    ("aanbod", "k1,zorg,nee,2020-01-01,,2020-02-01"),
    ("verzuim", "k1,10AB00,2020-01-06,,ziek,"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-06,te_laat,4"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-06,ziek,12"),
    ("verzuim", "k1,10AB00,2020-01-06,2020-01-10,ziek,"),  # the same row twice
    ("lesvrij", "oost,10AB00,2020-01-01,2020-01-02,x"),  # its vakantieregio is not read
    ("woonplaatsen", "k1,0361,,2012-01-01,"),
    ("dekking", "10AB00,ziek,2020-01-01,"),
    ("jongeren", "k3,2012-02-29,,"),
]


@pytest.mark.parametrize(("tabel", "rij"), AANVAARD)
def test_row_is_accepted(tmp_path: Path, tabel: str, rij: str) -> None:
    lezing = lees_feitenmap(map_met(tmp_path, **{tabel: met_rij(tabel, rij)}))
    assert lezing.afgekeurd == []
    assert lezing.aanvaard == 16


def test_the_value_stays_out_of_the_reason(tmp_path: Path) -> None:
    rij = "geheim,10AB00,2020-01-06,2020-01-10,ziek,"
    (afkeuring,) = lees_feitenmap(map_met(tmp_path, verzuim=met_rij("verzuim", rij))).afgekeurd
    assert afkeuring.waarde == "geheim"
    assert "geheim" not in afkeuring.reden


def test_both_of_a_pair_are_rejected_and_what_points_at_them(tmp_path: Path) -> None:
    lezing = lees_feitenmap(map_met(tmp_path, jongeren=met_rij("jongeren", "k1,2010-03-05,,")))
    regels = [(a.tabel, a.regel) for a in lezing.afgekeurd]
    assert regels == [
        ("jongeren", 2),
        ("jongeren", 4),
        ("woonplaatsen", 2),
        ("inschrijvingen", 2),
        ("verzuim", 2),
        ("verzuim", 3),
    ]
    assert "vaker" in lezing.afgekeurd[0].reden
    assert lezing.gelezen == lezing.aanvaard + lezing.aantal_afgekeurd


def test_an_invalid_row_does_not_make_its_valid_twin_a_pair(tmp_path: Path) -> None:
    lezing = lees_feitenmap(map_met(tmp_path, scholen=met_rij("scholen", "10AB00,X,hbo,0392,,")))
    assert [(a.tabel, a.regel, a.kolom) for a in lezing.afgekeurd] == [("scholen", 4, "sector")]


def test_moments_of_knowledge(tmp_path: Path) -> None:
    tabel = (
        "jongere,school,begindatum,einddatum,vastgelegd_op,ingetrokken_op\n"
        "k1,10AB00,2014-08-01,,2026-01-15T12:00:00Z,\n"
        "k1,10AB00,2014-08-01,,2026-01-15T12:00:00Z,2026-02-01T00:00:00.5Z\n"
        "k1,10AB00,2014-08-01,,2026-01-15 12:00:00,\n"
        "k1,10AB00,2014-08-01,,2026-01-15T12:00:00+01:00,\n"
        "k1,10AB00,2014-08-01,,2026-02-30T12:00:00Z,\n"
    )
    lezing = lees_feitenmap(map_met(tmp_path, inschrijvingen=tabel))
    assert [(a.regel, a.kolom) for a in lezing.afgekeurd] == [
        (4, "vastgelegd_op"),
        (5, "vastgelegd_op"),
        (6, "vastgelegd_op"),
    ]
    rijen = lezing.feiten.con.sql(
        "select rij, vastgelegd_op::varchar, ingetrokken_op::varchar "
        "from feit_inschrijvingen order by rij"
    ).fetchall()
    assert rijen == [
        (2, "2026-01-15 12:00:00", None),
        (3, "2026-01-15 12:00:00", "2026-02-01 00:00:00.5"),
    ]


def test_rows_from_memory(tmp_path: Path) -> None:
    lezing = feiten_uit_tabellen(
        {
            "jongeren": [
                {
                    "jongere": "k1",
                    "geboortedatum": "2010-01-01",
                    "startkwalificatie_op": "",
                    "kwalificatieplicht_vervallen_op": None,
                }
            ],
            "scholen": [],
            "woonplaatsen": [
                {
                    "jongere": "k2",
                    "gemeente": "0392",
                    "wijk": "",
                    "begindatum": "2010-01-01",
                    "einddatum": "",
                }
            ],
        }
    )
    assert [(a.bestand, a.regel, a.kolom) for a in lezing.afgekeurd] == [
        ("woonplaatsen", 1, "jongere")
    ]
