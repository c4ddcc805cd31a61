"""The next owner follows from the route, is told, and there is never a moment without."""

from datetime import timedelta

import pytest
from django.db import connection

from inbeeld.register.models import FeitWoonplaats
from inbeeld.signalen.actions import zaken
from inbeeld.signalen.actions.overname import Overname, regel_overname
from inbeeld.signalen.models import Kennisgeving
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.signalen.zaakhulp import betrokken, coordinator, postvak, thuis, zaak_van, zaken_van

pytestmark = pytest.mark.django_db
MORGEN = f.VANDAAG + timedelta(days=1)
RUST = Overname(0, 0, 0)


def _verhuis(kind: int, naar: str, op: str) -> None:
    with f.systeem():
        oud = FeitWoonplaats.objects.get(jongere_id=kind, ingetrokken_op=None)
    begin = oud.periode.lower
    f.leg(
        f.gemeente(),
        intrekken={"woonplaatsen": [oud.pk]},
        woonplaatsen=[
            {
                "jongere": kind,
                "gemeente": oud.gemeente,
                "begindatum": begin,
                "einddatum": f.d(op) - timedelta(days=1),
            },
            {"jongere": kind, "gemeente": naar, "begindatum": f.d(op)},
        ],
    )


def _eigenaar_nu(kind: int) -> int:
    zaak = zaak_van(kind)
    with f.systeem(MORGEN), connection.cursor() as cursor:
        cursor.execute(
            "select signalen_eigenaar_nu(%s, %s)", [zaak.eigenaar_id, zaak.eigenaar_postvak_id]
        )
        return cursor.fetchone()[0]


def test_a_child_that_moves_takes_its_zaak_along() -> None:
    postvak(f.gemeente())
    nieuw = f.gemeente("0473")
    postvak(nieuw)
    kind = thuis(f.school())
    _verhuis(kind, "0473", "2026-01-28")
    assert regel_overname(f.VANDAAG, f.MOMENT) == Overname(0, 1, 0)
    assert zaak_van(kind).eigenaar_postvak.organisatie == nieuw
    assert betrokken(kind) == [
        ("Gemeente 0392", f.VANDAAG, MORGEN),
        ("Gemeente 0473", f.VANDAAG, None),
    ]
    with f.systeem():
        verteld = set(Kennisgeving.objects.values_list("soort", "aan_id"))
    assert verteld == {
        ("zaak_toegewezen", coordinator(nieuw).pk),
        ("zaak_overgenomen", coordinator(f.gemeente()).pk),
    }
    assert regel_overname(f.VANDAAG, f.MOMENT) == RUST


def test_what_a_person_chose_stands_until_the_child_moves_after_that() -> None:
    postvak(f.gemeente())
    ander, derde = f.gemeente("0473"), f.gemeente("0375")
    postvak(ander)
    postvak(derde)
    kind = thuis(f.school())
    # Only the region hands a zaak to who has nothing to do with the child's place.
    with als(f.actor(f.regio())):
        zaken.draag_over(zaak_van(kind), postvak(ander), "Kent het gezin.", moment=f.MOMENT)
    assert regel_overname(f.VANDAAG, f.MOMENT) == RUST
    from datetime import UTC, datetime

    with f.systeem():
        oud = FeitWoonplaats.objects.get(jongere_id=kind, ingetrokken_op=None)
    f.leg(
        f.gemeente(),
        moment=datetime(2026, 2, 5, 9, tzinfo=UTC),
        vandaag=f.d("2026-02-05"),
        intrekken={"woonplaatsen": [oud.pk]},
        woonplaatsen=[{"jongere": kind, "gemeente": "0375", "begindatum": f.d("2015-01-01")}],
    )
    assert regel_overname(f.d("2026-02-05"), f.MOMENT) == Overname(0, 1, 0)
    assert zaak_van(kind).eigenaar_postvak.organisatie == derde


def test_after_a_person_left_the_coordinator_holds_it_the_same_day_without_a_job() -> None:
    postvak(f.gemeente())
    wie = f.aanstelling(f.gemeente(), tot_en_met=f.VANDAAG)
    kind = thuis(f.school())
    with als(f.actor(f.gemeente())):
        zaken.wijs_toe([zaak_van(kind)], wie.pk, moment=f.MOMENT)
    assert _eigenaar_nu(kind) == coordinator(f.gemeente()).pk
    assert regel_overname(f.VANDAAG, f.MOMENT) == RUST
    assert regel_overname(MORGEN, f.MOMENT) == Overname(0, 0, 1)
    assert zaak_van(kind).eigenaar is None
    assert regel_overname(MORGEN, f.MOMENT) == RUST
    with f.systeem():
        laatste = Kennisgeving.objects.order_by("pk").last()
    assert (laatste.soort, laatste.aan_id) == ("zaak_toegewezen", coordinator(f.gemeente()).pk)


def test_an_organisation_that_stops_working_for_a_school_is_followed_by_the_next() -> None:
    from inbeeld.toegang.models import Organisatie, Werkgebied
    from inbeeld.toegang.perioden import periode

    gemeente, leerplein = f.gemeente(), f.organisatie(Organisatie.Soort.SAMENWERKING, "LP")
    gebied = f.werkgebied(leerplein, gemeente)
    postvak(leerplein)
    opvolger = f.organisatie(Organisatie.Soort.SAMENWERKING, "LQ")
    postvak(opvolger)
    kind = thuis(f.school())
    assert zaak_van(kind).eigenaar_postvak.organisatie == leerplein
    f.wijzig(gebied, periode=periode(f.d("2015-08-01"), f.VANDAAG - timedelta(days=1)))
    with f.systeem():
        Werkgebied.objects.create(
            organisatie=opvolger, gebied=gemeente, periode=periode(f.VANDAAG, None)
        )
    assert regel_overname(f.VANDAAG, f.MOMENT) == Overname(0, 1, 0)
    assert zaak_van(kind).eigenaar_postvak.organisatie == opvolger


def test_a_child_for_whom_there_was_nobody_gets_its_zaak_when_there_is() -> None:
    kind = thuis(f.school())
    assert zaken_van(kind) == []
    postvak(f.gemeente())
    assert regel_overname(f.VANDAAG, f.MOMENT) == Overname(1, 0, 0)
    assert zaak_van(kind).stap_op == f.d("2026-02-09")
    assert regel_overname(f.VANDAAG, f.MOMENT) == RUST
