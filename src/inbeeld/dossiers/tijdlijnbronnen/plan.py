"""The plan on the timeline: its versions, when it began to run and ended, evaluations and views."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.models import Dossierregel, Evaluatie, Plan, Planversie, Zienswijze
from inbeeld.dossiers.queries.daders import daders, moment_van
from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.toegang.matrix import Groep

_SCHRIJVER = ("door__gebruiker", "door__organisatie")


def _wie(rijen: Sequence[Dossierregel]) -> dict[int, str]:
    """Row → who wrote it, as far as that may be said of this child."""
    verborgen = {rij.jongere_id: plaats_verborgen(rij.jongere_id) for rij in rijen[:1]}
    return {rij.pk: wie_is(rij.door, verborgen=verborgen[rij.jongere_id]) for rij in rijen}


def _versies(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = list(Planversie.objects.filter(pk__in=ids).select_related(*_SCHRIJVER))
    wie = _wie(rijen)
    return {
        v.pk: Regel(
            f"Plan, versie {v.nummer}",
            v.wat_veranderde,
            wie[v.pk],
            reverse("plan_versie", args=[v.sleutel]),
        )
        for v in rijen
    }


def _vastgesteld(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    plannen, wie = _plannen(ids, "vastgesteld_op")
    return {
        p.pk: Regel(
            "Plan vastgesteld",
            wie=wie.get(p.pk, ""),
            adres=reverse("plan", args=[p.jongere.sleutel]),
        )
        for p in plannen
    }


def _afgesloten(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    plannen, wie = _plannen(ids, "afgesloten_op")
    return {
        p.pk: Regel(
            "Plan afgesloten",
            p.sluitreden,
            wie.get(p.pk, ""),
            reverse("plan", args=[p.jongere.sleutel]),
        )
        for p in plannen
    }


def _plannen(ids: Sequence[int], veld: str) -> tuple[list[Plan], dict[int, str]]:
    """The plans, and of each who gave it this day: the plan itself keeps the day alone."""
    plannen = list(Plan.objects.filter(pk__in=ids).select_related("jongere"))
    wie = daders("Plan", ids, veld, plannen[0].jongere_id) if plannen else {}
    return plannen, wie


def _evaluaties(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = list(Evaluatie.objects.filter(pk__in=ids).select_related("jongere", *_SCHRIJVER))
    wie = _wie(rijen)
    return {
        e.pk: Regel(
            "Plan geëvalueerd", e.uitkomst, wie[e.pk], reverse("plan", args=[e.jongere.sleutel])
        )
        for e in rijen
    }


def _zienswijzen(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = list(Zienswijze.objects.filter(pk__in=ids).select_related("versie", *_SCHRIJVER))
    wie = _wie(rijen)
    return {
        z.pk: Regel(
            f"{'Ouders' if z.van == Zienswijze.Van.OUDERS else 'Het kind'} over versie"
            f" {z.versie.nummer} van het plan: {z.get_oordeel_display()}",
            z.eigen_woorden,
            wie[z.pk],
            reverse("plan_versie", args=[z.versie.sleutel]),
        )
        for z in rijen
    }


_DAG = "(moment at time zone 'Europe/Amsterdam')::date"
_BESLOTEN = ("vastgesteld_op", "afgesloten_op")
for _naam, _tabel, _kolom, _regels in (
    ("planversie", "dossiers_planversie", _DAG, _versies),
    ("plan_vastgesteld", "dossiers_plan", "vastgesteld_op", _vastgesteld),
    ("plan_afgesloten", "dossiers_plan", "afgesloten_op", _afgesloten),
    ("planevaluatie", "dossiers_evaluatie", "gehouden_op", _evaluaties),
    ("zienswijze", "dossiers_zienswijze", "gegeven_op", _zienswijzen),
):
    # The moment of a plan's own row is the one at which it was begun.
    _moment = moment_van(_tabel, "r.id", _kolom) if _kolom in _BESLOTEN else "moment"
    _wanneer = "" if _kolom == _DAG else f" and {_kolom} is not null"
    voeg_toe(
        Bron(
            naam=_naam,
            soort="plan",
            groep=Groep.PLAN_EN_AFSPRAKEN,
            # Names of our own, never input.
            sql=f"select id, {_kolom} as dag, {_moment} as moment from {_tabel} r"  # noqa: S608
            f" where jongere_id = %(kind)s{_wanneer}",
            regels=_regels,
        )
    )
