-- The calendar must hold every day that a rule can ask for. Returns whether it grew, and must be
-- made again. It grows by years at a time, so that this is rare.
create or replace function tijdlijnen_verleng(
    geboren date, vroegste date, laatste date, vandaag date
) returns boolean
language plpgsql as $$
declare
    h tijdlijnen_horizon;
    tot_nodig date := vandaag + 400;
    v0_nodig date := least(vroegste, vandaag) - 7;
    eerste_nodig date := least(geboren + 5 * 365, vroegste, vandaag) - 7;
begin
    select * into h from tijdlijnen_horizon for update;
    if found and h.tot >= tot_nodig and h.laatste >= greatest(laatste, vandaag)
       and h.v0 <= v0_nodig and h.eerste <= eerste_nodig then
        return false;
    end if;
    insert into tijdlijnen_horizon (enige, tot, vakantieregio, v0, eerste, laatste)
    -- The end of a school year: stays put for a year.
    values (true, make_date(extract(year from tot_nodig + 153)::int, 7, 31), 'noord',
            v0_nodig - 365, eerste_nodig - 365,
            greatest(laatste, tot_nodig) + 365)
    on conflict (enige) do update set
        tot = greatest(tijdlijnen_horizon.tot, case when tijdlijnen_horizon.tot < tot_nodig
                       then excluded.tot else tijdlijnen_horizon.tot end),
        v0 = case when tijdlijnen_horizon.v0 <= v0_nodig
             then tijdlijnen_horizon.v0 else excluded.v0 end,
        eerste = case when tijdlijnen_horizon.eerste <= eerste_nodig
                then tijdlijnen_horizon.eerste else excluded.eerste end,
        laatste = greatest(tijdlijnen_horizon.laatste, excluded.laatste);
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
