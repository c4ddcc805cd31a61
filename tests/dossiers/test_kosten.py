"""Who pays which share of an offer: decided or not, never in the way, and nothing rewritten."""

from datetime import timedelta
from uuid import uuid4

import pytest

from inbeeld.dossiers.actions import kosten
from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet
from inbeeld.dossiers.models import Kostendeel
from inbeeld.dossiers.queries.aanbod import kosten_van
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
V = f.VANDAAG


@pytest.fixture
def proef() -> h.Proef:
    return h.maak()


def deel(t: object, *, besloten: bool = False, **velden: object) -> Kostendeel:
    velden = {"omschrijving": "Vervoer", "vanaf": V, "sleutel": uuid4(), **velden}
    return kosten.voeg_toe(t, besloten=besloten, moment=f.MOMENT, **velden)


def test_an_offer_begins_while_nobody_decided_who_pays(proef):
    with als(proef.actors["school"]):
        t = h.aanvaard(proef.kind)
        deel(t)
        t = h.acties.begin(t, op=V, passend=True, moment=f.MOMENT)
        samen = kosten_van(t.kosten.all(), V)
        assert (t.toestand, samen.besloten, samen.onbesloten) == ("begonnen", 0, True)


def test_the_sum_counts_what_is_decided_for_the_day(proef):
    swv, gemeente = proef.wereld.swv.pk, proef.wereld.gemeente.pk
    later = V + timedelta(days=60)
    with als(proef.actors["school"]):
        t = h.aanbod(proef.kind)
        assert not kosten_van(t.kosten.all(), V).onbesloten
        deel(t, besloten=True, betaler_id=swv, aandeel_procent=60)
        assert kosten_van(t.kosten.all(), V).onbesloten
        open_ = deel(t, betaler_id=gemeente)
        kosten.besluit(open_, betaler_id=gemeente, aandeel_procent=40, vanaf=later)
        nu, dan = (kosten_van(t.kosten.all(), dag) for dag in (V, later))
        assert (nu.besloten, nu.onbesloten, dan.besloten, dan.te_veel) == (60, False, 100, False)
        deel(t, besloten=True, betaler_id=gemeente, aandeel_procent=10)
        assert kosten_van(t.kosten.all(), later).te_veel


def test_what_is_decided_is_whole_and_does_not_change(proef):
    swv = proef.wereld.swv.pk
    sleutel = uuid4()
    with als(proef.actors["school"]):
        t = h.aanbod(proef.kind)
        for velden in ({"betaler_id": swv}, {"aandeel_procent": 50}):
            with pytest.raises(KanZoNiet, match="besloten"):
                deel(t, besloten=True, **velden)
        with pytest.raises(KanZoNiet, match="wie betaalt"):
            deel(t, omschrijving="")
        d = deel(t, besloten=True, betaler_id=swv, aandeel_procent=50, sleutel=sleutel)
        assert deel(t, besloten=True, sleutel=sleutel).pk == d.pk
        with pytest.raises(KanZoNiet, match="al besloten"):
            kosten.besluit(d, betaler_id=swv, aandeel_procent=60, vanaf=V)
        kosten.laat_vervallen(d)
        with pytest.raises(KanZoNiet, match="al vervallen"):
            kosten.laat_vervallen(d)
        assert kosten_van(t.kosten.all(), V).delen == []


def test_what_changes_is_kept_as_history_and_others_change_nothing(proef):
    from inbeeld.dossiers.models import Aanbodtraject

    with als(proef.actors["school"]):
        t = h.aanbod(proef.kind)
        d = deel(t)
        kosten.besluit(d, betaler_id=proef.wereld.swv.pk, aandeel_procent=100, vanaf=V)
        geschiedenis = Kostendeel.pgh_event_model.objects.filter(pgh_obj_id=d.pk)
        assert list(geschiedenis.order_by("pgh_id").values_list("aandeel_procent", flat=True)) == [
            None,
            100,
        ]
    for wie in ("mentor", "regio", "vreemd"):
        with als(proef.actors[wie]):
            with pytest.raises(Geweigerd):
                deel(t)
            with pytest.raises(Geweigerd):
                kosten.laat_vervallen(d)
            assert Aanbodtraject.objects.filter(pk=t.pk).exists() == (wie != "vreemd")
