"""What the tests of zaken share: postvakken with their coordinator, and children at home."""

from datetime import date

from django.db import transaction

from inbeeld.signalen.models import Zaak
from inbeeld.toegang.models import Aanstelling, Betrokkenheid, Organisatie, Postvak
from tests import fabriek as f


def postvak(bij: Organisatie) -> Postvak:
    """The organisation's postvak, with a coordinator of its own."""
    with f.systeem(), transaction.atomic():
        gevonden = Postvak.objects.filter(organisatie=bij).first()
        return gevonden or Postvak.objects.create(organisatie=bij, coordinator=f.aanstelling(bij))


def coordinator(bij: Organisatie) -> Aanstelling:
    with f.systeem(), transaction.atomic():
        return Postvak.objects.select_related("coordinator").get(organisatie=bij).coordinator


def thuis(school: Organisatie, van: str = "2026-01-12", **anders: object) -> int:
    """A child that is at home since a Monday, and still is."""
    return f.kind(school, verzuim=[f.verzuimrij(school.code, van)], **anders)


def zaken_van(kind: int) -> list[Zaak]:
    with f.systeem(), transaction.atomic():
        rijen = Zaak.objects.select_related("eigenaar_postvak__organisatie")
        return list(rijen.filter(jongere_id=kind).order_by("pk"))


def zaak_van(kind: int) -> Zaak:
    (zaak,) = zaken_van(kind)
    return zaak


def betrokken(kind: int) -> list[tuple[str, date, date | None]]:
    """Whose organisation is involved because it holds a zaak: (name, first day, day after)."""
    with f.systeem(), transaction.atomic():
        rijen = Betrokkenheid.objects.filter(jongere_id=kind, grond="zaak").order_by("pk")
        return [(r.organisatie.naam, r.periode.lower, r.periode.upper) for r in rijen]
