"""Publishing a school year: who may, the proposal, what is stored, and what anybody can fetch."""

import csv
import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client
from django.urls import reverse

from inbeeld.monitor import werk
from inbeeld.monitor.actions import publicatie as actions
from inbeeld.monitor.beeld_publicatie import GEEN, keuzes, maak_tabel
from inbeeld.monitor.models import Berekening, Cijfer, Cijferblad, Publicatie
from inbeeld.monitor.publicatie.regels import vingerafdruk
from inbeeld.monitor.publicatie.tabellen import peildata
from inbeeld.monitor.uitvoerders.publicatie import stel_voor
from inbeeld.toegang.actor import als, huidige_actor
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.monitor.verzonnen_regio import Regio, Rij

pytestmark = pytest.mark.django_db

DEFINITIE = "rijk-2016"
NU = datetime(2026, 2, 2, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def verzonnen() -> Regio:
    return Regio(7, hooguit=2)


@pytest.fixture(scope="module")
def cijfers(verzonnen: Regio) -> list[Rij]:
    return [rij for jaar in (2023, 2024) for rij in verzonnen.cijfers(jaar, peildata(jaar))]


@pytest.fixture
def blad(verzonnen: Regio, cijfers: list[Rij]) -> Cijferblad:
    """The sheet of an invented region of two school years, 2023 and 2024."""
    for code in verzonnen.gemeenten:
        f.gemeente(code)
    with f.systeem(), transaction.atomic():
        blad = Cijferblad.objects.create(
            definitie=DEFINITIE, bekend_op=f.MOMENT, dag=f.VANDAAG, laatste_vastlegging=1
        )
        Cijfer.objects.bulk_create(
            Cijfer(
                blad=blad,
                indicator=rij.indicator,
                gebied=rij.gebied,
                valt_onder=rij.gebied,
                van=rij.van,
                dag=rij.dag,
                waarden=rij.waarden,
            )
            for rij in cijfers
        )
    return blad


@pytest.fixture
def coordinator(blad: Cijferblad):
    return f.aanstelling(f.regio())


@pytest.fixture
def meteen(monkeypatch) -> None:
    """Calculations in the request itself: the tests see one transaction."""

    def doe(berekening: Berekening) -> None:
        try:
            uitkomst = stel_voor(berekening.vraag, huidige_actor(), lambda *_: None)
            berekening.uitkomst = uitkomst
        except werk.Onmogelijk as reden:
            berekening.fout = str(reden)
        berekening.klaar_op, berekening.voortgang = NU, 100
        berekening.save()

    monkeypatch.setattr(werk, "begin", doe)


def _voorstel(aanstelling, jaar: int) -> Berekening:
    with als(f.actor_van(aanstelling)):
        return actions.stel_voor(jaar, NU)


def _publiceer(aanstelling, jaar: int) -> Publicatie:
    voorstel = _voorstel(aanstelling, jaar)
    with als(f.actor_van(aanstelling)):
        assert not voorstel.fout
        return actions.publiceer(voorstel, NU)


@pytest.mark.usefixtures("meteen")
def test_what_was_proposed_is_published_and_readable_by_anybody(client, coordinator) -> None:
    gemaakt = _publiceer(coordinator, 2024)
    assert gemaakt.vingerafdruk == vingerafdruk(gemaakt.tabellen)
    aantallen = [rij[4] for rij in gemaakt.tabellen["regels"]]
    assert None in aantallen
    assert not any(aantal and aantal < 5 for aantal in aantallen)
    antwoord = client.get(reverse("opendata_csv", args=[gemaakt.sleutel]))
    assert antwoord.status_code == 200
    tekst = antwoord.content.decode("utf-8-sig")
    rijen = list(csv.DictReader(io.StringIO(tekst), delimiter=";"))
    assert len(rijen) == len(aantallen)
    assert {rij["schooljaar"] for rij in rijen} == {"2024-2025"}
    assert {rij["aanduiding"] for rij in rijen} >= {"", "afgeschermd"}
    assert all(bool(rij["aantal"]) != (rij["aanduiding"] == "afgeschermd") for rij in rijen)
    uit = json.loads(client.get(reverse("opendata_json", args=[gemaakt.sleutel])).content)
    assert [rij["aantal"] for rij in uit["regels"]] == aantallen
    meta = json.loads(client.get(reverse("opendata_metadata", args=[gemaakt.sleutel])).content)
    assert [kolom["name"] for kolom in meta["tableSchema"]["columns"]] == list(rijen[0])
    merk = antwoord["ETag"]
    zelfde = client.get(
        reverse("opendata_csv", args=[gemaakt.sleutel]), headers={"if-none-match": merk}
    )
    assert zelfde.status_code == 304
    for naam in ("opendata", "opendata_woordenboek"):
        assert client.get(reverse(naam)).status_code == 200
    pagina = client.get(reverse("opendata_publicatie", args=[gemaakt.sleutel]))
    assert "afgeschermd" in pagina.content.decode()


@pytest.mark.usefixtures("meteen")
def test_rates_follow_from_what_is_published(coordinator) -> None:
    regels = _publiceer(coordinator, 2024).tabellen["regels"]
    getoond = {tuple(rij[:4]): rij for rij in regels}
    met = [rij for rij in regels if rij[6] is not None]
    assert met
    for tabel, dag, gebied, _, aantal, aanduiding, per_1000 in met:
        noemer = getoond["stand", dag or "2024-10-01", gebied, "plichtig"]
        assert tabel != "stroom"
        assert not aanduiding
        assert not noemer[5]
        assert per_1000 == round(1000 * aantal / noemer[4], 2)


@pytest.mark.usefixtures("meteen")
def test_what_changes_later_does_not_change_what_was_published(client, coordinator, blad) -> None:
    gemaakt = _publiceer(coordinator, 2023)
    toen = client.get(reverse("opendata_csv", args=[gemaakt.sleutel])).content
    with f.systeem():
        for rij in Cijfer.objects.filter(blad=blad):
            rij.waarden = {naam: aantal + 3 for naam, aantal in rij.waarden.items()}
        Cijfer.objects.filter(blad=blad).delete()
    assert client.get(reverse("opendata_csv", args=[gemaakt.sleutel])).content == toen
    with f.systeem():
        for verandering in (
            lambda: Publicatie.objects.filter(pk=gemaakt.pk).update(tabellen={}),
            lambda: Publicatie.objects.filter(pk=gemaakt.pk).delete(),
        ):
            try:
                with transaction.atomic():
                    assert not verandering()
            except DatabaseError:
                pass
    gemaakt.refresh_from_db()
    assert gemaakt.vingerafdruk == vingerafdruk(gemaakt.tabellen)
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from monitor_publicatie")
        assert cursor.fetchone()[0] == 1


@pytest.mark.usefixtures("meteen")
def test_a_year_is_published_once(coordinator) -> None:
    eerste, tweede = _voorstel(coordinator, 2023), _voorstel(coordinator, 2023)
    with als(f.actor_van(coordinator)):
        actions.publiceer(eerste, NU)
        with pytest.raises(actions.KanNiet, match="al gepubliceerd"):
            actions.publiceer(tweede, NU)
    assert "al gepubliceerd" in _voorstel(coordinator, 2023).fout


@pytest.mark.usefixtures("meteen")
def test_a_proposal_from_before_another_publication_is_made_again(coordinator) -> None:
    oud = _voorstel(coordinator, 2024)
    _publiceer(coordinator, 2023)
    with als(f.actor_van(coordinator)), pytest.raises(actions.KanNiet, match="opnieuw"):
        actions.publiceer(oud, NU)
    assert _publiceer(coordinator, 2024).van == date(2024, 8, 1)


@pytest.mark.usefixtures("meteen")
@pytest.mark.parametrize(("jaar", "reden"), [(2025, "nog niet voorbij"), (2022, "geen cijfers")])
def test_a_year_that_runs_or_has_no_figures_is_not_proposed(coordinator, jaar, reden) -> None:
    assert reden in _voorstel(coordinator, jaar).fout


@pytest.mark.parametrize("rol", ["bestuurder", "beheerder"])
def test_who_may_not_publish(blad, client: Client, rol: str) -> None:
    aanstelling = f.aanstelling(f.regio(), rol)
    with als(f.actor_van(aanstelling)), pytest.raises(Geweigerd):
        actions.stel_voor(2024, NU)
    f.log_in(client, f.actor_van(aanstelling))
    voorstel = reverse("publicatie_voorstel", args=["00000000-0000-4000-8000-000000000000"])
    for adres in (reverse("publicatie_nieuw"), voorstel):
        assert client.get(adres).status_code in (403, 404)
        assert client.post(adres, {"schooljaar": "2024"}).status_code in (403, 404)


@pytest.mark.usefixtures("meteen")
def test_the_pages_from_choice_to_publication(coordinator, client: Client) -> None:
    f.log_in(client, f.actor_van(coordinator))
    assert "nog niets gepubliceerd" in client.get(reverse("publicaties")).content.decode()
    assert client.post(reverse("publicatie_nieuw"), {"schooljaar": "2015"}).status_code == 422
    pagina = client.get(reverse("publicatie_nieuw")).content.decode()
    assert "2024–2025" in pagina
    client.post(reverse("publicatie_nieuw"), {"schooljaar": "2024"})
    with als(f.actor_van(coordinator)):
        voorstel = Berekening.objects.get()
    adres = reverse("publicatie_voorstel", args=[voorstel.sleutel])
    assert client.get(reverse("berekening", args=[voorstel.sleutel])).url == adres
    assert "nog niets gepubliceerd" in client.get(adres).content.decode()
    assert not Publicatie.objects.exists()
    for vraag in ("?tabel=stroom", "?tabel=stand&dag=2025-05-15", "?tabel=jaar&per=sector"):
        assert client.get(adres + vraag).status_code == 200
    for vraag in (
        "?tabel=wijk",
        "?tabel=stand&dag=2025-05-16",
        "?dag=x",
        "?tabel=stroom&per=sector",
    ):
        assert client.get(adres + vraag).status_code == 404
    antwoord = client.post(adres)
    gemaakt = Publicatie.objects.get()
    assert antwoord.url == reverse("publicatie", args=[gemaakt.sleutel])
    assert client.get(antwoord.url).status_code == 200
    assert "2024–2025" in client.get(reverse("publicaties")).content.decode()
    assert "2024–2025" not in client.get(reverse("publicatie_nieuw")).content.decode()
    client.post(adres)  # once more: refused, with a sentence
    assert Publicatie.objects.count() == 1


@pytest.mark.usefixtures("meteen")
def test_every_published_number_stands_in_a_table_once(coordinator) -> None:
    tabellen = _publiceer(coordinator, 2024).tabellen
    getoond = [maak_tabel(tabellen, keuze) for keuze in keuzes(tabellen)]
    cellen = [cel for tabel in getoond for _, rij in tabel.rijen for cel in rij if cel != GEEN]
    assert len(cellen) == len(tabellen["regels"])
    namen = [naam for naam, _ in maak_tabel(tabellen, keuzes(tabellen)[0]).rijen]
    assert namen[:2] == ["Leer- en kwalificatieplichtig", "Alle thuiszitters"]
    assert namen[-1] == "In onderwijs"


@pytest.mark.usefixtures("meteen")
def test_a_colleague_without_the_right_reads_what_was_published(coordinator, client) -> None:
    gemaakt = _publiceer(coordinator, 2024)
    f.log_in(client, f.actor_van(f.aanstelling(f.gemeente("1000"), "bestuurder")))
    lijst = client.get(reverse("publicaties")).content.decode()
    assert "2024–2025" in lijst
    assert reverse("publicatie_nieuw") not in lijst
    assert client.get(reverse("publicatie", args=[gemaakt.sleutel])).status_code == 200


@pytest.mark.usefixtures("meteen")
@pytest.mark.parametrize(
    "regel",
    [
        ["stand", "2024-10-01", "regio", "vrijgesteld", 3, "", None],
        ["stand", "2024-10-01", "regio", "vrijgesteld", None, "", None],
        ["stand", "2024-10-01", "regio", "vrijgesteld", None, "afgeschermd", 0.4],
        ["stand", "2024-10-01", "regio", "vrijgesteld", -1, "", None],
    ],
)
def test_the_database_itself_stores_no_small_number(coordinator, regel) -> None:
    goed = _publiceer(coordinator, 2024)
    goed.pk, goed.van, goed.tot_en_met = None, date(2023, 8, 1), date(2024, 7, 31)
    goed.sleutel = "11111111-0000-4000-8000-000000000000"
    goed.tabellen = {**goed.tabellen, "regels": [*goed.tabellen["regels"], regel]}
    with als(f.actor_van(coordinator)), pytest.raises(DatabaseError, match="1 tot en met 4"):
        goed.save(force_insert=True)


@pytest.mark.usefixtures("meteen")
def test_the_database_takes_whole_school_years_that_are_over(coordinator) -> None:
    goed = _publiceer(coordinator, 2024)
    goed.pk, goed.sleutel = None, "11111111-0000-4000-8000-000000000000"
    goed.van = date(2023, 8, 1) + timedelta(days=1)
    with als(f.actor_van(coordinator)), pytest.raises(DatabaseError, match="heel schooljaar"):
        goed.save(force_insert=True)
