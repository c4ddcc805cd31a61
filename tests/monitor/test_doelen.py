"""Targets: who sets them, what is refused, where they stand, and that they do not change."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from inbeeld.cli import main
from inbeeld.monitor.actions import doelen as actions
from inbeeld.monitor.actions.blad import maak_blad
from inbeeld.monitor.actions.doelen import KanNiet
from inbeeld.monitor.bron import maak_bron
from inbeeld.monitor.doelcijfers import Doelcijfers
from inbeeld.monitor.gebieden import gebied
from inbeeld.monitor.models import Cijfer, Cijferblad, Doel, Onvergelijkbaar
from inbeeld.monitor.queries.doelen import stand_van_doelen
from inbeeld.tijdlijnen.models import DefinitieKeuze
from inbeeld.toegang.actor import als
from inbeeld.toegang.perioden import periode
from tests import fabriek as f

pytestmark = pytest.mark.django_db
ZKIJ = ("0375", "0377", "0392", "0396", "0397", "0453", "0473")


@pytest.fixture
def regio():
    for code in ZKIJ:
        f.gemeente(code)
    return f.actor(f.regio())


def velden(**anders) -> dict:
    return {
        "naam": "Minder thuiszitters",
        "indicator": "jaar.thuiszitters",
        "gemeenten": [],
        "definitie": "zkij-2021",
        "basis_waarde": 100,
        "basis_van": date(2022, 8, 1),
        "basis_tot_en_met": date(2023, 7, 31),
        "basis_bron": "jaarverslag",
        "doel_procent": -20,
        "uiterlijk_op": date(2027, 7, 31),
        "bron": "het pact",
        "periode": periode(date(2023, 8, 1), None),
    } | anders


@pytest.fixture
def blad():
    """Makes the figures of school years: `blad(begin_year, waarde, …)`."""

    def maak(jaar, waarde, *, dag=None, onvolledig=(), waar="regio", onderdeel="soort:thuiszitter"):
        with f.systeem(), transaction.atomic():
            blad, _ = Cijferblad.objects.get_or_create(
                definitie="zkij-2021",
                defaults={"bekend_op": f.MOMENT, "dag": f.VANDAAG, "laatste_vastlegging": 1},
            )
            Cijfer.objects.create(
                blad=blad,
                indicator="jaar",
                gebied=waar,
                valt_onder=waar,
                van=date(jaar, 8, 1),
                dag=dag or date(jaar + 1, 7, 31),
                waarden={} if waarde is None else {onderdeel: waarde},
                onvolledig=list(onvolledig),
            )

    return maak


def test_the_shipped_targets_have_the_numbers_of_the_note(regio):
    with als(regio):
        geladen = actions.laad(f.MOMENT)
        assert [rij.reden for rij in geladen] == [""] * 7
        doelen = {(d.basis_waarde, d.streefwaarde) for d in Doel.objects.all()}
        assert doelen == {(106, 95), (884, 796), (49, 44), (633, 570), (None, 0)}
        assert Onvergelijkbaar.objects.count() == 2
        assert all(d.door_id == regio.aanstelling_id for d in Doel.objects.all())
        assert actions.laad(f.MOMENT) == []  # once
        assert Doel.objects.count() == 5


def test_a_region_of_other_gemeenten_is_offered_only_what_fits():
    f.gemeente("0361")
    with als(f.actor(f.regio())):
        past, past_niet = actions.te_laden()
        assert {rij.code for rij in past} == {"niemand-langer", "corona-2019", "corona-2020"}
        assert len(past_niet) == 4
        actions.laad(f.MOMENT)
        assert [d.naam for d in Doel.objects.all()] == ["Niemand langer dan drie maanden thuis"]


def test_the_command_shows_and_loads(capsys):
    f.gemeente("0361")
    assert main(["doelen", "toon"]) == 0
    assert "zk-verzuimers: 10% minder ongeoorloofd verzuimers" in capsys.readouterr().out
    assert main(["doelen", "laad", "corona-2019", "onzin"]) == 1
    uit = capsys.readouterr().out
    assert "corona-2019: overgenomen" in uit
    assert "Niet overgenomen: onzin" in uit
    assert main(["doelen", "laad"]) == 0
    with f.systeem(), transaction.atomic():
        assert (Doel.objects.count(), Onvergelijkbaar.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"uiterlijk_op": date(2023, 7, 31)}, "na de beginstand"),
        ({"doel_procent": None, "doel_waarde": 101}, "hoger dan de beginstand"),
        ({"gemeenten": ["9999"]}, "hoort niet bij deze regio"),
        ({"definitie": "rijk-2016", "uitgezonderd": ["overstap_vo_mbo"]}, "heeft een status niet"),
        (
            {"uitgezonderd": ["absoluut_verzuim", "langdurig_relatief_verzuim"]},
            "niet apart te tellen",
        ),
        ({"indicator": "jaar.onzin"}, "Kies wat het doel telt"),
    ],
)
def test_what_cannot_be_a_target(regio, anders, zin):
    with als(regio), pytest.raises(KanNiet, match=zin):
        actions.stel(velden(**anders), f.MOMENT)


def test_one_target_at_a_time_for_the_same_thing(regio):
    with als(regio):
        oud = actions.stel(velden(), f.MOMENT)
        with pytest.raises(KanNiet, match="Er loopt dan al een doel"):
            actions.stel(velden(naam="Nog een", periode=periode(date(2026, 1, 1), None)), f.MOMENT)
        nieuw = velden(naam="Scherper", doel_procent=-40, periode=periode(date(2026, 2, 1), None))
        actions.stel(nieuw, f.MOMENT, vervangt=oud)
        oud.refresh_from_db()
        assert oud.periode == periode(date(2023, 8, 1), date(2026, 1, 31))
        assert [s.doel.naam for s in stand_van_doelen()] == ["Scherper"]
        with pytest.raises(KanNiet, match="al beëindigd"):
            actions.beeindig(oud, date(2026, 3, 1))


@pytest.mark.parametrize(
    "anders", [{"doel_procent": -30}, {"naam": "Anders"}, {"basis_waarde": 90}, {"periode": None}]
)
def test_what_was_agreed_is_not_rewritten(regio, anders):
    with als(regio):
        doel = actions.stel(velden(), f.MOMENT)
        if "periode" in anders:
            anders = {"periode": periode(date(2024, 8, 1), None)}
        with pytest.raises(DatabaseError, match="verandert niet"), transaction.atomic():
            Doel.objects.filter(pk=doel.pk).update(**anders)
        with transaction.atomic():  # the row policy lets nobody remove one
            assert Doel.objects.filter(pk=doel.pk).delete()[0] == 0


def test_the_database_refuses_a_second_target_too(regio):
    with als(regio):
        actions.stel(velden(), f.MOMENT)
        with pytest.raises(DatabaseError, match="loopt al een doel"), transaction.atomic():
            Doel.objects.create(
                **velden(naam="Langs de achterdeur"),
                door_id=regio.aanstelling_id,
                moment=f.MOMENT,
            )


def test_only_who_keeps_the_agreements_sets_targets(regio):
    for rol in ("leerplichtambtenaar", "bestuurder"):
        with als(f.actor(f.gemeente(), rol)), pytest.raises(Exception, match="rol"):
            actions.stel(velden(), f.MOMENT)


def test_on_the_line_above_it_and_reached(regio, blad):
    with als(regio):
        actions.stel(velden(), f.MOMENT)
    blad(2023, 97)
    with als(regio):
        stand = stand_van_doelen()[0]
        # 366 of the 1,461 days are gone: 100 − 20 × 366 / 1461.
        assert stand.nu.lijntekst == "95,0"
        assert stand.oordeel == "boven_de_lijn"
        assert "schooljaar 2023–2024: 97" in stand.zin
    blad(2024, 89)
    with als(regio):
        assert stand_van_doelen()[0].oordeel == "op_koers"
    blad(2025, 5, dag=f.VANDAAG)  # this year is not over: it says nothing yet
    with als(regio):
        stand = stand_van_doelen()[0]
        assert stand.nu.naam == "2024–2025"
        assert stand.punten[-1].loopt
        laat = stand_van_doelen(dag=date(2028, 1, 1))[0]
        assert (laat.oordeel, laat.oordeel_tekst) == ("niet_gehaald", "doel niet gehaald")
    with als(regio):
        assert stand_van_doelen(gebied("school:10AB00"))[0].oordeel == "op_koers"


def test_unknown_is_not_yet_to_be_said(regio, blad):
    with als(regio):
        actions.stel(velden(), f.MOMENT)
        assert stand_van_doelen()[0].oordeel == "onbekend"
        assert "nog geen cijfer" in stand_van_doelen()[0].zin
    blad(2023, 0, onvolledig=["soort:thuiszitter"])
    with als(regio):
        stand = stand_van_doelen()[0]
        assert (stand.nu.tekst, stand.oordeel) == ("onbekend", "onbekend")
    blad(2024, 60, onvolledig=["soort:thuiszitter"])
    with als(regio):  # at least 60: below the line as far as is known, and that is not far enough
        stand = stand_van_doelen()[0]
        assert (stand.nu.tekst, stand.oordeel) == ("ten minste 60", "onbekend")
    with f.systeem(), transaction.atomic():
        Cijfer.objects.filter(van=date(2024, 8, 1)).delete()
    blad(2024, 99, onvolledig=["soort:thuiszitter"])
    with als(regio):  # at least 99: above the line for certain
        assert stand_van_doelen()[0].oordeel == "boven_de_lijn"


def test_another_definitie_does_not_compare(regio, blad):
    with als(regio):
        actions.stel(velden(definitie="rijk-2016"), f.MOMENT)
    blad(2023, 50)
    with als(regio):
        stand = stand_van_doelen()[0]
        assert (stand.oordeel, stand.punten) == ("onbekend", ())
        assert "volgens rijk-2016, onze cijfers volgens zkij-2021" in stand.zin


def test_years_that_do_not_compare_are_passed_over(regio, blad):
    with als(regio):
        actions.stel(velden(), f.MOMENT)
        rij = actions.noem_onvergelijkbaar(
            date(2024, 8, 1), date(2025, 7, 31), "", "School dicht", "de nota", f.MOMENT
        )
    blad(2023, 90)
    blad(2024, 20)
    with als(regio):
        stand = stand_van_doelen()[0]
        assert [punt.reden for punt in stand.punten] == ["", "School dicht"]
        assert stand.nu.naam == "2023–2024"
        actions.laat_vervallen(rij, f.VANDAAG)
        assert stand_van_doelen()[0].nu.naam == "2024–2025"
        with pytest.raises(KanNiet, match="al vervallen"):
            actions.laat_vervallen(rij, f.VANDAAG)
        with pytest.raises(DatabaseError, match="verandert niet"), transaction.atomic():
            Onvergelijkbaar.objects.filter(pk=rij.pk).update(reden="Anders")


def test_a_gemeente_sees_its_own_figure_and_not_that_of_another(regio, blad):
    with als(regio):
        actions.stel(velden(gemeenten=["0392"]), f.MOMENT)
    blad(2023, 40, waar="gemeente:0392")
    with als(f.actor(f.gemeente("0392"))):
        assert stand_van_doelen(gebied("gemeente:0392"))[0].nu.waarde == 40
    with als(f.actor(f.gemeente("0453"), "bestuurder")):
        stand = stand_van_doelen()[0]
        assert stand.punten == ()
        assert "wie de cijfers van deze gemeente ziet" in stand.zin
        assert stand_van_doelen(gebied("gemeente:0453")) == []


def test_gemeenten_together_count_a_child_that_moved_once(regio):
    a = f.school("10AB00")
    verhuisd = [
        {"gemeente": "0392", "begindatum": f.d("2012-03-14"), "einddatum": f.d("2025-03-31")},
        {"gemeente": "0397", "begindatum": f.d("2025-04-01"), "einddatum": None},
    ]
    thuis = [f.verzuimrij(a.code, "2024-12-01", "2025-06-30")]
    f.kind(a, verzuim=thuis, woont=None, woonplaatsen=verhuisd)
    f.kind(a, verzuim=thuis, woont="0453")
    with als(regio):
        samen = actions.stel(velden(gemeenten=["0397", "0392"], definitie="rijk-2016"), f.MOMENT)
        alles = actions.stel(velden(definitie="rijk-2016"), f.MOMENT)
        langer = velden(
            definitie="rijk-2016", indicator="stand.langer", doel_procent=None, doel_waarde=0
        )
        actions.stel(langer, f.MOMENT)
        een = actions.stel(velden(gemeenten=["0453"], definitie="rijk-2016"), f.MOMENT)
    maak_blad("rijk-2016", f.MOMENT, f.VANDAAG)
    with als(regio):
        standen = {stand.doel.pk: stand for stand in stand_van_doelen()}
        nu = {pk: stand.nu.waarde for pk, stand in standen.items()}
        assert (nu[samen.pk], nu[alles.pk], nu[een.pk]) == (1, 2, 1)
        nul = next(s for s in standen.values() if s.maat.code == "stand.langer")
        assert (nul.nu.waarde, nul.oordeel) == (0, "gehaald")
        doelen = [stand.doel for stand in standen.values()]
    with maak_bron("rijk-2016", f.VANDAAG) as bron:
        lees = Doelcijfers(bron, doelen)
        with als(regio):
            anders = stand_van_doelen(lees=lees)
    assert [(s.zin, s.punten) for s in anders] == [(s.zin, s.punten) for s in standen.values()]
    with als(f.actor(f.gemeente("0377"))):  # what was agreed together is read by all
        zichtbaar = {s.doel.pk: s.nu for s in stand_van_doelen()}
        assert zichtbaar[samen.pk].waarde == 1
        assert zichtbaar[een.pk] is None


def test_the_pages(regio, blad, client):
    with f.systeem(), transaction.atomic():
        DefinitieKeuze.objects.create(definitie="zkij-2021", vanaf=date(2021, 1, 1))
    f.log_in(client, regio)
    lijst = client.get(reverse("doelen")).content.decode()
    assert "Overnemen uit de pacten" in lijst
    codes = ["zkij-thuiszitters", "zk-verzuimers", "corona-2019"]
    lijst = client.post(reverse("doelen_laden"), {"code": codes}, follow=True).content.decode()
    assert "3 overgenomen" in lijst
    assert "106" in lijst
    blad(2021, 104)
    with als(regio), transaction.atomic():
        doel = Doel.objects.get(basis_waarde=106)
    pagina = client.get(reverse("doel", args=[doel.sleutel])).content.decode()
    assert "<svg" in pagina
    assert "2021–2022" in pagina
    assert "wat=soort%3Athuiszitter" in pagina  # the children behind it
    assert "/cijfers/uitleg/jaar/" in pagina
    fout = client.post(
        reverse("doel_nieuw"), {"naam": "X", "maat": "stand.langer", "basis_waarde": "3"}
    )
    assert fout.status_code == 422
    assert "Dit hoort bij de beginstand" in fout.content.decode()
    adres = f"{reverse('doel_nieuw')}?vervangt={doel.sleutel}"
    begin = client.get(adres).content.decode()
    assert "eindigt op de dag voordat het nieuwe ingaat" in begin
    goed = {
        "naam": "Scherper",
        "maat": "jaar.thuiszitters",
        "gemeenten": list(ZKIJ),
        "definitie": "zkij-2021",
        "basis_waarde": "106",
        "basis_van": "2018-08-01",
        "basis_tot_en_met": "2019-07-31",
        "basis_bron": "nota",
        "doel_waarde": "80",
        "uiterlijk_op": "2028-07-31",
        "bron": "nieuw pact",
        "vanaf": "2026-01-01",
    }
    assert client.post(adres, goed).status_code == 302
    assert client.post(adres, goed).status_code == 422  # sent twice
    with als(regio), transaction.atomic():
        nieuw = Doel.objects.get(naam="Scherper")
        assert nieuw.streefwaarde == 80
        periode_ = Onvergelijkbaar.objects.get()
    einde = reverse("doel_beeindigen", args=[nieuw.sleutel])
    assert client.post(einde, {"tot_en_met": "2025-01-01"}).status_code == 422
    assert client.post(einde, {"tot_en_met": "2026-06-30"}).status_code == 302
    weg = reverse("onvergelijkbaar_beeindigen", args=[periode_.sleutel])
    assert client.get(weg).status_code == 200
    assert client.post(weg).status_code == 302
    verkeerd = {"van": "2025-01-02", "tot_en_met": "2025-01-01", "reden": "x", "bron": "y"}
    assert client.post(reverse("onvergelijkbaar_nieuw"), verkeerd).status_code == 422
    assert "Eerdere doelen" in client.get(reverse("doelen")).content.decode()
    onzin = f"{reverse('doel_nieuw')}?vervangt=geen-sleutel"
    assert client.get(onzin).status_code == 404


@pytest.mark.parametrize(
    ("soort", "rol", "lijst", "zetten"),
    [
        ("gemeente", "bestuurder", 200, 403),
        ("school", "verzuimcoordinator", 200, 403),
        ("school", "mentor", 403, 403),
        ("regio", "beheerder", 200, 200),
        ("jeugdteam", "jeugdcoach", 403, 403),
    ],
)
def test_who_opens_the_pages(client, soort, rol, lijst, zetten):
    f.log_in(client, f.actor(f.organisatie(soort, "0392" if soort != "school" else "10AB00"), rol))
    assert client.get(reverse("doelen")).status_code == lijst
    assert client.get(reverse("doel_nieuw")).status_code == zetten
