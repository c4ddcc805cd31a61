"""Who is exempt, on which ground, and who is ill for long: from one telling, since it splits both.

Who is exempt or ill is what the timeline says on that day (`rekenregels.md` §5 and §6); what is
known of the decision stands in the dossier, and of how long somebody is at home in the ruime klok.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from statistics import median

from inbeeld.monitor.blad import Rij, bouwt
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.indicatoren_verantwoording import CHRONISCH_ZIEK, VRIJSTELLING
from inbeeld.monitor.splitsen import Splits, splitsingen
from inbeeld.monitor.verantwoording.besluiten import Besluit, besluiten
from inbeeld.monitor.verantwoording.peildagen import alle_peildagen, peildagen
from inbeeld.monitor.verantwoording.plekken import Plekken
from inbeeld.monitor.verantwoording.telwerk import Telwerk
from inbeeld.monitor.verantwoording.tijdlijn import RUIM, Klokken, spannen_van
from inbeeld.monitor.verantwoording.toen import laatste_dag
from inbeeld.regels import tel
from inbeeld.regels.codes import GRONDEN

BANDEN = {
    "klok.tot_4_weken": 28,
    "klok.4_weken_3_maanden": 91,
    "klok.3_maanden_jaar": 365,
    "klok.langer_dan_jaar": None,
}
"""How many days a child is (partly) at home: at most so many; the last without an end."""
ZONDER_KLOK = "zonder_klok"


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `vrijstelling` and `chronisch_ziek` for their peildata and every area with
    children."""
    dag = laatste_dag(bron)
    yield from stand(bron, alle_peildagen(dag), peildagen(dag))


def stand(
    bron: Bron,
    dagen: Sequence[date],
    fijn: Sequence[date] | None = None,
    splitsen: Iterable[Splits] | None = None,
) -> Iterator[Rij]:
    """The same for these days, of these splits (None: of all), and of organisations of which the
    schools or gemeenten are split; by wijk and school for `fijn` (None: the same days)."""
    dossier, ziek = _Dossiers(bron, dagen), _Zieken(bron, dagen)
    for splits in splitsingen(bron) if splitsen is None else splitsen:
        if splits.groepen is None:
            op = fijn if splits.fijn and fijn is not None else dagen
            for rij in _met_organisaties(bron, splits, _geteld(bron, op, splits)):
                yield (dossier if rij.indicator == VRIJSTELLING.code else ziek).bij(rij)


def _geteld(bron: Bron, dagen: Sequence[date], splits: Splits) -> Iterator[Rij]:
    """Both figures as the telling gives them, of each area and day."""
    tabel = tel(peildata=dagen, **splits.keuze(bron) | {"per": (*splits.per, "grond")})
    con = bron.feiten.con
    con.register("in_vrij_ziek", tabel)
    groep = ", ".join(("peildatum", *splits.per))
    rijen = con.execute(
        f"select {groep}, soort, status, grond, sum(aantal)::bigint, bool_or(volledig = 'nee') "  # noqa: S608
        "from in_vrij_ziek where soort in ('vrijgesteld', 'ziek') "
        f"group by {groep}, soort, status, grond order by {groep}"
    ).fetchall()
    con.unregister("in_vrij_ziek")
    delen: dict[tuple[date, Gebied], list[_Deel]] = defaultdict(list)
    for dag, *codes, soort, status, grond, aantal, deels in rijen:
        gebied = splits.gebied(codes)
        if gebied is not None:
            delen[dag, gebied].append((soort, status, grond, aantal, deels))
    for (dag, gebied), lijst in delen.items():
        yield _vrijgesteld(gebied, dag, [d for d in lijst if d[0] == "vrijgesteld"])
        yield _ziek(gebied, dag, [d for d in lijst if d[0] == "ziek"])


def _met_organisaties(bron: Bron, splits: Splits, rijen: Iterable[Rij]) -> Iterator[Rij]:
    """And, of schools and gemeenten, the sums for whoever works for them: a telling by grond takes
    no groups. On a day a child counts in one of them, so a sum counts nobody twice."""
    sommen: dict[tuple[str, date, str], Rij] = {}
    voor: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for nummer, groep in bron.groepen.items():
        for code in groep.codes:
            voor[groep.veld][code].append(str(nummer))
    van = voor[splits.per[0]] if len(splits.per) == 1 else {}
    for rij in rijen:
        yield rij
        for wie in van.get(rij.gebied.code, ()):
            sleutel = (rij.indicator, rij.dag, wie)
            eerder = sommen.get(sleutel)
            sommen[sleutel] = replace(
                rij,
                gebied=Gebied("organisatie", wie),
                waarden=Counter(rij.waarden) + Counter(eerder.waarden) if eerder else rij.waarden,
                onvolledig=sorted({*rij.onvolledig, *(eerder.onvolledig if eerder else ())}),
            )
    for rij in sommen.values():
        # A Counter forgets zeroes.
        yield replace(rij, waarden=dict.fromkeys(_namen(rij), 0) | dict(rij.waarden))


def _namen(rij: Rij) -> tuple[str, ...]:
    return ("vrijgesteld", *GRONDEN) if rij.indicator == VRIJSTELLING.code else ("ziek",)


_Deel = tuple[str, str, str, int, bool]


def _vrijgesteld(gebied: Gebied, dag: date, delen: Sequence[_Deel]) -> Rij:
    """Where the gemeente does not say who is exempt, no ground is known to be zero."""
    waarden = dict.fromkeys(("vrijgesteld", *GRONDEN), 0)
    for _, _, grond, aantal, _ in delen:
        waarden["vrijgesteld"] += aantal
        if grond:
            waarden[grond] += aantal
    onvolledig = sorted(waarden) if any(deels for *_, deels in delen) else []
    return Rij(VRIJSTELLING.code, gebied, dag, waarden, onvolledig=onvolledig)


def _ziek(gebied: Gebied, dag: date, delen: Sequence[_Deel]) -> Rij:
    waarden = {"ziek": 0} | {status: aantal for _, status, _, aantal, _ in delen}
    waarden["ziek"] = sum(aantal for _, _, _, aantal, _ in delen)
    onvolledig = sorted(waarden) if any(deels for *_, deels in delen) else []
    return Rij(CHRONISCH_ZIEK.code, gebied, dag, waarden, onvolledig=onvolledig)


class _Dossiers:
    """What is known of the decision of the exemptions that are in force."""

    NAMEN = ("met_dossier", "geen_aanbod", "met_advies", "kind_gehoord")

    def __init__(self, bron: Bron, dagen: Iterable[date]) -> None:
        genomen = [b for b in besluiten(bron) if b.vastgesteld]
        plekken = Plekken(bron, [b.jongere for b in genomen])
        vrij = spannen_van(bron, "vrijgesteld")
        self._per_dag: dict[date, Telwerk] = {}
        for dag in dagen:
            werk = self._per_dag[dag] = Telwerk(plekken, self.NAMEN)
            werk.tel_kinderen(
                {
                    b.jongere: _woorden(b)
                    for b in genomen
                    if b.geldt(dag) and vrij.op(b.jongere, dag)
                },
                dag,
            )

    def bij(self, rij: Rij) -> Rij:
        return replace(rij, waarden={**rij.waarden, **self._per_dag[rij.dag].aantal(rij.gebied)})


def _woorden(besluit: Besluit) -> set[str]:
    bekend = {
        "met_dossier": True,
        "geen_aanbod": besluit.geen_aanbod,
        "met_advies": besluit.met_advies,
        "kind_gehoord": besluit.kind_gehoord,
    }
    return {naam for naam, waar in bekend.items() if waar}


class _Zieken:
    """How long who is ill is at home by the ruime klok, wholly or for a part of the days."""

    def __init__(self, bron: Bron, dagen: Iterable[date]) -> None:
        ziek = spannen_van(bron, "ziek")
        klokken = Klokken(bron, RUIM)
        plekken = Plekken(bron, ziek.kinderen)
        self._per_dag: dict[date, Telwerk] = {}
        for dag, kinderen in ziek.per_dag(dagen).items():
            werk = self._per_dag[dag] = Telwerk(plekken, (*BANDEN, ZONDER_KLOK))
            for kind in kinderen:
                duurt = klokken.dagen(kind, dag)
                werk.tel(kind, dag, [_band(duurt)])
                if duurt is not None:
                    werk.onthoud(kind, dag, "dagen", duurt)

    def bij(self, rij: Rij) -> Rij:
        werk = self._per_dag[rij.dag]
        dagen = werk.waarden(rij.gebied, "dagen")
        return replace(
            rij,
            waarden={**rij.waarden, **werk.aantal(rij.gebied)},
            # Of whom nobody says that it is ill, nobody knows how long it is at home.
            onvolledig=sorted({*rij.onvolledig, *BANDEN, ZONDER_KLOK}) if rij.onvolledig else (),
            details={"mediaan": median(dagen) if dagen else None},
        )


def _band(dagen: int | None) -> str:
    if dagen is None:
        return ZONDER_KLOK
    return next(naam for naam, tot in BANDEN.items() if tot is None or dagen <= tot)


bouwt("vrijgesteld_en_ziek", bouw)
