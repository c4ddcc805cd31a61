"""An exemption from request to end: the fact, the zaak, the reviews and what the database holds."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import Error, transaction

from inbeeld.dossiers.actions import vrijstelling_loop as loop
from inbeeld.dossiers.actions import vrijstellingen as actions
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.models import Herbeoordeling, Vrijstellingsadvies, Vrijstellingsverzoek
from inbeeld.dossiers.queries import vrijstellingen as queries
from inbeeld.dossiers.queries.vrijstellingenlijst import lijst
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.register.models import FeitVrijstelling
from inbeeld.signalen.actions import zaken
from inbeeld.signalen.models import Kennisgeving, Zaak
from inbeeld.signalen.policies.zaken import ZaakGeweigerd
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Betrokkenheid, Postvak
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import vrijstellinghulp as h
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


def feiten(wereld: w.Wereld) -> list[tuple[str, date, date | None]]:
    """The valid facts: ground, first day, last day."""
    with f.systeem():
        rijen = FeitVrijstelling.objects.filter(jongere_id=wereld.thuis, ingetrokken_op=None)
        return [
            (r.grond, r.periode.lower, r.periode.upper and r.periode.upper - timedelta(days=1))
            for r in rijen.order_by("pk")
        ]


def test_establishing_writes_the_fact_and_plans_the_review(wereld):
    verzoek = h.onderzocht(wereld)
    assert h.taken() == ["vrijstelling_beslissen"]
    assert feiten(wereld) == []
    with als(h.leerplicht(wereld)):
        verzoek = actions.stel_vast(verzoek, h.besluit(geen_aanbod=True), moment=f.MOMENT)
        assert verzoek.toestand == "vastgesteld"
        assert verzoek.zaak == wereld.zaak
        assert queries.open_herbeoordeling(verzoek).uiterlijk_op == date(2026, 6, 30)
    assert feiten(wereld) == [("art5_onder_a", h.VANAF, h.TOT)]
    assert h.taken() == []
    assert verzoek.geen_aanbod


def test_a_child_without_a_zaak_gets_one(wereld):
    kind = f.kind(wereld.school, roepnaam="Noor", geboren="2019-03-01")
    with als(h.leerplicht(wereld)):
        verzoek = actions.vraag_aan(
            kind, sleutel=uuid4(), grond="art5_onder_b", ontvangen_op=f.VANDAAG,
            ingangsdatum=h.VANAF, einddatum=None, moment=f.MOMENT,
        )  # fmt: skip
        actions.vul_aan(
            verzoek, {"zelfde_richting_vorig_jaar": False}, gezien=actions.stand(verzoek)
        )
        actions.stel_vast(verzoek, h.besluit(einddatum=None), moment=f.MOMENT)
        zaak = Zaak.objects.get(jongere_id=kind, gesloten_op=None)
    assert zaak.aanleiding == "vrijstelling"
    assert zaak.volgende_stap == "vrijstelling_volgen"
    assert zaak.stap_op


def test_a_check_that_does_not_come_out_well_needs_a_reason(wereld):
    verzoek = h.onderzocht(wereld)
    with als(h.leerplicht(wereld)):
        with pytest.raises(actions.ControleFaalt, match="Verklaring niet ouder"):
            actions.stel_vast(verzoek, h.besluit(ondanks="  "), moment=f.MOMENT)
        with pytest.raises(actions.GaatNiet, match="waarom"):
            actions.stel_vast(verzoek, h.besluit(reden=" "), moment=f.MOMENT)
    assert feiten(wereld) == []


def test_the_same_fact_is_not_said_twice_and_that_of_another_source_is_shown(wereld):
    f.leg(wereld.school, vrijstellingen=[{"jongere": wereld.thuis, "grond": "art5_onder_a",
          "begindatum": date(2026, 1, 1), "einddatum": None}])  # fmt: skip
    verzoek = h.onderzocht(wereld)
    with als(h.leerplicht(wereld)):
        assert [x.bron for x in queries.overlappende_feiten(verzoek)] == [wereld.school]
        actions.stel_vast(verzoek, h.besluit(), moment=f.MOMENT)
    tweede = h.onderzocht(wereld, ingangsdatum=h.VANAF + timedelta(days=1))
    with als(h.leerplicht(wereld)), pytest.raises(actions.GaatNiet, match="al als feit"):
        actions.stel_vast(tweede, h.besluit(), moment=f.MOMENT)


def test_two_people_do_not_overwrite_each_other(wereld):
    verzoek = h.verzoek(wereld)
    with als(h.leerplicht(wereld)):
        gezien = actions.stand(verzoek)
        actions.vul_aan(verzoek, {"leermogelijkheden": "Eerste tekst"}, gezien=gezien)
        with pytest.raises(Verouderd):
            actions.vul_aan(verzoek, {"leermogelijkheden": "Tweede tekst"}, gezien=gezien)
        verzoek.refresh_from_db()
        assert verzoek.leermogelijkheden == "Eerste tekst"
        assert verzoek.toestand == "in_onderzoek"


def test_the_same_form_twice_is_one_request_and_one_decision(wereld):
    sleutel = uuid4()
    een, twee = h.verzoek(wereld, sleutel=sleutel), h.verzoek(wereld, sleutel=sleutel)
    assert een.pk == twee.pk
    with pytest.raises(actions.GaatNiet, match="loopt al een verzoek"):
        h.verzoek(wereld)
    with als(h.leerplicht(wereld)):
        actions.vul_aan(een, {}, gezien=actions.stand(een))
        actions.wijs_af(een, h.besluit(), moment=f.MOMENT)
        with pytest.raises(KanNiet):
            actions.wijs_af(een, h.besluit(), moment=f.MOMENT)
    assert h.taken() == []


def test_advice_is_asked_given_and_told(wereld):
    verzoek = h.verzoek(wereld)
    swv = f.actor_van(wereld.mensen["swv"])
    with als(h.leerplicht(wereld)):
        bak = queries.swv_postvakken(wereld.thuis, f.VANDAAG)[0]
        assert bak.organisatie == wereld.swv
        actions.vraag_advies(verzoek, bak, moment=f.MOMENT)
        taak = queries.open_taak(verzoek, "vrijstelling_advies")
        assert taak.uiterlijk_op == f.VANDAAG + timedelta(days=14)
        with pytest.raises(Geweigerd):
            _advies(verzoek)
    with als(f.actor_van(wereld.mensen["school"])), pytest.raises(Geweigerd):
        _advies(verzoek)
    with als(swv):
        advies = _advies(Vrijstellingsverzoek.objects.get(pk=verzoek.pk))
        assert advies.advies == "deels_mogelijk"
        with pytest.raises(KanNiet):
            _advies(verzoek)
    assert h.taken() == ["vrijstelling_beslissen"]
    with f.systeem():
        soorten = set(Kennisgeving.objects.values_list("soort", "aan_id"))
    assert ("vrijstelling_advies", swv.aanstelling_id) in soorten
    assert ("vrijstelling_advies_gegeven", h.leerplicht(wereld).aanstelling_id) in soorten


def _advies(verzoek: Vrijstellingsverzoek) -> Vrijstellingsadvies:
    return actions.geef_advies(
        verzoek, advies="deels_mogelijk", toelichting="Vier uur in een kleine groep.",
        sleutel=uuid4(), moment=f.MOMENT,
    )  # fmt: skip


def test_who_is_asked_sees_a_child_that_was_never_at_school_while_it_takes(wereld):
    kind = f.kind(wereld.school, roepnaam="Noor", tot_en_met="2016-08-02")
    with als(f.actor_van(wereld.mensen["swv"])):
        assert not Betrokkenheid.objects.filter(jongere_id=kind, grond="advies").exists()
    with als(h.leerplicht(wereld)):
        verzoek = actions.vraag_aan(
            kind, sleutel=uuid4(), grond="art5_onder_a", ontvangen_op=f.VANDAAG,
            ingangsdatum=h.VANAF, einddatum=h.TOT, moment=f.MOMENT,
        )  # fmt: skip
    with als(f.actor_van(wereld.mensen["swv"])):
        assert queries.een(verzoek.sleutel) is None
    with als(h.leerplicht(wereld)):
        bak = Postvak.objects.get(organisatie=wereld.swv)
        actions.vraag_advies(verzoek, bak, moment=f.MOMENT)
    with als(f.actor_van(wereld.mensen["swv"])):
        assert queries.een(verzoek.sleutel) == verzoek
        _advies(verzoek)
    with f.systeem():
        rij = Betrokkenheid.objects.get(jongere_id=kind, grond="advies")
    assert rij.periode.upper == f.VANDAAG + timedelta(days=29)
    with als(f.actor_van(wereld.mensen["swv"], vandaag=f.VANDAAG + timedelta(days=29))):
        assert Vrijstellingsverzoek.objects.filter(pk=verzoek.pk).count() == 0


def test_only_a_samenwerkingsverband_is_asked(wereld):
    verzoek = h.onderzocht(wereld)
    with als(h.leerplicht(wereld)):
        bak = Postvak.objects.get(organisatie=wereld.school)
        with pytest.raises(Error), transaction.atomic():
            actions.vraag_advies(verzoek, bak, moment=f.MOMENT)


def test_a_review_keeps_it_and_plans_the_next(wereld):
    verzoek = h.lopend(wereld, "art5_onder_b", einddatum=None)
    juni = date(2026, 6, 10)
    with f.systeem(juni):
        assert loop.houd_bij(juni, f.MOMENT) == 1
        assert loop.houd_bij(juni, f.MOMENT) == 0
    assert h.taken() == ["vrijstelling_herbeoordelen"]
    with als(h.leerplicht(wereld, juni)):
        loop.herbeoordeel(
            verzoek, uitkomst="blijft", toelichting="Nog niet.", gedaan_op=juni, moment=f.MOMENT
        )
        assert queries.open_herbeoordeling(verzoek).uiterlijk_op == date(2027, 6, 30)
    assert h.taken() == []


def test_a_review_on_which_it_lapses_ends_it(wereld):
    verzoek = h.lopend(wereld)
    dag = date(2026, 5, 1)
    with als(h.leerplicht(wereld, dag)):
        loop.herbeoordeel(
            verzoek, uitkomst="vervalt", toelichting="Gaat weer naar school.", gedaan_op=dag,
            moment=f.MOMENT,
        )  # fmt: skip
        verzoek.refresh_from_db()
        assert verzoek.toestand == "beeindigd"
        assert queries.open_herbeoordeling(verzoek) is None
        with pytest.raises(KanNiet):
            loop.herbeoordeel(
                verzoek, uitkomst="blijft", toelichting="x", gedaan_op=dag, moment=f.MOMENT
            )
    assert feiten(wereld) == [("art5_onder_a", h.VANAF, dag)]
    assert h.taken() == []


def test_an_end_before_its_first_day_leaves_no_fact(wereld):
    verzoek = h.lopend(wereld)
    with als(h.leerplicht(wereld)):
        loop.beeindig(
            verzoek, laatste_dag=f.VANDAAG, reden="Toch een school gevonden.", moment=f.MOMENT
        )
    assert feiten(wereld) == []


def test_the_zaak_stays_open_while_it_runs(wereld):
    """The page says so in a sentence; the database refuses it also for who asks it directly."""
    kind = f.kind(wereld.school, roepnaam="Noor", geboren="2019-03-01")
    with als(h.leerplicht(wereld)):
        verzoek = actions.vraag_aan(
            kind, sleutel=uuid4(), grond="art5_onder_b", ontvangen_op=f.VANDAAG,
            ingangsdatum=h.VANAF, einddatum=None, moment=f.MOMENT,
        )  # fmt: skip
        actions.vul_aan(verzoek, {}, gezien=actions.stand(verzoek))
        verzoek = actions.stel_vast(verzoek, h.besluit(einddatum=None), moment=f.MOMENT)
        zaak = verzoek.zaak
        with pytest.raises(ZaakGeweigerd, match="vrijstelling die nog loopt"):
            zaken.sluit(zaak, "geen_zorg_meer", moment=f.MOMENT)
        sluit = Zaak.objects.filter(pk=zaak.pk)
        dicht = {
            "gesloten_op": f.VANDAAG,
            "gesloten_door": h.leerplicht(wereld).aanstelling_id,
            "sluitreden": "geen_zorg_meer",
        }
        with pytest.raises(Error, match="houdt het kind een zaak"), transaction.atomic():
            sluit.update(**dicht)
        zaken.sluit(zaak, "verhuisd", moment=f.MOMENT)
        zaak.refresh_from_db()
        assert zaak.gesloten_op == f.VANDAAG


def test_the_new_gemeente_is_told_of_a_child_that_moved(wereld):
    verzoek = h.lopend(wereld, einddatum=None)
    ander = f.gemeente("0361")
    nieuwe = w.postvak(ander)
    dag = f.VANDAAG + timedelta(days=30)
    with f.systeem():
        oud = [r.pk for r in _woonplaatsen(wereld.thuis)]
    f.leg(
        wereld.school, vandaag=dag, intrekken={"woonplaatsen": oud},
        woonplaatsen=[
            {"jongere": wereld.thuis, "gemeente": "0392", "begindatum": f.d("2012-03-14"),
             "einddatum": dag - timedelta(days=1)},
            {"jongere": wereld.thuis, "gemeente": "0361", "begindatum": dag},
        ],
    )  # fmt: skip
    with f.systeem(dag):
        from inbeeld.signalen.actions.overname import regel_overname

        regel_overname(dag, f.MOMENT)
        assert loop.houd_bij(dag, f.MOMENT) > 0
        assert loop.houd_bij(dag, f.MOMENT) == 0
        assert Kennisgeving.objects.filter(soort="vrijstelling_verhuisd", aan=nieuwe).exists()
    assert h.taken("vrijstelling_verhuisd") == ["vrijstelling_verhuisd"]
    daar = f.actor_van(nieuwe, vandaag=dag)
    with als(daar):
        loop.verhuizing_opgepakt(Vrijstellingsverzoek.objects.get(pk=verzoek.pk))
        with pytest.raises(KanNiet):
            loop.verhuizing_opgepakt(verzoek)
        assert [r.jongere_id for r in lijst(vandaag=dag).regels] == [wereld.thuis]
    with f.systeem(dag):
        assert loop.houd_bij(dag + timedelta(days=1), f.MOMENT) == 0
    assert h.taken("vrijstelling_verhuisd") == []
    # The gemeente where the child lives now ends it; the fact stays in the other one's name.
    with als(daar):
        loop.beeindig(
            Vrijstellingsverzoek.objects.get(pk=verzoek.pk),
            laatste_dag=dag, reden="Gaat naar een school hier.", moment=f.MOMENT,
        )  # fmt: skip
    assert feiten(wereld) == [("art5_onder_a", h.VANAF, dag)]


def test_a_zaak_that_the_old_gemeente_closed_opens_where_the_child_lives_now(wereld):
    kind = f.kind(wereld.school, roepnaam="Noor", geboren="2019-03-01")
    with als(h.leerplicht(wereld)):
        verzoek = actions.vraag_aan(
            kind, sleutel=uuid4(), grond="art5_onder_b", ontvangen_op=f.VANDAAG,
            ingangsdatum=h.VANAF, einddatum=None, moment=f.MOMENT,
        )  # fmt: skip
        actions.vul_aan(verzoek, {}, gezien=actions.stand(verzoek))
        zaak = actions.stel_vast(verzoek, h.besluit(einddatum=None), moment=f.MOMENT).zaak
        zaken.sluit(zaak, "verhuisd", moment=f.MOMENT)
    nieuwe = w.postvak(f.gemeente("0361"))
    dag = f.VANDAAG + timedelta(days=30)
    with f.systeem():
        oud = [r.pk for r in _woonplaatsen(kind)]
    daar = [{"jongere": kind, "gemeente": "0361", "begindatum": dag}]
    f.leg(wereld.school, vandaag=dag, intrekken={"woonplaatsen": oud}, woonplaatsen=daar)
    with f.systeem(dag):
        loop.houd_bij(dag, f.MOMENT)
        weer = Zaak.objects.get(jongere_id=kind, gesloten_op=None)
        assert weer.eigenaar_postvak.organisatie_id == nieuwe.organisatie_id
        assert loop.houd_bij(dag, f.MOMENT) == 0


def _woonplaatsen(jongere_id: int) -> list:
    from inbeeld.register.models import FeitWoonplaats

    return list(FeitWoonplaats.objects.filter(jongere_id=jongere_id, ingetrokken_op=None))


def test_a_substitute_programme_is_decided_in_four_weeks_and_a_copy_is_sent(wereld):
    verzoek = h.onderzocht(wereld, "art3a")
    with als(h.leerplicht(wereld)):
        assert queries.open_taak(verzoek, "vrijstelling_beslissen").uiterlijk_op == (
            f.VANDAAG + timedelta(weeks=4)
        )
        actions.stel_vast(verzoek, h.besluit(wijze="besluit"), moment=f.MOMENT)
        taak = queries.open_taak(verzoek, "vrijstelling_afschrift")
        assert taak.uiterlijk_op == f.VANDAAG + timedelta(weeks=2)
        actions.afschrift_verstuurd(verzoek)
    assert h.taken() == []


def test_a_school_and_a_samenwerkingsverband_decide_nothing(wereld):
    verzoek = h.onderzocht(wereld)
    for wie in ("school", "swv", "regio"):
        with als(f.actor_van(wereld.mensen[wie])):
            for doe in (
                lambda: actions.stel_vast(verzoek, h.besluit(), moment=f.MOMENT),
                lambda: actions.wijs_af(verzoek, h.besluit(), moment=f.MOMENT),
                lambda: actions.trek_in(verzoek, "x"),
                lambda: actions.vul_aan(verzoek, {}, gezien=actions.stand(verzoek)),
            ):
                with pytest.raises(Geweigerd):
                    doe()


def attack(wat, **velden):
    with pytest.raises(Error), transaction.atomic():
        wat.update(**velden)


def test_what_is_decided_does_not_change_behind_the_pages(wereld):
    verzoek = h.lopend(wereld)
    ander = f.kind(wereld.school, roepnaam="Noor")
    with als(h.leerplicht(wereld)):
        rij = Vrijstellingsverzoek.objects.filter(pk=verzoek.pk)
        attack(rij, besluit_reden="Iets anders")
        attack(rij, grond="art5_onder_b")
        attack(rij, einddatum=None)
        attack(rij, toestand="afgewezen")
        attack(rij, jongere=ander)
        open_ = Herbeoordeling.objects.filter(verzoek=verzoek)
        attack(open_, uiterlijk_op=date(2040, 1, 1))
        open_.delete()
        assert open_.count() == 1
        ongedaan = actions.vraag_aan(
            ander, sleutel=uuid4(), grond="art5_onder_b", ontvangen_op=f.VANDAAG,
            ingangsdatum=h.VANAF, einddatum=h.TOT, moment=f.MOMENT,
        )  # fmt: skip
        # Established without the fact, with that of another child, or with another's talk.
        rij = Vrijstellingsverzoek.objects.filter(pk=ongedaan.pk)
        rij.update(toestand="in_onderzoek")
        zo = {
            "toestand": "vastgesteld", "besluit_op": f.VANDAAG, "besluit_reden": "x",
            "besluit_wijze": "besluit", "zaak": wereld.zaak,
            "besluit_door": h.leerplicht(wereld).aanstelling_id,
        }  # fmt: skip
        attack(rij, **zo)
        attack(rij, **zo, feit=verzoek.feit_id)
        attack(rij, kind_gehoord=h.gesprek(wereld).pk)
