"""The functions of the database that propose and destroy, made of what the rooms declare, and two
that answer a request for inzage.

They run as their owner, because nobody else may delete anything that is append-only. One is the
only writer of proposals, and the other destroys nothing but the rows of a confirmed one: so
whoever takes over the application can bring nothing to an end before its term.
"""
# ruff: noqa: S608  (the text is made of our own declarations, never of input)

from inbeeld.toegang.bewaren.plaatsen import Feitplaats, Plaatsen, alle_plaatsen

_OPEN = "v.bevestigd_op is null and v.vervallen_op is null"
_VAST = """exists (select 1 from toegang_bewaarplicht h
        where h.organisatie_id = {organisatie} and h.jongere_id in {kinderen}
          and h.opgeheven_op is null and (h.tot_en_met is null or h.tot_en_met >= dag))"""


def functies() -> str:
    """The script that installs both."""
    plaatsen = alle_plaatsen()
    feiten = [plaats for kamer in plaatsen for plaats in kamer.feiten]
    return _voorstellen(feiten) + _vernietigen(feiten, plaatsen) + _INZAGE


def _begin(plaats: Feitplaats) -> str:
    keuzes = " ".join(f"when '{naam}' then {sql}" for naam, sql in plaats.begint.items())
    return f"case t.begint_bij {keuzes} end"


def _voorstel(plaats: Feitplaats) -> str:
    vast = _VAST.format(organisatie="o.id", kinderen="(r.jongere_id, x.kern)")
    return f"""
    insert into toegang_voorstelregel
        (voorstel_id, tabel, rij_id, jongere_id, termijn_id, verlopen_op)
    select v.id, '{plaats.tabel}', r.id, r.jongere_id, t.id, b.verlopen
    from {plaats.tabel} r
    join toegang_organisatie o on o.id = r.bron_id
    join toegang_vernietigingsvoorstel v on v.organisatie_id = o.id and {_OPEN}
    join lateral (
        select t.* from toegang_bewaartermijn t
        where t.soort_organisatie = o.soort and t.gegevens = '{plaats.gegevens}' and t.vanaf <= dag
        order by t.vanaf desc limit 1) t on true
    cross join lateral (select {plaats.kern} as kern) x
    cross join lateral (
        select ({_begin(plaats)} + make_interval(years => t.jaren, days => t.dagen))::date
            as verlopen) b
    where b.verlopen <= dag and not {vast};
"""


def _voorstellen(feiten: list[Feitplaats]) -> str:
    return f"""
-- What is past its term on a day, per organisation. Replaces what nobody confirmed. Returns the
-- number of proposals.
create or replace function toegang_stel_vernietiging_voor(dag date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not toegang_systeem() then
        raise exception 'Alleen het systeem stelt vernietiging voor.'
            using errcode = 'insufficient_privilege';
    end if;
    perform pg_advisory_xact_lock(730500);
    delete from toegang_voorstelregel r using toegang_vernietigingsvoorstel v
        where v.id = r.voorstel_id and {_OPEN};
    update toegang_vernietigingsvoorstel v set vervallen_op = now() where {_OPEN};
    insert into toegang_vernietigingsvoorstel (sleutel, organisatie_id, peildatum, gemaakt_op)
    select gen_random_uuid(), o.id, dag, now() from toegang_organisatie o;
{"".join(_voorstel(plaats) for plaats in feiten)}
    delete from toegang_vernietigingsvoorstel v where {_OPEN}
        and not exists (select 1 from toegang_voorstelregel r where r.voorstel_id = v.id);
    return (select count(*) from toegang_vernietigingsvoorstel v where {_OPEN});
end $$;
"""


def _vernietig(plaats: Feitplaats) -> str:
    """Count the rows of a table, note until where the copy is no longer whole, delete them."""
    regel = f"g.voorstel_id = v.id and g.tabel = '{plaats.tabel}' and g.rij_id = r.id"
    return f"""
    insert into toegang_vernietiging (voorstel_id, tabel, jaar, waar, termijn_id, aantal)
    select v.id, '{plaats.tabel}', {plaats.jaar}, coalesce({plaats.waar}, ''), g.termijn_id,
        count(*)
    from {plaats.tabel} r join toegang_voorstelregel g on {regel}
    join toegang_organisatie o on o.id = r.bron_id
    group by 3, 4, 5;
    insert into toegang_bewaargrens (organisatie_id, jongere_id, tot)
    select v.organisatie_id, r.jongere_id, max(least({plaats.einde}, dag))
    from {plaats.tabel} r join toegang_voorstelregel g on {regel}
    where {plaats.einde} is not null group by 2
    on conflict (jongere_id, organisatie_id)
        do update set tot = greatest(toegang_bewaargrens.tot, excluded.tot);
    delete from {plaats.tabel} r using toegang_voorstelregel g where {regel};
"""


def _geen(feiten: list[Feitplaats], meer: str = "") -> str:
    """No fact of child `k` is left."""
    delen = [f"exists (select 1 from {p.tabel} r where r.jongere_id = k{meer})" for p in feiten]
    return f"not ({' or '.join(delen)})"


# Long: the text of one function of the database, which is read as a whole.
def _vernietigen(feiten: list[Feitplaats], plaatsen: list[Plaatsen]) -> str:
    per_kopie = "".join(f"    {s};\n" for p in plaatsen for s in p.rest.per_kopie)
    per_kind = "".join(f"    {s};\n" for p in plaatsen for s in p.rest.per_kind)
    blijft = "".join(f" and not {s}" for p in plaatsen for s in p.blijft)
    vast = _VAST.format(organisatie="v.organisatie_id", kinderen="(g.jongere_id)")
    return f"""
-- Destroy the rows of a proposal that this actor confirmed. Returns the children that are left, to
-- be computed anew: facts of others about them stay.
create or replace function toegang_vernietig(welk bigint) returns bigint[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    v toegang_vernietigingsvoorstel;
    dag constant date := toegang_vandaag();
    kinderen bigint[];
    weg bigint[];
    leeg bigint[];
begin
    select * into v from toegang_vernietigingsvoorstel a where a.id = welk for update;
    if v.bevestigd_door_id is distinct from toegang_aanstelling()
       or not (v.organisatie_id = any(toegang_partijen()))
       or not toegang_groep_mag('identiteit', 'vernietigen') then
        raise exception 'Vernietigen kan alleen wie het voorstel bevestigde.'
            using errcode = 'insufficient_privilege';
    end if;
    -- A look ahead (a peildatum that lies in the future) can be read, not carried out.
    if v.bevestigd_op is null or v.uitgevoerd_op is not null or v.vervallen_op is not null
       or v.peildatum > dag or v.peildatum > current_date + 1 then
        raise exception 'Dit voorstel is niet (meer) uit te voeren.'
            using errcode = 'restrict_violation';
    end if;
    -- What somebody has said since that must stay.
    delete from toegang_voorstelregel g where g.voorstel_id = v.id and {vast};
    kinderen := array(
        select distinct g.jongere_id from toegang_voorstelregel g where g.voorstel_id = v.id
        order by 1);
    perform set_config('inbeeld.vernietiging', v.id::text, true);
{"".join(_vernietig(plaats) for plaats in feiten)}
    weg := array(select k from unnest(kinderen) k
        where {_geen(feiten, " and r.bron_id = v.organisatie_id")});
{per_kopie}
    leeg := array(select k from unnest(kinderen) k where {_geen(feiten)}{blijft});
{per_kind}
    delete from toegang_voorstelregel g where g.voorstel_id = v.id;
    update toegang_vernietigingsvoorstel a set uitgevoerd_op = now() where a.id = v.id;
    perform set_config('inbeeld.vernietiging', '', true);
    return array(select k from unnest(kinderen) k where k <> all(leeg));
end $$;
"""


# For a request that was granted: who looked on behalf of the organisation that answers, and which
# others are involved. Of the people who looked the rol and not the name: whether somebody may know
# that is another question (HvJ EU C-579/21). Parents are involved too, and are not named.
_INZAGE = """
create or replace function toegang_inzage_verzoek(welk bigint) returns toegang_avgverzoek
language sql stable security definer set search_path = public, pg_temp as $$
    select v from toegang_avgverzoek v
    where v.id = welk and v.soort = 'inzage' and v.besluit = 'toegewezen'
      and v.organisatie_id = any(toegang_partijen())
      and toegang_groep_mag('identiteit', 'inzage_geven') $$;
create or replace function toegang_inzage_lezingen(welk bigint)
returns table (moment timestamptz, rol varchar, organisatie varchar, handeling varchar,
    gegevensgroepen varchar[], grond varchar)
language sql stable security definer set search_path = public, pg_temp as $$
    select l.moment, a.rol, o.naam, l.handeling, l.gegevensgroepen, l.grond
    from toegang_inzage_verzoek(welk) v
    join toegang_leesregel l
        on l.jongere_id = v.jongere_id and l.organisatie_id = v.organisatie_id
    left join toegang_aanstelling a on a.id = l.aanstelling_id
    left join toegang_organisatie o on o.id = l.organisatie_id
    order by l.id $$;
create or replace function toegang_inzage_betrokkenen(welk bigint)
returns table (organisatie varchar, soort varchar, grond varchar, van date, tot date)
language sql stable security definer set search_path = public, pg_temp as $$
    select o.naam, o.soort, b.grond, lower(b.periode), upper(b.periode)
    from toegang_inzage_verzoek(welk) v
    join toegang_betrokkenheid b on b.jongere_id = v.jongere_id
    join toegang_organisatie o on o.id = b.organisatie_id
    order by 4, 1 $$;
"""
