"""The pages of a transfer and the summer list in a real browser, on a phone and on a screen."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from inbeeld.dossiers.actions import overdrachten as actions
from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.browser.bekijken import bekijk, open_als
from tests.dossiers import overdrachthulp as h

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
LANG = (
    "Sam leert graag met zijn handen en praat makkelijk over auto's. In een volle klas wordt hij "
    "onrustig.\nWat helpt: een vaste plek voorin, en elke ochtend vijf minuten met de mentor.\n"
    "Afspraak: de eerste twee weken tot 12 uur, daarna kijken we samen hoe het gaat."
)


@pytest.fixture
def wereld(monkeypatch: pytest.MonkeyPatch) -> h.Wereld:
    h.op_de_dag(monkeypatch, f.VANDAAG)
    with transaction.atomic():
        return h.maak()


def test_a_transfer_from_preparing_to_the_first_day(
    browser: Browser, live_server: LiveServer, wereld: h.Wereld
) -> None:
    with transaction.atomic(), f.systeem():
        kind = Jongere.objects.get(pk=wereld.kind).sleutel
        naar = h.bak(wereld.nieuw).pk
    school = open_als(browser, live_server, wereld.zender())
    school.goto(live_server.url + reverse("overdrachten", args=[kind]))
    bekijk(school, "overdracht-leeg")
    school.get_by_role("link", name="Overdracht voorbereiden").click()
    bekijk(school, "overdracht-nieuw")
    school.get_by_role("button", name="Opslaan").click()
    bekijk(school, "overdracht-nieuw-fout")
    school.get_by_label("Wat voor overdracht").select_option("school_school")
    school.get_by_label("Naar welke organisatie").select_option(str(naar))
    school.get_by_label("Verwachte eerste dag").fill(h.EERSTE.isoformat())
    school.get_by_label("Wat moet de ontvanger weten?").fill(LANG)
    school.get_by_role("button", name="Opslaan").click()
    bekijk(school, "overdracht-voorbereid")
    school.get_by_role("link", name="Ouders hebben het gezien").click()
    bekijk(school, "overdracht-ouders")
    school.get_by_label("Ouders zagen de overdracht op").fill(f.VANDAAG.isoformat())
    school.get_by_label("Wat zeggen zij ervan?").fill("Fijn dat hij rustig kan beginnen.")
    school.get_by_role("button", name="Opslaan").click()
    bekijk(school, "overdracht-klaar-om-te-verzenden")
    school.get_by_role("button", name="Verzenden").click()
    bekijk(school, "overdracht-verzonden")
    nieuw = open_als(browser, live_server, wereld.nemer())
    nieuw.goto(school.url)
    bekijk(nieuw, "overdracht-ontvanger")
    nieuw.get_by_role("link", name="Weigeren").click()
    bekijk(nieuw, "overdracht-weigeren")
    nieuw.go_back()
    nieuw.get_by_role("button", name="Overdracht aanvaarden").click()
    bekijk(nieuw, "overdracht-aanvaard")
    nieuw.get_by_role("link", name="Eerste dag bevestigen").click()
    nieuw.get_by_label("Op welke dag").fill(f.VANDAAG.isoformat())
    nieuw.get_by_role("button", name="Bevestigen").click()
    bekijk(nieuw, "overdracht-begonnen")
    school.goto(live_server.url + reverse("overdrachten", args=[kind]))
    bekijk(school, "overdracht-lijst")


def test_the_summer_list(
    browser: Browser,
    live_server: LiveServer,
    wereld: h.Wereld,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    na = f.d("2025-09-15")
    h.op_de_dag(monkeypatch, na)
    with transaction.atomic():
        for naam in ("Bakker", "Visser", "Jansen op de Haar"):
            kind = f.kind(wereld.w.school, achternaam=naam, voorvoegsel="", tot_en_met="2025-07-31")
        juni = f.d("2025-06-20")
        with als(wereld.zender(juni)):
            actions.bereid_voor(
                kind,
                "po_vo",
                moment=f.MOMENT.replace(year=2025, month=6, day=20),
                **h.velden(wereld, eerste_dag_verwacht=na - timedelta(days=21)),
            )
    page = open_als(browser, live_server, wereld.actor("leerplicht"))
    page.goto(live_server.url + reverse("zomerlijst"))
    bekijk(page, "overdracht-zomerlijst")
    page.get_by_label("Laatste school").select_option("10AB00")
    page.get_by_role("button", name="Toon").click()
    assert "Jansen op de Haar" in page.content()
