"""A rol is one of a kind of organisation: the region is seen from the region alone."""

from django.db import migrations

HELE_REGIO = """
create or replace function toegang_hele_regio() returns boolean language sql stable parallel safe
as $$
    select toegang_systeem() or exists (
        select 1 from toegang_aanstelling a
        join toegang_organisatie o on o.id = a.organisatie_id and o.soort = 'regio'
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
          and a.rol = 'regiocoordinator') $$;
"""
HELE_REGIO_TERUG = """
create or replace function toegang_hele_regio() returns boolean language sql stable parallel safe
as $$
    select toegang_systeem() or exists (
        select 1 from toegang_aanstelling a
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
          and a.rol = 'regiocoordinator') $$;
"""
# A constraint cannot look at another table. An administrator may be of any organisation.
ROL_PAST = """
create function toegang_rol_past() returns trigger language plpgsql as $$
begin
    if new.rol <> 'beheerder' and not exists (
        select 1 from toegang_organisatie o
        where o.id = new.organisatie_id and (new.rol, o.soort) in (
            ('verzuimcoordinator', 'school'), ('leerplichtambtenaar', 'gemeente'),
            ('swv_consulent', 'swv'), ('regiocoordinator', 'regio'))
    ) then
        raise exception 'De rol % past niet bij deze soort organisatie.', new.rol
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger rol_past before insert or update of rol, organisatie_id on toegang_aanstelling
    for each row execute function toegang_rol_past();
create function toegang_soort_blijft() returns trigger language plpgsql as $$
begin
    raise exception 'De soort van een organisatie verandert niet.'
        using errcode = 'check_violation';
end $$;
create trigger soort_blijft before update of soort on toegang_organisatie
    for each row when (old.soort <> new.soort) execute function toegang_soort_blijft();
"""
ROL_PAST_TERUG = """
drop trigger soort_blijft on toegang_organisatie; drop function toegang_soort_blijft();
drop trigger rol_past on toegang_aanstelling; drop function toegang_rol_past();
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0002_rijtoegang")]

    operations = [
        migrations.RunSQL(HELE_REGIO, HELE_REGIO_TERUG),
        migrations.RunSQL(ROL_PAST, ROL_PAST_TERUG),
    ]
