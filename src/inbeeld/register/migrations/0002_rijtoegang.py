"""Who sees and writes which facts, and the facts in the shape that the rules read them in."""

from django.db import migrations

from inbeeld.toegang.rls import (
    EIGEN,
    HUIDIG,
    IEMAND,
    NIEMAND,
    OOIT,
    AlleenToevoegen,
    BeschermTabel,
)

SYSTEEM = "(select toegang_systeem())"
ALLEN = "true"
VAN_JONGEREN = ("woonplaatsen", "inschrijvingen", "verzuim", "vrijstellingen", "aanbod", "duidingen")
ZONDER_JONGERE = ("scholen", "gegevensstand", "dekking", "lesvrij")
INTREKKING = ("ingetrokken_op", "ingetrokken_door_id")
HANDELEND = """((select toegang_systeem())
    or ({tabel}.aanstelling_id = (select toegang_aanstelling())
        and {tabel}.organisatie_id = (select toegang_organisatie())))"""
EIGEN_ORGANISATIE = """((select toegang_hele_regio())
    or {tabel}.organisatie_id = (select toegang_organisatie()))"""


def _feiten(tabel: str, zien: str) -> list[migrations.RunSQL]:
    naam = f"register_{tabel}"
    return [
        BeschermTabel(naam, zien=zien, toevoegen=EIGEN, wijzigen=EIGEN, verwijderen=NIEMAND),
        AlleenToevoegen(naam, behalve=INTREKKING),
    ]


# security_invoker: a view reads with the rights of its owner otherwise, and the owner sees all.
_KENNIS = """vastgelegd_op at time zone 'UTC' as vastgelegd_op,
    ingetrokken_op at time zone 'UTC' as ingetrokken_op, id as rij"""
_DATUMS = "lower(periode) as begindatum, upper(periode) - 1 as einddatum"
_VELDEN = {
    "jongeren": "jongere_id as jongere, geboortedatum, startkwalificatie_op,"
    " kwalificatieplicht_vervallen_op",
    "scholen": "school, naam, sector, gemeente, vakantieregio, uren_per_lesdag_honderdsten",
    "woonplaatsen": f"jongere_id as jongere, gemeente, wijk, {_DATUMS}",
    "inschrijvingen": f"jongere_id as jongere, school, {_DATUMS}",
    "verzuim": f"jongere_id as jongere, school, {_DATUMS}, soort, uren_honderdsten",
    "vrijstellingen": f"jongere_id as jongere, grond, {_DATUMS}",
    "aanbod": "jongere_id as jongere, soort, case when passend then 'ja' else 'nee' end as passend,"
    f" aangeboden_op, {_DATUMS}",
    "duidingen": f"jongere_id as jongere, duiding, {_DATUMS}",
    "gegevensstand": "school, gegevens_tot_en_met",
    "dekking": f"dekkingsbron as bron, categorie, {_DATUMS}",
    "lesvrij": f"vakantieregio, school, {_DATUMS}, naam",
}
WEERGAVEN = "\n".join(
    f"create view feit_{tabel} with (security_invoker = true) as"
    f" select {velden}, {_KENNIS} from register_{tabel};"
    for tabel, velden in _VELDEN.items()
)
WEERGAVEN_WEG = "\n".join(f"drop view feit_{tabel};" for tabel in _VELDEN)

# A child may be known in the region without being visible to who delivers it now: these tell only
# the number of the record, and only to somebody who knows the exact number or name and birthday.
HERKENNING = """
create function register_vind_pgn(gezocht bytea[])
returns table (pgn_index bytea, jongere_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    select p.pgn_index, p.jongere_id from register_personalia p
    where p.pgn_index = any(gezocht)
      and (toegang_systeem() or toegang_organisatie() is not null) $$;
create function register_vind_naam(gezocht text, geboren date)
returns table (jongere_id bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    select p.jongere_id from register_personalia p
    join register_jongeren f on f.jongere_id = p.jongere_id and f.ingetrokken_op is null
    join register_jongere j on j.id = p.jongere_id and j.opgegaan_in_id is null
    where p.zoeksleutel = gezocht and f.geboortedatum = geboren
      and (toegang_systeem() or toegang_organisatie() is not null)
    order by 1 $$;


"""
HERKENNING_WEG = """
drop function register_vind_naam(text, date); drop function register_vind_pgn(bytea[]);
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0001_begin"), ("toegang", "0002_rijtoegang")]

    operations = [
        BeschermTabel(
            "register_jongere",
            jongere="id",
            zien=OOIT,
            toevoegen=IEMAND,
            wijzigen=SYSTEEM,
            verwijderen=NIEMAND,
        ),
        BeschermTabel(
            "register_personalia",
            zien=OOIT,
            toevoegen=IEMAND,
            wijzigen=HUIDIG,
            verwijderen=NIEMAND,
        ),
        # The trigger that keeps history writes for whoever changes the row itself.
        BeschermTabel(
            "register_personaliaevent",
            zien=HUIDIG,
            toevoegen=IEMAND,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
        AlleenToevoegen("register_personaliaevent"),
        BeschermTabel(
            "register_samenvoeging",
            jongere="blijft_id",
            zien=HUIDIG,
            toevoegen=SYSTEEM,
            wijzigen=SYSTEEM,
            verwijderen=NIEMAND,
        ),
        BeschermTabel(
            "register_vastlegging",
            zien=EIGEN_ORGANISATIE,
            toevoegen=HANDELEND,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
        AlleenToevoegen("register_vastlegging"),
        *_feiten("jongeren", OOIT),
        *(stap for t in VAN_JONGEREN for stap in _feiten(t, f"({EIGEN} or {HUIDIG})")),
        *(stap for t in ZONDER_JONGERE for stap in _feiten(t, ALLEN)),
        migrations.RunSQL(WEERGAVEN, WEERGAVEN_WEG),
        migrations.RunSQL(HERKENNING, HERKENNING_WEG),
    ]
