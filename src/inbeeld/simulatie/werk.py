"""What lies before each worker on a day, and what they do with it."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from django.db import connection, transaction

from inbeeld.dossiers.actions import escalatie as escalaties
from inbeeld.dossiers.actions import nazorg as nazorgen
from inbeeld.dossiers.models import Escalatie, Nazorg
from inbeeld.signalen.actions import melden, melden_antwoord, signalen, zaken
from inbeeld.signalen.actions.melden_concept import Concept
from inbeeld.signalen.models import Meldingontvanger, Zaak
from inbeeld.signalen.redenen import duren_van
from inbeeld.signalen.soorten import SOORTEN, Soort
from inbeeld.toegang.actor import als
from inbeeld.web.fouten import GeweigerdMetUitleg

from .mensen import Mens, Mensen

Taak = tuple[str, int]
"""Kind of work and the id of what it is about."""


@dataclass(slots=True)
class Dag:
    """The work of one day: per postvak what waits; `nieuw`: what came on this day."""

    wacht: dict[int, list[Taak]] = field(default_factory=lambda: defaultdict(list))
    nieuw: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    waarschuwingen: dict[int, list[tuple[int, str, date, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )


_ZAKEN = """
select z.eigenaar_postvak_id, z.id from signalen_zaak z
where z.gesloten_op is null and z.opent_op <= %(dag)s and z.stap_op <= %(dag)s order by z.stap_op
"""
_ONTVANGERS = """
select o.postvak_id, o.id from signalen_meldingontvanger o
join signalen_melding m on m.id = o.melding_id and m.ingetrokken_op is null
where o.staat in ('verzonden', 'gezien', 'aangenomen') order by o.antwoord_uiterlijk
"""
_ESCALATIES = """
select coalesce(p.id, e.postvak_id), e.id from dossiers_escalatie e
left join toegang_postvak p on p.coordinator_id = e.beslisser_id
where e.besluit = '' order by e.besluit_uiterlijk
"""
# For each waarschuwing the postvakken of whom it is for: school, gemeente and swv of the child.
_WAARSCHUWINGEN = """
select w.jongere_id, w.soort, w.sinds, w.waarde, o.soort, p.id
from signalen_waarschuwingen(%(dag)s) w
join lateral (
    select 'school' as soort, s.id from toegang_organisatie s
    where s.soort = 'school' and s.code = w.school
    union all select 'gemeente', g.id from toegang_organisatie g
    where g.soort = 'gemeente' and g.code = w.gemeente
    union all select 'swv', b.organisatie_id from toegang_werkgebied b
    join toegang_organisatie v on v.id = b.organisatie_id and v.soort = 'swv'
    join toegang_organisatie s on s.id = b.gebied_id and s.code = w.school
    where b.periode @> %(dag)s::date
) o on true
join toegang_postvak p on p.organisatie_id = o.id
where w.jongere_id is not null
"""
_ROL = {"school": "verzuimcoordinator", "gemeente": "leerplichtambtenaar", "swv": "swv_consulent"}


class Werk:
    """Remembers what was seen before, so that new work is counted once."""

    def __init__(self, mensen: Mensen, zaad: int) -> None:
        self._mensen, self._toeval = mensen, Random(zaad)
        self._gezien: set[tuple[int, str, int | tuple]] = set()
        self._te_doen: set[tuple] = set()
        self.gedaan: dict[str, int] = defaultdict(int)
        self.geweigerd: dict[str, int] = defaultdict(int)

    def bekijk(self, dag: date) -> Dag:
        """All that waits on this day. As the system."""
        uit = Dag()
        vragen = {"zaak": _ZAKEN, "antwoord": _ONTVANGERS, "besluit": _ESCALATIES}
        rijen = {naam: _rijen(sql, dag) for naam, sql in vragen.items()}
        for naam, van_soort in rijen.items():
            for postvak, pk in van_soort:
                uit.wacht[postvak].append((naam, pk))
                if naam != "zaak":
                    self._tel(uit, postvak, naam, pk)
        # A step that is due again is work again; while it stays due it counts once.
        gisteren, self._te_doen = self._te_doen, set(rijen["zaak"])
        for postvak, _ in self._te_doen - gisteren:
            uit.nieuw[postvak] += 1
        for kind, soort, sinds, waarde, wie, postvak in _rijen(_WAARSCHUWINGEN, dag):
            minst = SOORTEN[Soort(soort)].voor.get(_ROL[wie])
            if minst is None or (minst and int(waarde or 0) < minst):
                continue
            self._tel(uit, postvak, soort, (kind, sinds, waarde))
            if wie == "school":
                uit.waarschuwingen[postvak].append((kind, soort, sinds, waarde))
        return uit

    def _tel(self, uit: Dag, postvak: int, naam: str, wat: int | tuple) -> None:
        sleutel = (postvak, naam, wat)
        uit.nieuw[postvak] += sleutel not in self._gezien
        self._gezien.add(sleutel)

    def doe(self, dag: date, moment: datetime, uit: Dag) -> None:
        """Everybody who is there does some of it."""
        doen: dict[str, Callable[[int, date, datetime], None]] = {
            "zaak": self._zaak,
            "antwoord": self._antwoord,
            "besluit": self._besluit,
        }
        for postvak, mens in self._mensen.aanwezig(dag):
            with als(mens.actor(dag)):
                for naam, pk in uit.wacht[postvak]:
                    self._probeer(mens, naam, lambda n=naam, p=pk: doen[n](p, dag, moment))
                for wat in uit.waarschuwingen[postvak]:
                    self._probeer(mens, "signaal", lambda w=wat: self._signaal(w, dag, moment))

    def _probeer(self, mens: Mens, naam: str, doe: Callable[[], None]) -> None:
        if not self._mensen.doet(mens):
            return
        try:
            with transaction.atomic():
                doe()
            self.gedaan[naam] += 1
        except (GeweigerdMetUitleg, ValueError) as fout:
            velden = ", ".join(getattr(fout, "fouten", ()))
            self.geweigerd[f"{naam}: {type(fout).__name__} {velden}".strip()] += 1

    def _zaak(self, pk: int, dag: date, moment: datetime) -> None:
        zaak = Zaak.objects.filter(pk=pk).first()
        if zaak is None or zaak.gesloten_op is not None:
            return
        if zaken.lopende_klok(zaak.jongere_id, dag) is None:
            self._volg(zaak, dag, moment)
        else:
            zaken.zet_stap(zaak, "gesprek", dag + timedelta(days=self._toeval.randint(5, 14)))

    def _volg(self, zaak: Zaak, dag: date, moment: datetime) -> None:
        """A child that is back is followed first; then its zaak closes, with what helped."""
        loopt = Nazorg.objects.filter(zaak=zaak, toestand=Nazorg.Toestand.LOOPT).first()
        if loopt is None:
            tot = nazorgen.voorstel_tot(zaak.jongere_id, dag)
            nazorgen.begin(zaak, tot=tot, moment=moment)
            self.gedaan["nazorg begonnen"] += 1
        elif dag < loopt.tot:
            nazorgen.gesprek_gehad(loopt)
        else:
            nazorgen.rond_af(loopt, wat_hielp="Rustig opbouwen.")
            zaken.sluit(zaak, Zaak.Reden.TERUG, moment=moment)
            self.gedaan["nazorg afgerond"] += 1

    def _antwoord(self, pk: int, dag: date, moment: datetime) -> None:
        ontvanger = Meldingontvanger.objects.filter(pk=pk).first()
        if ontvanger is None:
            return
        if ontvanger.staat == "verzonden":
            melden_antwoord.markeer_gezien(ontvanger, moment=moment)
        if self._toeval.random() < 0.1:
            reden = next(iter(melden_antwoord.WEIGERREDENEN))
            melden_antwoord.weiger(ontvanger, reden=reden, moment=moment)
        elif ontvanger.staat != "aangenomen":
            melden_antwoord.neem_aan(ontvanger, moment=moment)
        else:
            reden = next(iter(melden_antwoord.AFRONDREDENEN))
            melden_antwoord.rond_af(ontvanger, reden=reden, moment=moment)

    def _besluit(self, pk: int, dag: date, moment: datetime) -> None:
        escalatie = Escalatie.objects.filter(pk=pk, besluit="").first()
        if escalatie is not None:
            escalaties.besluit(escalatie, "terug", reden="Eerst een gesprek.", moment=moment)

    def _signaal(self, wat: tuple[int, str, date, str], dag: date, moment: datetime) -> None:
        kind, soort, sinds, _ = wat
        keuze = self._toeval.random()
        meldsoort = SOORTEN[Soort(soort)].meldsoort
        if keuze < 0.35 and meldsoort is not None:
            melden.verstuur(
                Concept(
                    jongere_id=kind,
                    soort=meldsoort,
                    reden="simulatie",
                    waar="school",
                    verzuimsoort="overig",
                    begindatum=sinds,
                    alle_lessen="nee",
                    actie_gewenst="ja",
                    ouders_verteld="ja",
                    ouders_verteld_op=dag,
                    ouders_verteld_door="mentor",
                    jongere_verteld="ja",
                    signaal=(soort, sinds),
                ),
                moment=moment,
                sleutel=f"{kind} {soort} {sinds}",
            )
        elif keuze < 0.7:
            dagen = next(iter(duren_van(Soort(soort))))
            signalen.geen_actie(kind, soort, sinds, reden="besproken", dagen=dagen, moment=moment)
        else:
            signalen.pak_op(kind, soort, sinds, moment=moment)


def _rijen(sql: str, dag: date) -> list[tuple]:
    """As the system, before whom the whole region lies."""
    with connection.cursor() as cursor:
        cursor.execute(sql, {"dag": dag})
        return cursor.fetchall()
