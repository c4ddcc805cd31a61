"""As known then a report counts only what it shows, and what was known of deaths and addresses."""

import pytest
from django.db import transaction
from django.utils import timezone

from inbeeld.monitor.actions import doelen
from inbeeld.monitor.actions.blad import maak_blad
from inbeeld.monitor.actions.rapporten import maak_nu, maak_toen
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.models import Cijferblad
from inbeeld.monitor.rapporten.bronnen import blad_voor, van_toen
from inbeeld.monitor.rapporten.perioden import kop_dagen
from inbeeld.monitor.rapporten.soorten import SOORTEN
from inbeeld.monitor.rapporten.vraag import Vraag
from inbeeld.monitor.rapporten.wie import gebieden_van, soorten_van
from inbeeld.register.actions import registreer_overlijden
from inbeeld.register.models import Personalia
from inbeeld.register.personalia_toen import geheime_adressen, overleden
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.perioden import periode
from tests import fabriek as f

pytestmark = pytest.mark.django_db
DEFINITIE = "rijk-2016"
JAAR = (f.d("2024-08-01"), f.d("2025-07-31"))
KWARTAAL = (f.d("2025-10-01"), f.d("2025-12-31"))
THUIS = "Thuiszitters, alle kinderen"


@pytest.fixture
def kinderen() -> list[int]:
    """Seven at home since two school years, of two schools and gemeenten; one school that delivers
    not all; targets of the region, of one gemeente and of two together."""
    scholen = [f.school("10AB00"), f.school("20CD00")]
    f.swv("SWV1", scholen)
    f.werkgebied(f.organisatie("samenwerking", "SAM"), f.gemeente("0392"))
    f.gemeente("0394")
    kinderen = [
        f.kind(
            school,
            woont=woont,
            verzuim=[f.verzuimrij(school.code, f"2025-{maand:02}-03", "2025-11-28")],
        )
        for school, woont, maand in [
            *[(scholen[0], "0392", 3)] * 5,
            *[(scholen[1], "0394", 9)] * 2,
        ]
    ]
    dekking = [{"bron": "10AB00", "categorie": "ongeoorloofd", "begindatum": f.d("2024-08-01")}]
    f.leg(scholen[0], dekking=dekking)
    vast = {
        "naam": "Minder thuiszitters",
        "definitie": DEFINITIE,
        "basis_waarde": 100,
        "basis_van": f.d("2022-08-01"),
        "basis_tot_en_met": f.d("2023-07-31"),
        "basis_bron": "jaarverslag",
        "uiterlijk_op": f.d("2027-07-31"),
        "bron": "het pact",
        "periode": periode(f.d("2023-08-01"), None),
    }
    with als(f.actor(f.regio())):
        for gemeenten in ([], ["0392"], ["0392", "0394"]):
            for maat in ("jaar.thuiszitters", "stand.thuiszitters"):
                anders = {"indicator": maat, "gemeenten": gemeenten, "doel_procent": -20}
                doelen.stel(vast | anders, f.MOMENT)
    return kinderen


def _vraag(soort: str, gebied: Gebied) -> Vraag:
    dagen = (f.d("2024-10-01"), f.d("2025-04-01"), f.VANDAAG) if soort == "peildata" else ()
    over = KWARTAAL if SOORTEN[soort].over == "kwartaal" else JAAR
    van, tot = (dagen[0], dagen[-1]) if dagen else over
    return Vraag(soort, gebied, van, tot, DEFINITIE, f.VANDAAG, dagen)


@pytest.mark.traag
def test_every_report_has_the_same_figures_from_the_sheet_and_as_known_then(kinderen) -> None:
    maak_blad(DEFINITIE, f.MOMENT, f.VANDAAG)
    gezien = set()
    for actor in (
        f.actor(f.regio()),
        f.actor(f.gemeente("0392")),
        f.actor(f.organisatie("samenwerking", "SAM")),
        f.actor(f.swv("SWV1")),
        f.actor(f.school("10AB00")),
    ):
        with als(actor):
            for soort in soorten_van(actor):
                gebied = gebieden_van(actor, soort)[0]
                if (soort.code, gebied.soort) in gezien:
                    continue
                gezien.add((soort.code, gebied.soort))
                vraag = _vraag(soort.code, gebied)
                blad = maak_nu(vraag, actor, f.MOMENT)
                assert blad is not None
                toen = maak_toen(vraag, f.MOMENT, actor, f.MOMENT)
                assert toen.inhoud["delen"] == blad.inhoud["delen"], vraag
    assert {soort for soort, _ in gezien} == set(SOORTEN)
    assert {("jaarverslag_leerplicht", "organisatie"), ("swv_kwartaal", "school")} <= gezien


def test_no_more_is_counted_than_is_shown(kinderen) -> None:
    vraag = _vraag("swv_kwartaal", Gebied("school", "10AB00"))
    rijen = van_toen(vraag, f.MOMENT, lambda *_: None).rijen
    assert {gebied for ind, gebied, _, _ in rijen if ind == "stand"} == {"school:10AB00"}
    standen = {dag for ind, _, _, dag in rijen if ind == "stand"}
    assert standen <= {f.VANDAAG, *(d for d in standen if KWARTAAL[0] <= d <= f.d("2026-01-01"))}
    assert {van for ind, _, van, _ in rijen if ind == "stroom"} == {f.d("2025-08-01")}


def _nota(actor: Actor, bekend_op) -> tuple[str, list]:
    with als(actor):
        rapport = maak_toen(
            _vraag("informatienota", Gebied("gemeente", "0392")), bekend_op, actor, f.MOMENT
        )
    tabel = next(d for d in rapport.inhoud["delen"] if d.get("sleutel") == "thuiszitters_jaar")
    rij = next(rij for rij in tabel["rijen"] if rij[0] == THUIS)
    return rapport.vingerafdruk, rij[1:]


def test_a_death_or_a_secret_recorded_later_does_not_change_the_repeat(kinderen) -> None:
    leerplicht = f.actor(f.gemeente("0392"))
    eerst = _nota(leerplicht, f.MOMENT)
    with f.systeem():
        # Before it came to sit at home.
        registreer_overlijden(kinderen[0], f.d("2025-01-10"))
    assert _nota(leerplicht, f.MOMENT) == eerst
    nu = _nota(leerplicht, timezone.now())
    assert nu != eerst
    with f.systeem():
        registreer_overlijden(kinderen[0], None)
        Personalia.objects.filter(pk=kinderen[1]).update(geheim_adres=True)
        assert (overleden(f.MOMENT), geheime_adressen(f.MOMENT)) == ({}, [])
        assert (overleden(timezone.now()), geheime_adressen(timezone.now())) == (
            {},
            [kinderen[1]],
        )
    assert _nota(leerplicht, f.MOMENT) == eerst
    assert _nota(leerplicht, timezone.now()) not in (eerst, nu)


def test_exemptions_by_school_are_on_the_sheet_for_fewer_days(kinderen) -> None:
    with f.systeem():
        Cijferblad.objects.create(
            definitie=DEFINITIE, bekend_op=f.MOMENT, dag=f.VANDAAG, laatste_vastlegging=1
        )
    for gebied, op_blad in ((Gebied("regio"), True), (Gebied("school", "10AB00"), False)):
        vraag = _vraag("peildata", gebied)
        kop = vraag.met(peildata=tuple(kop_dagen(JAAR, f.VANDAAG)))
        with f.systeem():
            assert blad_voor(vraag) is not None
            assert (blad_voor(kop) is not None) == op_blad


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("regels_geinstalleerd")
def test_personalia_of_a_moment_are_what_the_next_change_kept() -> None:
    """Real transactions: the history keeps the moment at which each began."""
    with transaction.atomic():
        school = f.school("10AB00")
        dood, altijd = f.kind(school), f.kind(school)
    momenten = [timezone.now()]
    for dag, geheim in ((f.d("2026-01-10"), False), (f.d("2026-01-12"), True), (None, False)):
        with transaction.atomic(), f.systeem():
            Personalia.objects.filter(pk=dood).update(overleden_op=dag, geheim_adres=geheim)
        momenten.append(timezone.now())
    with transaction.atomic(), f.systeem():
        assert [overleden(moment) for moment in momenten] == [
            {},
            {dood: f.d("2026-01-10")},
            {dood: f.d("2026-01-12")},
            {},
        ]
        assert [geheime_adressen(moment) for moment in momenten] == [[], [], [dood], []]
        assert overleden() == {}
        assert altijd not in geheime_adressen()
