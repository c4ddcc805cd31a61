"""Per partner what was asked, answered and late (M25): numbers of work, no child in them."""

from django.db import migrations

# As the owner, who sees every melding; what comes out are counts of organisations that the actor
# may count: the region all of them, others their own and what their own works for.
PARTNERS = """
create function dossiers_partners(van date, tot date) returns table (
    organisatie_id bigint, gevraagd bigint, op_tijd bigint, te_laat bigint, geweigerd bigint,
    wacht bigint, wacht_te_laat bigint, mediaan_dagen double precision,
    zaken bigint, stappen_te_laat bigint, besluiten bigint, besluiten_te_laat bigint
) language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
    dag constant date := toegang_vandaag();
    mijn constant bigint := (select a.organisatie_id from toegang_aanstelling a
                             where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag());
    alles constant boolean := toegang_systeem() or exists (
        select 1 from toegang_organisatie o where o.id = mijn and o.soort = 'regio');
begin
    if not toegang_groep_mag('cijfers', 'tellen') then
        return;
    end if;
    return query
    with mag as (
        select p.id as postvak_id, p.organisatie_id as org from toegang_postvak p
        where alles or p.organisatie_id = mijn or p.organisatie_id in (
            select w.gebied_id from toegang_werkgebied w
            join toegang_organisatie o on o.id = w.organisatie_id
                and o.soort in ('schoolbestuur', 'samenwerking')
            where w.organisatie_id = mijn and w.periode @> dag)
    ), vraag as (
        select m.org, o.staat, o.antwoord_uiterlijk,
               (ml.moment at time zone 'Europe/Amsterdam')::date as gevraagd_op,
               (select min(g.moment at time zone 'Europe/Amsterdam')::date
                from signalen_meldinggebeurtenis g
                where g.ontvanger_id = o.id
                  and g.staat in ('aangenomen', 'geweigerd', 'afgehandeld')) as antwoord_op
        from mag m
        join signalen_meldingontvanger o on o.postvak_id = m.postvak_id
        join signalen_melding ml on ml.id = o.melding_id and ml.ingetrokken_op is null
    ), geteld as (
        select v.org, count(*) as gevraagd,
               count(*) filter (where v.antwoord_op <= v.antwoord_uiterlijk) as op_tijd,
               count(*) filter (where v.antwoord_op > v.antwoord_uiterlijk) as te_laat,
               count(*) filter (where v.staat = 'geweigerd') as geweigerd,
               count(*) filter (where v.antwoord_op is null) as wacht,
               count(*) filter (where v.antwoord_op is null and v.antwoord_uiterlijk < dag)
                   as wacht_te_laat,
               percentile_cont(0.5) within group (order by v.antwoord_op - v.gevraagd_op)
                   as mediaan
        from vraag v where v.gevraagd_op >= van and v.gevraagd_op < tot group by v.org
    ), zaak as (
        select m.org, count(*) as zaken, count(*) filter (where z.stap_op < dag) as laat
        from mag m join signalen_zaak z on z.eigenaar_postvak_id = m.postvak_id
        where z.gesloten_op is null and z.opent_op <= dag group by m.org
    ), besluit as (
        select m.org, count(*) as besluiten,
               count(*) filter (where e.besluit_uiterlijk < dag) as laat
        from mag m join dossiers_escalatie e on e.postvak_id = m.postvak_id
        where e.besluit = '' group by m.org
    )
    select m.org, coalesce(g.gevraagd, 0), coalesce(g.op_tijd, 0), coalesce(g.te_laat, 0),
           coalesce(g.geweigerd, 0), coalesce(g.wacht, 0), coalesce(g.wacht_te_laat, 0),
           g.mediaan, coalesce(z.zaken, 0), coalesce(z.laat, 0), coalesce(b.besluiten, 0),
           coalesce(b.laat, 0)
    from mag m left join geteld g on g.org = m.org left join zaak z on z.org = m.org
    left join besluit b on b.org = m.org;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_werk"), ("signalen", "0010_bewaking")]

    operations = [migrations.RunSQL(PARTNERS, "drop function dossiers_partners(date, date)")]
