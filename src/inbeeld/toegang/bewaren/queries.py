"""Reads of terms, holds, proposals and what was left of what was destroyed."""

from datetime import date

from django.db.models import Q, QuerySet

from inbeeld.toegang.models import (
    Bewaarplicht,
    Bewaartermijn,
    Vernietigingsvoorstel,
)


def termijnen_op(dag: date) -> list[Bewaartermijn]:
    """The term that holds on `dag` for each kind of organisation and of data."""
    gelden: dict[tuple[str, str], Bewaartermijn] = {}
    for termijn in Bewaartermijn.objects.filter(vanaf__lte=dag).order_by("vanaf"):
        gelden[termijn.soort_organisatie, termijn.gegevens] = termijn
    return [gelden[sleutel] for sleutel in sorted(gelden)]


def termijn_van(soort_organisatie: str, gegevens: str, dag: date) -> Bewaartermijn | None:
    """The one term for a kind of data; None when nothing was decided, so nothing is proposed."""
    rijen = Bewaartermijn.objects.filter(
        soort_organisatie=soort_organisatie, gegevens=gegevens, vanaf__lte=dag
    )
    return rijen.order_by("-vanaf").first()


def voorstellen() -> QuerySet[Vernietigingsvoorstel]:
    """The proposals of the actor's organisation that wait or were carried out, newest first."""
    return (
        Vernietigingsvoorstel.objects.filter(vervallen_op__isnull=True)
        .select_related("organisatie", "bevestigd_door__gebruiker")
        .order_by("-gemaakt_op")
    )


def bewaarplichten(dag: date, jongere_id: int | None = None) -> QuerySet[Bewaarplicht]:
    """The holds of the actor's organisation that hold on `dag`, oldest first."""
    rijen = Bewaarplicht.objects.filter(opgeheven_op__isnull=True).exclude(
        Q(tot_en_met__isnull=False) & Q(tot_en_met__lt=dag)
    )
    if jongere_id is not None:
        rijen = rijen.filter(jongere_id=jongere_id)
    return rijen.select_related("organisatie", "door__gebruiker").order_by("moment")
