"""What each partner was asked, answered and left lying: work of organisations, no child in it.

Small numbers are not hidden: they say what an organisation did, and of whom is for nobody to read
in them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from inbeeld.toegang.models import Organisatie


@dataclass(frozen=True, slots=True)
class Partner:
    """One organisation over a period. `mediaan_dagen` None: it answered nothing in it.

    `zaken`, `stappen_te_laat`, `besluiten` and `besluiten_te_laat` are of the actor's day.
    """

    naam: str
    soort: str
    gevraagd: int
    op_tijd: int
    te_laat: int
    geweigerd: int
    wacht: int
    wacht_te_laat: int
    mediaan_dagen: float | None
    zaken: int
    stappen_te_laat: int
    besluiten: int
    besluiten_te_laat: int

    @property
    def laat(self) -> int:
        """Everything that is past its day now."""
        return self.wacht_te_laat + self.stappen_te_laat + self.besluiten_te_laat


def partners(van: date, tot_en_met: date) -> list[Partner]:
    """The organisations that the actor may count, those with most past its day first.

    Meldingen are those that were sent from `van` through `tot_en_met`.
    """
    with connection.cursor() as cursor:
        cursor.execute("select * from dossiers_partners(%s, %s::date + 1)", [van, tot_en_met])
        rijen = cursor.fetchall()
    wie = Organisatie.objects.in_bulk([rij[0] for rij in rijen])
    uit = [Partner(wie[pk].naam, wie[pk].get_soort_display(), *rest) for pk, *rest in rijen]
    return sorted(uit, key=lambda p: (-p.laat, -p.gevraagd, p.soort, p.naam))


def samen(lijst: Iterable[Partner]) -> dict[str, int]:
    """The sums of a list, for the sentence above it."""
    namen = ("gevraagd", "op_tijd", "te_laat", "wacht", "wacht_te_laat", "stappen_te_laat")
    lijst = list(lijst)
    return {naam: sum(getattr(p, naam) for p in lijst) for naam in namen}
