"""Who came, who left and why: every row against a day-by-day reading, and against the counts."""

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inbeeld.regels import DEFINITIES as GEBOUWD
from inbeeld.regels import AanroepFout, Feiten, bereken, stroom, stroomkinderen, tel
from inbeeld.regels.stroom import ERAF, ERBIJ, POSTEN
from tests.regels.orakel import Dossier, Parameters, Wereld, dag
from tests.regels.orakel import stroom as orakel
from tests.regels.orakel.telling import kenmerken
from tests.regels.strategie import Opzet, maak_opzet
from tests.regels.vergelijk import lees, moment

SPLITSINGEN = ((), ("gemeente",), ("gemeente", "wijk"), ("sector",), ("school", "gemeente"))
DAG = dt.timedelta(days=1)
Rijen = dict[tuple[str, str], dict[tuple[tuple[str, ...], str, str], dict[str, int]]]


def kinderen(opzet: Opzet, dossiers: Mapping[str, Dossier], tijdlijnen: Any, per: Any) -> list[Any]:
    """The children for the oracle; `per`: a split, or groups per code."""

    def plek(dossier: Dossier, d: int) -> frozenset[tuple[str, ...]]:
        kenmerk = kenmerken(dossier, d)
        if isinstance(per, tuple):
            return frozenset({tuple(kenmerk[veld] for veld in per)})
        van = {*per.get(kenmerk["school"], ()), *per.get(kenmerk["gemeente"], ())}
        return frozenset((groep,) for groep in van)

    return [
        orakel.Kind(
            sleutel,
            tijdlijnen[sleutel],
            lambda d, dossier=dossier: plek(dossier, d),
            lambda d, dossier=dossier: orakel.woont(dossier.j.woonplaatsen, d),
        )
        for sleutel, dossier in dossiers.items()
    ]


def per_periode(tabel: pa.Table, velden: Iterable[str]) -> Rijen:
    """Per period the rows by what they count; each once, and those of nobody left out."""
    uit: Rijen = {}
    for rij in tabel.to_pylist():
        plek = tuple(rij[veld] for veld in velden)
        hier = uit.setdefault((rij["begindatum"].isoformat(), rij["einddatum"].isoformat()), {})
        sleutel = plek, rij["niveau"], rij["naam"]
        assert sleutel not in hier
        hier[sleutel] = {post: rij[post] for post in POSTEN if rij[post]}
    return {periode: {k: v for k, v in r.items() if v} for periode, r in uit.items()}


def sluit(rij: Mapping[str, Any]) -> bool:
    """begin + what came - what went = eind."""
    erbij = sum(rij[post] for post in ("begin", *ERBIJ))
    return bool(erbij - sum(rij[post] for post in ERAF) == rij["eind"])


def perioden(
    toeval: random.Random, tot: dt.date, tijdlijnen: Mapping[str, Any]
) -> list[tuple[dt.date, dt.date]]:
    """Two that adjoin, one day, and one across these; they begin and end where children change."""
    begin, dag_, midden, laatste = (
        min(tot, dt.date.fromisoformat(d)) for d in sorted(toeval.sample(wissels(tijdlijnen), 4))
    )
    return [(begin, midden - DAG), (midden, tot), (dag_, dag_), (begin + DAG, laatste)]


def wissels(tijdlijnen: Mapping[str, Any]) -> list[str]:
    """Days on which some child's status changes, of the last years."""
    dagen = {rij[0] for tijdlijn in tijdlijnen.values() for rij in tijdlijn[1:]}
    return sorted(dagen)[len(dagen) // 3 :]


def groepen_van(toeval: random.Random, opzet: Opzet) -> dict[str, list[str]]:
    """Some schools and gemeenten in one group, some in two, some in none."""
    codes = sorted({rij["school"] for rij in opzet.feiten["scholen"]})
    codes += sorted({rij["gemeente"] for rij in opzet.feiten["woonplaatsen"]})
    namen = ("SWV A", "SWV B", "bestuur")
    return {code: toeval.sample(namen, toeval.choice((0, 1, 1, 2))) for code in codes}


@pytest.mark.parametrize("seed", range(2))
def test_every_row_is_that_of_the_days(seed: int) -> None:
    toeval = random.Random(60_000 + seed)
    opzet = maak_opzet(toeval, 20)
    definitie = toeval.choice(sorted(GEBOUWD))
    wereld = Wereld(opzet.feiten, vakantieregio=opzet.vakantieregio, bekend_op=opzet.bekend_op)
    p = Parameters(definitie, opzet.parameters)
    dossiers = {s: Dossier(wereld, j, dag(opzet.tot), p) for s, j in wereld.jongeren.items()}
    tijdlijnen = {s: d.tijdlijn(definitie) for s, d in dossiers.items()}
    feiten, keuze = lees(opzet), keuzes(opzet, definitie)
    tot = dt.date.fromisoformat(opzet.tot)
    uitkomst = bereken(feiten, tot=tot, **keuze)
    vakken = perioden(toeval, tot, tijdlijnen)
    for per in (*toeval.sample(SPLITSINGEN, 2), groepen_van(toeval, opzet)):
        hoe = {"per": per} if isinstance(per, tuple) else {"groepen": per}
        tabel = stroom(feiten, perioden=vakken, uitkomst=uitkomst, **hoe, **keuze)
        velden = per if isinstance(per, tuple) else ("groep",)
        gekregen = per_periode(tabel, velden)
        gevraagd = kinderen(opzet, dossiers, tijdlijnen, per)
        for begin, einde in vakken:
            periode = begin.isoformat(), einde.isoformat()
            verwacht = orakel.rekening(gevraagd, *periode)
            assert gekregen.get(periode, {}) == {k: dict(v) for k, v in verwacht.items()}, per
        assert all(sluit(rij) for rij in tabel.to_pylist())
        if isinstance(per, tuple):
            gelijk_aan_tel(feiten, gekregen, per, keuze, uitkomst)


def keuzes(opzet: Opzet, definitie: str) -> dict[str, Any]:
    return {
        "definitie": definitie,
        "vakantieregio": opzet.vakantieregio,
        "bekend_op": moment(opzet.bekend_op),
        "parameters": opzet.parameters,
    }


def gelijk_aan_tel(
    feiten: Feiten, gekregen: Rijen, per: tuple[str, ...], keuze: dict[str, Any], uitkomst: Any
) -> None:
    """Begin and eind are the stands that are counted apart."""
    dagen = {
        (periode, post): dt.date.fromisoformat(periode[post == "eind"]) - (post == "begin") * DAG
        for periode in gekregen
        for post in ("begin", "eind")
    }
    geteld: dict[Any, Counter[Any]] = {d: Counter() for d in dagen.values()}
    tabel = tel(feiten, peildata=list(geteld), per=per, uitkomst=uitkomst, **keuze)
    for rij in tabel.to_pylist():
        for niveau in ("soort", "status"):
            plek = tuple(rij[veld] for veld in per)
            geteld[rij["peildatum"]][plek, niveau, rij[niveau]] += rij["aantal"]
    for (periode, post), d in dagen.items():
        stroomt = {k: v[post] for k, v in gekregen[periode].items() if v.get(post)}
        assert stroomt == {k: n for k, n in geteld[d].items() if n}, (per, periode, post)


class Verzonnen:
    """A timeline of any statuses, in the place of what the rules say."""

    def __init__(self, feiten: Feiten, rijen: Iterable[tuple[str, str, str, int]]) -> None:
        j, b, e, status = ([], [], [], [])
        for sleutel, begin, einde, nr in rijen:
            j.append(feiten.nummer(sleutel))
            b.append(dag(begin) - dag("1970-01-01"))
            e.append(dag(einde) - dag("1970-01-01") + 1)
            status.append(nr)
        tabel = pa.table({"j": j, "b": b, "e": e, "status": status})
        feiten.con.register("verzonnen", tabel)

    def relatie(self, stap: str) -> str:
        return {"tijdlijn": "verzonnen"}[stap]


def verzin(toeval: random.Random, geboren: str, tot: str, definitie: str) -> list[tuple[str, ...]]:
    """Statuses from birth through `tot`, or, for who dies, until some day before."""
    d, uit = dag(geboren), []
    slot = dag(tot) - (toeval.randint(1, 300) if toeval.randint(0, 9) == 9 else 0)
    kort = max(d, dag(tot) - 400)
    while d <= slot:
        regel = toeval.choice(GEBOUWD[definitie].regels)
        einde = kort if d < kort else d + toeval.choice((0, 0, 1, 6, 27, 60))
        uit.append((orakel.iso(d), orakel.iso(min(einde, slot)), regel.status, regel.soort))
        d = einde + 1
    return uit


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
@given(st.randoms(use_true_random=False))
def test_any_timeline_in_any_facts(toeval: random.Random) -> None:
    opzet = maak_opzet(toeval, 3)
    definitie = toeval.choice(sorted(GEBOUWD))
    wereld = Wereld(opzet.feiten, vakantieregio=opzet.vakantieregio, bekend_op=opzet.bekend_op)
    p = Parameters(definitie, {})
    dossiers = {s: Dossier(wereld, j, dag(opzet.tot), p) for s, j in wereld.jongeren.items()}
    tijdlijnen = {
        s: verzin(toeval, orakel.iso(d.van), opzet.tot, definitie) for s, d in dossiers.items()
    }
    per = toeval.choice((*SPLITSINGEN, groepen_van(toeval, opzet)))
    hoe = {"per": per} if isinstance(per, tuple) else {"groepen": per}
    tot = dt.date.fromisoformat(opzet.tot)
    periode = (tot - toeval.randint(0, 350) * DAG, tot)
    nummers = {regel.status: nr for nr, regel in enumerate(GEBOUWD[definitie].regels)}
    rijen = [(s, b, e, nummers[status]) for s, t in tijdlijnen.items() for b, e, status, _ in t]
    with lees(opzet) as feiten:
        keuze = {**keuzes(opzet, definitie), **hoe, "uitkomst": Verzonnen(feiten, rijen)}
        tabel = stroom(feiten, periode=periode, **keuze)
        wie = stroomkinderen(feiten, periode=periode, **keuze)
    velden = per if isinstance(per, tuple) else ("groep",)
    gevraagd = kinderen(opzet, dossiers, tijdlijnen, per)
    tekst = (periode[0].isoformat(), periode[1].isoformat())
    assert all(sluit(rij) for rij in tabel.to_pylist())
    verwacht = orakel.rekening(gevraagd, *tekst)
    assert per_periode(tabel, velden).get(tekst, {}) == {k: dict(v) for k, v in verwacht.items()}
    gekregen = [
        (
            r["jongere"],
            str(r["dag"]),
            r["niveau"],
            r["naam"],
            tuple(r[v] for v in velden),
            r["post"],
        )
        for r in wie.to_pylist()
    ]
    assert sorted(gekregen) == sorted(
        rij for kind in gevraagd for rij in orakel.gebeurtenissen(kind, *tekst)
    )


JONG = {"startkwalificatie_op": "", "kwalificatieplicht_vervallen_op": ""}
SCHOOL = {"naam": "", "vakantieregio": "", "uren_per_lesdag": ""}


def een_kind(*woonplaatsen: tuple[str, str, str]) -> Feiten:
    """One child, never at school, with these residences (gemeente, first and last day)."""
    opzet = {
        "scholen": [{"school": "10AB00", "sector": "vo", "gemeente": "0392", **SCHOOL}],
        "jongeren": [{"jongere": "A", "geboortedatum": "2010-05-05", **JONG}],
        "woonplaatsen": [
            {"jongere": "A", "gemeente": g, "wijk": "", "begindatum": b, "einddatum": e}
            for g, b, e in woonplaatsen
        ],
    }
    return lees(Opzet(opzet, "noord", "2026-07-31", None))


@pytest.fixture(scope="module")
def kind() -> Feiten:
    return een_kind(("0392", "2010-05-05", ""))


def posten(feiten: Feiten, naam: str, per: tuple[str, ...] = (), **keuze: Any) -> dict[Any, Any]:
    tabel = stroom(
        feiten,
        definitie="rijk-2016",
        periode=(dt.date(2026, 1, 1), dt.date(2026, 3, 31)),
        per=per,
        **keuze,
    )
    return {
        tuple(rij[veld] for veld in per): {p: rij[p] for p in POSTEN if rij[p]}
        for rij in tabel.to_pylist()
        if rij["naam"] == naam and any(rij[p] for p in POSTEN)
    }


def test_who_leaves_the_region_moved_and_is_not_too_old() -> None:
    feiten = een_kind(("0392", "2010-05-05", "2026-02-10"))
    assert posten(feiten, "thuiszitter") == {(): {"begin": 1, "verhuisd": 1}}
    assert posten(feiten, "niet_plichtig") == {(): {"nieuw": 1, "eind": 1}}


def test_who_comes_from_another_gemeente_is_not_new() -> None:
    feiten = een_kind(("0392", "2010-05-05", "2026-02-10"), ("0361", "2026-02-11", ""))
    assert posten(feiten, "absoluut_verzuim", ("gemeente",)) == {
        ("0392",): {"begin": 1, "verhuisd": 1},
        ("0361",): {"ingekomen": 1, "eind": 1},
    }
    assert posten(feiten, "absoluut_verzuim") == {(): {"begin": 1, "eind": 1}}


def test_who_comes_into_the_region_is_not_new_either() -> None:
    feiten = een_kind(("0392", "2026-02-11", ""))
    assert posten(feiten, "thuiszitter") == {(): {"ingekomen": 1, "eind": 1}}


@pytest.mark.parametrize(
    ("van", "naar", "post"),
    [
        ("absoluut_verzuim", "in_onderwijs", "teruggekeerd"),
        ("absoluut_verzuim", "beginnend_verzuim", "teruggekeerd"),
        ("absoluut_verzuim", "met_aanbod", "aanbod"),
        ("absoluut_verzuim", "vrijgesteld", "vrijgesteld"),
        ("absoluut_verzuim", "niet_plichtig", "niet_plichtig"),
        ("absoluut_verzuim", "onbekend", "overig"),
        ("absoluut_verzuim", "langdurig_relatief_verzuim", "overig"),
        ("met_aanbod", "absoluut_verzuim", "overig"),
        ("met_aanbod", "in_onderwijs", "teruggekeerd"),
        ("langdurig_ziek", "beginnend_verzuim", "overig"),
        ("wettelijk_verzuim", "beginnend_verzuim", "overig"),
        ("wettelijk_verzuim", "in_onderwijs", "teruggekeerd"),
        ("vrijgesteld", "zorgwekkend_ziek", "teruggekeerd"),
        ("absoluut_verzuim", "", "overig"),
    ],
)
def test_why_a_child_left(kind: Feiten, van: str, naar: str, post: str) -> None:
    """The whole table by hand; no next status: the timeline ended, the child died."""
    namen = [regel.status for regel in GEBOUWD["rijk-2016"].regels]
    rijen = [("A", "2010-05-05", "2026-02-10", namen.index(van))]
    if naar:
        rijen.append(("A", "2026-02-11", "2026-12-31", namen.index(naar)))
    uit = posten(kind, van, uitkomst=Verzonnen(kind, rijen))
    assert uit == {(): {"begin": 1, post: 1}}


def test_what_cannot_be_asked() -> None:
    met = {"definitie": "rijk-2016", "periode": (dt.date(2026, 1, 1), dt.date(2026, 1, 31))}
    with een_kind() as feiten:
        with pytest.raises(AanroepFout, match="grond"):
            stroom(feiten, per=("grond",), **met)
        with pytest.raises(AanroepFout, match="niet beide"):
            stroom(feiten, per=("school",), groepen={}, **met)
        with pytest.raises(AanroepFout, match="eindigt voor"):
            stroom(
                feiten, definitie="rijk-2016", periode=(dt.date(2026, 2, 1), dt.date(2026, 1, 1))
            )
        with pytest.raises(AanroepFout, match="definitie"):
            stroom(feiten, **{**met, "definitie": "bestaat-niet"})
        # Also when the outcome is at hand already, and need not be computed.
        uitkomst = bereken(feiten, definitie="rijk-2016", tot=dt.date(2026, 1, 31))
        for vraag in (stroom, tel):
            with pytest.raises(AanroepFout, match="definitie"):
                vraag(feiten, **{**met, "definitie": "bestaat-niet"}, uitkomst=uitkomst)
