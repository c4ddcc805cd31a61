"""`inbeeld beheerder`: the first administrator, who makes all others."""

import re

import pytest
from django.test import Client

from inbeeld.cli import main
from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie
from tests import fabriek as f

pytestmark = pytest.mark.django_db
WIE = ["beheerder", "--naam", "Eerste Beheerder", "--email", "eerste@regio.example"]


def test_makes_region_and_administrator_and_shows_an_invitation_that_works(capsys) -> None:
    assert main([*WIE, "--regio", "Onze regio", "--adres", "https://site.example/"]) == 0
    uit = capsys.readouterr().out
    (pad,) = re.findall(r"https://site\.example(/uitnodiging/\S+)", uit)
    assert Client().get(pad).status_code == 200
    aanstelling = Aanstelling.objects.get()
    assert (aanstelling.rol, aanstelling.organisatie.naam) == ("beheerder", "Onze regio")
    assert aanstelling.periode.upper is None
    assert not aanstelling.gebruiker.has_usable_password()


def test_needs_a_region_or_a_name_for_it(capsys) -> None:
    assert main(WIE) == 2
    assert "--regio" in capsys.readouterr().err
    assert not Gebruiker.objects.exists()
    f.regio()
    assert main(WIE) == 0
    assert Organisatie.objects.count() == 1


def test_twice_is_refused_with_a_sentence(capsys) -> None:
    f.regio()
    assert main(WIE) == 0
    assert main(WIE) == 2
    assert "heeft deze aanstelling" in capsys.readouterr().err
