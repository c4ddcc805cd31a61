"""Put the synthetic region into the database, once.

Facts go through `leg_vast` as everybody's do. They are recorded in about forty steps, as they would
have become known, so that 'wat wisten we op' has an answer; the timelines are computed once, at the
end.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from inbeeld.register.actions import Persoon, nieuwe_jongeren
from inbeeld.register.models import Vastlegging
from inbeeld.tijdlijnen.actions import herbereken, leg_vast
from inbeeld.tijdlijnen.models import DefinitieKeuze
from inbeeld.toegang.actor import systeem_actor
from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie, Werkgebied
from inbeeld.toegang.perioden import periode

from .accounts import MENSEN, REGIO, SECTOREN_PO, SWV_PO, SWV_VO, WACHTWOORD
from .feitenboek import Feitenboek, Rij, bron_van
from .gebied import GEMEENTEN, School
from .kennis import bekend_op
from .regio import KINDEREN, Regio, maak_regio

DEFINITIE = "zkij-2021"
_ALTIJD = date(2000, 1, 1)


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
        organisaties = _maak_organisaties(regio.scholen)
        _maak_accounts(organisaties, vandaag)
        DefinitieKeuze.objects.create(definitie=DEFINITIE, vanaf=date(2021, 1, 1))
        ids = _maak_jongeren(regio)
        _leg_feiten_vast(regio, ids, {code: org.pk for (_, code), org in organisaties.items()})
        herbereken(vandaag=vandaag)
    return True


def _maak_organisaties(scholen: tuple[School, ...]) -> dict[tuple[str, str], Organisatie]:
    rijen = [Organisatie(soort="regio", code=REGIO[0], naam=REGIO[1])]
    rijen += [Organisatie(soort="swv", code=code, naam=naam) for code, naam in (SWV_PO, SWV_VO)]
    rijen += [Organisatie(soort="gemeente", code=g.code, naam=g.naam) for g in GEMEENTEN]
    rijen += [Organisatie(soort="school", code=s.code, naam=s.naam) for s in scholen]
    Organisatie.objects.bulk_create(rijen)
    organisaties = {(org.soort, org.code): org for org in rijen}
    gebieden = []
    for school in scholen:
        if school.sector != "mbo":
            code = SWV_PO[0] if school.sector in SECTOREN_PO else SWV_VO[0]
            gebieden.append(
                Werkgebied(
                    organisatie=organisaties["swv", code],
                    gebied=organisaties["school", school.code],
                    periode=periode(_ALTIJD, None),
                )
            )
    Werkgebied.objects.bulk_create(gebieden)
    return organisaties


def _maak_accounts(organisaties: Mapping[tuple[str, str], Organisatie], vandaag: date) -> None:
    wachtwoord = make_password(WACHTWOORD)
    for mens in MENSEN:
        gebruiker = Gebruiker.objects.create(
            username=mens.gebruikersnaam, naam=mens.naam, password=wachtwoord
        )
        Aanstelling.objects.create(
            gebruiker=gebruiker,
            organisatie=organisaties[mens.organisatie],
            rol=mens.rol,
            periode=periode(min(vandaag, date(2024, 8, 1)), None),
        )


def _maak_jongeren(regio: Regio) -> dict[int, int]:
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
    woont = _woongemeenten(regio.boek)
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


def _woongemeenten(boek: Feitenboek) -> dict[int, str]:
    """The gemeente of each child's latest residence, which speaks for its birth and exemption."""
    return {rij["jongere"]: rij["gemeente"] for rij in boek.tabellen["woonplaatsen"]}
