"""What nazorg and obstacles need beside their tables: who holds them, what happens by itself."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inbeeld.toegang.rls import HerschrijfBeleid, mag, nu, nu_en_mag, nu_of_bron

PLAN, ROUTE = "plan_en_afspraken", "signaal_en_route"
EIGEN = """((select toegang_systeem()) or ({tabel}.bron_id = (select toegang_organisatie())
    and {tabel}.door_id = (select toegang_aanstelling())))"""
# Whoever holds a zaak follows the child, also a jeugdarts or the region, who write in no plan.
NAZORG_MAG = f"((select toegang_systeem()) or ({nu(PLAN)} and {mag(ROUTE, 'invoeren')}))"
VAN_MIJ = "{tabel}.id = any((select dossiers_mijn_belemmeringen())::bigint[])"
BELEMMERING_ZIEN = f"""({nu_of_bron(ROUTE)} or ({mag(ROUTE)}
    and ({VAN_MIJ} or {{tabel}}.beantwoord_door_id = (select toegang_aanstelling()))))"""
# A board member, who acts for no organisation, leaves a trace too.
GESCHIEDENIS = """pg_trigger_depth() > 0
    and (select toegang_systeem() or toegang_rol() is not null)"""
BELEMMERING_WIJZIGEN = f"({nu_en_mag(ROUTE)} or ({mag(ROUTE, 'invoeren')} and {VAN_MIJ}))"

# A child that is back is followed for at least two weeks, in which the first talk is, and by whose
# organisation holds the zaak. Only when that time is over does it end well; the rest comes by
# itself.
NAZORG = """
create function dossiers_loopt_klok(kind bigint, sinds date) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
    select exists (
        select 1 from tijdlijnen_klok k
        where k.jongere_id = kind and k.verschenen_op <= toegang_vandaag()
          and (k.tot is null or k.tot > toegang_vandaag() or k.verschenen_op > sinds))
$$;
create function dossiers_nazorg_bewaakt() returns trigger language plpgsql as $$
declare
    dag constant date := toegang_vandaag();
    houdt boolean;
begin
    if not exists (select 1 from signalen_zaak z
                   where z.id = new.zaak_id and z.jongere_id = new.jongere_id) then
        raise exception 'Nazorg hoort bij een zaak van het kind zelf.'
            using errcode = 'restrict_violation';
    end if;
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    houdt := toegang_hele_regio() or exists (
        select 1 from signalen_zaak z join toegang_postvak p on p.id = z.eigenaar_postvak_id
        where z.id = new.zaak_id and z.gesloten_op is null and z.opent_op <= dag
          and p.organisatie_id = any(toegang_partijen()));
    if houdt and not dossiers_loopt_klok(new.jongere_id, null) then
        if tg_op = 'INSERT' then
            if new.begonnen_op = dag and new.tot between dag + 14 and dag + 366
               and new.wat_hielp = ''
               and exists (select 1 from signalen_zaak z
                           where z.id = new.zaak_id and z.gesloten_op is null) then
                return new;
            end if;
        elsif old.toestand = 'loopt' and new.toestand = 'afgerond' and new.geeindigd_op = dag
              and dag >= old.tot and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
            return new;
        end if;
    end if;
    raise exception 'Deze nazorg verandert zo niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_nazorg for each row
    execute function dossiers_nazorg_bewaakt('toestand', 'wat_hielp', 'geeindigd_op');
drop trigger toestand on dossiers_nazorg;
create trigger toestand before insert or update on dossiers_nazorg for each row
    execute function dossiers_toestand('loopt', 'loopt>afgerond', 'loopt>terugval',
                                       'loopt>vervallen');
"""
NAZORG_WEG = """
drop trigger toestand on dossiers_nazorg;
create trigger toestand before insert or update on dossiers_nazorg for each row
    execute function dossiers_toestand('loopt', 'loopt>afgerond', 'loopt>terugval');
drop trigger bewaakt on dossiers_nazorg; drop function dossiers_nazorg_bewaakt();
drop function dossiers_loopt_klok(bigint, date);
"""
# Back at school is not closed. `dossiers_nazorg_klaar`: the last nazorg of this zaak ended well,
# and no klok has appeared since.
SLUITEN = """
create function dossiers_nazorg_klaar(zaak bigint) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
    select coalesce((
        select n.toestand = 'afgerond' and not dossiers_loopt_klok(n.jongere_id, n.geeindigd_op)
        from dossiers_nazorg n where n.zaak_id = zaak order by n.id desc limit 1), false)
$$;
create function dossiers_sluit_na_nazorg() returns trigger language plpgsql as $$
begin
    if dossiers_nazorg_klaar(new.id) then
        return new;
    end if;
    raise exception 'Terug op school is nog niet klaar: eerst nazorg.'
        using errcode = 'restrict_violation';
end $$;
create trigger na_nazorg before update of gesloten_op, sluitreden on signalen_zaak for each row
    when (new.gesloten_op is not null and new.sluitreden in ('terug_op_school', 'passend_aanbod'))
    execute function dossiers_sluit_na_nazorg();
create function dossiers_nazorg_vervalt() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    update dossiers_nazorg n set toestand = 'vervallen', geeindigd_op = new.gesloten_op
    where n.zaak_id = new.id and n.toestand = 'loopt';
    return null;
end $$;
create trigger nazorg_vervalt after update of gesloten_op on signalen_zaak for each row
    when (old.gesloten_op is null and new.gesloten_op is not null)
    execute function dossiers_nazorg_vervalt();
"""
SLUITEN_WEG = """
drop trigger nazorg_vervalt on signalen_zaak; drop function dossiers_nazorg_vervalt();
drop trigger na_nazorg on signalen_zaak; drop function dossiers_sluit_na_nazorg();
drop function dossiers_nazorg_klaar(bigint);
"""
# A klok that has appeared while nazorg runs is a relapse, in the commit that wrote the klok; one
# that appears by itself as days pass is found by the daily task, which asks for all (null). Whoever
# holds the zaak has something to do the same day, or the first weekday after it.
TERUGVAL = """
create function dossiers_terugval_bij(ids bigint[]) returns integer language plpgsql
security definer set search_path = public, pg_temp as $$
declare
    dag constant date := toegang_vandaag();
    aantal integer;
begin
    if dag is null or not exists (select 1 from dossiers_nazorg where toestand = 'loopt') then
        return 0;
    end if;
    with terug as (
        update dossiers_nazorg n set toestand = 'terugval', geeindigd_op = dag
        where n.toestand = 'loopt' and (ids is null or n.jongere_id = any(ids))
          and dossiers_loopt_klok(n.jongere_id, null)
        returning n.zaak_id
    )
    update signalen_zaak z
    set volgende_stap = 'contact_met_gezin', stap_op = signalen_schooldagen_na(dag - 1, 1),
        toelichting = 'Terugval tijdens de nazorg.'
    from terug t where z.id = t.zaak_id and z.gesloten_op is null;
    get diagnostics aantal = row_count;
    return aantal;
end $$;
create function dossiers_klok_verscheen() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    perform dossiers_terugval_bij(array(
        select distinct r.jongere_id from rijen r
        where r.verschenen_op <= toegang_vandaag()
          and (r.tot is null or r.tot > toegang_vandaag())));
    return null;
end $$;
create trigger terugval_bij after insert on tijdlijnen_klok
    referencing new table as rijen for each statement execute function dossiers_klok_verscheen();
create trigger terugval_wijzig after update on tijdlijnen_klok
    referencing new table as rijen for each statement execute function dossiers_klok_verscheen();
"""
TERUGVAL_WEG = """
drop trigger terugval_wijzig on tijdlijnen_klok; drop trigger terugval_bij on tijdlijnen_klok;
drop function dossiers_klok_verscheen(); drop function dossiers_terugval_bij(bigint[]);
"""
# Obstacles that the actor is asked to answer: as the named person or their deputy, or for the
# postvak when that person has left or none is named. It takes no involvement with the child: who
# answers reads the line, and not of whom it is.
BELEMMERING = """
create function dossiers_mijn_belemmeringen() returns bigint[] language sql stable
security definer set search_path = public, pg_temp as $$
    select array(
        select t.rij from dossiers_taak t
        join toegang_postvak p on p.id = t.postvak_id
        left join toegang_aanstelling a on a.id = t.aanstelling_id
            and a.periode @> toegang_vandaag()
        where t.tabel = 'dossiers_belemmering' and t.klaar_op is null
          and case when a.id is null
              then p.coordinator_id = toegang_aanstelling()
                   or p.organisatie_id = any(toegang_partijen())
              else a.id = toegang_aanstelling() or exists (
                  select 1 from toegang_aanstelling v
                  where v.id = toegang_aanstelling() and v.vervangt_id = a.id
                    and v.periode @> toegang_vandaag()) end)
$$;
create function dossiers_belemmering_bewaakt() returns trigger language plpgsql as $$
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.antwoord = '' and new.beantwoord_door_id is null and new.heropend_reden = ''
           and (new.zaak_id is null or exists (
                select 1 from signalen_zaak z
                where z.id = new.zaak_id and z.jongere_id = new.jongere_id)) then
            return new;
        end if;
    elsif to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
        if old.toestand = 'open' and new.toestand = 'beantwoord'
           and new.beantwoord_door_id = toegang_aanstelling()
           and new.beantwoord_op = toegang_vandaag()
           and (new.functie, new.heropend_reden) = (old.functie, old.heropend_reden)
           and (toegang_hele_regio() or old.id = any(dossiers_mijn_belemmeringen())) then
            return new;
        end if;
        if old.toestand = 'beantwoord' and new.toestand = 'open' and new.heropend_reden <> ''
           and (new.antwoord, new.beantwoord_op, new.beantwoord_door_id)
             = (old.antwoord, old.beantwoord_op, old.beantwoord_door_id) then
            return new;
        end if;
    end if;
    raise exception 'Deze belemmering verandert zo niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_belemmering for each row
    execute function dossiers_belemmering_bewaakt(
        'toestand', 'antwoord', 'beantwoord_op', 'beantwoord_door_id', 'heropend_reden', 'functie');
-- What was asked is done with the answer itself: who gives it need not be involved with the child.
create function dossiers_belemmering_klaar() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    update dossiers_taak t set klaar_op = toegang_vandaag()
    where t.tabel = 'dossiers_belemmering' and t.rij = new.id and t.klaar_op is null;
    return null;
end $$;
create trigger klaar after update of toestand on dossiers_belemmering for each row
    when (old.toestand = 'open' and new.toestand = 'beantwoord')
    execute function dossiers_belemmering_klaar();
-- Tell who noted it, or who stands in for them: only the one who answered does, of that answer.
create function dossiers_vertel_antwoord(welke bigint, nu timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    aantal integer;
begin
    insert into signalen_kennisgeving
        (aan_id, soort, onderwerp, onderwerp_id, kenmerk, jongere_id, moment)
    select x.wie, 'belemmering_beantwoord', 'dossiers_belemmering', b.id,
           md5(b.antwoord || nu::text), b.jongere_id, nu
    from dossiers_belemmering b
    cross join lateral (
        select a.id as wie from toegang_aanstelling a
        where a.periode @> toegang_vandaag() and (a.id = b.door_id or a.vervangt_id = b.door_id)
        union
        select p.coordinator_id from toegang_postvak p
        where p.organisatie_id = b.bron_id and not exists (
            select 1 from toegang_aanstelling a
            where a.id = b.door_id and a.periode @> toegang_vandaag())) x
    where b.id = welke and b.toestand = 'beantwoord'
      and (toegang_systeem() or b.beantwoord_door_id = toegang_aanstelling())
      and x.wie is distinct from toegang_aanstelling()
    on conflict do nothing;
    get diagnostics aantal = row_count;
    return aantal;
end $$;
-- Numbers per kind, without any child: for who may count, of the same organisations as everywhere.
create function dossiers_belemmeringen_geteld()
returns table (soort varchar, open bigint, te_laat bigint, beantwoord bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
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
    select b.soort, count(*) filter (where b.toestand = 'open'),
           count(*) filter (where b.toestand = 'open' and t.uiterlijk_op < dag),
           count(*) filter (where b.toestand = 'beantwoord')
    from dossiers_belemmering b
    left join dossiers_taak t on t.tabel = 'dossiers_belemmering' and t.rij = b.id
        and t.klaar_op is null
    where alles or b.bron_id = mijn or b.bron_id in (
        select w.gebied_id from toegang_werkgebied w
        join toegang_organisatie o on o.id = w.organisatie_id
            and o.soort in ('schoolbestuur', 'samenwerking')
        where w.organisatie_id = mijn and w.periode @> dag)
    group by b.soort;
end $$;
"""
BELEMMERING_WEG = """
drop function dossiers_belemmeringen_geteld();
drop function dossiers_vertel_antwoord(bigint, timestamptz);
drop trigger klaar on dossiers_belemmering; drop function dossiers_belemmering_klaar();
drop trigger bewaakt on dossiers_belemmering; drop function dossiers_belemmering_bewaakt();
drop function dossiers_mijn_belemmeringen() cascade;
"""
_TOESTAND = [
    ("loopt", "loopt"),
    ("afgerond", "afgerond"),
    ("terugval", "terugval"),
    ("vervallen", "vervallen"),
]


def _reden(model: str) -> migrations.AddField:
    return migrations.AddField(
        model, "heropend_reden", models.CharField(blank=True, default="", max_length=300)
    )


def _toestand(model: str) -> migrations.AlterField:
    veld = models.CharField(choices=_TOESTAND, default="loopt", max_length=20)
    return migrations.AlterField(model, "toestand", veld)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0013_dossierpagina")]

    operations = [
        pgtrigger.migrations.RemoveTrigger(model_name="belemmering", name="update_update"),
        _reden("belemmering"),
        _reden("belemmeringevent"),
        _toestand("nazorg"),
        _toestand("nazorgevent"),
        pgtrigger.migrations.AddTrigger(
            model_name="belemmering",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "dossiers_belemmeringevent" ("antwoord", "beantwoord_door_id", "beantwoord_op", "bron_id", "door_id", "functie", "had_geholpen", "heropend_reden", "id", "jongere_id", "moment", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regel", "sleutel", "soort", "toestand", "zaak_id") VALUES (NEW."antwoord", NEW."beantwoord_door_id", NEW."beantwoord_op", NEW."bron_id", NEW."door_id", NEW."functie", NEW."had_geholpen", NEW."heropend_reden", NEW."id", NEW."jongere_id", NEW."moment", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."regel", NEW."sleutel", NEW."soort", NEW."toestand", NEW."zaak_id"); RETURN NULL;',
                    hash="f1ce147d99a1cd8b18ff346af7323d819545c52b",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f12cc",
                    table="dossiers_belemmering",
                    when="AFTER",
                ),
            ),
        ),
        migrations.RunSQL(NAZORG, NAZORG_WEG),
        migrations.RunSQL(SLUITEN, SLUITEN_WEG),
        migrations.RunSQL(TERUGVAL, TERUGVAL_WEG),
        migrations.RunSQL(BELEMMERING, BELEMMERING_WEG),
        HerschrijfBeleid(
            "dossiers_nazorg", toevoegen=f"({NAZORG_MAG} and {EIGEN})", wijzigen=NAZORG_MAG
        ),
        HerschrijfBeleid(
            "dossiers_belemmering", zien=BELEMMERING_ZIEN, wijzigen=BELEMMERING_WIJZIGEN
        ),
        HerschrijfBeleid(
            "dossiers_belemmeringevent",
            zien=BELEMMERING_ZIEN.replace("{tabel}.id", "{tabel}.pgh_obj_id"),
            toevoegen=GESCHIEDENIS,
        ),
    ]
