"""The road of an offer: its steps, its tasks, and the fact that stops the clock."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.actions import aanbodinhoud
from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.models import Aanbodtraject, Behoefte, Taak
from inbeeld.dossiers.queries.aanbod import geldend_feit
from inbeeld.dossiers.tijdlijn import bronnen
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.signalen.models import Zaak
from inbeeld.tijdlijnen.actions import leg_vast
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.toegang.actor import als
from inbeeld.toegang.perioden import einddatum
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
V, dag = f.VANDAAG, h.dag


@pytest.fixture
def proef() -> h.Proef:
    return h.maak()


def test_the_start_of_a_fitting_offer_stops_the_clock_that_day_and_the_zaak_stays_open(proef):
    with als(proef.actors["swv"]):
        rij = h.aanvaard(proef.kind)
        assert h.klok_loopt(proef.kind)
        rij = acties.begin(rij, op=dag(2), passend=True, moment=f.MOMENT)
    (feit,) = h.feiten(proef.kind)
    assert (rij.feit_id, feit.soort, feit.passend) == (feit.pk, "dagbesteding", True)
    assert (feit.aangeboden_op, feit.periode.lower, feit.periode.upper) == (dag(14), dag(2), None)
    assert h.klok_loopt(proef.kind, dag(3))
    assert not h.klok_loopt(proef.kind, dag(2))
    with f.systeem():
        assert Zaak.objects.get(pk=proef.wereld.zaak.pk).gesloten_op is None


def test_one_that_does_not_fit_begins_without_a_fact_and_the_clock_runs_on(proef):
    with als(proef.actors["school"]):
        rij = h.begonnen(proef.kind, passend=False)
    assert (rij.toestand, rij.feit_id) == ("begonnen", None)
    assert h.feiten(proef.kind) == []
    assert h.klok_loopt(proef.kind)


def test_a_late_entry_walks_all_steps_at_once_or_none(proef):
    dagen = {"aangeboden_op": dag(20), "antwoord_op": dag(10), "begonnen_op": dag(5)}
    with als(proef.actors["school"]):
        rij = h.aanbod(proef.kind, dagen=dagen)
        assert (rij.toestand, rij.begonnen_op, rij.gevraagd_op) == ("begonnen", dag(5), None)
        with pytest.raises(KanZoNiet, match="ligt voor"):
            h.aanbod(proef.kind, dagen={**dagen, "begonnen_op": dag(15)})
        with pytest.raises(KanZoNiet, match="moet nog komen"):
            h.aanbod(proef.kind, dagen={**dagen, "begonnen_op": V + timedelta(days=1)})
        assert Aanbodtraject.objects.count() == 1
    assert len(h.feiten(proef.kind)) == 1


def test_every_state_asks_one_thing_by_its_day(proef):
    with als(proef.actors["school"]):
        rij = h.aanbod(proef.kind)
        assert h.taken(rij) == {"aanbod_gevraagd": f.d("2026-02-16")}
        rij = acties.bied_aan(rij, op=V)
        assert h.taken(rij) == {"aanbod_antwoord": f.d("2026-02-16")}
        rij = acties.aanvaard(rij, op=V, begin_verwacht_op=f.d("2026-02-09"))
        assert h.taken(rij) == {"aanbod_begin": f.d("2026-02-09")}
        rij = acties.begin(rij, op=V, passend=True, moment=f.MOMENT)
        assert h.taken(rij) == {"aanbod_controleren": V + timedelta(weeks=2)}
        for gevolgd, weken in (("ja", 4), ("nee", 2)):
            acties.controleer(rij, sleutel=uuid4(), datum=V, gevolgd=gevolgd, moment=f.MOMENT)
            assert h.taken(rij) == {"aanbod_controleren": V + timedelta(weeks=weken)}
        rij = acties.beeindig(rij, op=V, reden="doel_bereikt", moment=f.MOMENT)
        assert h.taken(rij) == {}


def test_a_refusal_asks_what_next_until_something_is_done(proef):
    with als(proef.actors["school"]):
        eerste = acties.bied_aan(h.aanbod(proef.kind), op=V)
        eerste = acties.weiger(eerste, op=V, reden="kind_wil_niet", moment=f.MOMENT)
        assert list(h.taken(eerste)) == ["aanbod_vervolg"]
        tweede = acties.bied_aan(h.aanbod(proef.kind), op=V)
        assert h.taken(eerste) == {}
        nodig = {"soort": "leerwerk", "omschrijving": "Iets met zijn handen", "sinds": V}
        acties.weiger(
            tweede,
            op=V,
            reden="niet_passend",
            behoefte={**nodig, "plek": "IJmond"},
            moment=f.MOMENT,
        )
        assert h.taken(tweede) == {}
        assert Behoefte.objects.get().omschrijving == "Iets met zijn handen"
        derde = acties.bied_aan(h.aanbod(proef.kind), op=V)
        derde = acties.weiger(derde, op=V, reden="afstand", moment=f.MOMENT)
        acties.sluit_vervolg(derde)
        assert h.taken(derde) == {}
        vierde = acties.bied_aan(h.aanbod(proef.kind), op=V)
        with pytest.raises(KanZoNiet, match="waarom"):
            acties.weiger(vierde, op=V, reden="anders", moment=f.MOMENT)


def test_the_end_corrects_the_fact_and_the_clock_begins_again(proef):
    dagen = {"aangeboden_op": dag(30), "antwoord_op": dag(28), "begonnen_op": dag(25)}
    with als(proef.actors["swv"]):
        rij = h.aanbod(proef.kind, dagen=dagen)
        oud = rij.feit_id
        assert not h.klok_loopt(proef.kind)
        rij = acties.beeindig(rij, op=dag(14), reden="niet_gevolgd", moment=f.MOMENT)
    (feit,) = h.feiten(proef.kind)
    assert rij.feit_id == feit.pk != oud
    assert einddatum(feit.periode) == rij.einddatum == dag(14)
    assert not h.klok_loopt(proef.kind, dag(14))
    assert h.klok_loopt(proef.kind)


def test_only_who_recorded_the_start_ends_it_and_nothing_is_left_half(proef):
    with als(proef.actors["swv"]):
        rij = h.begonnen(proef.kind)
    with als(proef.actors["school"]):
        with pytest.raises(KanZoNiet, match="Samenwerkingsverband SWV1"):
            acties.beeindig(rij, op=V, reden="doel_bereikt", moment=f.MOMENT)
        with pytest.raises(KanZoNiet, match="Samenwerkingsverband SWV1"):
            acties.herstel_begin(rij, reden="fout", terug=True, moment=f.MOMENT)
        rij.refresh_from_db()
    assert (rij.toestand, rij.einddatum) == ("begonnen", None)
    assert len(h.feiten(proef.kind)) == 1


def test_a_wrong_start_is_withdrawn_and_the_offer_is_there_again_as_accepted(proef):
    with als(proef.actors["school"]):
        rij = h.begonnen(proef.kind)
        aanbodinhoud.zet_opbouw(rij, {V: 400, V + timedelta(days=28): 800})
        nieuw = acties.herstel_begin(rij, reden="verkeerd kind", terug=True, moment=f.MOMENT)
        rij.refresh_from_db()
        assert (rij.toestand, rij.eindreden) == ("beeindigd", "ten_onrechte")
        assert rij.eindtoelichting == "verkeerd kind"
        assert (nieuw.toestand, nieuw.omschrijving) == ("aanvaard", rij.omschrijving)
        assert list(nieuw.opbouw.values_list("uren_per_week_honderdsten", flat=True)) == [400, 800]
        assert h.taken(rij) == {}
        assert list(h.taken(nieuw)) == ["aanbod_begin"]
    assert h.feiten(proef.kind) == []
    assert h.klok_loopt(proef.kind)


def test_a_fact_corrected_on_the_childs_page_is_still_the_one_that_ends(proef):
    with als(proef.actors["school"]):
        rij = h.begonnen(proef.kind, dag(5))
        anders = als_rij("aanbod", rij.feit) | {"begindatum": dag(4)}
        leg_vast(
            moment=f.MOMENT,
            soort="hand",
            nieuw={"aanbod": [anders]},
            intrekken={"aanbod": [rij.feit_id]},
        )
        rij.refresh_from_db()
        assert geldend_feit(rij).periode.lower == dag(4)
        rij = acties.beeindig(rij, op=V, reden="doel_bereikt", moment=f.MOMENT)
    (feit,) = h.feiten(proef.kind)
    assert (feit.periode.lower, einddatum(feit.periode)) == (dag(4), V)


def test_a_fact_withdrawn_elsewhere_stays_so_and_the_road_can_still_end(proef):
    with als(proef.actors["school"]):
        rij = h.begonnen(proef.kind)
        leg_vast(moment=f.MOMENT, soort="intrekking", intrekken={"aanbod": [rij.feit_id]})
        rij = acties.beeindig(rij, op=V, reden="anders", toelichting="zie feit", moment=f.MOMENT)
        assert geldend_feit(rij) is None
    assert h.feiten(proef.kind) == []


def test_the_same_form_twice_is_one_offer_and_a_step_twice_is_refused(proef):
    sleutel = uuid4()
    with als(proef.actors["school"]):
        rij = h.aanbod(proef.kind, sleutel=sleutel)
        assert h.aanbod(proef.kind, sleutel=sleutel).pk == rij.pk
        acties.bied_aan(rij, op=V)
        with pytest.raises(KanNiet):
            acties.bied_aan(rij, op=V)
        with pytest.raises(KanNiet):
            acties.begin(rij, op=V, passend=True, moment=f.MOMENT)
        with pytest.raises(KanZoNiet, match="loopt niet"):
            acties.controleer(rij, sleutel=uuid4(), datum=V, gevolgd="ja", moment=f.MOMENT)
    assert h.feiten(proef.kind) == []


def test_who_may_not_write_writes_nothing(proef):
    with als(proef.actors["school"]):
        rij = h.aanbod(proef.kind)
    for naam in ("mentor", "regio", "vreemd"):
        with als(proef.actors[naam]):
            with pytest.raises(Geweigerd):
                h.aanbod(proef.kind)
            with pytest.raises(Geweigerd):
                acties.bied_aan(rij, op=V)
            gezien = Aanbodtraject.objects.filter(pk=rij.pk).exists()
            assert gezien == (naam != "vreemd"), naam


def test_two_people_who_change_details_do_not_lose_each_others(proef):
    with als(proef.actors["school"]):
        rij = h.aanbod(proef.kind)
        stand = aanbodinhoud.stand_van(rij)
        aanbodinhoud.wijzig(rij, stand=stand, **h.inhoud(plek="Heemskerk"))
    with als(proef.actors["swv"]):
        with pytest.raises(Verouderd):
            aanbodinhoud.wijzig(rij, stand=stand, **h.inhoud(plek="Velsen"))
        rij.refresh_from_db()
        assert rij.plek == "Heemskerk"


def test_what_the_fact_says_does_not_change_beside_it(proef):
    with als(proef.actors["school"]):
        rij = h.begonnen(proef.kind)
        stand = aanbodinhoud.stand_van(rij)
        for anders in ({"soort": "zorg"}, {"passend": False}):
            with pytest.raises(KanZoNiet, match="herstel"):
                aanbodinhoud.wijzig(rij, stand=stand, **h.inhoud(**anders))
        aanbodinhoud.wijzig(rij, stand=stand, **h.inhoud(plek="Castricum"))


def test_the_build_up_is_replaced_and_what_was_agreed_stays_on_record(proef):
    with als(proef.actors["school"]):
        rij = h.aanbod(proef.kind)
        aanbodinhoud.zet_opbouw(rij, {V: 400, dag(-7): 800})
        aanbodinhoud.zet_opbouw(rij, {V: 600})
        delen = list(rij.opbouw.order_by("vanaf").values_list("vanaf", "vervallen"))
        assert delen == [(V, False), (dag(-7), True)]


def test_a_deviation_names_somebody_who_can_decide(proef):
    swv = proef.wereld.mensen["swv"]
    w.benoem("voorzitter_cto", swv)
    with als(proef.actors["school"]):
        rij = h.aanbod(proef.kind)
        with pytest.raises(KanZoNiet, match="mag beslissen"):
            aanbodinhoud.wijk_af(
                rij, afwijking="Zonder TLV", besloten_door_id=proef.wereld.mensen["leerplicht"].pk
            )
        rij = aanbodinhoud.wijk_af(rij, afwijking="Zonder TLV", besloten_door_id=swv.pk)
        eigen = proef.wereld.mensen["school"]
        rij = aanbodinhoud.wijk_af(rij, afwijking="Eerder begonnen", besloten_door_id=eigen.pk)
        assert (rij.afwijking, rij.afwijking_besloten_door_id) == ("Eerder begonnen", eigen.pk)


def test_an_offer_lapses_with_a_reason(proef):
    with als(proef.actors["school"]):
        rij = h.aanbod(proef.kind)
        with pytest.raises(KanZoNiet, match="waarom"):
            acties.laat_vervallen(rij, reden="  ")
        rij = acties.laat_vervallen(rij, reden="De plek is vergeven")
        assert (rij.toestand, rij.eindtoelichting) == ("vervallen", "De plek is vergeven")
        assert h.taken(rij) == {}
        with pytest.raises(KanNiet):
            acties.laat_vervallen(rij, reden="nog eens")


def test_without_an_open_zaak_the_task_is_ones_own_organisations(proef):
    kind = f.kind(proef.wereld.school, roepnaam="Noor")
    with als(proef.actors["school"]):
        rij = h.aanbod(kind)
    with f.systeem():
        taak = Taak.objects.select_related("postvak").get(rij=rij.pk, klaar_op=None)
    assert taak.postvak.organisatie_id == proef.wereld.school.pk


def test_the_timeline_tells_every_step_once_on_its_day(proef):
    with als(proef.actors["school"]):
        rij = h.begonnen(proef.kind, dag(5))
        acties.controleer(rij, sleutel=uuid4(), datum=dag(3), gevolgd="nee", moment=f.MOMENT)
        acties.beeindig(rij, op=dag(2), reden="niet_gevolgd", moment=f.MOMENT)
        fout = h.begonnen(proef.kind)
        acties.herstel_begin(fout, reden="vergist", terug=False, moment=f.MOMENT)
    regels = []
    with als(proef.actors["mentor"]):
        for bron in (b for b in bronnen() if b.naam in ("aanbodtraject", "aanbodcontrole")):
            with connection.cursor() as cursor:
                cursor.execute(bron.sql, {"kind": proef.kind})
                dagen = {nummer: op for nummer, op, _ in cursor.fetchall()}
            teksten = bron.regels(list(dagen), V)
            regels += [(dagen[n], regel.kop) for n, regel in teksten.items()]
    verwacht = [
        (dag(21), "Aanbod gevraagd"),
        (dag(14), "Aanbod gedaan"),
        (dag(7), "Aanbod aanvaard"),
        (dag(5), "Aanbod begonnen"),
        (dag(3), "Komt niet bij het aanbod"),
        (dag(2), "Aanbod gestopt: het kind komt er niet"),
        (V, "Aanbod begonnen: hersteld, telt niet mee"),
    ]
    assert sorted(set(regels)) == sorted(verwacht)
    assert len(regels) == len(verwacht) + 3  # both were asked, made and accepted on those days
