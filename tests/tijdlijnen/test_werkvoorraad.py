"""The work list: who is on it, for whom, in which order."""

from datetime import date

import pytest

from inbeeld.register.actions import registreer_overlijden
from inbeeld.register.models import Personalia
from inbeeld.tijdlijnen.models import DefinitieKeuze
from inbeeld.tijdlijnen.queries import (
    SORTERINGEN,
    WerkvoorraadFilter,
    filterkeuzen,
    werkvoorraad,
    werkvoorraad_tellingen,
)
from inbeeld.toegang.actor import Actor, als
from tests import fabriek as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def kinderen() -> dict[str, int]:
    """Four children on the list, of whom two at school A; one rests; one has died."""
    a, b = f.school("10AB00"), f.school("20CD00")
    f.leg(b, scholen=[f.schoolfeit(b.code, sector="po")])

    def maak(naam: str, school, *verzuim: dict, woont: str = "0392") -> int:
        return f.kind(school, roepnaam=naam, achternaam="Berg", woont=woont, verzuim=list(verzuim))

    uit = {
        "lang": maak("Lang", a, f.verzuimrij(a.code, "2025-10-01")),
        "kort": maak("Kort", a, f.verzuimrij(a.code, "2026-01-19")),
        "uren": maak("Uren", b, f.verzuimrij(b.code, "2026-01-27", "2026-01-27", uren=2)),
        "elders": maak("Elders", b, f.verzuimrij(b.code, "2025-11-10"), woont="0394"),
        "rust": maak("Rust", a),
        "dood": maak("Dood", a, f.verzuimrij(a.code, "2025-10-01")),
    }
    with f.systeem():
        registreer_overlijden(uit["dood"], date(2026, 1, 15))
    return uit


def _lijst(actor: Actor, **filter_) -> list[int]:
    sortering = filter_.pop("sortering", "klok")
    with als(actor):
        pagina = werkvoorraad(
            actor=actor,
            vandaag=f.VANDAAG,
            filter=WerkvoorraadFilter(**filter_),
            sortering=sortering,
        )
    assert pagina.aantal == len(pagina.regels)
    return [regel.jongere_id for regel in pagina.regels]


def test_each_sees_its_own_most_urgent_clock_first(kinderen):
    k = kinderen
    assert _lijst(f.actor(f.school("10AB00"))) == [k["lang"], k["kort"]]
    assert _lijst(f.actor(f.gemeente("0392"))) == [k["lang"], k["kort"], k["uren"]]
    assert _lijst(f.actor(f.regio())) == [k["lang"], k["elders"], k["kort"], k["uren"]]
    verband = f.swv(scholen=[f.school("10AB00")])
    # Made after the facts: an organisation is involved from the next recording or rebuild on.
    assert _lijst(f.actor(verband)) == []


def test_a_line_says_where_how_long_and_what_comes_next(kinderen):
    a = f.actor(f.school("10AB00"))
    with als(a):
        lang, kort = werkvoorraad(actor=a, vandaag=f.VANDAAG).regels
    assert (lang.naam, lang.schoolnaam, lang.sector, lang.gemeentenaam) == (
        "Lang de Berg",
        "School 10AB00",
        "vo",
        "Gemeente 0392",
    )
    assert (lang.status, lang.soort) == ("langdurig_relatief_verzuim", "thuiszitter")
    assert (lang.klok_soort, lang.dag_n, lang.dag_van) == ("streng", 125, 92)
    assert (lang.drie_maanden_op, lang.volgende_datum) == (date(2026, 1, 1), None)
    assert (kort.dag_n, kort.dag_van, kort.drie_maanden_op) == (15, 90, date(2026, 4, 19))
    assert (kort.volgende_datum, kort.volgende_status) == (
        date(2026, 2, 15),
        "langdurig_relatief_verzuim",
    )


@pytest.mark.parametrize(
    ("filter_", "namen"),
    [
        ({"soort": "thuiszitter"}, ["lang", "elders"]),
        ({"status": "beginnend_verzuim"}, ["uren"]),
        ({"klok": "voorbij"}, ["lang"]),
        ({"klok": "bijna"}, ["elders"]),
        ({"klok": "loopt"}, ["lang", "elders", "kort"]),
        ({"klok": "ruim"}, []),
        ({"school": "20CD00"}, ["elders", "uren"]),
        ({"sector": "po"}, ["elders", "uren"]),
        ({"gemeente": "0394"}, ["elders"]),
        ({"gemeente": "0394", "school": "10AB00"}, []),
        ({"sortering": "naam"}, ["elders", "kort", "lang", "uren"]),
        ({"sortering": "volgende"}, ["elders", "kort", "uren", "lang"]),
        ({"sortering": "wat dan ook"}, ["lang", "elders", "kort", "uren"]),
    ],
)
def test_filters_and_orders(kinderen, filter_, namen):
    gevonden = _lijst(f.actor(f.regio()), **filter_)
    per_nummer = {nr: naam for naam, nr in kinderen.items()}
    assert [per_nummer[nr] for nr in gevonden] == namen


def test_a_filter_by_gemeente_does_not_tell_a_secret_address(kinderen):
    geheim = kinderen["kort"]
    with f.systeem():
        Personalia.objects.filter(pk=geheim).update(geheim_adres=True)
    for organisatie in (f.school("10AB00"), f.regio()):
        assert geheim in _lijst(f.actor(organisatie))
        assert geheim not in _lijst(f.actor(organisatie), gemeente="0392")
    assert geheim in _lijst(f.actor(f.gemeente("0392")), gemeente="0392")


def test_pages_and_counts(kinderen):
    actor = f.actor(f.regio())
    with als(actor):
        paginas = [
            werkvoorraad(actor=actor, vandaag=f.VANDAAG, pagina=nr, per_pagina=3) for nr in (1, 2)
        ]
        assert [len(p.regels) for p in paginas] == [3, 1]
        assert {(p.aantal, p.paginas) for p in paginas} == {(4, 2)}
        tellingen = werkvoorraad_tellingen(actor=actor, vandaag=f.VANDAAG)
    assert (tellingen["thuiszitter"], tellingen["verzuim"]) == (2, 2)
    assert (tellingen["klok_loopt"], tellingen["klok_voorbij"], tellingen["klok_bijna"]) == (
        3,
        1,
        1,
    )


def test_an_illness_of_one_day_that_is_still_open_has_no_clock_yet():
    a = f.school("10AB00")
    kind = f.kind(a, verzuim=[f.verzuimrij(a.code, "2026-02-02", soort="ziek")])
    actor = f.actor(a)
    assert kind not in _lijst(actor, klok="loopt")
    later = f.actor(a, vandaag=date(2026, 2, 6))
    with als(later):
        tellingen = werkvoorraad_tellingen(actor=later, vandaag=later.vandaag)
    assert tellingen["klok_loopt"] == 1


def test_each_sector_is_counted_by_its_own_definitie():
    DefinitieKeuze.objects.create(definitie="rijk-2016", vanaf=date(2016, 8, 1))
    DefinitieKeuze.objects.create(sector="po", definitie="nk-2017-po", vanaf=date(2016, 8, 1))
    a, b = f.school("10AB00"), f.school("20CD00")
    f.leg(b, scholen=[f.schoolfeit(b.code, sector="po")])
    for school in (a, b):
        f.kind(school, verzuim=[f.verzuimrij(school.code, "2025-12-01")])
    actor = f.actor(f.regio())
    with als(actor):
        regels = werkvoorraad(actor=actor, vandaag=f.VANDAAG).regels
    assert {(r.sector, r.status) for r in regels} == {
        ("vo", "langdurig_relatief_verzuim"),
        ("po", "verzuim_4_weken_3_maanden"),
    }


def test_what_can_be_chosen_depends_on_who_asks(kinderen):
    def keuzen(organisatie):
        a = f.actor(organisatie)
        with als(a):
            return filterkeuzen(actor=a, vandaag=f.VANDAAG)

    assert keuzen(f.school("10AB00")).scholen == ["10AB00"]
    assert keuzen(f.gemeente("0392")).gemeenten == ["0392"]
    regio = keuzen(f.regio())
    assert (regio.scholen, regio.sectoren) == (["10AB00", "20CD00"], ["po", "vo"])
    assert set(SORTERINGEN) == {"klok", "naam", "school", "status", "volgende"}
