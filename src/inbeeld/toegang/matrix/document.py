"""The matrix as a document, for the DPIA: docs/toegangsmatrix.md is made here and nowhere else."""
# ruff: noqa: E501 - lines of a document, as wide as documents here are

from collections.abc import Iterable, Iterator
from itertools import groupby

from inbeeld.toegang.matrix.begrippen import UITLEG_VOORWAARDE, Groep, Handeling, Voorwaarde
from inbeeld.toegang.matrix.cellen import CELLEN, Cel, R, cel
from inbeeld.toegang.matrix.paginas import PAGINAS, Pagina
from inbeeld.toegang.matrix.tabellen import TABELLEN
from inbeeld.toegang.matrix.velden import VELDEN

KOP = """# Toegangsmatrix

<!-- Gemaakt door `python -m inbeeld.config.toegangsmatrix` uit `src/inbeeld/toegang/matrix/`. Wijzig het daar. -->

Wie mag wat met welke gegevens, onder welke voorwaarde, en op grond van welke wet. Wat hier niet staat, mag niet. De
database (rijen), de pagina's en de API (velden) en de handelingen volgen deze tabel; de proeven gaan haar cel voor cel na.
Waar de wet niet duidelijk is, is de engste lezing gekozen: zie [ADR 0009](adr/0009-toegangsmatrix.md).
"""
_KORT = {
    Voorwaarde.BETROKKEN: "B",
    Voorwaarde.BETROKKEN_OF_BRON: "B+",
    Voorwaarde.BETROKKEN_TENZIJ_GEHEIM: "B−",
    Voorwaarde.OOIT_BETROKKEN: "O",
    Voorwaarde.EIGEN_BRON: "E",
    Voorwaarde.EIGEN_ORGANISATIE: "E",
    Voorwaarde.EIGEN_ORGANISATIE_OF_REGIO: "E/R",
    Voorwaarde.EIGEN_REGEL: "Z",
    Voorwaarde.HELE_REGIO: "R",
    Voorwaarde.HELE_REGIO_TENZIJ_GEHEIM: "R−",
    Voorwaarde.GEEN_KIND: "✓",
    Voorwaarde.MET_REDEN: "M",
}


def maak() -> str:
    """The whole document, in Markdown."""
    delen = [
        KOP,
        "## Voorwaarden\n",
        _tabel(
            ("code", "voorwaarde", "van wie of wat"),
            ((_KORT[v], f"`{v}`", UITLEG_VOORWAARDE[v]) for v in Voorwaarde),
        ),
        "## Bekijken: rol × gegevensgroep\n",
        _overzicht(),
        "## Alle cellen, per rol\n",
        *_per_rol(),
        *_naslag(),
    ]
    return "\n".join(delen)


def _naslag() -> list[str]:
    """By address, by field and by table."""
    return [
        "## Adressen\n",
        "Een adres dat hier niet staat, gaat niet open. `api:` is een operatie van de API.\n",
        _tabel(
            ("adres", "vraagt", "toont ook, aan wie dat mag zien"),
            (
                (f"`{naam}`", _vraagt(pagina), ", ".join(sorted(pagina.ook)))
                for naam, pagina in sorted(PAGINAS.items())
            ),
        ),
        "## Velden\n",
        "Van een klasse, of van wat op een pagina te kiezen is. Zonder de groep is er geen kolom, filter of sortering.\n",
        _tabel(
            ("waar", "gegevensgroep", "velden"),
            (
                (f"`{wat}`", groep, ", ".join(f"`{v}`" for v in velden if v))
                for wat, van in sorted(VELDEN.items())
                for groep, velden in _per_groep(van)
            ),
        ),
        "## Tabellen van de database\n",
        "`rijen`: rijtoegang over betrokkenheid. `eigen`: eigen rijen of die van de eigen organisatie. `open`: er staat\n"
        "geen persoon in. `mensen`: wie hier werkt en zich aanmeldt. `geen_recht`: de toepassing kan er niet bij.\n",
        _tabel(
            ("tabel", "gegevensgroep", "kolom van de jongere", "bescherming"),
            (
                (f"`{naam}`", t.groep, f"`{t.jongere}`" if t.jongere else "", t.bescherming)
                for naam, t in sorted(TABELLEN.items())
            ),
        ),
    ]


def _tabel(kop: Iterable[str], rijen: Iterable[Iterable[str]]) -> str:
    kop = tuple(kop)
    regels = [kop, ("---",) * len(kop), *rijen]
    return "".join(f"| {' | '.join(rij)} |\n" for rij in regels)


def _overzicht() -> str:
    def teken(rol: str, groep: Groep) -> str:
        gevonden = cel(rol, groep, Handeling.BEKIJKEN)
        return _KORT[gevonden.voorwaarde] if gevonden else ""

    return _tabel(
        ("", *(groep.replace("_", " ") for groep in Groep)),
        ((rol.label, *(teken(rol, groep) for groep in Groep)) for rol in R),
    )


def _per_rol() -> Iterator[str]:
    for rol in R:
        yield f"### {rol.label.capitalize()}\n"
        eigen = sorted(
            (c for c in CELLEN if c.rol == rol),
            key=lambda c: (list(Groep).index(c.groep), _grond(c)),
        )
        yield _tabel(
            ("gegevensgroep", "handelingen", "voorwaarde", "grondslag"),
            (
                (
                    groep,
                    ", ".join(c.handeling for c in cellen),
                    f"`{cellen[0].voorwaarde}`",
                    cellen[0].grondslag,
                )
                for (groep, *_), lijst in groupby(eigen, key=lambda c: (c.groep, *_grond(c)))
                for cellen in (list(lijst),)
            ),
        )


def _grond(c: Cel) -> tuple[str, str]:
    return c.voorwaarde, c.grondslag


def _vraagt(pagina: Pagina) -> str:
    if pagina.openbaar:
        return "niets: ook zonder inloggen"
    if pagina.zonder_aanstelling:
        return "inloggen"
    eigen = f"{pagina.handeling}: {', '.join(pagina.groepen)}"
    return " of ".join([eigen, *(_vraagt(ander) for ander in pagina.of)])


def _per_groep(velden: dict[str, Groep]) -> Iterator[tuple[Groep, list[str]]]:
    for groep in Groep:
        if namen := [veld for veld, van in velden.items() if van == groep]:
            yield groep, namen
