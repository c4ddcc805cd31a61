"""Which rol suits which kind of organisation, what an area may be, and for whom an actor acts."""

from django.db import migrations

ROLLEN = {
    "school": ("verzuimcoordinator", "mentor"),
    "schoolbestuur": ("bestuurder", "beleidsmedewerker"),
    "swv": ("swv_consulent", "bestuurder", "beleidsmedewerker"),
    "gemeente": ("leerplichtambtenaar", "bestuurder", "beleidsmedewerker"),
    "samenwerking": ("leerplichtambtenaar", "bestuurder", "beleidsmedewerker"),
    "jgz": ("jeugdarts", "beleidsmedewerker"),
    "jeugdteam": ("jeugdcoach", "beleidsmedewerker"),
    "zorgaanbieder": ("zorgverlener",),
    "justitie": ("justitiemedewerker",),
    "regio": ("regiocoordinator", "bestuurder", "beleidsmedewerker", "ouder", "jongere"),
}
PAREN = ", ".join(f"('{rol}', '{soort}')" for soort, rollen in ROLLEN.items() for rol in rollen)
ROL_PAST = f"""
create or replace function toegang_rol_past() returns trigger language plpgsql as $$
begin
    if new.rol not in ('beheerder', 'privacyfunctionaris') and not exists (
        select 1 from toegang_organisatie o
        where o.id = new.organisatie_id and (new.rol, o.soort) in ({PAREN})
    ) then
        raise exception 'De rol % past niet bij deze soort organisatie.', new.rol
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
"""
# A deputy stands in for one colleague, so has the same rol at the same organisation.
VERVANGING = """
create function toegang_vervanging_past() returns trigger language plpgsql as $$
begin
    if new.vervangt_id is not null and not exists (
        select 1 from toegang_aanstelling a
        where a.id = new.vervangt_id and a.organisatie_id = new.organisatie_id
          and a.rol = new.rol and a.gebruiker_id <> new.gebruiker_id and a.vervangt_id is null
          and a.periode @> new.periode
    ) then
        raise exception 'Een vervanger heeft dezelfde rol bij dezelfde organisatie, niet langer dan wie vervangen wordt.'
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger vervanging_past before insert or update on toegang_aanstelling
    for each row execute function toegang_vervanging_past();
"""
GEBIED = """
create function toegang_gebied_past() returns trigger language plpgsql as $$
begin
    if not exists (
        select 1 from toegang_organisatie o, toegang_organisatie g
        where o.id = new.organisatie_id and g.id = new.gebied_id and (o.soort, g.soort) in (
            ('swv', 'school'), ('schoolbestuur', 'school'), ('samenwerking', 'gemeente'),
            ('jgz', 'gemeente'), ('jeugdteam', 'gemeente'))
    ) then
        raise exception 'Deze soort organisatie heeft geen werkgebied van deze soort.'
            using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger gebied_past before insert or update on toegang_werkgebied
    for each row execute function toegang_gebied_past();
"""
# A parent or youngster acts for nobody but themselves; a privacy officer, board or policy officer
# has no children. A leerplichtambtenaar of a samenwerking acts for each of its gemeenten.
PARTIJEN = """
create or replace function toegang_organisatie() returns bigint language sql stable parallel safe
as $$
    select a.organisatie_id from toegang_aanstelling a
    where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
      and a.rol not in ('beheerder', 'privacyfunctionaris', 'bestuurder', 'beleidsmedewerker',
                        'ouder', 'jongere') $$;
create function toegang_rol() returns varchar language sql stable parallel safe as $$
    select a.rol from toegang_aanstelling a
    where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag() $$;
create function toegang_partijen() returns bigint[] language sql stable parallel safe as $$
    select array(
        select -a.id from toegang_aanstelling a
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
          and a.rol not in ('beheerder', 'privacyfunctionaris', 'bestuurder', 'beleidsmedewerker')
        union all
        select toegang_organisatie() where toegang_organisatie() is not null
        union all
        select w.gebied_id from toegang_werkgebied w
        join toegang_organisatie o on o.id = w.organisatie_id and o.soort = 'samenwerking'
        where w.organisatie_id = toegang_organisatie() and w.periode @> toegang_vandaag()) $$;
"""
PARTIJEN_TERUG = """
drop function toegang_partijen(); drop function toegang_rol();
create or replace function toegang_organisatie() returns bigint language sql stable parallel safe
as $$
    select a.organisatie_id from toegang_aanstelling a
    where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
      and a.rol <> 'beheerder' $$;
"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0004_partners")]

    operations = [
        migrations.RunSQL(ROL_PAST, migrations.RunSQL.noop),
        migrations.RunSQL(
            VERVANGING,
            "drop trigger vervanging_past on toegang_aanstelling;"
            " drop function toegang_vervanging_past();",
        ),
        migrations.RunSQL(
            GEBIED,
            "drop trigger gebied_past on toegang_werkgebied; drop function toegang_gebied_past();",
        ),
        migrations.RunSQL(PARTIJEN, PARTIJEN_TERUG),
    ]
