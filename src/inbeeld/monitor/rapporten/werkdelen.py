"""Parts about the work itself: what was asked and answered, needs, exemptions, justice, opgave."""

from collections.abc import Sequence
from datetime import date

from inbeeld.monitor.opgavevelden import ONDERWIJS, PV, VELDEN
from inbeeld.monitor.rapporten.cijfers import Figuur, mediaan
from inbeeld.monitor.rapporten.inhoud import (
    ONBEKEND,
    Cel,
    Deel,
    alinea,
    deel_van,
    getal,
    geteld,
    tabel,
)
from inbeeld.monitor.rapporten.kader import Kader, som
from inbeeld.monitor.verantwoording.vragen import SOORTEN
from inbeeld.web.datums import lang
from inbeeld.web.woorden import AANBOD, GROND, woord

_VRAAGDELEN = {
    "gevraagd": "Gevraagd",
    "beantwoord": "Beantwoord",
    "op_tijd": "waarvan op tijd",
    "te_laat": "waarvan te laat",
    "open": "Nog niet beantwoord",
    "open_te_laat": "waarvan de termijn voorbij is",
}
_GEEN_VRAGEN = "In deze periode is er met een termijn niets gevraagd."


def antwoorden(k: Kader, van: date, tot: date) -> list[Deel]:
    """What was asked with a term in a period, and what came of it."""
    figuur = k.over("antwoord", van, tot)
    if not figuur.waarden:
        return [alinea(_GEEN_VRAGEN)]
    regels: list[list[Cel]] = [[naam, k.cel(figuur, code)] for code, naam in _VRAAGDELEN.items()]
    if not (
        k.afschermen
        and any(
            regel[1] != figuur.cel(code) for regel, code in zip(regels, _VRAAGDELEN, strict=True)
        )
    ):
        op_tijd = deel_van(figuur.cel("op_tijd"), figuur.cel("gevraagd"))
        regels.append(["Deel dat op tijd antwoord kreeg", op_tijd])
    regels.append(["Dagen tot de helft antwoord heeft (mediaan)", mediaan(figuur.details)])
    return [
        tabel(
            "antwoorden",
            "Wat er gevraagd is en wat er beantwoord is",
            ("Wat", "Aantal"),
            regels,
            noot="Van meldingen, overdrachten, adviezen, afspraken, belemmeringen en besluiten. "
            "Een vraag is te laat vanaf de dag na haar termijn. Vragen die nog open staan, tellen "
            "in de mediaan mee voor de dagen die er al gewacht is.",
        )
    ]


def antwoorden_per_soort(k: Kader, van: date, tot: date) -> list[Deel]:
    """The same per kind of question, in the order of how often it was asked."""
    figuur = k.over("antwoord", van, tot)
    soorten = sorted(
        (s.removesuffix(".gevraagd") for s in figuur.waarden if s.endswith(".gevraagd")),
        key=lambda soort: (-figuur.waarden[f"{soort}.gevraagd"], soort),
    )
    if not soorten:
        return [alinea(_GEEN_VRAGEN)]
    per_soort = figuur.details.get("per_soort", {})
    rijen = [
        [
            SOORTEN.get(soort) or woord(soort),
            *(_nul(k, figuur, f"{soort}.{code}") for code in _VRAAGDELEN),
            mediaan(per_soort.get(soort, {})),
        ]
        for soort in soorten
    ]
    koppen = ("Soort vraag", *_VRAAGDELEN.values(), "Mediaan in dagen")
    return [
        tabel("antwoorden_per_soort", "Per soort vraag", koppen, rijen, totaal=_totaal(rijen, 1, 7))
    ]


def _nul(k: Kader, figuur: Figuur, sleutel: str) -> Cel:
    """Of questions that were asked nothing is unknown: what is not in it did not happen."""
    return k.los(geteld(figuur.waarden, sleutel) if sleutel in figuur.waarden else getal(0))


def _totaal(rijen: Sequence[Sequence[Cel]], van: int, tot: int) -> list[Cel] | None:
    """Sums of these columns; none where something is hidden, which would follow from it."""
    kolommen = [[rij[nr] for rij in rijen] for nr in range(van, tot)]
    if not all(isinstance(cel, dict) for kolom in kolommen for cel in kolom):
        return None
    sommen: list[Cel] = []
    for kolom in kolommen:
        cel = som(kolom)
        sommen.append({**cel, "som": True} if isinstance(cel, dict) else cel)
    return ["Samen", *sommen, *([None] * (len(rijen[0]) - tot))]


def behoeften(k: Kader, van: date, tot: date, dag: date) -> list[Deel]:
    """What children need and is not there, on the last peildatum that there is a figure of."""
    dagen = [d for d in k.cijfers.peildata("behoefte", k.gebied) if van <= d <= dag]
    if not dagen:
        return [alinea("Er zijn geen vastgelegde behoeften die nog niet zijn vervuld.")]
    figuur = k.op(dagen[-1], "behoefte")
    regels = [
        ["Kinderen met een behoefte waar nog niets voor is", _nul(k, figuur, "kinderen")],
        ["Vastgelegde behoefte, nog niet vervuld", _nul(k, figuur, "behoefte")],
        ["Aanbod geweigerd, en sindsdien niets anders", _nul(k, figuur, "geweigerd")],
        [
            "Langer dan vier weken thuis en er wordt niet aan een aanbod gewerkt",
            _nul(k, figuur, "zonder_aanbod"),
        ],
    ]
    soorten = [
        [naam, *(_nul(k, figuur, f"{d}.{soort}") for d in ("behoefte", "geweigerd"))]
        for soort, naam in AANBOD.items()
    ]
    return [
        tabel(
            "behoeften",
            f"Wat kinderen nodig hebben en er niet is, op {lang(dagen[-1])}",
            ("Wat", "Aantal kinderen"),
            regels,
            noot="Een kind kan in meer regels staan.",
        ),
        tabel(
            "behoeften_soort",
            "Welk aanbod er nodig is",
            ("Soort aanbod", "Behoefte niet vervuld", "Aanbod geweigerd"),
            soorten,
            noot="Een kind kan in meer regels staan.",
        ),
    ]


def vrijstellingen_op(k: Kader, dagen: Sequence[date]) -> Deel:
    """Exemptions per ground on these days."""
    kolommen = []
    for dag in dagen:
        figuur = k.op(dag, "vrijstelling")
        cellen = [figuur.cel(grond) for grond in GROND]
        heel = figuur.cel("vrijgesteld")
        kolommen.append([*k.lijst(cellen, heel), k.los(heel)])
    namen = [*GROND.values(), "Samen"]
    return tabel(
        "vrijstellingen",
        "Vrijstellingen per grond",
        ("Grond", *(lang(dag) for dag in dagen)),
        [[naam, *cellen] for naam, *cellen in zip(namen, *kolommen, strict=True)],
        noot="‘Onbekend’: de gemeente leverde de vrijstellingen niet aan."
        if any(ONBEKEND in kolom for kolom in kolommen)
        else "",
    )


def vrijstelling_werk(k: Kader, van: date, tot: date) -> list[Deel]:
    """What was decided on exemptions in a school year, and whether they were looked at again."""
    jaar, weer = k.over("vrijstelling_jaar", van, tot), k.over("herbeoordeling", van, tot)
    regels = [
        ("Begonnen vrijstellingen", jaar, "nieuw"),
        ("Geëindigde vrijstellingen", jaar, "geeindigd"),
        ("Besluiten: vastgesteld", jaar, "vastgesteld"),
        ("waarvan omdat er geen aanbod was", jaar, "geen_aanbod"),
        ("waarvan met advies van het samenwerkingsverband", jaar, "met_advies"),
        ("waarvan het kind is gehoord", jaar, "kind_gehoord"),
        ("Besluiten: afgewezen", jaar, "afgewezen"),
        ("Opnieuw te bekijken", weer, "gepland"),
        ("waarvan op tijd gedaan", weer, "op_tijd"),
        ("waarvan nog open", weer, "open"),
    ]
    if not jaar.waarden and not weer.waarden:
        return []
    rijen = [[naam, _nul(k, figuur, sleutel)] for naam, figuur, sleutel in regels]
    return [tabel("vrijstelling_werk", "Besluiten over vrijstellingen", ("Wat", "Aantal"), rijen)]


def handhaving(k: Kader) -> list[Deel]:
    """Processen-verbaal and Halt: counts only, and only for who may know of that work."""
    if not k.extra.get("justitie"):
        return [
            alinea(
                "Cijfers over processen-verbaal en Halt staan alleen in een rapport dat leerplicht "
                "zelf maakt."
            )
        ]
    koppen, kolommen = [], []
    for terug in (2, 1, 0):
        van, tot = k.schooljaar(terug)
        koppen.append(f"{van.year}–{tot.year}")
        figuren = [k.over("opgave_pv", van, tot, gebied=g) for g in _gemeenten(k)]
        cellen = [som(f.cel(code) for f in figuren) for code in PV]
        halt = k.extra.get("halt", {}).get(van.isoformat())
        kolommen.append(
            [*(k.los(c) for c in cellen), k.los(ONBEKEND if halt is None else getal(halt))]
        )
    namen = [f"Proces-verbaal: {veld.naam}" for veld in PV.values()] + ["Verwijzing naar Halt"]
    return [
        tabel(
            "handhaving",
            "Processen-verbaal en Halt",
            ("Wat", *koppen),
            [[naam, *cellen] for naam, *cellen in zip(namen, *kolommen, strict=True)],
            noot="Geteld zijn de keren dat leerplicht dit deed, niet de kinderen.",
        )
    ]


def _gemeenten(k: Kader) -> list[str]:
    if k.gebied.soort == "gemeente":
        return [str(k.gebied)]
    return k.cijfers.gebieden("gemeente")


def opgave(k: Kader) -> list[Deel]:
    """Every field of the opgave, in all and per kind of education; one block at a time."""
    van, tot = k.schooljaar()
    figuur, pv = k.over("opgave", van, tot), k.over("opgave_pv", van, tot)
    koppen = ("Veld", *(s.naam.capitalize() for s in ONDERWIJS.values()), "Samen")
    velden = [(figuur, code, veld) for code, veld in VELDEN.items()]
    if k.extra.get("justitie"):
        velden += [(pv, code, veld) for code, veld in PV.items()]
    blokken: dict[str, list[list[Cel]]] = {}
    for bron, code, veld in velden:
        cellen = [k.cel(bron, f"{code}.{soort}") for soort in ONDERWIJS]
        naam = veld.naam if veld.telt == "kinderen" else f"{veld.naam} (keren)"
        regel = [naam.capitalize(), *cellen, k.cel(bron, code)]
        blokken.setdefault(veld.blok, []).append(regel)
    uit = [
        tabel(f"opgave_{nr}", blok, koppen, rijen)
        for nr, (blok, rijen) in enumerate(blokken.items(), 1)
    ]
    if not k.extra.get("justitie"):
        uit.append(alinea("De velden over processen-verbaal vult leerplicht zelf in."))
    return uit
