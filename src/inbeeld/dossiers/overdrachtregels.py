"""Terms of a transfer, per kind, with their source; and to which partners each kind can go.

'[U]' in a source: nobody prescribes it; the choice is ours, and the region may want another. A term
holds from its `vanaf` on; a later one is a new line, not another figure in an old one.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from inbeeld.dossiers.models import Overdracht
from inbeeld.signalen.plan import Eenheid, Schoolkalender, Termijn
from inbeeld.toegang.models import Organisatie
from inbeeld.web import datums

S = Overdracht.Soort
O = Organisatie.Soort  # noqa: E741


@dataclass(frozen=True, slots=True)
class Verzendtermijn:
    """By when a transfer is sent: `dag` (month, day) before the first day where the kind has one,
    and never later than `weken` before it."""

    soort: str
    vanaf: date
    weken: int
    bron: str
    dag: tuple[int, int] | None = None

    @property
    def label(self) -> str:
        """The kind, in words."""
        return str(S(self.soort).label)

    @property
    def dag_in_woorden(self) -> str:
        """'1 juni'; '' without such a day."""
        return f"{self.dag[1]} {datums.MAANDEN[self.dag[0] - 1]}" if self.dag else ""

    @property
    def uitleg(self) -> str:
        """The source as a page shows it: where nobody prescribes it, that it is our proposal."""
        return self.bron.replace(" [U]", " (ons voorstel)")


_2020 = date(2020, 8, 1)
VERZENDTERMIJNEN = (
    Verzendtermijn(
        S.VOORSCHOOL_PO,
        _2020,
        8,
        "Acht weken voor de eerste schooldag: tijd voor een gesprek en voor ondersteuning [U]",
    ),
    Verzendtermijn(
        S.PO_VO,
        _2020,
        4,
        "WPO 42: onderwijskundig rapport voor de nieuwe school, ouders krijgen het ook. De wet "
        "noemt geen dag; 1 juni, zodat de school het voor de zomer leest [U]",
        (6, 1),
    ),
    Verzendtermijn(
        S.VO_MBO,
        _2020,
        4,
        "WEB 8.0.1: wie zich voor 1 april aanmeldt, heeft recht op toelating. Daarom gaat de "
        "overdracht dan ook [U]",
        (4, 1),
    ),
    Verzendtermijn(S.SCHOOL_SCHOOL, _2020, 2, "Twee weken voor de eerste dag [U]"),
    Verzendtermijn(S.WERK, _2020, 4, "Vier weken voor de eerste dag [U]"),
    Verzendtermijn(S.DAGBESTEDING, _2020, 4, "Vier weken voor de eerste dag [U]"),
    Verzendtermijn(S.NAAR_INSTELLING, _2020, 1, "Een week: een plaatsing komt vaak snel [U]"),
    Verzendtermijn(S.VAN_INSTELLING, _2020, 4, "Vier weken: de school moet het voorbereiden [U]"),
    Verzendtermijn(S.GEMEENTE, _2020, 2, "Twee weken voor de verhuizing [U]"),
    Verzendtermijn(
        S.RMC,
        _2020,
        4,
        "WEB 8.3.2: het doorstroompunt (RMC) volgt jongeren na de kwalificatieplicht. Vier weken "
        "ervoor, zodat zij elkaar leren kennen [U]",
    ),
)
ANTWOORD = Termijn(5, Eenheid.SCHOOLDAGEN)
"""The receiver answers within this after sending [U]."""
WEIGERING = Termijn(5, Eenheid.SCHOOLDAGEN)
"""After a refusal the sender has another place or another plan within this [U]."""
EERSTE_DAG = Termijn(3, Eenheid.SCHOOLDAGEN)
"""The first day is confirmed within this after the day that was expected [U]."""
ZOMERLIJST_VANAF = Termijn(3, Eenheid.SCHOOLDAGEN)
"""A child without a school stands on the summer list from this long after the first school day
[U]: in the first days enrolments still come in."""
ACHTTIEN_WEKEN_VOORAF = 8
"""The owner of a zaak is asked to prepare this long before the 18th birthday [U]."""
EINDE_VAN, EINDE_TOT = 28, 42
"""An enrolment without a next one asks for a transfer between so many days before its end [U]; in
the last 28 the waarschuwing `inschrijving_eindigt` asks."""
VOORBEREIDEN_BINNEN = Termijn(5, Eenheid.SCHOOLDAGEN)
"""Who is asked to prepare a transfer has at least this long, also after a sudden move [U]."""

_ONTVANGERS: dict[str, tuple[str, ...]] = {
    S.VOORSCHOOL_PO: (O.SCHOOL,),
    S.PO_VO: (O.SCHOOL,),
    S.VO_MBO: (O.SCHOOL,),
    S.SCHOOL_SCHOOL: (O.SCHOOL,),
    S.WERK: (O.GEMEENTE, O.SAMENWERKING),
    S.DAGBESTEDING: (O.ZORGAANBIEDER,),
    S.NAAR_INSTELLING: (O.ZORGAANBIEDER, O.SCHOOL),
    S.VAN_INSTELLING: (O.SCHOOL, O.SWV),
    S.GEMEENTE: (O.GEMEENTE, O.SAMENWERKING),
    S.RMC: (O.GEMEENTE, O.SAMENWERKING),
}
ONTVANGERS = tuple(sorted({o.value for soorten in _ONTVANGERS.values() for o in soorten}))
"""The kinds of organisations that have people who may answer; migration 0012 holds the same."""


def kan_naar(soort: str, organisatie: Organisatie) -> bool:
    """Whether a transfer of this kind can go to such an organisation."""
    return organisatie.soort in _ONTVANGERS[S(soort)]


def termijn_van(soort: str, dag: date) -> Verzendtermijn:
    """The term that holds on a day; before the first one that one."""
    van_soort = sorted((t for t in VERZENDTERMIJNEN if t.soort == S(soort)), key=lambda t: t.vanaf)
    return next((t for t in reversed(van_soort) if t.vanaf <= dag), van_soort[0])


def verzenden_uiterlijk(soort: str, eerste_dag: date, vandaag: date) -> date:
    """The day that we propose for sending; today where that lies behind us."""
    termijn = termijn_van(soort, vandaag)
    dag = eerste_dag - timedelta(weeks=termijn.weken)
    if termijn.dag is not None:
        dag = min(dag, _laatste(termijn.dag, eerste_dag))
    return max(dag, vandaag)


def _laatste(maand_dag: tuple[int, int], voor: date) -> date:
    """The last such day of a year on or before a day."""
    dag = date(voor.year, *maand_dag)
    return dag if dag <= voor else date(voor.year - 1, *maand_dag)


def eerste_schooldag(kalender: Schoolkalender, jaar: int) -> date:
    """The first school day after the summer holidays of a year: from 1 August on, or from
    1 September where nobody recorded those holidays."""
    bekend = any(van <= date(jaar, 8, 1) < tot for van, tot in kalender.vrij)
    return kalender.schooldag_na(date(jaar, 7, 31) if bekend else date(jaar, 8, 31), 1)


def achttien_op(geboortedatum: date) -> date:
    """The 18th birthday; of 29 February 1 March, as everywhere in the rules."""
    try:
        return geboortedatum.replace(year=geboortedatum.year + 18)
    except ValueError:
        return date(geboortedatum.year + 18, 3, 1)
