"""Escalations as pages show them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from inbeeld.dossiers.models import Escalatie
from inbeeld.dossiers.policies import beslissers_van
from inbeeld.signalen.plan import plan_van
from inbeeld.signalen.plan.opslag import versies
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op
from inbeeld.toegang.actor import Actor
from inbeeld.web import datums


@dataclass(frozen=True, slots=True)
class Stilstand:
    """Why a besluit may not be needed any more: no klok runs, or the zaak closed. `op`: the day the
    klok stopped; None when there is no klok at all, as the absence was corrected."""

    op: date | None
    gesloten_op: date | None

    @property
    def zin(self) -> str:
        """Both in words, as the page shows it and the besluit keeps it."""
        delen = [f"De klok stopte op {datums.lang(self.op)}."] if self.op else []
        if self.gesloten_op:
            delen.append(f"De zaak is gesloten op {datums.lang(self.gesloten_op)}.")
        return " ".join(delen) or "De klok loopt niet meer: het verzuim is hersteld."


@dataclass(frozen=True, slots=True)
class Regel:
    """One escalatie with its child and its step in words. `te_laat`: its term has passed.
    `gestopt`: nothing asks for the besluit any more, and it can be withdrawn."""

    escalatie: Escalatie
    kind: Kind | None
    trede: str
    doet: str
    van_mij: bool
    te_laat: bool
    gestopt: Stilstand | None


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
    dag = actor.vandaag
    kinderen = {k.jongere_id: k for k in kinderen_op(sorted({r.jongere_id for r in rijen}), dag)}
    wie = beslissers_van(rijen, dag)
    stil = gestopt([r.pk for r in rijen if not r.besluit])
    treden = _treden({(r.plan_code, r.plan_versie) for r in rijen})
    uit = []
    for rij in rijen:
        # What a plan no longer names keeps its number.
        naam, doet = treden.get(_trede_van(rij), (f"Trede {rij.trede}", ""))
        uit.append(
            Regel(
                escalatie=rij,
                kind=kinderen.get(rij.jongere_id),
                trede=naam,
                doet=doet,
                van_mij=actor.aanstelling_id in wie[rij.pk],
                te_laat=not rij.besluit and rij.besluit_uiterlijk < dag,
                gestopt=stil.get(rij.pk),
            )
        )
    return uit


def gestopt(ids: Collection[int]) -> dict[int, Stilstand]:
    """Which of these, that wait for a besluit, are not asked by a klok any more."""
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select escalatie, op, gesloten_op from dossiers_klok_gestopt(%s)", [list(ids)]
        )
        return {pk: Stilstand(op, gesloten) for pk, op, gesloten in cursor.fetchall()}


_Sleutel = tuple[str, int, str, int]


def _trede_van(rij: Escalatie) -> _Sleutel:
    return rij.plan_code, rij.plan_versie, rij.ladder, rij.trede


def _treden(plannen: Collection[tuple[str, int]]) -> dict[_Sleutel, tuple[str, str]]:
    """Name and task of every step, by the version of the plan under which it began."""
    return {
        (versie.code, versie.versie, ladder.sleutel, trede.niveau): (trede.naam, trede.doet)
        for versie in versies().filter(code__in={code for code, _ in plannen})
        if (versie.code, versie.versie) in plannen
        for ladder in plan_van(versie).ladders
        for trede in ladder.treden
    }
