"""Tables and charts of answers, exemptions and needs."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString

from inbeeld.dossiers.aanbodcodes import WEIGERREDENEN
from inbeeld.monitor.afscherming import AFGESCHERMD, afscherm
from inbeeld.monitor.beeld import LIJN_VANAF, Cel, Figuur, Rij, Tabel, cel, punt
from inbeeld.monitor.beeld_doorlooptijd import schooljaar
from inbeeld.monitor.verantwoording.vragen import SOORTEN
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web import rekenbladen, woorden
from inbeeld.web.datums import kort
from inbeeld.web.grafieken import Band, Reeks, Staaf, teken_lijn, teken_staven

Tekening = tuple[SafeString, SafeString]
Kop = Callable[[Figuur], str]
_NIET_TE_ZEGGEN = "nog niet te zeggen"
_MEESTE_STAVEN = 12
_LANGSTE_NAAM = 26
"""Letters beside a bar: there is no room for more."""

ANTWOORDEN = {
    "gevraagd": "Gevraagd",
    "op_tijd": "Op tijd beantwoord",
    "te_laat": "Te laat beantwoord",
    "open": "Wacht nog",
    "open_te_laat": "Daarvan te lang",
}
VERLOOP = {
    "nieuw": "Begonnen",
    "geeindigd": "Geëindigd",
    "vastgesteld": "Besluit: vrijgesteld",
    "geen_aanbod": "Daarvan: er was geen aanbod",
    "met_advies": "Daarvan: met advies",
    "kind_gehoord": "Daarvan: kind gehoord",
    "afgewezen": "Besluit: afgewezen",
}
OPNIEUW = {
    "gepland": "Moest bekeken worden",
    "op_tijd": "Op tijd gedaan",
    "te_laat": "Te laat gedaan",
    "open": "Nog niet gedaan",
    "open_te_laat": "Daarvan te laat",
    "aanbod": "Er is weer een leerplek mogelijk",
    "vervalt": "Vrijstelling verviel",
}
BEHOEFTEN = {
    "kinderen": "Kinderen die iets missen",
    "behoefte": "Vastgelegd: nodig en niet te vinden",
    "geweigerd": "Aanbod geweigerd",
    "zonder_aanbod": "Langer dan vier weken thuis, niets in de maak",
}
MIST = {
    "behoefte": "Nodig, niet te vinden",
    "geweigerd": "Geweigerd",
    "zonder_aanbod": "Thuis, niets in de maak",
}
"""The parts of BEHOEFTEN, short enough for beside a line."""
ZIEK = {
    "ziek": "Langdurig of vaak ziek",
    "klok.tot_4_weken": "Tot en met vier weken thuis",
    "klok.4_weken_3_maanden": "Vier weken tot drie maanden",
    "klok.3_maanden_jaar": "Drie maanden tot een jaar",
    "klok.langer_dan_jaar": "Langer dan een jaar",
    "zonder_klok": "Niet doorlopend thuis",
}


def dag_van(figuur: Figuur) -> str:
    """The peildatum as the head of a row."""
    return kort(figuur.dag)


def tabel(
    naam: str, kop: str, kolommen: Mapping[str, str], rijen: Sequence[tuple[str, Figuur]]
) -> Tabel:
    """A row per figure, a column per onderdeel."""
    return Tabel(
        naam,
        kop,
        list(kolommen.values()),
        [
            Rij(hoofd, hoofd, [cel(figuur.getal(code)) for code in kolommen], figuur)
            for hoofd, figuur in rijen
        ],
    )


def antwoordtabel(naam: str, kop: str, rijen: Sequence[tuple[str, Figuur]]) -> Tabel:
    """What was asked and answered, with the share in time and the days that half waits."""
    uit = tabel(naam, kop, ANTWOORDEN, rijen)
    return Tabel(
        naam,
        kop,
        [*uit.kolommen, "Op tijd", "Dagen tot antwoord"],
        [
            Rij(
                rij.kop,
                rij.waarde,
                [*rij.cellen, *_tijd(figuur, figuur.details or {}, "")],
                rij.figuur,
            )
            for rij, (_, figuur) in zip(uit.rijen, rijen, strict=True)
        ],
    )


def soorttabel(figuur: Figuur) -> Tabel:
    """The same per kind of question, in the order in which the kinds are named."""
    per_soort: Mapping[str, Any] = (figuur.details or {}).get("per_soort", {})
    rijen = []
    for soort, naam in SOORTEN.items():
        if f"{soort}.gevraagd" in figuur.waarden:
            # Of a kind that was asked, what did not happen is zero.
            cellen = [cel(Getal(figuur.waarden.get(f"{soort}.{code}", 0))) for code in ANTWOORDEN]
            tijd = _tijd(figuur, per_soort.get(soort, {}), f"{soort}.")
            rijen.append(Rij(naam, naam, [*cellen, *tijd], figuur))
    kolommen = [*ANTWOORDEN.values(), "Op tijd", "Dagen tot antwoord"]
    return Tabel("Per soort vraag", "Soort vraag", kolommen, rijen)


def _tijd(figuur: Figuur, details: Mapping[str, Any], voor: str) -> list[Cel]:
    """Of what is answered or late already, the share in time; and the median."""
    op_tijd = figuur.waarden.get(f"{voor}op_tijd", 0)
    te_laat = figuur.waarden.get(f"{voor}te_laat", 0) + figuur.waarden.get(f"{voor}open_te_laat", 0)
    deel = Cel("")
    if op_tijd + te_laat:
        getal = rekenbladen.Getal(op_tijd / (op_tijd + te_laat), "procent")
        deel = Cel(f"{100 * getal.waarde:.0f}%", getal)
    return [deel, mediaan(details)]


def mediaan(details: Mapping[str, Any]) -> Cel:
    """In how many days half of them has it; those who wait are counted."""
    dagen = (details.get("mediaan") or [None])[0]
    if dagen is None:
        return Cel(_NIET_TE_ZEGGEN, _NIET_TE_ZEGGEN)
    return Cel(f"{dagen:g}", rekenbladen.Getal(dagen))


def gevraagd_in_zinnen(figuur: Figuur) -> list[str]:
    """What the numbers say."""
    g = {code: figuur.waarden.get(code, 0) for code in (*ANTWOORDEN, "beantwoord")}
    if not g["gevraagd"]:
        return ["In deze periode is er met een termijn niets gevraagd."]
    uit = [
        f"Er is {g['gevraagd']} keer iets gevraagd. {g['op_tijd']} keer kwam het antwoord op "
        f"tijd, {g['te_laat']} keer te laat. Nu {'wacht' if g['open'] == 1 else 'wachten'} er nog "
        f"{g['open']}, waarvan {g['open_te_laat']} te lang."
    ]
    dagen = ((figuur.details or {}).get("mediaan") or [None])[0]
    if dagen is not None:
        uit.append(f"De helft heeft binnen {dagen:g} dagen antwoord.")
    else:
        uit.append("In hoeveel dagen de helft antwoord heeft, is nog niet te zeggen.")
    return uit


def te_laat_staven(rijen: Sequence[tuple[str, Figuur]], waar: str) -> Tekening | None:
    """Per partner or kind what came too late or waits too long; most first, zeroes left out."""
    paren = [
        (naam, f.waarden.get("te_laat", 0) + f.waarden.get("open_te_laat", 0)) for naam, f in rijen
    ]
    paren = sorted((p for p in paren if p[1]), key=lambda p: (-p[1], p[0]))[:_MEESTE_STAVEN]
    if not paren:
        return None
    staven = [Staaf(_kort(naam), aantal, str(aantal), "dringend") for naam, aantal in paren]
    return _teken(staven, f"Te laat beantwoord of te lang open, {waar}", "antwoorden")


def _kort(naam: str) -> str:
    return naam if len(naam) <= _LANGSTE_NAAM else f"{naam[: _LANGSTE_NAAM - 1].rstrip()}…"


def grondtabel(rijen: Sequence[tuple[str, Figuur]], kop: str, naam: str) -> Tabel:
    """Exemptions per ground. Grounds that nobody has are left out, unless none is known."""
    gronden = [
        grond
        for grond in woorden.GROND
        if any(f.waarden.get(grond) for _, f in rijen) or grond.startswith("art5_onder")
    ]
    kolommen = {grond: woorden.GROND[grond] for grond in gronden} | {"vrijgesteld": "Samen"}
    return tabel(naam, kop, kolommen, rijen)


def behoeftetabel(figuur: Figuur) -> Tabel:
    """Per kind of offer what is needed and what was refused."""
    rijen = [
        Rij(
            naam,
            naam,
            [cel(figuur.getal(f"{deel}.{soort}")) for deel in ("behoefte", "geweigerd")],
            figuur,
        )
        for soort, naam in woorden.AANBOD.items()
    ]
    kolommen = ["Nodig en niet te vinden", "Geweigerd"]
    return Tabel("Per soort aanbod", "Soort aanbod", kolommen, rijen)


def redentabel(figuur: Figuur) -> Tabel | None:
    """Why offers were refused; None when none was."""
    namen = {reden.code: reden.tekst for reden in WEIGERREDENEN}
    rijen = [
        Rij(
            (naam := namen.get(code) or woorden.woord(code)).capitalize(),
            naam,
            [cel(Getal(figuur.waarden[f"reden.{code}"]))],
            figuur,
        )
        for code in sorted(
            (s.removeprefix("reden.") for s in figuur.waarden if s.startswith("reden.")),
            key=lambda code: (-figuur.waarden[f"reden.{code}"], code),
        )
        if figuur.waarden[f"reden.{code}"]
    ]
    return Tabel("Waarom aanbod is geweigerd", "Reden", ["Kinderen"], rijen) if rijen else None


def beschermd(
    naam: str, kop: str, wat: str, onderdeel: str, rijen: Sequence[tuple[str, Figuur]],
    totaal: Getal | None,
) -> Tabel:  # fmt: skip
    """By wijk or school for who may not see children: one number, small ones hidden."""
    aantallen = {nr: f.getal(onderdeel).aantal for nr, (_, f) in enumerate(rijen)}
    som = sum(aantallen.values())
    geheel = totaal.aantal if totaal and totaal.volledig and totaal.aantal >= som else None
    getoond = afscherm(aantallen, geheel)
    return Tabel(
        naam,
        kop,
        [wat],
        [
            Rij(
                hoofd,
                hoofd,
                [
                    Cel(AFGESCHERMD, AFGESCHERMD)
                    if getoond[nr] is None
                    else cel(figuur.getal(onderdeel))
                ],
                figuur,
            )
            for nr, (hoofd, figuur) in enumerate(rijen)
        ],
    )


def lijnen(
    namen: Mapping[str, str],
    figuren: Sequence[Figuur],
    titel: str,
    id_: str,
    banden: Sequence[Band] = (),
) -> Tekening | None:
    """A line per onderdeel through the peildata; None for fewer than three days."""
    if len(figuren) < LIJN_VANAF:
        return None
    reeksen = [
        Reeks(naam, [punt(f.dag, f.getal(code)) for f in figuren]) for code, naam in namen.items()
    ]
    uitleg = (
        "Dezelfde aantallen staan in de tabel. Een open merk betekent 'ten minste'; waar een "
        "aantal onbekend is, is de lijn onderbroken."
    )
    breed, smal = (
        teken_lijn(reeksen, titel=titel, beschrijving=uitleg, breed=vorm, id_=id_, banden=banden)
        for vorm in (True, False)
    )
    return breed, smal


def staven(namen: Mapping[str, str], figuur: Figuur, titel: str, id_: str) -> Tekening | None:
    """A bar per onderdeel of one figure; those that are zero are left out."""
    paren = [(naam, figuur.getal(code)) for code, naam in namen.items()]
    lijst = [
        Staaf(naam, getal.aantal or None, cel(getal).tekst, "zorg", getal.volledig)
        for naam, getal in paren
        if getal.aantal or not getal.volledig
    ]
    return _teken(lijst, titel, id_) if lijst else None


def _teken(lijst: Sequence[Staaf], titel: str, id_: str) -> Tekening:
    uitleg = "Dezelfde aantallen staan in de tabel."
    breed, smal = (
        teken_staven(lijst, titel=titel, beschrijving=uitleg, breed=vorm, id_=id_)
        for vorm in (True, False)
    )
    return breed, smal


def per_jaar(figuren: Sequence[Figuur]) -> list[tuple[str, Figuur]]:
    """School years under the head that they get in a table."""
    return [(schooljaar(figuur), figuur) for figuur in figuren]


def per_dag(figuren: Sequence[Figuur]) -> list[tuple[str, Figuur]]:
    """Peildata under the head that they get in a table."""
    return [(dag_van(figuur), figuur) for figuur in figuren]
