"""Two recordings of one child at the same moment: the timeline knows both."""

import threading

import pytest
from django.db import connection, transaction

from inbeeld.tijdlijnen.actions import herbereken
from inbeeld.tijdlijnen.models import Laag, Tijdlijn
from tests import fabriek as f


@pytest.mark.django_db(transaction=True)
def test_the_second_recording_waits_and_sees_the_first():
    a = f.school("10AB00")
    kind = f.kind(a)
    eerste_ligt_er, fouten = threading.Event(), []

    def tweede() -> None:
        try:
            eerste_ligt_er.wait(10)
            vrij = {"jongere": kind, "grond": "art15", "begindatum": f.d("2026-02-02")}
            f.leg(f.gemeente("0392"), vrijstellingen=[vrij])
        except Exception as fout:  # noqa: BLE001 - shown by the assertion below
            fouten.append(fout)
        finally:
            connection.close()

    draad = threading.Thread(target=tweede)
    draad.start()
    with transaction.atomic():
        f.leg(a, verzuim=[{"jongere": kind, **f.verzuimrij(a.code, "2025-12-01")}])
        eerste_ligt_er.set()
        # The second cannot finish before this one commits.
        draad.join(1.5)
        assert draad.is_alive()
    draad.join(20)
    assert (draad.is_alive(), fouten) == (False, [])
    with f.systeem(), transaction.atomic():
        statussen = set(Tijdlijn.objects.values_list("status", flat=True))
        assert {"vrijgesteld", "langdurig_relatief_verzuim"} <= statussen
        assert Laag.objects.filter(laag="vrijgesteld").count() == 1
    assert herbereken(vandaag=f.VANDAAG).anders == ()
