"""A transfer: prepared, seen by the parents, sent, answered, and the first day confirmed.

Until that day somebody has a task because of it: the sender throughout, the receiver from the day
it was sent. Who may take which step is held by the database as well (migration 0012).
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions.basis import Verouderd, open_zaak_van, schrijf, stap, vergrendel
from inbeeld.dossiers.actions.taken import taak_klaar, zet_taak
from inbeeld.dossiers.models import Overdracht, Taak
from inbeeld.dossiers.overdrachtregels import (
    ANTWOORD,
    EERSTE_DAG,
    WEIGERING,
    kan_naar,
    verzenden_uiterlijk,
)
from inbeeld.dossiers.policies import check_can_overdragen
from inbeeld.dossiers.queries.overdrachten import is_ontvanger, is_zender, postvak_van, versie
from inbeeld.dossiers.toestanden import OVERDRACHT, KanNiet
from inbeeld.signalen.actions import kennis
from inbeeld.signalen.kennissoorten import Soort as Kennis
from inbeeld.signalen.plan import kalender_van
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Postvak
from inbeeld.toegang.policies import Geweigerd

T = Overdracht.Toestand
OP_WEG = (T.VERZONDEN, T.AANVAARD)
VROEGST, LAATST = timedelta(days=60), timedelta(days=550)
"""How far the first day may lie behind and ahead of us; migration 0012 holds the same."""
INHOUD = (
    "naar_postvak",
    "naar_omschrijving",
    "inhoud",
    "eerste_dag_verwacht",
    "verzenden_uiterlijk",
    "warm_gesprek",
)
"""What may change while it is prepared."""
VERZENDEN, VOLGEN = "overdracht_verzenden", "overdracht_volgen"
ANTWOORDEN, GEWEIGERD = "overdracht_antwoord", "overdracht_geweigerd"
BEVESTIGEN, NAVRAGEN = "overdracht_eerste_dag", "overdracht_navragen"
VOORBEREIDEN = "overdracht_voorbereiden"
KIND = "register_jongere"
"""There is no transfer yet: this task is because of the child itself."""

for _soort, _wat in {
    VERZENDEN: "Overdracht aan ouders laten zien en verzenden",
    VOLGEN: "Overdracht volgen tot de eerste dag",
    ANTWOORDEN: "Antwoorden op de overdracht",
    GEWEIGERD: "Overdracht is geweigerd: zoek een andere plek",
    BEVESTIGEN: "Laten weten of het kind de eerste dag kwam",
    NAVRAGEN: "Navragen waar de overdracht blijft",
    VOORBEREIDEN: "Overdracht voorbereiden",
}.items():
    taaksoorten.voeg_toe(_soort, _wat)


@transaction.atomic
def bereid_voor(
    jongere_id: int, soort: str, *, moment: datetime, sleutel: UUID | None = None, **velden: Any
) -> Overdracht:
    """Prepare a transfer. `velden`: those of INHOUD; without `verzenden_uiterlijk` our own term.

    The same `sleutel` again is the same transfer. Raises Geweigerd, KanNiet.
    """
    check_can_overdragen(huidige_actor())
    if sleutel is not None:
        eerder = Overdracht.objects.filter(sleutel=sleutel, jongere_id=jongere_id).first()
        if eerder is not None:
            return eerder
        velden["sleutel"] = sleutel
    eigen = postvak_van(huidige_actor())
    if eigen is None:
        raise KanNiet("Uw organisatie heeft nog geen postvak. De beheerder kan het maken.")
    velden.setdefault("verzenden_uiterlijk", None)
    velden["verzenden_uiterlijk"] = velden["verzenden_uiterlijk"] or verzenden_uiterlijk(
        soort, velden["eerste_dag_verwacht"], huidige_actor().vandaag
    )
    _keur(jongere_id, soort, eigen, velden)
    nieuw = schrijf(
        Overdracht,
        jongere_id,
        moment=moment,
        soort=Overdracht.Soort(soort),
        van_postvak=eigen,
        zaak=open_zaak_van(jongere_id),
        **velden,
    )
    zet_taak(nieuw, VERZENDEN, nieuw.verzenden_uiterlijk, postvak=eigen)
    voorbereiden_klaar(jongere_id)
    return nieuw


@transaction.atomic
def wijzig(overdracht: Overdracht, *, gezien: int, **velden: Any) -> Overdracht:
    """Change what is prepared. `gezien`: the `versie` that was on the screen.

    Another text or receiver is for the parents to see again: only their words stay. Raises
    Geweigerd, KanNiet, Verouderd (nothing is stored: who was later sees what was written first).
    """
    vast = _als_zender(overdracht)
    if vast.toestand != T.VOORBEREID:
        raise KanNiet("Deze overdracht is al verzonden: de inhoud staat vast.")
    if versie(vast) != gezien:
        raise Verouderd(
            "Iemand anders heeft deze overdracht intussen gewijzigd. Uw tekst staat er nog. "
            "Vergelijk hem met wat er nu staat, en sla dan opnieuw op."
        )
    if not velden["verzenden_uiterlijk"]:
        velden["verzenden_uiterlijk"] = vast.verzenden_uiterlijk
    _keur(vast.jongere_id, vast.soort, vast.van_postvak, velden)
    anders = _ander_bericht(vast, velden)
    for veld in INHOUD:
        setattr(vast, veld, velden[veld])
    if anders:
        vast.ouders_gezien_op = None
    vast.save(update_fields=[*INHOUD, "ouders_gezien_op"])
    zet_taak(vast, VERZENDEN, vast.verzenden_uiterlijk, postvak=vast.van_postvak)
    return vast


@transaction.atomic
def ouders(
    overdracht: Overdracht, *, gezien_op: date | None, reactie: str, waarom_niet: str
) -> Overdracht:
    """Record that the parents saw it, with what they said, or why they could not.

    Raises Geweigerd, KanNiet.
    """
    vast = _als_zender(overdracht)
    if vast.toestand != T.VOORBEREID:
        raise KanNiet("Deze overdracht is al verzonden.")
    if gezien_op is None and not waarom_niet:
        raise KanNiet("Vul in wanneer de ouders het zagen, of waarom dat niet kon.")
    if gezien_op is not None and gezien_op > huidige_actor().vandaag:
        raise KanNiet("De dag waarop de ouders het zagen, ligt niet na vandaag.")
    vast.ouders_gezien_op, vast.ouders_reactie = gezien_op, reactie
    vast.ouders_waarom_niet = waarom_niet
    vast.save(update_fields=["ouders_gezien_op", "ouders_reactie", "ouders_waarom_niet"])
    return vast


@transaction.atomic
def verzend(overdracht: Overdracht, *, moment: datetime) -> Overdracht:
    """Send it: from now on the receiver sees the child, is told, and must answer.

    Raises Geweigerd, KanNiet (the parents have not seen it; nothing is written).
    """
    vast = _stap_als_zender(overdracht, "verzenden")
    if not vast.inhoud.strip():
        raise KanNiet("Er staat nog niets in de overdracht.")
    if vast.ouders_gezien_op is None and not vast.ouders_waarom_niet:
        raise KanNiet(
            "Ouders zien de overdracht eerst. Vul in wanneer zij hem zagen, of waarom niet."
        )
    vandaag = huidige_actor().vandaag
    vast.verzonden_op = vandaag
    if vast.naar_postvak_id is not None:
        vast.antwoord_uiterlijk = ANTWOORD.datum(vandaag, kalender_van(None, vandaag))
    vast.save(update_fields=["toestand", "verzonden_op", "antwoord_uiterlijk"])
    taak_klaar(vast)
    zet_taak(vast, VOLGEN, max(vast.eerste_dag_verwacht, vandaag), postvak=vast.van_postvak)
    if vast.naar_postvak is not None and vast.antwoord_uiterlijk is not None:
        zet_taak(vast, ANTWOORDEN, vast.antwoord_uiterlijk, postvak=vast.naar_postvak)
        _vertel(vast, vast.naar_postvak, Kennis.OVERDRACHT_ONTVANGEN, moment)
    return vast


@transaction.atomic
def aanvaard(overdracht: Overdracht, *, moment: datetime) -> Overdracht:
    """The receiver takes it on. Raises Geweigerd, KanNiet."""
    vast = _stap_als_ontvanger(overdracht, "aanvaarden")
    vast.beantwoord_op = huidige_actor().vandaag
    vast.save(update_fields=["toestand", "beantwoord_op"])
    taak_klaar(vast, ANTWOORDEN, NAVRAGEN)
    zet_taak(vast, BEVESTIGEN, bevestigen_uiterlijk(vast), postvak=vast.naar_postvak)
    _vertel(vast, vast.van_postvak, Kennis.OVERDRACHT_BEANTWOORD, moment)
    return vast


@transaction.atomic
def weiger(overdracht: Overdracht, *, reden: str, moment: datetime) -> Overdracht:
    """The receiver does not take it on, and says why: it is the sender's again.

    The receiver's sight of the child ends with it. Raises Geweigerd, KanNiet.
    """
    vast = _stap_als_ontvanger(overdracht, "weigeren")
    vandaag = huidige_actor().vandaag
    vast.beantwoord_op, vast.toelichting = vandaag, reden
    taak_klaar(vast)
    uiterlijk = WEIGERING.datum(vandaag, kalender_van(None, vandaag))
    zet_taak(vast, GEWEIGERD, uiterlijk, postvak=vast.van_postvak)
    _vertel(vast, vast.van_postvak, Kennis.OVERDRACHT_BEANTWOORD, moment)
    # Last: after this the actor's organisation may not be involved any more.
    vast.save(update_fields=["toestand", "beantwoord_op", "toelichting"])
    return vast


@transaction.atomic
def bereid_opnieuw_voor(overdracht: Overdracht) -> Overdracht:
    """After a refusal: for another receiver, or with more in it. Raises Geweigerd, KanNiet."""
    vast = _stap_als_zender(overdracht, "opnieuw_voorbereiden")
    vandaag = huidige_actor().vandaag
    vast.verzonden_op = vast.antwoord_uiterlijk = vast.beantwoord_op = None
    vast.verzenden_uiterlijk = WEIGERING.datum(vandaag, kalender_van(None, vandaag))
    vast.save(
        update_fields=[
            "toestand",
            "verzonden_op",
            "antwoord_uiterlijk",
            "beantwoord_op",
            "verzenden_uiterlijk",
        ]
    )
    taak_klaar(vast)
    zet_taak(vast, VERZENDEN, vast.verzenden_uiterlijk, postvak=vast.van_postvak)
    return vast


@transaction.atomic
def bevestig_eerste_dag(overdracht: Overdracht, *, op: date, moment: datetime) -> Overdracht:
    """The child came. By the receiver; by the sender only when that is outside In Beeld.

    With it the transfer is done. Raises Geweigerd, KanNiet.
    """
    binnen = overdracht.naar_postvak_id is not None
    neem = _stap_als_ontvanger if binnen else _stap_als_zender
    vast = neem(overdracht, "eerste_dag_bevestigen")
    actor = huidige_actor()
    if op > actor.vandaag or (vast.verzonden_op and op < vast.verzonden_op - VROEGST):
        raise KanNiet("De eerste dag ligt niet na vandaag, en niet lang voor het verzenden.")
    vast.eerste_dag_op, vast.bevestigd_door_id = op, actor.aanstelling_id
    velden = ["toestand", "eerste_dag_op", "bevestigd_door"]
    if binnen and vast.beantwoord_op is None:
        vast.beantwoord_op = actor.vandaag
        velden.append("beantwoord_op")
    taak_klaar(vast)
    _vertel(vast, vast.van_postvak, Kennis.OVERDRACHT_BEGONNEN, moment)
    # Last: a first day of more than four weeks ago ends the sight of who confirms it.
    vast.save(update_fields=velden)
    return vast


@transaction.atomic
def stel_bij(overdracht: Overdracht, *, eerste_dag: date, warm_gesprek: Any = None) -> Overdracht:
    """On its way: another expected first day, or the talk in which it was handed over.

    Raises Geweigerd, KanNiet.
    """
    vast = _als_zender(overdracht)
    if vast.toestand not in OP_WEG:
        raise KanNiet("Deze overdracht is niet onderweg.")
    vandaag = huidige_actor().vandaag
    _keur_dag(eerste_dag)
    vast.eerste_dag_verwacht, vast.warm_gesprek = eerste_dag, warm_gesprek
    vast.save(update_fields=["eerste_dag_verwacht", "warm_gesprek"])
    zet_taak(vast, VOLGEN, max(eerste_dag, vandaag), postvak=vast.van_postvak)
    if vast.naar_postvak is not None and vast.toestand == T.AANVAARD:
        zet_taak(vast, BEVESTIGEN, bevestigen_uiterlijk(vast), postvak=vast.naar_postvak)
    return vast


@transaction.atomic
def laat_vervallen(overdracht: Overdracht, *, reden: str, moment: datetime) -> Overdracht:
    """It does not go on, and why. The receiver is told, and no longer sees the child.

    Raises Geweigerd, KanNiet.
    """
    was_onderweg = _als_zender(overdracht).toestand in OP_WEG
    vast = _stap_als_zender(overdracht, "laten_vervallen")
    vast.toelichting = reden
    taak_klaar(vast)
    if was_onderweg and vast.naar_postvak is not None:
        _vertel(vast, vast.naar_postvak, Kennis.OVERDRACHT_VERVALLEN, moment)
    vast.save(update_fields=["toestand", "toelichting"])
    return vast


def bevestigen_uiterlijk(overdracht: Overdracht) -> date:
    """The day by which the first day is confirmed, if the child comes when expected."""
    dag = overdracht.eerste_dag_verwacht
    return EERSTE_DAG.datum(dag, kalender_van(None, dag))


def voorbereiden_klaar(jongere_id: int) -> None:
    """Nobody needs to be asked any more to prepare a transfer of this child."""
    rijen = Taak.objects.filter(
        jongere_id=jongere_id, tabel=KIND, soort=VOORBEREIDEN, klaar_op=None
    ).values_list("rij", flat=True)
    # By its own number: of two records that were joined it is that of the one that went.
    for rij in rijen:
        with connection.cursor() as cursor:
            cursor.execute(
                "select dossiers_taak_klaar(%s, %s, %s, %s)", [jongere_id, KIND, rij, VOORBEREIDEN]
            )


def _als_zender(overdracht: Overdracht) -> Overdracht:
    check_can_overdragen(huidige_actor())
    vast = vergrendel(overdracht)
    if not is_zender(vast):
        raise Geweigerd("Alleen de organisatie die overdraagt, kan dit doen.")
    return vast


def _stap_als_zender(overdracht: Overdracht, act: str) -> Overdracht:
    _als_zender(overdracht)
    return stap(overdracht, OVERDRACHT, act)


def _stap_als_ontvanger(overdracht: Overdracht, act: str) -> Overdracht:
    check_can_overdragen(huidige_actor())
    if not is_ontvanger(overdracht):
        raise Geweigerd("Alleen de organisatie die de overdracht krijgt, kan dit doen.")
    return stap(overdracht, OVERDRACHT, act)


def _keur(jongere_id: int, soort: str, van: Postvak, velden: Mapping[str, Any]) -> None:
    naar = velden.get("naar_postvak")
    if naar is None and not velden.get("naar_omschrijving"):
        raise KanNiet("Kies naar wie het kind gaat, of schrijf dat op.")
    if naar is not None:
        if naar.pk == van.pk:
            raise KanNiet("Uw eigen organisatie kan het kind niet van u overnemen.")
        if not kan_naar(soort, naar.organisatie):
            raise KanNiet("Deze organisatie past niet bij deze soort overdracht.")
        if naar.organisatie.soort in ("gemeente", "samenwerking") and plaats_verborgen(jongere_id):
            raise KanNiet("Van dit kind is het adres geheim: leerplicht kiest de gemeente.")
    _keur_dag(velden["eerste_dag_verwacht"])


def _keur_dag(eerste_dag: date) -> None:
    vandaag = huidige_actor().vandaag
    if not vandaag - VROEGST <= eerste_dag <= vandaag + LAATST:
        raise KanNiet("De eerste dag ligt te ver weg. Kijk of het jaar klopt.")


def _ander_bericht(oud: Overdracht, velden: Mapping[str, Any]) -> bool:
    naar = velden["naar_postvak"]
    return (oud.inhoud, oud.naar_omschrijving, oud.naar_postvak_id) != (
        velden["inhoud"],
        velden["naar_omschrijving"],
        naar.pk if naar else None,
    )


def _vertel(overdracht: Overdracht, aan: Postvak, soort: Kennis, moment: datetime) -> None:
    kennis.stuur(
        aan=kennis.aan_postvak(aan),
        soort=soort,
        onderwerp=("dossiers_overdracht", overdracht.pk),
        # Refused and sent again is told again.
        kenmerk=f"{huidige_actor().vandaag.isoformat()} {overdracht.toestand}",
        jongere_id=overdracht.jongere_id,
        moment=moment,
    )
