-- Waarschuwingen: what the stored lagen, kloks, statuses and meldingen say that somebody should look
-- at. Nothing is worked out a second time and nothing is stored: one that passes is gone.
-- Read by migration 0003: what has changed since stands in a later migration.
--
-- SECURITY INVOKER and one SELECT each: the row policies apply, and the planner folds the body into
-- the query that asks. Days are compared with plain columns, which is all that an index may serve
-- under row-level security.

-- What the region sees without having chosen (`soorten.py` holds the words; a test, that both agree).
create function signalen_soorten() returns table (soort text, blijft integer, standaard boolean)
language sql immutable parallel safe as $$
    values ('uren_lopen_op', null::integer, true), ('te_laat', null, true), ('ziek_vaak', null, true),
        ('ziek_lang', null, true), ('geoorloofd_lang', null, true), ('klok_dag_7', 7, true),
        ('klok_dag_14', 7, false), ('klok_dag_21', 7, true), ('vier_weken', 14, true),
        ('zes_weken', 28, true), ('tien_weken', 14, false), ('twaalf_weken', 14, false),
        ('drie_maanden_nadert', 28, true), ('drie_maanden_voorbij', null, true),
        ('wettelijke_melding', 28, true), ('absoluut', null, true), ('aanbod_geeindigd', 28, true),
        ('aanbod_niet_gevolgd', null, true), ('terugval', 28, true),
        ('vrijstelling_loopt_af', 60, true), ('inschrijving_eindigt', 28, true),
        ('gegevens_gestopt', null, true)
$$;

-- Schools with pupils that delivered absence once, and nothing about the last ten lesdagen. It reads
-- the calendar and enrolments of all, and gives back no child.
create function signalen_stille_scholen(dag date)
returns table (school text, stand date, van date) language plpgsql stable security definer
set search_path = public, pg_temp as $$
begin
    return query
    select g.school::text, g.stand, date '1970-01-01' + l.dag::integer
    from (
        select f.school, max(f.gegevens_tot_en_met) as stand from register_gegevensstand f
        where f.ingetrokken_op is null group by f.school
    ) g
    join tijdlijnen_kal_school s on s.school = g.school
    cross join lateral (
        select k.dag from tijdlijnen_kal_kalender k
        where k.kal = s.kal and k.les = 1 and k.dag > g.stand - date '1970-01-01'
        order by k.dag offset 9 limit 1
    ) l
    where g.stand <= signalen_stille_scholen.dag - 10
      and l.dag <= signalen_stille_scholen.dag - date '1970-01-01'
      and exists (select 1 from register_inschrijvingen i
                  where i.school = g.school and i.ingetrokken_op is null
                    and i.periode @> signalen_stille_scholen.dag);
end $$;

-- Every waarschuwing of a day, of all children that the actor sees or of one (`kind`), also those
-- that somebody acted on or that the region does not want. (jongere_id, soort, sinds) is its key.
-- It is shown from `van` until (not including) `tot`, if nothing happens; null: as long as it holds.
-- `waarde`: of a klok 'streng' or 'ruim', of a count how far it came, of a school the last day known.
create function signalen_waarschuwingen_alle(dag date, kind bigint default null)
returns table (
    jongere_id bigint, soort text, sinds date, tot date, waarde text, van date, gestopt text
) language sql stable parallel safe as $$
with loopt as materialized (
    -- A strict and a wide klok from one day are one to people.
    select distinct on (k.jongere_id, k.thuis_sinds)
        k.jongere_id, k.soort::text, k.thuis_sinds, k.drie_maanden_op, k.verschenen_op, k.van, k.tot
    from tijdlijnen_klok k
    where k.van <= dag and (k.tot > dag or k.tot is null) and k.verschenen_op <= dag
      and (kind is null or k.jongere_id = kind)
    order by k.jongere_id, k.thuis_sinds, k.soort desc
), sein as materialized (
    select l.jongere_id, l.laag, l.waarde from tijdlijnen_laag l
    where l.laag in ('sein_uren', 'sein_te_laat', 'sein_ziek_meldingen', 'sein_ziek_lesdagen',
                     'sein_geoorloofd_lesdagen')
      and l.van <= dag and (l.tot > dag or l.tot is null)
      and (kind is null or l.jongere_id = kind)
      and exists (select 1 from tijdlijnen_tijdlijn t
                  where t.jongere_id = l.jongere_id and t.definitie = (tijdlijnen_definities(dag))[1]
                    and t.van <= dag and t.tot > dag
                    and t.soort not in ('niet_plichtig', 'vrijgesteld'))
)
-- Days of a klok: day 7 is six days after the first.
select k.jongere_id, s.soort, k.thuis_sinds, least(s.tot, k.tot), k.soort,
       greatest(s.van, k.verschenen_op), null::text
from loopt k cross join lateral (values
    ('klok_dag_7', k.thuis_sinds + 6, k.thuis_sinds + 13),
    ('klok_dag_14', k.thuis_sinds + 13, k.thuis_sinds + 20),
    ('klok_dag_21', k.thuis_sinds + 20, k.thuis_sinds + 27),
    ('vier_weken', k.thuis_sinds + 27, k.thuis_sinds + 41),
    ('zes_weken', k.thuis_sinds + 41, k.thuis_sinds + 69),
    ('tien_weken', k.thuis_sinds + 69, k.thuis_sinds + 83),
    ('twaalf_weken', k.thuis_sinds + 83, k.thuis_sinds + 97),
    ('drie_maanden_nadert', k.drie_maanden_op - 28, k.drie_maanden_op),
    ('drie_maanden_voorbij', k.drie_maanden_op, null)
) s (soort, van, tot)
where s.van <= dag and (s.tot > dag or s.tot is null)
union all
-- Counts that rise. Of hours the whole unbroken run is one waarschuwing: 14 after 12 is the same one
-- growing. The 3-6-9-12 of lateness and the fourth illness ask something else of somebody else, and
-- are each their own: the unbroken run of that number or more.
select s.jongere_id,
       case s.laag when 'sein_uren' then 'uren_lopen_op' when 'sein_te_laat' then 'te_laat'
           when 'sein_ziek_meldingen' then 'ziek_vaak' when 'sein_ziek_lesdagen' then 'ziek_lang'
           else 'geoorloofd_lang' end,
       lower(r.loop), upper(r.loop), s.waarde, lower(r.loop), null
from sein s cross join lateral (
    select x.loop from (
        select unnest(range_agg(l.periode)) as loop from tijdlijnen_laag l
        where l.jongere_id = s.jongere_id and l.laag = s.laag
          and (s.laag not in ('sein_te_laat', 'sein_ziek_meldingen')
               or (length(l.waarde), l.waarde) >= (length(s.waarde), s.waarde))
    ) x where x.loop @> dag
) r
where case s.laag
    -- From sixteen on it is to be reported; what is left of those hours afterwards warns of nothing.
    when 'sein_uren' then s.waarde <> '16' and not exists (
        select 1 from tijdlijnen_wettelijkemelding m
        where m.jongere_id = s.jongere_id and m.einddatum >= lower(r.loop) and m.einddatum <= dag)
    -- Days of illness count among the days with leave as well: then illness is what is asked about.
    when 'sein_geoorloofd_lesdagen' then not exists (
        select 1 from sein z where z.jongere_id = s.jongere_id and z.laag = 'sein_ziek_lesdagen')
    else true end
union all
-- Of what must be reported by law only the last: reporting that one covers those before it.
select m.jongere_id, 'wettelijke_melding', m.begindatum, m.einddatum + 28, '', m.einddatum, null
from (
    select distinct on (m.jongere_id) m.jongere_id, m.begindatum, m.einddatum
    from tijdlijnen_wettelijkemelding m
    where m.einddatum <= dag and m.einddatum > dag - 28 and (kind is null or m.jongere_id = kind)
    order by m.jongere_id, m.einddatum desc
) m
union all
-- Not enrolled, as the region counts: not with an offer, nor between two schools where its definitie
-- leaves that out.
select l.jongere_id, 'absoluut', l.van, l.tot, '', l.van, null
from tijdlijnen_laag l
join tijdlijnen_tijdlijn t on t.jongere_id = l.jongere_id
    and t.definitie = (tijdlijnen_definities(dag))[1] and t.van <= dag and t.tot > dag
    and t.soort = 'thuiszitter'
where l.laag = 'absoluut' and l.van <= dag and (l.tot > dag or l.tot is null)
  and (kind is null or l.jongere_id = kind)
union all
-- The last offer ended, and a klok began with it or in the week after.
select a.jongere_id, 'aanbod_geeindigd', a.tot, a.tot + 28, '', k.van, null
from tijdlijnen_laag a cross join lateral (
    select min(k.van) as van from tijdlijnen_klok k
    where k.jongere_id = a.jongere_id and k.van >= a.tot and k.van <= a.tot + 7 and k.van <= dag
      and (k.tot > dag or k.tot is null)
) k
where a.laag = 'aanbod' and a.tot <= dag and a.tot > dag - 28 and k.van is not null
  and (kind is null or a.jongere_id = kind)
  and not exists (select 1 from tijdlijnen_laag b
                  where b.jongere_id = a.jongere_id and b.laag = 'aanbod'
                    and b.van >= a.tot and b.van <= dag)
union all
-- With an offer, enrolled, and absent for a week.
select t.jongere_id, 'aanbod_niet_gevolgd', s.sinds, t.tot, '', s.sinds + 7, null
from tijdlijnen_tijdlijn t cross join lateral (
    select greatest(t.van, max(n.tot)) as sinds from tijdlijnen_laag n
    where n.jongere_id = t.jongere_id and n.laag = 'niet_ingeschreven' and n.tot <= dag
) s
where t.definitie = (tijdlijnen_definities(dag))[1] and t.van <= dag and t.tot > dag
  and not (t.soort in ('in_onderwijs', 'niet_plichtig', 'vrijgesteld'))
  and t.soort = 'met_aanbod' and s.sinds + 7 <= dag and (kind is null or t.jongere_id = kind)
  and not exists (select 1 from tijdlijnen_laag n
                  where n.jongere_id = t.jongere_id and n.laag = 'niet_ingeschreven'
                    and n.van <= dag and (n.tot > dag or n.tot is null))
union all
-- A klok within a year after one that ended because the child was back or had an offer. The earlier
-- one lasted four weeks, or ended with an offer: a week's illness twice a year is no relapse.
select k.jongere_id, 'terugval', k.thuis_sinds, k.verschenen_op + 28, k.soort, k.verschenen_op, null
from loopt k
where k.verschenen_op > dag - 28
  and exists (
      select 1 from tijdlijnen_klok e
      join tijdlijnen_tijdlijn t on t.jongere_id = e.jongere_id
          and t.definitie = (tijdlijnen_definities(dag))[1] and t.van <= e.tot and t.tot > e.tot
      where e.jongere_id = k.jongere_id and e.soort = k.soort and e.tot <= k.thuis_sinds
        and e.tot > (k.thuis_sinds - interval '1 year')::date
        and t.soort not in ('niet_plichtig', 'vrijgesteld', 'onbekend', 'overstap', 'thuiszitter')
        and (e.tot - e.thuis_sinds >= 28 or t.soort = 'met_aanbod'))
  -- Straight from an offer: that has its own waarschuwing.
  and not exists (select 1 from tijdlijnen_laag a
                  where a.jongere_id = k.jongere_id and a.laag = 'aanbod'
                    and a.tot <= k.van and a.tot >= k.van - 7)
union all
-- Keyed by its end: of an exemption that is renewed every year each end is another.
select l.jongere_id, 'vrijstelling_loopt_af', greatest(l.van, l.tot - 60), l.tot, l.waarde,
       greatest(l.van, l.tot - 60), null
from tijdlijnen_laag l
where l.laag = 'vrijgesteld' and l.tot > dag and l.tot <= dag + 60 and l.van <= dag
  and (kind is null or l.jongere_id = kind)
  and exists (select 1 from tijdlijnen_laag p
              where p.jongere_id = l.jongere_id and p.laag = 'plichtig'
                and p.van <= l.tot and (p.tot > l.tot or p.tot is null))
  and not exists (select 1 from tijdlijnen_laag v
                  where v.jongere_id = l.jongere_id and v.laag = 'vrijgesteld' and v.van = l.tot)
union all
-- An enrolment ends on a day that lies ahead, and no other follows.
select i.jongere_id, 'inschrijving_eindigt', i.tot, i.tot, '', i.tot - 28, null
from tijdlijnen_laag i
where i.laag = 'ingeschreven' and i.tot > dag and i.tot <= dag + 28 and i.van <= dag
  and (kind is null or i.jongere_id = kind)
  and exists (select 1 from tijdlijnen_laag l
              where l.jongere_id = i.jongere_id and l.laag in ('niet_ingeschreven', 'wacht')
                and l.van = i.tot)
union all
-- A school's own people, those whose area it is in, and the region.
select null, 'gegevens_gestopt', s.stand + 1, null, s.stand::text, s.van, s.school
from signalen_stille_scholen(dag) s
where kind is null and (
    (select toegang_hele_regio() or toegang_systeem())
    or exists (
        select 1 from toegang_organisatie o
        where o.soort = 'school' and o.code = s.school and (
            o.id = any((select toegang_partijen())::bigint[])
            or exists (select 1 from toegang_werkgebied w
                       where w.gebied_id = o.id and w.periode @> dag
                         and w.organisatie_id = any((select toegang_partijen())::bigint[])))))
$$;

-- Those that nobody acted on yet, of children who live, and that the region wants to see. Of a row of
-- Signaal the last one counts; of choices the newest for the sector, then the newest for all.
create function signalen_waarschuwingen(dag date, kind bigint default null)
returns table (
    jongere_id bigint, soort text, sinds date, tot date, waarde text, van date,
    sector text, school text, gemeente text
) language sql stable parallel safe as $$
select a.jongere_id, a.soort, a.sinds, a.tot, a.waarde, a.van, coalesce(s.sector, ''),
       coalesce(i.waarde, a.gestopt, ''),
       coalesce((
           select w.gemeente from register_woonplaatsen w
           where w.jongere_id = a.jongere_id and w.ingetrokken_op is null and w.periode @> dag
           order by lower(w.periode) desc, w.gemeente desc limit 1), '')
from signalen_waarschuwingen_alle(dag, kind) a
join signalen_soorten() w on w.soort = a.soort
left join tijdlijnen_laag i on i.jongere_id = a.jongere_id and i.laag = 'ingeschreven'
    and i.van <= dag and (i.tot > dag or i.tot is null)
left join register_scholen s on s.school = coalesce(i.waarde, a.gestopt) and s.ingetrokken_op is null
where not coalesce((
        select g.tot is null or g.tot > dag from signalen_signaal g
        where g.jongere_id = a.jongere_id and g.soort = a.soort and g.sinds = a.sinds
        order by g.moment desc, g.id desc limit 1), false)
  and coalesce((
        select k.aan from signalen_signaalkeuze k
        where k.soort = a.soort and k.vanaf <= dag and k.sector in ('', coalesce(s.sector, ''))
        order by k.sector desc, k.vanaf desc limit 1), w.standaard)
  and not exists (select 1 from register_personalia p
                  where p.jongere_id = a.jongere_id and p.overleden_op is not null)
$$;
