"""Organisations, where they work, who answers for their postvak, and core teams."""

from datetime import date

from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.beheer.actions.basis import NietMogelijk, eindigend, verb
from inbeeld.toegang.beheer.policies import (
    check_can_organisatie_beheren,
    check_can_regio_beheren,
)
from inbeeld.toegang.models import Aanstelling, Kernteamlid, Organisatie, Postvak, Werkgebied


def maak_organisatie(*, naam: str, soort: str, code: str) -> Organisatie:
    """Raises Geweigerd, NietMogelijk."""
    check_can_regio_beheren(huidige_actor())
    with verb("organisatie gemaakt"):
        return Organisatie.objects.create(naam=naam, soort=soort, code=code)


def wijzig_organisatie(organisatie: Organisatie, *, naam: str) -> None:
    """Its name; kind and code are what facts and rights hang on, and stay. Raises Geweigerd."""
    check_can_regio_beheren(huidige_actor())
    with verb("naam van organisatie gewijzigd"):
        organisatie.naam = naam
        organisatie.save(update_fields=["naam"])


def voeg_werkgebied_toe(
    organisatie: Organisatie, gebied: Organisatie, *, van: date, tot_en_met: date | None = None
) -> Werkgebied:
    """Raises Geweigerd, and NietMogelijk when the two overlap already or do not fit."""
    check_can_regio_beheren(huidige_actor())
    bereik = eindigend(van, tot_en_met)
    with verb("werkgebied toegevoegd"):
        if organisatie.werkgebieden.filter(gebied=gebied, periode__overlap=bereik).exists():
            raise NietMogelijk("Dit werkgebied is er in deze periode al.")
        return Werkgebied.objects.create(organisatie=organisatie, gebied=gebied, periode=bereik)


def beeindig_werkgebied(werkgebied: Werkgebied, *, tot_en_met: date, reden: str) -> None:
    """Raises Geweigerd, NietMogelijk."""
    check_can_regio_beheren(huidige_actor())
    with verb("werkgebied beëindigd", reden):
        werkgebied.periode = eindigend(werkgebied.periode.lower, tot_en_met)
        werkgebied.save(update_fields=["periode"])


def benoem_coordinator(organisatie: Organisatie, coordinator: Aanstelling) -> Postvak:
    """Name who answers for the postvak, and make it when there is none. Raises Geweigerd,
    NietMogelijk."""
    check_can_organisatie_beheren(huidige_actor(), organisatie.pk)
    with verb("coördinator van postvak benoemd"):
        return Postvak.objects.update_or_create(
            organisatie=organisatie, defaults={"coordinator": coordinator}
        )[0]


def voeg_toe_aan_kernteam(
    school: Organisatie, aanstelling: Aanstelling, *, van: date, tot_en_met: date | None = None
) -> Kernteamlid:
    """Raises Geweigerd, NietMogelijk."""
    check_can_organisatie_beheren(huidige_actor(), school.pk)
    bereik = eindigend(van, tot_en_met)
    if van < aanstelling.periode.lower:
        raise NietMogelijk("De aanstelling van deze medewerker begint later.")
    with verb("in kernteam"):
        if school.kernteam.filter(aanstelling=aanstelling, periode__overlap=bereik).exists():
            raise NietMogelijk("Deze medewerker zit in deze periode al in het kernteam.")
        return Kernteamlid.objects.create(school=school, aanstelling=aanstelling, periode=bereik)


def beeindig_kernteamlid(lid: Kernteamlid, *, tot_en_met: date, reden: str) -> None:
    """Raises Geweigerd, NietMogelijk."""
    check_can_organisatie_beheren(huidige_actor(), lid.school_id)
    with verb("uit kernteam", reden):
        lid.periode = eindigend(lid.periode.lower, tot_en_met)
        lid.save(update_fields=["periode"])
