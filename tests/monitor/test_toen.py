"""What was filled in later does not change a figure of before: rows as they stood at a moment."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from inbeeld.dossiers.actions import aanbod, behoeften
from inbeeld.monitor.bouwers import behoefte
from inbeeld.monitor.bron import maak_bron
from inbeeld.monitor.verantwoording import toen
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h
from tests.monitor.antwoordhulp import bron

# Real transactions: the history keeps the moment at which each began.
pytestmark = [
    pytest.mark.traag,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
DAG = timedelta(days=1)


def _stand(bekend_op=None) -> dict[str, int]:
    with transaction.atomic(), f.systeem(), maak_bron("rijk-2016", f.VANDAAG, bekend_op) as van:
        rijen = {str(r.gebied): r for r in behoefte.stand(van, [f.VANDAAG])}
        return {naam: n for naam, n in rijen["regio"].waarden.items() if n}


def test_a_day_that_is_filled_in_afterwards_was_not_known_before():
    with transaction.atomic():
        proef = h.maak()
    leerplicht = proef.actors["leerplicht"]
    with transaction.atomic(), als(leerplicht):
        nodig = behoeften.noteer(
            proef.kind, sleutel=uuid4(), sinds=h.dag(10), moment=f.MOMENT,
            soort="leerwerk", omschrijving="Proef", plek="",
        )  # fmt: skip
        traject = h.aanbod(proef.kind, dagen={"gevraagd_op": h.dag(9), "aangeboden_op": h.dag(8)})
    voor = timezone.now()
    eerst = _stand()
    assert eerst == {"kinderen": 1, "behoefte": 1, "behoefte.leerwerk": 1}
    # Both with days of before that moment.
    with transaction.atomic(), als(leerplicht):
        behoeften.vervul(nodig, op=h.dag(5))
        aanbod.weiger(traject, op=h.dag(5), reden="afstand", moment=f.MOMENT)
    assert _stand() == {
        "kinderen": 1, "zonder_aanbod": 1, "geweigerd": 1, "geweigerd.dagbesteding": 1,
        "reden.afstand": 1,
    }  # fmt: skip
    assert _stand(voor) == eerst
    # All that a row ever said, for who follows it through time.
    with transaction.atomic(), f.systeem():
        velden = ("toestand",)
        model = type(traject)
        alle = toen.rijen(model, velden, None, alle=True)
        assert [toestand for _, toestand in alle][:2] == ["gevraagd", "aangeboden"]
        assert {toestand for _, toestand in toen.rijen(model, velden, voor, alle=True)} == {
            "gevraagd", "aangeboden",
        }  # fmt: skip


def test_a_row_that_was_written_down_after_the_fact_counts_from_its_own_moment():
    """As a demo does, and who brings data along: the history begins later than the row."""
    with transaction.atomic():
        proef = h.maak()
    with transaction.atomic(), als(proef.actors["leerplicht"]):
        nodig = behoeften.noteer(
            proef.kind, sleutel=uuid4(), sinds=h.dag(10), moment=f.MOMENT - 5 * DAG,
            soort="leerwerk", omschrijving="Proef", plek="",
        )  # fmt: skip
        behoeften.vervul(nodig, op=h.dag(1))
    # At the end of the day before it was met: it stood open.
    assert _stand(f.MOMENT - 2 * DAG)["behoefte"] == 1
    assert "behoefte" not in _stand(f.MOMENT)
    assert "behoefte" not in _stand(f.MOMENT - 6 * DAG)


def test_the_last_day_is_that_of_what_is_known():
    assert toen.laatste_dag(bron("2026-02-02")) == f.VANDAAG
    middernacht = f.MOMENT.replace(hour=23, minute=30)  # UTC: half past midnight here
    assert toen.laatste_dag(bron("2026-03-01", middernacht)) == f.VANDAAG + DAG
