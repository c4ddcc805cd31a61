"""Who may appoint whom: held by the database, for the pages as for any other SQL of the app.

An administrator of the region manages everything, one of an organisation the people of that
organisation; nobody makes or changes an aanstelling of their own. A parent's and a youngster's
account is for no administrator: that account is the name of a child.
"""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, AlleenLezen, BeschermTabel

# As the owner: a policy of toegang_aanstelling that read the table itself would never end.
FUNCTIES = """
create or replace function toegang_gebruiker() returns bigint language sql stable parallel safe
security definer set search_path = public, pg_temp as $$
    select a.gebruiker_id from toegang_aanstelling a where a.id = toegang_aanstelling() $$;
create or replace function toegang_rol() returns varchar language sql stable parallel safe
security definer set search_path = public, pg_temp as $$
    select a.rol from toegang_aanstelling a
    where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag() $$;
create function toegang_alleen_familie(mens bigint) returns boolean language sql stable
parallel safe security definer set search_path = public, pg_temp as $$
    select coalesce(bool_and(a.rol in ('ouder', 'jongere')), false)
    from toegang_aanstelling a where a.gebruiker_id = mens $$;
create function toegang_beheert(organisatie bigint) returns boolean language sql stable
parallel safe security definer set search_path = public, pg_temp as $$
    select toegang_systeem() or exists (
        select 1 from toegang_aanstelling a join toegang_organisatie o on o.id = a.organisatie_id
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
          and a.rol = 'beheerder' and (o.soort = 'regio' or o.id = organisatie)) $$;
create function toegang_beheert_regio() returns boolean language sql stable
parallel safe security definer set search_path = public, pg_temp as $$
    select toegang_beheert(null) $$;
create function toegang_beheert_mens(mens bigint) returns boolean language sql stable
parallel safe security definer set search_path = public, pg_temp as $$
    select toegang_systeem() or (
        mens is distinct from toegang_gebruiker()
        and not toegang_alleen_familie(mens)
        and (toegang_beheert_regio() or exists (
            select 1 from toegang_aanstelling a
            where a.gebruiker_id = mens and toegang_beheert(a.organisatie_id)))
        and not exists (
            select 1 from toegang_aanstelling a
            where a.gebruiker_id = mens and a.rol not in ('ouder', 'jongere')
              and (upper(a.periode) is null or upper(a.periode) > toegang_vandaag())
              and not toegang_beheert(a.organisatie_id))) $$;
"""
FUNCTIES_TERUG = """
drop function toegang_beheert_mens(bigint); drop function toegang_beheert_regio();
drop function toegang_beheert(bigint); drop function toegang_alleen_familie(bigint);
create or replace function toegang_gebruiker() returns bigint language sql stable parallel safe
security invoker as $$
    select a.gebruiker_id from toegang_aanstelling a where a.id = toegang_aanstelling() $$;
create or replace function toegang_rol() returns varchar language sql stable parallel safe
security invoker as $$
    select a.rol from toegang_aanstelling a
    where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag() $$;
"""

# What an account is called and whether it works is an administrator's; the rest belongs to logging
# in: without an actor while somebody does, afterwards one's own.
MENS_BLIJFT = """
create function toegang_mens_blijft() returns trigger language plpgsql as $$
begin
    if (new.username, new.naam, new.email, new.is_active, new.date_joined)
       is distinct from (old.username, old.naam, old.email, old.is_active, old.date_joined) then
        if not toegang_beheert_mens(old.id) then
            raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
        end if;
    elsif to_jsonb(new) - 'last_login' is distinct from to_jsonb(old) - 'last_login'
        and toegang_aanstelling() is not null
        and old.id is distinct from toegang_gebruiker() and not toegang_beheert_mens(old.id) then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger mens_blijft before update on toegang_gebruiker
    for each row execute function toegang_mens_blijft();
"""

# The lock on the organisation's row lets two administrators who remove each other wait for one
# another; the second then finds nobody left. What counts is every day from today on.
LAATSTE_BEHEERDER = """
create function toegang_houd_beheerder(organisatie bigint, verviel daterange) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    blijft datemultirange;
    nodig constant daterange := daterange(coalesce(toegang_vandaag(), current_date), null);
begin
    perform 1 from toegang_organisatie o where o.id = organisatie for no key update;
    select coalesce(range_agg(a.periode), '{}') into blijft from toegang_aanstelling a
    join toegang_gebruiker g on g.id = a.gebruiker_id and g.is_active
    where a.organisatie_id = organisatie and a.rol = 'beheerder';
    if blijft + datemultirange(verviel) @> nodig and not blijft @> nodig then
        raise exception 'De laatste beheerder van een organisatie gaat niet weg zonder opvolger.'
            using errcode = 'check_violation', constraint = 'laatste_beheerder';
    end if;
end $$;
create function toegang_beheerder_blijft() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if exists (select 1 from toegang_gebruiker g where g.id = old.gebruiker_id and g.is_active) then
        perform toegang_houd_beheerder(old.organisatie_id, old.periode);
    end if;
    return null;
end $$;
create trigger beheerder_blijft after update or delete on toegang_aanstelling
    for each row when (old.rol = 'beheerder') execute function toegang_beheerder_blijft();
create function toegang_mens_onmisbaar() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    perform toegang_houd_beheerder(a.organisatie_id, a.periode) from toegang_aanstelling a
    where a.gebruiker_id = old.id and a.rol = 'beheerder';
    if exists (select 1 from toegang_postvak p join toegang_aanstelling a on a.id = p.coordinator_id
               where a.gebruiker_id = old.id) then
        raise exception 'Een postvak heeft altijd een coördinator.'
            using errcode = 'check_violation', constraint = 'postvak_coordinator';
    end if;
    return null;
end $$;
create trigger mens_onmisbaar after update of is_active on toegang_gebruiker
    for each row when (old.is_active and not new.is_active)
    execute function toegang_mens_onmisbaar();
"""
LAATSTE_BEHEERDER_TERUG = """
drop trigger mens_onmisbaar on toegang_gebruiker; drop function toegang_mens_onmisbaar();
drop trigger beheerder_blijft on toegang_aanstelling; drop function toegang_beheerder_blijft();
drop function toegang_houd_beheerder(bigint, daterange);
"""

# Both sides look after they have a lock on the same rows, so that they cannot pass each other by.
POSTVAK = """
create function toegang_postvak_past() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    perform 1 from toegang_aanstelling a join toegang_gebruiker g on g.id = a.gebruiker_id
    where a.id = new.coordinator_id and a.organisatie_id = new.organisatie_id
      and lower(a.periode) <= coalesce(toegang_vandaag(), current_date)
      and upper(a.periode) is null and g.is_active
      and a.rol not in ('beheerder', 'privacyfunctionaris', 'bestuurder', 'beleidsmedewerker',
                        'ouder', 'jongere')
    for share of a, g;
    if not found then
        raise exception 'De coördinator van een postvak werkt zonder einddatum met kinderen bij deze organisatie.'
            using errcode = 'check_violation', constraint = 'postvak_coordinator';
    end if;
    return null;
end $$;
create trigger postvak_past after insert or update on toegang_postvak
    for each row execute function toegang_postvak_past();
create function toegang_coordinator_blijft() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if exists (select 1 from toegang_postvak p where p.coordinator_id = new.id)
       and (upper(new.periode) is not null
            or lower(new.periode) > coalesce(toegang_vandaag(), current_date)
            or (new.rol, new.organisatie_id, new.gebruiker_id)
               is distinct from (old.rol, old.organisatie_id, old.gebruiker_id)) then
        raise exception 'Een postvak heeft altijd een coördinator.'
            using errcode = 'check_violation', constraint = 'postvak_coordinator';
    end if;
    if exists (select 1 from toegang_aanstelling d
               where d.vervangt_id = new.id and not new.periode @> d.periode) then
        raise exception 'Een vervanging duurt niet langer dan wie vervangen wordt.'
            using errcode = 'check_violation', constraint = 'vervanging_binnen';
    end if;
    return null;
end $$;
create trigger coordinator_blijft after update on toegang_aanstelling
    for each row execute function toegang_coordinator_blijft();
"""
POSTVAK_TERUG = """
drop trigger coordinator_blijft on toegang_aanstelling;
drop function toegang_coordinator_blijft();
drop trigger postvak_past on toegang_postvak; drop function toegang_postvak_past();
"""
KERNTEAM = """
create function toegang_kernteam_past() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if not exists (
        select 1 from toegang_organisatie s, toegang_aanstelling a
        where s.id = new.school_id and s.soort = 'school' and a.id = new.aanstelling_id
          and (a.organisatie_id = s.id and a.rol in ('verzuimcoordinator', 'mentor')
               or a.rol in ('leerplichtambtenaar', 'swv_consulent', 'jeugdarts', 'jeugdcoach',
                            'zorgverlener'))) then
        raise exception 'Deze aanstelling hoort niet in een kernteam van deze school.'
            using errcode = 'check_violation', constraint = 'kernteam_past';
    end if;
    return new;
end $$;
create trigger kernteam_past before insert or update on toegang_kernteamlid
    for each row execute function toegang_kernteam_past();
"""
IEDEREEN = "true"
NIET_BEGONNEN = "lower({tabel}.periode) > (select toegang_vandaag())"
EEN_ROL = "((select toegang_systeem()) or (select toegang_rol()) is not null)"
REGIO = "(select toegang_beheert_regio())"
BEHEERDER = "((select toegang_systeem()) or (select toegang_rol()) = 'beheerder')"
COLLEGA = """((select toegang_rol()) = 'privacyfunctionaris'
    or (select toegang_rol()) not in ('ouder', 'jongere') and {niet_familie})"""
# Without an actor somebody is logging in, or the system is at work.
MENS = f"""((select toegang_aanstelling()) is null
    or {{tabel}}.id = (select toegang_gebruiker())
    or {COLLEGA.format(niet_familie="not toegang_alleen_familie({tabel}.id)")})"""
AANSTELLING = f"""((select toegang_aanstelling()) is null
    or {{tabel}}.gebruiker_id = (select toegang_gebruiker())
    or {COLLEGA.format(niet_familie="{tabel}.rol not in ('ouder', 'jongere')")})"""
BENOEMT = """((select toegang_systeem()) or (
    {tabel}.rol not in ('ouder', 'jongere')
    and {tabel}.gebruiker_id is distinct from (select toegang_gebruiker())
    and toegang_beheert({tabel}.organisatie_id)))"""
VAN_DE_ORGANISATIE = "toegang_beheert({tabel}.organisatie_id)"
VAN_DE_SCHOOL = "toegang_beheert({tabel}.school_id)"
HISTORIE_AANSTELLING = """({tabel}.gebruiker_id = (select toegang_gebruiker())
    or {tabel}.rol not in ('ouder', 'jongere') and toegang_beheert({tabel}.organisatie_id)
    or (select toegang_systeem()))"""


def beschermd(tabel: str, zien: str, schrijven: str, verwijderen: str = NIEMAND) -> BeschermTabel:
    return BeschermTabel(
        tabel, zien=zien, toevoegen=schrijven, wijzigen=schrijven, verwijderen=verwijderen
    )


def historie(tabel: str, zien: str, toevoegen: str) -> BeschermTabel:
    """Written by the trigger, for whoever changes the row itself; changed by nobody."""
    return BeschermTabel(
        tabel, zien=zien, toevoegen=toevoegen, wijzigen=NIEMAND, verwijderen=NIEMAND
    )


class Migration(migrations.Migration):
    dependencies = [("toegang", "0009_beheer")]

    operations = [
        migrations.RunSQL(FUNCTIES, FUNCTIES_TERUG),
        migrations.RunSQL(
            MENS_BLIJFT,
            "drop trigger mens_blijft on toegang_gebruiker; drop function toegang_mens_blijft();",
        ),
        migrations.RunSQL(LAATSTE_BEHEERDER, LAATSTE_BEHEERDER_TERUG),
        migrations.RunSQL(POSTVAK, POSTVAK_TERUG),
        migrations.RunSQL(
            KERNTEAM,
            "drop trigger kernteam_past on toegang_kernteamlid;"
            " drop function toegang_kernteam_past();",
        ),
        beschermd("toegang_organisatie", IEDEREEN, REGIO),
        beschermd("toegang_werkgebied", IEDEREEN, REGIO),
        beschermd(
            "toegang_aanstelling", AANSTELLING, BENOEMT, f"({BENOEMT} and {NIET_BEGONNEN})"
        ),
        BeschermTabel(
            "toegang_gebruiker",
            zien=MENS,
            toevoegen=BEHEERDER,
            wijzigen=MENS,
            verwijderen=NIEMAND,
        ),
        beschermd("toegang_postvak", EEN_ROL, VAN_DE_ORGANISATIE),
        beschermd("toegang_kernteamlid", EEN_ROL, VAN_DE_SCHOOL),
        historie("toegang_organisatieevent", "toegang_beheert({tabel}.id)", REGIO),
        historie("toegang_werkgebiedevent", VAN_DE_ORGANISATIE, REGIO),
        historie("toegang_aanstellingevent", HISTORIE_AANSTELLING, BENOEMT),
        historie(
            "toegang_gebruikerevent",
            "({tabel}.pgh_obj_id = (select toegang_gebruiker())"
            " or toegang_beheert_mens({tabel}.pgh_obj_id))",
            BEHEERDER,
        ),
        historie("toegang_postvakevent", VAN_DE_ORGANISATIE, VAN_DE_ORGANISATIE),
        historie("toegang_kernteamlidevent", VAN_DE_SCHOOL, VAN_DE_SCHOOL),
        # Django's own rights by group and by person are not used.
        AlleenLezen("toegang_gebruiker_groups"),
        AlleenLezen("toegang_gebruiker_user_permissions"),
    ]
