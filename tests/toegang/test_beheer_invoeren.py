"""Many joiners at a time, pasted from a spreadsheet."""

import pytest

from inbeeld.toegang.beheer import invoer
from inbeeld.toegang.models import Gebruiker
from tests import fabriek as f
from tests.toegang.beheerhulp import aanstellingen_van, beheerder, tekst

pytestmark = pytest.mark.django_db
ADRES = "/beheer/mensen/invoeren/"


@pytest.fixture
def baas():
    f.school("10AB00")
    f.gemeente("0392")
    return beheerder(f.regio())


@pytest.mark.parametrize("tussen", [";", "\t"])
def test_each_gets_an_account_and_an_invitation_of_their_own(baas, tussen):
    rijen = [
        ["Anna Een", "anna@x.example", "10ab00", "Verzuimcoördinator", "2026-01-05", ""],
        ["Bo Twee", "BO@x.example", "0392", "leerplichtambtenaar", "5-1-2026", "31-12-2027"],
        ["Cas Drie", "cas@x.example", "10AB00", "mentor", "2026-01-05"],
    ]
    antwoord = baas.post(ADRES, {"tekst": "\n".join(tussen.join(r) for r in rijen) + "\n\n"})
    assert antwoord.status_code == 200
    assert "3 medewerkers ingevoerd" in tekst(antwoord)
    assert antwoord.content.decode().count("/uitnodiging/") == 3
    (van_bo,) = aanstellingen_van(Gebruiker.objects.get(username="bo@x.example"))
    assert (van_bo.rol, van_bo.periode.upper) == ("leerplichtambtenaar", f.d("2028-01-01"))


def test_one_mistake_and_nothing_is_saved_but_every_row_is_named(baas):
    fout = "Anna;anna@x.example;10AB00;mentor;2026-01-05\nBo;geen;99ZZ99;jeugdarts;ooit\nCas"
    antwoord = baas.post(ADRES, {"tekst": fout})
    assert antwoord.status_code == 422
    assert "Regel 2: kijk naar" in tekst(antwoord)
    assert "Regel 3: kijk naar" in tekst(antwoord)
    assert "Regel 1" not in tekst(antwoord)
    assert not Gebruiker.objects.filter(username="anna@x.example").exists()


def test_what_the_data_do_not_allow_undoes_them_all(baas):
    rij = "Anna;anna@x.example;10AB00;mentor;2026-01-05"
    antwoord = baas.post(ADRES, {"tekst": f"{rij}\n{rij}"})
    assert antwoord.status_code == 422
    assert "Regel 2: Deze medewerker heeft deze aanstelling" in tekst(antwoord)
    assert not Gebruiker.objects.filter(username="anna@x.example").exists()


def test_an_organisation_of_another_is_no_organisation():
    f.school("20CD00")
    antwoord = beheerder(f.school("10AB00")).post(
        ADRES, {"tekst": "Anna;anna@x.example;20CD00;mentor;2026-01-05"}
    )
    assert antwoord.status_code == 422
    assert "kijk naar organisatie" in tekst(antwoord)


def test_there_is_an_end_to_it(baas, monkeypatch):
    monkeypatch.setattr(invoer, "MEESTE", 1)
    assert "hoogstens 1 regels" in tekst(baas.post(ADRES, {"tekst": "a\nb"}))
    assert "Plak hier de medewerkers" in tekst(baas.post(ADRES, {"tekst": " "}))
