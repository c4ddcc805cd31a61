"""No stored code may reach a screen without words, a shape and a tone."""

import pytest

from inbeeld.regels import codes
from inbeeld.regels.definities import DEFINITIES
from inbeeld.web import woorden
from inbeeld.web.grafieken.kleuren import KLEUREN
from inbeeld.web.templatetags.web import VORMEN

REGELS = [(d.naam, r) for d in DEFINITIES.values() for r in d.regels]


@pytest.mark.parametrize(("definitie", "regel"), REGELS, ids=lambda x: getattr(x, "status", x))
def test_every_status_of_every_definitie_has_words(definitie, regel):
    assert regel.status in woorden.STATUS
    assert regel.status in woorden.BETEKENIS
    assert regel.soort in woorden.SOORT
    assert regel.soort in VORMEN
    assert woorden.TOON[regel.soort] in KLEUREN


def test_no_two_soorten_share_a_shape():
    assert len(set(VORMEN.values())) == len(VORMEN) == len(woorden.SOORT)


@pytest.mark.parametrize(
    ("lijst", "waarden"),
    [
        (woorden.SECTOR, codes.SECTOREN),
        (woorden.VERZUIM, codes.VERZUIMSOORTEN),
        (woorden.GROND, codes.GRONDEN),
        (woorden.AANBOD, codes.AANBODSOORTEN),
        (woorden.DUIDING, codes.DUIDINGEN),
    ],
    ids=["sector", "verzuim", "grond", "aanbod", "duiding"],
)
def test_every_code_of_the_rules_has_words(lijst, waarden):
    assert set(lijst) == set(waarden)


def test_an_unknown_code_is_made_readable_and_does_not_fail():
    assert woorden.woord("iets_nieuws") == "Iets nieuws"


def test_words_of_one_list_do_not_leak_into_another():
    assert woorden.woord("thuishouder", woorden.STATUS) == "Thuishouder"
    assert woorden.woord("thuishouder", woorden.DUIDING) == "Ouders houden thuis"
