"""A region that counts its sectors by different definities: no figure goes silently by one."""

import re
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test import Client

from inbeeld.monitor import blad as blad_module
from inbeeld.monitor.actions.blad import maak_bladen
from inbeeld.monitor.actions.publicatie import stel_voor
from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.bouwers.stand_per_sector import bouw
from inbeeld.monitor.gebieden import BINNEN, Gebied
from inbeeld.monitor.models import Cijfer, Cijferblad, Doel
from inbeeld.monitor.queries import samengesteld
from inbeeld.monitor.queries.doelen import stand_van_doelen
from inbeeld.monitor.queries.gebieden import Namen, leesbare_gebieden
from inbeeld.monitor.telwijze import samen_geteld, telwijze
from inbeeld.regels.definities import DEFINITIES
from inbeeld.toegang.actor import als
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.monitor import overzichthulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
PO, VO, RIJK = "nk-2017-po", "nk-2017-vo", "rijk-2016"


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: f.VANDAAG)


@pytest.fixture
def keuze() -> None:
    h.kies(RIJK), h.kies(PO, "po"), h.kies(VO, "vo")


@pytest.fixture
def regio(keuze):
    """The sheets of a region with two pupils at home in vo and one in po, and one pupil 'dreigend'
    in vo; by the definitie of another sector the sheets hold other numbers."""
    regio, _ = f.regio(), f.gemeente("0392", "Haarlem")
    for code, sector in (("10AB00", "vo"), ("20CD00", "po")):
        f.leg(f.school(code), scholen=[f.schoolfeit(code, sector=sector)])
    for definitie, thuis, dreigend in ((RIJK, 7, None), (PO, 1, None), (VO, 2, 1)):
        blad = h.maak_blad(definitie=definitie)
        for sleutel in ("sector:po", "sector:vo", "school:10AB00", "school:20CD00", "regio"):
            _rij(blad, sleutel, thuis, dreigend)
        for sector in telwijze_sectoren(definitie):
            _rij(blad, f"gemeentesector:0392:{sector}", thuis, dreigend)
        _rij(blad, "gemeente:0392", 9, dreigend)
    return regio


def telwijze_sectoren(definitie: str) -> list[str]:
    with f.systeem():
        return telwijze(f.VANDAAG).sectoren(definitie)


def _rij(blad, sleutel: str, thuis: int, dreigend: int | None) -> None:
    nul = {regel.status: 0 for regel in DEFINITIES[blad.definitie].regels}
    status = next(r.status for r in DEFINITIES[blad.definitie].regels if r.soort == "thuiszitter")
    langer = {
        f"{r.status}.langer": 0
        for r in DEFINITIES[blad.definitie].regels
        if r.soort == "thuiszitter"
    }
    extra = {} if dreigend is None else {"dreigend": dreigend}
    waarden = nul | langer | {status: thuis, "plichtig": 100} | extra
    h.cijfer(blad, "stand", sleutel, waarden)


def _client(organisatie, rol: str = "") -> Client:
    client = Client()
    client.force_login(f.aanstelling(organisatie, rol).gebruiker)
    return client


def _tekst(antwoord) -> str:
    assert antwoord.status_code == 200, antwoord.status_code
    html = antwoord.content.decode()
    html = html[html.index("<main") : html.index("</main>")]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def _getal(gebied: Gebied, wat: str, actor) -> int:
    with als(actor), transaction.atomic():
        alle = samengesteld.bladen(telwijze(f.VANDAAG), Namen())
        [figuur] = samengesteld.standen(alle, gebied, actor)
    return figuur.waarden[wat]


def test_a_sum_is_of_each_sector_by_its_own_definitie(keuze, monkeypatch):
    """Made from facts, of a region and of a gemeente of it."""
    alle = blad_module.bouwers()
    eigen = {naam: alle[naam] for naam in ("stand", "stand_per_sector")}
    monkeypatch.setattr("inbeeld.monitor.actions.blad.bouwers", lambda: eigen)
    f.gemeente("0392", "Haarlem")
    vo, po = f.school("10AB00"), f.school("20CD00")
    f.leg(po, scholen=[f.schoolfeit(po.code, sector="po")])
    for school in (vo, po):
        f.kind(school, verzuim=[f.verzuimrij(school.code, "2025-10-01")])
        duiding = {"duiding": "dreigend", "begindatum": f.d("2026-01-12"), "einddatum": None}
        f.kind(school, duidingen=[duiding])
    maak_bladen(f.MOMENT, f.VANDAAG)
    actor = f.actor(f.regio())
    for gebied in (Gebied("regio"), Gebied("gemeente", "0392")):
        assert _getal(gebied, "soort:thuiszitter", actor) == 2
        assert _getal(gebied, "plichtig", actor) == 4
        # Only the pupil in vo: by the definitie of vo in all sectors there are two.
        assert _getal(gebied, "soort:dreigend", actor) == 1
    with f.systeem():
        van_vo = Cijfer.objects.get(blad__definitie=VO, gebied="regio", dag=f.VANDAAG)
        delen = Cijfer.objects.filter(blad__definitie=VO, gebied__startswith="gemeentesector:")
        assert set(delen.values_list("gebied", flat=True)) == {"gemeentesector:0392:vo"}
    assert van_vo.waarden["dreigend"] == 2


def test_who_reads_no_sector_still_reads_the_sum_of_the_region(regio):
    assert _getal(Gebied("regio"), "soort:thuiszitter", f.actor(f.school("10AB00"))) == 3


def test_a_part_that_is_not_whole_makes_the_sum_not_whole():
    een = Figuur("sector:po", f.VANDAAG, {"absoluut_verzuim": 2, "plichtig": 9})
    samen = samen_geteld("regio", f.VANDAAG, [(een, RIJK)])
    assert str(samen.getal("soort:thuiszitter")) == "ten minste 2"
    assert str(samen.getal("soort:verzuim")) == "onbekend"
    assert str(samen.getal("plichtig")) == "9"


def test_parts_of_a_gemeente_are_no_areas_to_choose(regio):
    with als(f.actor(regio)), transaction.atomic():
        assert not {g.soort for g in leesbare_gebieden(f.actor(regio))} & set(BINNEN)
    client = _client(regio)
    assert client.get("/cijfers/?gebied=gemeentesector:0392:vo").status_code == 404


def test_one_definitie_for_all_writes_no_parts():
    h.kies(RIJK)
    with f.systeem():
        assert list(bouw(SimpleNamespace(dag=f.VANDAAG, definitie=RIJK))) == []


def test_the_dashboard_of_the_region_names_every_definitie(regio):
    tekst = _tekst(_client(regio).get("/cijfers/"))
    assert "3 kinderen zitten thuis zonder passend aanbod" in tekst
    assert "1 kind dreigt thuis te komen zitten" in tekst
    assert "Basisonderwijs, volgens: Noord-Kennemerland, primair onderwijs" in tekst
    assert "Voortgezet onderwijs, volgens: Noord-Kennemerland, voortgezet onderwijs" in tekst
    assert "Geteld volgens: elke sector zijn eigen definitie" in tekst


@pytest.mark.parametrize(
    ("sleutel", "naam", "dreigend"),
    [("school:10AB00", VO, True), ("school:20CD00", PO, False), ("sector:vo", VO, True)],
)
def test_a_sector_and_a_school_go_by_their_own(regio, sleutel, naam, dreigend):
    antwoord = _client(regio).get(f"/cijfers/?gebied={sleutel}")
    assert antwoord.context["verantwoording"]["definitie"].naam == naam
    assert ("1 kind dreigt thuis te komen zitten" in _tekst(antwoord)) == dreigend
    stand = _client(regio).get(f"/cijfers/stand/?gebied={sleutel}")
    assert stand.context["verantwoording"]["definitie"].naam == naam


def test_a_page_by_one_definitie_says_that_the_region_has_more(regio):
    client = _client(regio)
    assert "Uw regio telt niet elke sector hetzelfde" in _tekst(client.get("/cijfers/stand/"))
    anders = client.get(f"/cijfers/stand/?gebied=sector:vo&definitie={PO}")
    assert "Uw regio telt hier volgens ‘Noord-Kennemerland, voortgezet" in _tekst(anders)


def test_without_all_the_sheets_there_is_no_sum(regio):
    with f.systeem(), transaction.atomic():
        Cijferblad.objects.filter(definitie=VO).delete()
    antwoord = _client(regio).get("/cijfers/")
    assert "monitor/overzicht/nog_niet.html" in {t.name for t in antwoord.templates}


def test_a_board_reads_no_small_number_of_a_sector_in_its_gemeente(regio):
    gemeente = f.gemeente("0392")
    tekst = _tekst(_client(gemeente, "bestuurder").get("/cijfers/"))
    assert "3 kinderen zitten thuis" in tekst
    assert "Per sector gaat het om zo weinig kinderen dat de aantallen hier niet staan" in tekst


def test_a_target_by_the_definitie_of_a_sector_is_about_that_sector(regio):
    with f.systeem(), transaction.atomic():
        Doel.objects.create(
            naam="Minder thuiszitters in het vo",
            indicator="stand.thuiszitters",
            definitie=VO,
            doel_waarde=1,
            uiterlijk_op=date(2027, 1, 1),
            bron="Plan",
            periode=periode(date(2025, 1, 1), None),
            moment=f.MOMENT,
        )
    actor = f.actor(regio)
    with als(actor), transaction.atomic():
        [stand] = stand_van_doelen()
    assert stand.nu is not None
    assert stand.nu.waarde == 2  # of three at home in the region
    assert stand.gebied_naam == "voortgezet onderwijs in de hele regio"


def test_a_publication_is_by_the_definitie_that_was_chosen(regio):
    client = _client(regio)
    assert "Volgens welke definitie?" in _tekst(client.get("/cijfers/publicaties/nieuw/"))
    with als(f.actor(regio)), transaction.atomic():
        berekening = stel_voor(2024, f.MOMENT, VO)
    assert berekening.vraag == {"schooljaar": 2024, "definitie": VO}
