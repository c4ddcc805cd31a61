"""The plan of a child as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from inbeeld.dossiers.models import (
    Evaluatie,
    Plan,
    Plandeelnemer,
    Plandoel,
    Planversie,
    Zienswijze,
)
from inbeeld.dossiers.policies_plan import wie_gevraagd
from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.signalen.queries.zaken import naam_van
from inbeeld.toegang.models import Organisatie

_SCHRIJVER = ("door__gebruiker", "door__organisatie")


def plan_van(jongere_id: int) -> Plan | None:
    """The plan that is open: in the making, or running."""
    plannen = Plan.objects.filter(jongere_id=jongere_id).exclude(toestand=Plan.Toestand.AFGESLOTEN)
    return plannen.select_related(*_SCHRIJVER).first()


def laatste_versie(plan: Plan) -> Planversie | None:
    """The version that counts now."""
    return versies(plan).first()


def versies(plan: Plan) -> QuerySet[Planversie]:
    """All of them, the last one first."""
    rijen = Planversie.objects.filter(plan=plan, jongere_id=plan.jongere_id)
    return rijen.select_related(*_SCHRIJVER).order_by("-nummer")


def afgesloten_plannen(jongere_id: int) -> QuerySet[Plan]:
    """Earlier plans, the last one first."""
    plannen = Plan.objects.filter(jongere_id=jongere_id, toestand=Plan.Toestand.AFGESLOTEN)
    return plannen.order_by("-afgesloten_op", "-pk")


@dataclass(frozen=True, slots=True)
class Doelgroep:
    """The goals of one of the three, side by side on the page."""

    van: str
    kop: str
    doelen: list[Plandoel]


_KOPPEN = {
    Plandoel.Van.JONGERE: "Wat het kind wil",
    Plandoel.Van.OUDERS: "Wat de ouders willen",
    Plandoel.Van.PROFESSIONALS: "Wat de professionals willen",
}


def doelgroepen(versie: Planversie) -> list[Doelgroep]:
    """Always three, also when one of them has no goals yet: then that is seen."""
    doelen = list(versie.doelen.order_by("volgorde"))
    return [
        Doelgroep(van, kop, [d for d in doelen if d.van == van]) for van, kop in _KOPPEN.items()
    ]


def bijdragen(versie: Planversie, verborgen: bool) -> list[tuple[str, str]]:
    """What each partner does: its name and the text, in order of name."""
    rijen = versie.bijdragen.select_related("organisatie").order_by("organisatie__naam", "pk")
    return [(naam_van(rij.organisatie, verborgen), rij.tekst) for rij in rijen]


@dataclass(frozen=True, slots=True)
class Door:
    """A row of the plan with who wrote it, and `naam`: the partner that it is about."""

    rij: Planversie | Zienswijze | Evaluatie | Plandeelnemer
    door: str
    naam: str = ""


def met_schrijver(
    rijen: Iterable[Planversie | Zienswijze | Evaluatie], verborgen: bool
) -> list[Door]:
    """The same rows, each with its writer in words."""
    return [Door(rij, wie_is(rij.door, verborgen=verborgen)) for rij in rijen]


def deelnemers(plan: Plan, verborgen: bool) -> list[Door]:
    """Who takes part, in order of name."""
    rijen = Plandeelnemer.objects.filter(plan=plan, periode__endswith__isnull=True)
    rijen = rijen.select_related("organisatie", *_SCHRIJVER).order_by("organisatie__naam")
    return [
        Door(rij, wie_is(rij.door, verborgen=verborgen), naam_van(rij.organisatie, verborgen))
        for rij in rijen
    ]


def evaluaties(plan: Plan) -> list[Evaluatie]:
    """The last one first."""
    rijen = Evaluatie.objects.filter(plan=plan).select_related(*_SCHRIJVER)
    return list(rijen.order_by("-gehouden_op", "-pk"))


@dataclass(frozen=True, slots=True)
class Mening:
    """How parents or child see a version. `ontbreekt`: it was asked, and is not there. `eerder`:
    then what they last said of an earlier version."""

    van: str
    wie: str
    zienswijze: Zienswijze | None
    ontbreekt: bool
    eerder: Zienswijze | None


_WIE = {Zienswijze.Van.OUDERS: "Ouders", Zienswijze.Van.JONGERE: "Het kind"}


def meningen(versie: Planversie, geboortedatum: date | None, dag: date) -> list[Mening]:
    """The last view of each on this version, and whose is missing by their age on `dag`."""
    gevraagd = wie_gevraagd(geboortedatum, dag)
    nu, eerder = _laatste_meningen(versie)
    return [
        Mening(
            van,
            wie,
            nu.get(van),
            van in gevraagd.verplicht and van not in nu,
            None if van in nu else eerder.get(van),
        )
        for van, wie in _WIE.items()
        if van in gevraagd.mag or van in nu or van in eerder
    ]


def _laatste_meningen(versie: Planversie) -> tuple[dict[str, Zienswijze], dict[str, Zienswijze]]:
    """Of each the last view on this version, and on those before it."""
    rijen = Zienswijze.objects.filter(
        versie__plan_id=versie.plan_id, versie__nummer__lte=versie.nummer
    ).select_related("versie")
    nu: dict[str, Zienswijze] = {}
    eerder: dict[str, Zienswijze] = {}
    for rij in rijen.order_by("versie__nummer", "gegeven_op", "pk"):
        (nu if rij.versie_id == versie.pk else eerder)[rij.van] = rij
    return nu, eerder


def zienswijzen(versie: Planversie) -> list[Zienswijze]:
    """All views on a version, the last one first."""
    rijen = Zienswijze.objects.filter(versie=versie).select_related(*_SCHRIJVER)
    return list(rijen.order_by("-gegeven_op", "-pk"))


def kan_meedoen(jongere_id: int, verborgen: bool = False) -> dict[int, str]:
    """The organisations that the actor can take into the plan of this child: id → name."""
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_kan_meedoen(%s)", [jongere_id])
        ids = [pk for (pk,) in cursor.fetchall()]
    return namen(ids, verborgen)


def namen(ids: Iterable[int], verborgen: bool) -> dict[int, str]:
    """Names of organisations, as far as they may tell where the child lives."""
    rijen = Organisatie.objects.filter(pk__in=set(ids)).order_by("naam")
    return {rij.pk: naam_van(rij, verborgen) for rij in rijen}
