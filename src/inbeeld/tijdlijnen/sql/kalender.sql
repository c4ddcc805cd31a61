-- The stored calendar made right: of these schools, or (null) of all schools and the region itself.
-- Whoever changes one school's calendar waits for whoever changes the same, and everybody waits for
-- a change of the whole: each statement after the lock sees what was committed before it.
create or replace function tijdlijnen_kalender(codes text[]) returns void
language plpgsql set jit = off as $$
begin
    if codes is null then
        perform pg_advisory_xact_lock(7301);
    else
        perform pg_advisory_xact_lock_shared(7301);
        perform pg_advisory_xact_lock(7302, h) from (
            select distinct hashtext(c) as h from unnest(codes) c order by 1) s;
    end if;

    with {parameters}, {school}, weg as (
        delete from tijdlijnen_kal_school o
        where (codes is null or o.school = any(codes)) and not exists (
            select 1 from school n
            where n.nr = o.nr and row(n.*) is not distinct from row(o.*))
    )
    insert into tijdlijnen_kal_school select n.* from school n
    where (codes is null or n.school = any(codes)) and not exists (
        select 1 from tijdlijnen_kal_school o
        where n.nr = o.nr and row(n.*) is not distinct from row(o.*));

    if codes is null then
        delete from tijdlijnen_kal_kalender;
        delete from tijdlijnen_kal_week;
    else
        delete from tijdlijnen_kal_kalender o where o.kal >= 10 and o.kal in (
            select s.nr + 10 from tijdlijnen_kal_school s where s.school = any(codes));
    end if;

    with {parameters}, school as materialized (
        select * from tijdlijnen_kal_school s where codes is null or s.school = any(codes)
    ), {kalender}
    insert into tijdlijnen_kal_kalender
    select n.* from kalender n where codes is null or n.kal >= 10;

    if codes is null then
        with {parameters}, kalender as materialized (
            select * from tijdlijnen_kal_kalender
        ), {week}
        insert into tijdlijnen_kal_week select n.* from week n;
        analyze tijdlijnen_kal_kalender;
        analyze tijdlijnen_kal_school;
    end if;
end $$;
