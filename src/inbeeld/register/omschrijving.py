"""A fact in a few Dutch words, without its period."""

import re
from collections.abc import Callable, Mapping
from typing import Any

VERZUIM = {
    "ongeoorloofd": "ongeoorloofd afwezig",
    "geoorloofd": "geoorloofd afwezig",
    "ziek": "ziek",
    "te_laat": "te laat",
}
GROND = {
    "art5_onder_a": "art. 5 onder a (lichamelijke of psychische gronden)",
    "art5_onder_b": "art. 5 onder b (richting van het onderwijs)",
    "art5_onder_c": "art. 5 onder c (school buiten Nederland)",
    "art5a_trekkend": "art. 5a (trekkend bestaan)",
    "art15": "art. 15 (ander onderwijs)",
    "art3a": "art. 3a (vervangende leerplicht)",
    "art3b": "art. 3b (vervangende leerplicht laatste jaar)",
}
AANBOD = {
    "onderwijs": "onderwijs",
    "onderwijs_zorg": "onderwijs met zorg",
    "zorg": "zorg",
    "dagbesteding": "dagbesteding",
    "leerwerk": "leerwerktraject",
    "werk": "werk",
}
DUIDING = {"dreigend": "dreigend thuiszitter", "thuishouder": "thuishouder", "nazorg": "nazorg"}


def uren(honderdsten: int) -> str:
    """Hours from hundredths, the Dutch way: 2,5."""
    return f"{honderdsten / 100:.2f}".rstrip("0").rstrip(".").replace(".", ",")


_CODE = re.compile(r"\b(\d{2}[A-Z]{2}\d{2}|\d{4})\b")


def met_namen(tekst: str, namen: Mapping[str, str]) -> str:
    """The words for a fact with names for the codes of schools and gemeenten."""
    return _CODE.sub(lambda m: namen.get(m[0], m[0]), tekst)


def omschrijf(tabel: str, feit: Any) -> str:
    """The words for a fact of one of the tables about a child. Raises KeyError for another."""
    return _WOORDEN[tabel](feit)


def _jongere(feit: Any) -> str:
    delen = [f"geboren {feit.geboortedatum:%d-%m-%Y}"]
    if feit.startkwalificatie_op:
        delen.append(f"startkwalificatie op {feit.startkwalificatie_op:%d-%m-%Y}")
    if feit.kwalificatieplicht_vervallen_op:
        delen.append(
            f"kwalificatieplicht vervallen op {feit.kwalificatieplicht_vervallen_op:%d-%m-%Y}"
        )
    return ", ".join(delen)


def _woonplaats(feit: Any) -> str:
    wijk = f", wijk {feit.wijk}" if feit.wijk else ""
    return f"woont in gemeente {feit.gemeente}{wijk}"


def _inschrijving(feit: Any) -> str:
    afgeleid = " (begindatum afgeleid)" if feit.afgeleid else ""
    return f"ingeschreven bij {feit.school}{afgeleid}"


def _verzuim(feit: Any) -> str:
    duur = "" if feit.uren_honderdsten is None else f", {uren(feit.uren_honderdsten)} uur"
    return f"{VERZUIM[feit.soort]} bij {feit.school}{duur}"


def _vrijstelling(feit: Any) -> str:
    return f"vrijgesteld: {GROND[feit.grond]}"


def _aanbod(feit: Any) -> str:
    passend = "passend" if feit.passend else "niet passend"
    op = f", aangeboden op {feit.aangeboden_op:%d-%m-%Y}" if feit.aangeboden_op else ""
    return f"aanbod: {AANBOD[feit.soort]} ({passend}{op})"


def _duiding(feit: Any) -> str:
    return f"duiding: {DUIDING[feit.duiding]}"


_WOORDEN: dict[str, Callable[[Any], str]] = {
    "jongeren": _jongere,
    "woonplaatsen": _woonplaats,
    "inschrijvingen": _inschrijving,
    "verzuim": _verzuim,
    "vrijstellingen": _vrijstelling,
    "aanbod": _aanbod,
    "duidingen": _duiding,
}
