"""Making and ending API clients, and giving out and judging their tokens."""

import hashlib
import hmac
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Aanstelling, ApiClient, ApiToken, Gebruiker, Organisatie
from inbeeld.toegang.perioden import periode
from inbeeld.toegang.policies import SYSTEEM, Geweigerd, Rol

LANGST = timedelta(days=731)
"""A client is made for two years at the most: then somebody says again that it is still needed."""
TOKEN_GELDIG = timedelta(minutes=30)
MEESTE_TOKENS = 20
"""Valid tokens of one client at a time; a new one ends the oldest."""
GEEN_CLIENT = (Rol.OUDER, Rol.JONGERE, Rol.BEHEERDER)
"""Roles of persons themselves, and the one that hands out rights: no program acts in them."""
_VOOR = "inbeeld"
"""Begins every secret and token, so that a scan of somebody's repository can find them."""


@dataclass(frozen=True, slots=True)
class NieuweClient:
    """A client that was just made; `geheim` is shown once and kept nowhere."""

    client: ApiClient
    geheim: str


def hash_van(geheim: str) -> bytes:
    """What is kept of a secret or token. They hold 256 random bits, which nobody guesses: a slow
    hash, as for passwords, would add nothing but a way to keep the server busy."""
    return hashlib.sha256(geheim.encode()).digest()


def nieuw_geheim(soort: str) -> str:
    """A random secret or token."""
    return f"{_VOOR}_{soort}_{secrets.token_urlsafe(32)}"


def check_can_clients_beheren(organisatie: Organisatie) -> None:
    """Raise Geweigerd unless the actor is the system or an administrator of this organisation."""
    actor = huidige_actor()
    if actor.rol == SYSTEEM:
        return
    if actor.rol != Rol.BEHEERDER or not _beheert(actor.organisatie_id, organisatie):
        raise Geweigerd("Alleen een beheerder van deze organisatie regelt API-koppelingen.")


def _beheert(beheerder_van: int | None, organisatie: Organisatie) -> bool:
    if beheerder_van == organisatie.pk:
        return True
    return Organisatie.objects.filter(pk=beheerder_van, soort=Organisatie.Soort.REGIO).exists()


# Long: who, where, what, until when and who answers for it belong to one act.
@transaction.atomic
def maak_client(
    *,
    naam: str,
    organisatie: Organisatie,
    rol: str,
    scopes: Sequence[str],
    verantwoordelijke: Gebruiker,
    van: date,
    tot_en_met: date,
    moment: datetime,
) -> NieuweClient:
    """Make a client with an aanstelling of its own, held by a gebruiker who cannot log in.

    Raises Geweigerd: not the actor's to do, a rol of persons, a period without end or too long, or
    somebody who answers for it without an aanstelling at the organisation. A rol that does not suit
    the organisation is refused by the database (IntegrityError).
    """
    check_can_clients_beheren(organisatie)
    if rol in GEEN_CLIENT:
        raise Geweigerd("In deze rol werkt geen programma.")
    if not scopes or not set(scopes) <= set(ApiClient.Scope.values):
        raise Geweigerd("Kies wat de koppeling mag: lezen, aanleveren of beide.")
    if not van <= tot_en_met <= van + LANGST:
        raise Geweigerd("Een koppeling geldt hoogstens twee jaar.")
    if not Aanstelling.objects.filter(
        gebruiker=verantwoordelijke, organisatie=organisatie, periode__contains=van
    ).exists():
        raise Geweigerd("Wie verantwoordelijk is, heeft een aanstelling bij deze organisatie.")
    sleutel = uuid4()
    gebruiker = Gebruiker(username=f"api-{sleutel}", naam=f"{naam} (API)", is_active=False)
    gebruiker.set_unusable_password()
    gebruiker.save()
    aanstelling = Aanstelling.objects.create(
        gebruiker=gebruiker, organisatie=organisatie, rol=rol, periode=periode(van, tot_en_met)
    )
    geheim = nieuw_geheim("geheim")
    client = ApiClient.objects.create(
        sleutel=sleutel,
        naam=naam,
        aanstelling=aanstelling,
        verantwoordelijke=verantwoordelijke,
        scopes=sorted(set(scopes)),
        geheim_hash=hash_van(geheim),
        aangemaakt_op=moment,
        aangemaakt_door_id=huidige_actor().gebruiker_id,
    )
    return NieuweClient(client, geheim)


@transaction.atomic
def trek_client_in(client: ApiClient, moment: datetime) -> None:
    """End a client now, and with it every token that it has. Twice is as once."""
    check_can_clients_beheren(client.aanstelling.organisatie)
    ApiClient.objects.filter(pk=client.pk, ingetrokken_op__isnull=True).update(
        ingetrokken_op=moment, ingetrokken_door_id=huidige_actor().gebruiker_id
    )


def client_met_geheim(
    sleutel: str, geheim: str, moment: datetime, vandaag: date
) -> ApiClient | None:
    """The client that can prove itself and holds now, or None."""
    try:
        zoek = UUID(sleutel)
    except ValueError:
        return None
    client = ApiClient.objects.filter(
        sleutel=zoek, ingetrokken_op__isnull=True, aanstelling__periode__contains=vandaag
    ).first()
    if client is None or not hmac.compare_digest(bytes(client.geheim_hash), hash_van(geheim)):
        return None
    return client


def geef_token(client: ApiClient, token: str, scopes: Collection[str], moment: datetime) -> None:
    """Keep a new token's hash; tokens that are over, or too many, go."""
    oude = ApiToken.objects.filter(client=client)
    oude.filter(verloopt_op__lte=moment).delete()
    blijven = oude.order_by("-verloopt_op").values_list("pk", flat=True)[: MEESTE_TOKENS - 1]
    oude.exclude(pk__in=list(blijven)).delete()
    ApiToken.objects.create(
        hash=hash_van(token),
        client=client,
        scopes=sorted(scopes),
        verloopt_op=moment + TOKEN_GELDIG,
    )


def token_van(token: str, moment: datetime, vandaag: date) -> ApiToken | None:
    """The token, with its client and aanstelling, when everything about it holds now; or None."""
    return (
        ApiToken.objects.select_related("client__aanstelling__organisatie")
        .filter(
            hash=hash_van(token),
            verloopt_op__gt=moment,
            client__ingetrokken_op__isnull=True,
            client__aanstelling__periode__contains=vandaag,
        )
        .first()
    )


def vergeet_token(client: ApiClient, token: str) -> None:
    """End one token of this client; a token of another is left alone."""
    ApiToken.objects.filter(client=client, hash=hash_van(token)).delete()
