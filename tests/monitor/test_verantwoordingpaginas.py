"""The pages of answers, exemptions, needs and routes: who sees what, also as a file."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import behoeften
from inbeeld.monitor.blad import bouwers
from inbeeld.monitor.bron import maak_bron
from inbeeld.monitor.indicatoren import INDICATOREN
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.tijdlijnen.models import DefinitieKeuze
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.monitor.antwoordhulp import gevraagd, moment

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
BOUWERS = ("antwoord", "vrijgesteld_en_ziek", "vrijstelling", "behoefte", "doorlooptijd_route")
PAGINAS = ("antwoorden", "vrijstellingen", "behoeften", "route")


@pytest.fixture
def wereld() -> w.Wereld:
    """A child at home, asked about, with a need; one that is exempt; one that is ill; a sheet."""
    wereld = w.maak()
    with f.systeem():
        DefinitieKeuze.objects.get_or_create(definitie="rijk-2016", vanaf=date(2016, 8, 1))
    vrij = {"grond": "art5_onder_a", "begindatum": f.d("2025-08-01"), "einddatum": None}
    f.kind(wereld.school, vrijstellingen=[vrij])
    f.kind(wereld.school, verzuim=[f.verzuimrij(wereld.school.code, "2025-12-01", soort="ziek")])
    gevraagd(
        wereld.thuis, wereld.school, wereld.swv, "2026-01-05", "2026-01-19",
        antwoord=moment("2026-01-25"),
    )  # fmt: skip
    gevraagd(wereld.thuis, wereld.school, wereld.gemeente, "2026-01-05", "2026-01-19")
    with als(f.actor_van(wereld.mensen["leerplicht"])):
        behoeften.noteer(
            wereld.thuis, sleutel=uuid4(), sinds=f.d("2026-01-20"), moment=f.MOMENT,
            soort="leerwerk", omschrijving="Proef", plek="",
        )  # fmt: skip
    _blad()
    return wereld


def _blad() -> None:
    """The sheet with these figures alone."""
    with f.systeem(), transaction.atomic(), maak_bron("rijk-2016", f.VANDAAG) as bron:
        blad = Cijferblad.objects.create(
            definitie="rijk-2016", bekend_op=f.MOMENT, dag=f.VANDAAG, laatste_vastlegging=1
        )
        Cijfer.objects.bulk_create(
            Cijfer(
                blad=blad,
                indicator=rij.indicator,
                gebied=str(rij.gebied),
                valt_onder=rij.gebied.valt_onder,
                van=rij.van,
                dag=rij.dag,
                waarden=dict(rij.waarden),
                onvolledig=list(rij.onvolledig),
                details=rij.details,
            )
            for naam in BOUWERS
            for rij in bouwers()[naam](bron)
        )


def _pagina(client: Client, wie, naam: str, **vraag: str) -> str:
    f.log_in(client, f.actor_van(wie))
    antwoord = client.get(reverse(f"cijfers_{naam}"), {"definitie": "rijk-2016", **vraag})
    assert antwoord.status_code == 200, antwoord.status_code
    return antwoord.content.decode()


def test_the_region_reads_every_partner_and_a_partner_its_own(client, wereld):
    regio = _pagina(client, wereld.mensen["regio"], "antwoorden")
    assert "Er is 2 keer iets gevraagd." in regio
    assert "0 keer kwam het antwoord op tijd, 1 keer te laat" in regio
    assert wereld.swv.naam in regio
    assert wereld.gemeente.naam in regio
    eigen = _pagina(client, wereld.mensen["swv"], "antwoorden", gebied="regio")
    assert wereld.gemeente.naam not in eigen
    leerplicht = _pagina(client, wereld.mensen["leerplicht"], "antwoorden")
    assert "Er is 1 keer iets gevraagd." in leerplicht
    assert "waarvan 1 te lang" in leerplicht
    assert "Melding van zorg" in leerplicht
    f.log_in(client, f.actor_van(wereld.mensen["leerplicht"]))
    ander = {"gebied": f"organisatie:{wereld.swv.pk}"}
    assert client.get(reverse("cijfers_antwoorden"), ander).status_code == 404
    assert client.get(reverse("cijfers_antwoorden"), {"periode": "2"}).status_code == 404


def test_exemptions_needs_and_illness(client, wereld):
    leerplicht = wereld.mensen["leerplicht"]
    vrij = _pagina(client, leerplicht, "vrijstellingen")
    assert "Nu is 1 kind vrijgesteld, waarvan 1 op grond van artikel 5 onder a." in vrij
    assert reverse("vrijstellingen") in vrij
    mist = _pagina(client, leerplicht, "behoeften")
    assert "Leren en werken" in mist
    assert "Langdurig of vaak ziek" in mist
    assert "Wat kinderen missen" in mist
    route = _pagina(client, leerplicht, "route")
    assert "Van melding tot aanbod" in route
    assert "Van signaal tot aanbod" in _pagina(
        client, leerplicht, "route", vanaf="doorlooptijd_signaal"
    )


def test_a_board_reads_no_small_numbers_of_wijk_or_school(client, wereld):
    bestuurder = f.aanstelling(wereld.gemeente, "bestuurder")
    for naam in ("vrijstellingen", "behoeften"):
        pagina = _pagina(client, bestuurder, naam, per="wijk")
        assert "afgeschermd" in pagina
        assert "Afgeschermd: minder dan 5 kinderen" in pagina
        f.log_in(client, f.actor_van(bestuurder))
        wijk = client.get(reverse(f"cijfers_{naam}"), {"gebied": "wijk:0392:onbekend"})
        assert wijk.status_code == 403
    assert "afgeschermd" not in _pagina(
        client, wereld.mensen["leerplicht"], "behoeften", per="wijk"
    )


def test_each_as_a_file_and_closed_for_who_has_no_counts(client, wereld):
    f.log_in(client, f.actor_van(wereld.mensen["regio"]))
    vraag = {"definitie": "rijk-2016", "bestand": "csv"}
    for naam in PAGINAS:
        bestand = client.get(reverse(f"cijfers_{naam}"), vraag)
        assert bestand.status_code == 200, naam
        assert "attachment" in bestand["Content-Disposition"]
    adres = reverse("cijfers_behoeften")
    assert client.get(adres, {**vraag, "bestand": "exe"}).status_code == 404
    assert client.get(adres, {"gebied": "gemeente:x:y"}).status_code == 404
    f.log_in(client, f.actor_van(f.aanstelling(wereld.school, "mentor")))
    assert {client.get(reverse(f"cijfers_{naam}")).status_code for naam in PAGINAS} == {403}


def test_before_there_is_a_sheet_the_pages_say_so(client):
    wereld = w.maak()
    for naam in PAGINAS:
        assert "nog geen" in _pagina(client, wereld.mensen["regio"], naam) or naam == "behoeften"


def test_every_figure_has_its_explanation(client, wereld):
    f.log_in(client, f.actor_van(wereld.mensen["leerplicht"]))
    for indicator in INDICATOREN:
        pagina = client.get(reverse("cijfers_uitleg", args=[indicator]))
        assert pagina.status_code == 200, indicator
        assert INDICATOREN[indicator].naam in pagina.content.decode()
