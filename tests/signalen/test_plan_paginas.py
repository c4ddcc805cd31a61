"""The pages of the region's agreements: shown, compared, tried, put in force, and by whom."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from inbeeld.signalen.models import Functievervulling, Regioplan
from inbeeld.signalen.plan import activeer, functies, plan_op, vervullers, vervullers_voor
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.beheer.actions.basis import NietMogelijk
from tests import fabriek as f
from tests.signalen.planteksten import plantekst

pytestmark = pytest.mark.django_db
BEGIN = date(2021, 1, 1)
ZKIJ = plantekst("zkij")


@pytest.fixture
def regio(client: Client) -> Actor:
    actor = f.actor(f.regio(), vandaag=timezone.localdate())
    f.log_in(client, actor)
    return actor


@pytest.fixture
def afspraken() -> Regioplan:
    with f.systeem(timezone.localdate()):
        return activeer(ZKIJ, van=BEGIN, moment=f.MOMENT)


def _tekst(client: Client, adres: str, **data: object) -> tuple[int, str]:
    antwoord = client.post(adres, data) if data else client.get(adres)
    return antwoord.status_code, antwoord.content.decode()


def test_everybody_may_read_what_the_region_agreed(client: Client, afspraken: Regioplan) -> None:
    for actor in (
        f.actor(f.school()),
        f.actor(f.regio(), "ouder"),
        f.actor(f.regio(), "bestuurder"),
    ):
        f.log_in(client, actor)
        status, tekst = _tekst(client, "/afspraken/")
        assert status == 200
        assert "Preventief verzuim onder 16 uur" in tekst
        assert "leerplicht van de woongemeente" in tekst
        assert "10 schooldagen" in tekst
        assert "Multidisciplinair overleg" in tekst
        assert "Nieuwe versie" not in tekst


def test_a_region_without_agreements(client: Client, regio: Actor) -> None:
    status, tekst = _tekst(client, "/afspraken/")
    assert status == 200
    assert "Er gelden vandaag nog geen afspraken" in tekst


def test_only_the_region_opens_what_changes_them(client: Client, afspraken: Regioplan) -> None:
    adressen = (
        "/afspraken/nieuw/",
        f"/afspraken/versies/{afspraken.pk}/intrekken/",
        "/afspraken/functies/1/",
    )
    f.log_in(client, f.actor(f.school(), "beheerder"))
    assert [client.get(a).status_code for a in adressen] == [403, 403, 403]
    # What the rol may never open and has a key in its address, is not known to exist.
    f.log_in(client, f.actor(f.gemeente()))
    assert [client.get(a).status_code for a in adressen] == [403, 404, 404]
    f.log_in(client, f.actor(f.regio(), "beheerder"))
    assert [client.get(a).status_code for a in adressen] == [200, 200, 200]


def test_mistakes_are_shown_with_line_and_reason(client: Client, regio: Actor) -> None:
    kapot = ZKIJ.replace("- aan: leerplicht", "- aan: leerplchit", 1)
    regel = kapot[: kapot.index("leerplchit")].count("\n") + 1
    status, tekst = _tekst(client, "/afspraken/nieuw/", tekst=kapot)
    assert status == 422
    assert f'class="ib-getal">{regel}</th>' in tekst
    assert "bedoelt u &#x27;leerplicht&#x27;?" in tekst
    assert "- aan: leerplchit</code>" in tekst
    assert Regioplan.objects.count() == 0


def test_a_file_counts_and_keeps_its_lines(client: Client, regio: Actor) -> None:
    kapot = ZKIJ.replace("doe: herinner", "doe: niets", 1).replace("\n", "\r\n")
    bestand = SimpleUploadedFile("plan.yaml", kapot.encode("utf-8-sig"))
    status, tekst = _tekst(client, "/afspraken/nieuw/", bestand=bestand, tekst="")
    assert status == 422
    regel = ZKIJ[: ZKIJ.index("doe: herinner")].count("\n") + 1
    assert f'class="ib-getal">{regel}</th>' in tekst
    assert "sleutel: preventief" in tekst


@pytest.mark.parametrize(
    ("bestand", "zin"),
    [
        (b"plan: \xff\xfe", "sla het bestand op als UTF-8"),
        (b"x" * 900_000, "te groot"),
        (b"", "Het bestand is leeg"),
    ],
)
def test_what_is_no_text(client: Client, regio: Actor, bestand: bytes, zin: str) -> None:
    inhoud = SimpleUploadedFile("plan.yaml", bestand)
    status, tekst = _tekst(client, "/afspraken/nieuw/", bestand=inhoud)
    assert status == 422
    assert zin in tekst


def test_trying_shows_what_changes_and_puts_nothing_in_force(
    client: Client, regio: Actor, afspraken: Regioplan
) -> None:
    anders = ZKIJ.replace("{aantal: 10, eenheid: schooldagen}", "{aantal: 6, eenheid: schooldagen}")
    status, tekst = _tekst(client, "/afspraken/nieuw/", tekst=anders)
    assert status == 200
    assert "Er is nog niets ingegaan" in tekst
    assert "Route: Preventief verzuim onder 16 uur" in tekst
    assert "10 schooldagen; na nog 2 schooldagen" in tekst
    assert "6 schooldagen; na nog 2 schooldagen" in tekst
    assert Regioplan.objects.count() == 1


def test_an_invented_child(client: Client, regio: Actor) -> None:
    kind = {"kind-soort": "zorg", "kind-sector": "po", "kind-leeftijd": "8", "doe": "voorbeeld"}
    for gemeente, wie in (("0453", "Jeugdteam IJmond"), ("0392", "Kernteam (het kernteam")):
        data = {**kind, "kind-gemeente": gemeente}
        status, tekst = _tekst(client, "/afspraken/nieuw/", tekst=ZKIJ, **data)
        assert status == 200
        voor_de_rest = tekst[: tekst.index("Alle afspraken uit deze tekst")]
        gevonden = voor_de_rest[voor_de_rest.index('role="status"') :]
        assert wie in gevonden
        assert "Antwoord uiterlijk" in gevonden
    status, _ = _tekst(client, "/afspraken/nieuw/", tekst=ZKIJ, **{**kind, "kind-leeftijd": "oud"})
    assert status == 422


def test_from_trying_to_in_force(client: Client, regio: Actor) -> None:
    vandaag = timezone.localdate()
    data = {"tekst": ZKIJ, "doe": "activeren", "van": "2021-01-01"}
    assert _tekst(client, "/afspraken/nieuw/", **data)[0] == 422  # not said to be sure
    antwoord = client.post("/afspraken/nieuw/", {**data, "zeker": "on"}, follow=True)
    assert "Preventief verzuim" in antwoord.content.decode()
    assert plan_op(vandaag).code == "zkij"
    # Once more from a day that is past: a sentence, and nothing changes.
    data |= {"van": (vandaag - timedelta(days=3)).isoformat(), "zeker": "on"}
    status, tekst = _tekst(client, "/afspraken/nieuw/", **data)
    assert status == 422
    assert "veranderen niet meer" in tekst
    assert Regioplan.objects.count() == 1


def test_versions_are_compared_and_a_planned_one_taken_back(
    client: Client, regio: Actor, afspraken: Regioplan
) -> None:
    with f.systeem(timezone.localdate()):
        straks = activeer(
            plantekst("nk"), van=timezone.localdate() + timedelta(days=9), moment=f.MOMENT
        )
    status, tekst = _tekst(client, f"/afspraken/versies/{afspraken.pk}/vergelijken/{straks.pk}/")
    assert status == 200
    assert "vervalt" in tekst
    assert "Noord-Kennemerland" in tekst
    assert (
        "Dit zijn niet de afspraken van vandaag"
        in _tekst(client, f"/afspraken/versies/{straks.pk}/")[1]
    )
    client.post(f"/afspraken/versies/{straks.pk}/intrekken/", {"ja": "1"})
    client.post(f"/afspraken/versies/{afspraken.pk}/intrekken/", {"ja": "1"})
    assert list(Regioplan.objects.values_list("pk", flat=True)) == [afspraken.pk]
    assert client.get(f"/afspraken/versies/{straks.pk}/").status_code == 404


def test_named_people_hold_functies(client: Client, regio: Actor, afspraken: Regioplan) -> None:
    vandaag = timezone.localdate()
    swv = f.swv()
    wie, beleid = f.aanstelling(swv), f.aanstelling(swv, "beleidsmedewerker")
    elders = f.aanstelling(f.school())
    functie = plan_op(vandaag).functie("manager_onderwijs")
    assert list(functies.kandidaten(functie, vandaag)) == [wie]
    adres = "/afspraken/functies/1/"
    for niet in (beleid, elders):
        data = {"aanstelling": niet.pk, "van": vandaag.isoformat()}
        assert _tekst(client, adres, **data)[0] == 422
    data = {"aanstelling": wie.pk, "van": vandaag.isoformat()}
    assert client.post(adres, data).status_code == 302
    assert [v.aanstelling for v in vervullers("manager_onderwijs", vandaag)] == [wie]
    assert "vervult de functie in deze periode al" in _tekst(client, adres, **data)[1]
    assert wie.gebruiker.naam in _tekst(client, "/afspraken/")[1]

    rij = Functievervulling.objects.get()
    einde = f"/afspraken/functies/{rij.pk}/beeindigen/"
    assert _tekst(client, einde, laatste_dag=vandaag.isoformat(), reden="")[0] == 422
    client.post(einde, {"laatste_dag": vandaag.isoformat(), "reden": "ander werk"})
    assert vervullers("manager_onderwijs", vandaag).count() == 1
    assert vervullers("manager_onderwijs", vandaag + timedelta(days=1)).count() == 0


def test_a_functie_ends_with_the_aanstelling(afspraken: Regioplan) -> None:
    vandaag = timezone.localdate()
    wie = f.aanstelling(f.swv(), tot_en_met=vandaag)
    with f.systeem(vandaag):
        functie = plan_op(vandaag).functie("manager_onderwijs")
        functies.benoem(functie, wie, van=vandaag)
        with pytest.raises(NietMogelijk):
            functies.benoem(functie, f.aanstelling(f.school()), van=vandaag)
        assert vervullers("manager_onderwijs", vandaag).count() == 1
        assert vervullers("manager_onderwijs", vandaag + timedelta(days=1)).count() == 0


def test_parents_read_no_names_of_professionals(client: Client, afspraken: Regioplan) -> None:
    vandaag = timezone.localdate()
    wie = f.aanstelling(f.swv())
    with f.systeem(vandaag):
        functies.benoem(plan_op(vandaag).functie("manager_onderwijs"), wie, van=vandaag)
    f.log_in(client, f.actor(f.regio(), "ouder"))
    assert wie.gebruiker.naam not in _tekst(client, "/afspraken/")[1]
    f.log_in(client, f.actor(f.school()))
    assert wie.gebruiker.naam in _tekst(client, "/afspraken/")[1]


def test_who_holds_a_functie_for_a_child_works_for_its_school_or_gemeente(
    afspraken: Regioplan,
) -> None:
    vandaag = timezone.localdate()
    swv, ander = f.swv("SWV1", [f.school("10AB00")]), f.swv("SWV2", [f.school("20CD00")])
    hier, daar = f.aanstelling(f.gemeente("0392"), "bestuurder"), f.aanstelling(f.gemeente("0375"))
    wie = {code: f.aanstelling(org) for code, org in (("10AB00", swv), ("20CD00", ander))}
    with f.systeem(vandaag):
        plan = plan_op(vandaag)
        for aanstelling in wie.values():
            functies.benoem(plan.functie("manager_onderwijs"), aanstelling, van=vandaag)
        for aanstelling in (hier, daar):
            functies.benoem(plan.functie("wethouder_onderwijs"), aanstelling, van=vandaag)

        def voor(functie: str, school: str | None, gemeente: str | None) -> list[object]:
            gevonden = vervullers_voor(functie, vandaag, school=school, gemeente=gemeente)
            return [v.aanstelling for v in gevonden]

        assert voor("manager_onderwijs", "20CD00", "0392") == [wie["20CD00"]]
        assert voor("wethouder_onderwijs", "20CD00", "0392") == [hier]
        assert voor("wethouder_onderwijs", None, "0375") == [daar]
        assert voor("wethouder_onderwijs", "10AB00", None) == []
        assert voor("manager_onderwijs", None, None) == []
