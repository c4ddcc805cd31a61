"""A plan in words, for the page that shows it and for comparing two versions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from inbeeld.signalen.models import Belemmeringssoort, Melding, Zaak
from inbeeld.signalen.plan.model import (
    Beslisser,
    Bij,
    Functie,
    Grens,
    Ladder,
    Ontvanger,
    Plan,
    Route,
)
from inbeeld.signalen.plan.termijn import Schoolkalender
from inbeeld.signalen.plan.woorden import AAN, DOE, KLOK, ZIET
from inbeeld.signalen.soorten import SOORTEN, Soort
from inbeeld.toegang.models import Organisatie
from inbeeld.web.woorden import SECTOR

_MELDING = dict(Melding.Soort.choices)


@dataclass(frozen=True, slots=True)
class OntvangerBeeld:
    """One recipient; `uiterlijk` only where an example has a day to count from."""

    wie: str
    ziet: str
    grondslag: str
    vraag: str
    termijn: str
    zonder: str
    uiterlijk: date | None = None


@dataclass(frozen=True, slots=True)
class RouteBeeld:
    """A route as a card."""

    sleutel: str
    naam: str
    bij: tuple[str, ...]
    ontvangers: tuple[OntvangerBeeld, ...]
    daarna: str


@dataclass(frozen=True, slots=True)
class ZaakBeeld:
    """Who holds a new zaak, and what is done first."""

    aanleiding: str
    eigenaar: tuple[str, ...]
    stap: str
    binnen: str


@dataclass(frozen=True, slots=True)
class TredeBeeld:
    """A level of a ladder."""

    niveau: int
    naam: str
    na: str
    beslissers: tuple[str, ...]
    termijn: str
    doet: str


@dataclass(frozen=True, slots=True)
class LadderBeeld:
    """A ladder as steps."""

    naam: str
    voor: str
    treden: tuple[TredeBeeld, ...]


@dataclass(frozen=True, slots=True)
class Verschil:
    """One thing that is not the same; `was` or `wordt` is empty for what is new or gone."""

    onderdeel: str
    wat: str
    was: str
    wordt: str


def soortnaam(code: str) -> str:
    """A kind of melding or waarschuwing in words."""
    return _MELDING.get(code) or SOORTEN[Soort(code)].naam


def zaken(plan: Plan) -> list[ZaakBeeld]:
    return [
        ZaakBeeld(
            Zaak.Aanleiding(code).label,
            tuple(AAN[a] for a in plan.eigenaar[code]),
            plan.stapnaam(stap.stap),
            str(stap.termijn),
        )
        for code, stap in plan.eerste_stap.items()
    ]


def route(plan: Plan, r: Route, vanaf: date, kalender: Schoolkalender | None = None) -> RouteBeeld:
    """A route in words; with a calendar also the day that each answer is due."""
    wie = f" ({AAN[r.volgende_stap.wie]})" if r.volgende_stap.wie else ""
    stap = f"{plan.stapnaam(r.volgende_stap.stap)}{wie}, binnen {r.volgende_stap.termijn}"
    ontvangers = tuple(_ontvanger(o, vanaf, kalender) for o in r.ontvangers)
    return RouteBeeld(r.sleutel, r.naam, tuple(_bij(r.bij, plan)), ontvangers, stap)


def routes(plan: Plan) -> list[RouteBeeld]:
    return [route(plan, r, plan.van) for r in plan.routes]


def _ontvanger(o: Ontvanger, vanaf: date, kalender: Schoolkalender | None) -> OntvangerBeeld:
    return OntvangerBeeld(
        wie=f"{o.naam} ({AAN[o.aan]})" if o.naam else _hoofdletter(AAN[o.aan]),
        ziet=", ".join(ZIET[g] for g in o.ziet),
        grondslag=o.grondslag,
        vraag=o.vraag,
        termijn=str(o.termijn),
        zonder=f"na nog {o.zonder_antwoord.na}: {DOE[o.zonder_antwoord.doe]}",
        uiterlijk=o.termijn.datum(vanaf, kalender) if kalender else None,
    )


def _bij(bij: Bij, plan: Plan) -> Iterator[str]:
    if bij.melding:
        yield f"melding: {_opsomming(map(soortnaam, bij.melding))}"
    if bij.signaal:
        yield f"signaal: {_opsomming(map(soortnaam, bij.signaal))}"
    if bij.sectoren:
        yield f"onderwijs: {_opsomming(SECTOR[s].lower() for s in bij.sectoren)}"
    if bij.leeftijd:
        yield f"leeftijd: {_grens(bij.leeftijd)} jaar"
    if bij.uren:
        yield f"uren in vier lesweken: {_grens(bij.uren)}"
    if bij.gemeenten:
        yield f"gemeente: {_opsomming(plan.gemeenten.get(g, g) for g in bij.gemeenten)}"


def _grens(grens: Grens) -> str:
    delen = []
    if grens.vanaf is not None:
        delen.append(f"vanaf {grens.vanaf}")
    if grens.tot is not None:
        delen.append(f"tot {grens.tot}")
    return " ".join(delen)


def ladders(plan: Plan) -> list[LadderBeeld]:
    return [_ladder(plan, la) for la in plan.ladders]


def _ladder(plan: Plan, la: Ladder) -> LadderBeeld:
    sectoren = _opsomming(SECTOR[s].lower() for s in la.sectoren) or "al het onderwijs"
    return LadderBeeld(
        la.naam,
        f"{KLOK[la.klok]}, {sectoren}",
        tuple(
            TredeBeeld(
                t.niveau,
                t.naam,
                str(t.na),
                tuple(_beslisser(plan, b) for b in t.beslissers),
                str(t.termijn),
                t.doet,
            )
            for t in la.treden
        ),
    )


def _beslisser(plan: Plan, b: Beslisser) -> str:
    return plan.functie(b.functie).naam if b.functie else AAN[b.aan or ""]


def belemmeringen(plan: Plan) -> list[tuple[str, str]]:
    """(kind of obstacle, who answers) for every kind."""
    return [
        (soort.label, plan.functie(code).naam if code else _hoofdletter(AAN["regio"]))
        for soort in Belemmeringssoort
        for code in (plan.belemmeringen.get(soort.value),)
    ]


def nazorg(plan: Plan) -> str:
    """How long a child that is back is followed, in words."""
    return str(plan.nazorg) if plan.nazorg else "niet afgesproken"


def functie_bij(functie: Functie) -> str:
    return str(Organisatie.Soort(functie.bij).label)


def vergelijk(oud: Plan, nieuw: Plan) -> list[Verschil]:
    """What is not the same, part by part in the order of the new plan; what is gone comes last."""
    was, wordt = dict(_kenmerken(oud)), dict(_kenmerken(nieuw))
    alle = list(dict.fromkeys((*wordt, *was)))
    onderdelen = {onderdeel: nr for nr, (onderdeel, _) in reversed(list(enumerate(alle)))}
    return [
        Verschil(*sleutel, was.get(sleutel, ""), wordt.get(sleutel, ""))
        for sleutel in sorted(alle, key=lambda s: onderdelen[s[0]])
        if was.get(sleutel) != wordt.get(sleutel)
    ]


def _kenmerken(plan: Plan) -> Iterator[tuple[tuple[str, str], str]]:
    algemeen = "Algemeen"
    yield (algemeen, "Naam"), plan.naam
    yield (algemeen, "Bron"), plan.bron
    yield (algemeen, "Gemeenten"), _opsomming(plan.gemeenten.values())
    for zaak in zaken(plan):
        hier = f"Nieuwe zaak: {zaak.aanleiding}"
        yield (hier, "Eigenaar"), _opsomming(zaak.eigenaar, "anders")
        yield (hier, "Eerste stap"), f"{zaak.stap}, binnen {zaak.binnen}"
    yield (algemeen, "Nazorg"), nazorg(plan)
    for soort, wie in belemmeringen(plan):
        yield ("Belemmeringen", _hoofdletter(soort)), wie
    yield from _van_routes(plan)
    for functie in plan.functies:
        yield (f"Functie: {functie.naam}", "Bij"), functie_bij(functie)
    for ladder in ladders(plan):
        hier = f"Ladder: {ladder.naam}"
        yield (hier, "Geldt voor"), ladder.voor
        for trede in ladder.treden:
            tekst = f"{trede.naam}, na {trede.na}; {_opsomming(trede.beslissers)} beslist binnen "
            yield (hier, f"Trede {trede.niveau}"), f"{tekst}{trede.termijn}: {trede.doet}"


def _van_routes(plan: Plan) -> Iterator[tuple[tuple[str, str], str]]:
    # The first that applies counts, so another order is another agreement.
    yield ("Routes", "Volgorde"), _opsomming(r.naam for r in plan.routes)
    for r, b in zip(plan.routes, routes(plan), strict=True):
        hier = f"Route: {b.naam}"
        yield (hier, "Geldt bij"), "; ".join(b.bij)
        yield (hier, "Daarna"), b.daarna
        for ontvanger, o in zip(r.ontvangers, b.ontvangers, strict=True):
            wie = _hoofdletter(AAN[ontvanger.aan])
            yield (hier, wie), f"krijgt de melding als: {o.wie}"
            yield (hier, f"{wie}: ziet"), f"{o.ziet} (grond: {o.grondslag})"
            yield (hier, f"{wie}: vraag"), o.vraag
            yield (hier, f"{wie}: termijn"), f"{o.termijn}; {o.zonder}"


def _hoofdletter(tekst: str) -> str:
    return tekst[:1].upper() + tekst[1:]


def _opsomming(woorden: Iterable[str], woord: str = "en") -> str:
    *eerste, laatste = [*woorden] or [""]
    return f"{', '.join(eerste)} {woord} {laatste}" if eerste else laatste
