"""A random world of facts, recorded in the database the way it would have come in."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from inbeeld.regels import Feiten
from inbeeld.regels.schema import TABELLEN, Soort
from inbeeld.register.actions import Persoon, nieuwe_jongeren
from inbeeld.register.arrow import feiten_arrow
from inbeeld.tijdlijnen.actions import kies_vakantieregio, leg_vast
from inbeeld.tijdlijnen.models import DefinitieKeuze
from tests import fabriek as f
from tests.regels.strategie import maak_opzet
from tests.regels.vergelijk import lees

# The generated worlds end in 2025 at the latest; absence that far ahead would be refused.
VANDAAG = date(2024, 12, 1)


def leg_wereld_vast(toeval: random.Random, *, kinderen: int, definitie: str) -> list[int]:
    """Record a world in recordings of a few rows each, in random order; the children's numbers.

    The order matters: every recording recomputes only what it says it touches.
    """
    opzet = maak_opzet(toeval, kinderen)
    DefinitieKeuze.objects.create(definitie=definitie, vanaf=date(2000, 1, 1))
    kies_vakantieregio(opzet.vakantieregio, vandaag=VANDAAG)
    with lees(opzet) as feiten:
        nummers = feiten.con.sql("select jongere from feit_sleutels order by jongere").fetchall()
        with f.systeem(VANDAAG):
            ids = nieuwe_jongeren([Persoon(f"K{nr}", "Wereld") for nr in range(len(nummers))])
        van = {nr: pk for (nr,), pk in zip(nummers, ids, strict=True)}
        rijen = {naam: list(_rijen(feiten, naam, van)) for naam in TABELLEN}
    for school in rijen["scholen"]:
        f.school(school["school"])
        f.gemeente(school["gemeente"])
    bron = f.regio().pk
    with f.systeem(VANDAAG):
        for nieuw in _porties(toeval, rijen):
            leg_vast(
                moment=f.MOMENT,
                soort="demo",
                nieuw={t: [{"_bron": bron, **r} for r in lijst] for t, lijst in nieuw.items()},
            )
    return ids


def _porties(toeval: random.Random, rijen: dict[str, list[dict]]) -> Iterator[dict]:
    """Schools and children first, because the others name them; then all else, shuffled."""
    yield {naam: rijen[naam] for naam in ("scholen", "jongeren")}
    rest = [
        (naam, rij) for naam in rijen if naam not in ("scholen", "jongeren") for rij in rijen[naam]
    ]
    toeval.shuffle(rest)
    while rest:
        omvang = toeval.choice((1, 8, 60))
        deel, rest = rest[:omvang], rest[omvang:]
        nieuw: dict[str, list[dict]] = {}
        for naam, rij in deel:
            nieuw.setdefault(naam, []).append(rij)
        yield nieuw


def _rijen(feiten: Feiten, naam: str, van: dict[int, int]) -> Iterator[dict]:
    """The valid rows of a table that are not withdrawn, as `leg_vast` takes them."""
    tabel = TABELLEN[naam]
    velden = ", ".join(kolom.veld for kolom in tabel.kolommen)
    ruw = feiten.con.sql(f"select {velden} from feit_{naam} where ingetrokken_op is null")
    for waarden in ruw.fetchall():
        rij = {}
        for kolom, waarde in zip(tabel.kolommen, waarden, strict=True):
            if kolom.soort is Soort.JONGERE:
                waarde = van[waarde]
            elif kolom.soort is Soort.UREN and waarde is not None:
                waarde = waarde / 100
            rij[kolom.naam] = waarde
        yield rij


def uit_de_database() -> Feiten:
    """All facts as the region sees them, for DuckDB."""
    with f.systeem(VANDAAG):
        return Feiten.uit_arrow(feiten_arrow())


def dag_erna(dag: date | None) -> date | None:
    return None if dag is None else dag + timedelta(days=1)
