"""What goes out: the same that comes in, whole or not at all, and only to whom it may."""

import csv
import io

import pytest

from inbeeld.koppelingen.duo_verzuim import bestand
from inbeeld.koppelingen.duo_verzuim.velden import MELDING
from inbeeld.signalen.actions import melden
from inbeeld.signalen.actions.melden import Contact
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.koppelingen import duo
from tests.signalen.meldwereld import concept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def w():
    return duo.wereld()


def verstuur(w, **anders):
    contact = Contact(email="melder@school.example", telefoon="0230000000")
    with als(w.school):
        return melden.verstuur(
            concept(w.kind, **{"contact": contact} | anders), moment=f.MOMENT, sleutel="hier"
        )


def test_the_file_that_came_in_goes_out_the_same(w):
    duo.neem(w, duo.rij())
    assert duo.geef(w, "school").rijen == [duo.rij()]


def test_the_file_of_one_is_the_same_melding_for_the_other(w):
    melding = verstuur(w)
    (rij,) = duo.geef(w, "school").rijen
    assert (rij["pgn"], rij["verzuimsoort"], rij["meldingsnummer"]) == (
        duo.PGN,
        "V3",
        melding.sleutel.hex,
    )
    uit = duo.neem(w, rij)
    assert (uit.nieuw, uit.bekend, uit.afgekeurd) == (0, 1, [])
    # And under a number that says nothing here, as another installation would read it.
    with als(w.school):
        melden.trek_in(melding, "Voor de proef.", moment=f.MOMENT)
    assert duo.neem(w, rij | {"meldingsnummer": "77"}).nieuw == 1
    (nog_eens,) = duo.geef(w, "school").rijen
    assert nog_eens == rij | {"meldingsnummer": "77"}


def test_leerplicht_gets_what_it_did_not_hand_in_itself(w):
    verstuur(w)
    assert len(duo.geef(w, "gemeente").rijen) == 1
    duo.neem(w, *duo.geef(w, "gemeente").rijen)
    assert duo.geef(w, "gemeente").rijen == []


def test_what_is_too_long_is_said_and_not_cut(w):
    melding = verstuur(w, actie_gewenst="nee", actie_toelichting="x" * 101)
    uit = duo.geef(w, "school")
    assert uit.rijen == []
    ((sleutel, zinnen),) = uit.niet
    assert sleutel == melding.sleutel
    assert zinnen == ("actie_toelichting: Hoogstens 100 tekens; het zijn er 101.",)


def test_a_child_without_a_number_is_said(w):
    kind = f.kind(w.organisaties["school"], roepnaam="Zonder", achternaam="Nummer")
    contact = Contact(email="melder@school.example")
    with als(w.school):
        melden.verstuur(concept(kind, contact=contact), moment=f.MOMENT, sleutel="zonder")
    uit = duo.geef(w, "school")
    assert uit.rijen == []
    assert uit.niet[0][1] == ("pgn: Dit veld is verplicht en is leeg.",)


def test_a_spreadsheet_runs_nothing_of_it(w):
    verstuur(w, reden="=1+1", contact=Contact(email="m@school.example", telefoon="+3123000"))
    ruw = bestand.schrijf(duo.geef(w, "school").rijen, MELDING)
    (regel,) = csv.DictReader(io.StringIO(ruw.decode("utf-8-sig")), delimiter=";")
    assert (regel["reden"], regel["telefoon"]) == ("'=1+1", "'+3123000")
    ((_, terug),) = bestand.lees(ruw, MELDING)[0]
    assert (terug["reden"], terug["telefoon"]) == ("=1+1", "+3123000")


def test_every_child_in_it_is_in_the_read_log(w):
    verstuur(w)
    duo.geef(w, "school")
    with f.systeem():
        assert Leesregel.objects.filter(handeling=duo.UIT, jongere_id=w.kind).count() == 1


def test_another_school_gets_nothing_and_a_partner_is_refused(w):
    verstuur(w)
    w.coordinatoren["vreemd"] = f.aanstelling(f.school("20CD00"))
    assert duo.geef(w, "vreemd").rijen == []
    for wie in ("swv", "jgz", "jeugdteam", "regio"):
        with pytest.raises(Geweigerd):
            duo.geef(w, wie)
