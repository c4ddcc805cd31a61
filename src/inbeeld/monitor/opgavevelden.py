"""What the opgave of art. 25 lid 2 asks, in the order of its form (`domein.md` 2.3).

The form of today is not public; these are the blocks of the oldest full description (2002-2004),
which the present one resembles.
"""

from dataclasses import dataclass

ABSOLUUT, RELATIEF, LUXE = "absoluut", "relatief", "luxe"
NIET_INGESCHREVEN = ("absoluut_verzuim", "niet_ingeschreven")
"""The status of who is on no school, as the definities name it."""
_VRIJGESTELD, _MELDING = ("vrijgesteld",), ("ongeoorloofd_verzuimer",)


@dataclass(frozen=True, slots=True)
class Onderwijs:
    """A kind of education of the form, with the sectors that it holds."""

    naam: str
    sectoren: tuple[str, ...]


ONDERWIJS = {
    "bao_sbo": Onderwijs("basisonderwijs en speciaal basisonderwijs", ("po", "sbo")),
    "so_vso": Onderwijs("(voortgezet) speciaal onderwijs", ("so", "vso")),
    "vo": Onderwijs("voortgezet onderwijs, ook praktijkonderwijs", ("vo", "pro")),
    "beroeps": Onderwijs("beroepsonderwijs", ("mbo",)),
    "onbekend": Onderwijs("onbekend", ("onbekend",)),
    "geen": Onderwijs("geen onderwijs", ("geen",)),
}
"""By code, in the order of the form."""


@dataclass(frozen=True, slots=True)
class Veld:
    """A line of the form. `rust_op`: the statuses that it rests on; where what those need is not
    delivered the number is 'at least'. `telt`: 'kinderen' or 'keren'."""

    blok: str
    naam: str
    rust_op: tuple[str, ...] = ()
    telt: str = "kinderen"


_VRIJ = "Vervangende leerplicht en vrijstelling"
_ABSOLUUT, _RELATIEF = "Absoluut verzuim", "Relatief verzuim"
VELDEN = {
    "art3a": Veld(_VRIJ, "vervangende leerplicht, artikel 3a", _VRIJGESTELD),
    "art3b": Veld(_VRIJ, "vervangende leerplicht, artikel 3b", _VRIJGESTELD),
    "art5_onder_a": Veld(_VRIJ, "artikel 5 onder a (lichamelijk of psychisch)", _VRIJGESTELD),
    "art5_onder_b": Veld(_VRIJ, "artikel 5 onder b (richting)", _VRIJGESTELD),
    "art5_onder_c": Veld(_VRIJ, "artikel 5 onder c (school in het buitenland)", _VRIJGESTELD),
    "art5a_trekkend": Veld(_VRIJ, "artikel 5a (trekkend bestaan)", _VRIJGESTELD),
    "art15": Veld(_VRIJ, "artikel 15 (ander onderwijs)", _VRIJGESTELD),
    ABSOLUUT: Veld(_ABSOLUUT, "kinderen die op geen school stonden", NIET_INGESCHREVEN),
    "absoluut_terug": Veld(_ABSOLUUT, "van hen daarna weer ingeschreven", NIET_INGESCHREVEN),
    RELATIEF: Veld(_RELATIEF, "leerlingen van wie verzuim is gemeld"),
    LUXE: Veld(_RELATIEF, "meldingen van luxeverzuim (artikel 13a)", telt="keren"),
    "relatief_verschuldigd": Veld(
        _RELATIEF, "leerlingen van wie verzuim gemeld moest worden (16 uur)", _MELDING
    ),
}
"""By key in `Cijfer.waarden`; per kind of education as '<key>.<code of ONDERWIJS>'."""
PV = {
    "pv_absoluut": Veld("Processen-verbaal", "absoluut verzuim", telt="keren"),
    "pv_relatief": Veld("Processen-verbaal", "relatief verzuim", telt="keren"),
    "pv_luxe": Veld("Processen-verbaal", "luxeverzuim (artikel 13a)", telt="keren"),
}
"""As VELDEN, of the figure that only who sees the road of justice reads."""
