-- The calendar must hold every day that a rule can ask for. Returns whether it grew, and must be
-- made again. It grows by years at a time and then looks at all facts, so that this is rare.
create or replace function tijdlijnen_verleng(
    geboren date, vroegste date, laatste date, vandaag date
) returns boolean
language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
    h tijdlijnen_horizon;
    nodig tijdlijnen_horizon;
begin
    select * into h from tijdlijnen_horizon for update;
    if found and h.tot >= vandaag + 400 and h.laatste >= coalesce(laatste, h.laatste)
       and h.v0 <= least(vroegste, vandaag) and h.eerste <= least(geboren + 5 * 365, vandaag) then
        return false;
    end if;
    select min(f.geboortedatum) into geboren from register_jongeren f;
    select min(lower(f.periode)), max(lower(f.periode)) into vroegste, laatste
    from register_verzuim f;
    -- The end of a school year stays put for a year.
    nodig.tot := make_date(extract(year from vandaag + 400 + 153)::int, 7, 31);
    nodig.v0 := least(vroegste, vandaag) - 372;
    nodig.eerste := least(geboren + 5 * 365, vroegste, vandaag) - 372;
    nodig.laatste := greatest(laatste + 365, nodig.tot);
    insert into tijdlijnen_horizon (enige, tot, vakantieregio, v0, eerste, laatste)
    values (true, nodig.tot, 'noord', nodig.v0, nodig.eerste, nodig.laatste)
    on conflict (enige) do update set
        tot = greatest(h.tot, excluded.tot), v0 = excluded.v0, eerste = excluded.eerste,
        laatste = excluded.laatste;
    return true;
end $$;

-- Children whose run of absence may still have been open where their school's data stopped. A day
-- up to which the school was known both before and after cannot change; a run that ended more
-- lesdagen before it than any break needs cannot either.
create or replace function tijdlijnen_open_bij(standen text[], stand_oud date[])
returns setof bigint
language sql stable as $$
    select v.jongere_id
    from (
        select s.school, s.kal, least(o.tot, max(g.gegevens_tot_en_met)) as m
        from unnest(standen, stand_oud) as o(school, tot)
        join tijdlijnen_kal_school s on s.school = o.school
        left join register_gegevensstand g on g.school = o.school and g.ingetrokken_op is null
        group by s.school, s.kal, o.tot
    ) s
    join register_verzuim v on v.school = s.school and v.ingetrokken_op is null
    where upper(v.periode) is null or upper(v.periode) > coalesce((
        select date '1970-01-01' + k.dag::int from tijdlijnen_kal_kalender k
        where k.kal = s.kal and k.les = 1 and k.dag <= s.m - date '1970-01-01'
        order by k.dag desc offset 30 limit 1), date '-infinity')
$$;
