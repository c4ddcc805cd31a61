-- The definities that the region counts by, first the one for all sectors, which gives the lagen.
create or replace function tijdlijnen_definities(vandaag date) returns text[]
language plpgsql stable set plan_cache_mode = force_generic_plan as $$
begin
    return (
        select coalesce(array_agg(k.definitie order by k.sector, k.definitie), '{rijk-2016}')
        from (
            select distinct on (k.definitie) k.definitie, k.sector from (
                select distinct on (k.sector) k.sector, k.definitie
                from tijdlijnen_definitiekeuze k where k.vanaf <= vandaag
                order by k.sector, k.vanaf desc
            ) k order by k.definitie, k.sector
        ) k);
end $$;

-- Recompute children, at most a few hundred at once. `anders`: of whom anything changed; `melddagen`:
-- what the rule of the wettelijke meldingen walks, by the parameters of `volgens`; `meldingen`: those
-- that are stored.
create or replace function tijdlijnen_reken(
    deel bigint[], vandaag date,
    out anders bigint[], out volgens text, out melddagen bigint[], out meldingen bigint[]
)
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
    gekozen text[] := tijdlijnen_definities(vandaag);
    maat constant text := case when cardinality(deel) <= 8 then 'klein' else 'groot' end;
    uit record;
begin
    anders := '{}';
    volgens := gekozen[1];
    -- Two recordings of one child go one after the other: the second then sees the first's facts,
    -- and neither leaves a timeline that knows only half. In order of number, so that two deliveries
    -- do not wait for each other.
    perform 1 from register_jongere j where j.id = any(deel) order by j.id for no key update;
    for nr in 1..cardinality(gekozen) loop
        select * into uit from tijdlijnen_reken_volgens(maat, gekozen[nr], deel, nr = 1);
        anders := anders || uit.anders;
        if nr = 1 then
            melddagen := uit.melddagen;
            meldingen := uit.meldingen;
        end if;
    end loop;
    perform tijdlijnen_betrokkenheid(deel);
end $$;

-- The one writer of everything that follows from facts. It runs as its owner, because a child's
-- status rests on the facts of all organisations, whoever records the next one. It takes no value
-- from the caller but the numbers of what changed. A row per part of the children: how many, and what
-- `tijdlijnen.rekenen` walks and compares.
create or replace function tijdlijnen_werk_bij(
    jongeren bigint[], scholen text[], standen text[], stand_oud date[], gemeenten text[],
    alles boolean, geboren date, vroegste date, laatste date, vandaag date
) returns table (aantal integer, volgens text, melddagen bigint[], meldingen bigint[])
language plpgsql security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
    ids bigint[] := jongeren;
    omvang constant integer := 500;
begin
    if not toegang_groep_mag('tijdlijn') then
        raise exception 'Alleen wie met kinderen werkt, werkt tijdlijnen bij.'
            using errcode = 'insufficient_privilege';
    end if;
    if tijdlijnen_verleng(geboren, vroegste, laatste, vandaag) or alles then
        perform tijdlijnen_kalender(null);
    elsif cardinality(scholen) > 0 then
        perform tijdlijnen_kalender(scholen);
    end if;
    if alles then
        ids := array(select j.id from register_jongere j order by 1);
    elsif cardinality(scholen) + cardinality(standen) + cardinality(gemeenten) > 0 then
        ids := array(
            select unnest(jongeren)
            union select i.jongere_id from register_inschrijvingen i where i.school = any(scholen)
            union select v.jongere_id from register_verzuim v where v.school = any(scholen)
            union select w.jongere_id from register_woonplaatsen w where w.gemeente = any(gemeenten)
            union select tijdlijnen_open_bij(standen, stand_oud)
            order by 1);
    end if;
    for plek in 1..cardinality(ids) by omvang loop
        return query select cardinality(ids[plek:plek + omvang - 1]),
            r.volgens, r.melddagen, r.meldingen
        from tijdlijnen_reken(ids[plek:plek + omvang - 1], vandaag) r;
    end loop;
end $$;

-- The wettelijke meldingen of these children, as the rule gave them: only differences are written.
-- Returns of whom. The values come from the caller, so that it is the system alone that may.
create or replace function tijdlijnen_leg_meldingen(
    ids bigint[], kinderen bigint[], begin_op date[], eind_op date[], out anders bigint[]
)
language plpgsql security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    if not toegang_systeem() then
        raise exception 'Alleen het systeem legt wettelijke meldingen vast.'
            using errcode = 'insufficient_privilege';
    end if;
    with nieuw as materialized (
        select * from unnest(kinderen, begin_op, eind_op) n(jongere_id, begindatum, einddatum)
    ), verschil as materialized (
        select x.jongere_id, x.begindatum, x.einddatum, min(x.plek) as plek
        from (
            select o.jongere_id, o.begindatum, o.einddatum, o.ctid as plek
            from tijdlijnen_wettelijkemelding o where o.jongere_id = any(ids)
            union all select n.*, null from nieuw n
        ) x group by x.jongere_id, x.begindatum, x.einddatum having count(*) = 1
    ), weg as (
        delete from tijdlijnen_wettelijkemelding o
        where o.ctid = any(array(select v.plek from verschil v where v.plek is not null))
    ), bij as (
        insert into tijdlijnen_wettelijkemelding (jongere_id, begindatum, einddatum)
        select v.jongere_id, v.begindatum, v.einddatum from verschil v where v.plek is null
    )
    select array_agg(distinct v.jongere_id) into anders from verschil v;
end $$;

-- For the whole region, part by part: the calendar first, then children. Nothing should change.
create or replace function tijdlijnen_herbereken_kalender(vandaag date) returns void
language plpgsql security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    if not toegang_systeem() then
        raise exception 'Alleen het systeem herberekent.' using errcode = 'insufficient_privilege';
    end if;
    perform tijdlijnen_verleng(null, null, null, vandaag);
    perform tijdlijnen_kalender(null);
    delete from tijdlijnen_tijdlijn t where t.definitie <> all(tijdlijnen_definities(vandaag));
end $$;

create or replace function tijdlijnen_herbereken(
    deel bigint[], vandaag date,
    out anders bigint[], out volgens text, out melddagen bigint[], out meldingen bigint[]
)
language plpgsql security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
begin
    if not toegang_systeem() then
        raise exception 'Alleen het systeem herberekent.' using errcode = 'insufficient_privilege';
    end if;
    select r.* into anders, volgens, melddagen, meldingen from tijdlijnen_reken(deel, vandaag) r;
end $$;
