"""When the clock began to run, when three months were full, and when it stopped."""

from collections.abc import Mapping, Sequence
from datetime import date

from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.tijdlijnen.models import Klok
from inbeeld.toegang.matrix import Groep
from inbeeld.web import datums

# Three lines of one row, so each has a number of its own. The wide clock says nothing new where the
# strict one began or stopped on the same day.
_SQL = """
select k.id * 3 as id, k.thuis_sinds as dag, null::timestamptz as moment
from tijdlijnen_klok k where k.jongere_id = %(kind)s and k.thuis_sinds <= %(vandaag)s
  and (k.soort = 'streng' or not exists (
      select 1 from tijdlijnen_klok s where s.jongere_id = k.jongere_id
        and s.soort = 'streng' and s.thuis_sinds = k.thuis_sinds))
union all
select k.id * 3 + 1, k.drie_maanden_op, null from tijdlijnen_klok k
where k.jongere_id = %(kind)s and k.drie_maanden_op <= %(vandaag)s and k.soort = 'streng'
  and (k.einddatum is null or k.einddatum >= k.drie_maanden_op)
union all
select k.id * 3 + 2, k.tot, null from tijdlijnen_klok k
where k.jongere_id = %(kind)s and k.tot <= %(vandaag)s
  and (k.soort = 'streng' or not exists (
      select 1 from tijdlijnen_klok s where s.jongere_id = k.jongere_id
        and s.soort = 'streng' and s.tot = k.tot))
"""


def _regels(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    klokken = Klok.objects.in_bulk({nummer // 3 for nummer in ids})
    return {
        nummer: _regel(klokken[nummer // 3], nummer % 3) for nummer in ids if nummer // 3 in klokken
    }


def _regel(klok: Klok, wat: int) -> Regel:
    welke = "De klok" if klok.soort == "streng" else "De ruime klok"
    if wat == 0:
        return Regel(f"{welke} begint: de eerste dag thuis", wie="berekend")
    if wat == 1:
        return Regel("Drie maanden thuis zonder passend aanbod", wie="berekend")
    dagen = (klok.tot - klok.thuis_sinds).days
    sinds = f"Thuis sinds {datums.lang(klok.thuis_sinds)}: {dagen} dagen"
    return Regel(f"{welke} stopt", sinds, wie="berekend")


voeg_toe(Bron("klok", "klok", Groep.TIJDLIJN, _SQL, _regels))
