"""Nazorg through the pages: the whole road, and what each rol sees of it."""

from datetime import UTC, datetime, timedelta
from unittest import mock

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.models import Nazorg
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DAG = timedelta(days=1)


@pytest.fixture
def wereld() -> w.Wereld:
    wereld = w.maak()
    z.terug(wereld)
    return wereld


def klant(wereld: w.Wereld, dag=f.VANDAAG) -> Client:
    client = Client()
    f.log_in(client, z.eigenaar(wereld, dag))
    return client


class op:
    """The pages on a day."""

    def __init__(self, dag) -> None:
        nu = datetime(dag.year, dag.month, dag.day, 10, tzinfo=UTC)
        self._nu = mock.patch("django.utils.timezone.now", return_value=nu)

    def __enter__(self) -> None:
        self._nu.__enter__()

    def __exit__(self, *fout: object) -> None:
        self._nu.__exit__(*fout)


def test_from_a_refused_closing_to_what_helped(wereld) -> None:
    sleutel = z.sleutel_van(wereld.thuis)
    zaak = reverse("zaak", args=[wereld.zaak.sleutel])
    with op(f.VANDAAG):
        client = klant(wereld)
        dicht = client.post(
            reverse("zaak_sluiten", args=[wereld.zaak.sleutel]), {"reden": "terug_op_school"}
        )
        assert dicht.status_code == 422
        assert "Begin eerst nazorg" in dicht.content.decode()
        assert reverse("nazorg", args=[sleutel]) in dicht.content.decode()
        pagina = client.get(reverse("nazorg", args=[sleutel])).content.decode()
        assert "Begin nazorg" in pagina
        begin = reverse("nazorg_beginnen", args=[sleutel])
        assert client.post(begin, {"tot": "2026-02-03"}).status_code == 422
        for _ in range(2):
            assert client.post(begin, {"tot": "2026-02-20"}).status_code == 302
        loopt = client.get(reverse("nazorg", args=[sleutel])).content.decode()
        assert "20 februari 2026" in loopt
        assert "Duiding ‘nazorg’ vastleggen" in loopt
        assert "Nazorg loopt" in client.get(zaak).content.decode()
        with f.systeem():
            nazorg = Nazorg.objects.get()
        af = reverse("nazorg_afronden", args=[nazorg.sleutel])
        te_vroeg = client.post(af, {"wat_hielp": "Alles.", "reden": "terug_op_school"})
        assert te_vroeg.status_code == 422
        assert "loopt nog tot" in te_vroeg.content.decode()
        gesprek = reverse("nazorg_gesprek", args=[nazorg.sleutel])
        assert client.post(gesprek, follow=True).status_code == 200
    assert z.zaak_van(wereld).volgende_stap == "nazorg_afronden"
    with op(f.d("2026-02-20")):
        client = klant(wereld, f.d("2026-02-20"))
        assert client.post(af, {"wat_hielp": "", "reden": ""}).status_code == 422
        klaar = {"wat_hielp": "Een vast gezicht bij de deur.", "reden": "terug_op_school"}
        assert client.post(af, klaar).status_code == 302
        assert client.post(af, klaar).status_code in (403, 422)
        assert "Een vast gezicht" in client.get(reverse("nazorg", args=[sleutel])).content.decode()
    assert z.zaak_van(wereld).sluitreden == "terug_op_school"
    # It comes home again: the new zaak knows what helped.
    dag = f.d("2026-03-20")
    z.weer_thuis(wereld, f.d("2026-03-02"), dag)
    with op(dag):
        client = klant(wereld, dag)
        panelen = client.get(reverse("nazorg", args=[sleutel])).content.decode()
        assert "Wat eerder hielp" in panelen
        assert "Nazorg begint als het kind terug is" in panelen


def test_a_relapse_shows_both_clocks_on_every_page_about_it(wereld) -> None:
    z.begonnen(wereld, dagen=56)
    dag = f.VANDAAG + 21 * DAG
    z.weer_thuis(wereld, f.VANDAAG + 7 * DAG, dag)
    sleutel = z.sleutel_van(wereld.thuis)
    with op(dag):
        client = klant(wereld, dag)
        for adres in (
            reverse("nazorg", args=[sleutel]),
            reverse("zaak", args=[wereld.zaak.sleutel]),
            reverse("jongere", args=[sleutel]),
        ):
            pagina = client.get(adres).content.decode()
            assert "Terugval tijdens de nazorg" in pagina, adres
            assert "9 februari 2026" in pagina, adres
            assert "dag 15" in pagina, adres
            assert "24 december 2025" in pagina, adres
            assert "dag 62" in pagina, adres


def test_who_is_involved_reads_it_and_others_find_nothing(wereld) -> None:
    nazorg = z.begonnen(wereld)
    sleutel = z.sleutel_van(wereld.thuis)
    with op(f.VANDAAG):
        for wie in ("school", "leerplicht", "swv", "regio"):
            client = Client()
            f.log_in(client, z.bij(wereld, wie))
            pagina = client.get(reverse("nazorg", args=[sleutel]))
            assert pagina.status_code == 200, wie
        vreemd = Client()
        f.log_in(vreemd, f.actor(f.school("20CD00")))
        assert vreemd.get(reverse("nazorg", args=[sleutel])).status_code == 404
        for naam in ("nazorg_gesprek", "nazorg_afronden"):
            assert vreemd.post(reverse(naam, args=[nazorg.sleutel])).status_code == 404
        mentor = Client()
        f.log_in(mentor, f.actor_van(f.aanstelling(wereld.school, "mentor")))
        gezien = mentor.get(reverse("nazorg", args=[sleutel])).content.decode()
        assert "Wat gaat u doen?" not in gezien
        begin = reverse("nazorg_beginnen", args=[sleutel])
        assert mentor.post(begin, {"tot": "2026-03-01"}).status_code in (403, 404)
