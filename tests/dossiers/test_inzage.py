"""What an organisation wrote in a dossier goes along when a child or parent asks what it has."""

import pytest

from inbeeld.dossiers import inzage as dossier
from inbeeld.dossiers.models import Dossierregel
from inbeeld.register.models import Personalia
from inbeeld.tijdlijnen import inzage
from inbeeld.toegang.actor import als
from inbeeld.toegang.bewaren import verzoeken as acties
from inbeeld.toegang.models import AvgVerzoek
from tests import fabriek as f
from tests.toegang.matrixroute import vul_route

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def verzoek():
    school = f.school("10AB00")
    for code in ("0392", "0394"):
        f.gemeente(code)
    f.school("20CD00")
    kind = f.kind(school)
    vul_route({"eigen": kind})
    wie = f.aanstelling(school)
    with als(f.actor_van(wie)):
        dit = acties.ontvang(kind, "inzage", vrager="ouder", ontvangen_op=f.VANDAAG)
        acties.besluit(dit, "toegewezen")
        return acties.verzoek_van(dit.sleutel), wie


def _alles(verzoek: AvgVerzoek, wie) -> dict:
    with als(f.actor_van(wie)):
        return inzage.gegevens(verzoek)


def test_what_it_wrote_goes_along_in_words_and_what_others_wrote_does_not(verzoek):
    alles = _alles(*verzoek)
    soorten = {rij["soort"] for rij in alles["dossier"]}
    assert {"Plan", "Versie van het plan", "Gesprek", "Afspraak", "Aanbod", "Melding"} <= soorten
    # Of the gemeente, which answers for it itself.
    assert "Verzoek om vrijstelling" not in soorten
    (gesprek,) = [rij for rij in alles["dossier"] if rij["soort"] == "Gesprek"]
    assert "uitkomst: Wat er staat." in gesprek["wat"]
    assert "soort: met ouders" in gesprek["wat"]
    tekst = str(alles["dossier"])
    assert "_" not in tekst.replace("matrix_", "")
    assert any("Besloten notities" in zin for zin in alles["over_dit_overzicht"]["niet_opgenomen"])
    assert inzage.als_pdf(alles).startswith(b"%PDF")


def test_with_a_secret_address_somebody_reads_the_words_first(verzoek):
    with f.systeem():
        Personalia.objects.update(geheim_adres=True)
    alles = _alles(*verzoek)
    assert alles["dossier"] == []
    assert any("Het dossier" in zin for zin in alles["over_dit_overzicht"]["niet_opgenomen"])


def test_every_kind_of_row_goes_along_or_is_left_out_on_purpose():
    assert set(Dossierregel.__subclasses__()) == set(dossier.SOORTEN) | set(dossier.NIET)
