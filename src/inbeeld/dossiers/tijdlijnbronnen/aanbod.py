"""Offers on the timeline: every step of a road on its day, whether it is attended, what is needed
and does not exist, adapted hours, and what was decided about the costs."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from django.urls import reverse

from inbeeld.dossiers import aanbodcodes as codes
from inbeeld.dossiers.models import (
    Aanbodcontrole,
    Aanbodtraject,
    AangepasteUren,
    Behoefte,
    Kostendeel,
)
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.register.omschrijving import uren
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.perioden import einddatum
from inbeeld.web import datums
from inbeeld.web.woorden import AANBOD

# A row with several days has a line for each: its number times eight, and which day it is.
_VELDEN = 8


_GEEN = "null::timestamptz"
_INGETROKKEN = "(r.ingetrokken_op at time zone 'Europe/Amsterdam')::date"


def _sql(tabel: str, *dagen: tuple[str, str, str]) -> str:
    """`dagen`: (which day, the moment of it, condition besides that it is there)."""
    return " union all ".join(
        f"select r.id * {_VELDEN} + {nr} as id, {dag} as dag, {moment} as moment"  # noqa: S608
        f" from dossiers_{tabel} r where r.jongere_id = %(kind)s and {dag} is not null{waar}"
        for nr, (dag, moment, waar) in enumerate(dagen)
    )


def _lees(
    model: type[Any], regel: Callable[[Any, int, bool], Regel], *met: str
) -> Callable[[Sequence[int], date], Mapping[int, Regel]]:
    def regels(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
        rijen = model.objects.select_related(
            "jongere", "door__gebruiker", "door__organisatie", *met
        )
        bekend = rijen.in_bulk({nummer // _VELDEN for nummer in ids})
        # All of one child: asked once for the page.
        kind = next((rij.jongere_id for rij in bekend.values()), None)
        verborgen = kind is not None and plaats_verborgen(kind)
        return {
            n: regel(bekend[n // _VELDEN], n % _VELDEN, verborgen)
            for n in ids
            if n // _VELDEN in bekend
        }

    return regels


def _wie(rij: Any, verborgen: bool) -> str:
    naam = naam_van(rij.door.organisatie, verborgen)
    return naam if naam != rij.door.organisatie.naam else rij.door.gebruiker.naam


def _traject(t: Aanbodtraject, welk: int, verborgen: bool) -> Regel:
    adres = reverse("aanbod_traject", args=[t.sleutel])
    wat = f"{AANBOD[t.soort]}: {t.omschrijving}"
    reden = codes.woorden(codes.WEIGERREDENEN, t.weigerreden) if t.weigerreden else ""
    koppen = (
        "Aanbod gevraagd",
        "Aanbod gedaan",
        f"Aanbod geweigerd: {reden}" if reden else "Aanbod aanvaard",
        "Aanbod begonnen" if t.passend else "Aanbod begonnen (niet passend)",
        f"Aanbod gestopt: {codes.woorden(codes.EINDREDENEN, t.eindreden)}",
    )
    kop = koppen[welk]
    if t.eindreden == codes.TEN_ONRECHTE and welk == 3:
        kop = "Aanbod begonnen: hersteld, telt niet mee"
    return Regel(kop, wat, _wie(t, verborgen) if welk == 0 else "", adres)


def _controle(c: Aanbodcontrole, welk: int, verborgen: bool) -> Regel:
    adres = reverse("aanbod_traject", args=[c.traject.sleutel])
    kop = {"ja": "Komt bij het aanbod", "deels": "Komt voor een deel bij het aanbod"}.get(
        c.gevolgd, "Komt niet bij het aanbod"
    )
    return Regel(kop, c.toelichting or c.traject.omschrijving, _wie(c, verborgen), adres)


def _behoefte(b: Behoefte, welk: int, verborgen: bool) -> Regel:
    kop = ("Nodig, en er is niets", "Behoefte vervuld", "Behoefte niet meer nodig")[welk]
    tekst = f"{AANBOD[b.soort]}: {b.omschrijving}"
    if welk == 2:
        tekst = f"{tekst}. {b.vervallen_reden}"
    return Regel(kop, tekst, _wie(b, verborgen) if welk == 0 else "", _lijst(b))


def _uren(u: AangepasteUren, welk: int, verborgen: bool) -> Regel:
    if welk == 1:
        return Regel("Aangepaste uren ingetrokken", u.ingetrokken_reden, "", _lijst(u))
    tot = einddatum(u.periode)
    kop = f"Aangepaste uren: {uren(u.uren_per_week_honderdsten)} uur per week"
    return Regel(kop, f"Tot en met {datums.lang(tot)}. {u.reden}", _wie(u, verborgen), _lijst(u))


def _kosten(k: Kostendeel, welk: int, verborgen: bool) -> Regel:
    adres = reverse("aanbod_traject", args=[k.traject.sleutel])
    wie = naam_van(k.betaler, verborgen)
    tekst = f"{wie}: {k.aandeel_procent}% vanaf {datums.lang(k.vanaf)}"
    return Regel("Besloten wie betaalt", tekst, _wie(k, verborgen), adres)


def _lijst(rij: Any) -> str:
    return reverse("aanbod", args=[rij.jongere.sleutel])


_TELT = " and r.eindreden <> 'ten_onrechte'"
for _naam, _tekst, _regels in (
    (
        "aanbodtraject",
        _sql(
            "aanbodtraject",
            ("r.gevraagd_op", "r.moment", ""),
            ("r.aangeboden_op", _GEEN, ""),
            ("r.antwoord_op", _GEEN, ""),
            ("r.begonnen_op", _GEEN, ""),
            ("r.einddatum", _GEEN, _TELT),
        ),
        _lees(Aanbodtraject, _traject),
    ),
    (
        "aanbodcontrole",
        _sql("aanbodcontrole", ("r.datum", "r.moment", "")),
        _lees(Aanbodcontrole, _controle, "traject"),
    ),
    (
        "behoefte",
        _sql(
            "behoefte",
            ("r.sinds", "r.moment", ""),
            ("r.vervuld_op", _GEEN, ""),
            ("r.vervallen_op", _GEEN, ""),
        ),
        _lees(Behoefte, _behoefte),
    ),
    (
        "aangepaste_uren",
        _sql(
            "aangepasteuren",
            ("lower(r.periode)", _GEEN, ""),
            (_INGETROKKEN, "r.ingetrokken_op", ""),
        ),
        _lees(AangepasteUren, _uren),
    ),
    (
        "kosten",
        _sql("kostendeel", ("r.besloten_op", _GEEN, "")),
        _lees(Kostendeel, _kosten, "traject", "betaler"),
    ),
):
    voeg_toe(Bron(_naam, "aanbod", Groep.PLAN_EN_AFSPRAKEN, _tekst, _regels))
