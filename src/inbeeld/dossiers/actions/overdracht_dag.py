"""What the day does to transfers: what is late becomes somebody's task, and who must prepare one is
asked in time. As the system; it looks at the day, and may be run again or skipped for days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from inbeeld.dossiers.actions.overdrachten import (
    BEVESTIGEN,
    KIND,
    NAVRAGEN,
    VOORBEREIDEN,
    bevestigen_uiterlijk,
    voorbereiden_klaar,
)
from inbeeld.dossiers.actions.taken import zet_taak
from inbeeld.dossiers.models import Overdracht, Taak
from inbeeld.dossiers.overdrachtregels import (
    ACHTTIEN_WEKEN_VOORAF,
    EINDE_TOT,
    EINDE_VAN,
    VOORBEREIDEN_BINNEN,
    achttien_op,
    verzenden_uiterlijk,
)
from inbeeld.signalen.actions import kennis
from inbeeld.signalen.kennissoorten import Soort as Kennis
from inbeeld.signalen.plan import kalender_van

T = Overdracht.Toestand
_HALF_JAAR = timedelta(days=183)


@transaction.atomic
def bijhouden(vandaag: date, moment: datetime) -> int:
    """Do what is due; how many tasks were set or ended by it."""
    return _laat(vandaag, moment) + _voorbereiden(vandaag)


def _laat(vandaag: date, moment: datetime) -> int:
    onderweg = Overdracht.objects.filter(toestand__in=[T.VERZONDEN, T.AANVAARD])
    zonder_antwoord = Q(toestand=T.VERZONDEN, antwoord_uiterlijk__lt=vandaag)
    kandidaten = onderweg.filter(zonder_antwoord | Q(eerste_dag_verwacht__lt=vandaag))
    kandidaten = kandidaten.select_related("van_postvak", "naar_postvak").order_by("pk")
    vragen, bevestigen = _open_taken(NAVRAGEN), _open_taken(BEVESTIGEN)
    aantal = 0
    for overdracht in kandidaten:
        uiterlijk = bevestigen_uiterlijk(overdracht)
        niet_gekomen = uiterlijk < vandaag
        naar = overdracht.naar_postvak
        # Sent and never answered: whether the child came is asked as well.
        if niet_gekomen and naar is not None and overdracht.pk not in bevestigen:
            zet_taak(overdracht, BEVESTIGEN, uiterlijk, postvak=naar)
            aantal += 1
        stil = overdracht.toestand == T.VERZONDEN and _voor(overdracht.antwoord_uiterlijk, vandaag)
        if (niet_gekomen or stil) and overdracht.pk not in vragen:
            _vraag_na(overdracht, vandaag, moment)
            aantal += 1
    return aantal


def _voor(dag: date | None, vandaag: date) -> bool:
    return dag is not None and dag < vandaag


def _vraag_na(overdracht: Overdracht, vandaag: date, moment: datetime) -> None:
    zet_taak(overdracht, NAVRAGEN, vandaag, postvak=overdracht.van_postvak)
    kennis.stuur(
        aan=kennis.aan_postvak(overdracht.van_postvak_id),
        soort=Kennis.OVERDRACHT_TE_LAAT,
        onderwerp=("dossiers_overdracht", overdracht.pk),
        kenmerk=f"{overdracht.toestand} {overdracht.eerste_dag_verwacht.isoformat()}",
        jongere_id=overdracht.jongere_id,
        moment=moment,
    )


def _open_taken(soort: str) -> frozenset[int]:
    """The transfers with an open task of this kind."""
    rijen = Taak.objects.filter(tabel="dossiers_overdracht", soort=soort, klaar_op=None)
    return frozenset(rijen.values_list("rij", flat=True))


@dataclass(frozen=True, slots=True)
class Aanleiding:
    """A child with an open zaak, for whom a transfer must be prepared by a day. `sinds`: what was
    prepared from then on answers it, also what was dropped with a reason."""

    jongere_id: int
    sinds: date
    uiterlijk: date


def _voorbereiden(vandaag: date) -> int:
    """Ask the owner of a zaak in time; stop asking when it is done, or no longer so."""
    alle = sorted(_aanleidingen(vandaag), key=lambda a: a.uiterlijk, reverse=True)
    # Of two reasons the one with the earliest day: it comes last.
    eerst = {a.jongere_id: a for a in alle}
    gemaakt = _gemaakt(set(eerst))
    nodig = {
        kind: a
        for kind, a in eerst.items()
        if not any(dag >= a.sinds for dag in gemaakt.get(kind, ()))
    }
    staat = _gevraagd()
    for kind in sorted(staat - set(nodig)):
        voorbereiden_klaar(kind)
    for kind in sorted(set(nodig) - staat):
        _vraag(nodig[kind])
    return len(staat ^ set(nodig))


def _gevraagd() -> frozenset[int]:
    """The children for whom a transfer is asked."""
    rijen = Taak.objects.filter(tabel=KIND, soort=VOORBEREIDEN, klaar_op=None)
    return frozenset(rijen.values_list("jongere_id", flat=True))


def _gemaakt(jongere_ids: set[int]) -> dict[int, list[date]]:
    """Per child the days on which a transfer was prepared."""
    uit: dict[int, list[date]] = {}
    rijen = Overdracht.objects.filter(jongere_id__in=jongere_ids)
    for kind, moment in rijen.values_list("jongere_id", "moment"):
        uit.setdefault(kind, []).append(moment.date())
    return uit


def _vraag(aanleiding: Aanleiding) -> None:
    """A task for whoever owns the zaak of the child."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select dossiers_zet_taak(%s, %s, %s, %s, null, null, null, %s)",
            [
                aanleiding.jongere_id,
                VOORBEREIDEN,
                KIND,
                aanleiding.jongere_id,
                aanleiding.uiterlijk,
            ],
        )


def _aanleidingen(vandaag: date) -> list[Aanleiding]:
    return [*_achttien(vandaag), *_verhuisd(vandaag), *_einde_school(vandaag)]


def _zaken(velden: str, bij: str, waar: str, **dagen: date) -> list[tuple[Any, ...]]:
    """The open zaken of children of whom `waar` holds: child, `velden`. Parts of statements of
    this module, never input."""
    vraag = f"""select z.jongere_id, {velden} from signalen_zaak z {bij}
        where z.gesloten_op is null and z.opent_op <= %(dag)s and {waar}"""  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(vraag, dagen)
        return cursor.fetchall()


def _achttien(vandaag: date) -> list[Aanleiding]:
    """Children who turn 18 within eight weeks, or did in the half year before."""
    rijen = _zaken(
        "j.geboortedatum",
        "join register_jongeren j on j.jongere_id = z.jongere_id and j.ingetrokken_op is null",
        # Wider than asked, for the index: leap years are for the check below.
        "j.geboortedatum between %(dag)s::date - 6820 and %(dag)s::date - 6450",
        dag=vandaag,
    )
    uit = []
    for kind, geboren in rijen:
        dag = achttien_op(geboren)
        begin = dag - timedelta(weeks=ACHTTIEN_WEKEN_VOORAF)
        if begin <= vandaag <= dag + _HALF_JAAR:
            op = verzenden_uiterlijk(Overdracht.Soort.RMC, dag, begin)
            uit.append(Aanleiding(kind, begin, max(op, _over_een_week(vandaag))))
    return uit


def _verhuisd(vandaag: date) -> list[Aanleiding]:
    """Children who live, or will within eight weeks, in a gemeente that is not in In Beeld."""
    rijen = _zaken(
        "lower(w.periode)",
        "join register_woonplaatsen w on w.jongere_id = z.jongere_id and w.ingetrokken_op is null",
        """lower(w.periode) between %(van)s and %(tot)s
        and (upper(w.periode) is null or upper(w.periode) > %(dag)s)
        and not exists (select 1 from toegang_organisatie o
                        where o.soort = 'gemeente' and o.code = w.gemeente)
        and exists (select 1 from register_woonplaatsen e
                    where e.jongere_id = z.jongere_id and e.ingetrokken_op is null
                      and lower(e.periode) < lower(w.periode))""",
        dag=vandaag,
        van=vandaag - _HALF_JAAR,
        tot=vandaag + timedelta(weeks=ACHTTIEN_WEKEN_VOORAF),
    )
    vooraf = timedelta(weeks=ACHTTIEN_WEKEN_VOORAF)
    return [Aanleiding(kind, dag - vooraf, _over_een_week(vandaag)) for kind, dag in rijen]


def _einde_school(vandaag: date) -> list[Aanleiding]:
    """Children whose enrolment ends with no other after it. In the last four weeks a waarschuwing
    asks the same, and this no longer begins."""
    rijen = _zaken(
        "l.tot",
        "join tijdlijnen_laag l on l.jongere_id = z.jongere_id and l.laag = 'ingeschreven'",
        """l.van <= %(dag)s and l.tot > %(dag)s and l.tot <= %(tot)s
        and exists (select 1 from tijdlijnen_laag n
                    where n.jongere_id = z.jongere_id
                      and n.laag in ('niet_ingeschreven', 'wacht') and n.van = l.tot)""",
        dag=vandaag,
        tot=vandaag + timedelta(days=EINDE_TOT),
    )
    staat = _gevraagd()
    return [
        Aanleiding(kind, eind - timedelta(days=EINDE_TOT), _over_een_week(vandaag))
        for kind, eind in rijen
        if (eind - vandaag).days > EINDE_VAN or kind in staat
    ]


def _over_een_week(vandaag: date) -> date:
    return VOORBEREIDEN_BINNEN.datum(vandaag, kalender_van(None, vandaag))
