"""Who is meant, and who is missing: what only a person can say."""

from datetime import timedelta

import pytest
from django.urls import reverse

from inbeeld.aanleveren.actions import (
    KanNiet,
    beantwoord,
    bevestig,
    gooi_weg,
    maak_proef,
    verwerk,
)
from inbeeld.aanleveren.models import Leverancierssleutel, Vraag
from inbeeld.aanleveren.opslag import versleutel
from inbeeld.register.models import FeitInschrijving, Personalia
from inbeeld.tijdlijnen.samenvoegen import voeg_samen
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek
from tests.aanleveren.bestanden import csv_levering, leerling, onderwijsnummer
from tests.fabriek import MOMENT, d, systeem

pytestmark = pytest.mark.django_db
IN = "{};10AB00;2024-08-01;\n"
DAG = timedelta(days=1)


def zonder_nummer(nr):
    velden = leerling(nr).split(";")
    velden[1] = ""
    return ";".join(velden)


def elders(**anders):
    """A child at another school, whom this school cannot see."""
    gegevens = {"roepnaam": "Kind1", "voorvoegsel": "van der", "achternaam": "Zee1"}
    gegevens |= {"geboren": "2012-03-04", "tot_en_met": "2025-07-31"}
    return fabriek.kind(fabriek.school("20CD00"), **gegevens | anders)


def aantal_kinderen():
    with systeem():
        return Personalia.objects.count()


def test_nummer_herkent_een_kind_van_een_andere_school(coordinator, lever):
    kind = elders(pgn=onderwijsnummer(1), roepnaam="Anders")
    levering = lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    assert levering.telling["bekende_jongeren"] == 1
    assert aantal_kinderen() == 1
    with als(coordinator):
        assert FeitInschrijving.objects.get(school="10AB00").jongere_id == kind


def test_naam_en_geboortedatum_geven_een_vraag(coordinator, lever):
    kind = elders()
    levering = lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    assert levering.status == "vragen"
    assert aantal_kinderen() == 1
    with als(coordinator):
        vraag = Vraag.objects.get()
        assert vraag.jongere_id == kind
        with pytest.raises(KanNiet):
            bevestig(levering)
        beantwoord(vraag, "zelfde", MOMENT)
        regel = Leesregel.objects.get(handeling="vraag_zelfde_kind")
        assert (regel.jongere_id, regel.grond) == (kind, "naam en geboortedatum")
        bevestig(levering)
        verwerk(levering.pk, MOMENT)
        assert FeitInschrijving.objects.get(school="10AB00").jongere_id == kind
    assert aantal_kinderen() == 1


def test_ander_kind_met_dezelfde_naam(coordinator, lever):
    elders()
    levering = lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    with als(coordinator):
        beantwoord(Vraag.objects.get(), "nieuw", MOMENT)
        bevestig(levering)
        verwerk(levering.pk, MOMENT)
    assert aantal_kinderen() == 2


def test_eerder_gebruikte_sleutel_is_genoeg(coordinator, lever):
    lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    levering = lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    assert levering.status == "verwerkt"
    assert aantal_kinderen() == 1


def test_nummer_dat_er_later_bij_komt_wordt_onthouden(coordinator, lever):
    lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    with systeem():
        Leverancierssleutel.objects.all().delete()
    levering = lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    assert levering.telling["bekende_jongeren"] == 1


def test_hergebruikte_sleutel_met_ander_nummer_is_een_ander_kind(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    ander = "1" + leerling(2)[1:]
    lever(coordinator, csv_levering(ander, IN.format(1)), volledig=False)
    assert aantal_kinderen() == 2


def test_onderwijsnummer_dat_bsn_wordt_blijft_hetzelfde_kind(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    bsn = leerling(1).replace(onderwijsnummer(1), "999990019")
    levering = lever(coordinator, csv_levering(bsn, IN.format(1)))
    assert levering.telling["bekende_jongeren"] == 1
    assert aantal_kinderen() == 1


def test_samengevoegd_kind_wordt_gevonden_onder_de_oude_sleutel(coordinator, lever):
    lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    with systeem():
        oud = Personalia.objects.get().pk
        blijft = elders()
        voeg_samen(blijft, oud, moment=MOMENT, reden="zelfde kind")
    lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    with systeem():
        geldig = FeitInschrijving.objects.filter(school="10AB00", ingetrokken_op=None)
        assert set(geldig.values_list("jongere", flat=True)) == {blijft}


@pytest.fixture
def ontbrekend(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1) + leerling(2), IN.format(1) + IN.format(2)))
    lever(coordinator, csv_levering(leerling(2), IN.format(2)), moment=MOMENT + DAG)
    with als(coordinator):
        return Vraag.objects.get()


def test_kind_dat_blijft(coordinator, ontbrekend):
    with als(coordinator):
        beantwoord(ontbrekend, "blijft", MOMENT + 2 * DAG)
        assert FeitInschrijving.objects.filter(ingetrokken_op=None).count() == 2


def test_kind_dat_is_uitgeschreven(coordinator, ontbrekend):
    with als(coordinator):
        with pytest.raises(KanNiet, match="laatste dag"):
            beantwoord(ontbrekend, "uitgeschreven", MOMENT)
        with pytest.raises(KanNiet, match="vóór het begin"):
            beantwoord(ontbrekend, "uitgeschreven", MOMENT, d("2020-01-01"))
        beantwoord(ontbrekend, "uitgeschreven", MOMENT + 2 * DAG, d("2025-12-31"))
        (feit,) = FeitInschrijving.objects.filter(
            ingetrokken_op=None, jongere=ontbrekend.jongere_id
        )
        assert feit.periode.upper == d("2026-01-01")
        with pytest.raises(KanNiet, match="al beantwoord"):
            beantwoord(ontbrekend, "blijft", MOMENT)


def test_vraag_op_de_pagina(school, ontbrekend, bezoek):
    bezoeker = bezoek(school)
    pagina = bezoeker.get(reverse("vragen")).content.decode()
    assert "Kind1 van der Zee1 staat niet in uw bestand" in pagina
    adres = reverse("vraag", kwargs={"sleutel": ontbrekend.sleutel})
    veld = f"v{ontbrekend.pk}"
    assert bezoeker.post(adres, {}).status_code == 422
    fout = bezoeker.post(adres, {f"{veld}-antwoord": "uitgeschreven"})
    assert "Vul de laatste dag in" in fout.content.decode()
    goed = {f"{veld}-antwoord": "uitgeschreven", f"{veld}-uitgeschreven_op": "2025-12-31"}
    assert bezoeker.post(adres, goed).status_code == 302
    assert "geen vragen" in bezoeker.get(reverse("vragen")).content.decode()


def test_vraag_van_een_ander_bestaat_niet(ontbrekend, bezoek):
    ander = bezoek(fabriek.school("20CD00"))
    adres = reverse("vraag", kwargs={"sleutel": ontbrekend.sleutel})
    assert ander.post(adres, {}).status_code == 404
    assert "Zee1" not in ander.get(reverse("vragen")).content.decode()


def test_vraag_noemt_een_onzichtbaar_kind_alleen_zoals_aangeleverd(
    school, coordinator, lever, bezoek
):
    kind = elders(woont=None)
    levering = lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    adres = reverse("levering", kwargs={"sleutel": levering.sleutel})
    bezoeker = bezoek(school)
    pagina = bezoeker.get(adres).content.decode()
    assert "bij een andere organisatie" in pagina
    assert "20CD00" not in pagina
    with als(bezoeker.actor):
        regel = Leesregel.objects.get()
    assert (regel.jongere_id, regel.handeling) == (kind, "vraag_bekijken")
    assert regel.grond == "naam en geboortedatum"
    assert "Antwoord alleen 'ja' als u dit zeker weet" in pagina


def test_vraag_die_niet_meer_speelt_verdwijnt_bij_opnieuw_controleren(coordinator, lever):
    kind = elders()
    levering = lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    with systeem():
        Personalia.objects.filter(pk=kind).update(zoeksleutel="heel anders")
    with als(coordinator):
        assert maak_proef(levering.pk).status == "proef"
        assert not Vraag.objects.exists()


def _verwerkt(levering):
    beantwoord(Vraag.objects.get(), "nieuw", MOMENT)
    bevestig(levering)
    verwerk(levering.pk, MOMENT)


def _onleesbaar(levering):
    deel = levering.delen.get()
    deel.inhoud = versleutel(b"geen zip", f"aanleveren_leveringdeel.inhoud:{levering.sleutel}:0")
    deel.save()
    assert maak_proef(levering.pk).status == "mislukt"


@pytest.mark.parametrize(
    "einde", [_verwerkt, _onleesbaar, lambda levering: gooi_weg(levering, MOMENT)]
)
def test_naam_in_een_vraag_verdwijnt_met_het_bestand(coordinator, lever, einde):
    elders()
    levering = lever(coordinator, csv_levering(zonder_nummer(1), IN.format(1)))
    with als(coordinator):
        assert Vraag.objects.get().gegevens_versleuteld is not None
        einde(levering)
        assert Vraag.objects.get().gegevens_versleuteld is None
        assert not levering.delen.exists()
