"""Counts by wijk or school for who may not see children: one column, small numbers hidden.

Not by status: of columns that add up, each would need protection against all the others.
"""

from collections.abc import Sequence

from inbeeld.monitor.afscherming import AFGESCHERMD, afscherm, klein
from inbeeld.monitor.beeld import Cel, Rij, Tabel, cel
from inbeeld.monitor.beeld_stand import Gekopt, thuiszitters
from inbeeld.monitor.gebieden import KLEIN


def afgeschermd(rijen: Sequence[Gekopt], definitie: str, kop: str) -> list[Tabel]:
    """All thuiszitters per row. A row of a larger area is the total of the others; over a school
    year it is left out, as a child may count in two of them."""
    rijen = [r for r in rijen if r.figuur.van is None or _is_klein(r)]
    delen = {nr: r for nr, r in enumerate(rijen) if _is_klein(r)}
    getallen = [thuiszitters(r.figuur, definitie) for r in rijen]
    aantallen = {nr: getallen[nr].aantal for nr in delen}
    if len({r.figuur.gebied for r in delen.values()}) > 1:
        totalen = [g.aantal for nr, g in enumerate(getallen) if nr not in delen]
        getoond = afscherm(aantallen, totalen[0] if totalen else None)
    else:  # one area through time: nothing adds up
        getoond = {nr: None if klein(aantal) else aantal for nr, aantal in aantallen.items()}
    return [
        Tabel(
            "Thuiszitters",
            kop,
            ["Thuiszitters samen"],
            [
                Rij(r.kop, r.waarde, [_cel(getallen[nr], getoond.get(nr, 0))], r.figuur)
                for nr, r in enumerate(rijen)
            ],
        )
    ]


def _is_klein(rij: Gekopt) -> bool:
    return rij.figuur.gebied.partition(":")[0] in KLEIN


def _cel(getal: object, getoond: int | None) -> Cel:
    return Cel(AFGESCHERMD, AFGESCHERMD) if getoond is None else cel(getal)
