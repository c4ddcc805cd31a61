"""Stock and flow reconcile: `python -m bewijs.stroom [ZAAD]`, over ten generated regions.

For every region, gemeente (and school, and the whole region), status and soort, over three school
years, their quarters and their months, as known now and on two days before later deliveries and
corrections:

- begin + what came - what went - eind is 0;
- begin and eind are what `tel`, which knows no flows, counts on those days;
- the eind of a period is the begin of the next;
- the children that are named behind the account are as many as it says.
"""

import datetime as dt
import random
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from inbeeld.demo.feitenmap import schrijf_feitenmap
from inbeeld.demo.regio import maak_regio
from inbeeld.regels import DEFINITIES, Feiten, bereken, lees_feitenmap, stroom, stroomkinderen, tel
from inbeeld.regels.stroom import ERAF, ERBIJ, POSTEN

REGIOS, KINDEREN, ZAAD = 10, 600, 20170510
VANDAAG = dt.date(2026, 7, 31)
DAG = dt.timedelta(days=1)
PER = ((), ("gemeente",), ("school",))
_GECORRIGEERD = ("woonplaatsen", "inschrijvingen", "verzuim", "vrijstellingen", "aanbod")
Periode = tuple[dt.date, dt.date]


@dataclass
class Uitslag:
    """What was held against what, and how far it was off, added up."""

    rekeningen: int = 0
    gebeurtenissen: int = 0
    sluit_niet: int = 0
    anders_dan_tel: int = 0
    sluit_niet_aan: int = 0
    anders_dan_kinderen: int = 0
    thuiszitters: Counter[str] = field(default_factory=Counter)

    @property
    def fouten(self) -> int:
        return (
            self.sluit_niet + self.anders_dan_tel + self.sluit_niet_aan + self.anders_dan_kinderen
        )


def main() -> int:
    """Return 0 when every account of every region closes and agrees."""
    eerste = int(sys.argv[1]) if len(sys.argv) > 1 else ZAAD
    print(f"{REGIOS} regions of {KINDEREN} children; three school years through {VANDAAG}")
    print(f"{'seed':>9} {'definitie':<14}{'known on':<12}{'accounts':>9}{'events':>8}{'off':>5}")
    fouten, thuis = 0, Counter[str]()
    for nr in range(REGIOS):
        zaad = eerste + nr
        definitie = sorted(DEFINITIES)[nr % len(DEFINITIES)]
        with regio(zaad) as feiten:
            for bekend_op in (None, *momenten(zaad)):
                uitslag = beoordeel(feiten, definitie, bekend_op)
                fouten += uitslag.fouten
                thuis += uitslag.thuiszitters
                wanneer = "now" if bekend_op is None else str(bekend_op.date())
                print(
                    f"{zaad:>9} {definitie:<14}{wanneer:<12}{uitslag.rekeningen:>9}"
                    f"{uitslag.gebeurtenissen:>8}{uitslag.fouten:>5}"
                    + (f"  {uitslag}" if uitslag.fouten else ""),
                    flush=True,
                )
    print("thuiszitters, school years of all regions:", dict(thuis))
    print(f"difference over all: {fouten}")
    return 1 if fouten else 0


def momenten(zaad: int) -> list[dt.datetime]:
    """Two days in the last year and a half on which less was known than now."""
    toeval = random.Random(zaad)
    dagen = (VANDAAG - toeval.randint(20, 500) * DAG for _ in range(2))
    return [dt.datetime(d.year, d.month, d.day, 12) for d in sorted(dagen)]


def regio(zaad: int) -> Feiten:
    """The facts of the demo's generator, of which some were corrected later."""
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "regio"
        schrijf_feitenmap(maak_regio(VANDAAG, KINDEREN, zaad), pad)
        lezing = lees_feitenmap(pad)
    if lezing.afgekeurd:
        raise SystemExit(f"{len(lezing.afgekeurd)} rows rejected: the generator is at fault")
    toeval = random.Random(zaad)
    for tabel in _GECORRIGEERD:
        _corrigeer(lezing.feiten, tabel, toeval.randint(2, 10))
    return lezing.feiten


def _corrigeer(feiten: Feiten, tabel: str, deel: int) -> None:
    """One row in ten times `deel` began five days later than was said; told in the next months."""
    con, uit = feiten.con, f"feit_{tabel}"
    later = "vastgelegd_op + to_days((10 + hash(rij) % 200)::integer)"
    langer = "begindatum + 5 <= coalesce(einddatum, date '9999-01-01')"
    wie = f"hash(rij, jongere) % {deel * 10} = 0 and {langer}"
    con.execute(f"create or replace temp table fout as from {uit} where {wie}")
    con.execute(f"create or replace temp table goed as from {uit} where not coalesce({wie}, false)")
    con.execute(f"drop {_soort(feiten, uit)} {uit}")
    con.execute(
        f"create table {uit} as from goed union all by name "
        f"select * replace ({later} as ingetrokken_op) from fout union all by name "
        f"select * replace ({later} as vastgelegd_op, begindatum + 5 as begindatum) from fout"
    )


def _soort(feiten: Feiten, naam: str) -> str:
    rijen = feiten.con.execute(
        "select table_type from information_schema.tables where table_name = ?", [naam]
    ).fetchall()
    return "view" if rijen[0][0] == "VIEW" else "table"


def perioden() -> list[list[Periode]]:
    """School years, quarters and months: each row adjoins."""
    uit = []
    for maanden in (12, 3, 1):
        begin, rij = dt.date(VANDAAG.year - 3, 8, 1), []
        while begin < VANDAAG:
            jaar, maand = divmod(begin.year * 12 + begin.month - 1 + maanden, 12)
            rij.append((begin, dt.date(jaar, maand + 1, 1) - DAG))
            begin = rij[-1][1] + DAG
        uit.append(rij)
    return uit


def beoordeel(feiten: Feiten, definitie: str, bekend_op: dt.datetime | None) -> Uitslag:
    """Every account of every split, held against itself, `tel` and the children behind it."""
    uit = Uitslag()
    keuze: dict[str, Any] = {"definitie": definitie, "bekend_op": bekend_op}
    keuze["uitkomst"] = bereken(feiten, tot=VANDAAG, **keuze)
    rijen = perioden()
    for per in PER:
        alle = sorted({periode for rij in rijen for periode in rij})
        tabel = stroom(feiten, perioden=alle, per=per, **keuze).to_pylist()
        cellen = {_sleutel(rij, per): rij for rij in tabel}
        uit.rekeningen += len(cellen)
        for rij in tabel:
            uit.gebeurtenissen += sum(rij[post] for post in (*ERBIJ, *ERAF))
            erbij = sum(rij[post] for post in ("begin", *ERBIJ))
            uit.sluit_niet += abs(erbij - sum(rij[post] for post in ERAF) - rij["eind"])
            if not per and rij["naam"] == "thuiszitter" and _periode(rij) in rijen[0]:
                uit.thuiszitters.update({post: rij[post] for post in POSTEN})
        uit.anders_dan_tel += _tegen_tel(feiten, cellen, alle, per, keuze)
        uit.sluit_niet_aan += _tegen_elkaar(cellen, rijen)
        uit.anders_dan_kinderen += _tegen_kinderen(feiten, cellen, rijen[0][-1], per, keuze)
    return uit


def _sleutel(rij: dict[str, Any], per: tuple[str, ...]) -> tuple[Any, ...]:
    waar = tuple(rij[veld] for veld in per)
    return _periode(rij), waar, rij["niveau"], rij["naam"]


def _periode(rij: dict[str, Any]) -> Periode:
    return rij["begindatum"], rij["einddatum"]


Cellen = dict[tuple[Any, ...], dict[str, Any]]


def _tegen_tel(
    feiten: Feiten,
    cellen: Cellen,
    alle: list[Periode],
    per: tuple[str, ...],
    keuze: dict[str, Any],
) -> int:
    """Children by which begin and eind differ from the counts on their days, both ways."""
    dagen = {d for begin, eind in alle for d in (begin - DAG, eind)}
    geteld: Counter[tuple[Any, ...]] = Counter()
    for rij in tel(feiten, peildata=sorted(dagen), per=per, **keuze).to_pylist():
        for niveau in ("soort", "status"):
            waar = tuple(rij[veld] for veld in per)
            geteld[rij["peildatum"], waar, niveau, rij[niveau]] += rij["aantal"]
    uit = 0
    for periode in alle:
        for post, dag in (("begin", periode[0] - DAG), ("eind", periode[1])):
            stroomt = {s[1:]: rij[post] for s, rij in cellen.items() if s[0] == periode}
            telt = {s[1:]: n for s, n in geteld.items() if s[0] == dag}
            uit += sum(abs(stroomt.get(s, 0) - telt.get(s, 0)) for s in {*stroomt, *telt})
    return uit


def _tegen_elkaar(cellen: Cellen, rijen: list[list[Periode]]) -> int:
    """Children by which the eind of a period differs from the begin of the next."""
    per_periode: dict[Periode, dict[tuple[Any, ...], dict[str, Any]]] = {}
    for (periode, *rest), rij in cellen.items():
        per_periode.setdefault(periode, {})[tuple(rest)] = rij
    leeg = dict.fromkeys(POSTEN, 0)
    uit = 0
    for rij in rijen:
        for eerst, dan in pairwise(rij):
            links, rechts = per_periode.get(eerst, {}), per_periode.get(dan, {})
            uit += sum(
                abs(links.get(s, leeg)["eind"] - rechts.get(s, leeg)["begin"])
                for s in {*links, *rechts}
            )
    return uit


def _tegen_kinderen(
    feiten: Feiten,
    cellen: Cellen,
    periode: Periode,
    per: tuple[str, ...],
    keuze: dict[str, Any],
) -> int:
    """Posts of one period that name another number of children than they count."""
    wie: Counter[tuple[Any, ...]] = Counter()
    for rij in stroomkinderen(feiten, periode=periode, per=per, **keuze).to_pylist():
        wie[tuple(rij[veld] for veld in per), rij["niveau"], rij["naam"], rij["post"]] += 1
    geteld = Counter(
        {
            (*sleutel[1:], post): rij[post]
            for sleutel, rij in cellen.items()
            if sleutel[0] == periode
            for post in POSTEN
            if rij[post]
        }
    )
    return sum(abs(wie[s] - geteld[s]) for s in {*wie, *geteld})


if __name__ == "__main__":
    sys.exit(main())
