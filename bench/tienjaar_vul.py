"""Put `bench.tienjaar` into a database: by COPY, as through the door of facts it would take days.

The timelines are what the rules say in DuckDB: the database's own functions give the same.
"""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import psycopg
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from bench.database import VANDAAG
from bench.regio import GEMEENTEN, nummer
from bench.tienjaar import BEGIN, TOT, Kolommen, TienJaar

if TYPE_CHECKING:
    from inbeeld.regels import Uitkomst

DEFINITIE = "zkij-2021"
PER_KEER = 1_000_000
_GEHEIM, _OVERLEDEN = 500, 100
_CATEGORIEEN = ("ongeoorloofd", "geoorloofd", "ziek", "te_laat")
_KENNIS = "vastlegging_id, vastgelegd_op, ingetrokken_op, ingetrokken_door_id"


def vul(kinderen: int, url: str) -> None:
    """Fill an empty, migrated database; `url` is of a superuser, who may load past the triggers."""
    begin = time.perf_counter()
    regio = _maak_organisaties()
    tien = TienJaar(kinderen)
    _maak_partners(tien)
    with psycopg.connect(url) as con:
        con.execute("set session_replication_role = replica")
        _maak_mensen(con, tien, regio)
        _feiten(con, tien, regio)
    print(f"  ({kinderen:,} jongeren, tien jaar: feiten in {time.perf_counter() - begin:.0f} s)")
    begin = time.perf_counter()
    _tijdlijnen(url)
    with psycopg.connect(url, autocommit=True) as con:
        con.execute("vacuum analyze")
    print(f"  (tijdlijnen in {time.perf_counter() - begin:.0f} s)", flush=True)


def _maak_organisaties() -> int:
    """The region, its gemeenten and a person for each kind of dashboard; the region's number."""
    from django.db import transaction

    from inbeeld.tijdlijnen.models import DefinitieKeuze
    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.models import Organisatie

    with systeem_actor("bench", VANDAAG), transaction.atomic():
        DefinitieKeuze.objects.create(definitie=DEFINITIE, vanaf=date(2021, 1, 1))
        for code in GEMEENTEN:
            Organisatie.objects.create(soort="gemeente", code=code, naam=f"Gemeente {code}")
        regio = Organisatie.objects.create(soort="regio", code="REGIO", naam="De regio")
    return int(regio.pk)


def _maak_partners(tien: TienJaar) -> None:
    """Schools, their boards and samenwerkingsverbanden, and who looks at figures."""
    from django.db import transaction

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.models import Organisatie, Werkgebied
    from inbeeld.toegang.perioden import periode

    altijd = periode(date(2015, 8, 1), None)
    with systeem_actor("bench", VANDAAG), transaction.atomic():
        scholen = Organisatie.objects.bulk_create(
            Organisatie(soort="school", code=code, naam=f"School {code}") for code in tien.scholen
        )
        po = set(tien.po.tolist())
        groepen = [
            *((("swv", f"SWV{nr}"), nr, 2) for nr in range(2)),
            *((("schoolbestuur", f"B{nr}"), nr, 20) for nr in range(20)),
        ]
        for (soort, code), nr, deler in groepen:
            wie = Organisatie.objects.create(soort=soort, code=code, naam=f"{soort} {code}")
            van = [
                s
                for i, s in enumerate(scholen)
                if ((i in po) == (nr == 0) if deler == 2 else i % deler == nr)
            ]
            Werkgebied.objects.bulk_create(
                Werkgebied(organisatie=wie, gebied=school, periode=altijd) for school in van
            )
        samen = Organisatie.objects.create(soort="samenwerking", code="SAM", naam="Samenwerking")
        for code in GEMEENTEN[:3]:
            waar = Organisatie.objects.get(soort="gemeente", code=code)
            Werkgebied.objects.create(organisatie=samen, gebied=waar, periode=altijd)
        _maak_lezers(tien, altijd)


def _maak_lezers(tien: TienJaar, altijd: object) -> None:
    """Who looks at figures: one of each rol that has a dashboard of its own."""
    from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie

    for soort, code, rol in (
        ("gemeente", GEMEENTEN[2], "bestuurder"),
        ("swv", "SWV1", "swv_consulent"),
        ("gemeente", GEMEENTEN[2], "leerplichtambtenaar"),
        ("school", str(tien.scholen[0]), "verzuimcoordinator"),
        ("regio", "REGIO", "regiocoordinator"),
    ):
        mens = Gebruiker.objects.create_user(f"{rol}@bench.example", naam=rol.capitalize())
        waar = Organisatie.objects.get(soort=soort, code=code)
        Aanstelling.objects.create(gebruiker=mens, organisatie=waar, rol=rol, periode=altijd)


def _maak_mensen(con: psycopg.Connection, tien: TienJaar, regio: int) -> None:
    """Children without anything that names them, and a recording for every day."""
    con.execute(
        "insert into register_jongere (id, sleutel)"
        " select g, gen_random_uuid() from generate_series(1, %s) g",
        [tien.n],
    )
    con.execute(
        "insert into register_personalia (jongere_id, roepnaam, voornamen, voorvoegsel,"
        " achternaam, zoeksleutel, sorteersleutel, geheim_adres, overleden_op)"
        " select g, 'Kind', '', '', 'Nummer ' || g, 'kind nummer ' || g, 'nummer ' || g,"
        " g %% (%s / %s) = 7, case when g %% (%s / %s) = 11 then %s::date - (g %% 3000)::int end"
        " from generate_series(1, %s) g",
        [tien.n, _GEHEIM, tien.n, _OVERLEDEN, VANDAAG, tien.n],
    )
    con.execute(
        "insert into register_vastlegging (id, moment, organisatie_id, soort, reden)"
        " select g + 100, (%s::date + g)::timestamp at time zone 'UTC' + interval '9 hours', %s,"
        " 'levering', '' from generate_series(-30, %s) g",
        [BEGIN, regio, nummer(TOT) - nummer(BEGIN)],
    )


def _feiten(con: psycopg.Connection, tien: TienJaar, regio: int) -> None:
    _laad(con, "jongeren", regio, tien.jongeren(), {"geboren": "geboortedatum"})
    verblijven = {"woonplaatsen": {}, "inschrijvingen": {"afgeleid": "false"}, "vrijstellingen": {}}
    for naam, vast in verblijven.items():
        _laad(con, naam, regio, getattr(tien, naam)(), vast=vast)
    _laad(con, "aanbod", regio, tien.aanbod())
    _laad(con, "gegevensstand", regio, tien.gegevensstand(), {"tot": "gegevens_tot_en_met"})
    _klein(con, tien, regio)
    indexen = con.execute(
        "select indexname, indexdef from pg_indexes where tablename = 'register_verzuim'"
        " and indexname not like '%_pkey'"
    ).fetchall()
    for naam, _ in indexen:
        con.execute(f'drop index "{naam}"')  # type: ignore[arg-type]
    _laad(con, "verzuim", regio, tien.verzuim())
    for _, maak in indexen:
        con.execute(maak)
    for tabel in ("jongere", "vastlegging", "verzuim", "woonplaatsen", "inschrijvingen"):
        con.execute(f"select setval(pg_get_serial_sequence('register_{tabel}', 'id'), 100000000)")


def _laad(
    con: psycopg.Connection,
    naam: str,
    regio: int,
    kolommen: Kolommen,
    datums: dict[str, str] | None = None,
    vast: dict[str, str] | None = None,
) -> None:
    """Put columns into a fact table. Day numbers `begin` and `eind` become its period (-1: open),
    those that `datums` renames become dates, `uren` of 0 is the whole day."""
    uit = dict(kolommen)
    if "begin" in uit:
        uit["periode"] = _periode(uit.pop("begin"), uit.pop("eind"))
    for was, wordt in (datums or {}).items():
        uit[wordt] = _datum(uit.pop(was))
    if "uren" in uit:
        uren = uit.pop("uren")
        uit["uren_honderdsten"] = pc.if_else(pc.equal(uren, 0), pa.scalar(None, pa.int64()), uren)
    for kolom, waarde in (vast or {}).items():
        uit[kolom] = pa.array(np.full(len(uit["vastgelegd_op"]), waarde))
    uit["bron_id"] = pa.array(np.full(len(uit["vastgelegd_op"]), regio))
    _kopieer(con, f"register_{naam}", pa.table(uit))


def _kopieer(con: psycopg.Connection, naam: str, tabel: pa.Table) -> None:
    namen = ", ".join(tabel.column_names)
    opdracht = f"copy {naam} ({namen}) from stdin (format csv)"
    with con.cursor() as cursor, cursor.copy(opdracht) as stroom:  # type: ignore[arg-type]
        for van in range(0, len(tabel), PER_KEER):
            doel = pa.BufferOutputStream()
            opties = pa.csv.WriteOptions(include_header=False)
            pa.csv.write_csv(tabel.slice(van, PER_KEER), doel, opties)
            stroom.write(doel.getvalue().to_pybytes())


def _datum(dagen: pa.Array) -> pa.Array:
    return dagen.cast(pa.int32()).cast(pa.date32())


def _periode(begin: pa.Array, eind: pa.Array) -> pa.Array:
    """'[begin,eind + 1)' of inclusive day numbers; an eind of -1 is none."""
    tot = _datum(pc.add(eind, 1)).cast(pa.string())
    tot = pc.if_else(pc.equal(eind, -1), "", tot)
    return pc.binary_join_element_wise("[", _datum(begin).cast(pa.string()), ",", tot, ")", "")


def _klein(con: psycopg.Connection, tien: TienJaar, regio: int) -> None:
    """Schools, who delivers what (one school in ten no illness), holidays and study days."""
    toen = "100, %s::date + time '09:00'"
    with con.cursor() as cursor:
        cursor.executemany(
            f"insert into register_scholen (bron_id, school, naam, sector, gemeente,"
            f" vakantieregio, vastlegging_id, vastgelegd_op)"
            f" values (%s, %s, %s, %s, %s, 'noord', {toen})",
            [
                (regio, str(s), f"School {s}", str(k), str(g), BEGIN)
                for s, k, g in zip(tien.scholen, tien.sector, tien.plaats, strict=True)
            ],
        )
        bronnen = [
            (str(s), c)
            for nr, s in enumerate(tien.scholen)
            for c in _CATEGORIEEN
            if c != "ziek" or nr % 10
        ]
        bronnen += [(g, c) for g in GEMEENTEN for c in ("inschrijving", "vrijstelling", "duiding")]
        cursor.executemany(
            f"insert into register_dekking (bron_id, dekkingsbron, categorie, periode,"
            f" vastlegging_id, vastgelegd_op) values (%s, %s, %s, '[2000-01-01,)', {toen})",
            [(regio, bron, categorie, BEGIN) for bron, categorie in bronnen],
        )
        vrij = [(regio, "noord", None, b, e, naam, BEGIN) for b, e, naam in tien.vakanties]
        for school in tien.scholen:
            for dag in tien.t.choice(tien.lesdagen, 5 * 9, replace=False).tolist():
                vrij.append((regio, None, str(school), dag, dag, "studiedag", BEGIN))
        cursor.executemany(
            f"insert into register_lesvrij (bron_id, vakantieregio, school, periode, naam,"
            f" vastlegging_id, vastgelegd_op) values (%s, %s, %s, daterange('1970-01-01'::date + "
            f"%s::int, '1970-01-01'::date + %s::int + 1), %s, {toen})",
            vrij,
        )


def _tijdlijnen(url: str) -> None:
    from django.db import transaction

    from inbeeld.regels import Feiten, bereken
    from inbeeld.register.arrow import feiten_arrow
    from inbeeld.tijdlijnen.actions import herbereken
    from inbeeld.tijdlijnen.models import Horizon
    from inbeeld.toegang.actor import systeem_actor

    herbereken([], vandaag=VANDAAG)
    with systeem_actor("bench", VANDAAG), transaction.atomic():
        tot = Horizon.objects.get().tot
        arrow = feiten_arrow()
    with Feiten.uit_arrow(arrow) as feiten, psycopg.connect(url) as con:
        uit = bereken(feiten, definitie=DEFINITIE, tot=tot)
        for tabel, vraag in _vragen(uit, tot).items():
            _kopieer(con, tabel, feiten.con.sql(vraag).to_arrow_table())
        meldingen = uit.meldplicht.rename_columns(["jongere_id", "begindatum", "einddatum"])
        _kopieer(con, "tijdlijnen_wettelijkemelding", meldingen)


_P = "'[' || (date '1970-01-01' + b::int) || ',' || (date '1970-01-01' + e::int) || ')'"


def _vragen(uit: Uitkomst, tot: date) -> dict[str, str]:
    """Per table that is stored the query of its rows."""
    from inbeeld.regels import DEFINITIES

    regels = ", ".join(
        f"({nr}, '{r.status}', '{r.soort}')" for nr, r in enumerate(DEFINITIES[DEFINITIE].regels)
    )
    return {
        "tijdlijnen_tijdlijn": (
            f"select j as jongere_id, '{DEFINITIE}' as definitie, {_P} as periode, r.status,"
            " r.soort, date '1970-01-01' + sinds::int as thuis_sinds,"
            " lang = 1 as langer_dan_drie_maanden"
            f" from {uit.relatie('tijdlijn')} t join (values {regels}) r(nr, status, soort)"
            " on r.nr = t.status order by j, b"
        ),
        "tijdlijnen_klok": (
            "select j as jongere_id, case soort when 0 then 'streng' else 'ruim' end as soort,"
            " date '1970-01-01' + b::int as thuis_sinds,"
            " date '1970-01-01' + drie_op::int as drie_maanden_op,"
            f" case when e <= {nummer(tot)} then date '1970-01-01' + e::int - 1 end"
            f" as einddatum, case when e <= {nummer(tot)} then {_P} else '['"
            " || (date '1970-01-01' + b::int) || ',)' end as periode,"
            " date '1970-01-01' + b::int + 6 as verschenen_op"
            f" from {uit.relatie('klok')} order by j, b"
        ),
    }
