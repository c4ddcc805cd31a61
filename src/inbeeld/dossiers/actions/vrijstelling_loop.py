"""What happens while an exemption runs: reviews, a move, and its end."""

from datetime import date, datetime, timedelta

from django.db import connection, transaction

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions.basis import open_zaak_van, schrijf, stap, vergrendel
from inbeeld.dossiers.actions.taken import taak_klaar, zet_taak
from inbeeld.dossiers.models import Herbeoordeling, Taak, Vrijstellingsverzoek
from inbeeld.dossiers.policies_vrijstelling import check_can_vrijstellen
from inbeeld.dossiers.queries import vrijstellingen as queries
from inbeeld.dossiers.toestanden import VRIJSTELLINGSVERZOEK as MACHINE
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.dossiers.vrijstellingregels import HERBEOORDELEN_VOORAF, volgende_herbeoordeling
from inbeeld.register.models import FeitVrijstelling
from inbeeld.signalen.actions import kennis
from inbeeld.signalen.actions.zaken import MAG_BIJ_KLOK, open_zaak
from inbeeld.signalen.kennissoorten import Soort
from inbeeld.signalen.models import Zaak
from inbeeld.signalen.policies.zaken import check_can_zaak_behandelen
from inbeeld.tijdlijnen.actions import leg_vast
from inbeeld.toegang.actor import huidige_actor, systeem_actor
from inbeeld.toegang.models import Organisatie

taaksoorten.voeg_toe(queries.HERBEOORDELEN, "Vrijstelling opnieuw beoordelen")
taaksoorten.voeg_toe(queries.VERHUISD, "Verhuisd met een vrijstelling: vervolg regelen")
_U = Herbeoordeling.Uitkomst
_EEN_DAG = timedelta(days=1)
_HERBEOORDELING = Herbeoordeling._meta.db_table


def plan_herbeoordeling(
    verzoek: Vrijstellingsverzoek, uiterlijk_op: date | None, *, moment: datetime
) -> Herbeoordeling | None:
    """Plan the next review; within six weeks of its day it is a task of whose the zaak is."""
    if uiterlijk_op is None:
        return None
    nieuw = schrijf(
        Herbeoordeling,
        verzoek.jongere_id,
        moment=moment,
        verzoek=verzoek,
        uiterlijk_op=uiterlijk_op,
    )
    if uiterlijk_op - HERBEOORDELEN_VOORAF <= huidige_actor().vandaag:
        zet_taak(nieuw, queries.HERBEOORDELEN, uiterlijk_op)
    return nieuw


@transaction.atomic
def herbeoordeel(
    verzoek: Vrijstellingsverzoek,
    *,
    uitkomst: str,
    toelichting: str,
    gedaan_op: date,
    laatste_dag: date | None = None,
    moment: datetime,
) -> Herbeoordeling:
    """Record what came of the review that was planned. As long as the exemption runs on the next
    one is planned; when it lapses it ends on `laatste_dag`, by default the day of the review.

    Raises Geweigerd, KanNiet, ValueError (a day that has yet to come).
    """
    actor = huidige_actor()
    check_can_vrijstellen(actor)
    vers = vergrendel(verzoek)
    plan = queries.open_herbeoordeling(vers)
    if vers.toestand != Vrijstellingsverzoek.Toestand.VASTGESTELD or plan is None:
        raise KanNiet("Er staat geen herbeoordeling open.")
    if gedaan_op > actor.vandaag:
        raise ValueError("De dag van de herbeoordeling ligt niet in de toekomst.")
    gekozen = _U(uitkomst)
    _sluit_herbeoordeling(plan, gekozen, toelichting, gedaan_op)
    if gekozen is _U.VERVALT:
        dagen = [dag for dag in (laatste_dag or gedaan_op, vers.einddatum) if dag]
        beeindig(vers, laatste_dag=min(dagen), reden=toelichting, moment=moment)
    else:
        # From the day that was due when it was done before: a review in May is that of 30 June.
        na = max(gedaan_op, plan.uiterlijk_op)
        plan_herbeoordeling(vers, volgende_herbeoordeling(na, vers.einddatum), moment=moment)
    return plan


def _sluit_herbeoordeling(
    plan: Herbeoordeling, uitkomst: str, toelichting: str, gedaan_op: date
) -> None:
    plan.uitkomst, plan.toelichting, plan.gedaan_op = uitkomst, toelichting[:500], gedaan_op
    plan.save()
    taak_klaar(plan)


@transaction.atomic
def beeindig(
    verzoek: Vrijstellingsverzoek, *, laatste_dag: date, reden: str, moment: datetime
) -> Vrijstellingsverzoek:
    """End an exemption: the fact is corrected, what was still asked is done. The zaak stays open.

    A `laatste_dag` before its first day: it never held. Raises Geweigerd, KanNiet, ValueError (a
    day after its own end, or no reason).
    """
    actor = huidige_actor()
    check_can_vrijstellen(actor)
    if not reden.strip():
        raise ValueError("Schrijf op waarom de vrijstelling eindigt.")
    vers = stap(verzoek, MACHINE, "beeindigen")
    if vers.einddatum is not None and laatste_dag > vers.einddatum:
        raise ValueError("De vrijstelling eindigt al eerder.")
    vers.feit = _kort_in(vers, laatste_dag, moment)
    vers.einddatum = laatste_dag
    vers.beeindigd_op, vers.einde_reden = actor.vandaag, reden.strip()[:500]
    vers.save()
    taak_klaar(vers)
    plan = queries.open_herbeoordeling(vers)
    if plan is not None:
        _sluit_herbeoordeling(plan, _U.VERVALT, reden, actor.vandaag)
    return vers


def _kort_in(vers: Vrijstellingsverzoek, laatste_dag: date, moment: datetime) -> FeitVrijstelling:
    """Withdraw the fact and, when it held for a while, say that while. The gemeente in which a
    child lives now ends what another one recorded: the fact stays in that one's name."""
    feit = FeitVrijstelling.objects.get(pk=vers.feit_id)
    if feit.ingetrokken_op is not None or laatste_dag == vers.einddatum:
        return feit
    rij = {
        "jongere": vers.jongere_id,
        "grond": vers.grond,
        "begindatum": vers.ingangsdatum,
        "einddatum": laatste_dag,
    }
    actor = huidige_actor()
    wat = {"moment": moment, "soort": "hand", "reden": "vrijstelling beëindigd"}
    wat["intrekken"] = {"vrijstellingen": [feit.pk]}
    duurde = laatste_dag >= vers.ingangsdatum
    if feit.bron_id == actor.organisatie_id:
        vastlegging = leg_vast(**wat, nieuw={"vrijstellingen": [rij] if duurde else []})
    else:
        rij["_bron"] = feit.bron_id
        with systeem_actor("vrijstelling na verhuizing beëindigd", actor.vandaag):
            vastlegging = leg_vast(**wat, nieuw={"vrijstellingen": [rij] if duurde else []})
    return FeitVrijstelling.objects.get(vastlegging=vastlegging) if duurde else feit


def verhuizing_opgepakt(verzoek: Vrijstellingsverzoek) -> None:
    """Whoever has the zaak goes on with the exemption. Raises Geweigerd, KanNiet."""
    zaak = open_zaak_van(verzoek.jongere_id)
    if zaak is None or queries.open_taak(verzoek, queries.VERHUISD) is None:
        raise KanNiet("Er wordt niets meer gevraagd over deze verhuizing.")
    check_can_zaak_behandelen(huidige_actor(), zaak)
    taak_klaar(verzoek, queries.VERHUISD)


def bezwaar_tegen_sluiten(zaak: Zaak, reden: str, vandaag: date) -> str:
    """The sentence for who would close the zaak of a child whose exemption runs."""
    if reden in MAG_BIJ_KLOK or not queries.zaak_moet_open_blijven(zaak.jongere_id):
        return ""
    return (
        "Dit kind heeft een vrijstelling die nog loopt. Zolang houdt het een zaak met een eigenaar."
        " Zet de volgende stap, of beëindig eerst de vrijstelling."
    )


@transaction.atomic
def houd_bij(vandaag: date, moment: datetime) -> int:
    """Make tasks of reviews that come near, and of children who moved. As the system; safe to
    repeat and to leave out for days. Returns how many tasks and notices came of it."""
    return _herbeoordelingen(vandaag) + _verhuisd(vandaag, moment)


def _herbeoordelingen(vandaag: date) -> int:
    staan = Taak.objects.filter(tabel=_HERBEOORDELING, klaar_op=None).values("rij")
    nadert = Herbeoordeling.objects.filter(
        gedaan_op=None,
        uiterlijk_op__lte=vandaag + HERBEOORDELEN_VOORAF,
        verzoek__toestand=Vrijstellingsverzoek.Toestand.VASTGESTELD,
    ).exclude(pk__in=staan)
    plannen = list(nadert.order_by("pk"))
    for plan in plannen:
        zet_taak(plan, queries.HERBEOORDELEN, plan.uiterlijk_op)
    return len(plannen)


# Exemptions that run of children who, since it was decided, came to live in a gemeente other than
# the one that decided, or than those for which it acts; not yet told of that residence.
_VERHUISD = """
select v.id, w.gemeente, lower(w.periode)
from dossiers_vrijstellingsverzoek v
join lateral (
    select r.gemeente, r.periode, r.vastgelegd_op from register_woonplaatsen r
    where r.jongere_id = v.jongere_id and r.ingetrokken_op is null and r.periode @> %(dag)s::date
    order by lower(r.periode) desc, r.gemeente desc limit 1) w on true
where v.toestand = 'vastgesteld' and (v.einddatum is null or v.einddatum >= %(dag)s)
  and greatest(lower(w.periode), w.vastgelegd_op::date) > v.besluit_op
  and not exists (
    select 1 from toegang_organisatie o
    where o.soort = 'gemeente' and o.code = w.gemeente and (o.id = v.bron_id or exists (
        select 1 from toegang_werkgebied g
        where g.organisatie_id = v.bron_id and g.gebied_id = o.id and g.periode @> %(dag)s::date)))
  and not exists (
    select 1 from dossiers_taak t
    where t.tabel = 'dossiers_vrijstellingsverzoek' and t.rij = v.id
      and t.soort = 'vrijstelling_verhuisd' and t.sinds >= lower(w.periode))
order by v.id
"""
_TERMIJN = timedelta(weeks=2)


def _verhuisd(vandaag: date, moment: datetime) -> int:
    """The zaak follows the child by itself; its new owner is told that an exemption came along."""
    with connection.cursor() as cursor:
        cursor.execute(_VERHUISD, {"dag": vandaag})
        rijen = cursor.fetchall()
    gedaan = 0
    for pk, gemeente, sinds in rijen:
        verzoek = Vrijstellingsverzoek.objects.get(pk=pk)
        zaak = open_zaak_van(verzoek.jongere_id)
        if zaak is None and not Organisatie.objects.filter(soort="gemeente", code=gemeente):
            continue  # out of the region, and closed as such
        if zaak is None:  # the gemeente that the child left had closed it
            zaak = open_zaak(verzoek.jongere_id, "vrijstelling", moment=moment)
        zet_taak(verzoek, queries.VERHUISD, vandaag + _TERMIJN)
        aan = kennis.aan_postvak(zaak.eigenaar_postvak_id, zaak.eigenaar_id)
        kenmerk = f"{gemeente} {sinds:%Y%m%d}"
        gedaan += kennis.stuur(
            aan, Soort.VRIJSTELLING_VERHUISD, (queries.TABEL, pk), kenmerk,
            verzoek.jongere_id, moment=moment,
        )  # fmt: skip
    return gedaan
