"""A target as a picture: our figures, the line to the goal, and the years that do not compare."""

from collections.abc import Sequence
from itertools import dropwhile

from django.utils.safestring import SafeString

from inbeeld.monitor.doelstand import Doelstand
from inbeeld.monitor.models import Onvergelijkbaar
from inbeeld.toegang.perioden import einddatum
from inbeeld.web.grafieken import Band, Punt, Reeks, Streeflijn, teken_lijn


def tekening(
    stand: Doelstand, onvergelijkbaar: Sequence[Onvergelijkbaar]
) -> tuple[SafeString, SafeString] | None:
    """Wide and narrow, from the first figure that is known; None where none is: a line alone says
    nothing."""
    alle = [Punt(p.dag, p.waarde, p.volledig) for p in stand.punten if not p.loopt]
    punten = list(dropwhile(lambda punt: punt.waarde is None, alle))
    if not punten:
        return None
    doel = stand.doel
    lijn = None
    if doel.basis_waarde is not None and doel.basis_tot_en_met is not None:
        lijn = Streeflijn(
            "naar het doel",
            doel.basis_tot_en_met,
            doel.basis_waarde,
            doel.uiterlijk_op,
            stand.streefwaarde,
        )
    begin = min([p.dag for p in punten] + ([lijn.van] if lijn else []))
    einde = max([p.dag for p in punten] + ([lijn.tot] if lijn else []))
    banden = [
        Band(rij.periode.lower, einddatum(rij.periode) or einde, rij.reden)
        for rij in onvergelijkbaar
        if rij.periode.lower <= einde
        and (rij.periode.upper is None or rij.periode.upper > begin)
        and rij.indicator in ("", stand.maat.code, stand.maat.indicator)
    ]
    beelden = [
        teken_lijn(
            [Reeks("onze cijfers", punten)],
            titel=f"{stand.maat.naam}, {stand.gebied_naam}",
            beschrijving="Dezelfde aantallen staan in de tabel.",
            breed=breed,
            id_="doel",
            doel=lijn,
            banden=banden,
        )
        for breed in (True, False)
    ]
    return beelden[0], beelden[1]
