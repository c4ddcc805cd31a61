"""What changed about a person or an organisation, when, by whom and why, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import zip_longest
from typing import Any

from django.apps import apps

from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie
from inbeeld.toegang.perioden import einddatum
from inbeeld.web import datums

MEESTE = 50


@dataclass(frozen=True)
class Wijziging:
    """One line of the history; `door` is a person's name, or the system."""

    moment: datetime
    wat: str
    door: str
    waarom: str


def van_mens(gebruiker: Gebruiker) -> list[Wijziging]:
    """The latest changes of the account and the aanstellingen, newest first, as far as the actor
    manages them."""
    account = list(_regels("GebruikerEvent", pgh_obj_id=gebruiker.pk))
    regels = [
        *zip(account, _van_account(account), strict=True),
        *((regel, _van_aanstelling(regel))
          for regel in _regels("AanstellingEvent", gebruiker_id=gebruiker.pk)),
    ]  # fmt: skip
    return _in_woorden(regels)


def van_organisatie(organisatie: Organisatie) -> list[Wijziging]:
    """The latest changes of the organisation, its area, its postvak and, at a school, its core
    team, newest first."""
    namen = {
        "OrganisatieEvent": {"id": organisatie.pk},
        "WerkgebiedEvent": {"organisatie_id": organisatie.pk},
        "PostvakEvent": {"organisatie_id": organisatie.pk},
        "KernteamlidEvent": {"school_id": organisatie.pk},
    }
    woorden = {
        "OrganisatieEvent": lambda r: f"Organisatie: {r.naam}",
        "WerkgebiedEvent": lambda r: f"Werkgebied: {r.gebied.naam}, {_dagen(r)}",
        "PostvakEvent": lambda r: f"Coördinator postvak: {r.coordinator.gebruiker.naam}",
        "KernteamlidEvent": lambda r: f"Kernteam: {r.aanstelling.gebruiker.naam}, {_dagen(r)}",
    }
    samen = {
        "WerkgebiedEvent": ("gebied",),
        "PostvakEvent": ("coordinator__gebruiker",),
        "KernteamlidEvent": ("aanstelling__gebruiker",),
    }
    return _in_woorden(
        (regel, woorden[naam](regel))
        for naam, waar in namen.items()
        for regel in _regels(naam, *samen.get(naam, ()), **waar)
    )


def _regels(naam: str, *samen: str, **waar: int) -> list[Any]:
    rijen = apps.get_model("toegang", naam).objects.filter(**waar)
    return list(rijen.select_related("pgh_context", *samen).order_by("-pgh_id")[:MEESTE])


def _van_account(nieuwste_eerst: list[Any]) -> list[str]:
    """What each line changed, by comparing it with the one before."""
    zinnen = []
    for nu, eerder in zip_longest(nieuwste_eerst, nieuwste_eerst[1:]):
        if nu.pgh_label == "insert" or eerder is None:
            zinnen.append("Account gemaakt" if nu.pgh_label == "insert" else "Account gewijzigd")
        elif nu.is_active != eerder.is_active:
            zinnen.append("Blokkade weggehaald" if nu.is_active else "Account geblokkeerd")
        elif nu.naam != eerder.naam:
            zinnen.append(f"Naam: {eerder.naam} werd {nu.naam}")
        else:
            zinnen.append("E-mailadres gewijzigd")
    return zinnen


def _van_aanstelling(regel: Any) -> str:
    rol = Aanstelling.Rol(regel.rol).label
    wat = {"insert": "gegeven", "update": "gewijzigd", "delete": "ingetrokken"}[regel.pgh_label]
    soort = "Vervanging" if regel.vervangt_id else "Aanstelling"
    return f"{soort} {wat}: {rol} bij {regel.organisatie.naam}, {_dagen(regel)}"


def _dagen(regel: Any) -> str:
    return datums.periode(regel.periode.lower, einddatum(regel.periode))


def _in_woorden(regels: Iterable[tuple[Any, str]]) -> list[Wijziging]:
    nieuwste = sorted(regels, key=lambda r: (r[0].pgh_created_at, r[0].pgh_id), reverse=True)
    nieuwste = nieuwste[:MEESTE]
    wie = [_context(regel).get("gebruiker") for regel, _ in nieuwste]
    namen = dict(Gebruiker.objects.filter(pk__in=[w for w in wie if w]).values_list("pk", "naam"))
    return [
        Wijziging(
            regel.pgh_created_at,
            wat,
            namen.get(door, "het systeem"),
            str(_context(regel).get("reden") or _context(regel).get("systeem", "")).capitalize(),
        )
        for (regel, wat), door in zip(nieuwste, wie, strict=True)
    ]


def _context(regel: Any) -> dict[str, Any]:
    return regel.pgh_context.metadata if regel.pgh_context else {}
