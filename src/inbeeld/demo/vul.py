"""Put the synthetic region into the database, once.

Facts go through `leg_vast` as everybody's do. They are recorded in about forty steps, as they would
have become known, so that 'wat wisten we op' has an answer; the timelines are computed once, at the
end.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import transaction

from inbeeld.monitor.actions.blad import maak_bladen
from inbeeld.monitor.actions.doelen import laad
from inbeeld.register.actions import Persoon, nieuwe_jongeren
from inbeeld.register.models import Vastlegging
from inbeeld.tijdlijnen.actions import herbereken, leg_vast
from inbeeld.tijdlijnen.models import DefinitieKeuze
from inbeeld.toegang.actor import systeem_actor
from inbeeld.toegang.models import Gebruiker, Organisatie
from inbeeld.web.datums import AMSTERDAM

from .accounts import REGIO
from .afspraken import maak_afspraken
from .feitenboek import Feitenboek, Rij, bron_van
from .kennis import bekend_op
from .partners import maak_mensen, maak_organisaties
from .personages import VERHALEN
from .publicatie import publiceer_vorig_jaar
from .regio import KINDEREN, Regio, maak_regio
from .verleden import maak_verleden
from .werk import maak_werk

DEFINITIE = "zkij-2021"


class AlInGebruik(RuntimeError):
    """The database holds something that is not the demo's; the message says what to do."""


def vul(vandaag: date, kinderen: int = KINDEREN) -> bool:
    """Make the region with its organisations, accounts, children, facts and timelines.

    One transaction; returns False, having done nothing, when a demo region is there already.
    Raises AlInGebruik when there is none and yet somebody or something is there.
    """
    with systeem_actor("demo vullen", vandaag), transaction.atomic():
        if Vastlegging.objects.filter(soort=Vastlegging.Soort.DEMO).exists():
            return False
        # The demo comes whole or not at all, so without it everything here is somebody else's.
        if any(model.objects.exists() for model in (Gebruiker, Organisatie, Vastlegging)):
            raise AlInGebruik(
                "In deze database staan al mensen, organisaties of gegevens die niet van de demo"
                " zijn. De demo vult alleen een lege database."
            )
        regio = maak_regio(vandaag, kinderen)
        organisaties = maak_organisaties(regio.scholen)
        kinderen_ = frozenset(persoon.naam.voluit for persoon in regio.boek.personen)
        maak_mensen(organisaties, regio.scholen, vandaag, kinderen_)
        maak_afspraken()
        DefinitieKeuze.objects.create(definitie=DEFINITIE, vanaf=date(2021, 1, 1))
        ids = maak_jongeren(regio)
        _leg_feiten_vast(regio, ids, {code: org.pk for (_, code), org in organisaties.items()})
        herbereken(vandaag=vandaag)
        verhalen = {v.code: ids[nummer] for nummer, v in enumerate(VERHALEN, start=1)}
        maak_verleden(list(verhalen.values()), vandaag)
        maak_werk(verhalen, vandaag)
        moment = datetime.combine(vandaag, time(0), tzinfo=AMSTERDAM)
        laad(moment)
        maak_bladen(moment, vandaag)
        publiceer_vorig_jaar(moment)
    return True


def maak_jongeren(regio: Regio) -> dict[int, int]:
    """Children and their personalia; returns number of the generator -> id."""
    personen = regio.boek.personen
    ids = nieuwe_jongeren(
        [
            Persoon(
                roepnaam=persoon.naam.roepnaam,
                voornamen=persoon.naam.voornamen,
                voorvoegsel=persoon.naam.voorvoegsel,
                achternaam=persoon.naam.achternaam,
                pgn=persoon.onderwijsnummer,
                geheim_adres=persoon.geheim_adres,
            )
            for persoon in personen
        ]
    )
    return {persoon.nummer: id_ for persoon, id_ in zip(personen, ids, strict=True)}


def _leg_feiten_vast(regio: Regio, ids: Mapping[int, int], organisaties: Mapping[str, int]) -> None:
    woont = woongemeenten(regio.boek)
    per_moment: dict[datetime, dict[str, list[Rij]]] = defaultdict(lambda: defaultdict(list))
    for tabel, rijen in regio.boek.tabellen.items():
        for rij in rijen:
            bron = bron_van(tabel, rij, woont) or REGIO[0]
            feit: dict[str, Any] = {**rij, "_bron": organisaties[bron]}
            if "jongere" in rij:
                feit["jongere"] = ids[rij["jongere"]]
            per_moment[bekend_op(tabel, rij, regio.begin, regio.vandaag)][tabel].append(feit)
    for moment, nieuw in sorted(per_moment.items()):
        leg_vast(
            moment=moment,
            soort=Vastlegging.Soort.DEMO,
            reden="voorbeeldregio",
            nieuw=nieuw,
            doorrekenen=False,
        )


def woongemeenten(boek: Feitenboek) -> dict[int, str]:
    """The gemeente of each child's latest residence, which speaks for its birth and exemption."""
    return {rij["jongere"]: rij["gemeente"] for rij in boek.tabellen["woonplaatsen"]}
