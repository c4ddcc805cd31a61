"""Where a target stands: our own figures beside the straight line from baseline to goal.

Pure: takes a target and rows of the sheet (`models.Cijfer` or `blad.Rij`), and asks nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Protocol

from inbeeld.monitor.maten import MATEN, Maat
from inbeeld.monitor.models import Doel, Onvergelijkbaar
from inbeeld.monitor.peildata import naam_schooljaar, schooljaar_van
from inbeeld.toegang.perioden import einddatum
from inbeeld.web.datums import lang

GEHAALD, OP_KOERS, BOVEN, NIET_GEHAALD, ONBEKEND = (
    "gehaald",
    "op_koers",
    "boven_de_lijn",
    "niet_gehaald",
    "onbekend",
)
OORDELEN: Mapping[str, tuple[str, str]] = {
    GEHAALD: ("doel gehaald", "goed"),
    OP_KOERS: ("op of onder de lijn", "goed"),
    BOVEN: ("boven de lijn", "let-op"),
    NIET_GEHAALD: ("doel niet gehaald", "dringend"),
    ONBEKEND: ("nog niet te zeggen", "onbekend"),
}
"""In words, with the tone of its badge."""


LANGER = ".langer"


class Cijferrij(Protocol):
    """What is read of a figure."""

    @property
    def van(self) -> date | None: ...
    @property
    def dag(self) -> date: ...
    @property
    def waarden(self) -> Mapping[str, int]: ...
    @property
    def onvolledig(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Punt:
    """Our figure of a school year, or on a day (`van` None), and the line there.

    `waarde` None: unknown. `volledig` False: at least so many. `loopt`: the school year is not
    over, so its unique children still become more. `reden`: why it does not compare; or "".
    """

    van: date | None
    dag: date
    waarde: int | None
    volledig: bool
    lijn: Fraction | None
    loopt: bool = False
    reden: str = ""

    @property
    def naam(self) -> str:
        return lang(self.dag) if self.van is None else schooljaar(self.van)

    @property
    def tekst(self) -> str:
        if self.waarde is None:
            return "onbekend"
        return str(self.waarde) if self.volledig else f"ten minste {self.waarde}"

    @property
    def lijntekst(self) -> str:
        """The line with one decimal; '' without a line."""
        return "" if self.lijn is None else f"{float(self.lijn):.1f}".replace(".", ",")

    @property
    def boven(self) -> bool | None:
        """Above the line; None when that is not known."""
        if self.waarde is None or self.lijn is None:
            return None
        if self.waarde > self.lijn:
            return True
        return False if self.volledig else None


@dataclass(frozen=True, slots=True)
class Doelstand:
    """`nu`: the point that the verdict rests on. `zin`: where we are, in a sentence (B1)."""

    doel: Doel
    maat: Maat
    gebied_naam: str
    punten: tuple[Punt, ...]
    nu: Punt | None
    oordeel: str
    zin: str

    @property
    def oordeel_tekst(self) -> str:
        return OORDELEN[self.oordeel][0]

    @property
    def toon(self) -> str:
        return OORDELEN[self.oordeel][1]

    @property
    def streefwaarde(self) -> int:
        return self.doel.streefwaarde

    @property
    def basis_naam(self) -> str:
        """'schooljaar 2018–2019', or the days; '' without a baseline."""
        van, tot = self.doel.basis_van, self.doel.basis_tot_en_met
        if van is None or tot is None:
            return ""
        if (van.month, van.day, tot.month, tot.day) == (8, 1, 7, 31):
            return f"schooljaar {schooljaar(van)}"
        return lang(tot) if van == tot else f"{lang(van)} t/m {lang(tot)}"


def schooljaar(dag: date) -> str:
    """'2018–2019': the school year (1 August to 31 July) in which a day lies."""
    return naam_schooljaar(schooljaar_van(dag))


def lijn(doel: Doel, dag: date) -> Fraction | None:
    """The straight line from the last day of the baseline to the goal; after it the goal itself.

    None before the baseline is over, and for a target without one.
    """
    if doel.basis_waarde is None or doel.basis_tot_en_met is None or dag < doel.basis_tot_en_met:
        return None
    if dag >= doel.uiterlijk_op:
        return Fraction(doel.streefwaarde)
    deel = Fraction(
        (dag - doel.basis_tot_en_met).days, (doel.uiterlijk_op - doel.basis_tot_en_met).days
    )
    return Fraction(doel.basis_waarde) + deel * (doel.streefwaarde - doel.basis_waarde)


def stand_van_doel(
    doel: Doel,
    rijen: Iterable[Cijferrij],
    *,
    dag: date,
    onvergelijkbaar: Sequence[Onvergelijkbaar] = (),
    gebied_naam: str = "",
    reden: str = "",
) -> Doelstand:
    """Where a target stands on `dag`, by rows of its own indicator, area and definitie.

    `reden`: a sentence that says why there are no rows to go by.
    """
    maat = MATEN[doel.indicator]
    delen = maat.onderdelen(doel.definitie, tuple(doel.uitgezonderd))
    if not delen:
        reden = "Wat dit doel uitzondert, is over een schooljaar niet apart te tellen."
    punten = tuple(
        _punt(doel, maat, rij, delen, dag, onvergelijkbaar)
        for rij in sorted(rijen, key=lambda rij: rij.dag)
        if delen and _hoort_erbij(doel, maat, rij, dag)
    )
    nu = next((p for p in reversed(punten) if not p.loopt and not p.reden), None)
    oordeel = _oordeel(doel, nu, dag)
    return Doelstand(
        doel, maat, gebied_naam, punten, nu, oordeel, reden or _zin(doel, nu, oordeel, dag)
    )


def _hoort_erbij(doel: Doel, maat: Maat, rij: Cijferrij, dag: date) -> bool:
    """Whole school years and the running one from the baseline on; or 1 October and today."""
    if rij.dag > dag:
        return False
    if maat.indicator == "jaar":
        begin = doel.basis_van or date(2000, 1, 1)
        return rij.van is not None and rij.van >= begin and (rij.van.month, rij.van.day) == (8, 1)
    begin = doel.basis_tot_en_met or doel.periode.lower
    vast = (rij.dag.month, rij.dag.day) == (10, 1)
    return rij.van is None and (rij.dag == dag or (vast and rij.dag >= begin))


def _punt(
    doel: Doel,
    maat: Maat,
    rij: Cijferrij,
    delen: Sequence[str],
    dag: date,
    onvergelijkbaar: Sequence[Onvergelijkbaar],
) -> Punt:
    waarde, volledig = som(rij, delen)
    eind = rij.dag
    loopt = rij.van is not None and (rij.dag.month, rij.dag.day) != (7, 31)
    if rij.van is not None and loopt:
        eind = date(rij.van.year + 1, 7, 31)
    reden = next(
        (o.reden for o in onvergelijkbaar if _geldt(o, maat, rij.van or rij.dag, rij.dag)), ""
    )
    return Punt(rij.van, rij.dag, waarde, volledig, lijn(doel, eind), loopt, reden)


def som(rij: Cijferrij, delen: Sequence[str]) -> tuple[int | None, bool]:
    """The parts of a figure added up (None: unknown), and whether all of it is known."""
    waarden = [_deel(rij.waarden, deel) for deel in delen]
    namen = {*delen, *(deel.removesuffix(LANGER) for deel in delen)}
    volledig = not namen & set(rij.onvolledig)
    bekend = [waarde for waarde in waarden if waarde is not None]
    if len(bekend) < len(waarden) or (not volledig and not any(bekend)):
        return None, False
    return sum(bekend), volledig


def _deel(waarden: Mapping[str, int], deel: str) -> int | None:
    """A part. Of a status that is counted, nobody is in a part of it that is not named; grounds of
    exemption are counted where any of them is named."""
    if deel in waarden:
        return waarden[deel]
    van = deel.removesuffix(LANGER)
    if van != deel:
        return 0 if van in waarden else None
    geheel, punt, _ = deel.partition(".")
    if punt and (waarden.get(geheel) == 0 or any(n.startswith(geheel + punt) for n in waarden)):
        return 0
    return None


def _geldt(rij: Onvergelijkbaar, maat: Maat, van: date, dag: date) -> bool:
    """Whether a period that does not compare touches these days, and this figure."""
    if rij.indicator and rij.indicator not in (maat.code, maat.indicator):
        return False
    einde = einddatum(rij.periode)
    return rij.periode.lower <= dag and (einde is None or einde >= van)


def _oordeel(doel: Doel, nu: Punt | None, dag: date) -> str:
    if nu is None or nu.waarde is None:
        return ONBEKEND
    te_laat = dag > doel.uiterlijk_op
    if nu.waarde <= doel.streefwaarde:
        return GEHAALD if nu.volledig else ONBEKEND
    if te_laat:
        return NIET_GEHAALD
    if nu.lijn is None:  # without a baseline: not there yet, and nothing says how far one must be
        return BOVEN if doel.basis_waarde is None else ONBEKEND
    return {True: BOVEN, False: OP_KOERS, None: ONBEKEND}[nu.boven]


def _zin(doel: Doel, nu: Punt | None, oordeel: str, dag: date) -> str:
    if nu is None:
        return "Er is nog geen cijfer om dit doel naast te leggen."
    wanneer = f"In schooljaar {nu.naam}" if nu.van else f"Op {nu.naam}"
    if nu.waarde is None:
        return f"{wanneer} is het aantal onbekend."
    tijd = "was" if dag > doel.uiterlijk_op else "is"
    delen = [f"{wanneer}: {nu.tekst}."]
    if nu.lijn is not None and dag <= doel.uiterlijk_op:
        delen.append(f"De lijn naar het doel staat dan op {nu.lijntekst}.")
    delen.append(f"Het doel {tijd} {doel.streefwaarde}, uiterlijk op {lang(doel.uiterlijk_op)}.")
    if oordeel == ONBEKEND and not nu.volledig:
        delen.append("Niet alle scholen en gemeenten leveren dit aan, dus het kunnen er meer zijn.")
    return " ".join(delen)


def als_json(stand: Doelstand) -> dict[str, Any]:
    """Codes, dates and numbers of a target and where it stands, for reports and the API."""
    doel = stand.doel
    return {
        "sleutel": str(doel.sleutel),
        "naam": doel.naam,
        "maat": stand.maat.code,
        "gebied": stand.gebied_naam,
        "gemeenten": list(doel.gemeenten),
        "definitie": doel.definitie,
        "uitgezonderd": list(doel.uitgezonderd),
        "basis": doel.basis_waarde,
        "basis_periode": stand.basis_naam,
        "basis_bron": doel.basis_bron,
        "doel": doel.streefwaarde,
        "uiterlijk_op": doel.uiterlijk_op.isoformat(),
        "bron": doel.bron,
        "oordeel": stand.oordeel,
        "zin": stand.zin,
        "punten": [
            {
                "naam": punt.naam,
                "waarde": punt.waarde,
                "volledig": punt.volledig,
                "lijn": None if punt.lijn is None else round(float(punt.lijn), 1),
                "loopt": punt.loopt,
                "onvergelijkbaar": punt.reden,
            }
            for punt in stand.punten
        ],
    }
