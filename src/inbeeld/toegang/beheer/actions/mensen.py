"""Joiners, leavers, and what an administrator does for an account."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from inbeeld.toegang.aanmelden import herstel_tweede_factor
from inbeeld.toegang.aanmelden.beheer import eindig_sessies
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.beheer.actions.aanstellingen import beeindig_alle, geef_aanstelling
from inbeeld.toegang.beheer.actions.basis import NietMogelijk, verb
from inbeeld.toegang.beheer.policies import (
    check_can_mens_beheren,
    check_can_organisatie_beheren,
)
from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie
from inbeeld.toegang.uitnodigen import maak_uitnodiging, vervang_uitnodigingen


@dataclass(frozen=True)
class Nieuw:
    """A joiner. `uitnodiging`: the path to hand over, None for who had an account already."""

    gebruiker: Gebruiker
    aanstelling: Aanstelling
    uitnodiging: str | None


def nieuwe_medewerker(
    *,
    naam: str,
    email: str,
    organisatie: Organisatie,
    rol: str,
    van: date,
    tot_en_met: date | None = None,
    telefoon: str = "",
) -> Nieuw:
    """Make an account with its first aanstelling and an invitation.

    Who has an account already keeps it as it is, name and password included, and only gets the
    aanstelling. Raises Geweigerd, NietMogelijk.
    """
    check_can_organisatie_beheren(huidige_actor(), organisatie.pk)
    with verb("nieuwe medewerker"):
        gebruiker = Gebruiker.objects.filter(username__iexact=email).first()
        bestond = gebruiker is not None
        if gebruiker is None:
            gebruiker = Gebruiker(username=email.lower(), email=email.lower(), naam=naam)
            gebruiker.set_unusable_password()
            gebruiker.save(force_insert=True)
        elif not gebruiker.is_active:
            raise NietMogelijk(
                "Dit account is geblokkeerd. Haal eerst de blokkade weg bij deze medewerker."
            )
        aanstelling = geef_aanstelling(
            gebruiker, organisatie, rol=rol, van=van, tot_en_met=tot_en_met, telefoon=telefoon
        )
        uitnodiging = None if bestond else maak_uitnodiging(gebruiker)
    return Nieuw(gebruiker, aanstelling, uitnodiging)


def nieuwe_medewerkers(rijen: list[dict[str, Any]]) -> list[Nieuw]:
    """All of them or none. Raises Geweigerd, and NietMogelijk with the row that is at fault."""
    gemaakt = []
    with verb("medewerkers ingevoerd"):
        for nummer, rij in enumerate(rijen, start=1):
            try:
                gemaakt.append(nieuwe_medewerker(**rij))
            except NietMogelijk as fout:
                raise NietMogelijk(f"Regel {nummer}: {fout}") from fout
    return gemaakt


def wijzig_mens(gebruiker: Gebruiker, *, naam: str, email: str) -> None:
    """Change name and address, with which the person logs in too. Raises Geweigerd,
    NietMogelijk."""
    check_can_mens_beheren(huidige_actor(), gebruiker.pk)
    with verb("gegevens gewijzigd"):
        anderen = Gebruiker.objects.filter(username__iexact=email).exclude(pk=gebruiker.pk)
        if anderen.exists():
            raise NietMogelijk("Dit e-mailadres is al in gebruik.")
        gebruiker.naam, gebruiker.username, gebruiker.email = naam, email.lower(), email.lower()
        gebruiker.save(update_fields=["naam", "username", "email"])


def nodig_opnieuw_uit(gebruiker: Gebruiker, *, reden: str) -> str:
    """The path of a new invitation, with which the person chooses a new password. Raises Geweigerd,
    NietMogelijk for a blocked account."""
    check_can_mens_beheren(huidige_actor(), gebruiker.pk)
    if not gebruiker.is_active:
        raise NietMogelijk("Dit account is geblokkeerd. Haal eerst de blokkade weg.")
    with verb("opnieuw uitgenodigd", reden):
        return maak_uitnodiging(gebruiker)


def blokkeer(gebruiker: Gebruiker, *, reden: str) -> None:
    """Nobody can log in with it from now on, and its sessions are over. Raises Geweigerd,
    NietMogelijk."""
    check_can_mens_beheren(huidige_actor(), gebruiker.pk)
    with verb("account geblokkeerd", reden):
        _sluit(gebruiker)


def deblokkeer(gebruiker: Gebruiker, *, reden: str) -> None:
    """Let somebody log in again. Raises Geweigerd."""
    check_can_mens_beheren(huidige_actor(), gebruiker.pk)
    with verb("blokkade weggehaald", reden):
        gebruiker.is_active = True
        gebruiker.save(update_fields=["is_active"])


def apparaat_verloren(gebruiker: Gebruiker, *, reden: str) -> None:
    """End every session and the second factor of who lost a telephone or key: they set up a new
    one at the next log-in. Raises Geweigerd."""
    actor = huidige_actor()
    check_can_mens_beheren(actor, gebruiker.pk)
    with verb("apparaat verloren", reden):
        herstel_tweede_factor(gebruiker, Gebruiker.objects.get(pk=actor.gebruiker_id))


def uit_dienst(gebruiker: Gebruiker, *, laatste_dag: date, reden: str) -> None:
    """End all aanstellingen on that day. When it is today or past, the account is blocked and its
    sessions end at once; otherwise it works until then. Raises Geweigerd, NietMogelijk."""
    actor = huidige_actor()
    check_can_mens_beheren(actor, gebruiker.pk)
    with verb("uit dienst", reden):
        # First: of somebody who had yet to begin no aanstelling remains to manage them by.
        if laatste_dag <= actor.vandaag:
            _sluit(gebruiker)
        beeindig_alle(gebruiker, laatste_dag)


def _sluit(gebruiker: Gebruiker) -> None:
    vervang_uitnodigingen(gebruiker)
    eindig_sessies(gebruiker)
    gebruiker.is_active = False
    gebruiker.save(update_fields=["is_active"])
