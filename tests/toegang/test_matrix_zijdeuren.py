"""Side doors: filters, orders, splits, counts and texts that could tell what a column may not."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from inbeeld.register.models import Jongere, Personalia
from inbeeld.tijdlijnen import queries
from inbeeld.tijdlijnen.queries import WerkvoorraadFilter
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Leesregel
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def kinderen() -> dict[str, int]:
    """Two pupils of one school, at home since long, each in its gemeente: one with a secret
    address, one that is exempt no more."""
    school, haarlem, elders = f.school("10AB00"), f.gemeente("0392"), f.gemeente("0394", "Verweg")
    begin = timezone.localdate() - timedelta(days=40)
    uit = {}
    for naam, waar in (("Open", haarlem), ("Geheim", elders)):
        verzuim = {
            "school": school.code,
            "begindatum": begin,
            "einddatum": None,
            "soort": "ongeoorloofd",
            "uren": None,
        }
        kind = f.kind(school, achternaam=naam, woont=None, verzuim=[verzuim])
        thuis = {"gemeente": waar.code, "wijk": f"Wijk {naam}", "begindatum": f.d("2012-03-14")}
        vrij = {"grond": "art5_onder_b", "begindatum": f.d("2020-01-06")}
        vrij["einddatum"] = f.d("2020-07-31")
        f.leg(
            waar,
            woonplaatsen=[{"jongere": kind, **thuis}],
            vrijstellingen=[{"jongere": kind, **vrij}],
        )
        uit[naam] = kind
    with f.systeem():
        Personalia.objects.filter(pk=uit["Geheim"]).update(geheim_adres=True)
    return uit


def _nu(actor: Actor) -> Actor:
    """The same on the day that pages have."""
    return Actor(
        actor.gebruiker_id,
        actor.aanstelling_id,
        actor.organisatie_id,
        actor.rol,
        timezone.localdate(),
    )


def _client(actor: Actor) -> Client:
    client = Client()
    f.log_in(client, actor)
    return client


def _pagina(actor: Actor, kind: int) -> str:
    with f.systeem():
        sleutel = Jongere.objects.get(pk=kind).sleutel
    return _client(actor).get(f"/jongere/{sleutel}/").content.decode()


def _lijst(actor: Actor, **keuze: str) -> list[int]:
    actor = _nu(actor)
    with als(actor):
        pagina = queries.werkvoorraad(
            actor=actor,
            vandaag=actor.vandaag,
            filter=WerkvoorraadFilter(**keuze),
        )
    return sorted(regel.jongere_id for regel in pagina.regels)


def _per(actor: Actor, per: str) -> dict[str | None, int]:
    actor = _nu(actor)
    with als(actor):
        rijen = queries.telling(
            actor=actor, peildatum=actor.vandaag, definitie="rijk-2016", per=(per,) if per else ()
        )
    uit: dict[str | None, int] = {}
    for rij in rijen:
        sleutel = rij.get(per) if per else "samen"
        uit[sleutel] = uit.get(sleutel, 0) + rij["aantal"]
    return {sleutel: n for sleutel, n in uit.items() if n}


def test_a_filter_by_gemeente_does_not_find_a_secret_address(kinderen):
    school = f.actor(f.school("10AB00"))
    assert _lijst(school) == sorted(kinderen.values())
    assert _lijst(school, gemeente="0392") == [kinderen["Open"]]
    assert _lijst(school, gemeente="0394") == []
    assert _lijst(f.actor(f.gemeente("0394")), gemeente="0394") == [kinderen["Geheim"]]
    assert _lijst(f.actor(f.regio()), gemeente="0394") == []


def test_a_filter_of_another_kind_of_data_is_none_at_all(kinderen):
    """A mentor does not see where pupils live: no filter, and by hand it narrows nothing."""
    mentor = f.actor(f.school("10AB00"), "mentor")
    assert _lijst(mentor, gemeente="0392") == sorted(kinderen.values())
    html = _client(mentor).get("/?gemeente=0392").content.decode()
    assert 'name="gemeente"' not in html
    assert ">Gemeente<" not in html
    assert "Haarlem" not in html
    assert 'name="status"' in html


@pytest.mark.parametrize("per", ["gemeente", "wijk"])
def test_a_count_by_place_does_not_hold_a_secret_address(kinderen, per):
    eigen = {"gemeente": "0392", "wijk": "Wijk Open"}[per]
    for actor in (f.actor(f.school("10AB00")), f.actor(f.regio())):
        assert _per(actor, per) == {eigen: 1, None: 1}
        assert _per(actor, "") == {"samen": 2}
    verweg = {"gemeente": "0394", "wijk": "Wijk Geheim"}[per]
    assert _per(f.actor(f.gemeente("0394")), per) == {verweg: 1}


def test_the_board_of_a_gemeente_does_not_find_it_in_its_total(kinderen):
    assert _per(f.actor(f.gemeente("0394"), "bestuurder"), "") == {}
    assert _per(f.actor(f.gemeente("0392"), "bestuurder"), "") == {"samen": 1}


def test_a_rol_without_children_has_no_small_splits(kinderen):
    for per in ("wijk", "school", "grond"):
        with pytest.raises(Geweigerd):
            _per(f.actor(f.gemeente("0392"), "beleidsmedewerker"), per)
    client = _client(f.actor(f.gemeente("0392"), "beleidsmedewerker"))
    antwoord = client.get("/telling/")
    assert antwoord.status_code == 200
    assert b'value="sector"' in antwoord.content
    assert b'value="wijk"' not in antwoord.content
    assert client.get("/telling/?per=wijk").status_code == 422
    html = client.get("/telling/?met=zkij-2021").content.decode()
    assert "de Open" not in html
    assert "de Geheim" not in html


def test_who_said_a_fact_does_not_tell_the_gemeente_of_a_secret_address(kinderen):
    school = f.actor(f.school("10AB00"))
    assert "Verweg" not in _pagina(school, kinderen["Geheim"])
    assert "een gemeente" in _pagina(school, kinderen["Geheim"])
    assert "Gemeente 0392" in _pagina(school, kinderen["Open"])
    assert "Verweg" in _pagina(f.actor(f.gemeente("0394")), kinderen["Geheim"])


def test_a_mentor_sees_no_ground_of_exemption_nor_whereabouts(kinderen):
    mentor = f.actor(f.school("10AB00"), "mentor")
    html = _pagina(mentor, kinderen["Open"])
    assert "de Open" in html
    assert "art. 5" not in html
    assert "Wijk Open" not in html
    assert "Gemeente 0392" not in html
    assert "Feit toevoegen" not in html
    assert "Wijk Open" in _pagina(f.actor(f.school("10AB00")), kinderen["Open"])
    with als(_nu(mentor)):
        groepen = set(Leesregel.objects.filter(handeling="kind_bekijken").get().gegevensgroepen)
    zaak = {"inschrijving", "verzuim", "tijdlijn", "plan_en_afspraken", "signaal_en_route"}
    assert groepen == {"identiteit", *zaak}


def test_after_a_death_nothing_is_judged_any_more(kinderen):
    school = f.actor(f.school("10AB00"))
    with f.systeem():
        Personalia.objects.filter(pk=kinderen["Open"]).update(
            overleden_op=timezone.localdate() - timedelta(days=3)
        )
        sleutel = Jongere.objects.get(pk=kinderen["Open"]).sleutel
    client = _client(school)
    assert client.get(f"/jongere/{sleutel}/waarom/").status_code == 404
    html = client.get(f"/jongere/{sleutel}/").content.decode()
    assert "Overleden" in html
    assert "Waarom deze status" not in html
    assert _lijst(school) == [kinderen["Geheim"]]
    gevonden = client.post("/zoeken/", {"zoek": "Open"}).content.decode()
    assert "Overleden" in gevonden
    assert "Langdurig" not in gevonden


def test_a_leerplichtambtenaar_of_a_joint_body_acts_for_its_gemeenten(kinderen):
    samen = f.organisatie("samenwerking", "SAM1")
    actor = f.actor(samen)
    assert _lijst(actor) == []
    f.werkgebied(samen, f.gemeente("0394"))
    assert _lijst(actor) == [kinderen["Geheim"]]
    assert _lijst(actor, gemeente="0394") == [kinderen["Geheim"]]
    assert _per(actor, "gemeente") == {"0394": 1}
