"""Verzuimmeldingen that leerplicht received elsewhere: each once, and only for a known number."""

import pytest

from inbeeld.aanleveren.formaten.basis import Onleesbaar
from inbeeld.koppelingen.duo_verzuim import bestand
from inbeeld.koppelingen.duo_verzuim.velden import MELDING
from inbeeld.koppelingen.models import DuoBericht, DuoMelding
from inbeeld.signalen.actions import melden
from inbeeld.signalen.models import Kennisgeving, Melding
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.koppelingen import duo
from tests.signalen.meldwereld import concept

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def w():
    return duo.wereld()


def _melding() -> Melding:
    with f.systeem():
        return Melding.objects.prefetch_related("ontvangers__postvak__organisatie").get()


def test_it_becomes_the_schools_melding_and_goes_to_the_others_alone(w):
    uit = duo.neem(w, duo.rij())
    assert (uit.nieuw, uit.bekend, uit.afgekeurd) == (1, 0, [])
    melding = _melding()
    assert melding.organisatie_id == w.organisaties["school"].pk
    assert melding.aanstelling_id is None
    assert (melding.verzuimsoort, melding.jongere_id) == ("zestien_uur", w.kind)
    with f.systeem():
        staten = {o.aan: o.staat for o in melding.ontvangers.all()}
        verteld = set(
            Kennisgeving.objects.filter(soort="nieuwe_melding").values_list("aan_id", flat=True)
        )
    assert staten == {
        "leerplicht": "gezien",
        "swv": "verzonden",
        "jgz": "verzonden",
        "jeugdteam": "verzonden",
    }
    assert verteld == {w.coordinatoren[s].pk for s in ("swv", "jgz", "jeugdteam")}


def test_the_same_file_twice_changes_nothing(w):
    duo.neem(w, duo.rij())
    uit = duo.neem(w, duo.rij())
    assert (uit.nieuw, uit.bekend, uit.afgekeurd) == (0, 1, [])
    with f.systeem():
        assert (Melding.objects.count(), DuoMelding.objects.count()) == (1, 1)


def test_the_same_number_with_something_else_is_a_conflict(w):
    duo.neem(w, duo.rij())
    uit = duo.neem(w, duo.rij(reden="Iets anders."))
    assert duo.redenen(uit) == {(2, "meldingsnummer")}
    assert _melding().reden == "Komt niet meer binnen bij de les."


def test_a_dry_run_keeps_nothing_and_says_the_same(w):
    rijen = (duo.rij(), duo.rij(meldingsnummer="X", pgn="123456789"))
    proef = duo.neem(w, *rijen, proef=True)
    with f.systeem():
        assert not Melding.objects.exists()
        assert not DuoBericht.objects.exists()
        assert not Kennisgeving.objects.filter(soort="nieuwe_melding").exists()
    echt = duo.neem(w, *rijen)
    assert (proef.nieuw, proef.afgekeurd) == (echt.nieuw, echt.afgekeurd)
    assert echt.nieuw == 1
    with f.systeem():
        bericht = DuoBericht.objects.get()
    assert (bericht.nieuw, bericht.bekend, bericht.afgekeurd) == (1, 0, 1)


def test_what_the_school_reported_here_as_well_is_not_sent_again(w):
    with als(w.school):
        eerste = melden.verstuur(concept(w.kind), moment=f.MOMENT, sleutel="hier")
    uit = duo.neem(w, duo.rij())
    assert (uit.nieuw, uit.bekend) == (0, 1)
    with f.systeem():
        assert DuoMelding.objects.get().melding_id == eerste.pk


@pytest.mark.parametrize(
    ("anders", "kolom"),
    [
        ({"pgn": "100000016"}, "pgn"),  # a good number of nobody
        ({"pgn": "100000005"}, "pgn"),
        ({"verzuimsoort": "ZZ"}, "verzuimsoort"),
        ({"verzuimsoort": "V1"}, "verzuimsoort"),  # ended in 2009
        ({"verzuimsoort": "B"}, "verzuimsoort"),  # ended in 2012
        ({"verzuimsoort": "V4"}, "verzuimsoort"),  # for who is eighteen
        ({"begindatum": "31-02-2026"}, "begindatum"),
        ({"begindatum": "2026-03-02", "einddatum": ""}, "begindatum"),  # to come
        ({"einddatum": "2026-01-01"}, "einddatum"),
        ({"reden": "x" * 201}, "reden"),
        ({"actie_toelichting": "x" * 101}, "actie_toelichting"),
        ({"reden": " "}, "reden"),
        ({"alle_lessen": "misschien"}, "alle_lessen"),
        ({"actie_gewenst": "N"}, "actie_toelichting"),
        ({"verzuimdagen": "2026-01-12=veel"}, "verzuimdagen"),
        ({"verzuimdagen": "2026-02-30"}, "verzuimdagen"),
        ({"school": "99ZZ00"}, "school"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(w, anders, kolom):
    uit = duo.neem(w, duo.rij(meldingsnummer="1") | anders, duo.rij(meldingsnummer="2"))
    assert (2, kolom) in duo.redenen(uit)
    assert {regel for regel, _ in duo.redenen(uit)} == {2}
    assert uit.nieuw == 1
    # No value of the file comes back in what is said about it.
    assert not any(anders_.strip() in a.reden for a in uit.afgekeurd for anders_ in anders.values()
                   if len(anders_.strip()) > 3)  # fmt: skip


def test_a_school_where_the_child_was_not_is_refused(w):
    f.school("20CD00")
    uit = duo.neem(w, duo.rij(school="20CD00"))
    assert duo.redenen(uit) == {(2, "school")}


def test_a_child_of_another_gemeente_is_as_unknown(w):
    f.kind(w.organisaties["school"], roepnaam="Elders", pgn="100000016", woont="0394")
    uit = duo.neem(w, duo.rij(pgn="100000016"))
    assert duo.redenen(uit) == {(2, "pgn")}


@pytest.mark.parametrize(
    "ruw",
    [
        b"",
        b"\x00\x01",
        b"meldingsnummer;school\n1;2\n",
        b'meldingsnummer;"school\n',
        b"x" * (bestand.MEESTE_BYTES + 1),
    ],
)
def test_a_broken_file_is_refused_whole(ruw):
    with pytest.raises(Onleesbaar):
        bestand.lees(ruw, MELDING)


def test_a_line_with_too_many_values_is_named(w):
    ruw = bestand.schrijf([duo.rij()], MELDING).rstrip() + b";te;veel\r\n"
    uit = duo.neem_bestand(w, ruw)
    assert (uit.nieuw, duo.redenen(uit)) == (0, {(2, "")})


@pytest.mark.parametrize("wie", ["school", "swv", "jgz", "regio"])
def test_only_leerplicht_takes_in(w, wie):
    with pytest.raises(Geweigerd):
        duo.neem(w, duo.rij(), wie=wie)
