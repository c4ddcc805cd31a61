"""What is new must be in the matrix: an address, an operation of the API, a table, a field. Each of
these is shown to fail by adding one."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import fields, make_dataclass
from types import ModuleType

import pytest
from django.apps import apps
from django.db import connection, connections
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver, include, path

from inbeeld.config import urls as adressen
from inbeeld.config.toegangsmatrix import BESTAND
from inbeeld.regels.laagnamen import VOLGORDE
from inbeeld.register.models import FEITMODELLEN, Personalia
from inbeeld.signalen.queries.meldingen import VELDEN as MELDINGVELDEN
from inbeeld.signalen.queries.waarschuwingen import KindWaarschuwingen, Waarschuwing
from inbeeld.signalen.queries.werk import Werkitem
from inbeeld.tijdlijnen.forms import PER
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.queries import SORTERINGEN, WerkRegel, WerkvoorraadFilter
from inbeeld.toegang.matrix.cellen import CELLEN
from inbeeld.toegang.matrix.document import maak
from inbeeld.toegang.matrix.paginas import PAGINAS
from inbeeld.toegang.matrix.tabellen import OPEN_BEGIN, TABELLEN, Bescherming
from inbeeld.toegang.matrix.velden import VELDEN
from inbeeld.toegang.models import Aanstelling
from inbeeld.web.menu import MENU
from tests import fabriek as f

# What each field set is about, as the code has it now.
WAT = {
    "Personalia": [veld.name for veld in Personalia._meta.concrete_fields],
    "WerkRegel": [veld.name for veld in fields(WerkRegel)],
    "Werkitem": [veld.name for veld in fields(Werkitem)],
    "WerkvoorraadFilter": [veld.name for veld in fields(WerkvoorraadFilter)],
    "Kind": [veld.name for veld in fields(Kind)],
    "Melding": list(MELDINGVELDEN),
    "Waarschuwing": [veld.name for veld in fields(Waarschuwing)],
    "KindWaarschuwingen": [veld.name for veld in fields(KindWaarschuwingen)],
    "SORTERINGEN": list(SORTERINGEN),
    "PER": list(PER),
    "feiten": list(FEITMODELLEN),
}


def namen(resolver: URLResolver | None = None, ruimte: str = "") -> Iterator[str]:
    """The names of all addresses, with their namespace."""
    for patroon in (resolver or get_resolver()).url_patterns:
        if isinstance(patroon, URLResolver):
            voor = f"{ruimte}{patroon.namespace}:" if patroon.namespace else ruimte
            yield from namen(patroon, voor)
        else:
            yield f"{ruimte}{patroon.name}"


def niet_in_de_matrix(adressen_: Iterable[str]) -> set[str]:
    return set(adressen_) - set(PAGINAS)


def tabellen_zonder(namen_: Iterable[str]) -> set[str]:
    """Tables of the database that the matrix does not judge."""
    return {naam for naam in namen_ if naam not in TABELLEN and not naam.startswith(OPEN_BEGIN)}


def velden_zonder(wat: dict[str, list[str]]) -> set[tuple[str, str]]:
    return {(w, veld) for w, velden in wat.items() for veld in velden if veld not in VELDEN[w]}


def alle_tabellen(cursor: object) -> list[str]:
    cursor.execute(
        "select c.relname from pg_class c where c.relkind in ('r', 'p')"
        " and c.relnamespace = 'public'::regnamespace"
    )
    return [rij[0] for rij in cursor.fetchall()]


def test_every_address_and_operation_is_in_the_matrix():
    assert niet_in_de_matrix(namen()) == set()


def test_the_matrix_holds_no_address_that_is_gone():
    assert set(PAGINAS) - set(namen()) == set()


def test_every_address_opens_for_some_rol():
    assert [n for n, pagina in PAGINAS.items() if not any(map(pagina.mag, Aanstelling.Rol))] == []


def test_a_new_address_is_found_and_is_refused(client: Client, settings, monkeypatch, db):
    def nieuw(request: HttpRequest) -> HttpResponse:
        return HttpResponse("de nieuwe pagina")

    paden = [path("nieuw/", nieuw, name="nieuw"), path("", include(adressen.urlpatterns))]
    module = ModuleType("proefadressen")
    module.urlpatterns, module.handler404 = paden, adressen.handler404
    monkeypatch.setitem(sys.modules, "proefadressen", module)
    settings.ROOT_URLCONF = "proefadressen"
    assert niet_in_de_matrix(namen()) == {"nieuw"}
    f.log_in(client, f.actor(f.regio()))
    antwoord = client.get("/nieuw/")
    assert antwoord.status_code == 404
    assert b"de nieuwe pagina" not in antwoord.content


def test_every_table_is_in_the_matrix(db):
    with connection.cursor() as cursor:
        gevonden = alle_tabellen(cursor)
    assert tabellen_zonder(gevonden) == set()
    beheerd = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert {t for t in set(TABELLEN) - set(gevonden) if t in beheerd} == set()


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
def test_a_new_table_is_found():
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("create table register_nieuw (jongere_id bigint)")
        try:
            assert tabellen_zonder(alle_tabellen(cursor)) == {"register_nieuw"}
        finally:
            cursor.execute("drop table register_nieuw")


def test_every_field_has_its_group():
    assert velden_zonder(WAT) == set()


def test_no_group_is_given_to_a_field_that_is_gone():
    assert {(w, v) for w, velden in VELDEN.items() if w in WAT for v in velden} == {
        (w, v) for w, velden in WAT.items() for v in velden
    }


def test_a_new_field_is_found():
    ruimer = make_dataclass("WerkRegel", [*(x.name for x in fields(WerkRegel)), "diagnose"])
    erbij = {**WAT, "WerkRegel": [veld.name for veld in fields(ruimer)]}
    assert velden_zonder(erbij) == {("WerkRegel", "diagnose")}


def test_layers_that_say_what_a_fact_says_are_known():
    assert set(VELDEN["lagen"]) <= set(VOLGORDE)


def test_what_holds_a_child_is_guarded_by_the_database(db):
    """Also a table that the matrix calls open may hold no column with a child's number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select c.relname, c.relrowsecurity and c.relforcerowsecurity,"
            " has_table_privilege(c.oid, 'select'), exists (select 1 from pg_attribute a"
            " where a.attrelid = c.oid and a.attnum > 0"
            " and a.attname in ('jongere_id', 'jongere', 'blijft_id', 'kind_id'))"
            " from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
        )
        rijen = {naam: rest for naam, *rest in cursor.fetchall()}
    fout = []
    for naam, (vast, leesbaar, met_kind) in rijen.items():
        tabel = TABELLEN.get(naam)
        if tabel is None:
            continue
        if tabel.bescherming in (Bescherming.RIJEN, Bescherming.EIGEN) and not vast:
            fout.append((naam, "no row-level security"))
        if tabel.bescherming == Bescherming.GEEN_RECHT and leesbaar:
            fout.append((naam, "the app may read it"))
        if met_kind and leesbaar and not vast:
            fout.append((naam, "a child, and open"))
        if met_kind and tabel.jongere is None and tabel.bescherming == Bescherming.OPEN:
            fout.append((naam, "a child, and the matrix says there is none"))
    assert fout == []


def test_every_entry_of_the_menu_is_in_the_matrix():
    assert {naam for _, naam in MENU} <= set(PAGINAS)


def test_the_document_for_the_dpia_is_what_the_matrix_says():
    tekst = maak()
    assert BESTAND.read_text("utf-8") == tekst
    assert all(c.grondslag in tekst for c in CELLEN)
