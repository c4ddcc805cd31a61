"""From a message as text to what it says; whether it can be, is decided by `melden`."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import cast

from inbeeld.aanleveren.formaten.tekst import iso_datum, punt
from inbeeld.koppelingen.duo_verzuim import codes
from inbeeld.koppelingen.duo_verzuim.velden import MELDING, TERUGMELDING, Rij, Rijfout, keur_lengte
from inbeeld.register.geheim import OngeldigNummer, lees_pgn
from inbeeld.signalen.actions.melden import Concept, Contact
from inbeeld.signalen.models import Melding
from inbeeld.signalen.verzuimsoorten import VERZUIMSOORTEN, van_duo

_JA_NEE = {"J": "ja", "N": "nee"}
_GEEN_DATUM = "Deze datum bestaat niet. Schrijf bijvoorbeeld 2026-01-31."
_ONBEKEND_VERTELD = "Niet bekend: een verzuimmelding van buiten In Beeld zegt dit niet."


@dataclass(frozen=True, slots=True)
class Verzuim:
    """A verzuimmelding; `velden`: the fields of a Concept but the child."""

    meldingsnummer: str
    school: str
    pgn: str
    contactpersoon: str
    velden: dict[str, object]

    def concept(self, jongere_id: int) -> Concept:
        """For the child that the number stands for. Whether parents know is not in the message."""
        return Concept(
            jongere_id=jongere_id,
            soort=Melding.Soort.VERZUIM,
            ouders_verteld="nee",
            ouders_waarom_niet=_ONBEKEND_VERTELD,
            jongere_verteld="nee",
            jongere_waarom_niet=_ONBEKEND_VERTELD,
            **self.velden,
        )


@dataclass(frozen=True, slots=True)
class Terug:
    """A return message."""

    meldingsnummer: str
    status: codes.Code
    dag: date
    reden: str
    toelichting: str
    contact: dict[str, str]

    @property
    def woorden(self) -> str:
        """What the reporter reads of it."""
        delen = []
        if self.status.code == codes.INGETROKKEN:
            delen.append("Buiten In Beeld ingetrokken.")
        if self.reden:
            delen.append(f"{codes.op(codes.REDENEN, self.reden, self.dag).naam.capitalize()}.")
        if self.toelichting:
            toelichting = codes.op(codes.TOELICHTINGEN, self.toelichting, self.dag)
            delen.append(f"{toelichting.naam.capitalize()}.")
        if self.contact:
            delen.append(f"Contact: {', '.join(self.contact.values())}.")
        return " ".join(delen)


class _Lezer:
    """Reads the columns of one message and gathers everything that is wrong."""

    def __init__(self, rij: Rij) -> None:
        self.rij = rij
        self.fouten: list[tuple[str, str]] = []

    def tekst(self, veld: str) -> str:
        return self.rij.get(veld, "").strip()

    def mis(self, veld: str, zin: str) -> None:
        self.fouten.append((veld, zin))

    def dag(self, veld: str) -> date | None:
        tekst = self.tekst(veld)
        if not tekst:
            return None
        try:
            return date.fromisoformat(iso_datum(tekst))
        except ValueError:
            self.mis(veld, _GEEN_DATUM)
            return None

    def ja_nee(self, veld: str) -> str:
        waarde = _JA_NEE.get(self.tekst(veld).upper(), "")
        if not waarde:
            self.mis(veld, "Schrijf J of N.")
        return waarde

    def klaar(self) -> None:
        if self.fouten:
            raise Rijfout(*self.fouten)


def lees_verzuim(rij: Rij) -> Verzuim:
    """Raises Rijfout with everything that is wrong in the message itself."""
    keur_lengte(rij, MELDING)
    lezer = _Lezer(rij)
    begin = lezer.dag("begindatum")
    pgn = _pgn(lezer)
    velden: dict[str, object] = {
        "begindatum": begin,
        "einddatum": lezer.dag("einddatum"),
        "verzuimsoort": _soort(lezer, begin),
        "alle_lessen": lezer.ja_nee("alle_lessen"),
        "actie_gewenst": lezer.ja_nee("actie_gewenst"),
        "specificatie": _dagen(lezer),
        "contact": Contact(
            email=lezer.tekst("email"),
            telefoon=lezer.tekst("telefoon"),
            telefoon_ouders=lezer.tekst("telefoon_ouders"),
            adres=lezer.tekst("adres"),
        ),
    }
    gelijk = ("reden", "ondernomen", "actie_toelichting", "leslocatie", "melder_functie")
    velden |= {naam: lezer.tekst(naam) for naam in gelijk}
    lezer.klaar()
    return Verzuim(
        meldingsnummer=lezer.tekst("meldingsnummer"),
        school=lezer.tekst("school").upper(),
        pgn=pgn,
        contactpersoon=lezer.tekst("contactpersoon"),
        velden=velden,
    )


def _pgn(lezer: _Lezer) -> str:
    try:
        return lees_pgn(lezer.tekst("pgn"))
    except OngeldigNummer as fout:
        lezer.mis("pgn", str(fout))
        return ""


def _soort(lezer: _Lezer, begin: date | None) -> str:
    duo = lezer.tekst("verzuimsoort").upper()
    if duo not in {s.duo for s in VERZUIMSOORTEN}:
        lezer.mis("verzuimsoort", "Deze code voor de soort verzuim bestaat niet.")
    elif begin is not None:
        try:
            return van_duo(duo, begin).code
        except KeyError:
            lezer.mis("verzuimsoort", "Deze code gold niet op de eerste dag van het verzuim.")
    return ""


def _dagen(lezer: _Lezer) -> tuple[tuple[date, Decimal | None], ...]:
    uit = []
    for deel in lezer.tekst("verzuimdagen").split():
        dag, _, uren = deel.partition("=")
        try:
            uit.append((date.fromisoformat(iso_datum(dag)), Decimal(punt(uren)) if uren else None))
        except ValueError:
            lezer.mis("verzuimdagen", _GEEN_DATUM)
            break
        except InvalidOperation:
            lezer.mis("verzuimdagen", "Schrijf uren als een getal, bijvoorbeeld 2026-01-12=4.5.")
            break
    return tuple(uit)


def lees_terug(rij: Rij, vandaag: date) -> Terug:
    """Raises Rijfout. A status, reason or toelichting must hold on the day of the status."""
    keur_lengte(rij, TERUGMELDING)
    lezer = _Lezer(rij)
    dag = lezer.dag("status_datum")
    if dag is not None and dag > vandaag:
        lezer.mis("status_datum", "Deze dag ligt in de toekomst.")
    status = _code(lezer, codes.STATUSSEN, "status", lezer.tekst("status").upper(), dag)
    reden, toelichting = lezer.tekst("reden_afgesloten"), lezer.tekst("toelichting_afsluiting")
    if reden:
        _code(lezer, codes.REDENEN, "reden_afgesloten", reden, dag)
    if toelichting:
        _code(lezer, codes.TOELICHTINGEN, "toelichting_afsluiting", toelichting, dag)
    if status and status.code == codes.AFGESLOTEN and not reden and not toelichting:
        lezer.mis("reden_afgesloten", "Zeg waarom de melding is afgesloten, of licht het toe.")
    if status and status.code != codes.AFGESLOTEN and reden:
        lezer.mis("reden_afgesloten", "Een reden hoort alleen bij de status G (afgesloten).")
    lezer.klaar()
    namen = ("contactpersoon", "functie", "email", "telefoon")
    return Terug(
        meldingsnummer=lezer.tekst("meldingsnummer"),
        status=cast(codes.Code, status),  # both required, and read without a fault
        dag=cast(date, dag),
        reden=reden,
        toelichting=toelichting,
        contact={naam: lezer.tekst(naam) for naam in namen if lezer.tekst(naam)},
    )


def _code(
    lezer: _Lezer, lijst: tuple[codes.Code, ...], veld: str, code: str, dag: date | None
) -> codes.Code | None:
    if not codes.bestaat(lijst, code):
        lezer.mis(veld, "Deze code bestaat niet.")
    elif dag is not None:
        try:
            return codes.op(lijst, code, dag)
        except KeyError:
            lezer.mis(veld, "Deze code gold niet op deze dag.")
    return None
