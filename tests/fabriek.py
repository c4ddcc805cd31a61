"""Makers of test data: short names, synthetic people, everything through the front doors."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import count

from django.db import transaction
from django.db.models import Model
from django.test import Client

from inbeeld.register.actions import Persoon, nieuwe_jongere
from inbeeld.register.models import FeitSchool, Vastlegging
from inbeeld.tijdlijnen.actions import leg_vast
from inbeeld.toegang.actor import Actor, systeem_actor
from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie, Werkgebied
from inbeeld.toegang.perioden import periode

VANDAAG = date(2026, 2, 2)
MOMENT = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)
WACHTWOORD = "een lang wachtwoord voor de proef"

_nr = count(1)


def d(tekst: str) -> date:
    """A date from '2026-01-15'."""
    return date.fromisoformat(tekst)


def school(code: str = "10AB00", naam: str = "") -> Organisatie:
    return _organisatie("school", code, naam or f"School {code}")


def gemeente(code: str = "0392", naam: str = "") -> Organisatie:
    return _organisatie("gemeente", code, naam or f"Gemeente {code}")


def swv(code: str = "SWV1", scholen: Iterable[Organisatie] = ()) -> Organisatie:
    organisatie = _organisatie("swv", code, f"Samenwerkingsverband {code}")
    for s in scholen:
        werkgebied(organisatie, s)
    return organisatie


def werkgebied(organisatie: Organisatie, gebied: Organisatie) -> Werkgebied:
    with _beheer():
        return Werkgebied.objects.create(
            organisatie=organisatie, gebied=gebied, periode=periode(d("2015-08-01"), None)
        )


def organisatie(soort: str, code: str) -> Organisatie:
    """A partner of any kind."""
    return _organisatie(soort, code, f"{soort} {code}".capitalize())


def regio(code: str = "REGIO") -> Organisatie:
    return _organisatie("regio", code, "De regio")


def _organisatie(soort: str, code: str, naam: str) -> Organisatie:
    with _beheer():
        return Organisatie.objects.get_or_create(soort=soort, code=code, defaults={"naam": naam})[0]


@contextmanager
def _beheer() -> Iterator[None]:
    """Who may write organisations and people: not the actor of the test that asks for them."""
    with systeem(), transaction.atomic():
        yield


ROL = {
    "school": "verzuimcoordinator",
    "gemeente": "leerplichtambtenaar",
    "swv": "swv_consulent",
    "regio": "regiocoordinator",
    "samenwerking": "leerplichtambtenaar",
    "jgz": "jeugdarts",
    "jeugdteam": "jeugdcoach",
    "zorgaanbieder": "zorgverlener",
    "justitie": "justitiemedewerker",
}


def aanstelling(
    organisatie: Organisatie,
    rol: str = "",
    *,
    gebruiker: Gebruiker | None = None,
    van: date = date(2015, 8, 1),
    tot_en_met: date | None = None,
) -> Aanstelling:
    """An appointment, by default of a new person in the rol that suits the organisation."""
    with _beheer():
        return Aanstelling.objects.create(
            gebruiker=gebruiker or mens(),
            organisatie=organisatie,
            rol=rol or ROL[organisatie.soort],
            periode=periode(van, tot_en_met),
        )


def mens(naam: str = "") -> Gebruiker:
    """A person who can log in and has no aanstelling."""
    naam = naam or f"medewerker{next(_nr)}"
    with _beheer():
        return Gebruiker.objects.create_user(
            f"{naam}@voorbeeld.example", password=WACHTWOORD, naam=naam.capitalize()
        )


def wijzig(rij: Model, **waarden: object) -> None:
    """Change a row of people or organisations, as whoever may."""
    for veld, waarde in waarden.items():
        setattr(rij, veld, waarde)
    with _beheer():
        rij.save()


def actor(organisatie: Organisatie, rol: str = "", *, vandaag: date = VANDAAG) -> Actor:
    """An actor with a new appointment at the organisation."""
    return actor_van(aanstelling(organisatie, rol), vandaag=vandaag)


def log_in(client: Client, actor_: Actor) -> None:
    """Log the person of an actor in; with one aanstelling that is the one that counts."""
    client.force_login(Gebruiker.objects.get(pk=actor_.gebruiker_id))


def actor_van(a: Aanstelling, *, vandaag: date = VANDAAG) -> Actor:
    return Actor(a.gebruiker_id, a.pk, a.organisatie_id, a.rol, vandaag)


@contextmanager
def systeem(vandaag: date = VANDAAG) -> Iterator[Actor]:
    with systeem_actor("test", vandaag) as a:
        yield a


def leg(
    bron: Organisatie,
    *,
    moment: datetime = MOMENT,
    vandaag: date = VANDAAG,
    intrekken: dict | None = None,
    **nieuw: list[dict],
) -> Vastlegging:
    """Record facts of an organisation as the system: `leg(school, verzuim=[{…}])`."""
    with systeem(vandaag):
        rijen = {t: [{"_bron": bron.pk, **rij} for rij in lijst] for t, lijst in nieuw.items()}
        return leg_vast(moment=moment, soort="demo", nieuw=rijen, intrekken=intrekken or {})


def schoolfeit(code: str = "10AB00", sector: str = "vo", **anders: object) -> dict:
    """A row of `scholen`."""
    rij = {"school": code, "naam": f"School {code}", "sector": sector, "gemeente": "0392"}
    return {**rij, "vakantieregio": "noord", "uren_per_lesdag": None, **anders}


def kind(
    bij: Organisatie,
    *,
    roepnaam: str = "Sam",
    achternaam: str = "Vries",
    voorvoegsel: str = "de",
    geboren: str = "2012-03-14",
    van: str = "2016-08-01",
    tot_en_met: str | None = None,
    woont: str | None = "0392",
    pgn: str | None = None,
    **nieuw: list[dict],
) -> int:
    """A child at a school and in a gemeente, both made when needed; `nieuw` gets its number."""
    with systeem():
        if not FeitSchool.objects.filter(school=bij.code, ingetrokken_op=None).exists():
            leg(bij, scholen=[schoolfeit(bij.code)])
        persoon = Persoon(roepnaam, achternaam, voorvoegsel=voorvoegsel, pgn=pgn)
        jongere = nieuwe_jongere(persoon)
    eind = None if tot_en_met is None else d(tot_en_met)
    rijen: dict[str, list[dict]] = {
        "jongeren": [{"geboortedatum": d(geboren)}],
        "inschrijvingen": [{"school": bij.code, "begindatum": d(van), "einddatum": eind}],
        **nieuw,
    }
    if woont is not None:
        gemeente(woont)
        rijen["woonplaatsen"] = [{"gemeente": woont, "begindatum": d(geboren)}]
    leg(bij, **{t: [{"jongere": jongere, **r} for r in lijst] for t, lijst in rijen.items()})
    return jongere


def verzuimrij(
    school_: str, van: str, tot_en_met: str | None = None, soort: str = "ongeoorloofd", uren=None
) -> dict:
    """A row of `verzuim` without its child."""
    eind = None if tot_en_met is None else d(tot_en_met)
    return {
        "school": school_,
        "begindatum": d(van),
        "einddatum": eind,
        "soort": soort,
        "uren": uren,
    }
