"""Escalations as pages show them."""

from collections.abc import Iterable
from dataclasses import dataclass

from inbeeld.dossiers.models import Escalatie
from inbeeld.dossiers.policies import beslissers
from inbeeld.signalen.models import Regioplan
from inbeeld.signalen.plan import plan_van
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op
from inbeeld.toegang.actor import Actor


@dataclass(frozen=True, slots=True)
class Regel:
    """One escalatie with its child and its step in words. `te_laat`: its term has passed."""

    escalatie: Escalatie
    kind: Kind | None
    trede: str
    doet: str
    van_mij: bool
    te_laat: bool


def _met_mensen() -> object:
    return Escalatie.objects.select_related(
        "zaak",
        "postvak__organisatie",
        "postvak__coordinator__gebruiker",
        "beslisser__gebruiker",
        "beslisser__organisatie",
        "besloten_door__gebruiker",
        "gestart_door__gebruiker",
    )


def open_escalaties(actor: Actor) -> list[Regel]:
    """All that wait for a besluit and that the actor may see: one's own first, then by day."""
    regels = _regels(_met_mensen().filter(besluit=""), actor)
    return sorted(regels, key=lambda r: (not r.van_mij, r.escalatie.besluit_uiterlijk))


def besloten_escalaties(actor: Actor, hoogstens: int = 50) -> list[Regel]:
    """The latest that were decided."""
    return _regels(_met_mensen().exclude(besluit="").order_by("-besloten_op")[:hoogstens], actor)


def van_zaak(zaak_id: int, actor: Actor) -> list[Regel]:
    """The course of one zaak, the oldest first."""
    return _regels(_met_mensen().filter(zaak_id=zaak_id).order_by("pk"), actor)


def van_kind(jongere_id: int, actor: Actor) -> list[Regel]:
    """Of a child, the newest first."""
    return _regels(_met_mensen().filter(jongere_id=jongere_id).order_by("-pk"), actor)


def een(sleutel: object, actor: Actor) -> Regel | None:
    """The escalatie of this sleutel, None when the actor does not see it."""
    return next(iter(_regels(_met_mensen().filter(sleutel=sleutel), actor)), None)


def _regels(rijen: Iterable[Escalatie], actor: Actor) -> list[Regel]:
    rijen = list(rijen)
    kinderen = {
        k.jongere_id: k for k in kinderen_op(sorted({r.jongere_id for r in rijen}), actor.vandaag)
    }
    return [_regel(rij, kinderen.get(rij.jongere_id), actor) for rij in rijen]


def _regel(rij: Escalatie, kind: Kind | None, actor: Actor) -> Regel:
    naam, doet = _woorden(rij)
    return Regel(
        escalatie=rij,
        kind=kind,
        trede=naam,
        doet=doet,
        van_mij=actor.aanstelling_id in beslissers(rij, actor.vandaag),
        te_laat=not rij.besluit and rij.besluit_uiterlijk < actor.vandaag,
    )


def _woorden(rij: Escalatie) -> tuple[str, str]:
    """Name and task of the step, by the version of the plan under which it began."""
    afspraken = Regioplan.objects.get(code=rij.plan_code, versie=rij.plan_versie)
    for ladder in plan_van(afspraken).ladders:
        for trede in ladder.treden:
            if (ladder.sleutel, trede.niveau) == (rij.ladder, rij.trede):
                return trede.naam, trede.doet
    return f"Trede {rij.trede}", ""
