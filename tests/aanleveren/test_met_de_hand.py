"""One fact by hand: entered, corrected, withdrawn; and a school's own days without lessons."""

import pytest
from django.urls import reverse

from inbeeld.register.models import (
    FeitInschrijving,
    FeitLesvrij,
    FeitVerzuim,
    FeitVrijstelling,
    Jongere,
    Vastlegging,
)
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek
from tests.fabriek import d, systeem, verzuimrij

pytestmark = pytest.mark.django_db
ZIEK = {"begindatum": "2026-01-12", "einddatum": "2026-01-14", "soort": "ziek", "uren": ""}


@pytest.fixture
def kind(school):
    return fabriek.kind(school, verzuim=[verzuimrij("10AB00", "2025-12-01", "2025-12-05", "ziek")])


def adres(kind, tabel, pk=None, wat="corrigeren"):
    with systeem():
        sleutel = Jongere.objects.get(pk=kind).sleutel
    if pk is None:
        return reverse("feit_nieuw", kwargs={"sleutel": sleutel, "tabel": tabel})
    return reverse(f"feit_{wat}", kwargs={"sleutel": sleutel, "tabel": tabel, "pk": pk})


def verzuim(geldig=True):
    with systeem():
        return list(FeitVerzuim.objects.filter(ingetrokken_op__isnull=geldig).order_by("pk"))


def test_invoeren(school, kind, bezoek):
    bezoeker = bezoek(school)
    pagina = bezoeker.get(adres(kind, "verzuim")).content.decode()
    assert "Verzuim vastleggen" in pagina
    assert "Sam de Vries" in pagina
    antwoord = bezoeker.post(adres(kind, "verzuim"), ZIEK)
    assert antwoord.status_code == 302
    nieuw = verzuim()[-1]
    assert (nieuw.school, nieuw.soort, nieuw.periode.upper) == ("10AB00", "ziek", d("2026-01-15"))
    with als(bezoeker.actor):
        assert Leesregel.objects.filter(handeling="feit_invoeren", jongere_id=kind).exists()


@pytest.mark.parametrize(
    ("anders", "woorden"),
    [
        ({"begindatum": ""}, "Vul dit in"),
        ({"begindatum": "31-02-2026"}, "datum in die bestaat"),
        ({"soort": ""}, "Maak een keuze"),
        ({"uren": "25"}, "hoogstens 12"),
        ({"uren": "veel"}, "Vul een getal in"),
        ({"einddatum": "2026-01-10"}, "vóór de begindatum"),
        ({"uren": "2,5"}, "gelijk zijn aan de begindatum"),
    ],
)
def test_fouten_staan_bij_het_veld_en_niets_gaat_verloren(school, kind, bezoek, anders, woorden):
    antwoord = bezoek(school).post(adres(kind, "verzuim"), ZIEK | {"reden": "telefonisch"} | anders)
    pagina = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert woorden in pagina
    assert 'value="telefonisch"' in pagina
    assert len(verzuim()) == 1


def test_uren_met_een_komma(school, kind, bezoek):
    een_dag = ZIEK | {"einddatum": "2026-01-12", "uren": "2,5"}
    assert bezoek(school).post(adres(kind, "verzuim"), een_dag).status_code == 302
    assert verzuim()[-1].uren_honderdsten == 250


def test_corrigeren_is_intrekken_en_toevoegen(school, kind, bezoek):
    bezoeker = bezoek(school)
    (oud,) = verzuim()
    pagina = bezoeker.get(adres(kind, "verzuim", oud.pk)).content.decode()
    assert 'value="2025-12-05"' in pagina
    goed = ZIEK | {"begindatum": "2025-12-01", "einddatum": "2025-12-08"}
    assert bezoeker.post(adres(kind, "verzuim", oud.pk), goed).status_code == 422
    goed["reden"] = "dag vergeten"
    assert bezoeker.post(adres(kind, "verzuim", oud.pk), goed).status_code == 302
    (nieuw,) = verzuim()
    assert nieuw.periode.upper == d("2025-12-09")
    assert [feit.pk for feit in verzuim(geldig=False)] == [oud.pk]
    with systeem():
        assert Vastlegging.objects.latest("pk").reden == "dag vergeten"


def test_intrekken(school, kind, bezoek):
    bezoeker = bezoek(school)
    (oud,) = verzuim()
    plek = adres(kind, "verzuim", oud.pk, "intrekken")
    assert "1 t/m 5 december 2025" in bezoeker.get(plek).content.decode()
    assert bezoeker.post(plek, {}).status_code == 422
    assert bezoeker.post(plek, {"reden": "verkeerd kind"}).status_code == 302
    assert verzuim() == []
    assert bezoeker.get(plek).status_code == 404


def test_alleen_de_bron_wijzigt_haar_feit(school, kind, bezoek):
    (feit,) = verzuim()
    gemeente = bezoek(fabriek.gemeente())
    for wat in ("corrigeren", "intrekken"):
        assert gemeente.get(adres(kind, "verzuim", feit.pk, wat)).status_code == 404
    ander = bezoek(fabriek.school("20CD00"))
    assert ander.get(adres(kind, "verzuim", feit.pk)).status_code == 404
    assert ander.get(adres(kind, "verzuim")).status_code == 404


def test_een_feit_van_een_ander_kind_is_er_niet(school, kind, bezoek):
    ander = fabriek.kind(school, achternaam="Ander")
    (feit,) = verzuim()
    assert bezoek(school).get(adres(ander, "verzuim", feit.pk)).status_code == 404


def test_wat_de_rol_niet_vastlegt(school, kind, bezoek):
    assert bezoek(school).get(adres(kind, "vrijstellingen")).status_code == 403


def test_gemeente_legt_vrijstelling_vast(school, kind, bezoek):
    velden = {"grond": "art5_onder_a", "begindatum": "2026-01-05", "einddatum": ""}
    gemeente = bezoek(fabriek.gemeente())
    assert gemeente.post(adres(kind, "vrijstellingen"), velden).status_code == 302
    with systeem():
        assert FeitVrijstelling.objects.get().grond == "art5_onder_a"
        lijn = Tijdlijn.objects.filter(jongere=kind, periode__contains=d("2026-01-10"))
        assert lijn.first().soort == "vrijgesteld"


@pytest.mark.parametrize("tabel", ["aanbod", "duidingen", "inschrijvingen", "verzuim"])
def test_elke_tabel_heeft_een_formulier(school, kind, bezoek, tabel):
    assert bezoek(school).get(adres(kind, tabel)).status_code == 200


def test_lesvrije_dagen(school, kind, bezoek):
    bezoeker = bezoek(school)
    dag = {"naam": "Studiedag", "begindatum": "2026-01-19", "einddatum": "2026-01-19"}
    assert bezoeker.post(reverse("lesvrij_nieuw"), dag | {"naam": ""}).status_code == 422
    assert bezoeker.post(reverse("lesvrij_nieuw"), dag).status_code == 302
    pagina = bezoeker.get(reverse("lesvrij")).content.decode()
    assert "Studiedag" in pagina
    with systeem():
        feit = FeitLesvrij.objects.get()
    plek = reverse("lesvrij_corrigeren", kwargs={"pk": feit.pk})
    anders = dag | {"einddatum": "2026-01-20", "reden": "duurt langer"}
    assert bezoeker.post(plek, anders).status_code == 302
    with systeem():
        nieuw = FeitLesvrij.objects.get(ingetrokken_op=None)
    assert nieuw.periode.upper == d("2026-01-21")
    plek = reverse("lesvrij_intrekken", kwargs={"pk": nieuw.pk})
    assert "19 t/m 20 januari 2026" in bezoeker.get(plek).content.decode()
    assert bezoeker.post(plek, {"reden": "ging niet door"}).status_code == 302
    assert "nog geen eigen" in bezoeker.get(reverse("lesvrij")).content.decode()
    assert bezoek(fabriek.gemeente()).get(reverse("lesvrij")).status_code == 403


def van_school_gewisseld():
    """A child that left 10AB00 for 20CD00 in the summer of 2025."""
    nieuw = fabriek.school("20CD00")
    fabriek.leg(nieuw, scholen=[fabriek.schoolfeit("20CD00")])
    kind = fabriek.kind(fabriek.school(), tot_en_met="2025-07-31")
    fabriek.leg(
        nieuw,
        inschrijvingen=[{"jongere": kind, "school": "20CD00", "begindatum": d("2025-08-01")}],
    )
    return kind


def test_wie_het_kind_niet_meer_heeft_voert_niets_nieuws_in(school, bezoek):
    kind = van_school_gewisseld()
    oud, nieuw = bezoek(school), bezoek(fabriek.school("20CD00"))
    for tabel, rij in (("inschrijvingen", {"begindatum": "2026-01-05"}), ("verzuim", ZIEK)):
        antwoord = oud.post(adres(kind, tabel), rij)
        assert antwoord.status_code == 403
        assert "hoort nu niet bij uw organisatie" in antwoord.content.decode()
    with als(oud.actor):
        assert not Tijdlijn.objects.filter(jongere=kind).exists()
    assert nieuw.post(adres(kind, "verzuim"), ZIEK).status_code == 302


def test_vroegere_school_maakt_haar_inschrijving_niet_langer(school, bezoek):
    kind = van_school_gewisseld()
    bezoeker = bezoek(school)
    with systeem():
        feit = FeitInschrijving.objects.get(jongere=kind, school="10AB00")
    plek = adres(kind, "inschrijvingen", feit.pk)
    rij = {"begindatum": "2016-08-01", "reden": "verbetering"}
    for eind in ("", "2025-08-01"):
        antwoord = bezoeker.post(plek, rij | {"einddatum": eind})
        assert antwoord.status_code == 422
        assert "niet later maken" in antwoord.content.decode()
    korter = rij | {"begindatum": "2016-07-01", "einddatum": "2025-06-30"}
    assert bezoeker.post(plek, korter).status_code == 302
    with als(bezoeker.actor):
        assert not Tijdlijn.objects.filter(jongere=kind).exists()


def test_wie_een_kind_terug_krijgt_haalt_die_dag_niet_naar_voren(school, bezoek):
    kind = van_school_gewisseld()
    rij = {"jongere": kind, "school": "10AB00", "begindatum": d("2028-08-01")}
    fabriek.leg(school, inschrijvingen=[rij])
    with systeem():
        feit = FeitInschrijving.objects.get(periode__startswith=d("2028-08-01"))
    velden = {"begindatum": "2026-01-05", "einddatum": "", "reden": "eerder begonnen"}
    bezoeker = bezoek(school)
    antwoord = bezoeker.post(adres(kind, "inschrijvingen", feit.pk), velden)
    assert antwoord.status_code == 422
    assert "niet vroeger maken" in antwoord.content.decode()
    with als(bezoeker.actor):
        assert not Tijdlijn.objects.filter(jongere=kind).exists()


def test_gemeente_kiest_alleen_zichzelf(school, kind, bezoek):
    fabriek.gemeente("0473")
    pagina = bezoek(fabriek.gemeente()).get(adres(kind, "woonplaatsen")).content.decode()
    assert 'value="0392"' in pagina
    assert 'value="0473"' not in pagina
    assert 'value="0473"' in bezoek(school).get(adres(kind, "woonplaatsen")).content.decode()
