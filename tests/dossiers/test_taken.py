"""Tasks of a dossier: on the werkvoorraad with words and address, and told to who must do them."""

import os
import subprocess
import sys
from datetime import timedelta
from importlib import import_module
from pkgutil import walk_packages

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inbeeld import dossiers
from inbeeld.dossiers import taaksoorten
from inbeeld.dossiers.actions.basis import schrijf
from inbeeld.dossiers.actions.taken import taak_klaar, zet_taak
from inbeeld.dossiers.models import Overdracht
from inbeeld.signalen import kennisadressen
from inbeeld.signalen.actions.kennis import meld_bij
from inbeeld.signalen.models import Kennisgeving
from inbeeld.signalen.queries.werk import WerkKeuze, soorten, werkblad
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanstelling, Postvak
from tests import fabriek as f
from tests.dossiers import wereld as w

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DAG = timedelta(days=1)
ALLES = WerkKeuze(toon="alles", van="team")


@pytest.fixture(autouse=True)
def proeftaak(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of task and a page for it, whatever the parts of the room have by now."""
    monkeypatch.setitem(taaksoorten._soorten, "proef", "Proeven of het werkt")
    monkeypatch.setitem(kennisadressen._adressen, "dossiers_overdracht", None)
    kennisadressen.met_sleutel(
        "dossiers_overdracht", "dossiers.Overdracht", "dossier", "jongere__sleutel"
    )


def _overdracht(wereld: w.Wereld) -> Overdracht:
    """Any row of a dossier that asks something, written by leerplicht."""
    return schrijf(
        Overdracht,
        wereld.thuis,
        moment=f.MOMENT,
        zaak=wereld.zaak,
        soort="school_school",
        van_postvak=Postvak.objects.get(organisatie=wereld.gemeente),
        naar_omschrijving="Een school elders",
        eerste_dag_verwacht=f.VANDAAG + 30 * DAG,
        verzenden_uiterlijk=f.VANDAAG + 10 * DAG,
    )


def _taak(wereld: w.Wereld, bij: str = "", wie: Aanstelling | None = None) -> Overdracht:
    """Asked by leerplicht; `bij`: of whose postvak, else it goes along with the zaak."""
    with als(f.actor_van(wereld.mensen["leerplicht"])), transaction.atomic():
        rij = _overdracht(wereld)
        vak = Postvak.objects.get(organisatie=getattr(wereld, bij)) if bij else None
        zet_taak(rij, "proef", f.VANDAAG, postvak=vak, aanstelling_id=wie.pk if wie else None)
    return rij


def _verteld(wie: Aanstelling) -> list[str]:
    with als(f.actor_van(wie)), transaction.atomic():
        soorten_ = Kennisgeving.objects.order_by("pk").values_list("soort", flat=True)
        return [soort for soort in soorten_ if "taak" in soort]


def test_a_task_stands_on_the_list_with_its_words_and_its_page():
    wereld = w.maak()
    _taak(wereld, "school")
    with als(f.actor_van(wereld.mensen["school"])):
        (item,) = werkblad(actor=f.actor_van(wereld.mensen["school"]), keuze=ALLES).regels
    with f.systeem():
        sleutel = wereld.zaak.jongere.sleutel
    assert (item.soort, item.wat) == ("taak", "Proeven of het werkt")
    assert item.adres == reverse("dossier", args=[sleutel])
    assert item.van == wereld.gemeente.naam
    assert not item.toewijsbaar


def test_the_filter_knows_tasks_and_the_page_does_not_offer_to_assign_them(client: Client):
    wereld = w.maak()
    _taak(wereld, "school")
    assert soorten()["taak"] == "taak in een dossier"
    f.log_in(client, f.actor_van(wereld.mensen["school"]))
    pagina = client.get("/werk/?toon=alles&van=team&soort=taak").content.decode()
    assert "Proeven of het werkt" in pagina
    assert 'name="regel"' not in pagina
    assert "Wijs aangevinkte toe" not in pagina
    assert "Proeven" not in client.get("/werk/?toon=alles&van=team&soort=antwoord").content.decode()


def test_ten_tasks_ask_no_more_questions_than_one():
    wereld = w.maak()
    actor = f.actor_van(wereld.mensen["school"])

    def gevraagd() -> int:
        with (
            als(actor),
            CaptureQueriesContext(
                connection,
            ) as vragen,
        ):
            assert all(item.adres for item in werkblad(actor=actor, keuze=ALLES).regels)
        return len(vragen)

    _taak(wereld, "school")
    een = gevraagd()
    for _ in range(9):
        _taak(wereld, "school")
    assert gevraagd() == een


def test_who_must_do_it_is_told_once_and_who_asked_it_is_not():
    wereld = w.maak()
    _taak(wereld, "school")
    _taak(wereld)  # goes along with the zaak, which is leerplicht's own
    for keer in range(3):
        meld_bij(f.VANDAAG, f.MOMENT + keer * timedelta(minutes=1))
    assert _verteld(wereld.mensen["school"]) == ["nieuwe_taak"]
    assert _verteld(wereld.mensen["leerplicht"]) == []


def test_a_task_that_moves_to_another_is_new_to_them():
    wereld = w.maak()
    rij = _taak(wereld, "school")
    meld_bij(f.VANDAAG, f.MOMENT)
    with als(f.actor_van(wereld.mensen["leerplicht"])), transaction.atomic():
        zet_taak(rij, "proef", f.VANDAAG, postvak=Postvak.objects.get(organisatie=wereld.swv))
    meld_bij(f.VANDAAG, f.MOMENT + DAG)
    assert _verteld(wereld.mensen["swv"]) == ["nieuwe_taak"]
    assert _verteld(wereld.mensen["school"]) == ["nieuwe_taak"]


def test_a_late_task_is_told_once_for_its_day_and_never_when_it_is_done():
    wereld = w.maak()
    laat, gedaan = _taak(wereld, "school"), _taak(wereld, "school")
    with als(f.actor_van(wereld.mensen["leerplicht"])), transaction.atomic():
        taak_klaar(gedaan)
    for dag in (f.VANDAAG, f.VANDAAG + DAG, f.VANDAAG + 3 * DAG):
        meld_bij(dag, f.MOMENT)
    assert _verteld(wereld.mensen["school"]).count("taak_verlopen") == 1
    with als(f.actor_van(wereld.mensen["leerplicht"])), transaction.atomic():
        zet_taak(
            laat,
            "proef",
            f.VANDAAG + 5 * DAG,
            postvak=Postvak.objects.get(organisatie=wereld.school),
        )
    meld_bij(f.VANDAAG + 6 * DAG, f.MOMENT)
    assert _verteld(wereld.mensen["school"]).count("taak_verlopen") == 2


def test_the_notice_leads_to_the_page_of_the_row():
    wereld = w.maak()
    _taak(wereld, "school")
    meld_bij(f.VANDAAG, f.MOMENT)
    with als(f.actor_van(wereld.mensen["school"])), transaction.atomic():
        bericht = Kennisgeving.objects.get(soort="nieuwe_taak")
        adres = kennisadressen.adres_van(bericht.onderwerp, bericht.onderwerp_id)
    with f.systeem():
        assert adres == reverse("dossier", args=[wereld.zaak.jongere.sleutel])


def test_every_task_has_its_words_as_soon_as_the_application_has_started():
    """Also in a process that shows no page, in which no view imports the act."""
    vraag = (
        "import django; django.setup(); from inbeeld.dossiers import taaksoorten;"
        "print(*sorted(taaksoorten._soorten))"
    )
    omgeving = os.environ | {"DJANGO_SETTINGS_MODULE": "inbeeld.config.settings"}
    gestart = subprocess.run(
        [sys.executable, "-c", vraag], env=omgeving, capture_output=True, text=True, check=True
    )
    for deel in walk_packages(dossiers.__path__, f"{dossiers.__name__}."):
        if ".migrations" not in deel.name:
            import_module(deel.name)
    assert set(gestart.stdout.split()) == set(taaksoorten._soorten) - {"proef"}
    assert "afspraak_doen" in gestart.stdout
