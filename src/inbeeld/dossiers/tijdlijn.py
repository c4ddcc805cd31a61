"""The one timeline of a dossier: every part of the room adds the rows that belong on it.

A source gives SQL that finds its rows, so that one statement mixes, sorts, counts and pages them
all; what a row says is asked only of those on the page. Row security holds as everywhere: what the
actor may not see is not found.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from inbeeld.toegang.matrix import Groep

SOORTEN = {
    "klok": "Klok",
    "verzuim": "Verzuim",
    "feit": "Andere feiten",
    "zaak": "Zaak",
    "melding": "Meldingen",
    "besluit": "Besluiten",
    "plan": "Plan",
    "gesprek": "Gesprekken",
    "afspraak": "Afspraken",
    "aanbod": "Aanbod",
    "vrijstelling": "Vrijstelling",
    "overdracht": "Overdrachten",
    "belemmering": "Belemmeringen",
    "nazorg": "Nazorg",
    "document": "Documenten en brieven",
    "notitie": "Besloten notities",
    "justitie": "Justitie",
}
"""The filters of the timeline, as the page names them and in its order."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line as the page shows it. `wie`: who wrote it. `dicht`: a closed strip, of which only
    author and day are shown."""

    kop: str
    tekst: str = ""
    wie: str = ""
    adres: str = ""
    dicht: bool = False


@dataclass(frozen=True, slots=True)
class Bron:
    """`soort`: the filter it falls under, a key of SOORTEN. `sql`: 'select id, <day> as dag,
    <timestamptz or null> as moment from … where jongere_id = %(kind)s', no order; it may also use
    %(vandaag)s, and %(verborgen)s: whether the actor must not learn where the child lives.
    `regels`: ids of rows → what each says.

    On one day the latest moment stands first. What has none, or one of another day (a talk that was
    written down later), is of the whole day and stands below.

    `groep`: the kind of data it shows; None where rows are of several kinds and their own policy
    says who sees which. Each source costs a millisecond: one for a table, not one per kind.
    """

    naam: str
    soort: str
    groep: Groep | None
    sql: str
    regels: Callable[[Sequence[int], date], Mapping[int, Regel]]


_bronnen: dict[str, Bron] = {}


def voeg_toe(bron: Bron) -> None:
    """Add a source, once per name."""
    _bronnen[bron.naam] = bron


def bronnen() -> tuple[Bron, ...]:
    """All of them, in order of name."""
    return tuple(_bronnen[naam] for naam in sorted(_bronnen))


def bronnen_van(groepen: Collection[Groep]) -> tuple[Bron, ...]:
    """Those that show these kinds of data."""
    return tuple(bron for bron in bronnen() if bron.groep is None or bron.groep in groepen)
