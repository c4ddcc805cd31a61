"""What is done with a zaak: open, next step, whose it is, close.

Kloks open zaken by themselves, in the transaction that wrote the klok (`sql/zaak.sql`); what
stands here is what people do.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection, transaction

from inbeeld.signalen.actions import kennis
from inbeeld.signalen.kennissoorten import Soort
from inbeeld.signalen.models import Zaak
from inbeeld.signalen.policies.zaken import (
    ZaakGeweigerd,
    check_can_zaak_behandelen,
    check_can_zaak_openen,
)
from inbeeld.signalen.zaakdelen import bezwaar_tegen
from inbeeld.signalen.zaakstappen import LANGSTE, stappen_op
from inbeeld.tijdlijnen.models import Klok
from inbeeld.tijdlijnen.queries import lopend_op
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Aanstelling, Postvak
from inbeeld.web import datums

_TABEL = "signalen_zaak"
MAG_BIJ_KLOK = (Zaak.Reden.VERHUISD, Zaak.Reden.NIET_PLICHTIG, Zaak.Reden.OVERLEDEN)
"""Reasons to close while the child is at home without an offer: others are then responsible, or
nobody. `sql/zaak.sql` names the same, so that this klok does not open another."""


class GeenPostvak(ZaakGeweigerd):
    """There is nobody yet who could hold a zaak of this child."""


@transaction.atomic
def open_zaak(jongere_id: int, aanleiding: str, *, moment: datetime) -> Zaak:
    """The open zaak of a child; opened today when there is none, or when it was only planned.

    Raises Geweigerd, and GeenPostvak when the region has nobody to hold it. The owner is told.
    """
    actor = huidige_actor()
    check_can_zaak_openen(actor, jongere_id)
    reden = Zaak.Aanleiding(aanleiding).value
    zaak = _open_van(jongere_id)
    if zaak is not None and zaak.opent_op <= actor.vandaag:
        return zaak
    begin = eerste_stap(jongere_id, actor.vandaag, reden)
    if zaak is None:
        if begin is None:
            raise GeenPostvak("In deze regio is nog niemand die dit kind kan overnemen.")
        _voeg_toe(jongere_id, reden, begin, actor.vandaag)
        zaak = _open_van(jongere_id)
    else:
        zaak.opent_op = zaak.eigenaar_sinds = actor.vandaag
        zaak.aanleiding = reden
        if begin is not None:
            zaak.eigenaar_postvak_id, zaak.volgende_stap, zaak.stap_op = begin
        zaak.save()
    _vertel(zaak, Soort.ZAAK_GEOPEND, moment)
    return zaak


def _voeg_toe(jongere_id: int, aanleiding: str, begin: tuple[int, str, date], dag: date) -> None:
    """Insert, unless somebody else does so at this moment: then theirs is the one."""
    postvak, stap, stap_op = begin
    nieuw = Zaak(
        jongere_id=jongere_id,
        aanleiding=aanleiding,
        opent_op=dag,
        eigenaar_postvak_id=postvak,
        eigenaar_sinds=dag,
        volgende_stap=stap,
        stap_op=stap_op,
    )
    Zaak.objects.bulk_create([nieuw], ignore_conflicts=True)


def _open_van(jongere_id: int) -> Zaak | None:
    open_ = Zaak.objects.select_related("eigenaar_postvak__organisatie")
    return open_.filter(jongere_id=jongere_id, gesloten_op__isnull=True).first()


def eerste_stap(jongere_id: int, dag: date, aanleiding: str) -> tuple[int, str, date] | None:
    """(postvak, step, its day) by the plan in force; None when there is no postvak at all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select postvak_id, stap, stap_op from signalen_eerste_stap(%s, %s, %s)",
            [jongere_id, dag, aanleiding],
        )
        return cursor.fetchone()


@transaction.atomic
def zet_stap(zaak: Zaak, stap: str, op: date, toelichting: str = "") -> Zaak:
    """What happens next, and by when. Raises ZaakGeweigerd for a day in the past or too far."""
    vandaag = huidige_actor().vandaag
    zaak = vergrendeld(zaak)
    if stap not in stappen_op(vandaag):
        raise ZaakGeweigerd("Kies een stap uit de lijst.")
    if op < vandaag:
        raise ZaakGeweigerd("De dag van de volgende stap ligt niet in het verleden.")
    if op > vandaag + LANGSTE:
        raise ZaakGeweigerd("Een volgende stap ligt niet meer dan een schooljaar vooruit.")
    zaak.volgende_stap, zaak.stap_op, zaak.toelichting = stap, op, toelichting.strip()[:300]
    zaak.save()
    return zaak


@transaction.atomic
def wijs_toe(zaken: Iterable[Zaak], aanstelling_id: int | None, *, moment: datetime) -> int:
    """Give zaken to one person, or (None) back to their postvak; returns how many changed.

    The person works today, with children, at the organisation whose postvak holds each of them.
    All or none: raises Geweigerd.
    """
    vandaag = huidige_actor().vandaag
    wie = None
    if aanstelling_id is not None:
        geldig = Aanstelling.objects.filter(pk=aanstelling_id, periode__contains=vandaag)
        wie = geldig.filter(gebruiker__is_active=True).first()
        if wie is None:
            raise ZaakGeweigerd("Deze persoon werkt hier vandaag niet.")
    anders = 0
    for nummer in sorted({zaak.pk for zaak in zaken}):
        zaak = vergrendeld(nummer)
        if wie is not None and wie.organisatie_id != zaak.eigenaar_postvak.organisatie_id:
            organisatie = zaak.eigenaar_postvak.organisatie
            raise ZaakGeweigerd(f"Deze persoon werkt niet bij {organisatie}, die de zaak heeft.")
        if zaak.eigenaar_id == aanstelling_id:
            continue
        zaak.eigenaar = wie
        zaak.save(update_fields=["eigenaar"])
        _vertel(zaak, Soort.ZAAK_TOEGEWEZEN, moment, f"naar {aanstelling_id} {vandaag:%Y%m%d}")
        anders += 1
    return anders


@transaction.atomic
def draag_over(zaak: Zaak, postvak: Postvak, reden: str, *, moment: datetime) -> Zaak:
    """Give a zaak to another organisation. The step stays; one that was late is due today.

    The reason is kept with the zaak, and in its history. Both organisations are told.
    """
    vandaag = huidige_actor().vandaag
    zaak = vergrendeld(zaak)
    reden = reden.strip()
    if not reden:
        raise ZaakGeweigerd("Schrijf waarom u de zaak overdraagt.")
    if postvak.pk == zaak.eigenaar_postvak_id:
        raise ZaakGeweigerd(f"{postvak.organisatie} heeft deze zaak al.")
    if postvak.organisatie.soort == "justitie":
        raise ZaakGeweigerd("Justitie houdt geen zaken van kinderen.")
    if not _kan_naar(zaak, postvak):
        raise ZaakGeweigerd(
            f"{postvak.organisatie} heeft met dit kind niets te maken. De regiocoördinator kan de"
            " zaak wel aan hen geven."
        )
    zaak.toelichting = reden[:300]
    return geef_door(zaak, postvak, sinds=vandaag, gekozen_op=vandaag, moment=moment)


def geef_door(
    zaak: Zaak, postvak: Postvak, *, sinds: date, gekozen_op: date | None, moment: datetime
) -> Zaak:
    """Let another postvak hold a zaak, and tell both. `gekozen_op`: None when the route chose.

    The body of `draag_over` and of what moves by itself; whether it may is decided before.
    """
    vandaag = huidige_actor().vandaag
    eerder = kennis.aan_postvak(zaak.eigenaar_postvak_id, zaak.eigenaar_id)
    zaak.eigenaar_postvak, zaak.eigenaar = postvak, None
    zaak.eigenaar_sinds, zaak.eigenaar_gekozen_op = sinds, gekozen_op
    zaak.stap_op = max(zaak.stap_op, vandaag)
    zaak.save()
    kenmerk = f"naar postvak {postvak.pk} {vandaag:%Y%m%d}"
    _vertel(zaak, Soort.ZAAK_TOEGEWEZEN, moment, kenmerk)
    kennis.stuur(
        eerder, Soort.ZAAK_OVERGENOMEN, (_TABEL, zaak.pk), kenmerk, zaak.jongere_id, moment=moment
    )
    return zaak


@transaction.atomic
def sluit(zaak: Zaak, reden: str, toelichting: str = "", *, moment: datetime) -> Zaak:
    """Close a zaak. Refused while the child is at home without an offer, unless the reason is that
    others are responsible or nobody is (`MAG_BIJ_KLOK`); and while a room above this one says
    that something must come first."""
    actor = huidige_actor()
    zaak = vergrendeld(zaak)
    gekozen = Zaak.Reden(reden)
    if actor.aanstelling_id is None:
        raise ZaakGeweigerd("Alleen een mens sluit een zaak.")
    thuis = lopende_klok(zaak.jongere_id, actor.vandaag)
    if thuis is not None and gekozen not in MAG_BIJ_KLOK:
        raise ZaakGeweigerd(
            f"Dit kind is sinds {datums.lang(thuis.thuis_sinds)} thuis zonder aanbod. Leg eerst"
            " vast dat het terug is of dat het aanbod is begonnen; klopt het verzuim niet, laat"
            " dat dan eerst herstellen."
        )
    if zin := bezwaar_tegen(zaak, gekozen.value, actor.vandaag):
        raise ZaakGeweigerd(zin)
    zaak.gesloten_op, zaak.gesloten_door_id = actor.vandaag, actor.aanstelling_id
    zaak.sluitreden, zaak.toelichting = gekozen.value, toelichting.strip()[:300]
    zaak.save()
    _vertel(zaak, Soort.ZAAK_GESLOTEN, moment)
    return zaak


def heropen(zaak: Zaak, *, moment: datetime) -> Zaak:
    """Open a new zaak for the child of a closed one, for the same reason; the closed one stays.

    A relapse does so by itself, when its klok appears. The page shows the earlier ones.
    """
    if zaak.gesloten_op is None:
        raise ZaakGeweigerd("Deze zaak is open.")
    return open_zaak(zaak.jongere_id, zaak.aanleiding, moment=moment)


def lopende_klok(jongere_id: int, dag: date) -> Klok | None:
    """The longest running thuisperiode without offer of a child on a day, of what one may see."""
    loopt = lopend_op(dag).filter(jongere_id=jongere_id)
    return loopt.order_by("thuis_sinds", "soort").first()


def vergrendeld(zaak: Zaak | int) -> Zaak:
    """The row as it is now, held until the end of the transaction; it is open and the actor's."""
    nummer = zaak if isinstance(zaak, int) else zaak.pk
    rijen = Zaak.objects.select_for_update(of=("self",))
    vers = rijen.select_related("eigenaar_postvak__organisatie").filter(pk=nummer).first()
    if vers is None:
        raise ZaakGeweigerd("Deze zaak is niet van u.")
    check_can_zaak_behandelen(huidige_actor(), vers)
    if vers.gesloten_op is not None:
        raise ZaakGeweigerd(f"Deze zaak is gesloten op {datums.lang(vers.gesloten_op)}.")
    return vers


def _kan_naar(zaak: Zaak, postvak: Postvak) -> bool:
    """Holding a zaak lets an organisation see the child: it goes to who has to do with it."""
    with connection.cursor() as cursor:
        cursor.execute("select %s in (select signalen_kan_naar(%s))", [postvak.pk, zaak.jongere_id])
        return bool(cursor.fetchone()[0])


def _vertel(zaak: Zaak, soort: Soort, moment: datetime, kenmerk: str = "") -> None:
    aan = kennis.aan_postvak(zaak.eigenaar_postvak_id, zaak.eigenaar_id)
    kennis.stuur(aan, soort, (_TABEL, zaak.pk), kenmerk, zaak.jongere_id, moment=moment)
