"""What the demo page shows of the story children: only what the account that looks may see."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from inbeeld.register.identiteit import match_nummers
from inbeeld.register.models import Jongere
from inbeeld.tijdlijnen.models import Klok, Tijdlijn

from .personages import VERHALEN
from .regio import onderwijsnummer
from .verhalen import Verhaal


@dataclass(frozen=True)
class VerhaalRegel:
    """A story with what the engine says today; all but the story is empty for a child unseen."""

    verhaal: Verhaal
    jongere_id: int | None = None
    sleutel: UUID | None = None
    status: str = ""
    soort: str = ""
    dag_n: int | None = None
    dag_van: int | None = None


def verhaalregels(vandaag: date) -> list[VerhaalRegel]:
    """Every story, in telling order, with the status on `vandaag` where the actor may see it.

    The status is that of the definitie which the region has set; the klok is the strict one.
    """
    nummers = {onderwijsnummer(n): verhaal for n, verhaal in enumerate(VERHALEN, start=1)}
    bekend = match_nummers(list(nummers))
    # The row policies leave out the children with whom this aanstelling is not involved.
    sleutels = dict(Jongere.objects.filter(pk__in=bekend.values()).values_list("pk", "sleutel"))
    standen = {
        stand.jongere_id: stand
        for stand in Tijdlijn.objects.filter(jongere__in=sleutels, periode__contains=vandaag)
    }
    klokken = {
        klok.jongere_id: klok
        for klok in Klok.objects.filter(
            jongere__in=sleutels, soort="streng", periode__contains=vandaag
        )
    }
    regels = []
    for nummer, verhaal in nummers.items():
        jongere_id = bekend.get(nummer)
        if jongere_id not in sleutels or jongere_id not in standen:
            regels.append(VerhaalRegel(verhaal))
            continue
        stand, klok = standen[jongere_id], klokken.get(jongere_id)
        regels.append(
            VerhaalRegel(
                verhaal,
                jongere_id,
                sleutels[jongere_id],
                stand.status,
                stand.soort,
                (vandaag - klok.thuis_sinds).days + 1 if klok else None,
                (klok.drie_maanden_op - klok.thuis_sinds).days if klok else None,
            )
        )
    return regels
