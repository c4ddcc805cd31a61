"""What this room keeps of children besides facts, and files that nobody processed."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from inbeeld.toegang.bewaren.plaatsen import Plaatsen, Restplaats
from inbeeld.toegang.bewaren.queries import termijn_van

from .actions.aannemen import gooi_weg
from .models import Levering

_EIGEN_LEVERING = (
    "levering_id in (select l.id from aanleveren_levering l"
    " where l.organisatie_id = v.organisatie_id)"
)
_VAN = "jongere_id = any({kinderen})"

PLAATSEN = Plaatsen(
    rest=Restplaats(
        per_kopie=(
            *(
                f"delete from aanleveren_{tabel} where {_EIGEN_LEVERING} and jongere_id = any(weg)"  # noqa: S608
                for tabel in ("vraag", "vraagevent")
            ),
            *(
                f"delete from aanleveren_{tabel}"  # noqa: S608
                " where organisatie_id = v.organisatie_id and jongere_id = any(weg)"
                for tabel in ("leverancierssleutel", "leverancierssleutelevent")
            ),
        ),
        per_kind=tuple(
            f"delete from aanleveren_{tabel} where jongere_id = any(leeg)"  # noqa: S608
            for tabel in (
                "vraag",
                "vraagevent",
                "leverancierssleutel",
                "leverancierssleutelevent",
            )
        ),
    )
)
_NIET_VERWERKT = ("concept", "proef", "vragen", "bevestigd", "mislukt")


def ruim_op(peildatum: date, moment: datetime) -> int:
    """Throw away the files of deliveries that nobody processed within their term; returns how many.

    As the system. A delivery that waits for a person is dropped whole, its row stays.
    """
    weg = 0
    for levering in (
        Levering.objects.filter(status__in=_NIET_VERWERKT, delen__isnull=False)
        .distinct()
        .select_related("organisatie")
    ):
        termijn = termijn_van(levering.organisatie.soort, "levering", peildatum)
        ontvangen = timezone.localdate(levering.moment)
        if termijn and ontvangen + timedelta(days=termijn.dagen) <= peildatum:
            gooi_weg(levering, moment)
            weg += 1
    return weg
