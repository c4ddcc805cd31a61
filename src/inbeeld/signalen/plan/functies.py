"""Which people hold the functies that the plan names."""

from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from inbeeld.signalen.models import Functievervulling
from inbeeld.signalen.plan.model import Functie
from inbeeld.signalen.plan.partijen import kan_beslissen
from inbeeld.signalen.plan.policies import check_can_afspraken_beheren
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.beheer.actions.basis import NietMogelijk, eindigend, verb
from inbeeld.toegang.models import Aanstelling, Werkgebied

_BESLISSENDE_ROLLEN = tuple(rol for rol in Aanstelling.Rol.values if kan_beslissen(rol))


def vervullers(functie: str, dag: date) -> QuerySet[Functievervulling]:
    """Who holds a functie on a day; only while the aanstelling itself holds."""
    return (
        Functievervulling.objects.filter(
            functie=functie, periode__contains=dag, aanstelling__periode__contains=dag
        )
        .select_related("aanstelling__gebruiker", "aanstelling__organisatie")
        .order_by("aanstelling__organisatie__naam", "aanstelling__gebruiker__naam", "pk")
    )


def vervullers_voor(
    functie: str, dag: date, *, school: str | None, gemeente: str | None
) -> QuerySet[Functievervulling]:
    """Those who hold it at an organisation that works for this school or gemeente (their codes).

    Of several wethouders only the one of the child's own gemeente decides about it, and sees it.
    The region itself works for everybody.
    """
    werkt = Werkgebied.objects.filter(
        Q(gebied__soort="school", gebied__code=school)
        | Q(gebied__soort="gemeente", gebied__code=gemeente),
        organisatie=OuterRef("aanstelling__organisatie"),
        periode__contains=dag,
    )
    return vervullers(functie, dag).filter(
        Q(aanstelling__organisatie__soort="regio")
        | Q(aanstelling__organisatie__soort="school", aanstelling__organisatie__code=school)
        | Q(aanstelling__organisatie__soort="gemeente", aanstelling__organisatie__code=gemeente)
        | Exists(werkt)
    )


def vervullingen(dag: date) -> QuerySet[Functievervulling]:
    """Of all functies: who holds one on this day, or will."""
    return (
        Functievervulling.objects.exclude(periode__fully_lt=(dag, None))
        .exclude(aanstelling__periode__fully_lt=(dag, None))
        .select_related("aanstelling__gebruiker", "aanstelling__organisatie")
        .order_by("functie", "periode", "pk")
    )


def kandidaten(functie: Functie, dag: date) -> QuerySet[Aanstelling]:
    """Who can hold it: people of that kind of organisation who may see what they decide about."""
    return (
        Aanstelling.objects.filter(
            organisatie__soort=functie.bij,
            rol__in=_BESLISSENDE_ROLLEN,
            periode__contains=dag,
            gebruiker__is_active=True,
            vervangt=None,
        )
        .select_related("gebruiker", "organisatie")
        .order_by(F("organisatie__naam"), "gebruiker__naam", "pk")
    )


def benoem(
    functie: Functie, aanstelling: Aanstelling, *, van: date, tot_en_met: date | None = None
) -> Functievervulling:
    """Let somebody hold a functie. Raises Geweigerd, NietMogelijk."""
    check_can_afspraken_beheren(huidige_actor())
    if aanstelling.organisatie.soort != functie.bij or not kan_beslissen(aanstelling.rol):
        raise NietMogelijk("Deze medewerker kan deze functie niet vervullen.")
    bereik = eindigend(van, tot_en_met)
    with verb("functie vervuld"):
        dubbel = Functievervulling.objects.filter(
            functie=functie.code, aanstelling=aanstelling, periode__overlap=bereik
        )
        if dubbel.exists():
            raise NietMogelijk("Deze medewerker vervult de functie in deze periode al.")
        return Functievervulling.objects.create(
            functie=functie.code, aanstelling=aanstelling, periode=bereik
        )


def beeindig(vervulling: Functievervulling, *, tot_en_met: date, reden: str) -> None:
    """Say until when somebody holds it. Raises Geweigerd, NietMogelijk."""
    check_can_afspraken_beheren(huidige_actor())
    with verb("functie beëindigd", reden):
        vervulling.periode = eindigend(vervulling.periode.lower, tot_en_met)
        vervulling.save(update_fields=["periode"])
