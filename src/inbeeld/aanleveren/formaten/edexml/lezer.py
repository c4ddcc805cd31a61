"""Read EDEXML: a school's pupils on one day. Only the fields named here are taken in."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from ..archief import is_zip, uitgepakt
from ..basis import MAX_RIJEN, MAX_VELD, Gelezen, Onleesbaar, Opdracht, te_veel_rijen
from ..personen import PERSOONSKOLOMMEN, Personen
from ..tekst import Regel, tabel

SCHOOLVELDEN = frozenset({"peildatum", "brincode", "dependancecode", "schooljaar", "xsdversie"})
LEERLINGVELDEN = frozenset(
    {
        "achternaam",
        "voorvoegsel",
        "voornamen",
        "roepnaam",
        "geboortedatum",
        "bsn_ondwnr",
        "vestiging",
    }
)
"""The whitelist. Sex, e-mail, photo, groups' names and remarks are never taken in."""

MAX_DIEPTE = 20
_BLOK = 1 << 16
_DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(slots=True)
class Leerling:
    """One `leerling` element: the line on which it begins, its key and its whitelisted fields."""

    regel: int
    sleutel: str
    velden: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Document:
    """What the file says, before it is turned into rows."""

    school: dict[str, str] = field(default_factory=dict)
    leerlingen: list[Leerling] = field(default_factory=list)
    groepen: int = 0


class _Ontleder:
    """Expat handlers. expat opens nothing by itself; a document type, the only door to entities
    (bombs, files, addresses), is refused at its first character."""

    def __init__(self) -> None:
        self.document = Document()
        self._pad: list[str] = []
        self._tekst: list[str] | None = None
        self._lengte = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._eind
        self._parser.CharacterDataHandler = self._tekens

    def lees(self, pad: Path) -> Document:
        """Parse the file in blocks. Raises Onleesbaar."""
        try:
            with pad.open("rb") as bestand:
                while blok := bestand.read(_BLOK):
                    self._parser.Parse(blok, False)
                self._parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, ValueError) as fout:
            regel = self._parser.CurrentLineNumber
            raise Onleesbaar(f"Het bestand is geen goede XML (bij regel {regel}).") from fout
        if self.document.groepen == 0 and not self.document.leerlingen:
            raise Onleesbaar("Het bestand is geen EDEXML: er staan geen leerlingen in.")
        return self.document

    def _doctype(self, *_: object) -> None:
        raise Onleesbaar(
            "Het bestand heeft een documenttype (DOCTYPE) en wordt daarom niet gelezen. EDEXML "
            "heeft dat niet nodig."
        )

    def _begin(self, naam: str, attributen: dict[str, str]) -> None:
        naam = naam.rpartition(":")[2].lower()
        self._pad.append(naam)
        if len(self._pad) > MAX_DIEPTE:
            raise Onleesbaar("Het bestand is dieper genest dan EDEXML toestaat.")
        if self._pad[-2:] == ["leerlingen", "leerling"]:
            if len(self.document.leerlingen) >= MAX_RIJEN:
                raise te_veel_rijen("Het bestand")
            sleutel = attributen.get("key", "")[:MAX_VELD]
            self.document.leerlingen.append(Leerling(self._parser.CurrentLineNumber, sleutel))
        elif self._pad[-2:] == ["groepen", "groep"]:
            self.document.groepen += 1
        self._tekst = [] if self._gewenst() else None
        self._lengte = 0

    def _gewenst(self) -> bool:
        ouder = self._pad[-2] if len(self._pad) > 1 else ""
        return (ouder == "school" and self._pad[-1] in SCHOOLVELDEN) or (
            ouder == "leerling" and self._pad[-1] in LEERLINGVELDEN
        )

    def _tekens(self, tekst: str) -> None:
        if self._tekst is None:
            return
        self._lengte += len(tekst)
        if self._lengte > MAX_VELD:
            raise Onleesbaar(f"Een waarde in het bestand is langer dan {MAX_VELD} tekens.")
        self._tekst.append(tekst)

    def _eind(self, _: str) -> None:
        naam = self._pad.pop()
        if self._tekst is not None:
            waarde = "".join(self._tekst).strip()
            ouder = self._pad[-1]
            if ouder == "school":
                self.document.school[naam] = waarde
            elif self.document.leerlingen:
                self.document.leerlingen[-1].velden[naam] = waarde
        self._tekst = None


def lees(pad: Path, opdracht: Opdracht) -> Gelezen:
    """Read one EDEXML file, bare or in a zip.

    EDEXML has no enrolment dates: an enrolment that it shows begins on its peildatum, in a table
    marked `afgeleid`. Raises Onleesbaar.
    """
    if not is_zip(pad):
        return _rijen(_Ontleder().lees(pad), opdracht)
    with uitgepakt(pad) as bestanden:
        if len(bestanden) != 1:
            raise Onleesbaar("Het zip-bestand moet precies één EDEXML-bestand bevatten.")
        return _rijen(_Ontleder().lees(next(iter(bestanden.values()))), opdracht)


def _rijen(document: Document, opdracht: Opdracht) -> Gelezen:
    peildatum = document.school.get("peildatum", "")[:10]  # some systems add a time
    if not _DATUM.fullmatch(peildatum):
        raise Onleesbaar("Het bestand heeft geen goede peildatum in het blok 'school'.")
    if not opdracht.begin.isoformat() <= peildatum <= opdracht.eind.isoformat():
        raise Onleesbaar("De peildatum van het bestand ligt buiten de periode van de levering.")
    naam = "EDEXML"
    if len({leerling.regel for leerling in document.leerlingen}) < len(document.leerlingen):
        # A file without line breaks: then a pupil is found by its place among the pupils.
        naam = "EDEXML (volgnummer van de leerling)"
        for nummer, leerling in enumerate(document.leerlingen, 1):
            leerling.regel = nummer
    gelezen = Gelezen(rijen=len(document.leerlingen))
    gelezen.opmerkingen.append(
        f"Peildatum {peildatum}. {document.groepen} groepen gezien. Een inschrijving die nog niet "
        "bekend was, begint op de peildatum."
    )
    personen = Personen(gelezen, naam, "key")
    velden = {"jongere": "key", "school": "brincode", "begindatum": "peildatum"}
    deel = tabel("inschrijvingen", naam, velden | {"einddatum": "peildatum"}, afgeleid=True)
    gelezen.tabellen.append(deel)
    for leerling in document.leerlingen:
        waarden = {"key": leerling.sleutel} | {
            kolom.naam: _veld(leerling, kolom.naam) for kolom in PERSOONSKOLOMMEN
        }
        personen.voeg_toe(Regel(leerling.regel, waarden))
        school = _school(document, leerling)
        deel.voeg_toe(leerling.regel, (leerling.sleutel, school, peildatum, ""))
    return gelezen


def _veld(leerling: Leerling, kolom: str) -> str:
    naam = "bsn_ondwnr" if kolom == "bsn_onderwijsnummer" else kolom
    return leerling.velden.get(naam, "")


def _school(document: Document, leerling: Leerling) -> str:
    """BRIN and vestiging: the pupil's own vestiging goes before the file's."""
    brin = document.school.get("brincode", "").upper()
    vestiging = leerling.velden.get("vestiging", "").upper()
    if vestiging.startswith(brin):
        vestiging = vestiging[len(brin) :]
    return brin + (vestiging or document.school.get("dependancecode", "") or "0").zfill(2)
