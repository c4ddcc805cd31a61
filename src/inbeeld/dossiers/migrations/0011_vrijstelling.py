"""What exemptions need beside their tables: why one was established all the same and how it ended,
who gives advice, and what pages may not do."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from inbeeld.toegang.migratie import InEenKeer

# A decision names who takes it, and what it rests on is of this child. What was decided stays as it
# was; only the end is written behind it.
VERZOEK = """
create function dossiers_verzoek_bewaakt() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
    einde constant text[] :=
        array['toestand', 'feit_id', 'einddatum', 'beeindigd_op', 'einde_reden'];
begin
    if tg_op = 'UPDATE' and old.toestand not in ('aangevraagd', 'in_onderzoek')
       and not (old.toestand = 'vastgesteld' and new.toestand = 'beeindigd'
                and to_jsonb(new) - einde = to_jsonb(old) - einde)
       and to_jsonb(new) is distinct from to_jsonb(old) then
        raise exception 'Wat besloten is, verandert niet.' using errcode = 'restrict_violation';
    end if;
    if exists (select 1 from dossiers_gesprek g
               where g.id in (new.kind_gehoord_id, new.ouders_gehoord_id)
                 and g.jongere_id <> new.jongere_id) then
        raise exception 'Dit gesprek is van een ander kind.' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'UPDATE' and new.toestand in ('vastgesteld', 'afgewezen')
       and new.toestand <> old.toestand and not toegang_systeem()
       and new.besluit_door_id is distinct from toegang_aanstelling() then
        raise exception 'Een besluit staat op naam van wie het neemt.'
            using errcode = 'restrict_violation';
    end if;
    if new.toestand in ('vastgesteld', 'beeindigd') and not exists (
            select 1 from register_vrijstellingen f
            where f.id = new.feit_id and f.jongere_id = new.jongere_id and f.grond = new.grond
              and lower(f.periode) = new.ingangsdatum
              and (new.toestand = 'beeindigd' or (f.ingetrokken_op is null
                   and upper(f.periode) is not distinct from new.einddatum + 1))) then
        raise exception 'Een vrijstelling staat ook als feit vast, op dezelfde grond en dagen.'
            using errcode = 'restrict_violation';
    end if;
    if tg_op = 'UPDATE' and new.toestand = 'vastgesteld' and old.toestand <> 'vastgesteld' then
        -- Held, so that nobody closes it at this moment.
        perform 1 from signalen_zaak z where z.id = new.zaak_id
            and z.jongere_id = new.jongere_id and z.gesloten_op is null for share;
        if not found then
            raise exception 'Een kind met een vrijstelling houdt een open zaak.'
                using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end $$;
create trigger bewaakt before insert or update on dossiers_vrijstellingsverzoek
    for each row execute function dossiers_verzoek_bewaakt();
"""
VERZOEK_WEG = """
drop trigger bewaakt on dossiers_vrijstellingsverzoek;
drop function dossiers_verzoek_bewaakt();
"""
# The same reasons as `MAG_BIJ_KLOK`: others are then responsible, or nobody.
ZAAK = """
create function dossiers_vrijstelling_loopt(kind bigint) returns boolean language sql stable
security definer set search_path = public, pg_temp as $$
    select dossiers_mag_taak(kind) and exists (
        select 1 from dossiers_vrijstellingsverzoek v
        where v.jongere_id = kind and v.toestand = 'vastgesteld'
          and (v.einddatum is null or v.einddatum >= toegang_vandaag())) $$;
create function dossiers_zaak_bij_vrijstelling() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if new.sluitreden not in ('verhuisd', 'niet_meer_plichtig', 'overleden') and exists (
            select 1 from dossiers_vrijstellingsverzoek v
            where v.jongere_id = new.jongere_id and v.toestand = 'vastgesteld'
              and (v.einddatum is null or v.einddatum >= toegang_vandaag())) then
        raise exception 'Zolang een vrijstelling loopt, houdt het kind een zaak.'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger vrijstelling before update of gesloten_op on signalen_zaak for each row
    when (old.gesloten_op is null and new.gesloten_op is not null)
    execute function dossiers_zaak_bij_vrijstelling();
"""
ZAAK_WEG = """
drop trigger vrijstelling on signalen_zaak;
drop function dossiers_zaak_bij_vrijstelling();
drop function dossiers_vrijstelling_loopt(bigint);
"""
# Who is asked for advice sees the child from that day, through four weeks after the answer; when
# the request is decided or withdrawn without one, until then.
ADVIES = """
create function dossiers_vraag_advies(welk bigint, bak bigint, uiterlijk date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    v dossiers_vrijstellingsverzoek;
    swv bigint;
begin
    select * into v from dossiers_vrijstellingsverzoek where id = welk for update;
    select p.organisatie_id into swv from toegang_postvak p
    join toegang_organisatie o on o.id = p.organisatie_id
    where p.id = bak and o.soort = 'swv';
    if v.id is null or swv is null or v.toestand <> 'in_onderzoek'
       or not dossiers_mag_taak(v.jongere_id)
       or not (toegang_systeem() or toegang_groep_mag('vrijstelling', 'invoeren')) then
        raise exception 'Dit advies kunt u niet vragen.' using errcode = 'insufficient_privilege';
    end if;
    perform dossiers_advies_einde(v.jongere_id, b.organisatie_id, toegang_vandaag() + 1)
    from toegang_betrokkenheid b
    where b.jongere_id = v.jongere_id and b.grond = 'advies' and upper_inf(b.periode)
      and b.organisatie_id <> swv;
    if not exists (select 1 from toegang_betrokkenheid b
                   where b.jongere_id = v.jongere_id and b.organisatie_id = swv
                     and b.grond = 'advies' and upper_inf(b.periode)) then
        insert into toegang_betrokkenheid (organisatie_id, jongere_id, periode, grond)
        values (swv, v.jongere_id, daterange(toegang_vandaag(), null), 'advies');
    end if;
    perform dossiers_zet_taak(v.jongere_id, 'vrijstelling_advies',
        'dossiers_vrijstellingsverzoek', v.id, bak, null, v.bron_id, uiterlijk);
end $$;
create function dossiers_advies_einde(kind bigint, wie bigint, tot_dag date) returns void
language sql security definer set search_path = public, pg_temp as $$
    update toegang_betrokkenheid b
    set periode = daterange(lower(b.periode), greatest(tot_dag, lower(b.periode) + 1))
    where b.jongere_id = kind and b.grond = 'advies' and upper_inf(b.periode)
      and (wie is null or b.organisatie_id = wie) $$;
revoke execute on function dossiers_advies_einde(bigint, bigint, date) from public;

-- Advice is of the samenwerkingsverband that was asked, and of the child of the request.
create function dossiers_advies_bewaakt() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if not exists (select 1 from dossiers_vrijstellingsverzoek v
                   where v.id = new.verzoek_id and v.jongere_id = new.jongere_id) then
        raise exception 'Dit verzoek is van een ander kind.' using errcode = 'restrict_violation';
    end if;
    if toegang_systeem() or exists (
            select 1 from dossiers_taak t
            join toegang_postvak p on p.id = t.postvak_id
            join toegang_organisatie o on o.id = p.organisatie_id and o.soort = 'swv'
            where t.tabel = 'dossiers_vrijstellingsverzoek' and t.rij = new.verzoek_id
              and t.soort = 'vrijstelling_advies' and t.klaar_op is null
              and p.organisatie_id = new.bron_id) then
        return new;
    end if;
    raise exception 'Alleen het samenwerkingsverband dat gevraagd is, geeft advies.'
        using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert on dossiers_vrijstellingsadvies
    for each row execute function dossiers_advies_bewaakt();
create function dossiers_advies_gegeven() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    perform dossiers_advies_einde(new.jongere_id, new.bron_id, toegang_vandaag() + 29);
    return null;
end $$;
create trigger gegeven after insert on dossiers_vrijstellingsadvies
    for each row execute function dossiers_advies_gegeven();
create function dossiers_advies_niet_meer() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    perform dossiers_advies_einde(new.jongere_id, null, toegang_vandaag() + 1);
    return null;
end $$;
create trigger advies_niet_meer after update of toestand on dossiers_vrijstellingsverzoek
    for each row when (old.toestand = 'in_onderzoek' and new.toestand <> 'in_onderzoek')
    execute function dossiers_advies_niet_meer();
"""
ADVIES_WEG = """
drop trigger advies_niet_meer on dossiers_vrijstellingsverzoek;
drop function dossiers_advies_niet_meer();
drop trigger gegeven on dossiers_vrijstellingsadvies;
drop function dossiers_advies_gegeven();
drop trigger bewaakt on dossiers_vrijstellingsadvies;
drop function dossiers_advies_bewaakt();
drop function dossiers_vraag_advies(bigint, bigint, date);
drop function dossiers_advies_einde(bigint, bigint, date);
"""
# A review is of an exemption of this child that was established, and is done once.
HERBEOORDELING = """
create function dossiers_herbeoordeling_bewaakt() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'UPDATE' and (old.gedaan_op is not null
            or (new.verzoek_id, new.uiterlijk_op) <> (old.verzoek_id, old.uiterlijk_op)) then
        raise exception 'Deze herbeoordeling verandert niet meer.'
            using errcode = 'restrict_violation';
    end if;
    if tg_op = 'INSERT' and not exists (
            select 1 from dossiers_vrijstellingsverzoek v
            where v.id = new.verzoek_id and v.jongere_id = new.jongere_id
              and (v.toestand = 'vastgesteld' or toegang_systeem())) then
        raise exception 'Er is geen vrijstelling om opnieuw te beoordelen.'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger bewaakt before insert or update on dossiers_herbeoordeling
    for each row execute function dossiers_herbeoordeling_bewaakt();
"""
HERBEOORDELING_WEG = """
drop trigger bewaakt on dossiers_herbeoordeling;
drop function dossiers_herbeoordeling_bewaakt();
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0010_aanbod"), ("toegang", "0021_grond_advies")]

    operations = [
        InEenKeer(
            [
                pgtrigger.migrations.RemoveTrigger(
                    model_name="vrijstellingsverzoek",
                    name="update_update",
                ),
                migrations.AddField(
                    model_name="vrijstellingsverzoek",
                    name="beeindigd_op",
                    field=models.DateField(null=True),
                ),
                migrations.AddField(
                    model_name="vrijstellingsverzoek",
                    name="einde_reden",
                    field=models.CharField(blank=True, default="", max_length=500),
                ),
                migrations.AddField(
                    model_name="vrijstellingsverzoek",
                    name="ondanks_controles",
                    field=models.TextField(blank=True, default=""),
                ),
                migrations.AddField(
                    model_name="vrijstellingsverzoekevent",
                    name="beeindigd_op",
                    field=models.DateField(null=True),
                ),
                migrations.AddField(
                    model_name="vrijstellingsverzoekevent",
                    name="einde_reden",
                    field=models.CharField(blank=True, default="", max_length=500),
                ),
                migrations.AddField(
                    model_name="vrijstellingsverzoekevent",
                    name="ondanks_controles",
                    field=models.TextField(blank=True, default=""),
                ),
                migrations.AlterField(
                    model_name="vrijstellingsverzoek",
                    name="verklaring_door",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("arts", "arts"),
                            ("pedagoog", "pedagoog"),
                            ("psycholoog", "psycholoog"),
                            ("school_buitenland", "school in het buitenland"),
                            ("anders", "iemand anders"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                migrations.AlterField(
                    model_name="vrijstellingsverzoekevent",
                    name="verklaring_door",
                    field=models.CharField(
                        blank=True,
                        choices=[
                            ("arts", "arts"),
                            ("pedagoog", "pedagoog"),
                            ("psycholoog", "psycholoog"),
                            ("school_buitenland", "school in het buitenland"),
                            ("anders", "iemand anders"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="vrijstellingsverzoek",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "dossiers_vrijstellingsverzoekevent" ("beeindigd_op", "besluit_door_id", "besluit_op", "besluit_reden", "besluit_wijze", "bron_id", "door_id", "einddatum", "einde_reden", "feit_id", "geen_aanbod", "grond", "id", "ingangsdatum", "jongere_id", "kind_gehoord_id", "leermogelijkheden", "moment", "nooit_geschikt", "ondanks_controles", "ontvangen_op", "ouders_gehoord_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sleutel", "toestand", "verklaring_behandelaar", "verklaring_door", "verklaring_op", "waarom_niet_gehoord", "zaak_id", "zelfde_richting_vorig_jaar") VALUES (NEW."beeindigd_op", NEW."besluit_door_id", NEW."besluit_op", NEW."besluit_reden", NEW."besluit_wijze", NEW."bron_id", NEW."door_id", NEW."einddatum", NEW."einde_reden", NEW."feit_id", NEW."geen_aanbod", NEW."grond", NEW."id", NEW."ingangsdatum", NEW."jongere_id", NEW."kind_gehoord_id", NEW."leermogelijkheden", NEW."moment", NEW."nooit_geschikt", NEW."ondanks_controles", NEW."ontvangen_op", NEW."ouders_gehoord_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."sleutel", NEW."toestand", NEW."verklaring_behandelaar", NEW."verklaring_door", NEW."verklaring_op", NEW."waarom_niet_gehoord", NEW."zaak_id", NEW."zelfde_richting_vorig_jaar"); RETURN NULL;',
                            hash="856cffb79bb713f7c89888ee698f7d390d3ad45c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7c66b",
                            table="dossiers_vrijstellingsverzoek",
                            when="AFTER",
                        ),
                    ),
                ),
                migrations.AddConstraint(
                    model_name="herbeoordeling",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("gedaan_op__isnull", True)),
                        fields=("verzoek",),
                        name="herbeoordeling_een_open",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vrijstellingsverzoek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("toestand__in", ["ingetrokken", "beeindigd"]), _negated=True),
                            models.Q(
                                ("beeindigd_op__isnull", False),
                                models.Q(("einde_reden", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="vrijstellingsverzoek_geeindigd",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vrijstellingsverzoek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("toestand__in", ["vastgesteld", "beeindigd"]), _negated=True),
                            models.Q(("feit__isnull", False), ("zaak__isnull", False)),
                            _connector="OR",
                        ),
                        name="vrijstellingsverzoek_met_feit_en_zaak",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vrijstellingsverzoek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("grond", "art5_onder_a"),
                                ("toestand", "vastgesteld"),
                                _negated=True,
                            ),
                            models.Q(("leermogelijkheden", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="vrijstellingsverzoek_leermogelijkheden",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="vrijstellingsverzoek",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("toestand", "beeindigd"),
                            ("einddatum__isnull", True),
                            ("einddatum__gte", models.F("ingangsdatum")),
                            _connector="OR",
                        ),
                        name="vrijstellingsverzoek_einde_na_begin",
                    ),
                ),
            ]
        ),
        migrations.RunSQL(VERZOEK, VERZOEK_WEG),
        migrations.RunSQL(ZAAK, ZAAK_WEG),
        migrations.RunSQL(ADVIES, ADVIES_WEG),
        migrations.RunSQL(HERBEOORDELING, HERBEOORDELING_WEG),
    ]
