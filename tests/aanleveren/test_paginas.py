"""The pages of a delivery, as a browser without scripts uses them."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from inbeeld.aanleveren import werk
from inbeeld.aanleveren.models import Levering
from inbeeld.register.models import FeitVerzuim
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek
from tests.aanleveren.bestanden import csv_levering, leerling, zip_met
from tests.fabriek import systeem

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("direct")]
IN = "{};10AB00;2024-08-01;\n"
EIND = date(2026, 1, 31)


def velden(**anders):
    return {
        "soort_formaat": "csv_profiel",
        "begindatum": "2025-08-01",
        "einddatum": EIND.isoformat(),
        "omvang": "volledig",
        "categorieen": ["ongeoorloofd", "ziek"],
    } | anders


def verstuur(bezoeker, bestanden, **anders):
    inhoud = bestanden if isinstance(bestanden, bytes) else zip_met(bestanden)
    bestand = SimpleUploadedFile("school.zip", inhoud)
    return bezoeker.post(reverse("levering_nieuw"), velden(bestanden=[bestand], **anders))


def lees(antwoord):
    return re.sub(r"\s+", " ", antwoord.content.decode())


def een(model=Levering):
    with systeem():
        return model.objects.latest("pk")


def test_van_bestand_tot_verwerkt(school, bezoek):
    bezoeker = bezoek(school)
    ziek = "1;10AB00;2025-11-03;2025-11-07;ziek;\n1;10AB00;31-02-2026;;ziek;\n"
    antwoord = verstuur(bezoeker, csv_levering(leerling(1), IN.format(1), ziek))
    adres = reverse("levering", kwargs={"sleutel": een().sleutel})
    assert antwoord.url == adres
    pagina = lees(bezoeker.get(adres))
    assert "Wat er gaat veranderen" in pagina
    assert "Is geen bestaande datum" in pagina
    antwoord = bezoeker.post(reverse("levering_verwerken", kwargs={"sleutel": een().sleutel}))
    assert "Wat er is gedaan" in lees(bezoeker.get(antwoord.url))
    assert een(FeitVerzuim).soort == "ziek"
    assert een().get_status_display() in lees(bezoeker.get(reverse("aanleveren")))


def test_losse_bestanden_worden_samen_een_levering(school, bezoek):
    bestanden = [
        SimpleUploadedFile(naam, tekst.encode("cp1252"))
        for naam, tekst in csv_levering(leerling(1), IN.format(1)).items()
    ]
    bezoek(school).post(reverse("levering_nieuw"), velden(bestanden=bestanden))
    assert een().telling["nieuwe_jongeren"] == 1


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [
        ({"einddatum": "2025-07-01"}, "vóór de eerste dag"),
        ({"einddatum": "31-02-2026"}, "datum in die bestaat"),
        ({"einddatum": (date.today() + timedelta(days=400)).isoformat()}, "tot en met"),
        ({"soort_formaat": "bewoners"}, "Selecteer een geldige"),
        ({"omvang": ""}, "verplicht"),
        ({"bestanden": []}, "Kies een bestand"),
    ],
)
def test_fout_formulier_bewaart_wat_is_ingevuld(school, bezoek, anders, woorden):
    antwoord = bezoek(school).post(reverse("levering_nieuw"), velden(**anders))
    assert antwoord.status_code == 422
    assert woorden in lees(antwoord)
    assert 'value="2025-08-01"' in lees(antwoord)
    with systeem():
        assert not Levering.objects.exists()


def test_te_groot_bestand_wordt_geweigerd_zonder_het_te_bewaren(school, bezoek, monkeypatch):
    monkeypatch.setattr("inbeeld.aanleveren.uploads.MAX_BYTES", 100_000)
    antwoord = verstuur(bezoek(school), b"PK\x03\x04" + b"0" * 200_000)
    assert antwoord.status_code == 422
    assert "Lever het in delen aan" in lees(antwoord)
    with systeem():
        assert not Levering.objects.exists()


def test_onleesbaar_bestand_geeft_een_zin_en_geen_sporen(school, bezoek):
    bezoeker = bezoek(school)
    antwoord = verstuur(bezoeker, b"\x00\x01\x02 geen zip")
    pagina = lees(bezoeker.get(antwoord.url))
    assert "Het bestand is niet gelezen" in pagina
    assert "Traceback" not in pagina


def test_levering_van_een_ander_bestaat_niet(school, bezoek):
    verstuur(bezoek(school), csv_levering(leerling(1), IN.format(1)))
    ander = bezoek(fabriek.school("20CD00"))
    sleutel = een().sleutel
    for naam in ("levering", "levering_intrekken"):
        assert ander.get(reverse(naam, kwargs={"sleutel": sleutel})).status_code == 404
    for naam in ("levering_verwerken", "levering_weggooien", "levering_opnieuw"):
        assert ander.post(reverse(naam, kwargs={"sleutel": sleutel})).status_code == 404
    csv = reverse("levering_download", kwargs={"sleutel": sleutel, "wat": "nieuw"})
    assert ander.get(csv).status_code == 404
    assert str(sleutel) not in lees(ander.get(reverse("aanleveren")))


def test_de_regio_ziet_dat_er_is_aangeleverd_en_niet_wat(school, bezoek):
    fout = "1;10AB00;31-02-2026;;ziek;\n"
    verstuur(bezoek(school), csv_levering(leerling(1), IN.format(1), fout))
    regio = bezoek(fabriek.regio())
    sleutel = een().sleutel
    pagina = lees(regio.get(reverse("levering", kwargs={"sleutel": sleutel})))
    assert "Wat er gaat veranderen" in pagina
    assert "bestaande datum" not in pagina
    csv = reverse("levering_download", kwargs={"sleutel": sleutel, "wat": "afgekeurd"})
    assert regio.get(csv).status_code == 403


def test_wie_niet_aanlevert_komt_er_niet_in(school, bezoek):
    swv = bezoek(fabriek.swv())
    for naam in ("aanleveren", "levering_nieuw", "vragen", "lesvrij"):
        assert swv.get(reverse(naam)).status_code == 403


def test_downloads(school, bezoek):
    bezoeker = bezoek(school)
    ziek = "1;10AB00;2025-11-03;2025-11-07;ziek;\n1;10AB00;31-02-2026;;ziek;\n"
    kwaad = leerling(1).replace("Kind1", "=1+1")
    verstuur(bezoeker, csv_levering(kwaad, IN.format(1), ziek))

    def csv(wat):
        adres = reverse("levering_download", kwargs={"sleutel": een().sleutel, "wat": wat})
        return bezoeker.get(adres).content.decode("utf-8-sig")

    assert "verzuim.csv;3;begindatum;Is geen bestaande datum" in csv("afgekeurd")
    assert "Verzuim;Zee1;2025-11-03;2025-11-07" in csv("nieuw")
    bezoeker.post(reverse("levering_verwerken", kwargs={"sleutel": een().sleutel}))
    na = csv("nieuw")
    assert "'=1+1 van der Zee1;2025-11-03" in na
    with als(bezoeker.actor):
        assert Leesregel.objects.filter(handeling="levering_downloaden").exists()


def test_onderbroken_verwerking_zegt_probeer_opnieuw(school, bezoek, monkeypatch):
    bezoeker = bezoek(school)
    verstuur(bezoeker, csv_levering(leerling(1), IN.format(1)))
    levering = een()
    monkeypatch.setattr(werk, "na_opslaan", lambda *_: None)  # the process died right here,
    monkeypatch.setattr(werk, "stap_van", lambda _: None)  # and its locks with it
    bezoeker.post(reverse("levering_verwerken", kwargs={"sleutel": levering.sleutel}))
    adres = reverse("levering", kwargs={"sleutel": levering.sleutel})
    assert "Niet verwerkt, probeer opnieuw" in lees(bezoeker.get(adres))
    monkeypatch.setattr(werk, "na_opslaan", lambda _actor, doe: doe())
    bezoeker.post(reverse("levering_verwerken", kwargs={"sleutel": levering.sleutel}))
    assert "Wat er is gedaan" in lees(bezoeker.get(adres))


def test_weggooien_en_intrekken(school, bezoek):
    bezoeker = bezoek(school)
    verstuur(bezoeker, csv_levering(leerling(1), IN.format(1)))
    sleutel = {"sleutel": een().sleutel}
    bezoeker.post(reverse("levering_weggooien", kwargs=sleutel))
    assert "weggegooid" in lees(bezoeker.get(reverse("levering", kwargs=sleutel)))
    verstuur(bezoeker, csv_levering(leerling(1), IN.format(1)))
    sleutel = {"sleutel": een().sleutel}
    bezoeker.post(reverse("levering_verwerken", kwargs=sleutel))
    adres = reverse("levering_intrekken", kwargs=sleutel)
    assert bezoeker.post(adres, {"reden": ""}).status_code == 422
    bezoeker.post(adres, {"reden": "verkeerde school"})
    assert "is ingetrokken" in lees(bezoeker.get(reverse("levering", kwargs=sleutel)))


def test_bezig_ververst_alleen_het_deel_dat_verandert(school, bezoek, monkeypatch):
    bezoeker = bezoek(school)
    verstuur(bezoeker, csv_levering(leerling(1), IN.format(1)))
    with systeem():
        Levering.objects.update(status="bevestigd")
    monkeypatch.setattr(werk, "stap_van", lambda _: "vastleggen")
    adres = reverse("levering", kwargs={"sleutel": een().sleutel})
    pagina = lees(bezoeker.get(adres, headers={"HX-Request": "true"}))
    assert "worden bijgewerkt" in pagina
    assert 'hx-trigger="every 2s"' in pagina
    assert "<html" not in pagina
