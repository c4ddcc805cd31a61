"""Rows of facts in and out of their tables: one statement per table, however many rows."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from inbeeld.register.models import FEITMODELLEN
from inbeeld.tijdlijnen.keuring import FeitGeweigerd, Fout, Rij, honderdsten

Maker = Callable[[Rij], Any]


def _zoals(naam: str) -> Maker:
    return lambda rij: rij.get(naam)


def _uren(naam: str) -> Maker:
    return lambda rij: honderdsten(rij.get(naam))


def _ja(naam: str) -> Maker:
    return lambda rij: rij[naam] == "ja"


# Per table: its column, the SQL type of the array that is sent, and where the value comes from.
# Every `periode` is made in SQL from the two inclusive days.
_J = ("jongere_id", "bigint", _zoals("jongere"))
_S = ("school", "text", _zoals("school"))
_G = ("gemeente", "text", _zoals("gemeente"))
_PERIODE = "periode"
_KOLOMMEN: dict[str, tuple[tuple[str, str, Maker], ...]] = {
    "jongeren": (
        _J,
        ("geboortedatum", "date", _zoals("geboortedatum")),
        ("startkwalificatie_op", "date", _zoals("startkwalificatie_op")),
        ("kwalificatieplicht_vervallen_op", "date", _zoals("kwalificatieplicht_vervallen_op")),
    ),
    "scholen": (
        _S,
        ("naam", "text", _zoals("naam")),
        ("sector", "text", _zoals("sector")),
        _G,
        ("vakantieregio", "text", _zoals("vakantieregio")),
        ("uren_per_lesdag_honderdsten", "integer", _uren("uren_per_lesdag")),
    ),
    "woonplaatsen": (_J, _G, ("wijk", "text", _zoals("wijk"))),
    "inschrijvingen": (
        _J,
        _S,
        ("afgeleid", "boolean", lambda rij: bool(rij.get("afgeleid", False))),
    ),
    "verzuim": (
        _J,
        _S,
        ("soort", "text", _zoals("soort")),
        ("uren_honderdsten", "integer", _uren("uren")),
    ),
    "vrijstellingen": (_J, ("grond", "text", _zoals("grond"))),
    "aanbod": (
        _J,
        ("soort", "text", _zoals("soort")),
        ("passend", "boolean", _ja("passend")),
        ("aangeboden_op", "date", _zoals("aangeboden_op")),
    ),
    "duidingen": (_J, ("duiding", "text", _zoals("duiding"))),
    "gegevensstand": (_S, ("gegevens_tot_en_met", "date", _zoals("gegevens_tot_en_met"))),
    "dekking": (
        ("dekkingsbron", "text", _zoals("bron")),
        ("categorie", "text", _zoals("categorie")),
    ),
    "lesvrij": (
        ("vakantieregio", "text", lambda r: None if r.get("school") else r["vakantieregio"]),
        _S,
        ("naam", "text", _zoals("naam")),
    ),
}
_DATUMS = (("begindatum", "date", _zoals("begindatum")), ("einddatum", "date", _zoals("einddatum")))


def _invoeging(tabel: str) -> tuple[str, tuple[Maker, ...]]:
    """The statement for a table, and the makers of the arrays that it takes after the first three.

    Parameters: vastlegging, moment, array of bronnen, then an array per column.
    """
    model = FEITMODELLEN[tabel]
    met_periode = any(veld.name == _PERIODE for veld in model._meta.fields)
    kolommen = _KOLOMMEN[tabel]
    invoer = kolommen + (_DATUMS if met_periode else ())
    namen = [naam for naam, *_ in kolommen]
    waarden = [f"n.{naam}" for naam in namen]
    if met_periode:
        namen.append(_PERIODE)
        # An offer that has not begun covers no day: it has no period, an einddatum says nothing.
        waarden.append(
            "case when n.begindatum is not null then daterange(n.begindatum, n.einddatum + 1) end"
        )
    velden = ", ".join(naam for naam, *_ in invoer)
    arrays = ", ".join(f"%s::{soort}[]" for _, soort, _ in invoer)
    sql = (
        f"insert into {model._meta.db_table}"  # noqa: S608
        f" (vastlegging_id, vastgelegd_op, bron_id, {', '.join(namen)})"
        f" select %s, %s, n.bron, {', '.join(waarden)}"
        f" from unnest(%s::bigint[], {arrays}) with ordinality as n(bron, {velden}, volgnr)"
        " order by n.volgnr"
    )
    return sql, tuple(maker for *_, maker in invoer)


_INVOEGINGEN = {tabel: _invoeging(tabel) for tabel in _KOLOMMEN}


def voeg_toe(
    tabel: str, rijen: Sequence[Rij], *, vastlegging: int, moment: datetime, bron: int | None
) -> None:
    """Append checked rows; `bron` unless a row names its own (`_bron`). Ids rise in row order."""
    sql, makers = _INVOEGINGEN[tabel]
    bronnen = [rij.get("_bron", bron) for rij in rijen]
    params = [vastlegging, moment, bronnen, *([maak(rij) for rij in rijen] for maak in makers)]
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def trek_in(
    tabel: str, ids: Iterable[int], *, vastlegging: int, moment: datetime
) -> list[tuple[Any, ...]]:
    """Withdraw facts; returns their (jongere or None, school or None, dekkingsbron or None).

    Raises FeitGeweigerd when one does not exist, is withdrawn already or is not the actor's own:
    which of these it is, is not for the asker to know.
    """
    lijst = sorted(set(ids))
    model = FEITMODELLEN[tabel]
    aanwezig = {veld.attname for veld in model._meta.fields}
    velden = ", ".join(
        naam if naam in aanwezig else "null" for naam in ("jongere_id", "school", "dekkingsbron")
    )
    sql = (
        f"update {model._meta.db_table}"  # noqa: S608
        " set ingetrokken_op = %s, ingetrokken_door_id = %s"
        f" where id = any(%s) and ingetrokken_op is null returning id, {velden}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [moment, vastlegging, lijst])
        geraakt = cursor.fetchall()
    weg = set(lijst) - {rij[0] for rij in geraakt}
    if weg:
        reden = "bestaat niet, is al ingetrokken of is niet van uw organisatie"
        raise FeitGeweigerd([Fout(tabel, lijst.index(i), "id", reden) for i in sorted(weg)])
    return [rij[1:] for rij in geraakt]
