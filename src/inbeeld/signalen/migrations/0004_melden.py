"""Who may report a child, who gets a melding, and whom receiving one involves with the child.

In the database, because the answer needs what the reporter may not see: a school does not know in
which gemeente a child with a secret address lives, and yet that gemeente must get the melding.
"""

from django.db import migrations

from inbeeld.toegang.rls import HerschrijfBeleid, nu_en_mag

MAG = """
create function signalen_mag_melden(kind bigint) returns boolean language plpgsql stable
security definer set search_path = public, pg_temp as $$
begin
    return toegang_systeem() or (
        toegang_rol() is not null and toegang_groep_mag('signaal_en_route', 'invoeren')
        and (toegang_hele_regio() or exists (
            select 1 from toegang_betrokkenheid b
            where b.jongere_id = kind and b.partij = any(toegang_partijen())
              and b.periode @> toegang_vandaag())));
end $$;
"""
# What a route is chosen by, as it stands on the day: of two at once the one that began last counts,
# then the higher code (rekenregels section 2). `uren`: the band of the sein, in whole hours.
FEITEN = """
create function signalen_meldfeiten(kind bigint, dag date) returns table (
    school varchar, sector varchar, gemeente varchar,
    geboortedatum date, overleden_op date, geheim boolean, plichtig boolean, uren integer
) language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if not signalen_mag_melden(kind) then
        return;
    end if;
    return query
    select i.school, s.sector, w.gemeente, j.geboortedatum, p.overleden_op,
           p.geheim_adres,
           exists (select 1 from tijdlijnen_laag l where l.jongere_id = kind
                     and l.laag = 'plichtig' and l.periode @> dag),
           (select max(l.waarde::integer) from tijdlijnen_laag l where l.jongere_id = kind
              and l.laag = 'sein_uren' and l.periode @> dag)
    from register_personalia p
    left join register_jongeren j on j.jongere_id = p.jongere_id and j.ingetrokken_op is null
    left join lateral (
        select r.school from register_inschrijvingen r
        where r.jongere_id = kind and r.ingetrokken_op is null and r.periode @> dag
        order by lower(r.periode) desc, r.school desc limit 1) i on true
    left join register_scholen s on s.school = i.school and s.ingetrokken_op is null
    left join lateral (
        select r.gemeente from register_woonplaatsen r
        where r.jongere_id = kind and r.ingetrokken_op is null and r.periode @> dag
        order by lower(r.periode) desc, r.gemeente desc limit 1) w on true
    where p.jongere_id = kind;
end $$;
"""
# One row for each organisation that `aan` is for this child. A samenwerking that acts for the
# gemeente goes before it. An organisation without a postvak comes back without one: the region's
# own postvak takes its place, and is said to.
PARTIJEN = """
create function signalen_meldpartijen(kind bigint, dag date) returns table (
    aan varchar, organisatie_id bigint, naam varchar, postvak_id bigint, coordinator_id bigint
) language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
    mijn_school bigint;
    mijn_gemeente bigint;
begin
    if not signalen_mag_melden(kind) then
        return;
    end if;
    select o.id into mijn_school from register_inschrijvingen r
    left join toegang_organisatie o on o.soort = 'school' and o.code = r.school
    where r.jongere_id = kind and r.ingetrokken_op is null and r.periode @> dag
    order by lower(r.periode) desc, r.school desc limit 1;
    select o.id into mijn_gemeente from register_woonplaatsen r
    left join toegang_organisatie o on o.soort = 'gemeente' and o.code = r.gemeente
    where r.jongere_id = kind and r.ingetrokken_op is null and r.periode @> dag
    order by lower(r.periode) desc, r.gemeente desc limit 1;
    return query
    with gebied as (
        select o.soort, o.id from toegang_werkgebied w
        join toegang_organisatie o on o.id = w.organisatie_id
        where w.gebied_id in (mijn_school, mijn_gemeente) and w.periode @> dag
          and o.soort in ('schoolbestuur', 'swv', 'jgz', 'jeugdteam', 'samenwerking')
    ), wie (aan, id) as (
        select 'school', mijn_school where mijn_school is not null
        union
        select 'leerplicht', coalesce(
            (select min(g.id) from gebied g
             join toegang_postvak p on p.organisatie_id = g.id where g.soort = 'samenwerking'),
            mijn_gemeente)
        where mijn_gemeente is not null
        union
        select g.soort, g.id from gebied g where g.soort <> 'samenwerking'
        union
        select 'kernteam', a.organisatie_id from toegang_kernteamlid k
        join toegang_aanstelling a on a.id = k.aanstelling_id and a.periode @> dag
        where k.school_id = mijn_school and k.periode @> dag
        union
        select 'regio', o.id from toegang_organisatie o where o.soort = 'regio'
    )
    select wie.aan::varchar, o.id, o.naam, p.id, p.coordinator_id
    from wie
    join toegang_organisatie o on o.id = wie.id
    left join toegang_postvak p on p.organisatie_id = o.id
    order by wie.aan, o.id;
end $$;
"""
# Receiving a melding involves an organisation, by what stands in the rows and by nothing else: from
# the day of the melding, and on while an answer is open; after a refusal or a withdrawal to the end
# of that day; after it is done four weeks more, to look back. Not a definer function: it only works
# inside one.
BETREK = """
create function signalen_werk_ontvangers_bij(kind bigint) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
    with deel as (
        select p.organisatie_id,
               (m.moment at time zone 'Europe/Amsterdam')::date as van,
               case
                   when m.ingetrokken_op is not null
                       then (m.ingetrokken_op at time zone 'Europe/Amsterdam')::date + 1
                   when o.staat = 'geweigerd'
                       then (o.staat_sinds at time zone 'Europe/Amsterdam')::date + 1
                   when o.staat = 'afgehandeld'
                       then (o.staat_sinds at time zone 'Europe/Amsterdam')::date + 29
               end as tot
        from signalen_meldingontvanger o
        join signalen_melding m on m.id = o.melding_id
        join toegang_postvak p on p.id = o.postvak_id
        where o.jongere_id = kind
    ), nodig as materialized (
        select d.organisatie_id, unnest(range_agg(daterange(d.van, d.tot))) as periode
        from deel d group by d.organisatie_id
    ), weg as (
        delete from toegang_betrokkenheid b
        where b.jongere_id = kind and b.grond = 'melding' and not exists (
            select 1 from nodig n
            where n.organisatie_id = b.organisatie_id and n.periode = b.periode)
    )
    insert into toegang_betrokkenheid (organisatie_id, jongere_id, periode, grond)
    select n.organisatie_id, kind, n.periode, 'melding' from nodig n
    where not exists (
        select 1 from toegang_betrokkenheid b
        where b.jongere_id = kind and b.grond = 'melding'
          and b.organisatie_id = n.organisatie_id and b.periode = n.periode);
end $$;
create function signalen_betrek(welk bigint) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
declare
    m signalen_melding;
begin
    select * into m from signalen_melding where id = welk;
    if m.id is null or not signalen_mag_melden(m.jongere_id)
       or not (toegang_systeem() or m.organisatie_id = any(toegang_partijen())) then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    perform signalen_werk_ontvangers_bij(m.jongere_id);
end $$;
create function signalen_betrek_ontvanger(welke bigint) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
declare
    kind bigint;
begin
    select o.jongere_id into kind from signalen_meldingontvanger o
    join toegang_postvak p on p.id = o.postvak_id
    where o.id = welke and (toegang_systeem() or p.organisatie_id = any(toegang_partijen()));
    if kind is null then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    perform signalen_werk_ontvangers_bij(kind);
end $$;
"""
VAN_MELDER = f"""({nu_en_mag("signaal_en_route")} and ((select toegang_systeem())
    or {{tabel}}.organisatie_id = any((select toegang_partijen())::bigint[])))"""
WEG = """
drop function signalen_betrek_ontvanger(bigint);
drop function signalen_betrek(bigint);
drop function signalen_werk_ontvangers_bij(bigint);
drop function signalen_meldpartijen(bigint, date);
drop function signalen_meldfeiten(bigint, date);
drop function signalen_mag_melden(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("signalen", "0002_plan"),
        ("signalen", "0005_zaak"),
        ("toegang", "0018_grond_melding"),
        ("register", "0008_logboek"),
        ("tijdlijnen", "0007_matrix"),
    ]

    operations = [
        migrations.RunSQL(MAG + FEITEN + PARTIJEN + BETREK, WEG),
        # Who reported it takes it back; the trigger lets nothing else of it change.
        HerschrijfBeleid("signalen_melding", wijzigen=VAN_MELDER),
    ]
