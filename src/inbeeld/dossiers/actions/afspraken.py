"""Agreements: make, finish, let lapse, reopen. Each asks or ends its task at the same time."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions.basis import schrijf, stap
from inbeeld.dossiers.actions.eenmaal import eenmaal
from inbeeld.dossiers.actions.taken import taak_klaar, zet_taak
from inbeeld.dossiers.models import Afspraak, Gesprek, Gezin, Plan
from inbeeld.dossiers.policies_gesprek import check_can_afronden, check_can_afspreken
from inbeeld.dossiers.toestanden import AFSPRAAK
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Aanstelling, Organisatie, Postvak

DOEN, NAVRAGEN = "afspraak_doen", "afspraak_navragen"

taaksoorten.voeg_toe(DOEN, "Een afspraak nakomen")
taaksoorten.voeg_toe(NAVRAGEN, "Navragen of de afspraak met kind of ouders is gelukt")


@transaction.atomic
def maak(
    jongere_id: int,
    *,
    tekst: str,
    wie: str,
    uiterlijk_op: date,
    plan: Plan | None = None,
    gesprek: Gesprek | None = None,
    gezin: Gezin | None = None,
    organisatie: Organisatie | None = None,
    eigenaar: Aanstelling | None = None,
    moment: datetime,
    sleutel: UUID | None = None,
) -> Afspraak:
    """Who does what by when. `wie`: a code of `Afspraak.Wie`; a professional's has an organisatie
    that has to do with the child, by itself that of `eigenaar`. `gezin`: who helps a brother or
    sister reads it too. `sleutel` comes with a form: sent twice it is one agreement.

    Raises Geweigerd, AlOpgeslagen, and ValueError (a sentence for people) when nobody is named.
    """
    check_can_afspreken(huidige_actor())
    professional = Afspraak.Wie(wie) == Afspraak.Wie.PROFESSIONAL
    if professional and eigenaar is not None:
        organisatie = eigenaar.organisatie
    if professional and organisatie is None:
        raise ValueError("Zeg van welke organisatie degene is die dit doet.")
    sleutel = sleutel or uuid4()
    zegt = {
        "tekst": tekst,
        "wie": wie,
        "uiterlijk_op": uiterlijk_op,
        "organisatie": organisatie if professional else None,
        "eigenaar": eigenaar if professional else None,
        "gezin": gezin,
    }
    bij = {"sleutel": sleutel, "plan": plan, "gesprek": gesprek, "moment": moment}
    return eenmaal(Afspraak, sleutel, jongere_id, partial(_nieuw, jongere_id, zegt | bij), **zegt)


def _nieuw(jongere_id: int, velden: dict[str, Any]) -> Afspraak:
    afspraak = schrijf(Afspraak, jongere_id, **velden)
    _vraag(afspraak)
    return afspraak


@transaction.atomic
def rond_af(afspraak: Afspraak, *, toelichting: str = "") -> Afspraak:
    """It was done. Raises Geweigerd, KanNiet."""
    check_can_afronden(huidige_actor(), afspraak)
    return _einde(afspraak, "afronden", toelichting)


@transaction.atomic
def laat_vervallen(afspraak: Afspraak, *, reden: str) -> Afspraak:
    """It need not be done any more; everybody who sees it reads why.

    Raises Geweigerd, KanNiet, ValueError (without a reason).
    """
    check_can_afspreken(huidige_actor())
    if not reden.strip():
        raise ValueError("Zeg waarom de afspraak vervalt.")
    return _einde(afspraak, "laten_vervallen", reden)


@transaction.atomic
def heropen(
    afspraak: Afspraak, *, uiterlijk_op: date | None = None, toelichting: str = ""
) -> Afspraak:
    """It must be done after all, by another day when one is given. Raises Geweigerd, KanNiet.

    What was said when it ended stays in its history.
    """
    check_can_afronden(huidige_actor(), afspraak)
    vers = stap(afspraak, AFSPRAAK, "heropenen")
    vers.afgerond_op = vers.afgerond_door = None
    vers.uiterlijk_op = uiterlijk_op or vers.uiterlijk_op
    vers.toelichting = toelichting
    vers.save()
    _vraag(vers)
    return vers


def _einde(afspraak: Afspraak, act: str, toelichting: str) -> Afspraak:
    actor = huidige_actor()
    vers = stap(afspraak, AFSPRAAK, act)
    vers.afgerond_op, vers.afgerond_door_id = actor.vandaag, actor.aanstelling_id
    vers.toelichting = toelichting
    vers.save()
    taak_klaar(vers)
    return vers


def _vraag(afspraak: Afspraak) -> None:
    """A professional is asked to do it; after what parents or child do, the zaak's owner asks."""
    if afspraak.wie == Afspraak.Wie.PROFESSIONAL:
        postvak = Postvak.objects.filter(organisatie_id=afspraak.organisatie_id).first()
        zet_taak(
            afspraak,
            DOEN,
            afspraak.uiterlijk_op,
            postvak=postvak,
            # Without a postvak the owner of the zaak sees to it.
            aanstelling_id=afspraak.eigenaar_id if postvak else None,
        )
    else:
        zet_taak(afspraak, NAVRAGEN, afspraak.uiterlijk_op + timedelta(days=1))
