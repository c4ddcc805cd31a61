-- Who is involved with these children, from the facts that count now. Enrolments that a school or
-- gemeente has withdrawn involve nobody. A samenwerkingsverband is involved with the pupils of its
-- schools from the day on which a klok in their time there has appeared: a narrow reading, until
-- meldingen exist. What ended before an organisation's copy was destroyed involves it no longer. In
-- plpgsql, which keeps the plan.
create or replace function tijdlijnen_betrokkenheid(ids bigint[]) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
with alle as (
    select o.id as organisatie_id, i.jongere_id, i.periode, 'inschrijving' as grond
    from register_inschrijvingen i
    join toegang_organisatie o on o.soort = 'school' and o.code = i.school
    where i.jongere_id = any(ids) and i.ingetrokken_op is null
    union
    select o.id, w.jongere_id, w.periode, 'woonplaats'
    from register_woonplaatsen w
    join toegang_organisatie o on o.soort = 'gemeente' and o.code = w.gemeente
    where w.jongere_id = any(ids) and w.ingetrokken_op is null
    union
    select s.organisatie_id, i.jongere_id, i.periode * s.periode * daterange(k.verschenen_op, null), 'swv'
    from register_inschrijvingen i
    join toegang_organisatie o on o.soort = 'school' and o.code = i.school
    join toegang_werkgebied s on s.gebied_id = o.id
    join toegang_organisatie v on v.id = s.organisatie_id and v.soort = 'swv'
    join tijdlijnen_klok k on k.jongere_id = i.jongere_id and k.soort = 'streng'
        and k.periode && i.periode
    where i.jongere_id = any(ids) and i.ingetrokken_op is null
      and not isempty(i.periode * s.periode * daterange(k.verschenen_op, null))
), bron as materialized (
    select a.* from alle a where not exists (
        select 1 from toegang_bewaargrens g
        where g.jongere_id = a.jongere_id and g.organisatie_id = a.organisatie_id
          and upper(a.periode) <= g.tot)
), weg as (
    delete from toegang_betrokkenheid b
    where b.jongere_id = any(ids) and b.aanstelling_id is null and not exists (
        select 1 from bron n
        where n.jongere_id = b.jongere_id and n.organisatie_id = b.organisatie_id
          and n.periode = b.periode and n.grond = b.grond)
)
insert into toegang_betrokkenheid (organisatie_id, jongere_id, periode, grond)
select n.organisatie_id, n.jongere_id, n.periode, n.grond from bron n
where not exists (
    select 1 from toegang_betrokkenheid b
    where n.jongere_id = b.jongere_id and n.organisatie_id = b.organisatie_id
      and n.periode = b.periode and n.grond = b.grond);
end $$;
