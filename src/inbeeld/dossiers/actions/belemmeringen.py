"""Note what stood in the way in one line, answer it, and open it again when the answer does not do.

Who answers follows from the region's plan (`belemmeringen`): the functie of that kind, or else the
region. It takes no involvement with the child: whoever answers reads the line, not of whom it is.
"""

from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction

from inbeeld.dossiers.actions.basis import open_zaak_van, schrijf, stap
from inbeeld.dossiers.actions.taken import zet_taak
from inbeeld.dossiers.models import Belemmering
from inbeeld.dossiers.toestanden import BELEMMERING, KanNiet
from inbeeld.signalen.actions import kennis
from inbeeld.signalen.kennissoorten import Soort
from inbeeld.signalen.plan import Eenheid, Termijn, kalender_van, plan_op, vervullers_voor
from inbeeld.signalen.policies.zaken import check_can_zaak_openen
from inbeeld.signalen.queries.meldfeiten import meldfeiten_van
from inbeeld.toegang.actor import Actor, huidige_actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.models import Postvak
from inbeeld.toegang.policies import Geweigerd, check_can

TAAK = "belemmering_beantwoorden"
TERMIJN = Termijn(10, Eenheid.SCHOOLDAGEN)
"""By when there is an answer. [U] No source names it."""


@transaction.atomic
def noteer(
    jongere_id: int,
    *,
    soort: str,
    regel: str,
    had_geholpen: str = "",
    sleutel: UUID | None = None,
    moment: datetime,
) -> Belemmering:
    """One line about a child, asked of who answers this kind. `sleutel`: sent twice, stored once.

    Raises Geweigerd, KanNiet when there is nobody at all who could answer.
    """
    # The same as for opening a zaak: who acts for children, and is involved with this one.
    check_can_zaak_openen(huidige_actor(), jongere_id)
    try:
        with transaction.atomic():
            nieuw = schrijf(
                Belemmering,
                jongere_id,
                moment=moment,
                sleutel=sleutel or uuid4(),
                zaak=open_zaak_van(jongere_id),
                soort=Belemmering.Soort(soort).value,
                regel=regel.strip(),
                had_geholpen=had_geholpen.strip(),
                functie=functie_voor(soort, huidige_actor().vandaag),
            )
    except IntegrityError:
        eerder = Belemmering.objects.filter(sleutel=sleutel, jongere_id=jongere_id).first()
        if eerder is None:
            raise
        return eerder
    _vraag(nieuw, moment)
    return nieuw


@transaction.atomic
def beantwoord(belemmering: Belemmering, antwoord: str, *, moment: datetime) -> Belemmering:
    """Answer it: what changes, or why not. Who noted it is told. Raises Geweigerd, KanNiet."""
    actor = huidige_actor()
    check_can_beantwoorden(actor, belemmering)
    vers = stap(belemmering, BELEMMERING, "beantwoorden")
    vers.antwoord = antwoord.strip()[:1000]
    if not vers.antwoord:
        raise KanNiet("Schrijf een antwoord.")
    vers.beantwoord_op, vers.beantwoord_door_id = actor.vandaag, actor.aanstelling_id
    # The task ends with it, and the row stays visible to who answered: both by the database.
    vers.save()
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_vertel_antwoord(%s, %s)", [vers.pk, moment])
    return vers


@transaction.atomic
def heropen(belemmering: Belemmering, reden: str, *, moment: datetime) -> Belemmering:
    """Ask again, and say why the answer did not do; it stays until there is another.

    Raises Geweigerd, KanNiet.
    """
    actor = huidige_actor()
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    vers = stap(belemmering, BELEMMERING, "heropenen")
    vers.heropend_reden = reden.strip()[:300]
    if not vers.heropend_reden:
        raise KanNiet("Schrijf waarom het antwoord niet helpt.")
    vers.functie = functie_voor(vers.soort, actor.vandaag)
    vers.save()
    _vraag(vers, moment, kenmerk=moment.isoformat())
    return vers


def functie_voor(soort: str, dag: date) -> str:
    """Code of the functie that answers this kind by the agreements of a day; '': the region."""
    plan = plan_op(dag)
    return plan.belemmeringen.get(soort, "") if plan else ""


def check_can_beantwoorden(actor: Actor, belemmering: Belemmering) -> None:
    """Raise Geweigerd unless it was asked of the actor, or the actor coordinates the region."""
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    with connection.cursor() as cursor:
        cursor.execute(
            "select toegang_hele_regio() or %s = any(dossiers_mijn_belemmeringen())",
            [belemmering.pk],
        )
        if not cursor.fetchone()[0]:
            raise Geweigerd("Deze belemmering is aan een ander gevraagd.")


def _vraag(belemmering: Belemmering, moment: datetime, kenmerk: str = "") -> None:
    vandaag = huidige_actor().vandaag
    feiten = meldfeiten_van(belemmering.jongere_id, vandaag)
    wie = None
    if belemmering.functie:
        wie = vervullers_voor(
            belemmering.functie, vandaag, school=feiten.school, gemeente=feiten.gemeente
        ).first()
    aanstelling = wie.aanstelling if wie else None
    postvak = _postvak(belemmering, aanstelling.organisatie_id if aanstelling else None)
    zet_taak(
        belemmering,
        TAAK,
        TERMIJN.datum(vandaag, kalender_van(None, vandaag)),
        postvak=postvak,
        aanstelling_id=aanstelling.pk if aanstelling else None,
    )
    kennis.stuur(
        kennis.aan_postvak(postvak, aanstelling.pk if aanstelling else None),
        Soort.BELEMMERING_GEVRAAGD,
        ("dossiers_belemmering", belemmering.pk),
        kenmerk,
        belemmering.jongere_id,
        moment=moment,
    )


def _postvak(belemmering: Belemmering, organisatie_id: int | None) -> Postvak:
    """The postvak of who holds the functie; else of the region, and in a region that has none of
    who holds the zaak. Raises KanNiet."""
    bakken = Postvak.objects.select_related("organisatie")
    gevonden = bakken.filter(organisatie_id=organisatie_id).first() if organisatie_id else None
    gevonden = gevonden or bakken.filter(organisatie__soort="regio").order_by("pk").first()
    if gevonden is None and belemmering.zaak is not None:
        gevonden = belemmering.zaak.eigenaar_postvak
    if gevonden is None:
        raise KanNiet("Er is in deze regio nog niemand die op belemmeringen antwoordt.")
    return gevonden
