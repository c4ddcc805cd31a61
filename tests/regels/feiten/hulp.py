"""A small valid fact folder to break in one place at a time."""

from __future__ import annotations

from pathlib import Path

GELDIG = {
    "jongeren": (
        "jongere,geboortedatum,startkwalificatie_op,kwalificatieplicht_vervallen_op\n"
        "k1,2010-03-04,,\nk2,2012-02-29,,\n"
    ),
    "scholen": (
        "school,naam,sector,gemeente,vakantieregio,uren_per_lesdag\n"
        "10AB00,De Boom,po,0392,noord,\n10CD01,De Tak,vo,0392,,5.5\n"
    ),
    "woonplaatsen": "jongere,gemeente,wijk,begindatum,einddatum\nk1,0392,WK01,2010-03-04,\n",
    "inschrijvingen": "jongere,school,begindatum,einddatum\nk1,10AB00,2014-08-01,\n",
    "verzuim": (
        "jongere,school,begindatum,einddatum,soort,uren\n"
        "k1,10AB00,2020-01-06,2020-01-10,ziek,\n"
        "k1,10AB00,2020-01-13,2020-01-13,ongeoorloofd,2.5\n"
    ),
    "vrijstellingen": "jongere,grond,begindatum,einddatum\nk2,art5_onder_a,2020-01-01,\n",
    "aanbod": (
        "jongere,soort,passend,aangeboden_op,begindatum,einddatum\n"
        "k2,zorg,ja,2020-01-01,2020-02-01,\n"
    ),
    "duidingen": "jongere,duiding,begindatum,einddatum\nk2,dreigend,2020-01-01,\n",
    "gegevensstand": "school,gegevens_tot_en_met\n10AB00,2020-06-30\n",
    "dekking": "bron,categorie,begindatum,einddatum\n0392,inschrijving,2018-08-01,\n",
    "lesvrij": (
        "vakantieregio,school,begindatum,einddatum,naam\n"
        "noord,,2019-12-21,2020-01-05,kerst\n,10AB00,2020-02-03,2020-02-03,studiedag\n"
    ),
}


def map_met(pad: Path, **anders: str | bytes | None) -> Path:
    """Write the valid folder with other contents for some tables (None: no such file)."""
    for naam, inhoud in (GELDIG | anders).items():
        if isinstance(inhoud, bytes):
            (pad / f"{naam}.csv").write_bytes(inhoud)
        elif inhoud is not None:
            (pad / f"{naam}.csv").write_text(inhoud, encoding="utf-8", newline="")
    return pad


def met_rij(tabel: str, rij: str) -> str:
    """The table with a row after its last."""
    return f"{GELDIG[tabel]}{rij}\n"
