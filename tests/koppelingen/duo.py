"""A verzuimmelding as leerplicht's own package gives it, and files of them."""

from inbeeld.koppelingen.duo_verzuim import bestand, innemen, uitgaan
from inbeeld.koppelingen.duo_verzuim.velden import MELDING, TERUGMELDING
from inbeeld.koppelingen.models import DuoBericht
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.signalen.meldwereld import Wereld, maak_wereld

PGN = "100000004"
LANG_GELEDEN = f.MOMENT.replace(year=2020)
UIT = "proef_uit"


def wereld() -> Wereld:
    """The usual one, in which the child has a number."""
    w = maak_wereld()
    kind = f.kind(w.organisaties["school"], roepnaam="Noor", achternaam="Proef", pgn=PGN)
    return Wereld(w.organisaties, w.coordinatoren, kind)


def rij(**anders: str) -> dict[str, str]:
    gewoon = {
        "meldingsnummer": "2026000123",
        "school": "10AB00",
        "pgn": PGN,
        "begindatum": "2026-01-12",
        "einddatum": "2026-01-15",
        "verzuimsoort": "V3",
        "reden": "Komt niet meer binnen bij de les.",
        "alle_lessen": "N",
        "verzuimdagen": "2026-01-12=4.0 2026-01-13=4.0 2026-01-14=4.0 2026-01-15=4.0",
        "ondernomen": "Met de ouders gebeld.",
        "actie_gewenst": "J",
        "actie_toelichting": "",
        "leslocatie": "Hoofdgebouw",
        "melder_functie": "mentor",
        "contactpersoon": "A. Voorbeeld",
        "email": "melder@school.example",
        "telefoon": "0230000000",
        "telefoon_ouders": "+31600000000",
        "adres": "",
    }
    return gewoon | anders


def terug(**anders: str) -> dict[str, str]:
    gewoon = {
        "meldingsnummer": "2026000123",
        "status": "B",
        "status_datum": "2026-02-01",
        "contactpersoon": "L. Ambtenaar",
        "email": "leerplicht@gemeente.example",
    }
    return gewoon | anders


def neem(w: Wereld, *rijen: dict[str, str], proef: bool = False, wie: str = "gemeente"):
    """Through the file: written, read and taken in."""
    return neem_bestand(w, bestand.schrijf(rijen, MELDING), proef=proef, wie=wie)


def neem_bestand(w: Wereld, ruw: bytes, *, proef: bool = False, wie: str = "gemeente"):
    regels, onleesbaar, _ = bestand.lees(ruw, MELDING)
    with als(w.actor(wie)):
        return innemen.neem_meldingen(regels, _bron(), proef=proef, eerder=onleesbaar)


def neem_terug(w: Wereld, *rijen: dict[str, str], wie: str = "gemeente"):
    regels, _, _ = bestand.lees(bestand.schrijf(rijen, TERUGMELDING), TERUGMELDING)
    with als(w.actor(wie)):
        return innemen.neem_terugmeldingen(regels, _bron(), proef=False)


def _bron() -> innemen.Bron:
    return innemen.Bron(DuoBericht.Via.BESTAND, "0" * 64, bestand.NAAM, f.MOMENT)


def geef(w: Wereld, wie: str) -> uitgaan.Uitgaand:
    with als(w.actor(wie)):
        return uitgaan.meldingen(LANG_GELEDEN, handeling=UIT)


def geef_terug(w: Wereld, wie: str) -> uitgaan.Uitgaand:
    with als(w.actor(wie)):
        return uitgaan.terugmeldingen(LANG_GELEDEN, handeling=UIT)


def redenen(uitkomst) -> set[tuple[int, str]]:
    return {(a.regel, a.kolom) for a in uitkomst.afgekeurd}
