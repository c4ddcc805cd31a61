"""Obstacles: of one child, gathered per kind, and those that the actor is asked to answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.models import QuerySet

from inbeeld.dossiers.models import Belemmering, Taak
from inbeeld.register.queries import personalia_van
from inbeeld.signalen.plan import Plan, plan_op
from inbeeld.toegang.models import Aanstelling

_MEESTE = 200
"""Lines on one page; a region has some dozens open. What is oldest stands first."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How many of one kind, without any child in it."""

    soort: str
    woord: str
    open: int
    te_laat: int
    beantwoord: int


@dataclass(frozen=True, slots=True)
class Regelbeeld:
    """One obstacle. `naam` and `kind` empty: the actor answers it, and does not see of whom it is.

    `wie`: who answers, in words; `uiterlijk_op` None: nothing is asked.
    """

    rij: Belemmering
    naam: str
    kind: UUID | None
    wie: str
    uiterlijk_op: date | None
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """An answer, or why it was asked again."""

    moment: datetime
    kop: str
    tekst: str
    wie: str


def tellingen() -> list[Telling]:
    """Per kind, most open first; of the organisations that the actor may count. Empty for who may
    count nothing."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select soort, open, te_laat, beantwoord from dossiers_belemmeringen_geteld()"
        )
        rijen = cursor.fetchall()
    woorden = dict(Belemmering.Soort.choices)
    uit = [Telling(soort, woorden[soort], *rest) for soort, *rest in rijen]
    return sorted(uit, key=lambda t: (-t.open, -t.beantwoord, t.woord))


def van_mij() -> set[int]:
    """Those that the actor is asked to answer."""
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_mijn_belemmeringen()")
        (nummers,) = cursor.fetchone()
    return set(nummers or ())


def open_rijen(soort: str = "") -> QuerySet[Belemmering]:
    """What the actor sees of what is open, oldest first."""
    rijen = _rijen().filter(toestand=Belemmering.Toestand.OPEN).order_by("moment", "pk")
    return rijen.filter(soort=soort)[:_MEESTE] if soort else rijen[:_MEESTE]


def van_kind(jongere_id: int) -> QuerySet[Belemmering]:
    """All of one child: open ones first, then the newest."""
    return _rijen().filter(jongere_id=jongere_id).order_by("-toestand", "-moment", "-pk")


def een(sleutel: UUID) -> Belemmering | None:
    return _rijen().filter(sleutel=sleutel).first()


def _rijen() -> QuerySet[Belemmering]:
    return Belemmering.objects.select_related("door__gebruiker", "beantwoord_door__gebruiker")


def beelden(rijen: Iterable[Belemmering], vandaag: date) -> list[Regelbeeld]:
    """The rows as lines: with the child where the actor sees it."""
    rijen = list(rijen)
    kinderen = personalia_van({r.jongere_id for r in rijen})
    plan = plan_op(vandaag)
    taken = {
        t.rij: t
        for t in Taak.objects.filter(
            tabel=Belemmering._meta.db_table, rij__in=[r.pk for r in rijen], klaar_op=None
        )
    }
    mensen = _mensen(t.aanstelling_id for t in taken.values())
    uit = []
    for rij in rijen:
        taak, kind = taken.get(rij.pk), kinderen.get(rij.jongere_id)
        mens = mensen.get(taak.aanstelling_id) if taak else None
        uit.append(
            Regelbeeld(
                rij,
                kind.naam if kind else "",
                kind.jongere.sleutel if kind else None,
                wie_antwoordt(rij.functie, plan, mens),
                taak.uiterlijk_op if taak else None,
                taak is not None and taak.uiterlijk_op < vandaag,
            )
        )
    return uit


def wie_antwoordt(functie: str, plan: Plan | None, mens: str | None = None) -> str:
    """'Wethouder jeugd (A. Bakker)', or the region."""
    if not functie:
        return mens or "De regiocoördinator"
    namen = {f.code: f.naam for f in plan.functies} if plan else {}
    naam = namen.get(functie, functie.replace("_", " ").capitalize())
    return f"{naam} ({mens})" if mens else f"{naam}: nog niemand, dus de regiocoördinator"


def verloop(rij: Belemmering) -> list[Gebeurtenis]:
    """Every answer and every time that it was asked again, oldest first."""
    events = apps.get_model("dossiers", "BelemmeringEvent").objects.filter(pgh_obj_id=rij.pk)
    regels = list(events.filter(pgh_label="update").order_by("pgh_id"))
    namen = _mensen(r.beantwoord_door_id for r in regels)
    uit = []
    for r in regels:
        if r.toestand == Belemmering.Toestand.BEANTWOORD:
            wie = namen.get(r.beantwoord_door_id, "")
            uit.append(Gebeurtenis(r.pgh_created_at, "Antwoord", r.antwoord, wie))
        else:
            uit.append(Gebeurtenis(r.pgh_created_at, "Opnieuw gevraagd", r.heropend_reden, ""))
    return uit


def _mensen(nummers: Iterable[int | None]) -> dict[int | None, str]:
    rijen = Aanstelling.objects.filter(pk__in={n for n in nummers if n})
    return dict(rijen.values_list("pk", "gebruiker__naam"))
