"""Two ways of counting side by side: the numbers, the work, the children, and who sees what."""

import io
import json
import threading
import zipfile
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse

from inbeeld.monitor import werk
from inbeeld.monitor.actions.blad import maak_blad
from inbeeld.monitor.bewaren import ruim_op
from inbeeld.monitor.models import Berekening, Cijfer
from inbeeld.monitor.uitvoerders import vergelijking
from inbeeld.monitor.vergelijken import Keuze, Waar, vergelijk
from inbeeld.regels import Feiten, Uitkomst, bereken
from inbeeld.regels.feitenmap import feiten_uit_tabellen
from inbeeld.register.actions import registreer_overlijden
from inbeeld.register.models import Personalia
from inbeeld.tijdlijnen.queries.tellen import telling
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f

RIJK = "rijk-2016"
GEVAL = Path(__file__).parents[1] / "regels/conformance/45-wat-als-twee-weken.json"
DAG = date(2025, 9, 20)


def stil(procent: int, stap: str) -> None:
    """Nobody waits for it."""


@cache
def geval() -> tuple[Feiten, list[Uitkomst]]:
    """The worked case 45, its child called 1. Outcomes that are in use are not made again."""
    tabellen = json.loads(GEVAL.read_text().replace('"A"', '"1"'))["feiten"]
    feiten = feiten_uit_tabellen(tabellen).feiten
    uitkomsten = [bereken(feiten, tot=DAG, **k.voor_regels()) for k in (Keuze(RIJK), TWEE_WEKEN)]
    for uitkomst in uitkomsten:
        uitkomst.relatie("tijdlijn")
    return feiten, uitkomsten


def naast(ander: Keuze, **kw: Any) -> dict[str, Any]:
    """The worked case counted twice."""
    keuzes: dict[str, Any] = {"waar": Waar(), "dag": DAG, "vakantieregio": "noord", "meld": stil}
    return vergelijk(geval()[0], Keuze(RIJK), ander, **keuzes | {"zichtbaar": set, **kw})


def anders(uitkomst: dict[str, Any]) -> dict[str, tuple]:
    """Statuses that are not equal."""
    rijen = uitkomst["statussen"]
    return {r["status"]: (r["een"], r["ander"]) for r in rijen if r["een"] != r["ander"]}


TWEE_WEKEN = Keuze(RIJK, parameters={"lang_dagen": "14"})


def test_two_weeks_instead_of_four():
    uitkomst = naast(TWEE_WEKEN, gemeenten=["0392", "0397"])
    assert anders(uitkomst) == {
        "langdurig_relatief_verzuim": ([0, True], [1, True]),
        "wettelijk_verzuim": ([1, True], [0, True]),
    }
    assert uitkomst["verschil"]["kinderen"] == [
        [
            *(1, "wettelijk_verzuim", "verzuim", "langdurig_relatief_verzuim", "thuiszitter"),
            *("O_lang", "nee", "ja"),
        ]
    ]
    assert uitkomst["werk"] == {
        "thuiszitters": [0, 1],
        "langer": [0, 0],
        "klokken": [1, 1],
        "klokken_voorbij": [0, 0],
        "ruim": [1, 1],
        "nieuw_thuiszitters": [0, 1],
        "nieuw_klokken": [1, 1],
        "meldingen": [3, 3],
    }
    assert (uitkomst["weken"], uitkomst["vanaf"]) == (7.29, "2025-08-01")
    assert uitkomst["gemeenten"] == [
        {"gemeente": "0392", "thuiszitters": [0, 1], "klokken": [1, 1], "meldingen": [3, 3]},
        {"gemeente": "0397", "thuiszitters": [0, 0], "klokken": [0, 0], "meldingen": [0, 0]},
    ]


def test_a_higher_threshold_gives_fewer_meldingen():
    hoger = Keuze(RIJK, parameters={"uren_drempel": "40"})
    assert naast(hoger)["werk"]["meldingen"] == [3, 1]


@pytest.mark.parametrize(
    ("waar", "telt"),
    [
        (Waar("gemeente", frozenset({"0392"})), 1),
        (Waar("gemeente", frozenset({"0392"}), frozenset({"1"})), 0),  # its address is secret
        (Waar("school", frozenset({"10BB00", "10AA00"}), frozenset({"1"})), 1),
        (Waar("gemeente", frozenset({"0397"})), 0),
    ],
)
def test_only_the_children_of_the_area(waar, telt):
    uitkomst = naast(TWEE_WEKEN, waar=waar)
    assert uitkomst["werk"]["thuiszitters"] == [0, telt]
    assert uitkomst["werk"]["meldingen"] == [3 * telt] * 2
    assert uitkomst["verschil"]["aantal"] == telt
    assert sum(rij["een"][0] for rij in uitkomst["statussen"]) == telt


def test_of_who_may_not_be_seen_only_the_number_is_kept():
    verschil = naast(TWEE_WEKEN, zichtbaar=lambda kinderen: set())["verschil"]
    assert (verschil["aantal"], verschil["zichtbaar"], verschil["kinderen"]) == (1, 0, [])


@pytest.fixture
def kinderen() -> list[int]:
    a = f.school("10AB00")
    f.gemeente("0392"), f.gemeente("0394"), f.regio()
    thuis = [f.verzuimrij(a.code, "2026-01-12")]
    return [
        f.kind(a, verzuim=thuis),
        f.kind(a, verzuim=thuis, woont="0394", achternaam="Jansen", voorvoegsel=""),
        f.kind(a),
    ]


def vraag(**anders: Any) -> dict[str, Any]:
    kant = {"definitie": RIJK, "bekend": "", "parameters": {}}
    return {
        "peildatum": f.VANDAAG.isoformat(),
        "gebied": "regio",
        "een": kant,
        "ander": {**kant, "parameters": {"lang_dagen": "14"}},
        **anders,
    }


def reken(wie, **anders: Any) -> dict[str, Any]:
    with als(wie):
        return vergelijking.voer_uit(vraag(**anders), wie, stil)


@pytest.mark.django_db
def test_the_same_numbers_as_the_sheet(kinderen):
    maak_blad(RIJK, f.MOMENT, f.VANDAAG)
    for wie, gebied in (
        (f.actor(f.regio()), "sector:vo"),
        (f.actor(f.gemeente("0392")), "gemeente:0392"),
    ):
        uitkomst = reken(wie, gebied=gebied)
        with f.systeem(), transaction.atomic():
            blad = Cijfer.objects.get(indicator="stand", gebied=gebied, dag=f.VANDAAG, van=None)
        geteld = {rij["status"]: rij["een"][0] for rij in uitkomst["statussen"]}
        assert geteld == {s: blad.waarden[s] for s in geteld}


@pytest.mark.django_db
def test_a_secret_address_is_in_no_gemeente(kinderen):
    with f.systeem(), transaction.atomic():
        Personalia.objects.filter(pk=kinderen[0]).update(geheim_adres=True)
    regio = f.actor(f.regio())
    alles = reken(regio)
    assert alles["werk"]["thuiszitters"] == [0, 2]
    assert [rij["thuiszitters"] for rij in alles["gemeenten"]] == [[0, 0], [0, 1]]
    assert reken(regio, gebied="gemeente:0392")["werk"]["thuiszitters"] == [0, 0]


@pytest.mark.django_db
def test_what_was_known_then_beside_now(kinderen):
    a, regio = f.school("10AB00"), f.actor(f.regio())
    later = datetime(2026, 2, 20, 9, 0, tzinfo=UTC)
    with f.systeem():
        f.leg(
            a,
            moment=later,
            verzuim=[{"jongere": kinderen[2], **f.verzuimrij(a.code, "2025-12-01")}],
        )
    toen = {"definitie": RIJK, "bekend": "2026-02-10", "parameters": {}}
    nu = {**toen, "bekend": ""}
    for een, ander, telt in ((toen, nu, [0, 1]), (nu, toen, [1, 0])):
        uitkomst = reken(regio, een=een, ander=ander)
        assert uitkomst["werk"]["thuiszitters"] == telt
        [rij] = uitkomst["verschil"]["kinderen"]
        thuis = "langdurig_relatief_verzuim"
        assert (rij[0], rij[1] == thuis, rij[3] == thuis) == (kinderen[2], telt[0], telt[1])


@pytest.mark.django_db
def test_a_death_and_a_secret_address_count_from_when_they_were_known(kinderen):
    """Both were told after the day on which the one side knew."""
    regio = f.actor(f.regio())
    with f.systeem(), transaction.atomic():
        registreer_overlijden(kinderen[0], f.d("2026-01-20"))
        Personalia.objects.filter(pk=kinderen[1]).update(geheim_adres=True)
    nu = {"definitie": RIJK, "bekend": "", "parameters": {"lang_dagen": "14"}}
    toen = {**nu, "bekend": "2026-02-02"}
    for een, ander, telt in ((toen, nu, [2, 1]), (nu, toen, [1, 2])):
        uitkomst = reken(regio, een=een, ander=ander)
        assert uitkomst["werk"]["thuiszitters"] == telt
        [rij] = uitkomst["verschil"]["kinderen"]
        thuis = "langdurig_relatief_verzuim"
        beide = [thuis, None] if een is toen else [None, thuis]
        assert (rij[0], [rij[1], rij[3]], rij[5]) == (kinderen[0], beide, "overleden")
        elders = reken(regio, een=een, ander=ander, gebied="gemeente:0394")
        assert elders["werk"]["thuiszitters"] == [n - 1 for n in telt]
    with als(regio), transaction.atomic():
        geteld = [
            sum(
                r["aantal"]
                for r in telling(
                    actor=regio,
                    peildatum=f.VANDAAG,
                    definitie=RIJK,
                    bekend_op=bekend,
                    parameters={"lang_dagen": "14"},
                )
                if r["soort"] == "thuiszitter"
            )
            for bekend in (None, datetime(2026, 2, 2, 22, 59, tzinfo=UTC))
        ]
    assert geteld == [1, 2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("soort", "code", "rol", "gebied"),
    [
        ("gemeente", "0394", "leerplichtambtenaar", "gemeente:0392"),
        ("school", "10AB00", "verzuimcoordinator", "gemeente:0392"),
        ("gemeente", "0392", "bestuurder", "wijk:0392:Noord"),
        ("regio", "REGIO", "beheerder", "regio"),
    ],
)
def test_no_area_that_one_may_not_read(kinderen, soort, code, rol, gebied):
    with pytest.raises(werk.Onmogelijk, match="geen cijfers van dit gebied"):
        reken(f.actor(f.organisatie(soort, code), rol), gebied=gebied)


@pytest.mark.django_db
def test_a_gemeente_sees_its_own_children_and_its_own_work(kinderen):
    wie = f.actor(f.gemeente("0392"))
    uitkomst = reken(wie)
    assert uitkomst["verschil"]["aantal"] == 2
    assert [rij[0] for rij in uitkomst["verschil"]["kinderen"]] == [kinderen[0]]
    assert [rij["gemeente"] for rij in uitkomst["gemeenten"]] == ["0392"]
    bestuurder = reken(f.actor(f.gemeente("0392"), "bestuurder"))
    assert (bestuurder["verschil"]["zichtbaar"], bestuurder["verschil"]["aantal"]) == (0, 2)


def _berekening(wie, uitkomst=None) -> Berekening:
    with als(wie), transaction.atomic():
        return Berekening.objects.create(
            soort="vergelijking",
            vraag=vraag(),
            door_id=wie.aanstelling_id,
            gevraagd_op=f.MOMENT,
            uitkomst=uitkomst,
            klaar_op=None if uitkomst is None else f.MOMENT,
        )


@pytest.mark.django_db
def test_names_are_of_today_and_every_look_is_logged(kinderen, client):
    wie = f.actor(f.gemeente("0392"))
    regio = f.actor(f.regio())
    # As if the calculation of the gemeente held all that the region saw: the page asks again.
    gevonden = _berekening(wie, reken(regio))
    f.log_in(client, wie)
    tekst = client.get(reverse("vergelijking", args=[gevonden.sleutel])).content.decode()
    assert "Sam de Vries" in tekst
    assert "Jansen" not in tekst
    assert "dagen thuis tot thuiszitter: 14" in tekst
    with f.systeem(), transaction.atomic():
        regels = Leesregel.objects.filter(handeling="verschil_bekijken")
        assert set(regels.values_list("jongere_id", flat=True)) == {kinderen[0]}
    f.log_in(client, f.actor(f.gemeente("0394")))
    assert client.get(reverse("vergelijking", args=[gevonden.sleutel])).status_code == 404


@pytest.mark.django_db
def test_the_outcome_as_a_file_and_every_child_in_it_is_logged(kinderen, client):
    wie, regio = f.actor(f.gemeente("0392")), f.actor(f.regio())
    gevonden = _berekening(wie, reken(regio))
    with f.systeem(), transaction.atomic():
        Personalia.objects.filter(pk=kinderen[0]).update(roepnaam="=2+5")
    adres = reverse("vergelijking", args=[gevonden.sleutel])

    def haal(vraag: str) -> Any:
        return client.get(f"{adres}?bestand={vraag}")

    def gelezen() -> list[int]:
        with f.systeem(), transaction.atomic():
            regels = Leesregel.objects.filter(handeling="verschil_downloaden")
            return list(regels.values_list("jongere_id", flat=True))

    f.log_in(client, wie)
    kanten = haal("csv").content.decode("utf-8-sig")
    assert "Status;Dit;Met dit;Verschil" in kanten
    assert "Vries" not in kanten
    assert gelezen() == []  # nobody is in it
    namen = haal("csv&deel=kinderen").content.decode("utf-8-sig")
    assert "2+5" in namen
    assert "Jansen" not in namen  # of another gemeente
    assert not [regel for regel in namen.splitlines() if regel.startswith("=")]  # no formula
    assert gelezen() == [kinderen[0]]
    ods = haal("ods").content
    inhoud = zipfile.ZipFile(io.BytesIO(ods)).read("content.xml").decode()
    assert all(f'table:name="{naam}"' in inhoud for naam in ("Statussen", "Werk", "Kinderen"))
    assert gelezen() == [kinderen[0]] * 2
    assert haal("csv&deel=anders").status_code == 404
    assert haal("exe").status_code == 404
    bestuur = f.actor(f.gemeente("0392"), "bestuurder")
    zonder = reverse("vergelijking", args=[_berekening(bestuur, reken(regio)).sleutel])
    f.log_in(client, bestuur)
    assert client.get(f"{zonder}?bestand=csv&deel=kinderen").status_code == 404
    inhoud = zipfile.ZipFile(io.BytesIO(client.get(f"{zonder}?bestand=ods").content))
    assert 'table:name="Kinderen"' not in inhoud.read("content.xml").decode()
    assert client.get(adres + "?bestand=csv").status_code == 404  # another's


@pytest.mark.django_db
def test_no_names_for_who_has_only_counts(kinderen, client):
    wie = f.actor(f.gemeente("0392"), "bestuurder")
    gevonden = _berekening(wie, reken(f.actor(f.regio())))
    f.log_in(client, wie)
    tekst = client.get(reverse("vergelijking", args=[gevonden.sleutel])).content.decode()
    assert "2 kinderen krijgen een andere status" in tekst
    assert "Vries" not in tekst
    open_ = _berekening(wie)
    antwoord = client.get(reverse("vergelijking", args=[open_.sleutel]))
    assert antwoord.url == reverse("berekening", args=[open_.sleutel])


@pytest.mark.django_db
def test_the_question(kinderen, client, monkeypatch):
    wie = f.actor(f.gemeente("0392"))
    f.log_in(client, wie)
    monkeypatch.setattr(werk, "begin", lambda berekening: None)
    adres = reverse("vergelijken")
    pagina = client.get(adres + "?ander_lang_dagen=14").content.decode()
    assert 'name="ander_lang_dagen" value="14"' in pagina
    goed = {
        "peildatum": "2026-02-02",
        "gebied": "gemeente:0392",
        "een_definitie": RIJK,
        "ander_definitie": RIJK,
    }
    gelijk = client.post(adres, goed)
    assert (gelijk.status_code, "hetzelfde" in gelijk.content.decode()) == (422, True)
    for fout in (
        {"ander_lang_dagen": "veel"},
        {"ander_lang_dagen": "14", "gebied": "gemeente:0394"},
        {"een_bekend": "2999-01-01"},
        {"ander_definitie": "geen"},
    ):
        assert client.post(adres, goed | fout).status_code == 422
    antwoord = client.post(adres, goed | {"ander_uren_drempel": "16,5"})
    with als(wie), transaction.atomic():
        gevraagd = Berekening.objects.get()
    assert antwoord.url == reverse("berekening", args=[gevraagd.sleutel])
    assert gevraagd.vraag["ander"]["parameters"] == {"uren_drempel": "16.5"}


@pytest.mark.django_db
def test_after_thirty_days_it_is_gone():
    wie = f.actor(f.gemeente("0392"))
    _berekening(wie, {"verschil": {}})
    for dagen, weg in ((29, 0), (31, 1)):
        moment = f.MOMENT + timedelta(days=dagen)
        with f.systeem(), transaction.atomic():
            assert ruim_op(moment.date(), moment) == weg


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("regels_geinstalleerd")
def test_as_a_calculation_of_its_own(kinderen):
    wie = f.actor(f.gemeente("0392"))
    with als(wie), transaction.atomic():
        gevraagd = werk.vraag_aan("vergelijking", vraag(), f.MOMENT)
    [draad] = [d for d in threading.enumerate() if d.name == "berekening"] or [None]
    if draad is not None:
        draad.join(60)
    with als(wie), transaction.atomic():
        gevraagd.refresh_from_db()
    assert (gevraagd.fout, gevraagd.voortgang) == ("", 100)
    assert gevraagd.uitkomst["werk"]["thuiszitters"] == [0, 2]
    assert "Vries" not in json.dumps(gevraagd.uitkomst)
