"""Reads of the public form and of what came in through it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection

from inbeeld.register.identiteit import Naam, match_identiteit
from inbeeld.register.queries import zoek_jongeren
from inbeeld.signalen.models import OpenbareMelding
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op

MEESTE_GEVONDEN = 20


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Where a melding from outside can go."""

    postvak: int
    soort: str
    naam: str


def bestemmingen(dag: date) -> list[Bestemming]:
    """The region, for who does not know, and the gemeenten by name."""
    with connection.cursor() as cursor:
        cursor.execute("select postvak, soort, naam from signalen_openbare_postvakken(%s)", [dag])
        alle = [Bestemming(*rij) for rij in cursor.fetchall()]
    return sorted(alle, key=lambda b: (b.soort != "regio", b.naam))


def open_meldingen() -> list[OpenbareMelding]:
    """What waits in the postvakken of the actor, the nearest term first. Nothing of its contents.

    Row policies keep away what was not confirmed and what is another's.
    """
    return list(
        OpenbareMelding.objects.filter(afgehandeld_op=None)
        .select_related("postvak__organisatie")
        .defer("inhoud_versleuteld")
        .order_by("antwoord_uiterlijk", "pk")
    )


def afgehandelde_meldingen(hoogstens: int = 50) -> list[OpenbareMelding]:
    """The last ones that were handled, with what became of them."""
    return list(
        OpenbareMelding.objects.exclude(afgehandeld_op=None)
        .select_related("postvak__organisatie", "door__gebruiker")
        .order_by("-afgehandeld_op")[:hoogstens]
    )


def openbare_melding(sleutel: object) -> OpenbareMelding:
    """One of them. Raises OpenbareMelding.DoesNotExist."""
    return OpenbareMelding.objects.select_related("postvak__organisatie").get(sleutel=sleutel)


def zoek_kind(
    tekst: str, voornaam: str, achternaam: str, geboren: date | None, vandaag: date
) -> list[Kind]:
    """Children that the actor sees: by the text that was typed, and by exact name and birthday."""
    gevonden: Iterable[int] = [
        p.jongere_id for p in zoek_jongeren(tekst, hoogstens=MEESTE_GEVONDEN)
    ]
    if geboren is not None:
        naam = Naam(voornaam, achternaam)
        gevonden = {*gevonden, *match_identiteit(naam=naam, geboortedatum=geboren).voorstellen}
    return kinderen_op(sorted(gevonden), vandaag)
