"""What a person does with a waarschuwing: pick it up, say that nothing is needed, say that it is
not right. Stored is only that; a status is never changed here.
"""

from datetime import date, datetime, timedelta

from django.db import connection, transaction

from inbeeld.signalen.actions.zaken import open_zaak
from inbeeld.signalen.models import Signaal, Signaalkeuze
from inbeeld.signalen.plan.policies import check_can_afspraken_beheren
from inbeeld.signalen.queries.waarschuwingen import van_kind
from inbeeld.signalen.redenen import CORRECTIE_DAGEN, CORRECTIES, GEEN_ACTIE, duren_van
from inbeeld.signalen.soorten import SOORTEN, Soort
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import Geweigerd, check_can

_G = Signaal.Gedaan


class NietMeerOpen(Geweigerd):
    """It passed, or somebody was first."""


def _slot(jongere_id: int) -> None:
    # Two people on one waarschuwing: the second then sees what the first did.
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(7310, hashint8(%s::bigint))", [jongere_id])


def _check_open(jongere_id: int, soort: Soort, sinds: date) -> None:
    actor = huidige_actor()
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    _slot(jongere_id)
    if not any((w.soort, w.sinds) == (soort, sinds) for w in van_kind(jongere_id, actor.vandaag)):
        raise NietMeerOpen("Deze waarschuwing is er niet meer, of een ander heeft haar opgepakt.")


def _leg_vast(
    jongere_id: int,
    soort: Soort,
    sinds: date,
    gedaan: Signaal.Gedaan,
    moment: datetime,
    **meer: object,
) -> Signaal:
    actor = huidige_actor()
    signaal = Signaal(
        jongere_id=jongere_id,
        soort=soort.value,
        sinds=sinds,
        gedaan=gedaan.value,
        aanstelling_id=actor.aanstelling_id,
        moment=moment,
        **meer,
    )
    signaal.save(force_insert=True)
    return signaal


@transaction.atomic
def pak_op(jongere_id: int, soort: Soort, sinds: date, *, moment: datetime) -> Signaal:
    """Somebody takes it on: from now there is a zaak of the child, with an owner and a next step.

    Raises Geweigerd, NietMeerOpen, and GeenPostvak when the region has nobody to hold a zaak.
    """
    soort = Soort(soort)
    _check_open(jongere_id, soort, sinds)
    open_zaak(jongere_id, SOORTEN[soort].aanleiding.value, moment=moment)
    return _leg_vast(jongere_id, soort, sinds, _G.OPGEPAKT, moment)


@transaction.atomic
def geen_actie(
    jongere_id: int,
    soort: Soort,
    sinds: date,
    *,
    reden: str,
    toelichting: str = "",
    dagen: int,
    moment: datetime,
) -> Signaal:
    """Nothing has to be done, for a reason (`redenen.GEEN_ACTIE`), for so many days (`duren_van`).

    Raises Geweigerd, NietMeerOpen, and ValueError for a reason or number that is not on the list.
    """
    soort = Soort(soort)
    if reden not in GEEN_ACTIE or dagen not in duren_van(soort):
        raise ValueError("This reason or term is not on the list.")
    if reden == "anders" and not toelichting.strip():
        raise Geweigerd("Schrijf kort op waarom er niets nodig is.")
    _check_open(jongere_id, soort, sinds)
    tot = huidige_actor().vandaag + timedelta(days=dagen) if dagen else None
    return _leg_vast(
        jongere_id,
        soort,
        sinds,
        _G.GEEN_ACTIE,
        moment,
        reden=reden,
        toelichting=toelichting.strip()[:500],
        tot=tot,
    )


@transaction.atomic
def corrigeer_absoluut(
    jongere_id: int, sinds: date, *, reden: str, toelichting: str = "", moment: datetime
) -> Signaal:
    """The child is not on no school, for a reason of `redenen.CORRECTIES`.

    This changes no status: the fact must be recorded (`CORRECTIES[reden].feit`), and when it is not
    within two weeks the waarschuwing is back. Raises Geweigerd, NietMeerOpen, ValueError.
    """
    if reden not in CORRECTIES:
        raise ValueError("This reason is not on the list.")
    _check_open(jongere_id, Soort.ABSOLUUT, sinds)
    return _leg_vast(
        jongere_id,
        Soort.ABSOLUUT,
        sinds,
        _G.GECORRIGEERD,
        moment,
        reden=reden,
        toelichting=toelichting.strip()[:500],
        tot=huidige_actor().vandaag + timedelta(days=CORRECTIE_DAGEN),
    )


@transaction.atomic
def zet_gemeld(jongere_id: int, soort: Soort, sinds: date, *, moment: datetime) -> Signaal:
    """A melding was sent about it. Sent twice is set once; also when it has passed by then."""
    soort = Soort(soort)
    check_can(huidige_actor(), Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    _slot(jongere_id)
    dit = Signaal.objects.filter(jongere_id=jongere_id, soort=soort.value, sinds=sinds)
    laatste = dit.order_by("-moment", "-pk").first()
    if laatste is not None and laatste.gedaan == _G.GEMELD:
        return laatste
    return _leg_vast(jongere_id, soort, sinds, _G.GEMELD, moment)


def kies(soort: Soort, sector: str, *, aan: bool, vanaf: date) -> Signaalkeuze:
    """The region does or does not want to see a soort from a day on; '' is every sector that has no
    choice of its own. Raises Geweigerd, also for a day that has passed: what was shown stays so."""
    actor = huidige_actor()
    check_can_afspraken_beheren(actor)
    if vanaf < actor.vandaag:
        raise Geweigerd("Een keuze geldt vanaf vandaag of later.")
    keuze, _ = Signaalkeuze.objects.update_or_create(
        soort=Soort(soort).value, sector=sector, vanaf=vanaf, defaults={"aan": aan}
    )
    return keuze
