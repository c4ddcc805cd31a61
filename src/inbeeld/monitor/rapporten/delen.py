"""Parts that several reports share: stand, erbij en eraf, duur, years, exemptions, targets."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from inbeeld.monitor.afscherming import AFGESCHERMD, klein
from inbeeld.monitor.doelstand import Doelstand
from inbeeld.monitor.rapporten.cijfers import Figuur, alles_onbekend, mediaan
from inbeeld.monitor.rapporten.inhoud import (
    ONBEKEND,
    Cel,
    Deel,
    alinea,
    als_tekst,
    getal,
    grafiek,
    tabel,
    waarde_van,
)
from inbeeld.monitor.rapporten.kader import THUISZITTER, Kader, som, statusnaam
from inbeeld.regels.stroom import ERAF, ERBIJ
from inbeeld.web.datums import kort, lang, periode
from inbeeld.web.woorden import GROND, TOON

SAMEN = "Thuiszitters samen"
WEINIG = 20
"""Of fewer children a duration says too much of one of them."""
DUURDELEN = {
    "met_aanbod": "Van hen begon een passend aanbod",
    "open": "Van hen wachten nog",
    "anders": "Op een andere manier geëindigd",
}
DUURKANSEN = {
    "vier_weken": "Kans op een aanbod binnen vier weken",
    "drie_maanden": "Kans op een aanbod binnen drie maanden",
    "jaar": "Kans op een aanbod binnen een jaar",
}
POSTNAAM = {
    "begin": "Aan het begin",
    "nieuw": "Nieuw erbij",
    "ingekomen": "Van een andere plaats of school",
    "teruggekeerd": "Terug naar school",
    "aanbod": "Een passend aanbod begon",
    "vrijgesteld": "Vrijgesteld",
    "verhuisd": "Verhuisd of naar een andere school",
    "niet_plichtig": "Niet meer leerplichtig",
    "overig": "Iets anders",
    "eind": "Aan het eind",
}


def stand(k: Kader, dagen: Sequence[date], *, alles: bool = True, gebied: Any = None) -> Deel:
    """How many children have which status on these days; those at home first, and together."""
    kolommen: list[list[Cel]] = []
    statussen = [s for s, soort in k.statussen if alles or soort == THUISZITTER]
    thuis = [s for s in statussen if s in k.thuis]
    rest = [s for s in statussen if s not in thuis]
    for dag in dagen:
        figuur = k.op(dag, gebied=gebied)
        cellen = [figuur.cel(status) for status in thuis]
        samen = som(cellen)
        langer = som(
            figuur.cel(f"{status}.langer")
            for status in thuis
            if f"{status}.langer" in figuur.waarden
        )
        kolommen.append(
            [
                *k.lijst(cellen, samen),
                k.los(samen),
                k.deel(langer if waarde_van(samen) else samen, samen),
                *(k.cel(figuur, status) for status in rest),
            ]
        )
    namen = [
        *(statusnaam(s) for s in thuis),
        SAMEN,
        "Van hen langer dan drie maanden",
        *(statusnaam(s) for s in rest),
    ]
    return tabel(
        "stand",
        "Hoeveel kinderen op een dag welke status hebben",
        ("Status", *(lang(dag) for dag in dagen)),
        [[naam, *cellen] for naam, *cellen in zip(namen, *kolommen, strict=True)],
        noot="Elk kind telt op een dag één keer. " + _onbekend(kolommen),
    )


def _onbekend(kolommen: Sequence[Sequence[Cel]]) -> str:
    cellen = [cel for kolom in kolommen for cel in kolom]
    delen = []
    if any(isinstance(cel, dict) and cel.get("minste") for cel in cellen):
        delen.append(
            "‘Ten minste’: niet elke school of gemeente leverde dit, dus het kunnen er meer zijn."
        )
    if ONBEKEND in cellen:
        delen.append("‘Onbekend’: dit is niet aangeleverd. Het is geen nul.")
    return " ".join(delen)


def verloop(k: Kader, dagen: Sequence[date]) -> list[Deel]:
    """The line of children at home through time; nothing where too little is known of it, or where
    its points would tell small numbers."""
    punten = [[dag.isoformat(), k.los(som(k.op(dag).cel(s) for s in k.thuis))] for dag in dagen]
    getallen = [cel for _, cel in punten if isinstance(cel, dict)]
    if len(getallen) < 2:
        return []
    eerste, laatste = getallen[0], getallen[-1]
    return [
        grafiek(
            "lijn",
            "Thuiszitters door de tijd",
            f"Op {lang(dagen[0])} waren het er {als_tekst(eerste)}, op {lang(dagen[-1])} "
            f"{als_tekst(laatste)}. Een gat in de lijn betekent: onbekend of te klein om te tonen.",
            {"reeksen": [["Thuiszitters", punten]], "streef": None},
        )
    ]


def stroom(k: Kader, van: date, tot: date, naam: str = f"soort:{THUISZITTER}") -> list[Deel]:
    """Who came and who left in a period, so that begin and end join up."""
    figuur = k.over("stroom", van, tot)
    posten = {post: figuur.cel(f"{naam}.{post}") for post in ("begin", *ERBIJ, *ERAF, "eind")}
    if alles_onbekend(posten.values()):
        return [alinea("Wie erbij kwam en wie wegging, is over deze periode niet bekend.")]
    getoond = _scherm_stroom(posten) if k.afschermen else posten
    teken = {**dict.fromkeys(ERBIJ, "erbij"), **dict.fromkeys(ERAF, "eraf")}
    stappen = [
        [POSTNAAM[p], teken.get(p, "stand"), cel]
        for p, cel in getoond.items()
        if waarde_van(cel) or p not in teken
    ]
    uit = [
        tabel(
            "stroom",
            f"Thuiszitters: erbij en eraf, {periode(van, min(tot, k.cijfers.dag))}",
            ("Wat", "Aantal kinderen"),
            [[POSTNAAM[post], cel] for post, cel in getoond.items()],
            noot="Begin plus erbij min eraf is eind. Een kind dat twee keer thuis kwam te zitten, "
            "telt ook twee keer bij ‘nieuw’.",
        )
    ]
    if all(isinstance(cel, dict) for cel in getoond.values()):
        uit.append(
            grafiek(
                "waterval",
                "Van begin naar eind",
                "Dezelfde aantallen als in de tabel hierboven, zonder de regels met nul.",
                {"stappen": stappen},
            )
        )
    return uit


def _scherm_stroom(posten: dict[str, Cel]) -> dict[str, Cel]:
    """The account ties its posts together: one hidden alone would follow from the others. What is
    hidden besides is never begin or eind, which stand elsewhere too."""
    aantal = {post: int(waarde_van(cel) or 0) for post, cel in posten.items()}
    verborgen = {post for post, n in aantal.items() if klein(n)}
    over = sorted(
        (post for post, n in aantal.items() if n >= 5 and post not in ("begin", "eind")),
        key=lambda post: aantal[post],
    )
    while verborgen and over and (len(verborgen) < 2 or max(aantal[p] for p in verborgen) < 5):
        verborgen.add(over.pop(0))
    if len(verborgen) == 1 or (verborgen and max(aantal[p] for p in verborgen) < 5):
        verborgen |= set(posten) - {"begin", "eind"}
    return {
        post: AFGESCHERMD if post in verborgen and isinstance(cel, dict) else cel
        for post, cel in posten.items()
    }


def duur(k: Kader, van: date, tot: date) -> list[Deel]:
    """How long it takes until a fitting offer, with who still waits counted in."""
    figuur = k.over("doorlooptijd", van, tot)
    aantal = waarde_van(figuur.cel("aantal"))
    cellen = k.lijst([figuur.cel(naam) for naam in DUURDELEN], figuur.cel("aantal"))
    delen = dict(zip(DUURDELEN, cellen, strict=True))
    # Median, shares and curve all follow from who got an offer when: where that number is hidden,
    # for itself or for another, the steps of a curve would give it.
    verborgen = delen["met_aanbod"] == AFGESCHERMD
    if not figuur.details or aantal is None or verborgen or (k.afschermen and aantal < WEINIG):
        return [alinea("Er zijn te weinig kinderen om iets over de duur te zeggen.")]
    uit = [
        tabel(
            "duur",
            "Hoe lang duurt het tot een passend aanbod",
            ("Wat", "Uitkomst"),
            _duurregels(figuur, delen),
            noot="Geteld vanaf de eerste dag thuis. Wie nog wacht, telt mee voor de tijd die hij "
            "of zij al wacht (Kaplan–Meier). Wie wacht weglaten zou de uitkomst te mooi maken.",
        )
    ]
    curve = figuur.details.get("curve", ())
    if len(curve) > 1 and waarde_van(delen["met_aanbod"]):
        uit.append(
            grafiek(
                "overleving",
                "Welk deel nog wacht op een aanbod",
                "De lijn daalt met elk kind dat een aanbod kreeg. De strook toont hoe zeker "
                "dat is.",
                {"curve": curve},
            )
        )
    return uit


def _duurregels(figuur: Figuur, delen: Mapping[str, Cel]) -> list[list[Cel]]:
    return [
        [
            "Kinderen die ten minste vijf lesdagen weg waren, ook ziek, of op geen school stonden",
            figuur.cel("aantal"),
        ],
        *([naam, delen[code]] for code, naam in DUURDELEN.items()),
        ["Dagen tot de helft een aanbod heeft (mediaan)", mediaan(figuur.details)],
        *([naam, _aandeel(figuur.details, code)] for code, naam in DUURKANSEN.items()),
    ]


def _aandeel(details: Any, sleutel: str) -> Cel:
    deel = (details.get("binnen", {}).get(sleutel) or [None])[0]
    return ONBEKEND if deel is None else getal(round(deel, 4), vorm="procent")


def jaren(
    k: Kader,
    sleutel: str,
    titel: str,
    regels: Sequence[tuple[str, str]],
    *,
    geheel: str = "",
) -> Deel:
    """Unique children per school year: the one of the report and two before it. `geheel`: the
    onderdeel that all others are parts of; their overlap is not known."""
    terug = (2, 1, 0)
    koppen = [f"{k.schooljaar(n)[0].year}–{k.schooljaar(n)[1].year}" for n in terug]
    if k.schooljaar()[1] > k.cijfers.dag:
        koppen[-1] += f", t/m {kort(k.cijfers.dag)}"
    kolommen = []
    for n in terug:
        figuur = k.jaar("jaar", n)
        heel = figuur.cel(geheel) if geheel else None
        kolommen.append(
            [
                k.los(heel) if code == geheel else k.deel(_onderdeel(figuur, code, geheel), heel)
                for code, _ in regels
            ]
        )
    namen = [naam for _, naam in regels]
    rijen = [[naam, *cellen] for naam, *cellen in zip(namen, *kolommen, strict=True)]
    return tabel(sleutel, titel, ("Wat", *koppen), rijen, noot=UNIEK)


def _onderdeel(figuur: Figuur, code: str, geheel: str) -> Cel:
    """Of a whole that is known a part that is not in it is nobody: grounds of exemption are there
    only as far as somebody has them."""
    if code.startswith(f"{geheel}.") and code not in figuur.waarden and geheel in figuur.waarden:
        return getal(0) if geheel not in figuur.onvolledig else ONBEKEND
    return figuur.cel(code)


UNIEK = (
    "Unieke kinderen: een kind telt per regel één keer, ook als het vaker gebeurde. Een kind kan "
    "wel in meer regels staan. Tel de regels daarom niet bij elkaar op."
)


def thuiszitters_per_jaar(k: Kader) -> Deel:
    regels = [(f"soort:{THUISZITTER}", "Thuiszitters, alle kinderen")]
    regels += [(status, f"waarvan: {statusnaam(status).lower()}") for status in k.thuis]
    regels.append((f"{THUISZITTER}.langer", "Langer dan drie maanden thuis"))
    titel = "Thuiszitters in een schooljaar"
    return jaren(k, "thuiszitters_jaar", titel, regels, geheel=f"soort:{THUISZITTER}")


def verzuim_per_jaar(k: Kader) -> Deel:
    regels = [("ongeoorloofd_verzuimer", "Ongeoorloofd verzuimers (16 uur in vier weken)")]
    regels += [
        (status, statusnaam(status))
        for status, soort in k.statussen
        if soort in ("verzuim", "ziek", "geoorloofd", "dreigend")
    ]
    return jaren(k, "verzuim_jaar", "Verzuim in een schooljaar", regels)


def vrijstellingen_per_jaar(k: Kader) -> Deel:
    regels = [("vrijgesteld", "Vrijgesteld, alle gronden")]
    regels += [(f"vrijgesteld.{grond}", naam) for grond, naam in GROND.items()]
    titel = "Vrijstellingen in een schooljaar"
    return jaren(k, "vrijgesteld_jaar", titel, regels, geheel="vrijgesteld")


def per_deel(k: Kader, soort: str, dag: date) -> list[Deel]:
    """Children at home and exempted per gemeente, school or sector inside the area."""
    sleutels = k.cijfers.gebieden_op(soort, dag)
    if len(sleutels) < 2:
        return []
    kolommen: list[list[Cel]] = []
    for codes in (k.thuis, ["vrijgesteld"]):
        cellen = [som(k.op(dag, gebied=s).cel(c) for c in codes) for s in sleutels]
        heel = som(k.op(dag).cel(c) for c in codes)
        kolommen.append(k.lijst(cellen, heel))
    namen = [k.namen.get(s, s.partition(":")[2]) for s in sleutels]
    titel = {
        "gemeente": "gemeente",
        "school": "school",
        "sector": "soort onderwijs",
        "wijk": "wijk",
    }
    rijen = sorted(zip(namen, *kolommen, strict=True), key=lambda rij: rij[0].lower())
    return [
        tabel(
            f"per_{soort}",
            f"Per {titel[soort]} op {lang(dag)}",
            (titel[soort].capitalize(), "Thuiszitters", "Vrijgesteld"),
            rijen,
            noot="Kinderen met een geheim adres staan in geen gemeente of wijk; zij tellen wel mee "
            "in het totaal."
            if soort in ("gemeente", "wijk")
            else "",
        )
    ]


_DOELKOPPEN = (
    *("Doel", "Gebied", "Begin", "Begin over", "Afspraak", "Uiterlijk"),
    *("Stand", "Stand over", "Oordeel"),
)


def doelen(k: Kader) -> list[Deel]:
    """The targets table: where it began, what was agreed, and where it stands."""
    if not k.doelen:
        return [alinea("Voor dit gebied zijn geen doelen vastgelegd.")]
    return [
        tabel(
            "doelen",
            "Doelen: begin, afspraak en stand",
            _DOELKOPPEN,
            [_doelrij(k, stand) for stand in k.doelen],
            noot="Bronnen: " + "; ".join(dict.fromkeys(d.doel.bron for d in k.doelen)) + ".",
        )
    ]


def _doelrij(k: Kader, stand: Doelstand) -> list[Cel]:
    doel, nu = stand.doel, stand.nu
    waarde: Cel = ONBEKEND
    if nu is not None and nu.waarde is not None:
        waarde = k.los(getal(nu.waarde, minste=not nu.volledig))
    return [
        doel.naam,
        stand.gebied_naam,
        None if doel.basis_waarde is None else getal(doel.basis_waarde),
        stand.basis_naam.removeprefix("schooljaar "),
        getal(stand.streefwaarde),
        kort(doel.uiterlijk_op),
        waarde,
        "" if nu is None else nu.naam if nu.van else kort(nu.dag),
        stand.oordeel_tekst,
    ]


def staven_nu(k: Kader, dag: date) -> list[Deel]:
    """The statuses of a day as bars, for a report that shows few days."""
    figuur = k.op(dag)
    staven = [
        [statusnaam(status), k.cel(figuur, status), TOON[soort]]
        for status, soort in k.statussen
        if waarde_van(figuur.cel(status)) or figuur.cel(status) == ONBEKEND
    ]
    if not staven:
        return []
    return [
        grafiek(
            "staven",
            f"Aantal kinderen per status op {lang(dag)}",
            "Dezelfde aantallen staan in de tabel. Een gestreepte balk betekent: ten minste.",
            {"staven": staven},
        )
    ]
