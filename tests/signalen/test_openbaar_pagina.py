"""A parent at a telephone, and who reads it at a desk: in a browser, with the keyboard."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from inbeeld.signalen.actions import kennis
from inbeeld.signalen.models import OpenbareMelding
from tests import fabriek as f
from tests.signalen.meldwereld import Wereld, maak_wereld
from tests.signalen.postbus import Postbus, tekst
from tests.toegang.browser.conftest import Kijker, kijker

__all__ = ["kijker"]
ZINNEN = "Sam gaat al drie weken niet naar school. Hij durft niet."


def _minuut() -> None:
    """What the server does every minute."""
    moment = timezone.now()
    kennis.meld_bij(timezone.localdate(moment), moment)
    kennis.verstuur_mail(moment)


def _aan_het_werk(kijker: Kijker, wereld: Wereld, soort: str) -> None:
    client = Client()
    f.log_in(client, wereld.actor(soort))
    sessie = client.cookies["sessionid"].value
    kijker.page.context.add_cookies([{"name": "sessionid", "value": sessie, "url": kijker.url}])


@pytest.mark.django_db(transaction=True)
def test_a_parent_reports_on_a_telephone_and_is_answered(
    regels_geinstalleerd: None, bus: Postbus, kijker: Callable[[], Kijker]
) -> None:
    with transaction.atomic():
        wereld = maak_wereld()
    ouder = kijker()
    _vul_het_formulier_in(ouder)
    _minuut()
    (adres,) = re.findall(r"https://\S+/bevestigen/\S+", tekst(bus.ontvangen[-1][1]))
    ouder.ga(urlsplit(adres).path)
    ouder.bekijk("bevestigen")
    ouder.druk("Ja, dit is mijn melding")
    ouder.bekijk("bevestigd")
    _minuut()
    regio = kijker()
    _aan_het_werk(regio, wereld, "regio")
    _lees_en_meld(regio)
    _minuut()
    assert [b["Subject"] for aan, b in bus.ontvangen if aan == "ouder@thuis.example"] == [
        "In Beeld: Bevestig uw melding",
        "In Beeld: Uw melding is gelezen",
        "In Beeld: Uw melding is afgehandeld",
    ]
    with f.systeem(), transaction.atomic():
        assert OpenbareMelding.objects.get().uitkomst == "melding"


def _vul_het_formulier_in(ouder: Kijker) -> None:
    pagina = ouder.page
    ouder.ga("/melden/openbaar/")
    ouder.bekijk("formulier")  # the last width is that of a telephone, and it stays
    pagina.get_by_label("ouder of verzorger").focus()
    pagina.keyboard.press("Space")
    toetsen = pagina.keyboard
    for waarde in ("Truus", "ouder@thuis.example", "06 12345678", "Sam", "de Vries"):
        toetsen.press("Tab")
        toetsen.type(waarde)
    ouder.vul(**{"Geboortedatum van het kind": "2012-03-14"})
    ouder.vul(**{"In welke plaats woont het kind?": "Haarlem"})
    ouder.vul(**{"Wat is er aan de hand?": ZINNEN})
    ouder.druk("Melding versturen")  # forgot to say whether the parents know
    ouder.bekijk("formulier-fout")
    pagina.get_by_label("ja", exact=True).check()
    ouder.druk("Melding versturen")
    ouder.bekijk("verstuurd")


def _lees_en_meld(regio: Kijker) -> None:
    pagina = regio.page
    regio.ga("/berichten/")
    regio.bekijk("berichten")
    regio.druk("Iemand zonder account heeft iets gemeld.")
    assert ZINNEN in pagina.content()
    regio.druk("Zoeken")
    regio.bekijk("gevonden")
    regio.druk("Sam de Vries")
    pagina.get_by_label("een zorg, zonder verzuim").check()
    pagina.get_by_label("Waar gaat de zorg over?").select_option("school")
    regio.vul(**{"Wat is er aan de hand, in een paar woorden?": "Durft niet naar school."})
    assert pagina.get_by_label("Wie vertelde het de ouders?").input_value() == "de ouder zelf"
    pagina.get_by_role("group", name=re.compile("Weet de jongere het")).get_by_label("ja").check()
    regio.bekijk("maken")
    regio.druk("Melding versturen")
    regio.bekijk("lijst")
    regio.ga("/berichten/keuze/")
    regio.bekijk("keuze")
