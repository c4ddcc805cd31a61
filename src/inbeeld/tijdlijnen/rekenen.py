"""Calls of the definer functions that recompute; what they do stands in `sql/`.

One rule is not in them: after a wettelijke melding counting starts afresh, which is a walk over a
child's days and no query. `regels.meldingen` walks them, for the stored meldingen as for any other
outcome of the rules.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import connection

from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.meldingen import meldingen
from inbeeld.regels.parameters import getallen
from inbeeld.tijdlijnen.geraakt import Geraakt
from inbeeld.toegang.actor import systeem_actor

_WERK_BIJ = """
select * from tijdlijnen_werk_bij(%s::bigint[], %s::text[], %s::text[], %s::date[], %s::text[], %s,
                                  %s::date, %s::date, %s::date, %s::date)
"""
_HERBEREKEN = "select * from tijdlijnen_herbereken(%s::bigint[], %s)"
_LEG_MELDINGEN = """
select tijdlijnen_leg_meldingen(%s::bigint[], %s::bigint[], %s::date[], %s::date[])
"""
_DAG_NUL = date(1970, 1, 1)

Melddagen = Sequence[Sequence[int]]
"""Per child and day: number of the child, day number, hundredths of hours, number of lesweek."""
Meldingen = Sequence[Sequence[int]]
"""As they are stored: number of the child, day numbers of begin and end."""


def werk_bij(geraakt: Geraakt, vandaag: date) -> int:
    """Recompute what was touched, in this transaction; returns how many children."""
    params = [
        sorted(geraakt.jongeren),
        sorted(geraakt.kalender),
        list(geraakt.standen),
        list(geraakt.standen.values()),
        sorted(geraakt.gemeenten),
        geraakt.alles,
        geraakt.geboren,
        geraakt.vroegste,
        geraakt.laatste,
        vandaag,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_WERK_BIJ, params)
        delen = cursor.fetchall()
    for _, definitie, melddagen, opgeslagen in delen:
        _leg_meldingen(definitie, melddagen or (), opgeslagen or (), vandaag)
    return sum(aantal for aantal, *_ in delen)


def herbereken_deel(jongere_ids: Sequence[int], vandaag: date) -> set[int]:
    """Recompute these children, at most a few hundred, as the system; returns who was stored
    differently."""
    with connection.cursor() as cursor:
        cursor.execute(_HERBEREKEN, [list(jongere_ids), vandaag])
        anders, definitie, melddagen, opgeslagen = cursor.fetchone()
    return {*anders, *_leg_meldingen(definitie, melddagen or (), opgeslagen or (), vandaag)}


def _leg_meldingen(
    definitie: str, melddagen: Melddagen, opgeslagen: Meldingen, vandaag: date
) -> set[int]:
    """Make the stored wettelijke meldingen of these children what the rule says; returns of whom
    they were different."""
    p = getallen(DEFINITIES[definitie].parameters, None)
    nieuw = set(
        meldingen(
            ((j, dag, uren, week) for j, dag, uren, week in melddagen),
            drempel=p["uren_drempel"],
            lesweken=p["venster_lesweken"],
            afstand=p["melding_afstand_dagen"],
        )
    )
    anders = {kind for kind, _, _ in nieuw ^ {(j, begin, eind) for j, begin, eind in opgeslagen}}
    if not anders:
        return anders
    gevonden = sorted(rij for rij in nieuw if rij[0] in anders)
    params = [
        sorted(anders),
        [kind for kind, _, _ in gevonden],
        [_dag(begin) for _, begin, _ in gevonden],
        [_dag(eind) for _, _, eind in gevonden],
    ]
    # Of all facts of the child, whoever's act it was that touched it.
    with systeem_actor("wettelijke meldingen", vandaag), connection.cursor() as cursor:
        cursor.execute(_LEG_MELDINGEN, params)
    return anders


def _dag(nr: int) -> date:
    return _DAG_NUL + timedelta(days=nr)
