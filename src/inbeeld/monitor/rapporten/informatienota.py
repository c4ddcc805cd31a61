"""The note to the council: the chapters that such a note has, filled with the figures.

The structure is that of the note of a region; its people and sentences are not. What only a person
can write is a field of the form, and a line to write on where it stayed empty.
"""

from datetime import date

from inbeeld.monitor.doelstand import Doelstand
from inbeeld.monitor.rapporten import delen
from inbeeld.monitor.rapporten.inhoud import (
    ONBEKEND,
    Cel,
    Deel,
    alinea,
    als_tekst,
    invullen,
    kop,
    lijst,
    waarde_van,
)
from inbeeld.monitor.rapporten.kader import THUISZITTER, Kader, som
from inbeeld.monitor.rapporten.verantwoording import gebied_in_zin, verantwoording
from inbeeld.web.datums import lang

KERN = 3
"""So many sentences stand in the box at the top; the others are about the targets."""
CIJFERS = ("stand", "jaar", "doorlooptijd", "doel")
VELDEN: tuple[tuple[str, str, bool], ...] = (
    ("nummer", "Nummer", False),
    ("portefeuillehouder", "Portefeuillehouder", False),
    ("programma", "Programma of beleidsveld", False),
    ("afdeling", "Afdeling", False),
    ("auteur", "Auteur", False),
    ("contact", "Telefoon en e-mail", False),
    ("kernboodschap", "Kernboodschap", True),
    ("behandelvoorstel", "Behandelvoorstel voor de commissie", True),
    ("eerdere_besluiten", "Relevante eerdere besluiten", True),
    ("besluit", "Besluit van het college", True),
    ("consequenties", "Consequenties", True),
    ("vervolg", "Vervolg", True),
    ("bijlagen", "Bijlagen", True),
)
"""What a person fills in: name, label, and whether it is more than a line."""


def titel(k: Kader) -> str:
    return "Informatienota: thuiszitters en schoolverzuim"


def gegevens(k: Kader) -> list[list[str]]:
    """The box at the top of the note."""
    w = k.vraag.woorden
    onderwerp = (
        f"Thuiszitters en schoolverzuim {gebied_in_zin(k.gebied, k.naam)}, {k.vraag.periode}"
    )
    bericht = w.get("kernboodschap") or " ".join(_kern(k)[:KERN])
    return [
        ["Onderwerp", onderwerp],
        *([naam, w.get(veld, "")] for veld, naam, _ in VELDEN[:6]),
        ["Kernboodschap", bericht],
        *([naam, w.get(veld, "")] for veld, naam, _ in VELDEN[7:10]),
    ]


def maak(k: Kader) -> list[Deel]:
    """The chapters."""
    w = k.vraag.woorden
    return [
        kop("1. Inleiding"),
        alinea(
            f"Deze nota gaat over kinderen die thuiszitten of verzuimen {_waar(k)}, over "
            f"{k.vraag.periode}. Alle cijfers volgen door vaste regels uit wat scholen, gemeenten "
            "en andere partners hebben vastgelegd. Achterin staat volgens welke definitie er is "
            "geteld, wat er op welk moment bekend was en wat er niet is aangeleverd."
        ),
        kop("2. Kernboodschap"),
        lijst(_kern(k)),
        kop("2.1 Thuiszittersaanpak", 2),
        delen.thuiszitters_per_jaar(k),
        *_stand(k),
        *delen.duur(k, *k.schooljaar()),
        kop("2.2 Verzuimaanpak", 2),
        delen.verzuim_per_jaar(k),
        delen.vrijstellingen_per_jaar(k),
        kop("3. Consequenties"),
        invullen(w.get("consequenties", ""), "Wat betekent dit voor beleid, geld en mensen?"),
        kop("4. Vervolg"),
        alinea("Hieronder staan de afgesproken doelen, met waar het begon en hoe het nu staat."),
        *delen.doelen(k),
        invullen(w.get("vervolg", ""), "Wat gaat er gebeuren, wie doet dat en wanneer?"),
        kop("5. Bijlagen"),
        invullen(w.get("bijlagen", ""), "Welke stukken horen bij deze nota?"),
        *verantwoording(k, "6. "),
    ]


def _waar(k: Kader) -> str:
    return gebied_in_zin(k.gebied, k.naam)


def peildagen(k: Kader) -> list[date]:
    """1 October, January, April and July of the school year, as far as they have come."""
    begin, _ = k.schooljaar()
    dagen = [date(begin.year, 10, 1), *(date(begin.year + 1, m, 1) for m in (1, 4, 7))]
    return [dag for dag in dagen if dag <= k.vraag.dag] or [k.vraag.dag]


def _stand(k: Kader) -> list[Deel]:
    van, tot = k.schooljaar()
    maanden = [d for d in k.cijfers.peildata("stand", k.gebied) if d.day == 1 and van <= d <= tot]
    return [delen.stand(k, peildagen(k), alles=False), *delen.verloop(k, maanden)]


def _kern(k: Kader) -> list[str]:
    """A few sentences that a council member reads first."""
    jaar = k.jaar("jaar")
    thuis = k.cel(jaar, f"soort:{THUISZITTER}")
    verzuim = k.cel(jaar, "ongeoorloofd_verzuimer")
    dag = peildagen(k)[-1]
    nu = k.los(som(k.op(dag).cel(status) for status in k.thuis))
    tot_nu_toe = " tot nu toe" if k.vraag.loopt_nog else ""
    zinnen = [
        _zin(f"In {k.vraag.periode} zaten{tot_nu_toe}", thuis, "kinderen één of meer dagen thuis."),
        _zin(f"Op {lang(dag)} zaten", nu, "kinderen thuis."),
        _zin(
            f"In hetzelfde schooljaar waren{tot_nu_toe}",
            verzuim,
            "kinderen ongeoorloofd verzuimer.",
        ),
    ]
    return [*zinnen, *(_doelzin(d) for d in k.doelen)] if _mag_zin(k) else zinnen


def _mag_zin(k: Kader) -> bool:
    """The sentence of a target names its figure: only where none of them is small."""
    standen = [d.nu.waarde for d in k.doelen if d.nu and d.nu.waarde is not None]
    return not k.afschermen or all(n == 0 or n >= 5 for n in standen)


def _doelzin(d: Doelstand) -> str:
    return f"Doel {d.doel.naam.rstrip('.')}: {d.oordeel_tekst}. {d.zin}"


def _zin(voor: str, cel: Cel, na: str) -> str:
    if waarde_van(cel) == 0:
        return f"{voor} geen {na}"
    if cel == ONBEKEND:
        return f"{voor} een onbekend aantal {na}"
    if waarde_van(cel) == 1:
        voor = voor.replace(" zaten", " zat").replace(" waren", " was")
        na = na.replace("kinderen", "kind")
    return f"{voor} {als_tekst(cel)} {na}"
