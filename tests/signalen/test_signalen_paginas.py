"""Acting on a waarschuwing: from the list and the child's page, for each rol, once, and kept."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inbeeld.register.models import Jongere
from inbeeld.signalen.actions import signalen as acties
from inbeeld.signalen.models import Signaal, Signaalkeuze, Zaak
from inbeeld.signalen.queries import waarschuwingen as queries
from inbeeld.signalen.queries.signaalkeuzes import standen
from inbeeld.signalen.soorten import Soort
from inbeeld.signalen.views.signaalinstellingen import aantal
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel, Postvak
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate()
MOMENT: datetime = timezone.now()


def _lesdagen_terug(n: int) -> date:
    """The day on which somebody who is at home since n weekdays stayed away first."""
    dag = VANDAAG
    while n:
        dag -= timedelta(days=1)
        n -= dag.weekday() < 5
    return dag


@pytest.fixture
def wereld():
    """A school with a child at home for three weeks, its leerplicht, an SWV, all with a postvak."""
    school, gemeente = f.school("10AB00"), f.gemeente("0392")
    swv = f.swv("SWV1", [school])
    mensen = {o.soort: f.aanstelling(o) for o in (school, gemeente, swv)}
    with f.systeem(VANDAAG):
        for aanstelling in mensen.values():
            Postvak.objects.get_or_create(
                organisatie_id=aanstelling.organisatie_id, defaults={"coordinator": aanstelling}
            )
    begin = _lesdagen_terug(16)
    rij = f.verzuimrij(school.code, begin.isoformat(), None, "ziek")
    kind = f.kind(school, achternaam="Weg", verzuim=[rij])
    with f.systeem(VANDAAG):
        sleutel = Jongere.objects.get(pk=kind).sleutel
    return {"kind": kind, "sleutel": sleutel, "begin": begin, "mensen": mensen, "school": school}


def _actor(wereld, soort):
    return f.actor_van(wereld["mensen"][soort], vandaag=VANDAAG)


def _client(actor) -> Client:
    client = Client()
    f.log_in(client, actor)
    return client


def _open(actor, kind) -> set[str]:
    with als(actor):
        return {w.soort.value for w in queries.van_kind(kind, VANDAAG)}


def _lijst(actor) -> set[str]:
    with als(actor):
        blad = queries.waarschuwingen(actor, VANDAAG)
        return {w.soort.value for regel in blad.regels for w in regel.regels}


def _welke(wereld, soort) -> dict:
    actor = _actor(wereld, "school")
    with als(actor):
        (dit,) = [w for w in queries.van_kind(wereld["kind"], VANDAAG) if w.soort == soort]
    return {"soort": soort, "sinds": dit.sinds.isoformat()}


def test_a_rol_gets_what_it_is_asked_and_a_stranger_nothing(wereld):
    school, leerplicht, swv = (_actor(wereld, s) for s in ("school", "gemeente", "swv"))
    assert {"ziek_lang", "klok_dag_21"} <= _lijst(school)
    assert _lijst(leerplicht) == _lijst(swv) == {"klok_dag_21"}
    assert _lijst(f.actor(f.school("99ZZ00"), vandaag=VANDAAG)) == set()
    # On the child's own page everybody who sees it sees all of it.
    assert _open(leerplicht, wereld["kind"]) == _open(school, wereld["kind"])


def test_the_list_says_why_and_writes_a_line_in_the_log(wereld):
    school = _actor(wereld, "school")
    html = _client(school).get("/waarschuwingen/").content.decode()
    for zin in ("Sam de Weg", "Is drie weken thuis.", "Op dag 28 zijn vier weken vol", "Oppakken"):
        assert zin in html, zin
    with f.systeem(VANDAAG):
        regel = Leesregel.objects.get(handeling="waarschuwingen")
    assert regel.jongere_id == wereld["kind"]
    assert set(regel.gegevensgroepen) == {
        "identiteit", "inschrijving", "signaal_en_route", "tijdlijn"
    }  # fmt: skip
    een = _client(school).get("/waarschuwingen/?soort=ziek_lang").content.decode()
    assert "Sam de Weg" in een
    niets = _client(school).get("/waarschuwingen/?soort=absoluut").content.decode()
    assert "geen waarschuwingen van deze soort" in niets


def test_picking_one_up_opens_a_zaak_and_silences_that_one(wereld):
    school, leerplicht = _actor(wereld, "school"), _actor(wereld, "gemeente")
    client = _client(school)
    adres = f"/jongere/{wereld['sleutel']}/waarschuwing/oppakken/"
    welke = _welke(wereld, "klok_dag_21") | {"namens": school.aanstelling_id}
    assert client.post(adres, welke).status_code == 302
    assert "klok_dag_21" not in _open(school, wereld["kind"]) | _lijst(leerplicht)
    assert "ziek_lang" in _open(school, wereld["kind"])
    with als(school):
        zaak = Zaak.objects.get(jongere_id=wereld["kind"], gesloten_op=None)
        assert zaak.opent_op <= VANDAAG
    # A second click does nothing but say so.
    antwoord = client.post(adres, welke, follow=True)
    assert "er niet meer" in antwoord.content.decode()
    with f.systeem(VANDAAG):
        assert Signaal.objects.filter(jongere_id=wereld["kind"]).count() == 1


def test_nothing_needed_takes_a_reason_and_comes_back_after_its_term(wereld):
    school = _actor(wereld, "school")
    client = _client(school)
    adres = f"/jongere/{wereld['sleutel']}/waarschuwing/geen-actie/"
    welke = _welke(wereld, "ziek_lang") | {"namens": school.aanstelling_id}
    vraag = f"?soort=ziek_lang&sinds={welke['sinds']}"
    blad = client.get(adres + vraag).content.decode()
    # Long ill is urgent enough not to be put away for good.
    assert "vier weken" in blad
    assert "zolang deze waarschuwing duurt" not in blad
    assert client.post(adres, welke | {"reden": "anders", "dagen": "7"}).status_code == 422
    goed = welke | {"reden": "besproken", "dagen": "7"}
    assert client.post(adres, goed).status_code == 302
    assert "ziek_lang" not in _open(school, wereld["kind"])
    over_een_week = VANDAAG + timedelta(days=7)
    with als(f.actor_van(wereld["mensen"]["school"], vandaag=over_een_week)):
        terug = {w.soort.value for w in queries.van_kind(wereld["kind"], over_een_week)}
    assert "ziek_lang" in terug


def test_what_was_done_stands_on_the_childs_page_and_a_mentor_gets_no_buttons(wereld):
    school = _actor(wereld, "school")
    with als(school):
        welke = _welke(wereld, "ziek_lang")
        acties.geen_actie(
            wereld["kind"], Soort.ZIEK_LANG, date.fromisoformat(welke["sinds"]),
            reden="loopt_al", dagen=7, moment=MOMENT,
        )  # fmt: skip
    html = _client(school).get(f"/jongere/{wereld['sleutel']}/").content.decode()
    assert "er wordt al aan gewerkt" in html
    assert "Is drie weken thuis." in html
    assert "Geen actie nodig" in html
    mentor = f.actor(wereld["school"], "mentor", vandaag=VANDAAG)
    html = _client(mentor).get(f"/jongere/{wereld['sleutel']}/").content.decode()
    assert "Is drie weken thuis." in html
    assert "/waarschuwing/oppakken/" not in html
    assert _client(mentor).get("/waarschuwingen/").status_code == 403


def test_a_correction_of_absoluut_asks_for_the_fact_and_changes_no_status(wereld):
    leerplicht = _actor(wereld, "gemeente")
    kind = f.kind(wereld["school"], tot_en_met=_lesdagen_terug(10).isoformat())
    assert "absoluut" in _lijst(leerplicht)
    with als(leerplicht):
        (dit,) = [w for w in queries.van_kind(kind, VANDAAG) if w.soort == "absoluut"]
        sleutel = Jongere.objects.get(pk=kind).sleutel
    adres = f"/jongere/{sleutel}/waarschuwing/corrigeren/"
    velden = {"soort": "absoluut", "sinds": dit.sinds.isoformat(), "reden": "school_buiten_regio"}
    antwoord = _client(leerplicht).post(adres, velden | {"namens": leerplicht.aanstelling_id})
    assert antwoord["Location"] == f"/jongere/{sleutel}/feiten/inschrijvingen/nieuw/"
    assert "absoluut" not in _lijst(leerplicht)
    later = VANDAAG + timedelta(days=14)
    with als(f.actor_van(wereld["mensen"]["gemeente"], vandaag=later)):
        assert "absoluut" in {w.soort.value for w in queries.van_kind(kind, later)}
    velden["soort"] = "klok_dag_7"
    assert _client(leerplicht).post(adres, velden).status_code == 404


def test_a_melding_that_was_sent_is_set_once(wereld):
    school = _actor(wereld, "school")
    sinds = date.fromisoformat(_welke(wereld, "klok_dag_21")["sinds"])
    with als(school):
        een = acties.zet_gemeld(wereld["kind"], Soort.KLOK_DAG_21, sinds, moment=MOMENT)
        twee = acties.zet_gemeld(wereld["kind"], Soort.KLOK_DAG_21, sinds, moment=MOMENT)
    assert een.pk == twee.pk
    assert "klok_dag_21" not in _open(school, wereld["kind"])


def test_a_stranger_and_a_mentor_cannot_act(wereld):
    sinds = date.fromisoformat(_welke(wereld, "klok_dag_21")["sinds"])
    vreemd = f.actor(f.school("99ZZ00"), vandaag=VANDAAG)
    mentor = f.actor(wereld["school"], "mentor", vandaag=VANDAAG)
    for actor in (vreemd, mentor):
        with als(actor), pytest.raises(Geweigerd):
            acties.pak_op(wereld["kind"], Soort.KLOK_DAG_21, sinds, moment=MOMENT)


def test_the_region_switches_a_soort_off_for_a_sector_or_for_all(wereld):
    school = _actor(wereld, "school")
    with f.systeem(VANDAAG):
        Signaalkeuze.objects.create(soort="ziek_lang", aan=False, vanaf=VANDAAG)
        assert "ziek_lang" not in _lijst(school)
        Signaalkeuze.objects.create(soort="ziek_lang", sector="po", aan=True, vanaf=VANDAAG)
        assert "ziek_lang" not in _lijst(school)
        # The choice for the child's own sector goes before that for all, also an older one.
        gisteren = VANDAAG - timedelta(days=1)
        Signaalkeuze.objects.create(soort="ziek_lang", sector="vo", aan=True, vanaf=gisteren)
    assert "ziek_lang" in _lijst(school)


def test_the_coordinator_of_the_region_chooses_with_the_cost_beside_it(wereld):
    regio = f.actor(f.regio(), vandaag=VANDAAG)
    client = _client(regio)
    html = client.get("/instellingen/signalen/?sector=vo").content.decode()
    assert "onbekend: niemand in deze rol" in html  # there is no jeugdarts
    per = {s.soort: {p.rol: p for p in s.per_rol} for s in _standen(regio, "vo")}
    een = per[Soort.ZIEK_LANG]["verzuimcoordinator"]
    assert (een.mensen, een.per_dag) == (1, 1 / 28)
    assert aantal(een) == "minder dan 0,1 per dag"
    assert aantal(per[Soort.ABSOLUUT]["leerplichtambtenaar"]) == "geen"
    velden = {"soort": "ziek_lang", "sector": "vo", "aan": "nee", "vanaf": VANDAAG.isoformat()}
    velden["namens"] = regio.aanstelling_id
    assert client.post("/instellingen/signalen/", velden).status_code == 302
    assert "ziek_lang" not in _lijst(_actor(wereld, "school"))
    velden["vanaf"] = (VANDAAG - timedelta(days=1)).isoformat()
    assert client.post("/instellingen/signalen/", velden).status_code == 422
    assert _client(_actor(wereld, "school")).get("/instellingen/signalen/").status_code == 403


def _standen(actor, sector):
    with als(actor):
        return standen(VANDAAG, sector)
