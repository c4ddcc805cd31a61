"""What a melding about a child is routed by, and which organisations are what for it on a day.

Read in the database by functions that check that the actor may report this child: a reporter gets
the right postvak without being told where a child with a secret address lives.
"""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from inbeeld.web.fouten import GeweigerdMetUitleg

TWAALF = 12


class MagNietMelden(GeweigerdMetUitleg):
    """The actor's rol reports nothing, or its organisation is not involved with the child today."""

    def __init__(self) -> None:
        super().__init__(
            "U kunt dit kind niet melden. Melden kan wie met het kind werkt op de dag zelf."
        )


@dataclass(frozen=True, slots=True)
class Meldfeiten:
    """A child on a day; None: not known. `uren`: whole hours of unauthorised absence in the last
    four lesweken, 8 to 16, None below 8. `geheim`: its address is secret."""

    school: str | None
    sector: str | None
    gemeente: str | None
    geboortedatum: date | None
    overleden_op: date | None
    geheim: bool
    plichtig: bool
    uren: int | None

    def leeftijd_op(self, dag: date) -> int | None:
        """Age in whole years."""
        geboren = self.geboortedatum
        if geboren is None:
            return None
        return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))

    def twaalf_of_ouder(self, dag: date) -> bool:
        """From twelve on the youngster is told too (LPW 2 lid 3); not known counts as younger."""
        leeftijd = self.leeftijd_op(dag)
        return leeftijd is not None and leeftijd >= TWAALF


@dataclass(frozen=True, slots=True)
class Partij:
    """An organisation that is `aan` for a child. Without a postvak both ids are None."""

    aan: str
    organisatie_id: int
    naam: str
    postvak_id: int | None
    coordinator_id: int | None


def _vraag(sql: str, *params: object) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()


def meldfeiten_van(jongere_id: int, dag: date) -> Meldfeiten:
    """Raises MagNietMelden, also for a child that does not exist."""
    rijen = _vraag("select * from signalen_meldfeiten(%s, %s)", jongere_id, dag)
    if not rijen:
        raise MagNietMelden
    return Meldfeiten(*rijen[0])


def partijen_van(jongere_id: int, dag: date) -> list[Partij]:
    """Every organisation that a route can name for this child; none when it may not be reported."""
    return [Partij(*rij) for rij in _vraag("select * from signalen_meldpartijen(%s, %s)",
                                          jongere_id, dag)]  # fmt: skip
