"""When the klok stops or the zaak closes: what was asked because of it does not stay somebody's
work, and does not vanish either."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import escalatie as actions
from inbeeld.dossiers.actions.basis import schrijf
from inbeeld.dossiers.actions.taken import zet_taak
from inbeeld.dossiers.models import Aanbodtraject, Escalatie, Overdracht, Taak
from inbeeld.dossiers.queries.escalatie import gestopt
from inbeeld.signalen.actions import zaken
from inbeeld.signalen.models import Kennisgeving
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Postvak
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z
from tests.signalen.aanval import probeer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DAG = timedelta(days=1)


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


@pytest.fixture
def open_(wereld: w.Wereld) -> Escalatie:
    """A step that the klok reached, with a decider who is not of whom the zaak is."""
    baas = f.aanstelling(wereld.swv)
    wereld.mensen["baas"] = baas
    with f.systeem():
        rij = actions.verval_bij(f.VANDAAG, f.MOMENT)[0]
        Escalatie.objects.filter(pk=rij.pk).update(beslisser=baas)
        return Escalatie.objects.get(pk=rij.pk)


def _schrijf(actor: Actor, rij: Escalatie, besluit: str) -> int:
    return probeer(
        actor,
        "update dossiers_escalatie set besluit = %s, besluit_reden = 'weg',"
        " besloten_door_id = %s, besloten_op = %s where id = %s",
        [besluit, actor.aanstelling_id, f.MOMENT, rij.pk],
    )


def _pagina(client: Client, actor: Actor, rij: Escalatie) -> str:
    f.log_in(client, actor)
    return client.get(reverse("escalatie", args=[rij.sleutel])).content.decode()


def test_while_the_klok_runs_only_the_decider_ends_it(wereld, open_) -> None:
    eigenaar = z.eigenaar(wereld)
    with als(eigenaar):
        assert gestopt([open_.pk]) == {}
        with pytest.raises(actions.KloktNog):
            actions.trek_in(open_, moment=f.MOMENT)
    assert not _schrijf(eigenaar, open_, "niet_nodig")
    with f.systeem():
        assert Escalatie.objects.get(pk=open_.pk).besluit == ""


def test_the_klok_stopped_and_the_owner_withdraws_with_one_act(client, wereld, open_) -> None:
    z.terug(wereld)
    eigenaar = z.eigenaar(wereld)
    # It stays until somebody says so, with the day.
    pagina = _pagina(client, eigenaar, open_)
    assert "De klok stopte op 2 februari 2026." in pagina
    weg = reverse("escalatie_intrekken", args=[open_.sleutel])
    assert weg in pagina
    assert "klok gestopt" in client.get(reverse("escalaties")).content.decode()
    assert client.post(weg).status_code == 302
    with f.systeem():
        rij = Escalatie.objects.get(pk=open_.pk)
        verteld = Kennisgeving.objects.filter(soort="escalatie_besluit")
        assert wereld.mensen["baas"].pk in set(verteld.values_list("aan_id", flat=True))
    assert (rij.besluit, rij.besluit_reden) == ("niet_nodig", "De klok stopte op 2 februari 2026.")
    assert rij.besloten_door_id == eigenaar.aanstelling_id
    with als(eigenaar), pytest.raises(actions.AlBesloten):
        actions.trek_in(rij, moment=f.MOMENT)


def test_the_decider_may_too_and_who_only_sees_it_may_not(client, wereld, open_) -> None:
    z.terug(wereld)
    school = z.bij(wereld, "school")
    weg = reverse("escalatie_intrekken", args=[open_.sleutel])
    pagina = _pagina(client, school, open_)
    assert "De klok stopte op" in pagina
    assert weg not in pagina
    assert client.post(weg).status_code == 403
    with als(school), pytest.raises(Geweigerd):
        actions.trek_in(open_, moment=f.MOMENT)
    with als(z.bij(wereld, "baas")):
        assert actions.trek_in(open_, moment=f.MOMENT).besluit == "niet_nodig"


def test_the_owner_decides_nothing_else_also_not_in_sql(wereld, open_) -> None:
    z.terug(wereld)
    eigenaar = z.eigenaar(wereld)
    assert not _schrijf(eigenaar, open_, "plek_aangewezen")
    assert not _schrijf(z.bij(wereld, "school"), open_, "niet_nodig")
    with f.systeem():
        assert Escalatie.objects.get(pk=open_.pk).besluit == ""


def test_at_home_again_the_klok_runs_and_the_besluit_is_needed(wereld, open_) -> None:
    z.terug(wereld)
    later = f.VANDAAG + 14 * DAG
    z.weer_thuis(wereld, f.VANDAAG + 1 * DAG, later)
    with als(z.eigenaar(wereld, later)), pytest.raises(actions.KloktNog):
        actions.trek_in(open_, moment=f.MOMENT)


def _vraag(wereld: w.Wereld) -> dict[str, int]:
    """One task of the zaak, one of a transfer, one of an organisation by name."""
    with als(z.bij(wereld, "leerplicht")):
        bak = Postvak.objects.get(organisatie=wereld.gemeente)
        traject = schrijf(
            Aanbodtraject,
            wereld.thuis,
            moment=f.MOMENT,
            soort="onderwijs",
            omschrijving="Twee dagen les.",
            gevraagd_op=f.VANDAAG,
        )
        overdracht = schrijf(
            Overdracht,
            wereld.thuis,
            moment=f.MOMENT,
            zaak=wereld.zaak,
            soort="school_school",
            van_postvak=bak,
            naar_omschrijving="Een school elders",
            eerste_dag_verwacht=f.VANDAAG + 30 * DAG,
            verzenden_uiterlijk=f.VANDAAG + 10 * DAG,
        )
        zet_taak(traject, "aanbod_gevraagd", f.VANDAAG)
        zet_taak(traject, "afspraak_doen", f.VANDAAG, postvak=bak)
        zet_taak(overdracht, "overdracht_verzenden", f.VANDAAG)
    return {"traject": traject.pk, "overdracht": overdracht.pk}


def test_what_was_asked_of_whoever_has_the_zaak_ends_with_it_and_says_why(client, wereld) -> None:
    z.terug(wereld)
    _vraag(wereld)
    eigenaar = z.eigenaar(wereld)
    f.log_in(client, eigenaar)
    adres = reverse("zaak", args=[wereld.zaak.sleutel])
    assert "Gaat de zaak dicht, dan vervallen ze." in client.get(adres).content.decode()
    with als(eigenaar):
        zaken.sluit(wereld.zaak, "verhuisd", moment=f.MOMENT)
    with f.systeem():
        taken = {t.soort: t for t in Taak.objects.filter(jongere_id=wereld.thuis)}
    weg = taken["aanbod_gevraagd"]
    assert (weg.klaar_op, weg.vervallen_reden) == (f.VANDAAG, "zaak gesloten")
    for soort in ("afspraak_doen", "overdracht_verzenden"):
        assert (taken[soort].klaar_op, taken[soort].vervallen_reden) == (None, "")
        assert taken[soort].postvak_id is not None
    assert "Taken die vervielen" in client.get(adres).content.decode()


def test_a_closed_zaak_offers_to_withdraw_too(wereld, open_) -> None:
    eigenaar = z.eigenaar(wereld)
    with als(eigenaar):
        zaken.sluit(wereld.zaak, "verhuisd", moment=f.MOMENT)
        rij = actions.trek_in(open_, moment=f.MOMENT)
    assert rij.besluit_reden == "De zaak is gesloten op 2 februari 2026."
