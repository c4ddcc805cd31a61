"""Who coordinates for a child follows from the matrix and the postvak; duty is an administrator's."""

from django.db import migrations

from inbeeld.toegang.rls import BeschermTabel

COORDINATOREN = """
create or replace function toegang_coordineert(kind bigint) returns boolean language plpgsql stable
security definer set search_path = public, pg_temp as $$
begin
    return toegang_rol() is not null and toegang_groep_mag('identiteit', 'toegang_geven')
       and (exists (select 1 from toegang_betrokkenheid b
                    where b.jongere_id = kind and b.organisatie_id = any(toegang_partijen())
                      and b.periode @> toegang_vandaag())
            or (kind is not null and toegang_hele_regio()));
end $$;
"""
# The postvak's coordinator and who deputises for them; an organisation without a postvak: all whom
# the matrix lets give access. A samenwerking that acts for the gemeente counts as the gemeente.
WIE = """
create or replace function toegang_coordinatoren(kind bigint) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
    with betrokken as (
        select b.organisatie_id from toegang_betrokkenheid b
        where b.jongere_id = kind and b.periode @> toegang_vandaag()
          and b.organisatie_id is not null
    ), organisaties as (
        select organisatie_id from betrokken
        union
        select w.organisatie_id from toegang_werkgebied w
        join toegang_organisatie o on o.id = w.organisatie_id and o.soort = 'samenwerking'
        join betrokken b on b.organisatie_id = w.gebied_id
        where w.periode @> toegang_vandaag()
    )
    select a.id from organisaties o
    join toegang_aanstelling a on a.organisatie_id = o.organisatie_id
    left join toegang_postvak p on p.organisatie_id = o.organisatie_id
    where a.periode @> toegang_vandaag()
      and (p.id is null or p.coordinator_id in (a.id, a.vervangt_id))
      and exists (select 1 from toegang_matrixcel c
                  where c.rol = a.rol and c.groep = 'identiteit'
                    and c.handeling = 'toegang_geven') $$;
"""
PIKET = """
create or replace function toegang_heeft_piket() returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
    select toegang_rol() is not null and toegang_groep_mag('identiteit', 'noodtoegang')
       and exists (
        select 1 from toegang_piketdienst p
        where p.aanstelling_id = toegang_aanstelling() and p.periode @> toegang_vandaag()) $$;
create function toegang_beheert_dienst(wie bigint) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
    select exists (select 1 from toegang_aanstelling a
                   where a.id = wie and toegang_beheert(a.organisatie_id)) $$;
"""
EEN_ROL = "((select toegang_systeem()) or (select toegang_rol()) is not null)"
BEHEERT = "toegang_beheert_dienst({tabel}.aanstelling_id)"


class Migration(migrations.Migration):
    dependencies = [("toegang", "0012_api")]

    operations = [
        migrations.RunSQL(COORDINATOREN, migrations.RunSQL.noop),
        migrations.RunSQL(WIE, migrations.RunSQL.noop),
        migrations.RunSQL(PIKET, "drop function toegang_beheert_dienst(bigint)"),
        BeschermTabel(
            "toegang_piketdienst",
            zien=EEN_ROL,
            toevoegen=BEHEERT,
            wijzigen=BEHEERT,
            verwijderen=BEHEERT,
        ),
        BeschermTabel(
            "toegang_piketdienstevent",
            zien=BEHEERT,
            toevoegen=BEHEERT,
            wijzigen="false",
            verwijderen="false",
        ),
    ]
