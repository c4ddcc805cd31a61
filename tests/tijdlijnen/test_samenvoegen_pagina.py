"""The pages on which two records are found to be one child, and parted again."""

import pytest
from django.test import Client

from inbeeld.register.models import Jongere, Samenvoeging
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def twee() -> tuple[Jongere, Jongere]:
    """One child, known twice in one gemeente."""
    a, b = f.school("10AB00"), f.school("20CD00")
    nummers = f.kind(a, roepnaam="Noor"), f.kind(b, roepnaam="Nora")
    with f.systeem():
        return tuple(Jongere.objects.get(pk=nr) for nr in nummers)


@pytest.fixture
def leerplicht(client: Client):
    actor = f.actor(f.gemeente("0392"))
    f.log_in(client, actor)
    return actor


def test_from_finding_the_other_record_to_parting_them(client, leerplicht, twee):
    dit, dat = twee
    begin = f"/jongere/{dit.sleutel}/dubbel/"
    assert begin in client.get(f"/jongere/{dit.sleutel}/").content.decode()
    gevonden = client.post(begin, {"zoek": "Nora"}).content.decode()
    assert f"{begin}{dat.sleutel}/" in gevonden
    assert client.post(f"{begin}{dat.sleutel}/", {"blijft": "eerste"}).status_code == 422
    klaar = client.post(f"{begin}{dat.sleutel}/", {"blijft": "eerste", "reden": "zelfde kind"})
    assert klaar["Location"] == f"/jongere/{dit.sleutel}/"
    with f.systeem():
        s = Samenvoeging.objects.get()
        assert (s.blijft_id, s.gaat_op_id) == (dit.pk, dat.pk)
    assert "zelfde kind" in client.get(begin).content.decode()
    weg = f"{begin}{s.pk}/splitsen/"
    assert client.post(weg, {}).status_code == 422
    assert client.post(weg, {"reden": "toch twee"}).status_code == 302
    with f.systeem():
        assert Jongere.objects.get(pk=dat.pk).opgegaan_in_id is None
    with als(leerplicht):
        assert set(
            Leesregel.objects.filter(handeling="samenvoegen").values_list("jongere_id", flat=True)
        ) == {dit.pk, dat.pk}


def test_the_key_of_a_child_elsewhere_is_not_found(client, leerplicht, twee):
    dit, _ = twee
    nummer = f.kind(f.school("30EF00"), woont="0394")
    with f.systeem():
        elders = Jongere.objects.get(pk=nummer)
    assert client.get(f"/jongere/{dit.sleutel}/dubbel/{elders.sleutel}/").status_code == 404
    assert client.get(f"/jongere/{dit.sleutel}/dubbel/{dit.sleutel}/").status_code == 404
    gevonden = client.post(f"/jongere/{dit.sleutel}/dubbel/", {"zoek": "Sam"})
    assert str(elders.sleutel) not in gevonden.content.decode()


def test_a_school_has_no_such_page(client, twee):
    dit, _ = twee
    f.log_in(client, f.actor(f.school("10AB00")))
    assert client.get(f"/jongere/{dit.sleutel}/dubbel/").status_code in (403, 404)
    assert "/dubbel/" not in client.get(f"/jongere/{dit.sleutel}/").content.decode()
