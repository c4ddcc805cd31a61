"""Who is who: numbers encrypted and blind-indexed, names only as a proposal, search under RLS."""

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from inbeeld.register.actions import Persoon, nieuwe_jongere, wijzig_personalia
from inbeeld.register.geheim import OngeldigNummer, blinde_index, lees_pgn, ontsleutel, versleutel
from inbeeld.register.identiteit import Match, Naam, match_identiteit, match_nummers
from inbeeld.register.models import Personalia
from inbeeld.register.namen import sorteersleutel, vouw
from inbeeld.register.queries import zoek_jongeren
from inbeeld.toegang.actor import als
from tests import fabriek as f

# Series that are given to nobody: 9999… for BSN, 10… for onderwijsnummers.
BSN = "999990019"
NUMMER = "101000000"


@pytest.mark.parametrize("tekst", [BSN, "9999.90.019", f" {NUMMER} "])
def test_a_number_is_read_with_its_own_check(tekst):
    assert lees_pgn(tekst) in (BSN, NUMMER)


@pytest.mark.parametrize("tekst", ["", "123456789", "99999001", "9999900190", "geen nummer"])
def test_another_number_is_refused_and_not_repeated(tekst):
    with pytest.raises(OngeldigNummer) as fout:
        lees_pgn(tekst)
    assert not any(teken.isdigit() for teken in str(fout.value))


def test_encryption_differs_each_time_and_is_bound_to_key_and_column(monkeypatch):
    een, twee = versleutel(BSN), versleutel(BSN)
    assert een != twee
    assert BSN.encode() not in een
    assert ontsleutel(een) == ontsleutel(twee) == BSN
    oud = settings.VELDSLEUTELS
    monkeypatch.setattr(settings, "VELDSLEUTELS", {"nieuw": b"n" * 32, **oud})
    assert ontsleutel(een) == BSN
    assert versleutel(BSN)[1:6] == b"nieuw"
    monkeypatch.setattr(settings, "VELDSLEUTELS", {"nieuw": b"n" * 32})
    with pytest.raises(KeyError):
        ontsleutel(een)


def test_the_blind_index_depends_on_its_key(monkeypatch):
    voor = blinde_index(BSN)
    assert voor == blinde_index(BSN) != blinde_index(NUMMER)
    monkeypatch.setattr(settings, "INDEXSLEUTEL", b"x" * 32)
    assert blinde_index(BSN) != voor


@pytest.mark.parametrize(
    ("naam", "gevouwen"),
    [
        ("Zoë  Çelik", "zoe celik"),
        ("d'Hondt-Łukasz", "d hondt lukasz"),
        ("Ijsbrand Ø", "ijsbrand o"),
    ],
)
def test_names_are_folded(naam, gevouwen):
    assert vouw(naam) == gevouwen


def test_a_voorvoegsel_does_not_sort():
    assert sorteersleutel("Sam", "de", "Vries") < sorteersleutel("Anna", "", "Zwart")


@pytest.mark.django_db
def test_the_same_number_is_certain_across_schools_and_shows_nothing_else():
    kind = f.kind(f.school("10AB00"), pgn=BSN)
    with als(f.actor(f.school("20CD00"))):
        assert not Personalia.objects.exists()
        assert match_identiteit(pgn=BSN) == Match(jongere_id=kind)
        assert match_identiteit(pgn=NUMMER) == Match()
        assert match_nummers([NUMMER, BSN]) == {BSN: kind}
    with als(f.actor(f.school("20CD00"), "beheerder")):
        assert match_identiteit(pgn=BSN) == Match()
    assert match_nummers([BSN]) == {}


@pytest.mark.django_db
def test_name_and_birthday_give_a_proposal_and_never_a_match():
    kind = f.kind(f.school("10AB00"), roepnaam="Zoë", achternaam="Bruin", voorvoegsel="de")
    naam = Naam("zoe", "BRUIN", "De")
    with als(f.actor(f.school("20CD00"))):
        match = match_identiteit(naam=naam, geboortedatum=f.d("2012-03-14"))
        assert (match.zeker, match.voorstellen) == (False, (kind,))
        assert match_identiteit(naam=naam, geboortedatum=f.d("2012-03-15")) == Match()
        assert match_identiteit(naam=naam) == Match()


@pytest.mark.django_db
def test_a_number_belongs_to_one_child():
    with f.systeem():
        nieuwe_jongere(Persoon("Sam", "Vries", pgn=BSN))
        with pytest.raises(IntegrityError), transaction.atomic():
            nieuwe_jongere(Persoon("Noor", "Vries", pgn=BSN))


@pytest.mark.django_db
def test_no_column_holds_a_number_that_can_be_read():
    f.kind(f.school("10AB00"), pgn=BSN)
    with f.systeem(), connection.cursor() as cursor:
        Personalia.objects.update(geheim_adres=True)
        for tabel in ("register_personalia", "register_personaliaevent"):
            cursor.execute(
                f"select count(*), bool_or(r::text like %s) from {tabel} r", [f"%{BSN}%"]
            )
            assert cursor.fetchone() == (1, False)
            cursor.execute(f"select pgn_versleuteld from {tabel}")
            assert BSN.encode() not in bytes(cursor.fetchone()[0])


@pytest.mark.django_db
def test_search_finds_parts_of_names_and_numbers_of_visible_children_only():
    a, b = f.school("10AB00"), f.school("20CD00")
    zoe = f.kind(a, roepnaam="Zoë", achternaam="Bruin", voorvoegsel="de", pgn=BSN)
    f.kind(b, roepnaam="Zoë", achternaam="Wit", voorvoegsel="", pgn=NUMMER)
    with als(f.actor(a)):
        for tekst in ("zoe", "BRUI", "bruin zo", BSN, "9999.90.019"):
            assert [p.pk for p in zoek_jongeren(tekst)] == [zoe], tekst
        for tekst in ("wit", NUMMER, "%", "_", "", "zoe wit"):
            assert zoek_jongeren(tekst) == [], tekst
    with als(f.actor(f.regio())):
        assert [p.achternaam for p in zoek_jongeren("zoe")] == ["Bruin", "Wit"]
        assert len(zoek_jongeren("zoe", hoogstens=1)) == 1


@pytest.mark.django_db
def test_changed_personalia_keep_their_history_with_who_changed_them():
    a = f.school("10AB00")
    kind = f.kind(a, pgn=BSN)
    wie = f.actor(a)
    with als(wie):
        wijzig_personalia(kind, Persoon("Samira", "Vries", voorvoegsel="de"))
        nu = Personalia.objects.get()
        assert (nu.naam, nu.zoeksleutel) == ("Samira de Vries", "samira de vries")
        assert ontsleutel(nu.pgn_versleuteld) == BSN
        eerst = Personalia.pgh_event_models["gewijzigd"].objects.get()
        assert eerst.roepnaam == "Sam"
        assert eerst.pgh_context.metadata["aanstelling"] == wie.aanstelling_id
    with als(f.actor(f.school("20CD00"))), pytest.raises(Personalia.DoesNotExist):
        wijzig_personalia(kind, Persoon("X", "Y"))
