"""Brothers and sisters: joined by who sees both, and seen by nobody through the other."""

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import gezin as actions
from inbeeld.dossiers.actions.afspraken import maak
from inbeeld.dossiers.models import Gezinslid
from inbeeld.dossiers.queries.afspraken import open_van
from inbeeld.dossiers.queries.gezin import anderen, lid_van
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import planhulp as h
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


@pytest.fixture
def zus(wereld) -> int:
    """At another school, in the same gemeente."""
    return f.kind(
        f.school("20CD00"), roepnaam="Noor", verzuim=[f.verzuimrij("20CD00", "2026-01-05")]
    )


def _bij_elkaar(wereld: w.Wereld, een: int, ander: int) -> None:
    with als(h.bij(wereld, "leerplicht")):
        actions.voeg_bij_elkaar(een, ander, reden="De moeder zei het.", moment=f.MOMENT)


def test_leerplicht_joins_them_and_each_school_sees_its_own(wereld, zus) -> None:
    _bij_elkaar(wereld, wereld.thuis, zus)
    _bij_elkaar(wereld, zus, wereld.thuis)
    with als(h.bij(wereld, "leerplicht")):
        assert Gezinslid.objects.count() == 2
        assert [k.naam for k in anderen(lid_van(wereld.thuis), f.VANDAAG)] == ["Noor de Vries"]
    with als(h.bij(wereld, "school")):
        assert lid_van(wereld.thuis) is not None
        assert anderen(lid_van(wereld.thuis), f.VANDAAG) == []
        assert lid_van(zus) is None
    client = Client()
    f.log_in(client, h.bij(wereld, "school"))
    pagina = client.get(h.adres("plan", wereld.thuis)).content.decode()
    assert "Noor" not in pagina
    assert "Er staat hier geen broer of zus." in pagina


def test_who_does_not_see_both_joins_nothing(wereld, zus) -> None:
    for wie in ("school", "regio", "swv"):
        with als(h.bij(wereld, wie)), pytest.raises(Exception) as fout:
            actions.voeg_bij_elkaar(wereld.thuis, zus, reden="x", moment=f.MOMENT)
        assert fout.value
    with f.systeem():
        assert not Gezinslid.objects.exists()
    with als(f.actor(wereld.school, "mentor")), pytest.raises(Geweigerd):
        actions.voeg_bij_elkaar(wereld.thuis, zus, reden="x", moment=f.MOMENT)


def test_a_third_comes_in_and_two_gezinnen_do_not_become_one(wereld, zus) -> None:
    broer, neef = f.kind(wereld.school, roepnaam="Tim"), f.kind(wereld.school, roepnaam="Bo")
    _bij_elkaar(wereld, wereld.thuis, zus)
    _bij_elkaar(wereld, broer, neef)
    with pytest.raises(KanNiet, match="elk al"):
        _bij_elkaar(wereld, wereld.thuis, broer)
    with pytest.raises(KanNiet, match="hetzelfde"):
        _bij_elkaar(wereld, broer, broer)
    with als(h.bij(wereld, "leerplicht")):
        actions.haal_uit_gezin(lid_van(neef), reden="Bo is een neef.")
        assert lid_van(broer) is None, "who stays behind alone is in no gezin"
    _bij_elkaar(wereld, broer, zus)
    with als(h.bij(wereld, "leerplicht")):
        assert [k.naam for k in anderen(lid_van(broer), f.VANDAAG)] == [
            "Noor de Vries",
            "Sam de Vries",
        ]
        lid = lid_van(broer)
        actions.haal_uit_gezin(lid, reden="Toch niet.")
        with pytest.raises(KanNiet):
            actions.haal_uit_gezin(lid, reden="Nog eens.")
        assert len(anderen(lid_van(zus), f.VANDAAG)) == 1


def test_an_agreement_of_the_gezin_is_read_with_each_child_and_tells_of_no_other(
    wereld, zus
) -> None:
    _bij_elkaar(wereld, wereld.thuis, zus)
    with als(h.bij(wereld, "leerplicht")):
        maak(
            zus,
            tekst="Samen naar school lopen.",
            wie="ouders",
            uiterlijk_op=f.d("2026-12-31"),
            gezin=lid_van(zus).gezin,
            moment=f.MOMENT,
        )
    with als(h.bij(wereld, "school")):
        (regel,) = open_van(wereld.thuis, f.VANDAAG)
        assert regel.van_een_ander
    client = Client()
    f.log_in(client, h.bij(wereld, "school"))
    pagina = client.get(h.adres("plan", wereld.thuis)).content.decode()
    assert "Samen naar school lopen." in pagina
    assert "Noor" not in pagina


def test_the_pages_find_join_and_part_them(wereld, zus) -> None:
    client = Client()
    f.log_in(client, h.bij(wereld, "leerplicht"))
    adres = h.adres("gezin", wereld.thuis)
    assert "Geen ander kind" in client.post(adres, {"zoek": "Xantippe"}).content.decode()
    gevonden = client.post(adres, {"zoek": "Vries"}).content.decode()
    assert "Noor de Vries" in gevonden
    assert str(h.sleutel_van(wereld.thuis)) not in gevonden.split("<form")[-1].split("action=")[0]
    keus = {"zoek": "Vries", "kind": str(h.sleutel_van(zus)), "reden": ""}
    assert client.post(adres, keus).status_code == 422
    assert client.post(adres, keus | {"reden": "De moeder zei het."}).status_code == 302
    pagina = client.get(h.adres("plan", wereld.thuis)).content.decode()
    assert h.adres("plan", zus) in pagina
    with f.systeem():
        lid = Gezinslid.objects.get(jongere_id=zus)
    einde = reverse("gezin_einde", args=[lid.sleutel])
    school = Client()
    f.log_in(school, h.bij(wereld, "school"))
    assert school.get(einde).status_code == 404
    assert client.post(einde, {"reden": ""}).status_code == 422
    assert client.post(einde, {"reden": "Toch niet."}).status_code == 302
    assert h.adres("plan", zus) not in client.get(h.adres("plan", wereld.thuis)).content.decode()
    assert client.get(einde).status_code == 404
