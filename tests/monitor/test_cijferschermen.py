"""The screens of figures: what they say, what is unknown, and who sees the children behind."""

import html
import re
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from inbeeld.monitor.actions.blad import maak_blad
from inbeeld.monitor.models import Berekening, Cijfer, Cijferblad, Onvergelijkbaar
from inbeeld.register.models import Personalia
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Leesregel
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.monitor.documenten import cellen, tekst_van

pytestmark = pytest.mark.django_db
DEFINITIE = "rijk-2016"
VANDAAG = date(2026, 2, 2)
NU = "2 feb 2026"


@pytest.fixture(autouse=True)
def _vandaag(monkeypatch):
    monkeypatch.setattr("inbeeld.toegang.middleware.timezone.localdate", lambda *_: VANDAAG)


@pytest.fixture
def kinderen() -> dict[str, int]:
    """Two at the first school, three at the second; Daan got an offer, Emma is at school."""
    a, b = f.school("10AB00"), f.school("20CD00")
    f.leg(b, scholen=[f.schoolfeit(b.code, sector="po")])
    f.gemeente("0392", "Haarlem"), f.gemeente("0394", "Haarlemmermeer")
    aanbod = {
        "soort": "onderwijs_zorg",
        "passend": "ja",
        "aangeboden_op": f.d("2026-01-05"),
        "begindatum": f.d("2026-01-12"),
        "einddatum": None,
    }
    thuis = [f.verzuimrij(b.code, "2025-12-01")]
    tot_aanbod = [f.verzuimrij(b.code, "2025-10-06")]
    daar = {"woont": "0394"}
    return {
        "Anna": f.kind(a, roepnaam="Anna", verzuim=[f.verzuimrij(a.code, "2025-10-01")]),
        "Bram": f.kind(a, roepnaam="Bram", verzuim=[f.verzuimrij(a.code, "2025-12-01")]),
        "Cato": f.kind(b, roepnaam="Cato", verzuim=thuis, **daar),
        "Daan": f.kind(b, roepnaam="Daan", verzuim=tot_aanbod, aanbod=[aanbod], **daar),
        "Emma": f.kind(b, roepnaam="Emma", **daar),
    }


_gemaakt: list[dict[str, Any]] = []


@pytest.fixture
def blad(kinderen):
    """The sheet of these children: made once, as that takes seconds; then its later rows again."""
    if not _gemaakt:
        blad = maak_blad(DEFINITIE, f.MOMENT, VANDAAG)
        velden = [v.attname for v in Cijfer._meta.fields if v.attname not in ("id", "blad_id")]
        with f.systeem():
            _gemaakt.extend(Cijfer.objects.filter(dag__gte="2025-01-01").values(*velden))
        return blad
    with f.systeem(), transaction.atomic():
        blad = Cijferblad.objects.create(
            definitie=DEFINITIE, bekend_op=f.MOMENT, dag=VANDAAG, laatste_vastlegging=10**9
        )
        Cijfer.objects.bulk_create(Cijfer(blad=blad, **rij) for rij in _gemaakt)
    return blad


def vraag_op(client: Client, wie: Actor, naam: str, **vraag: str) -> Any:
    f.log_in(client, wie)
    args = [vraag.pop("indicator")] if "indicator" in vraag else []
    return client.get(reverse(naam, args=args), vraag)


def pagina(client: Client, wie: Actor, naam: str, **vraag: str) -> str:
    antwoord = vraag_op(client, wie, naam, **vraag)
    assert antwoord.status_code == 200
    return antwoord.content.decode()


def tekst(client: Client, wie: Actor, naam: str, **vraag: str) -> str:
    return tekst_van(vraag_op(client, wie, naam, **vraag))


@pytest.fixture
def regio() -> Actor:
    return f.actor(f.regio(), vandaag=VANDAAG)


@pytest.mark.usefixtures("blad")
class TestStand:
    def test_counts_rates_and_those_longer_than_three_months(self, client, regio):
        html_ = pagina(client, regio, "cijfers_stand")
        rij = cellen(html_)[NU]
        assert rij["Langdurig relatief verzuim"] == "3"
        assert (rij["Thuiszitters samen"], rij["Langer dan drie maanden"]) == ("3", "1")
        assert rij["Per 1.000 leerplichtigen"] == "600,0"
        assert rij["Thuis, met aanbod"] == "1"
        assert "<svg" in html_
        assert "Stand van 2 februari 2026" in html_
        assert reverse("cijfers_uitleg", args=["stand"]) in html_

    def test_split_stands_beside_the_whole(self, client, regio):
        html_ = pagina(client, regio, "cijfers_stand", per="gemeente")
        uit = cellen(html_)
        assert uit["Haarlem"]["Thuiszitters samen"] == "2"
        assert uit["Haarlemmermeer"]["Thuiszitters samen"] == "1"
        assert uit["De regio (alles)"]["Thuiszitters samen"] == "3"
        assert "geheim adres" in html_

    def test_a_school_year_counts_unique_children(self, client, regio):
        html_ = pagina(client, regio, "cijfers_stand", reeks="jaar")
        rij = cellen(html_)["2025–2026, t/m 2 feb 2026"]
        assert rij["Thuiszitters samen"] == "4"
        assert "niet bij elkaar op" in html_

    def test_a_file_holds_numbers_and_says_what_it_is(self, client, regio):
        antwoord = vraag_op(client, regio, "cijfers_stand", bestand="csv")
        regels = antwoord.content.decode("utf-8-sig").splitlines()
        assert regels[0].startswith("Peildatum;Absoluut verzuim;")
        assert regels[-1].startswith("2026-02-02;0;3;3;1;600,0;")
        ods = vraag_op(client, regio, "cijfers_stand", bestand="ods")
        assert ods.content.startswith(b"PK")
        assert vraag_op(client, regio, "cijfers_stand", bestand="exe").status_code == 404

    def test_a_year_that_does_not_compare_is_named(self, client, regio):
        with f.systeem(), transaction.atomic():
            Onvergelijkbaar.objects.create(
                periode=periode(f.d("2025-03-01"), f.d("2025-05-31")),
                reden="Scholen waren dicht",
                bron="proef",
                moment=f.MOMENT,
            )
        assert "Scholen waren dicht" in pagina(client, regio, "cijfers_stand")

    def test_what_the_sheet_lacks_is_calculated_on_request(self, client, regio):
        zin = tekst(client, regio, "cijfers_stand", definitie="kop-nh-2015", reeks="kop")
        assert "Nog niet uitgerekend: deze definitie" in zin
        zin = tekst(client, regio, "cijfers_stand", bekend_op="2026-01-15")
        assert "zoals bekend op 15 januari 2026" in zin
        # Nothing was counted, so there is no table to mistake for a zero.
        assert "Thuiszitters samen" not in zin

    def test_a_question_that_cannot_be_is_named(self, client, regio):
        for fout in (
            {"reeks": "eigen"},
            {"reeks": "eigen", "dag1": "2031-01-01"},
            {"per": "wijk", "gebied": "school:10AB00"},
            {"definitie": "die-van-mij"},
            {"schooljaar": "1990"},
        ):
            assert vraag_op(client, regio, "cijfers_stand", **fout).status_code == 422, fout

    def test_an_area_that_is_not_there(self, client, regio):
        for gebied in ("planeet:1", "gemeente:9999", "gemeente", "regio:1"):
            for naam in ("cijfers_stand", "cijfers_stroom", "cijfers_doorlooptijd"):
                assert vraag_op(client, regio, naam, gebied=gebied).status_code == 404, gebied

    def test_a_school_reads_no_other_school(self, client):
        eigen = f.actor(f.school("10AB00"), vandaag=VANDAAG)
        assert "School 10AB00" in tekst(client, eigen, "cijfers_stand")
        assert vraag_op(client, eigen, "cijfers_stand", gebied="school:20CD00").status_code == 404
        ander = client.post(
            reverse("cijfers_stand"), {"gebied": "school:20CD00", "definitie": DEFINITIE}
        )
        assert ander.status_code == 404

    def test_a_board_reads_no_small_numbers_by_school(self, client):
        bestuur = f.actor(f.regio(), "bestuurder", vandaag=VANDAAG)
        html_ = pagina(client, bestuur, "cijfers_stand", per="school")
        uit = cellen(html_)
        assert uit["School 10AB00"] == {"Thuiszitters samen": "afgeschermd"}
        assert uit["School 20CD00"] == {"Thuiszitters samen": "afgeschermd"}
        assert reverse("cijfers_kinderen") not in html_
        for naam in ("cijfers_stroom", "cijfers_doorlooptijd"):
            antwoord = vraag_op(client, bestuur, naam, gebied="school:10AB00")
            assert antwoord.status_code == 403


@pytest.mark.usefixtures("blad")
def test_unknown_is_never_zero(client, regio):
    with f.systeem(), transaction.atomic():
        rij = Cijfer.objects.get(indicator="stand", gebied="regio", dag=VANDAAG)
        blad_pk, waarden = rij.blad_id, dict(rij.waarden)
        del waarden["langdurig_ziek"]
        rij.delete()
        Cijfer.objects.create(
            blad_id=blad_pk,
            indicator="stand",
            gebied="regio",
            valt_onder="regio",
            dag=VANDAAG,
            waarden=waarden,
            onvolledig=["absoluut_verzuim", "langdurig_relatief_verzuim"],
        )
    html_ = pagina(client, regio, "cijfers_stand")
    rij = cellen(html_)[NU]
    assert rij["Langdurig ziek"] == "onbekend"
    assert rij["Absoluut verzuim"] == "onbekend"
    assert rij["Langdurig relatief verzuim"] == "ten minste 3"
    assert rij["Thuiszitters samen"] == "ten minste 3"
    assert rij["Per 1.000 leerplichtigen"] == ""
    assert "Wie leverde niet aan?" in html_


def test_without_a_sheet_nothing_is_zero(client, regio):
    for naam in ("cijfers_stroom", "cijfers_doorlooptijd"):
        assert "nog geen" in tekst(client, regio, naam)
        assert vraag_op(client, regio, naam, bestand="csv").status_code == 404
    assert "Nog niet uitgerekend" in tekst(client, regio, "cijfers_stand")


@pytest.mark.usefixtures("kinderen")
def test_a_calculation_is_somebodys_own(client, regio, monkeypatch):
    monkeypatch.setattr("inbeeld.monitor.werk.begin", lambda berekening: None)
    f.log_in(client, regio)
    antwoord = client.post(
        reverse("cijfers_stand"),
        {"gebied": "regio", "definitie": "kop-nh-2015", "reeks": "eigen", "dag1": "2026-01-15"},
    )
    with als(regio):
        berekening = Berekening.objects.get()
    assert antwoord.url == reverse("berekening", args=[berekening.sleutel])
    assert berekening.vraag["peildata"] == ["2026-01-15"]
    adres = f"{reverse('cijfers_stand')}?berekening={berekening.sleutel}"
    assert client.get(adres).status_code == 404  # not ready
    ander = Client()
    f.log_in(ander, f.actor(f.regio(), vandaag=VANDAAG))
    assert ander.get(adres).status_code == 404


@pytest.mark.usefixtures("blad")
class TestStroom:
    def test_it_adds_up_and_says_so(self, client, regio):
        html_ = pagina(client, regio, "cijfers_stroom")
        rij = cellen(html_)["Thuiszitter"]
        assert (rij["Aan het begin"], rij["Erbij: nieuw"]) == ("0", "4")
        assert (rij["Eraf: passend aanbod"], rij["Aan het eind"]) == ("1", "3")
        assert "Het klopt" in html_

    def test_it_does_not_say_so_when_it_does_not(self, client, regio):
        with f.systeem(), transaction.atomic():
            rij = Cijfer.objects.get(
                indicator="stroom", gebied="regio", van=date(2025, 8, 1), dag=VANDAAG
            )
            kapot = {**rij.waarden, "soort:thuiszitter.eind": 7}
            Cijfer.objects.filter(pk=rij.pk).delete()
            rij.pk, rij.waarden = None, kapot
            rij.save()
        assert "Het klopt" not in pagina(client, regio, "cijfers_stroom")

    def test_a_period_that_is_not_there(self, client, regio):
        antwoord = vraag_op(client, regio, "cijfers_stroom", periode="2025-08-02_2025-08-03")
        assert antwoord.status_code == 404
        maand = tekst(client, regio, "cijfers_stroom", periode="2026-01-01_2026-01-31")
        assert "1 t/m 31 januari 2026" in maand


@pytest.mark.usefixtures("blad")
def test_doorlooptijd_in_words_with_who_still_waits(client, regio):
    zin = tekst(client, regio, "cijfers_doorlooptijd")
    assert "Van de 4 kinderen" in zin
    assert "kreeg er 1 een passend aanbod. Nu wachten nog 3 kinderen." in zin
    assert "wacht de helft 98 dagen of korter." in zin


@pytest.mark.usefixtures("blad")
class TestKinderen:
    VRAAG = {"wat": "soort:thuiszitter", "dag": "2026-02-02", "gebied": "regio"}

    def test_only_ones_own_by_name_and_logged(self, client, kinderen):
        school = f.actor(f.school("10AB00"), vandaag=VANDAAG)
        zin = tekst(client, school, "cijfers_kinderen", **self.VRAAG)
        assert "Anna de Vries" in zin
        assert "Cato" not in zin
        assert "De regio, op 2 februari 2026: 3" in zin
        assert "Van 2 kinderen ziet u hieronder de naam" in zin
        with f.systeem():
            gelezen = Leesregel.objects.filter(handeling="cijfer_bekijken")
            assert set(gelezen.values_list("jongere_id", flat=True)) == {
                kinderen["Anna"],
                kinderen["Bram"],
            }

    def test_a_flow_names_who_came_and_when(self, client, regio):
        vraag = {**self.VRAAG, "van": "2025-08-01", "post": "aanbod"}
        zin = tekst(client, regio, "cijfers_kinderen", **vraag)
        assert "Daan de Vries 12 januari 2026 Thuis, met aanbod" in zin
        assert "Anna" not in zin

    def test_longer_and_by_area(self, client, regio):
        zin = tekst(client, regio, "cijfers_kinderen", **self.VRAAG, langer="1")
        assert "Anna" in zin
        assert "Bram" not in zin
        haarlem = {**self.VRAAG, "gebied": "gemeente:0392"}
        zin = tekst(client, regio, "cijfers_kinderen", **haarlem)
        assert "Bram" in zin
        assert "Cato" not in zin
        school = tekst(client, regio, "cijfers_kinderen", **{**self.VRAAG, "gebied": "sector:po"})
        assert "Cato" in school
        assert "Anna" not in school

    def test_a_secret_address_is_in_no_gemeente(self, client, regio, kinderen):
        with f.systeem():
            Personalia.objects.filter(pk=kinderen["Bram"]).update(geheim_adres=True)
        haarlem = {**self.VRAAG, "gebied": "gemeente:0392"}
        assert "Bram" not in tekst(client, regio, "cijfers_kinderen", **haarlem)
        assert "Bram" in tekst(client, regio, "cijfers_kinderen", **self.VRAAG)

    def test_who_sees_no_children_reads_no_names(self, client):
        bestuur = f.actor(f.regio(), "bestuurder", vandaag=VANDAAG)
        zin = tekst(client, bestuur, "cijfers_kinderen", **self.VRAAG)
        assert "Uw rol geeft geen toegang tot gegevens van kinderen" in zin
        assert "de Vries" not in zin

    def test_no_list_for_what_is_no_figure(self, client, regio):
        for fout in (
            {"wat": "soort:in_onderwijs"},
            {"wat": "naam:Anna"},
            {"dag": "2026-02-03"},
            {"dag": "gisteren"},
            {"post": "nieuw"},
            {"definitie": "kop-nh-2015"},
        ):
            antwoord = vraag_op(client, regio, "cijfers_kinderen", **{**self.VRAAG, **fout})
            assert antwoord.status_code == 404, fout

    def test_every_number_links_to_as_many_children(self, client, regio):
        """The list and the figure are of one mind, wherever all children are one's own."""
        html_ = pagina(client, regio, "cijfers_stand")
        html_ += pagina(client, regio, "cijfers_stroom")
        links = re.findall(r'<a href="(/cijfers/kinderen/[^"]*)" aria-label="(\d+):', html_)
        laatste = [paar for paar in links if "2026-02-02" in paar[0]]
        assert len(laatste) > 8
        for adres, aantal in laatste:
            zin = tekst_van(client.get(html.unescape(adres)))
            veel = "Van 1 kind ziet" if aantal == "1" else f"Van {aantal} kinderen ziet"
            assert veel in zin, adres


@pytest.mark.usefixtures("blad")
class TestUitleg:
    def test_lines_sources_and_traps(self, client, regio):
        zin = tekst(client, regio, "cijfers_uitleg", indicator="stand")
        assert "Kamerbrief 3 februari 2016" in zin
        assert "Absoluut verzuim is in augustus en september hoog" in zin
        assert "ontbreekt niets" in zin

    def test_who_did_not_deliver_and_since_when(self, client, regio):
        school = f.school("10AB00")
        f.leg(
            school,
            dekking=[
                {
                    "bron": "10AB00",
                    "categorie": "ziek",
                    "begindatum": f.d("2024-08-01"),
                    "einddatum": f.d("2025-07-31"),
                }
            ],
            gegevensstand=[{"school": "10AB00", "gegevens_tot_en_met": f.d("2026-01-15")}],
        )
        zin = tekst(client, regio, "cijfers_uitleg", indicator="stand", dag="2026-02-02")
        assert "Ziekteverzuim (van de scholen): ontbreekt van 2" in zin
        assert "School 10AB00: sinds 1 augustus 2025" in zin
        assert "School 20CD00: nooit aangeleverd" in zin
        assert "gegevens tot en met 15 januari 2026" in zin
        # Another school learns nothing of that.
        ander = f.actor(f.school("20CD00"), vandaag=VANDAAG)
        zin = tekst(client, ander, "cijfers_uitleg", indicator="stand", dag="2026-02-02")
        assert "School 10AB00" not in zin
