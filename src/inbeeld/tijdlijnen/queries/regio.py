"""What is stored of the whole region, in the shape in which the rules give it: for who counts.

Everything here rests on all children, whoever may see them: only for the system.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from inbeeld.regels import DEFINITIES, Feiten
from inbeeld.register.arrow import kopieer

Overleden = Mapping[int, date]
"""Day of death per child."""
_DAG_NUL = "date '1970-01-01'"
_NOOIT = "date '9999-01-01'"
_GETAL = pa.int64()


class Opgeslagen:
    """Stored stages in the place of a computed `Uitkomst`, for `tel` and its like."""

    def __init__(
        self, feiten: Feiten, stappen: Mapping[str, pa.Table], meldplicht: pa.Table | None = None
    ) -> None:
        """`stappen`: by name ('tijdlijn', 'klok'), in the columns of `Uitkomst.relatie`;
        `meldplicht` in those of `Uitkomst.meldplicht`. The stages become tables of the facts."""
        for naam, tabel in stappen.items():
            feiten.con.register("in_opgeslagen", tabel)
            feiten.con.execute(f"create table opgeslagen_{naam} as from in_opgeslagen")
            feiten.con.unregister("in_opgeslagen")
        self._relaties = {naam: f"main.opgeslagen_{naam}" for naam in stappen}
        self._meldplicht = meldplicht

    def relatie(self, stap: str) -> str:
        """Raises KeyError for a stage that is not stored."""
        return self._relaties[stap]

    @property
    def meldplicht(self) -> pa.Table:
        """Raises KeyError when the meldingen were not asked for."""
        if self._meldplicht is None:
            raise KeyError("meldplicht")
        return self._meldplicht


def zonder(tabel: pa.Table, wie: Sequence[int], kolom: str = "jongere") -> pa.Table:
    """The same rows without these children's."""
    if not wie or kolom not in tabel.column_names:
        return tabel
    return tabel.filter(pc.invert(pc.is_in(tabel[kolom], value_set=pa.array(wie, pa.int64()))))


def alleen(tabel: pa.Table, wie: Sequence[int], kolom: str = "jongere") -> pa.Table:
    """Only the rows of these children, and of a table without children all."""
    if kolom not in tabel.column_names:
        return tabel
    return tabel.filter(pc.is_in(tabel[kolom], value_set=pa.array(wie, pa.int64())))


def opgeslagen_tijdlijn(
    *,
    definitie: str,
    van: date | None,
    tot: date,
    ids: Collection[int] | None = None,
    overleden: Overleden | None = None,
) -> pa.Table:
    """The stored timelines from `van` (None: from birth) through `tot`, in the columns of the
    rules' stage `tijdlijn`; of all children, or of `ids`. Each ends at the latest with the child's
    death, and nothing in it lies after `tot`.

    `overleden`: who died when, as somebody knew it (here and below); None: as it is known now.
    """
    dood, wie = _overleden("t", overleden)
    nummers = " ".join(
        f"when '{regel.status}' then {nr}" for nr, regel in enumerate(DEFINITIES[definitie].regels)
    )
    eind = f"least(t.tot, %s::date + 1, coalesce(p.overleden_op, {_NOOIT}) + 1)"
    query = (
        f"select t.jongere_id, t.van - {_DAG_NUL}, {eind} - {_DAG_NUL},"  # noqa: S608
        f" case t.status {nummers} end, t.thuis_sinds - {_DAG_NUL},"
        f" t.langer_dan_drie_maanden::int from tijdlijnen_tijdlijn t{dood}"
        f" where t.definitie = %s and t.van < {eind}"
    )  # fmt: skip
    params: list[object] = [tot, *wie, definitie, tot]
    if van is not None:
        # The column alone first: of most rows the end need not be worked out then.
        query += f" and (t.tot is null or t.tot > %s) and {eind} > %s"
        params += [van, tot, van]
    if ids is not None:
        query += " and t.jongere_id = any(%s)"
        params.append(list(ids))
    return kopieer(query, dict.fromkeys(("j", "b", "e", "status", "sinds", "lang"), _GETAL), params)


def opgeslagen_klok(overleden: Overleden | None = None, *, van: date | None = None) -> pa.Table:
    """The stored clocks that run on or after `van` (None: all), in the columns of the stage `klok`:
    also those that will have begun to count on a coming day if nothing changes. Each ends at the
    latest with the child's death."""
    dood, wie = _overleden("k", overleden)
    eind = f"least(coalesce(k.tot, {_NOOIT}), coalesce(p.overleden_op, {_NOOIT}) + 1)"
    query = (
        "select k.jongere_id, case k.soort when 'streng' then 0 else 1 end,"  # noqa: S608
        f" k.van - {_DAG_NUL}, k.drie_maanden_op - {_DAG_NUL}, {eind} - {_DAG_NUL}"
        f" from tijdlijnen_klok k{dood} where k.van < {eind}"
    )
    if van is not None:
        query += f" and (k.tot is null or k.tot > %s) and {eind} > %s"
        wie = [*wie, van, van]
    return kopieer(query, dict.fromkeys(("j", "soort", "b", "drie_op", "e"), _GETAL), wie)


def opgeslagen_meldplicht(*, tot: date, overleden: Overleden | None = None) -> pa.Table:
    """The stored wettelijke meldingen that were due through `tot`, and in the child's life."""
    dood, wie = _overleden("m", overleden)
    query = (
        "select m.jongere_id, m.begindatum, m.einddatum"  # noqa: S608
        f" from tijdlijnen_wettelijkemelding m{dood}"
        f" where m.einddatum <= least(%s::date, coalesce(p.overleden_op, {_NOOIT}))"
    )
    types = {"jongere": pa.string(), "begindatum": pa.date32(), "einddatum": pa.date32()}
    return kopieer(query, types, [*wie, tot])


def _overleden(tabel: str, overleden: Overleden | None) -> tuple[str, list[object]]:
    """SQL that joins as `p` the days of death to the children of `tabel`, and its parameters."""
    if overleden is None:
        bron, params = "register_personalia", []
    else:
        bron = "(select * from unnest(%s::bigint[], %s::date[]) d(jongere_id, overleden_op))"
        params = [list(overleden), list(overleden.values())]
    waar = f"p.jongere_id = {tabel}.jongere_id and p.overleden_op is not null"
    return f" left join {bron} p on {waar}", params
