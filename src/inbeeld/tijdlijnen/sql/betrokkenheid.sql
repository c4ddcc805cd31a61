-- Who is involved with these children, from the facts that count now. Enrolments that a school or
-- gemeente has withdrawn involve nobody. A samenwerkingsverband is involved with the pupils of its
-- schools from the day on which a klok in their time there has appeared: a narrow reading, until
-- meldingen exist. What ended before an organisation's copy was destroyed involves it no longer. In
-- plpgsql, which keeps the plan.
--
-- That plan is made without knowing the children. So whatever is kept per child is read once, by
-- child, and written down: left to itself the plan went from all schools of a samenwerkingsverband
-- to their pupils, and read the involvement of the whole region to see what it had already.
create or replace function tijdlijnen_betrokkenheid(ids bigint[]) returns void
language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
with inschrijving as materialized (
    select i.jongere_id, i.school, i.periode from register_inschrijvingen i
    where i.jongere_id = any(ids) and i.ingetrokken_op is null
), verschenen as materialized (
    select k.jongere_id, k.periode, k.verschenen_op from tijdlijnen_klok k
    where k.jongere_id = any(ids) and k.soort = 'streng'
), op_school as materialized (
    select o.id as school_id, i.jongere_id, i.periode from inschrijving i
    join toegang_organisatie o on o.soort = 'school' and o.code = i.school
), alle as (
    select i.school_id as organisatie_id, i.jongere_id, i.periode, 'inschrijving' as grond
    from op_school i
    union
    select o.id, w.jongere_id, w.periode, 'woonplaats'
    from register_woonplaatsen w
    join toegang_organisatie o on o.soort = 'gemeente' and o.code = w.gemeente
    where w.jongere_id = any(ids) and w.ingetrokken_op is null
    union
    select s.organisatie_id, i.jongere_id, i.periode * s.periode * daterange(k.verschenen_op, null), 'swv'
    from verschenen k
    join op_school i on i.jongere_id = k.jongere_id and i.periode && k.periode
    join toegang_werkgebied s on s.gebied_id = i.school_id
    join toegang_organisatie v on v.id = s.organisatie_id and v.soort = 'swv'
    where not isempty(i.periode * s.periode * daterange(k.verschenen_op, null))
), oud as materialized (
    select b.ctid as plek, b.organisatie_id, b.jongere_id, b.periode, b.grond
    from toegang_betrokkenheid b
    -- What other rooms keep (melding, zaak) is theirs.
    where b.jongere_id = any(ids) and b.grond in ('inschrijving', 'woonplaats', 'swv')
), anders as materialized (
    -- Old and new in one hash: a row that only one side has is a difference.
    select x.organisatie_id, x.jongere_id, x.periode, x.grond, min(x.plek) as plek
    from (
        select o.* from oud o
        union all
        select null, a.* from alle a where not exists (
            select 1 from toegang_bewaargrens g
            where g.jongere_id = a.jongere_id and g.organisatie_id = a.organisatie_id
              and upper(a.periode) <= g.tot)
    ) x group by x.organisatie_id, x.jongere_id, x.periode, x.grond having count(*) = 1
), weg as (
    delete from toegang_betrokkenheid b
    where b.ctid = any(array(select a.plek from anders a where a.plek is not null))
)
insert into toegang_betrokkenheid (organisatie_id, jongere_id, periode, grond)
select n.organisatie_id, n.jongere_id, n.periode, n.grond from anders n where n.plek is null;
end $$;
