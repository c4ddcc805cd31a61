-- Zaken in step with kloks, in the same commit, and the involvement of whoever holds one.
-- Read by migration 0005: what has changed since stands in a later migration.

-- A number of school days after a day, which itself does not count. Only weekends are skipped: this
-- term exists so that nothing is forgotten, and a holiday of six weeks must not be a reason to. The
-- terms of meldingen, which somebody is held to, go by the school's own calendar.
create function signalen_schooldagen_na(dag date, aantal integer) returns date
language sql immutable parallel safe as $$
    select dag - extract(isodow from dag)::int + 1 + (n / 5) * 7 + n % 5
    from (select least(extract(isodow from dag)::int, 5) - 1 + aantal as n) x
$$;

create function signalen_termijn_na(dag date, termijn jsonb) returns date
language sql immutable parallel safe as $$
    select case termijn ->> 'eenheid'
        when 'dagen' then dag + (termijn ->> 'aantal')::int
        when 'weken' then dag + 7 * (termijn ->> 'aantal')::int
        when 'maanden' then (dag + make_interval(months => (termijn ->> 'aantal')::int))::date
        else signalen_schooldagen_na(dag, coalesce((termijn ->> 'aantal')::int, 5)) end
$$;

-- Whose postvak it could be: by the residence and the enrolment of that day, else by the last ones
-- known. `rang` orders within one `wat`: a gemeente's own postvak before that of the samenwerking
-- that acts for it.
create function signalen_partijen(kind bigint, dag date)
returns table (wat text, rang integer, postvak_id bigint) language sql stable as $$
    with plaats as (
        select o.id, o.soort from (
            select w.gemeente from register_woonplaatsen w
            where w.jongere_id = kind and w.ingetrokken_op is null
            order by w.periode @> dag desc, lower(w.periode) desc limit 1) w
        join toegang_organisatie o on o.soort = 'gemeente' and o.code = w.gemeente
        union all
        select o.id, o.soort from (
            select i.school from register_inschrijvingen i
            where i.jongere_id = kind and i.ingetrokken_op is null
            order by i.periode @> dag desc, lower(i.periode) desc, i.id limit 1) i
        join toegang_organisatie o on o.soort = 'school' and o.code = i.school
    )
    select case g.soort when 'gemeente' then 'leerplicht' else g.soort end, 1, p.id
    from plaats g join toegang_postvak p on p.organisatie_id = g.id
    union all
    select case o.soort when 'samenwerking' then 'leerplicht' else o.soort end, 2, p.id
    from plaats g
    join toegang_werkgebied w on w.gebied_id = g.id and w.periode @> dag
    join toegang_organisatie o on o.id = w.organisatie_id
    join toegang_postvak p on p.organisatie_id = o.id
    union all
    select 'regio', 3, p.id from toegang_organisatie o
    join toegang_postvak p on p.organisatie_id = o.id where o.soort = 'regio'
$$;

-- First owner, first step and its day: by the plan in force; where that names nobody who is there,
-- leerplicht of the woongemeente; of a child from outside the region the school's
-- samenwerkingsverband, which then first tells that gemeente; else the region. No row: nobody.
create function signalen_begin(kind bigint, dag date, waarom text)
returns table (postvak_id bigint, stap text, stap_op date) language plpgsql stable
set plan_cache_mode = force_generic_plan as $$
declare
    afspraak jsonb;
    lijst text[];
    gekozen text;
    eerste jsonb;
begin
    select jsonb_build_object('eigenaar', p.inhoud -> 'eigenaar' -> waarom,
                              'eerste_stap', p.inhoud -> 'eerste_stap' -> waarom)
    into afspraak from signalen_regioplan p where p.geldig @> dag;
    if jsonb_typeof(afspraak -> 'eigenaar') = 'array' then
        lijst := array(select jsonb_array_elements_text(afspraak -> 'eigenaar'));
    end if;
    lijst := lijst || array['leerplicht', 'swv', 'regio'];
    select p.postvak_id, p.wat into postvak_id, gekozen from signalen_partijen(kind, dag) p
    where p.wat = any(lijst) order by array_position(lijst, p.wat), p.rang, p.postvak_id limit 1;
    if postvak_id is null then
        return;
    end if;
    eerste := afspraak -> 'eerste_stap';
    stap := coalesce(eerste ->> 'stap', 'contact_met_gezin');
    if array_position(lijst, 'leerplicht') < array_position(lijst, gekozen) and (
        select not exists (select 1 from toegang_organisatie o
                           where o.soort = 'gemeente' and o.code = w.gemeente)
        from register_woonplaatsen w where w.jongere_id = kind and w.ingetrokken_op is null
        order by w.periode @> dag desc, lower(w.periode) desc limit 1) then
        stap := 'informeer_gemeente';
    end if;
    stap_op := signalen_termijn_na(dag, eerste -> 'binnen');
    return next;
end $$;

create function signalen_eerste_eigenaar(jongere bigint, dag date, aanleiding text)
returns bigint language sql stable security definer set search_path = public, pg_temp as $$
    select b.postvak_id from signalen_begin(jongere, dag, aanleiding) b
$$;
create function signalen_eerste_stap(jongere bigint, dag date, aanleiding text)
returns table (postvak_id bigint, stap text, stap_op date)
language sql stable security definer set search_path = public, pg_temp as $$
    select * from signalen_begin(jongere, dag, aanleiding)
$$;

-- The zaken of these children made right on a day: a klok that has not ended asks for one; one that
-- was planned goes with its klok, or moves with it; one that has opened is only ever closed by a
-- person. Returns how many rows it wrote. A child without any postvak gets no zaak now: a fact is
-- never refused for want of an owner, and `signalen_haal_zaken_bij` comes back to it.
create function signalen_zaken_bij(ids bigint[], dag date) returns integer
language plpgsql set plan_cache_mode = force_generic_plan set jit = off as $$
declare
    aantal integer;
begin
    with klok as materialized (
        select k.jongere_id, k.soort, k.verschenen_op, k.thuis_sinds from tijdlijnen_klok k
        where k.jongere_id = any(ids) and (k.tot is null or k.tot > dag)
    ), gewenst as materialized (
        select distinct on (k.jongere_id) k.jongere_id, k.verschenen_op,
            case when k.soort = 'ruim' then 'klok_ruim'
                 when exists (
                    select 1 from tijdlijnen_laag l
                    where l.jongere_id = k.jongere_id and l.laag = 'absoluut'
                      and l.periode @> k.verschenen_op) then 'absoluut'
                 else 'klok_streng' end as aanleiding
        from klok k
        where not exists (select 1 from register_personalia p
                          where p.jongere_id = k.jongere_id and p.overleden_op is not null)
          -- Closed for a reason that leaves the klok running: that klok has had its zaak.
          and not exists (select 1 from signalen_zaak z
                          where z.jongere_id = k.jongere_id and z.gesloten_op >= k.thuis_sinds
                            and z.sluitreden in ('verhuisd', 'niet_meer_plichtig', 'overleden'))
        order by k.jongere_id, k.verschenen_op, k.soort desc
    ), staat as materialized (
        select z.id, z.jongere_id, z.opent_op, z.aanleiding,
            z.opent_op > dag and z.aanleiding in ('klok_streng', 'klok_ruim', 'absoluut') as gepland
        from signalen_zaak z where z.jongere_id = any(ids) and z.gesloten_op is null
    ), weg as (
        delete from signalen_zaak z using staat s
        where z.id = s.id and s.gepland
          and not exists (select 1 from gewenst g where g.jongere_id = s.jongere_id)
        returning 1
    ), verplaatst as (
        update signalen_zaak z
        set opent_op = g.verschenen_op, aanleiding = g.aanleiding,
            eigenaar_postvak_id = b.postvak_id, eigenaar_id = null,
            eigenaar_sinds = greatest(g.verschenen_op, dag), eigenaar_gekozen_op = null,
            volgende_stap = b.stap, stap_op = b.stap_op
        from staat s join gewenst g on g.jongere_id = s.jongere_id
        cross join lateral signalen_begin(
            s.jongere_id, greatest(g.verschenen_op, dag), g.aanleiding) b
        where z.id = s.id and s.gepland
          and (s.opent_op, s.aanleiding) is distinct from (g.verschenen_op, g.aanleiding)
        returning 1
    ), nieuw as (
        insert into signalen_zaak (sleutel, jongere_id, aanleiding, opent_op, eigenaar_postvak_id,
            eigenaar_sinds, volgende_stap, toelichting, stap_op, sluitreden)
        select gen_random_uuid(), g.jongere_id, g.aanleiding, g.verschenen_op, b.postvak_id,
            greatest(g.verschenen_op, dag), b.stap, '', b.stap_op, ''
        from gewenst g
        cross join lateral signalen_begin(
            g.jongere_id, greatest(g.verschenen_op, dag), g.aanleiding) b
        where not exists (select 1 from staat s where s.jongere_id = g.jongere_id)
        -- A person may be opening the same at this moment; one of the two is enough.
        on conflict (jongere_id) where gesloten_op is null do nothing
        returning 1
    )
    select (select count(*) from weg) + (select count(*) from verplaatst)
         + (select count(*) from nieuw) into aantal;
    return aantal;
end $$;

-- A klok that had ended before today concerns nobody: history, the first filling. It runs as its
-- owner, as what writes kloks does. Without a day nobody is acting, and nothing is known to be due.
create function signalen_klok_gewijzigd() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    dag constant date := toegang_vandaag();
    ids bigint[];
begin
    select array_agg(distinct r.jongere_id) into ids from rijen r
    where r.tot is null or r.tot > dag;
    if ids is not null and dag is not null then
        perform signalen_zaken_bij(ids, dag);
    end if;
    return null;
end $$;
create trigger zaken_bij after insert on tijdlijnen_klok
    referencing new table as rijen for each statement execute function signalen_klok_gewijzigd();
create trigger zaken_wijzig after update on tijdlijnen_klok
    referencing new table as rijen for each statement execute function signalen_klok_gewijzigd();
create trigger zaken_weg after delete on tijdlijnen_klok
    referencing old table as rijen for each statement execute function signalen_klok_gewijzigd();

-- All of them, for the system: children for whom there was nobody, a zaak that was closed before a
-- klok that was known to come.
create function signalen_haal_zaken_bij(dag date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not toegang_systeem() then
        raise exception 'Alleen het systeem haalt zaken bij.' using errcode = 'insufficient_privilege';
    end if;
    return signalen_zaken_bij(array(
        select k.jongere_id from tijdlijnen_klok k where k.tot is null or k.tot > dag
        union select z.jongere_id from signalen_zaak z
              where z.gesloten_op is null and z.opent_op > dag), dag);
end $$;

-- A klok that is known to come, or runs on, when a zaak closes has its own at once.
create function signalen_zaak_gesloten() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if toegang_vandaag() is not null then
        perform signalen_zaken_bij(array[new.jongere_id], toegang_vandaag());
    end if;
    return null;
end $$;
create trigger gesloten after update of gesloten_op on signalen_zaak
    for each row when (old.gesloten_op is null and new.gesloten_op is not null)
    execute function signalen_zaak_gesloten();

-- Open zaken whose owner works for the place where a child was, and no longer is, with who comes
-- next by the route. What a person chose stands until the child's place changes after that.
create function signalen_overnames(dag date)
returns table (zaak_id bigint, postvak_id bigint, stap text, stap_op date)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if not toegang_systeem() then
        raise exception 'Alleen het systeem neemt over.' using errcode = 'insufficient_privilege';
    end if;
    return query
        select z.id, b.postvak_id, b.stap, b.stap_op
        from signalen_zaak z
        join toegang_postvak p on p.id = z.eigenaar_postvak_id
        join toegang_organisatie o on o.id = p.organisatie_id
         and o.soort in ('school', 'gemeente', 'samenwerking', 'swv', 'jgz', 'jeugdteam')
        cross join lateral signalen_begin(
            z.jongere_id, greatest(dag, z.opent_op), z.aanleiding) b
        where z.gesloten_op is null and b.postvak_id <> z.eigenaar_postvak_id
          and not exists (
            select 1 from signalen_partijen(z.jongere_id, greatest(dag, z.opent_op)) x
            where x.postvak_id = z.eigenaar_postvak_id)
          and (z.eigenaar_gekozen_op is null or exists (
            select 1 from register_woonplaatsen w
            where w.jongere_id = z.jongere_id and w.ingetrokken_op is null
              and w.vastgelegd_op::date > z.eigenaar_gekozen_op
            union all
            select 1 from register_inschrijvingen i
            where i.jongere_id = z.jongere_id and i.ingetrokken_op is null
              and i.vastgelegd_op::date > z.eigenaar_gekozen_op));
end $$;

-- Whose organisation holds a zaak is involved with the child from the day it holds it, through the
-- day on which it hands it on or closes it.
create function signalen_zaak_betrokken() returns trigger
language plpgsql security definer set search_path = public, pg_temp
set plan_cache_mode = force_generic_plan as $$
declare
    dag constant date := coalesce(toegang_vandaag(), current_date);
    ids constant bigint[] := array(select distinct r.jongere_id from rijen r);
begin
    if cardinality(ids) = 0 then
        return null;
    end if;
    with houdt as materialized (
        select z.jongere_id, p.organisatie_id, greatest(z.opent_op, z.eigenaar_sinds) as van
        from signalen_zaak z join toegang_postvak p on p.id = z.eigenaar_postvak_id
        where z.jongere_id = any(ids) and z.gesloten_op is null
    ), nu as materialized (
        select b.id, b.jongere_id, b.organisatie_id, lower(b.periode) as van
        from toegang_betrokkenheid b
        where b.jongere_id = any(ids) and b.grond = 'zaak' and upper_inf(b.periode)
    ), blijft as materialized (
        select n.id, n.jongere_id from nu n join houdt h
          on (h.jongere_id, h.organisatie_id) = (n.jongere_id, n.organisatie_id)
         and (h.van = n.van or (h.van <= dag and n.van <= dag))
    ), weg as (
        delete from toegang_betrokkenheid b using nu n
        where b.id = n.id and n.van > dag and not exists (select 1 from blijft x where x.id = n.id)
    ), beeindigd as (
        update toegang_betrokkenheid b set periode = daterange(n.van, dag + 1) from nu n
        where b.id = n.id and n.van <= dag and not exists (select 1 from blijft x where x.id = n.id)
    )
    insert into toegang_betrokkenheid (organisatie_id, jongere_id, periode, grond)
    select h.organisatie_id, h.jongere_id, daterange(h.van, null), 'zaak' from houdt h
    where not exists (select 1 from blijft x where x.jongere_id = h.jongere_id);
    return null;
end $$;
create trigger betrokken_bij after insert on signalen_zaak
    referencing new table as rijen for each statement execute function signalen_zaak_betrokken();
create trigger betrokken_wijzig after update on signalen_zaak
    referencing new table as rijen for each statement execute function signalen_zaak_betrokken();
create trigger betrokken_weg after delete on signalen_zaak
    referencing old table as rijen for each statement execute function signalen_zaak_betrokken();

-- Who holds it now: the person as long as the aanstelling lasts, after that the coordinator of the
-- postvak, who is always there. Nobody has to do anything for it.
create function signalen_eigenaar_nu(eigenaar bigint, postvak bigint) returns bigint
language sql stable as $$
    select coalesce((
        select a.id from toegang_aanstelling a
        where a.id = eigenaar and a.organisatie_id = p.organisatie_id
          and a.periode @> (select toegang_vandaag())), p.coordinator_id)
    from toegang_postvak p where p.id = postvak
$$;
