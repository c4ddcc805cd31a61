"""The return message: what leerplicht did, in our states, and from our states."""

from datetime import date

import pytest

from inbeeld.koppelingen.duo_verzuim import codes
from inbeeld.koppelingen.duo_verzuim.lezen import lees_terug
from inbeeld.koppelingen.duo_verzuim.velden import Rijfout
from inbeeld.koppelingen.models import DuoMelding
from inbeeld.signalen.actions import melden
from inbeeld.signalen.actions.melden import AFRONDREDENEN
from inbeeld.signalen.models import Meldinggebeurtenis, Meldingontvanger
from inbeeld.signalen.queries.meldingen import melding_van
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.koppelingen import duo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def w():
    w = duo.wereld()
    duo.neem(w, duo.rij())
    return w


def _ontvanger() -> Meldingontvanger:
    with f.systeem():
        return Meldingontvanger.objects.select_related("melding").get(aan="leerplicht")


def afgesloten(**anders):
    return duo.terug(
        status="G", status_datum="2026-02-02", reden_afgesloten="terug_naar_school"
    ) | anders  # fmt: skip


def test_a_status_sets_the_state_and_the_reporter_sees_it(w):
    assert duo.neem_terug(w, duo.terug()).nieuw == 1
    assert _ontvanger().staat == "aangenomen"
    duo.neem_terug(w, afgesloten(toelichting_afsluiting="geen_actie"))
    ontvanger = _ontvanger()
    assert ontvanger.staat == "afgehandeld"
    with als(w.school):
        stand = melding_van(ontvanger.melding.sleutel)
    (leerplicht,) = [o for o in stand.ontvangers if o.ontvanger.aan == "leerplicht"]
    gezegd = [(woorden, g.toelichting) for g, woorden in leerplicht.antwoorden]
    assert gezegd[-1][0] == AFRONDREDENEN["terug_naar_school"]
    assert "Geen actie meer" in gezegd[-1][1]
    assert "leerplicht@gemeente.example" in gezegd[-1][1]


def test_the_same_twice_changes_nothing_and_something_else_is_a_conflict(w):
    duo.neem_terug(w, duo.terug())
    with f.systeem():
        eerst = Meldinggebeurtenis.objects.count()
    nog_eens = duo.neem_terug(w, duo.terug())
    assert (nog_eens.nieuw, nog_eens.bekend) == (0, 1)
    anders = duo.neem_terug(w, duo.terug(contactpersoon="Iemand anders"))
    assert duo.redenen(anders) == {(2, "meldingsnummer")}
    with f.systeem():
        assert Meldinggebeurtenis.objects.count() == eerst
        assert DuoMelding.objects.filter(soort="terugmelding").count() == 1


@pytest.mark.parametrize(("reden", "ons"), codes.ONS_ANTWOORD.items())
def test_every_reason_comes_in_and_goes_out_the_same(w, reden, ons):
    rij = afgesloten(reden_afgesloten=reden)
    duo.neem_terug(w, rij)
    with f.systeem():
        assert Meldinggebeurtenis.objects.filter(staat="afgehandeld", reden=ons).exists()
    (uit,) = duo.geef_terug(w, "school").rijen
    assert {k: v for k, v in uit.items() if v} == rij


@pytest.mark.parametrize("status", ["K", "I"])
def test_a_status_without_a_reason_ends_it_too(w, status):
    duo.neem_terug(w, duo.terug(status=status))
    assert _ontvanger().staat == "afgehandeld"


def test_who_is_further_does_not_go_back(w):
    duo.neem_terug(w, afgesloten())
    uit = duo.neem_terug(w, duo.terug(status_datum="2026-02-02"))
    assert duo.redenen(uit) == {(2, "status")}
    assert _ontvanger().staat == "afgehandeld"


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"meldingsnummer": "onbekend"}, "meldingsnummer"),
        ({"status": "Q"}, "status"),
        ({"status": "W"}, "status"),
        ({"status": "D"}, "status"),  # ended in August 2020
        ({"status_datum": "2026-02-31"}, "status_datum"),
        ({"status_datum": "2026-12-31"}, "status_datum"),
        ({"status": "G"}, "reden_afgesloten"),
        ({"reden_afgesloten": "werk"}, "reden_afgesloten"),
        ({"toelichting_afsluiting": "zomaar"}, "toelichting_afsluiting"),
        ({"telefoon": "0" * 16}, "telefoon"),
    ],
)
def test_what_cannot_be_is_refused_with_its_column(w, anders, kolom):
    uit = duo.neem_terug(w, duo.terug() | anders)
    assert duo.redenen(uit) == {(2, kolom)}
    assert _ontvanger().staat == "gezien"


def test_a_code_holds_on_its_day():
    oud = duo.terug(status="D", status_datum="2020-07-31")
    assert lees_terug(oud, date(2026, 2, 2)).status.naam == "overgedragen aan derden"
    with pytest.raises(Rijfout):
        lees_terug(oud | {"status_datum": "2020-08-01"}, date(2026, 2, 2))


def test_our_own_states_go_out_to_the_school(w):
    def status() -> tuple[str, str]:
        (rij,) = duo.geef_terug(w, "school").rijen
        return rij["status"], rij["reden_afgesloten"]

    assert status() == ("R", "")
    nummer = _ontvanger().pk
    with als(w.actor("gemeente")):
        melden.neem_aan(nummer, moment=f.MOMENT)
    assert status() == ("B", "")
    with als(w.actor("gemeente")):
        melden.rond_af(nummer, reden="langdurig_ziek", moment=f.MOMENT)
    assert status() == ("G", "langdurig_ziek")


def test_only_leerplicht_hands_it_in(w):
    for wie in ("school", "swv"):
        with pytest.raises(Geweigerd):
            duo.neem_terug(w, duo.terug(), wie=wie)
