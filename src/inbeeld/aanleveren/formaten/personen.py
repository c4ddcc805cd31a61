"""The columns about a person, the same in every format that has a file of persons."""

from .basis import PERSONALIA, PERSONALIA_KOLOMMEN, Gelezen
from .tekst import Kolom, Regel, iso_datum, tabel

PERSOONSKOLOMMEN = (
    Kolom("bsn_onderwijsnummer", False, ("bsn", "onderwijsnummer", "pgn", "bsn_ondwnr")),
    Kolom("roepnaam", False),
    Kolom("voornamen", False),
    Kolom("voorvoegsel", False, ("tussenvoegsel", "voorvoegsels")),
    Kolom("achternaam"),
    Kolom("geboortedatum"),
)

JONGEREN_KOLOMMEN = ("startkwalificatie_op", "kwalificatieplicht_vervallen_op")
OPTIONELE_JONGEREN = tuple(Kolom(naam, False) for naam in JONGEREN_KOLOMMEN)


class Personen:
    """Collects `personalia` and `jongeren` from the lines of one file of persons.

    A file may hold a person on several lines (two addresses): equal lines count once. Lines that
    differ are both kept, so that the check refuses them as a contradiction.
    """

    def __init__(self, gelezen: Gelezen, bestand: str, sleutelkolom: str) -> None:
        bron = ("bsn_onderwijsnummer", *(k.naam for k in PERSOONSKOLOMMEN[1:]))
        self.sleutelkolom = sleutelkolom
        self.personalia = tabel(
            PERSONALIA,
            bestand,
            dict(zip(PERSONALIA_KOLOMMEN, (sleutelkolom, *bron), strict=True)),
        )
        self.jongeren = tabel(
            "jongeren",
            bestand,
            {"jongere": sleutelkolom, "geboortedatum": "geboortedatum"}
            | {naam: naam for naam in JONGEREN_KOLOMMEN},
        )
        self._gezien: set[tuple[str, ...]] = set()
        gelezen.tabellen += [self.personalia, self.jongeren]

    def voeg_toe(self, regel: Regel) -> None:
        """Add the person of this line."""
        sleutel = regel.waarden[self.sleutelkolom]
        namen = [regel.waarden.get(k.naam, "") for k in PERSOONSKOLOMMEN]
        namen[-1] = iso_datum(namen[-1])
        rest = [iso_datum(regel.waarden.get(naam, "")) for naam in JONGEREN_KOLOMMEN]
        alles = (sleutel, *namen, *rest)
        if alles in self._gezien:
            return
        self._gezien.add(alles)
        self.personalia.voeg_toe(regel.nummer, (sleutel, *namen))
        self.jongeren.voeg_toe(regel.nummer, (sleutel, namen[-1], *rest))
