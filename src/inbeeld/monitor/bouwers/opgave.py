"""The fields of the yearly opgave to the minister (Leerplichtwet art. 25 lid 2, `domein.md` 2.3).

Unique children, of the gemeente in which they live, split by the education that they had last; so a
child that moved counts in both gemeenten, and the sum over gemeenten is not the region. A child
whose address is secret is in none of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from django.db import connection

from inbeeld.dossiers.models import Justitiestap
from inbeeld.monitor.blad import Rij, bouwt, volg
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.dekking import onvolledige
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.indicatoren_verantwoording import OPGAVE, OPGAVE_PV
from inbeeld.monitor.opgavevelden import (
    ABSOLUUT,
    LUXE,
    NIET_INGESCHREVEN,
    ONDERWIJS,
    PV,
    RELATIEF,
    VELDEN,
)
from inbeeld.monitor.perioden import Periode, schooljaren
from inbeeld.monitor.splitsen import Splits
from inbeeld.monitor.verantwoording import toen
from inbeeld.monitor.verantwoording.plekken import Plekken
from inbeeld.monitor.verantwoording.tijdlijn import Spannen, spannen_van
from inbeeld.regels.codes import GRONDEN
from inbeeld.regels.kennis import bekend
from inbeeld.signalen.models import Melding

JAREN = 3
"""So many school years: an opgave is over the last one, and may be asked again."""
_EEN_DAG = timedelta(days=1)


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `opgave` and `opgave_pv`, of every gemeente with children."""
    yield from opgaven(bron, jaren_van(bron))
    yield from processen_verbaal(bron, jaren_van(bron))


def jaren_van(bron: Bron) -> list[Periode]:
    """The school years that an opgave may be over."""
    return schooljaren(toen.laatste_dag(bron))[-JAREN:]


def opgaven(bron: Bron, perioden: Iterable[Periode]) -> Iterator[Rij]:
    """Rows of `opgave` for these school years."""
    gevallen = _Gevallen(bron)
    for van, tot in perioden:
        yield from gevallen.rijen(van, tot)


def processen_verbaal(bron: Bron, perioden: Iterable[Periode]) -> Iterator[Rij]:
    """Rows of `opgave_pv` for these school years."""
    alle = _processen_verbaal(bron)
    plekken, gemeenten = Plekken(bron, {kind for _, kind, _ in alle}), _gemeenten(bron)
    for van, tot in perioden:
        werk = _Tel(plekken)
        for soort, kind, dag in alle:
            if van <= dag <= tot:
                werk.keer(soort, kind, dag)
        for gemeente in gemeenten:
            gebied = Gebied("gemeente", gemeente)
            yield Rij(OPGAVE_PV.code, gebied, tot, werk.waarden(gemeente, PV), van=van)


class _Tel:
    """Per gemeente and field the children with the education that they had last."""

    def __init__(self, plekken: Plekken) -> None:
        self._plekken = plekken
        self.kinderen: dict[str, dict[str, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
        self.meldingen: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))

    def kind(self, veld: str, kind: int, van: date, tot: date) -> None:
        """Has this from `van` to `tot` (half-open); the last day in a gemeente says of which
        education it is."""
        for gemeente, laatste in self._plekken.woonstukken(kind, van, tot):
            self.kinderen[gemeente][veld][kind] = self._onderwijs(kind, laatste)

    def keer(self, veld: str, kind: int, dag: date) -> None:
        """One melding or proces-verbaal: these are counted, not the children."""
        for gemeente, _ in self._plekken.woonstukken(kind, dag, dag + _EEN_DAG):
            self.meldingen[gemeente][veld].append(self._onderwijs(kind, dag))

    def _onderwijs(self, kind: int, dag: date) -> str:
        sector = self._plekken.sector(kind, dag)
        return next((code for code, s in ONDERWIJS.items() if sector in s.sectoren), "onbekend")

    def waarden(self, gemeente: str, velden: Iterable[str]) -> dict[str, int]:
        """Every field in all and per kind of education, zeroes too."""
        uit: dict[str, int] = {}
        for veld in velden:
            lijst = [
                *self.kinderen[gemeente][veld].values(), *self.meldingen[gemeente][veld]
            ]  # fmt: skip
            uit[veld] = len(lijst)
            uit |= {f"{veld}.{code}": lijst.count(code) for code in ONDERWIJS}
        return uit


class _Gevallen:
    """What the opgave counts, over all years."""

    def __init__(self, bron: Bron) -> None:
        self._bron = bron
        self._absoluut = spannen_van(bron, "thuiszitter", NIET_INGESCHREVEN)
        self._vrij = {g: _met_grond(bron, g) for g in GRONDEN}
        self._gemeld = _gemeld(bron)
        tabel = bron.uitkomst.meldplicht
        self._plicht = [
            (int(kind), eind)
            for kind, eind in zip(
                tabel["jongere"].to_pylist(), tabel["einddatum"].to_pylist(), strict=True
            )
        ]
        self._gemeenten = _gemeenten(bron)
        self._plekken = Plekken(
            bron,
            {
                *self._absoluut.kinderen,
                *(kind for spannen in self._vrij.values() for kind in spannen.kinderen),
                *(kind for _, kind, _ in self._gemeld),
                *(kind for kind, _ in self._plicht),
            },
        )

    def rijen(self, van: date, tot: date) -> Iterator[Rij]:
        """Of one school year."""
        werk = _Tel(self._plekken)
        for grond, spannen in self._vrij.items():
            for kind, begin, eind in _in(spannen, van, tot):
                werk.kind(grond, kind, begin, eind)
        for kind, begin, eind in _in(self._absoluut, van, tot):
            werk.kind(ABSOLUUT, kind, begin, eind)
            if eind <= tot and self._plekken.is_ingeschreven(kind, eind):
                werk.kind("absoluut_terug", kind, begin, eind)
        for kind, dag in self._plicht:
            if van <= dag <= tot:
                werk.kind("relatief_verschuldigd", kind, dag, dag + _EEN_DAG)
        for soort, kind, dag in self._gemeld:
            if van <= dag <= tot:
                werk.kind(RELATIEF, kind, dag, dag + _EEN_DAG)
                if soort == LUXE:
                    werk.keer(LUXE, kind, dag)
        mist_van = onvolledige(self._bron, Splits(("gemeente",)), [(van, tot)])
        for gemeente in self._gemeenten:
            gebied = Gebied("gemeente", gemeente)
            waarden = werk.waarden(gemeente, VELDEN)
            deels = mist_van.get(((van, tot), gebied), frozenset())
            mist = [w for w in waarden if deels.intersection(VELDEN[w.partition(".")[0]].rust_op)]
            yield Rij(OPGAVE.code, gebied, tot, waarden, van=van, onvolledig=sorted(mist))


def _gemeenten(bron: Bron) -> list[str]:
    """Those in which a child lives or lived."""
    per = Splits(("gemeente",))
    codes = bron.feiten.con.execute(
        f"select distinct gemeente from feit_woonplaatsen where {bekend(bron.bekend_op)} order by 1"  # noqa: S608
    ).fetchall()
    return [code for (code,) in codes if per.gebied([code]) is not None]


def _in(spannen: Spannen, van: date, tot: date) -> Iterator[tuple[int, date, date]]:
    """The parts of runs in a year, half-open; one that ends on its last day ends in it."""
    for kind, lijst in spannen.per_kind.items():
        for begin, eind in lijst:
            if begin <= tot and eind > van:
                yield kind, max(begin, van), min(eind, tot + _EEN_DAG)


def _met_grond(bron: Bron, grond: str) -> Spannen:
    """Days on which children are exempt and this ground holds, also beside another one."""
    vrij = spannen_van(bron, "vrijgesteld")
    uit: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for kind, begin, eind in bron.feiten.con.execute(
        "select jongere, begindatum, einddatum from feit_vrijstellingen "  # noqa: S608
        f"where grond = ? and {bekend(bron.bekend_op)} order by jongere, begindatum",
        [grond],
    ).fetchall():
        na = date.max if eind is None else eind + _EEN_DAG
        for van, tot in vrij.per_kind.get(kind, ()):
            if max(van, begin) < min(tot, na):
                uit[kind].append((max(van, begin), min(tot, na)))
    return Spannen(dict(uit))


def _gemeld(bron: Bron) -> list[tuple[str, int, date]]:
    """(verzuimsoort, child, day) of every reported absence that was not withdrawn."""
    rijen = Melding.objects.filter(soort=Melding.Soort.VERZUIM)
    if bron.bekend_op is None:
        rijen = rijen.filter(ingetrokken_op=None)
    else:
        rijen = rijen.filter(moment__lte=bron.bekend_op).exclude(ingetrokken_op__lte=bron.bekend_op)
    velden = ("verzuimsoort", "jongere_id", "moment")
    return [(s, kind, toen.dag_van(m)) for s, kind, m in rijen.order_by("pk").values_list(*velden)]


# Of what: of a child on no school, of time off in the term (art. 13a), else of absence.
_WAARVAN = """
select s.id, case when z.aanleiding = 'absoluut' then 'pv_absoluut'
    when exists (select 1 from signalen_melding m
                 where m.zaak_id = z.id and m.verzuimsoort = 'luxe') then 'pv_luxe'
    else 'pv_relatief' end
from dossiers_justitiestap s
join dossiers_justitieroute r on r.id = s.route_id join signalen_zaak z on z.id = r.zaak_id
where s.soort = 'proces_verbaal'
"""


def _processen_verbaal(bron: Bron) -> list[tuple[str, int, date]]:
    """(field, child, day) of every proces-verbaal that went to the OM."""
    with connection.cursor() as cursor:
        cursor.execute(_WAARVAN)
        waarvan = dict(cursor.fetchall())
    velden = ("jongere_id", "soort", "gedaan_op")
    return [
        (waarvan[pk], kind, gedaan)
        for pk, kind, soort, gedaan in toen.rijen(Justitiestap, velden, bron.bekend_op)
        if soort == Justitiestap.Soort.PV and gedaan is not None
    ]


bouwt("opgave", bouw)
volg("dossiers_justitiestapevent")
