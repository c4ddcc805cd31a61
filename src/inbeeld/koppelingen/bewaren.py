"""What this room keeps of children: which message of another system was about which melding."""

from inbeeld.toegang.bewaren.plaatsen import Plaatsen, Restplaats

PLAATSEN = Plaatsen(
    rest=Restplaats(
        per_kind=("delete from koppelingen_duomelding where jongere_id = any(leeg)",),
    )
)
