"""A delivery belongs to who delivered it: the region sees that it happened, nobody else its rows."""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, BeschermTabel

ZELF = """((select toegang_systeem())
    or {tabel}.organisatie_id = (select toegang_organisatie()))"""
ZELF_OF_REGIO = """((select toegang_hele_regio())
    or {tabel}.organisatie_id = (select toegang_organisatie()))"""
VAN_EIGEN_LEVERING = """exists (select 1 from aanleveren_levering l
    where l.id = {tabel}.levering_id and ((select toegang_systeem())
        or l.organisatie_id = (select toegang_organisatie())))"""

# A row of another supplier may be hidden from who delivers now, and a second one would break the
# rule of one row per child. This tells no more than that there is one.
ONGEBOREN = """
create function aanleveren_ongeboren(kinderen bigint[]) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select k from unnest(kinderen) as k
    where (toegang_systeem() or toegang_organisatie() is not null) and not exists (
        select 1 from register_jongeren f where f.jongere_id = k and f.ingetrokken_op is null) $$;
"""

# A record that was joined into another is nobody's any more, so hidden; its supplier's key must
# still lead to the child.
BLIJFT = """
create function aanleveren_blijft(kinderen bigint[]) returns table (kind bigint, blijft bigint)
language sql stable security definer set search_path = public, pg_temp as $$
    with recursive keten(kind, nu) as (
        select k, k from unnest(kinderen) as k
        where toegang_systeem() or toegang_organisatie() is not null
        union all
        select keten.kind, j.opgegaan_in_id from keten
        join register_jongere j on j.id = keten.nu and j.opgegaan_in_id is not null)
    select keten.kind, keten.nu from keten join register_jongere j on j.id = keten.nu
    where j.opgegaan_in_id is null $$;
"""


class Migration(migrations.Migration):
    dependencies = [("aanleveren", "0001_begin"), ("register", "0002_rijtoegang")]

    operations = [
        BeschermTabel(
            "aanleveren_levering",
            zien=ZELF_OF_REGIO,
            toevoegen=ZELF,
            wijzigen=ZELF,
            verwijderen=NIEMAND,
        ),
        BeschermTabel("aanleveren_leveringdeel", zien=VAN_EIGEN_LEVERING),
        BeschermTabel("aanleveren_afgekeurderij", zien=VAN_EIGEN_LEVERING),
        BeschermTabel("aanleveren_vraag", zien=VAN_EIGEN_LEVERING),
        BeschermTabel("aanleveren_leverancierssleutel", zien=ZELF),
        migrations.RunSQL(BLIJFT, "drop function aanleveren_blijft(bigint[])"),
        migrations.RunSQL(ONGEBOREN, "drop function aanleveren_ongeboren(bigint[])"),
    ]
