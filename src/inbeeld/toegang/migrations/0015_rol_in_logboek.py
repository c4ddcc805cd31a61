"""Who reads which lines of the read log follows from the matrix; and which rol a line's reader had."""

from django.db import migrations

from inbeeld.toegang.rls import HerschrijfBeleid

# In place of the rollen that the first version of these functions named itself.
WIE = """
create or replace function toegang_logboek_kring() returns text language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    if toegang_systeem() then
        return 'regio';
    end if;
    return (
        select case c.voorwaarde
                   when 'eigen_regel' then 'eigen'
                   when 'betrokken' then 'kind'
                   when 'eigen_organisatie_of_regio' then
                       case o.soort when 'regio' then 'regio' else 'organisatie' end
               end
        from toegang_aanstelling a
        join toegang_organisatie o on o.id = a.organisatie_id
        join toegang_matrixcel c on c.rol = a.rol and c.groep = 'logboek'
            and c.handeling = 'bekijken'
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag());
end $$;
create or replace function toegang_logboek_organisatie() returns bigint language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    return (
        select a.organisatie_id from toegang_aanstelling a
        where a.id = toegang_aanstelling() and toegang_logboek_kring() = 'organisatie');
end $$;
create function toegang_rollen_van(aanstellingen bigint[]) returns table (id bigint, rol varchar)
language sql stable security definer set search_path = public, pg_temp as $$
    select a.id, a.rol from toegang_aanstelling a
    where a.id = any(aanstellingen) and toegang_logboek_kring() is not null $$;
"""
REGELS = """(
    (select toegang_logboek_kring()) = 'regio'
    or ((select toegang_logboek_kring()) is not null
        and {tabel}.gebruiker_id = (select toegang_gebruiker()))
    or {tabel}.organisatie_id = (select toegang_logboek_organisatie())
    or ((select toegang_logboek_kring()) = 'kind' and exists (
        select 1 from toegang_betrokkenheid b
        where b.jongere_id = {tabel}.{jongere}
          and b.partij = any((select toegang_partijen())::bigint[])
          and b.periode @> (select toegang_vandaag()))))"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0014_bewaren")]

    operations = [
        migrations.RunSQL(WIE, "drop function toegang_rollen_van(bigint[])"),
        HerschrijfBeleid("toegang_leesregel", zien=REGELS),
    ]
