"""Plans for tests: a text, and a plan that runs."""

from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse

from inbeeld.dossiers.actions import plan as actions
from inbeeld.dossiers.models import Plan, Planversie
from inbeeld.dossiers.planinhoud import Doel, Inhoud
from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import Actor, als
from tests import fabriek as f
from tests.dossiers import wereld as w

TEKST = Inhoud(
    "Sam gaat weer naar school.",
    (
        Doel("jongere", "Ik wil weer met mijn vrienden naar school."),
        Doel("ouders", "Rust in huis."),
        Doel("professionals", "Elke dag twee uur les."),
    ),
)
VERANDERD = {"wat_veranderde": "Het doel van school.", "waarom": "Twee uur was te veel."}


def bij(wereld: w.Wereld, wie: str) -> Actor:
    return f.actor_van(wereld.mensen[wie])


def sleutel_van(kind: int) -> UUID:
    with f.systeem():
        return Jongere.objects.get(pk=kind).sleutel


def schrijf(actor: Actor, kind: int, inhoud: Inhoud = TEKST, **anders: Any) -> Planversie:
    """A version in the name of `actor`; `vanaf` as the action takes it."""
    velden = {"vanaf": None, "sleutel": uuid4(), "moment": f.MOMENT, **anders}
    with als(actor):
        return actions.schrijf_versie(kind, inhoud, **velden)


def lopend(actor: Actor, kind: int) -> Plan:
    """A plan with one version, established, to be evaluated on 1 May."""
    versie = schrijf(actor, kind)
    with als(actor):
        return actions.stel_vast(versie.plan, versie=versie.sleutel, evaluatie_op=f.d("2026-05-01"))


def formulier(inhoud: Inhoud, *, vanaf: UUID | None = None, **anders: str) -> dict[str, str]:
    """What a browser sends for this text."""
    velden = {
        "sleutel": str(uuid4()),
        "vanaf": str(vanaf or ""),
        "perspectief": inhoud.perspectief,
        "wat_veranderde": inhoud.wat_veranderde,
        "waarom": inhoud.waarom,
    }
    for van in ("jongere", "ouders", "professionals"):
        for nr, doel in enumerate([*inhoud.van(van), Doel(van, "")]):
            velden[f"doel_{van}_{nr}"] = doel.tekst
            if vanaf:
                velden[f"bereikt_{van}_{nr}"] = doel.bereikt
    for nr, (wie, tekst) in enumerate([*inhoud.bijdragen.items(), ("", "")]):
        velden |= {f"wie_{nr}": str(wie), f"bijdrage_{nr}": tekst}
    return velden | anders


def adres(naam: str, kind: int) -> str:
    return reverse(naam, args=[sleutel_van(kind)])
