"""What offers need beside their tables: what may still change, and the waarschuwing they give."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inbeeld.toegang.migratie import InEenKeer

# What pages check, held for whoever writes otherwise. The system writes as it must.
BEWAAKT = """
create function dossiers_traject_bewaakt() returns trigger language plpgsql as $$
declare
    dag constant date := toegang_vandaag();
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if tg_op = 'UPDATE' and (
        old.toestand in ('geweigerd', 'beeindigd', 'vervallen')
        or (old.begonnen_op is not null and (new.soort, new.passend, new.gevraagd_op,
                new.aangeboden_op, new.antwoord_op, new.begonnen_op)
            is distinct from (old.soort, old.passend, old.gevraagd_op, old.aangeboden_op,
                old.antwoord_op, old.begonnen_op))
        or (old.feit_id is not null and new.feit_id is null)
    ) then
        raise exception 'Dit aanbod verandert zo niet meer.' using errcode = 'restrict_violation';
    end if;
    if greatest(new.gevraagd_op, new.aangeboden_op, new.antwoord_op, new.begonnen_op, new.einddatum)
            > dag
       or new.gevraagd_op > new.aangeboden_op or new.aangeboden_op > new.antwoord_op
       or new.antwoord_op > new.begonnen_op or new.begonnen_op > new.einddatum
       or (new.toestand not in ('gevraagd', 'vervallen') and new.aangeboden_op is null)
       or (new.toestand in ('aanvaard', 'geweigerd', 'begonnen', 'beeindigd')
           and new.antwoord_op is null) then
        raise exception 'De dagen van dit aanbod kloppen niet.' using errcode = 'check_violation';
    end if;
    if new.zaak_id is not null and not exists (
        select 1 from signalen_zaak z where z.id = new.zaak_id and z.jongere_id = new.jongere_id
    ) then
        raise exception 'Deze zaak is van een ander kind.' using errcode = 'restrict_violation';
    end if;
    if new.afwijking_besloten_door_id is not null
       and (tg_op = 'INSERT' or new.afwijking_besloten_door_id
                is distinct from old.afwijking_besloten_door_id)
       and not dossiers_beslist(new.afwijking_besloten_door_id) then
        raise exception 'Wie beslist, heeft een functie in de regio of antwoordt voor de organisatie.'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
-- Who can have decided on a deviation: who holds a functie, or answers for the actor's organisation.
create function dossiers_beslist(wie bigint) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
    select exists (select 1 from signalen_functievervulling v join toegang_aanstelling a
                       on a.id = v.aanstelling_id and a.periode @> toegang_vandaag()
                   where v.aanstelling_id = wie and v.periode @> toegang_vandaag())
        or exists (select 1 from toegang_postvak p
                   where p.coordinator_id = wie and p.organisatie_id = toegang_organisatie()) $$;
-- A fitting offer that runs has its fact, an ended one a fact that ends with it. Of a fact that was
-- corrected or withdrawn elsewhere the road only knows the one it was begun with.
create function dossiers_traject_feit() returns trigger language plpgsql as $$
declare
    feit register_aanbod;
begin
    if signalen_vrij(tg_relid) or (tg_op = 'UPDATE' and new.feit_id is not distinct from old.feit_id
                                   and new.toestand = old.toestand) then
        return null;
    end if;
    select * into feit from register_aanbod f where f.id = new.feit_id;
    if (case new.toestand
        when 'begonnen' then case when new.passend
            then feit.jongere_id = new.jongere_id and feit.soort = new.soort and feit.passend
                 and feit.ingetrokken_op is null and lower(feit.periode) = new.begonnen_op
            else new.feit_id is null end
        when 'beeindigd' then new.feit_id is null or (feit.jongere_id = new.jongere_id and (
            feit.ingetrokken_op is not null
            or (new.eindreden <> 'ten_onrechte' and upper(feit.periode) = new.einddatum + 1)))
        else new.feit_id is null
    end) then
        return null;
    end if;
    raise exception 'Het feit van dit aanbod klopt niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_aanbodtraject
    for each row execute function dossiers_traject_bewaakt();
create trigger feit after insert or update on dossiers_aanbodtraject
    for each row execute function dossiers_traject_feit();

-- What hangs on an offer is of the same child, and stays with it.
create function dossiers_bij_traject() returns trigger language plpgsql as $$
declare
    t dossiers_aanbodtraject;
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    select * into t from dossiers_aanbodtraject a where a.id = new.traject_id;
    if t.jongere_id = new.jongere_id
       and (tg_op = 'INSERT' or to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv) then
        return new;
    end if;
    raise exception 'Dit hoort niet bij dit aanbod.' using errcode = 'restrict_violation';
end $$;
create trigger bij_traject before insert or update on dossiers_aanbodopbouw for each row
    execute function dossiers_bij_traject('uren_per_week_honderdsten', 'vervallen');
create trigger bij_traject before insert or update on dossiers_kostendeel for each row
    execute function dossiers_bij_traject('betaler_id', 'omschrijving', 'aandeel_procent', 'vanaf',
                                          'besloten_op', 'vervallen_op');
create trigger bij_traject before insert on dossiers_aanbodcontrole for each row
    execute function dossiers_bij_traject();
-- What was decided or lapsed stays so; who changes it, says so with a new share.
create function dossiers_kosten_vast() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) or (old.vervallen_op is null and (old.besloten_op is null
            or to_jsonb(new) - 'vervallen_op' = to_jsonb(old) - 'vervallen_op')) then
        return new;
    end if;
    raise exception 'Dit deel van de kosten verandert niet meer.'
        using errcode = 'restrict_violation';
end $$;
create trigger kosten_vast before update on dossiers_kostendeel
    for each row execute function dossiers_kosten_vast();
create function dossiers_controle_bewaakt() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) or (new.datum <= toegang_vandaag() and exists (
        select 1 from dossiers_aanbodtraject t
        where t.id = new.traject_id and t.toestand = 'begonnen' and t.begonnen_op <= new.datum)) then
        return new;
    end if;
    raise exception 'Alleen een aanbod dat loopt, wordt gevolgd.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert on dossiers_aanbodcontrole
    for each row execute function dossiers_controle_bewaakt();

-- Adapted hours only end: by their last day, or withdrawn with a reason, once.
create function dossiers_uren_bewaakt() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if upper(new.periode) <= lower(new.periode) + interval '1 year'
           and new.ingetrokken_op is null then
            return new;
        end if;
    elsif old.ingetrokken_op is null
          and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
        return new;
    end if;
    raise exception 'Deze aangepaste uren kunnen zo niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_aangepasteuren for each row
    execute function dossiers_uren_bewaakt('ingetrokken_op', 'ingetrokken_reden');

-- A need is met or lapses, once; by an offer of this child.
create function dossiers_behoefte_bewaakt() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if greatest(new.sinds, new.vervuld_op, new.vervallen_op) <= toegang_vandaag()
       and (new.vervuld_op is null or new.vervuld_op >= new.sinds)
       and (new.vervuld_door_id is null or (new.vervuld_op is not null and exists (
            select 1 from dossiers_aanbodtraject t
            where t.id = new.vervuld_door_id and t.jongere_id = new.jongere_id)))
       and (case when tg_op = 'INSERT' then new.vervuld_op is null and new.vervallen_op is null
           else old.vervuld_op is null and old.vervallen_op is null
                and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv end) then
        return new;
    end if;
    raise exception 'Deze behoefte verandert zo niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_behoefte for each row
    execute function dossiers_behoefte_bewaakt('vervuld_op', 'vervuld_door_id', 'vervallen_op',
                                               'vervallen_reden');
"""
BEWAAKT_WEG = """
drop trigger bewaakt on dossiers_behoefte; drop function dossiers_behoefte_bewaakt();
drop trigger bewaakt on dossiers_aangepasteuren; drop function dossiers_uren_bewaakt();
drop trigger bewaakt on dossiers_aanbodcontrole; drop function dossiers_controle_bewaakt();
drop trigger kosten_vast on dossiers_kostendeel; drop function dossiers_kosten_vast();
drop trigger bij_traject on dossiers_aanbodcontrole;
drop trigger bij_traject on dossiers_kostendeel;
drop trigger bij_traject on dossiers_aanbodopbouw; drop function dossiers_bij_traject();
drop trigger feit on dossiers_aanbodtraject; drop function dossiers_traject_feit();
drop trigger bewaakt on dossiers_aanbodtraject; drop function dossiers_traject_bewaakt();
drop function dossiers_beslist(bigint);
"""
# What somebody saw of an offer goes before what the facts suggest, and is one with it: a child has
# this waarschuwing once. `sinds`: the first time since it was last attended. It holds from the first
# 'nee', or the second 'deels', until somebody sees the child there again or the offer ends.
NIET_GEVOLGD = """
create function dossiers_aanbod_niet_gevolgd(dag date, kind bigint default null)
returns table (jongere_id bigint, sinds date, van date) language sql stable parallel safe as $$
select s.kind_id, min(s.sinds), min(s.van)
from (
    select t.jongere_id as kind_id, min(c.datum) as sinds,
           least(min(c.datum) filter (where c.gevolgd = 'nee'),
                 (array_agg(c.datum order by c.datum, c.id)
                      filter (where c.gevolgd = 'deels'))[2]) as van
    from dossiers_aanbodtraject t
    join dossiers_aanbodcontrole c on c.traject_id = t.id and c.datum <= dag
    where t.toestand in ('begonnen', 'beeindigd') and t.begonnen_op <= dag
      and (t.einddatum is null or t.einddatum >= dag) and t.eindreden <> 'ten_onrechte'
      and (kind is null or t.jongere_id = kind)
      and c.gevolgd <> 'ja' and not exists (
          select 1 from dossiers_aanbodcontrole j
          where j.traject_id = t.id and j.gevolgd = 'ja' and j.datum <= dag
            and (j.datum, j.id) > (c.datum, c.id))
    group by t.id, t.jongere_id
) s
where s.van is not null group by s.kind_id
$$;
alter function signalen_waarschuwingen_alle(date, bigint) rename to signalen_waarschuwingen_basis;
create function signalen_waarschuwingen_alle(dag date, kind bigint default null)
returns table (
    jongere_id bigint, soort text, sinds date, tot date, waarde text, van date, gestopt text
) language sql stable parallel safe as $$
select b.jongere_id, b.soort, b.sinds, b.tot, b.waarde, b.van, b.gestopt
from signalen_waarschuwingen_basis(dag, kind) b
where b.soort <> 'aanbod_niet_gevolgd'
   or not exists (select 1 from dossiers_aanbod_niet_gevolgd(dag, b.jongere_id))
union all
select n.jongere_id, 'aanbod_niet_gevolgd', n.sinds, null::date, '', n.van, null::text
from dossiers_aanbod_niet_gevolgd(dag, kind) n
$$;
"""
NIET_GEVOLGD_WEG = """
drop function signalen_waarschuwingen_alle(date, bigint);
alter function signalen_waarschuwingen_basis(date, bigint) rename to signalen_waarschuwingen_alle;
drop function dossiers_aanbod_niet_gevolgd(date, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0009_gesprek")]

    operations = [
        InEenKeer([
            pgtrigger.migrations.RemoveTrigger(
                model_name='aanbodopbouw',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='aanbodtraject',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='aangepasteuren',
                name='update_update',
            ),
            pgtrigger.migrations.RemoveTrigger(
                model_name='behoefte',
                name='update_update',
            ),
            migrations.RemoveConstraint(
                model_name='aanbodtraject',
                name='aanbodtraject_beeindigd',
            ),
            migrations.AddField(
                model_name='aanbodopbouw',
                name='vervallen',
                field=models.BooleanField(default=False),
            ),
            migrations.AddField(
                model_name='aanbodopbouwevent',
                name='vervallen',
                field=models.BooleanField(default=False),
            ),
            migrations.AddField(
                model_name='aanbodtraject',
                name='eindreden',
                field=models.CharField(blank=True, default='', max_length=40),
            ),
            migrations.AddField(
                model_name='aanbodtraject',
                name='eindtoelichting',
                field=models.CharField(blank=True, default='', max_length=500),
            ),
            migrations.AddField(
                model_name='aanbodtrajectevent',
                name='eindreden',
                field=models.CharField(blank=True, default='', max_length=40),
            ),
            migrations.AddField(
                model_name='aanbodtrajectevent',
                name='eindtoelichting',
                field=models.CharField(blank=True, default='', max_length=500),
            ),
            migrations.AddField(
                model_name='aangepasteuren',
                name='ingetrokken_reden',
                field=models.CharField(blank=True, default='', max_length=300),
            ),
            migrations.AddField(
                model_name='aangepasteurenevent',
                name='ingetrokken_reden',
                field=models.CharField(blank=True, default='', max_length=300),
            ),
            migrations.AddField(
                model_name='behoefte',
                name='vervallen_op',
                field=models.DateField(null=True),
            ),
            migrations.AddField(
                model_name='behoefteevent',
                name='vervallen_op',
                field=models.DateField(null=True),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='aanbodopbouw',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dossiers_aanbodopbouwevent" ("id", "jongere_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uren_per_week_honderdsten", "vanaf", "vervallen") VALUES (NEW."id", NEW."jongere_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."traject_id", NEW."uren_per_week_honderdsten", NEW."vanaf", NEW."vervallen"); RETURN NULL;', hash='751871366be1b14e5e7720e92963c2a0ebe10e0c', operation='UPDATE', pgid='pgtrigger_update_update_8fe25', table='dossiers_aanbodopbouw', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='aanbodtraject',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dossiers_aanbodtrajectevent" ("aanbieder_id", "aangeboden_op", "afwijking", "afwijking_besloten_door_id", "antwoord_op", "begin_verwacht_op", "begonnen_op", "bron_id", "door_id", "einddatum", "eindreden", "eindtoelichting", "feit_id", "gevraagd_op", "id", "jongere_id", "moment", "omschrijving", "passend", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plek", "sleutel", "soort", "toelichting", "toestand", "uren_per_week_honderdsten", "weigerreden", "zaak_id") VALUES (NEW."aanbieder_id", NEW."aangeboden_op", NEW."afwijking", NEW."afwijking_besloten_door_id", NEW."antwoord_op", NEW."begin_verwacht_op", NEW."begonnen_op", NEW."bron_id", NEW."door_id", NEW."einddatum", NEW."eindreden", NEW."eindtoelichting", NEW."feit_id", NEW."gevraagd_op", NEW."id", NEW."jongere_id", NEW."moment", NEW."omschrijving", NEW."passend", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plek", NEW."sleutel", NEW."soort", NEW."toelichting", NEW."toestand", NEW."uren_per_week_honderdsten", NEW."weigerreden", NEW."zaak_id"); RETURN NULL;', hash='0caa6147aeeca4aedbbc2daed8fa797ecd2e49cc', operation='UPDATE', pgid='pgtrigger_update_update_42dc3', table='dossiers_aanbodtraject', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='aangepasteuren',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dossiers_aangepasteurenevent" ("bron_id", "door_id", "id", "ingetrokken_op", "ingetrokken_reden", "jongere_id", "moment", "opbouw", "periode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reden", "school", "sleutel", "uren_per_week_honderdsten") VALUES (NEW."bron_id", NEW."door_id", NEW."id", NEW."ingetrokken_op", NEW."ingetrokken_reden", NEW."jongere_id", NEW."moment", NEW."opbouw", NEW."periode", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reden", NEW."school", NEW."sleutel", NEW."uren_per_week_honderdsten"); RETURN NULL;', hash='16b9b61963480b1f47d9e6a5bbc78334c75b2408', operation='UPDATE', pgid='pgtrigger_update_update_e0762', table='dossiers_aangepasteuren', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='behoefte',
                trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "dossiers_behoefteevent" ("bron_id", "door_id", "id", "jongere_id", "moment", "omschrijving", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plek", "sinds", "sleutel", "soort", "vervallen_op", "vervallen_reden", "vervuld_door_id", "vervuld_op") VALUES (NEW."bron_id", NEW."door_id", NEW."id", NEW."jongere_id", NEW."moment", NEW."omschrijving", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."plek", NEW."sinds", NEW."sleutel", NEW."soort", NEW."vervallen_op", NEW."vervallen_reden", NEW."vervuld_door_id", NEW."vervuld_op"); RETURN NULL;', hash='c536cbfebd73f27340a44c92449422ed423d6e83', operation='UPDATE', pgid='pgtrigger_update_update_02649', table='dossiers_behoefte', when='AFTER')),
            ),
            migrations.AddConstraint(
                model_name='aanbodtraject',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('toestand', 'beeindigd'), _negated=True), models.Q(('einddatum__isnull', False), models.Q(('eindreden', ''), _negated=True)), _connector='OR'), name='aanbodtraject_beeindigd'),
            ),
            migrations.AddConstraint(
                model_name='aanbodtraject',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('toestand', 'vervallen'), _negated=True), models.Q(('eindtoelichting', ''), _negated=True), _connector='OR'), name='aanbodtraject_vervallen_met_reden'),
            ),
            migrations.AddConstraint(
                model_name='aangepasteuren',
                constraint=models.CheckConstraint(condition=models.Q(('ingetrokken_op__isnull', True), models.Q(('ingetrokken_reden', ''), _negated=True), _connector='OR'), name='aangepasteuren_ingetrokken_met_reden'),
            ),
            migrations.AddConstraint(
                model_name='behoefte',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('vervallen_op__isnull', True), ('vervallen_reden', '')), models.Q(('vervallen_op__isnull', False), ('vervuld_op__isnull', True), models.Q(('vervallen_reden', ''), _negated=True)), _connector='OR'), name='behoefte_vervallen_met_reden'),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='aanbodopbouw',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_aanbodopbouwevent" ("id", "jongere_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "traject_id", "uren_per_week_honderdsten", "vanaf", "vervallen") VALUES (NEW."id", NEW."jongere_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."traject_id", NEW."uren_per_week_honderdsten", NEW."vanaf", NEW."vervallen"); RETURN NULL;', hash='8917560606d1070eb450762f20411be603bd5337', operation='INSERT', pgid='pgtrigger_insert_insert_ffba0', table='dossiers_aanbodopbouw', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='aanbodtraject',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_aanbodtrajectevent" ("aanbieder_id", "aangeboden_op", "afwijking", "afwijking_besloten_door_id", "antwoord_op", "begin_verwacht_op", "begonnen_op", "bron_id", "door_id", "einddatum", "eindreden", "eindtoelichting", "feit_id", "gevraagd_op", "id", "jongere_id", "moment", "omschrijving", "passend", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plek", "sleutel", "soort", "toelichting", "toestand", "uren_per_week_honderdsten", "weigerreden", "zaak_id") VALUES (NEW."aanbieder_id", NEW."aangeboden_op", NEW."afwijking", NEW."afwijking_besloten_door_id", NEW."antwoord_op", NEW."begin_verwacht_op", NEW."begonnen_op", NEW."bron_id", NEW."door_id", NEW."einddatum", NEW."eindreden", NEW."eindtoelichting", NEW."feit_id", NEW."gevraagd_op", NEW."id", NEW."jongere_id", NEW."moment", NEW."omschrijving", NEW."passend", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."plek", NEW."sleutel", NEW."soort", NEW."toelichting", NEW."toestand", NEW."uren_per_week_honderdsten", NEW."weigerreden", NEW."zaak_id"); RETURN NULL;', hash='9d6cb154b89327ff8f793a47895fa0faaba3cca3', operation='INSERT', pgid='pgtrigger_insert_insert_2883f', table='dossiers_aanbodtraject', when='AFTER')),
            ),
            pgtrigger.migrations.AddTrigger(
                model_name='kostendeel',
                trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "dossiers_kostendeelevent" ("aandeel_procent", "besloten_op", "betaler_id", "bron_id", "door_id", "id", "jongere_id", "moment", "omschrijving", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "traject_id", "vanaf", "vervallen_op") VALUES (NEW."aandeel_procent", NEW."besloten_op", NEW."betaler_id", NEW."bron_id", NEW."door_id", NEW."id", NEW."jongere_id", NEW."moment", NEW."omschrijving", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."sleutel", NEW."traject_id", NEW."vanaf", NEW."vervallen_op"); RETURN NULL;', hash='5cd6f06bc0f634f3864bb01e3cdceb9c73de34e8', operation='INSERT', pgid='pgtrigger_insert_insert_2a730', table='dossiers_kostendeel', when='AFTER')),
            ),
        ]),
        migrations.RunSQL(BEWAAKT, BEWAAKT_WEG),
        migrations.RunSQL(NIET_GEVOLGD, NIET_GEVOLGD_WEG),
    ]
