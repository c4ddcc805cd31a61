"""What was done about a child goes along when two records of it are joined, and back when parted.

Zaken, meldingen and dossiers point at a record that nobody finds any more once it is joined: left
there, a zaak would be nobody's. They move in one function of the database, that runs as the owner
and sets the triggers of each table aside: nothing of a row changes but of which record it is, and
the joining itself keeps which rows those were.
"""
# ruff: noqa: S608  (names of our own tables, from the matrix)

import json
from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import connection

from inbeeld.toegang.matrix.tabellen import TABELLEN

_NIET = ("register_", "tijdlijnen_", "toegang_")
"""Facts are withdrawn and appended, what is computed is computed anew, and access follows both."""
_UIT_FEITEN = "('inschrijving', 'woonplaats', 'swv')"
Verhuisd = Mapping[str, list[int]]
Vooraf = Callable[[int, int, datetime], None]
"""(record that goes, record that stays, moment): make room for the rows that come along."""
_vooraf: dict[str, Vooraf] = {}


def vooraf(naam: str, doe: Vooraf) -> None:
    """Say what a room above does before rows move; once per name."""
    _vooraf[naam] = doe


def maak_ruimte(gaat_op: int, blijft: int, moment: datetime) -> None:
    """Do what the rooms above said."""
    for naam in sorted(_vooraf):
        _vooraf[naam](gaat_op, blijft, moment)


def verhuis(van: int, naar: int, alleen: Verhuisd | None = None) -> dict[str, list[int]]:
    """Move what was done about record `van` to `naar`, or of it only what `alleen` names. As the
    system; returns what moved, as {table: ids}."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select tijdlijnen_verhuis(%s, %s, %s)",
            [van, naar, None if alleen is None else json.dumps(alleen)],
        )
        uit = cursor.fetchone()[0]
    return dict(json.loads(uit) if isinstance(uit, str) else uit)


def _tabellen() -> list[tuple[str, str, str]]:
    """(table, its key, condition)."""
    uit = [
        (tabel, "pgh_id" if tabel.endswith("event") else "id", "true")
        for tabel, t in sorted(TABELLEN.items())
        if t.jongere == "jongere_id" and not tabel.startswith(_NIET)
    ]
    # Who was let in by what was done, and not by where the child lives or learns.
    return [*uit, ("toegang_betrokkenheid", "id", f"t.grond not in {_UIT_FEITEN}")]


def _verplaats(tabel: str, sleutel: str, waar: str) -> str:
    return f"""
    alter table {tabel} disable trigger user;
    with weg as (
        update {tabel} t set jongere_id = nieuw_kind
        where t.jongere_id = oud_kind and {waar}
          and (welke is null or welke->'{tabel}' @> to_jsonb(t.{sleutel}))
        returning t.{sleutel} as nummer)
    select jsonb_agg(nummer) into nummers from weg;
    if nummers is not null then
        uit := uit || jsonb_build_object('{tabel}', nummers);
    end if;
    alter table {tabel} enable trigger user;
"""


def functies() -> str:
    """The script that installs the function."""
    stappen = "".join(_verplaats(*tabel) for tabel in _tabellen())
    return f"""
create or replace function tijdlijnen_verhuis(oud_kind bigint, nieuw_kind bigint, welke jsonb)
returns jsonb language plpgsql security definer set search_path = public, pg_temp as $$
declare
    uit jsonb := '{{}}';
    nummers jsonb;
begin
    -- Only between a record that was joined and the one that stayed, in either direction.
    if not toegang_systeem() or not exists (
        select 1 from register_samenvoeging s
        where (s.blijft_id, s.gaat_op_id) in ((oud_kind, nieuw_kind), (nieuw_kind, oud_kind))) then
        raise exception 'Alleen bij een samenvoeging gaat iets over.'
            using errcode = 'insufficient_privilege';
    end if;
    -- A table of which checks still wait takes no change of its triggers.
    set constraints all immediate;
{stappen}
    return uit;
end $$;
"""
