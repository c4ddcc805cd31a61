"""What transfers need beside their tables: who they involve, who may do which step, how they ended.

Sending brings the receiver in, and only the sender's own organisation sends; only the receiver
accepts, refuses and confirms. What the pages keep to is held here for the application's role.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

# Derived from the transfers of a child, and made anew with each change. The sender stays involved
# from the preparing until the first day, also when an enrolment ends in between: it owns the
# transfer until then. Both see what became of it until four weeks after the first day. A receiver
# that refused, or that it was withdrawn from, was never involved.
BETROKKEN = """
create function dossiers_overdracht_betrek(kind bigint) returns void language sql
set search_path = public, pg_temp as $$
    delete from toegang_betrokkenheid b where b.jongere_id = kind and b.grond = 'overdracht';
    insert into toegang_betrokkenheid (organisatie_id, jongere_id, periode, grond)
    select d.organisatie_id, kind, unnest(range_agg(daterange(d.van, d.tot))), 'overdracht'
    from (
        select p.organisatie_id, (o.moment at time zone 'Europe/Amsterdam')::date as van,
               case when o.toestand = 'begonnen' then o.eerste_dag_op + 29 end as tot
        from dossiers_overdracht o join toegang_postvak p on p.id = o.van_postvak_id
        where o.jongere_id = kind and o.toestand <> 'vervallen'
        union all
        select p.organisatie_id, o.verzonden_op,
               coalesce(o.eerste_dag_op, o.eerste_dag_verwacht) + 29
        from dossiers_overdracht o join toegang_postvak p on p.id = o.naar_postvak_id
        where o.jongere_id = kind and o.toestand in ('verzonden', 'aanvaard', 'begonnen')
    ) d
    where d.tot is null or d.tot > d.van
    group by d.organisatie_id $$;
revoke execute on function dossiers_overdracht_betrek(bigint) from public;
create function dossiers_betrek_overdracht() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    perform dossiers_overdracht_betrek(new.jongere_id);
    return null;
end $$;
create trigger betrek after insert or update of toestand, verzonden_op, eerste_dag_op,
    eerste_dag_verwacht, naar_postvak_id on dossiers_overdracht
    for each row execute function dossiers_betrek_overdracht();
"""
BETROKKEN_WEG = """
drop trigger betrek on dossiers_overdracht;
drop function dossiers_betrek_overdracht();
drop function dossiers_overdracht_betrek(bigint);
"""
# To whom: a partner that has people who answer. Of a child with a secret address only who may know
# it chooses among gemeenten, as everywhere.
BEWAAKT = """
create function dossiers_overdracht_van(bak bigint) returns boolean language sql stable as $$
    select exists (select 1 from toegang_postvak p
                   where p.id = bak and p.organisatie_id = any(toegang_partijen())) $$;
create function dossiers_overdracht_naar(kind bigint, van bigint, naar bigint) returns boolean
language sql stable as $$
    select naar is null or exists (
        select 1 from toegang_postvak p
        join toegang_organisatie o on o.id = p.organisatie_id
        where p.id = naar and p.id <> van
          and o.soort in ('school', 'gemeente', 'samenwerking', 'swv', 'zorgaanbieder')
          and (o.soort not in ('gemeente', 'samenwerking')
               or toegang_groep_mag('verblijfplaats', 'zoeken')
               or not exists (select 1 from register_personalia r
                              where r.jongere_id = kind and r.geheim_adres))) $$;
create function dossiers_overdracht_bewaakt() returns trigger language plpgsql as $$
declare
    dag constant date := toegang_vandaag();
    stap text;
    mogen text[];
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if (new.zaak_id is null or exists (select 1 from signalen_zaak z
            where z.id = new.zaak_id and z.jongere_id = new.jongere_id))
       and (tg_op = 'UPDATE' and new.warm_gesprek_id is not distinct from old.warm_gesprek_id
            or new.warm_gesprek_id is null
            or exists (select 1 from dossiers_gesprek g
                       where g.id = new.warm_gesprek_id and g.jongere_id = new.jongere_id))
       and (tg_op = 'UPDATE' and new.eerste_dag_verwacht = old.eerste_dag_verwacht
            or new.eerste_dag_verwacht between dag - 60 and dag + 550)
    then
        if tg_op = 'INSERT' then
            if dossiers_overdracht_van(new.van_postvak_id)
               and dossiers_overdracht_naar(new.jongere_id, new.van_postvak_id, new.naar_postvak_id)
               and num_nonnulls(new.verzonden_op, new.antwoord_uiterlijk, new.beantwoord_op,
                                new.eerste_dag_op, new.bevestigd_door_id) = 0
               and new.toelichting = '' then
                return new;
            end if;
        else
            stap := old.toestand || '>' || new.toestand;
            mogen := coalesce(
                case when dossiers_overdracht_van(old.van_postvak_id) then case stap
                    when 'voorbereid>voorbereid' then array['naar_postvak_id', 'naar_omschrijving',
                        'inhoud', 'eerste_dag_verwacht', 'verzenden_uiterlijk', 'ouders_gezien_op',
                        'ouders_reactie', 'ouders_waarom_niet', 'warm_gesprek_id']
                    when 'voorbereid>verzonden' then array['verzonden_op', 'antwoord_uiterlijk']
                    when 'verzonden>verzonden' then array['eerste_dag_verwacht', 'warm_gesprek_id']
                    when 'aanvaard>aanvaard' then array['eerste_dag_verwacht', 'warm_gesprek_id']
                    when 'geweigerd>voorbereid' then array['verzonden_op', 'antwoord_uiterlijk',
                        'beantwoord_op', 'verzenden_uiterlijk']
                    when 'voorbereid>vervallen' then array['toelichting']
                    when 'verzonden>vervallen' then array['toelichting']
                    when 'aanvaard>vervallen' then array['toelichting']
                    when 'geweigerd>vervallen' then array['toelichting']
                    when 'verzonden>begonnen' then case when old.naar_postvak_id is null
                        then array['eerste_dag_op', 'bevestigd_door_id'] end
                end end,
                case when dossiers_overdracht_van(old.naar_postvak_id) then case stap
                    when 'verzonden>aanvaard' then array['beantwoord_op']
                    when 'verzonden>geweigerd' then array['beantwoord_op', 'toelichting']
                    when 'verzonden>begonnen' then array['beantwoord_op', 'eerste_dag_op',
                                                         'bevestigd_door_id']
                    when 'aanvaard>begonnen' then array['eerste_dag_op', 'bevestigd_door_id']
                end end);
            if mogen is not null
               and to_jsonb(new) - mogen - 'toestand' = to_jsonb(old) - mogen - 'toestand'
               and (new.verzonden_op is null or new.verzonden_op in (dag, old.verzonden_op))
               and (new.antwoord_uiterlijk is null or new.antwoord_uiterlijk <= dag + 90)
               and (new.beantwoord_op is null or new.beantwoord_op in (dag, old.beantwoord_op))
               and (new.eerste_dag_op is null or new.eerste_dag_op <= dag
                    and new.bevestigd_door_id = toegang_aanstelling())
               and (new.naar_postvak_id is not distinct from old.naar_postvak_id
                    or dossiers_overdracht_naar(
                        new.jongere_id, new.van_postvak_id, new.naar_postvak_id))
               and (new.ouders_gezien_op is null or new.ouders_gezien_op <= dag)
               -- What parents saw is what is sent, to whom they saw it would go.
               and (old.toestand <> 'voorbereid' or old.ouders_gezien_op is null
                    or new.ouders_gezien_op is null
                    or (new.inhoud, new.naar_omschrijving) = (old.inhoud, old.naar_omschrijving)
                       and new.naar_postvak_id is not distinct from old.naar_postvak_id) then
                return new;
            end if;
        end if;
    end if;
    raise exception 'Deze overdracht verandert zo niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_overdracht
    for each row execute function dossiers_overdracht_bewaakt();
"""
BEWAAKT_WEG = """
drop trigger bewaakt on dossiers_overdracht;
drop function dossiers_overdracht_bewaakt();
drop function dossiers_overdracht_naar(bigint, bigint, bigint);
drop function dossiers_overdracht_van(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0011_vrijstelling")]

    operations = [
        migrations.AddConstraint(
            model_name="overdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("toestand__in", ["verzonden", "aanvaard", "begonnen"]), _negated=True
                    ),
                    models.Q(("inhoud", ""), _negated=True),
                    _connector="OR",
                ),
                name="overdracht_met_inhoud",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="overdracht",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "dossiers_overdrachtevent" ("antwoord_uiterlijk", "beantwoord_op", "bevestigd_door_id", "bron_id", "door_id", "eerste_dag_op", "eerste_dag_verwacht", "id", "inhoud", "jongere_id", "moment", "naar_omschrijving", "naar_postvak_id", "ouders_gezien_op", "ouders_reactie", "ouders_waarom_niet", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "soort", "toelichting", "toestand", "van_postvak_id", "verzenden_uiterlijk", "verzonden_op", "warm_gesprek_id", "zaak_id") VALUES (NEW."antwoord_uiterlijk", NEW."beantwoord_op", NEW."bevestigd_door_id", NEW."bron_id", NEW."door_id", NEW."eerste_dag_op", NEW."eerste_dag_verwacht", NEW."id", NEW."inhoud", NEW."jongere_id", NEW."moment", NEW."naar_omschrijving", NEW."naar_postvak_id", NEW."ouders_gezien_op", NEW."ouders_reactie", NEW."ouders_waarom_niet", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."soort", NEW."toelichting", NEW."toestand", NEW."van_postvak_id", NEW."verzenden_uiterlijk", NEW."verzonden_op", NEW."warm_gesprek_id", NEW."zaak_id"); RETURN NULL;',
                    hash="dc5a330bf4916a2aebfe07687670a06a88b533c0",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_1b9d9",
                    table="dossiers_overdracht",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(BETROKKEN, BETROKKEN_WEG),
        migrations.RunSQL(BEWAAKT, BEWAAKT_WEG),
    ]
