"""Who may see which lines of the read log, and what the pages say of them."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from inbeeld.register.models import Jongere
from inbeeld.toegang.logboek.patronen import patronen
from inbeeld.toegang.models import Gebruiker, Leesregel
from tests import fabriek as f
from tests.toegang.logboekhulp import lees, superuser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _op_vandaag(monkeypatch):
    # Lines are written at the moment of the test itself.
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: VANDAAG)


VANDAAG = datetime.now(ZoneInfo("Europe/Amsterdam")).date()


def _client(organisatie, rol: str = "") -> Client:
    client = Client()
    client.aanstelling = f.aanstelling(organisatie, rol)
    client.force_login(client.aanstelling.gebruiker)
    return client


def _tekst(antwoord) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", antwoord.content.decode()).split())


def _sleutel(kind: int):
    with f.systeem(), transaction.atomic():
        return Jongere.objects.get(pk=kind).sleutel


def _betrek(actor, kind: int, grond: str) -> None:
    with superuser() as cursor:
        cursor.execute(
            "insert into toegang_betrokkenheid (aanstelling_id, jongere_id, periode, grond)"
            " values (%s, %s, daterange(%s, null), %s)",
            [actor, kind, f.d("2020-01-01"), grond],
        )


@pytest.fixture
def wereld():
    """Two schools with a child each; both looked at their own, and the gemeente at the first."""
    with transaction.atomic():
        een, twee = f.school("10AB00"), f.school("20CD00")
        sam = f.kind(een, roepnaam="Sam")
        noor = f.kind(twee, roepnaam="Noor", woont="0473")
        lezers = {
            "een": f.actor(een, vandaag=VANDAAG),
            "twee": f.actor(twee, vandaag=VANDAAG),
            "gemeente": f.actor(f.gemeente("0392"), vandaag=VANDAAG),
        }
        lees(lezers["een"], sam)
        lees(lezers["twee"], noor, handeling="werkvoorraad")
        lees(lezers["gemeente"], sam, handeling="uitleg_bekijken")
    return een, twee, sam, noor, lezers


def test_the_privacy_officer_of_the_region_sees_all_and_no_name_of_a_child(wereld):
    *_, sam, _, _ = wereld
    client = _client(f.regio(), "privacyfunctionaris")
    antwoord = client.get(reverse("logboek"))
    gezien = _tekst(antwoord)
    assert antwoord.status_code == 200
    assert len(antwoord.context["bladzijde"].regels) == 3
    assert "School 10AB00" in gezien
    assert "School 20CD00" in gezien
    assert str(_sleutel(sam))[:8] in gezien
    assert "Opende de pagina van het kind" in gezien
    assert "Het kind woont in de gemeente" in gezien
    assert "Sam" not in re.sub("Samen", "", gezien)
    assert "Noor" not in gezien
    # Looking at the log is no reading of a child.
    with f.systeem():
        assert Leesregel.objects.count() == 3


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [
        ({"handeling": "werkvoorraad"}, 1),
        ({"kind": "sam"}, 2),
        ({"kind": "adres van sam"}, 2),
        ({"wie": "niemand heet zo"}, 0),
        ({"organisatie": "een"}, 1),
        ({"tot": "2020-01-02"}, 0),
        ({"van": "2020-01-02", "organisatie": "een", "kind": "sam"}, 1),
    ],
)
def test_search(wereld, vraag, aantal):
    een, _, sam, *_ = wereld
    woorden = {
        "sam": str(_sleutel(sam)),
        "adres van sam": f"https://voorbeeld.example/jongere/{_sleutel(sam)}/waarom/",
        "een": een.pk,
    }
    client = _client(f.regio(), "privacyfunctionaris")
    gevraagd = {veld: woorden.get(waarde, waarde) for veld, waarde in vraag.items()}
    antwoord = client.post(reverse("logboek"), gevraagd)
    assert antwoord.status_code == 200
    assert len(antwoord.context["bladzijde"].regels) == aantal


def test_a_wrong_question_is_answered_with_a_sentence(wereld):
    client = _client(f.regio(), "privacyfunctionaris")
    antwoord = client.post(reverse("logboek"), {"kind": "Sam de Vries"})
    assert antwoord.status_code == 422
    assert "Plak het adres van de pagina" in _tekst(antwoord)


def test_pages_of_fifty(wereld):
    *_, sam, _, lezers = wereld
    for _ in range(60):
        lees(lezers["een"], sam)
    client = _client(f.regio(), "privacyfunctionaris")
    eerste = client.get(reverse("logboek")).context["bladzijde"]
    assert len(eerste.regels) == 50
    tweede = client.post(reverse("logboek"), {"voor": eerste.ouder}).context["bladzijde"]
    assert len(tweede.regels) == 13
    assert tweede.ouder is None
    assert {r.id for r in eerste.regels} & {r.id for r in tweede.regels} == set()


def test_the_privacy_officer_of_a_school_sees_what_its_people_did(wereld):
    een, _, sam, noor, _ = wereld
    client = _client(een, "privacyfunctionaris")
    regels = client.get(reverse("logboek")).context["bladzijde"].regels
    assert [(r.organisatie, r.wat) for r in regels] == [
        ("School 10AB00", "opende de pagina van het kind")
    ]
    assert client.get(reverse("logboek_kind", args=[_sleutel(noor)])).status_code == 404
    antwoord = client.get(reverse("logboek_kind", args=[_sleutel(sam)]))
    assert len(antwoord.context["bladzijde"].regels) == 1


@pytest.mark.parametrize(
    "rol", ["verzuimcoordinator", "leerplichtambtenaar", "regiocoordinator", "beheerder"]
)
def test_who_works_with_children_or_people_does_not_search_the_log(wereld, rol):
    waar = {"leerplichtambtenaar": f.gemeente("0392"), "regiocoordinator": f.regio()}
    client = _client(waar.get(rol, wereld[0]), rol)
    for naam in ("logboek", "logboek_patronen"):
        assert client.get(reverse(naam)).status_code == 403


def test_everybody_sees_what_they_looked_at_themselves(wereld):
    *_, sam, noor, lezers = wereld
    client = Client()

    with f.systeem():
        client.force_login(Gebruiker.objects.get(pk=lezers["een"].gebruiker_id))
    antwoord = client.get(reverse("logboek_eigen"))
    assert [r.wat for r in antwoord.context["bladzijde"].regels] == [
        "opende de pagina van het kind"
    ]
    assert "Sam de Vries" not in _tekst(antwoord)
    van_sam = client.get(reverse("logboek_kind", args=[_sleutel(sam)]))
    assert len(van_sam.context["bladzijde"].regels) == 1
    assert client.get(reverse("logboek_kind", args=[_sleutel(noor)])).status_code == 404


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
@pytest.mark.parametrize("rol", ["ouder", "jongere"])
def test_a_family_sees_which_organisation_looked_at_their_own_child(wereld, rol):
    *_, sam, noor, lezers = wereld
    client = _client(f.regio(), rol)
    _betrek(client.aanstelling.pk, sam, rol)
    antwoord = client.get(reverse("logboek_kind", args=[_sleutel(sam)]))
    gezien = _tekst(antwoord)
    assert [r.organisatie for r in antwoord.context["bladzijde"].regels] == [
        "Gemeente 0392",
        "School 10AB00",
    ]
    assert "verzuimcoördinator" in gezien
    with f.systeem(), transaction.atomic():
        for lezer in lezers.values():
            assert Gebruiker.objects.get(pk=lezer.gebruiker_id).naam not in gezien
    assert client.get(reverse("logboek_kind", args=[_sleutel(noor)])).status_code == 404
    assert client.get(reverse("logboek")).status_code == 403


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
class TestPatronen:
    def _regels(self, actor, kinderen, moment: datetime, **anders) -> None:
        """Lines of an earlier moment, which the application itself cannot write."""
        with superuser() as cursor:
            cursor.executemany(
                "insert into toegang_leesregel (moment, gebruiker_id, aanstelling_id,"
                " organisatie_id, jongere_id, gegevensgroepen, handeling, grond, verzoek, waarmerk)"
                " values (%s, %s, %s, %s, %s, '{}', %s, %s, gen_random_uuid(), '')",
                [
                    (
                        moment,
                        actor.gebruiker_id,
                        actor.aanstelling_id,
                        actor.organisatie_id,
                        kind,
                        anders.get("handeling", "kind_bekijken"),
                        anders.get("grond", "inschrijving"),
                    )
                    for kind in kinderen
                ],
            )

    def _gevonden(self) -> dict[str, list[str]]:
        with f.systeem(), transaction.atomic():
            gevonden = patronen(van=f.d("2026-01-26"), tot_en_met=f.d("2026-02-01"))
        return {p.code: [t.zin for t in p.treffers] for p in gevonden}

    @staticmethod
    def _om(dag: str, tijd: str = "10:00") -> datetime:
        return datetime.fromisoformat(f"{dag}T{tijd}").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))

    def test_many_children_against_ones_own_usual_day(self):
        with transaction.atomic():
            school = f.school("10AB00")
            vlijtig, anders = f.actor(school), f.actor(school)
        for dag in range(12, 20):
            if dag not in (17, 18):
                self._regels(vlijtig, range(20), self._om(f"2026-01-{dag}"))
                self._regels(anders, range(5), self._om(f"2026-01-{dag}"))
        self._regels(vlijtig, range(30), self._om("2026-01-28"))
        self._regels(anders, range(30), self._om("2026-01-29"))
        # A list is not a choice.
        self._regels(anders, range(80), self._om("2026-01-30"), handeling="werkvoorraad")
        assert self._gevonden()["veel_kinderen"] == [
            "30 kinderen; gewoonlijk 5 per dag; de hele organisatie 30 in 56 dagen"
        ]

    def test_many_children_of_who_has_no_usual_day_against_the_organisation(self):
        with transaction.atomic():
            klein, groot = f.actor(f.school("10AB00")), f.actor(f.gemeente("0392"))
            collega = f.actor(f.gemeente("0392"))
        self._regels(klein, range(30), self._om("2026-01-28"))
        self._regels(collega, range(200), self._om("2026-01-07"))
        self._regels(groot, range(30), self._om("2026-01-28"))
        assert len(self._gevonden()["veel_kinderen"]) == 1

    def test_hours_emergency_and_no_involvement(self):
        with transaction.atomic():
            actor = f.actor(f.school("10AB00"))
        self._regels(actor, [1], self._om("2026-01-28", "06:59"))
        self._regels(actor, [1, 2], self._om("2026-01-29", "20:00"))
        self._regels(actor, [1], self._om("2026-01-31", "12:00"))
        self._regels(actor, [1], self._om("2026-01-30", "19:59"), grond="nood")
        self._regels(actor, [1], self._om("2026-01-30", "07:00"), grond="eerder_betrokken")
        gevonden = self._gevonden()
        assert gevonden["buiten_werktijd"] == [
            "1 keer gekeken, 1 kind buiten werktijd",
            "2 keer gekeken, 2 kinderen buiten werktijd",
            "1 keer gekeken, 1 kind buiten werktijd",
        ]
        assert gevonden["noodtoegang"] == ["1 keer gekeken, 1 kind met noodtoegang"]
        assert len(gevonden["zonder_betrokkenheid"]) == 1

    def test_the_page(self, wereld):
        client = _client(f.regio(), "privacyfunctionaris")
        antwoord = client.get(reverse("logboek_patronen"))
        assert antwoord.status_code == 200
        assert "Ongewoon is niet hetzelfde als fout" in _tekst(antwoord)
        terug = VANDAAG - timedelta(days=200)
        antwoord = client.post(reverse("logboek_patronen"), {"van": terug.isoformat()})
        assert antwoord.status_code == 422
