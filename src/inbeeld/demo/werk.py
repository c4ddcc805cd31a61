"""What the people of the demo did before you logged in: meldingen, answers, steps and notices.

Through the verbs that pages use, each as the person and on the day, so that what is shown is what
the application does. A few, about children with a story: the rest is for who tries the demo.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from inbeeld.signalen.actions import kennis, melden, zaken
from inbeeld.signalen.models import Melding, Meldingontvanger, Zaak
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Aanstelling
from inbeeld.web.datums import AMSTERDAM

from .accounts import DOMEIN
from .kalender import DAG

_SCHOOL, _LEERPLICHT, _SWV, _JEUGDARTS = "school", "leerplicht", "swv", "jeugdarts"


@dataclass(frozen=True)
class _Gemeld:
    """A melding of the demo's school: about which story, how many days ago, and what of it."""

    verhaal: str
    dagen: int
    soort: str
    reden: str = ""
    waar: str = ""


LANG_STIL = _Gemeld("lang-thuis", 34, "zorg", "Ouders zijn moe en vragen om hulp.", "thuis")
NEE = _Gemeld("te-laat", 9, "zorg", "Is in de pauzes vaak alleen.", "school")
NIEUW = _Gemeld("langdurig-ziek", 2, "ziekte")
MELDINGEN = (LANG_STIL, NEE, NIEUW)
"""One that somebody left without an answer, one that was refused, and one that nobody opened."""


@contextmanager
def als_mens(mens: Aanstelling, moment: datetime) -> Iterator[datetime]:
    """Act as somebody, on the day of that moment; gives the moment."""
    with als(Actor(mens.gebruiker_id, mens.pk, mens.organisatie_id, mens.rol, moment.date())):
        yield moment


class Werk:
    """The people who act, and the day on which the demo is made."""

    def __init__(self, vandaag: date) -> None:
        self._vandaag = vandaag
        rijen = Aanstelling.objects.filter(
            vervangt=None, gebruiker__username__endswith=DOMEIN
        ).select_related("gebruiker", "organisatie")
        self._mensen = {a.gebruiker.username.removesuffix(DOMEIN): a for a in rijen}

    def als(self, wie: str, dagen: int = 0) -> AbstractContextManager[datetime]:
        """Act as somebody, so many days ago; gives the moment: midnight, never in the future."""
        dag = self._vandaag - dagen * DAG
        return als_mens(self._mensen[wie], datetime.combine(dag, time(0), tzinfo=AMSTERDAM))

    def meld(self, jongere_id: int, wat: _Gemeld) -> Melding:
        """The school reports."""
        dag = self._vandaag - wat.dagen * DAG
        concept = melden.Concept(
            jongere_id=jongere_id,
            soort=wat.soort,
            waar=wat.waar,
            reden=wat.reden,
            begindatum=dag - 10 * DAG if wat.soort == Melding.Soort.ZIEKTE else None,
            ouders_verteld="ja",
            ouders_verteld_op=dag,
            ouders_verteld_door="de mentor",
            jongere_verteld="ja",
        )
        with self.als(_SCHOOL, wat.dagen) as moment:
            return melden.verstuur(concept, moment=moment, sleutel=f"demo-{wat.verhaal}")

    def antwoord_lang_stil(self, melding: Melding) -> None:
        """Three of four say something; the jeugdteam does not."""
        with self.als(_LEERPLICHT, 32) as moment:
            melden.neem_aan(
                self._van(melding, _LEERPLICHT), moment=moment, toelichting="Ik ga bij hen langs."
            )
        with self.als(_SWV, 28) as moment:
            melden.rond_af(
                self._van(melding, _SWV),
                reden="advies",
                toelichting="De school krijgt een begeleider voor twee ochtenden.",
                moment=moment,
            )
        with self.als(_JEUGDARTS, 25) as moment:
            advies = melden.Belastbaarheidsadvies(
                uren_per_week=Decimal(6),
                waar="school_apart",
                voorwaarden="kleine groep, eerst alleen de ochtend",
                geldig_tot=self._vandaag + timedelta(days=30),
                gedeeld_met_weten=True,
            )
            melden.geef_belastbaarheid(self._van(melding, _JEUGDARTS), advies, moment=moment)

    def weiger(self, melding: Melding) -> None:
        """The samenwerkingsverband says no, with its reason."""
        with self.als(_SWV, 6) as moment:
            melden.weiger(
                self._van(melding, _SWV),
                reden="niet_voor_ons",
                toelichting="De school kan dit zelf met de mentor oplossen.",
                moment=moment,
            )

    def zet_stap(self, jongere_id: int) -> None:
        """Leerplicht takes the zaak in hand and says what follows."""
        with self.als(_LEERPLICHT, 0) as moment:
            zaak = Zaak.objects.get(jongere_id=jongere_id, gesloten_op=None)
            zaken.wijs_toe([zaak], self._mensen[_LEERPLICHT].pk, moment=moment)
            dag = self._vandaag + 4 * DAG
            zaken.zet_stap(zaak, "gesprek", dag, "Gesprek met ouders en de mentor.")

    def _van(self, melding: Melding, wie: str) -> Meldingontvanger:
        organisatie = self._mensen[wie].organisatie_id
        return Meldingontvanger.objects.select_related("melding").get(
            melding=melding, postvak__organisatie=organisatie
        )


def maak_werk(kinderen: dict[str, int], vandaag: date) -> None:
    """Let them work about the children of these stories (code → id), and tell what fell due.

    As the system; the acts themselves are those of the accounts of `accounts.MENSEN`.
    """
    werk = Werk(vandaag)
    gemeld = {wat: werk.meld(kinderen[wat.verhaal], wat) for wat in MELDINGEN}
    werk.antwoord_lang_stil(gemeld[LANG_STIL])
    werk.weiger(gemeld[NEE])
    werk.zet_stap(kinderen[LANG_STIL.verhaal])
    # What a running site would have told by now: escalations, terms that passed, opened zaken.
    kennis.meld_bij(vandaag, datetime.combine(vandaag, time(0), tzinfo=AMSTERDAM))
