"""A year of work of the demo's partners, so that the figures of it have something to say.

About children without a story who were at home for weeks: the school reported it, partners answered
in time, late or not at all, an offer was refused because there was nothing nearer, a need was
written down, an exemption was asked, decided and looked at again. Through the verbs that pages use,
each as the person and on the day; always the same for the same region.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import connection

from inbeeld.dossiers.actions import aanbod, behoeften, vrijstelling_loop, vrijstellingen
from inbeeld.signalen.actions import melden, zaken
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.models import Aanstelling, Organisatie, Postvak
from inbeeld.web.datums import AMSTERDAM

from .kalender import DAG
from .werk import als_mens

MELDINGEN, WACHTENDEN, VRIJGESTELDEN = 14, 8, 2
_LANG = 100
"""So many days somebody must have been at home before an exemption comes up."""
# After how many days each next recipient answers, and how; None: not (yet).
_ANTWOORDEN = (
    (3, "gesproken"), (8, "advies"), (1, "ter_kennisneming"), (19, "advies"), (5, "weigert"),
    (11, "plek"), (2, "gesproken"), (None, ""), (6, "advies"), (27, "gesproken"),
)  # fmt: skip
_NODIG = (
    ("onderwijs_zorg", "Kleine klas met begeleiding, dicht bij huis", "afstand"),
    ("dagbesteding", "Dagbesteding met dieren, drie ochtenden", "wachttijd"),
    ("leerwerk", "Leerwerkplek in de techniek", "niet_passend"),
    ("onderwijs", "Plek op een vso-school zonder wachtlijst", "afstand"),
)

# Who was at home for a while in the past year, first those of the longest ago: since when, until
# when (null: still), the day on which an offer began, and where they lived and learned.
_THUIS = """
select k.jongere_id, k.van, nullif(least(k.tot, %(dag)s), %(dag)s), a.op, w.gemeente, i.school
from tijdlijnen_klok k
join lateral (select r.gemeente from register_woonplaatsen r
    where r.jongere_id = k.jongere_id and r.ingetrokken_op is null and r.periode @> k.van
    order by lower(r.periode) desc limit 1) w on true
join lateral (select r.school from register_inschrijvingen r
    where r.jongere_id = k.jongere_id and r.ingetrokken_op is null and r.periode @> k.van
      and r.periode @> least(k.tot, %(dag)s) order by lower(r.periode) desc limit 1) i on true
left join lateral (select lower(r.periode) as op from register_aanbod r
    where r.jongere_id = k.jongere_id and r.ingetrokken_op is null and r.passend
      and lower(r.periode) = k.tot limit 1) a on true
where k.soort = 'streng' and k.van >= %(dag)s - 400 and k.verschenen_op < %(dag)s - 7
  and least(k.tot, %(dag)s) - k.van > 25 and not k.jongere_id = any(%(niet)s)
order by k.van, k.jongere_id
"""


@dataclass(frozen=True, slots=True)
class Thuis:
    """A child at home `van` until `tot` (None: still); `aanbod_op`: an offer ended it."""

    kind: int
    van: date
    tot: date | None
    aanbod_op: date | None
    gemeente: str
    school: str


class Verleden:
    """The people who acted."""

    def __init__(self, vandaag: date) -> None:
        self._vandaag = vandaag
        bakken = Postvak.objects.select_related("coordinator", "organisatie")
        self._bij = {bak.organisatie_id: bak.coordinator for bak in bakken}
        self._van = {(o.soort, o.code): o.pk for o in Organisatie.objects.all()}

    def kinderen(self, niet: Sequence[int]) -> list[Thuis]:
        """Those of whom the school and the gemeente have a postvak."""
        with connection.cursor() as cursor:
            cursor.execute(_THUIS, {"dag": self._vandaag, "niet": list(niet)})
            alle = [Thuis(*rij) for rij in cursor.fetchall()]
        return [t for t in alle if self._kan("school", t.school, t.gemeente)]

    def _kan(self, soort: str, school: str, gemeente: str) -> bool:
        paren = ((soort, school), ("gemeente", gemeente))
        return all(self._van.get(paar) in self._bij for paar in paren)

    def als(self, wie: Aanstelling, dag: date) -> AbstractContextManager[datetime]:
        """Act as somebody on a day; gives the moment: noon, or midnight of today."""
        uur = time(12) if dag < self._vandaag else time(0)
        return als_mens(wie, datetime.combine(dag, uur, tzinfo=AMSTERDAM))

    def mens(self, soort: str, code: str) -> Aanstelling:
        """The coordinator of an organisation."""
        return self._bij[self._van[soort, code]]

    def meld(self, nr: int, thuis: Thuis) -> None:
        """The school reports in the second week; the recipients answer, the zaak is closed."""
        op = thuis.van + (9 + nr % 5) * DAG
        concept = melden.Concept(
            jongere_id=thuis.kind,
            soort="verzuim",
            reden="Komt niet naar school.",
            verzuimsoort="overig",
            begindatum=thuis.van,
            alle_lessen="ja",
            actie_gewenst="ja",
            ouders_verteld="ja",
            ouders_verteld_op=op,
            ouders_verteld_door="de mentor",
            jongere_verteld="ja",
            signaal=("klok_dag_7", thuis.van),
        )
        with self.als(self.mens("school", thuis.school), op) as moment:
            melding = melden.verstuur(concept, moment=moment, sleutel=f"demo-{thuis.kind}")
        ontvangers = melding.ontvangers.select_related("postvak__coordinator").order_by("pk")
        for plaats, ontvanger in enumerate(ontvangers):
            na, hoe = _ANTWOORDEN[(nr * 3 + plaats) % len(_ANTWOORDEN)]
            if na is not None and op + na * DAG <= self._vandaag:
                self._antwoord(ontvanger, op + na * DAG, hoe)
        self._sluit(thuis)

    def _antwoord(self, ontvanger: object, dag: date, hoe: str) -> None:
        with self.als(ontvanger.postvak.coordinator, dag) as moment:
            if hoe == "weigert":
                melden.weiger(ontvanger, reden="al_bezig", moment=moment)
            else:
                melden.rond_af(ontvanger, reden=hoe, moment=moment)

    def _sluit(self, thuis: Thuis) -> None:
        """Who has the zaak closes it two months after the child was at home no more."""
        dag = (thuis.tot or self._vandaag) + 60 * DAG
        if dag > self._vandaag:
            return
        zaak = Zaak.objects.select_related("eigenaar_postvak__coordinator").get(
            jongere_id=thuis.kind, gesloten_op=None
        )
        with self.als(zaak.eigenaar_postvak.coordinator, dag) as moment:
            zaken.sluit(zaak, "geen_zorg_meer", moment=moment)

    def mis(self, nr: int, thuis: Thuis) -> None:
        """Leerplicht looks for an offer: refused, not to be found, or asked and in the making."""
        soort, wat, reden = _NODIG[nr % len(_NODIG)]
        dag = thuis.van + (14 + nr) * DAG
        nodig = {"soort": soort, "omschrijving": wat, "sinds": dag, "plek": ""}
        with self.als(self.mens("gemeente", thuis.gemeente), dag) as moment:
            if nr % 4 == 1:
                behoeften.noteer(thuis.kind, sleutel=_sleutel("nodig", nr), moment=moment, **nodig)
                return
            traject = aanbod.vraag_aan(
                thuis.kind,
                sleutel=_sleutel("aanbod", nr),
                moment=moment,
                dagen={"gevraagd_op": dag - 6 * DAG},
                soort=soort,
                omschrijving=wat,
                passend=True,
            )
            if nr % 4 != 3:
                traject = aanbod.bied_aan(traject, op=dag - 2 * DAG)
                aanbod.weiger(traject, op=dag, reden=reden, behoefte=nodig, moment=moment)

    def stel_vrij(self, nr: int, thuis: Thuis) -> None:
        """An exemption because there is no offer; looked at again, and over when there is one."""
        if thuis.aanbod_op is None:
            return
        besluit = thuis.van + 60 * DAG
        eind = date(thuis.aanbod_op.year + 1, 7, 31)
        wie = self.mens("gemeente", thuis.gemeente)
        with self.als(wie, besluit) as moment:
            verzoek = vrijstellingen.vraag_aan(
                thuis.kind,
                sleutel=_sleutel("vrijstelling", nr),
                grond="art5_onder_a",
                ontvangen_op=besluit - 14 * DAG,
                ingangsdatum=besluit,
                einddatum=eind,
                moment=moment,
            )
            inhoud = vrijstellingen.Besluit(
                wijze="van_rechtswege",
                reden="De verklaring laat nu geen school toe.",
                leermogelijkheden="Thuis lezen en rekenen, een uur per dag.",
                geen_aanbod=True,
                einddatum=eind,
                ondanks="De verklaring komt nog.",
            )
            vrijstellingen.vul_aan(verzoek, {}, gezien=vrijstellingen.stand(verzoek))
            verzoek = vrijstellingen.stel_vast(verzoek, inhoud, moment=moment)
        with self.als(wie, thuis.aanbod_op) as moment:
            vrijstelling_loop.herbeoordeel(
                verzoek,
                uitkomst="vervalt",
                toelichting="Er is een plek.",
                gedaan_op=thuis.aanbod_op,
                laatste_dag=thuis.aanbod_op - DAG,
                moment=moment,
            )


def _sleutel(wat: str, nr: int) -> UUID:
    return uuid5(NAMESPACE_URL, f"demo {wat} {nr}")


def maak_verleden(niet: Sequence[int], vandaag: date) -> None:
    """Let the partners have worked for a year, but not about the children `niet`. As the system."""
    werk = Verleden(vandaag)
    alle = werk.kinderen(niet)
    voorbij, lopend = [t for t in alle if t.tot], [t for t in alle if not t.tot]
    lang = [t for t in voorbij if t.aanbod_op and (t.aanbod_op - t.van).days > _LANG]
    for nr, thuis in enumerate(lang[:VRIJGESTELDEN]):
        werk.stel_vrij(nr, thuis)
    rest = [t for t in voorbij if t not in lang[:VRIJGESTELDEN]]
    stap = max(1, len(rest) // MELDINGEN)
    for nr, thuis in enumerate(rest[::stap][:MELDINGEN]):
        werk.meld(nr, thuis)
    for nr, thuis in enumerate(lopend[:WACHTENDEN]):
        werk.mis(nr, thuis)
