"""The read log complete: deputy, mark, number without gaps, and seals."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

from inbeeld.toegang.logboek.canoniek import huidige_sleutel, kern, regel_waarmerk
from inbeeld.toegang.rls import AlleenLezen, AlleenToevoegen, _per_rol

AANSTELLING = {
    "db_index": False,
    "null": True,
    "on_delete": django.db.models.deletion.PROTECT,
    "related_name": "+",
    "to": "toegang.aanstelling",
}

# A line may get its number once; nothing else of it ever changes. Who is not the owner does not
# choose the moment either.
REGELS = """
create or replace function toegang_leesregel_alleen_toevoegen() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.nr is null and new.nr is not null
            and to_jsonb(new) - 'nr' = to_jsonb(old) - 'nr' then
        return new;
    end if;
    raise exception 'Rijen van toegang_leesregel worden niet gewijzigd of verwijderd.'
        using errcode = 'restrict_violation';
end $$;
create function toegang_leesregel_nieuw() returns trigger language plpgsql as $$
begin
    if new.nr is not null then
        raise exception 'Een regel krijgt zijn nummer bij het verzegelen.'
            using errcode = 'restrict_violation';
    end if;
    new.moment := now();
    return new;
end $$;
do $do$ begin
    execute format('create trigger nieuw before insert on toegang_leesregel for each row '
        'when (current_user <> %L) execute function toegang_leesregel_nieuw()', current_user);
end $do$;
"""
REGELS_TERUG = """
drop trigger nieuw on toegang_leesregel; drop function toegang_leesregel_nieuw();
create or replace function toegang_leesregel_alleen_toevoegen() returns trigger language plpgsql as $$
begin
    raise exception 'Rijen van toegang_leesregel worden niet gewijzigd of verwijderd.'
        using errcode = 'restrict_violation';
end $$;
"""
# The same bytes as logboek/canoniek.py makes. Owner's functions, because the application's role
# may neither number a line nor write a seal, whatever it is made to run.
VERZEGEL = """
create function toegang_moment_tekst(timestamptz) returns text language sql immutable as $$
    select to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;
create function toegang_leesregel_tekst(r toegang_leesregel) returns text language sql stable as $$
    select jsonb_build_array(r.id, r.nr, toegang_moment_tekst(r.moment), r.gebruiker_id,
        r.aanstelling_id, r.vervangt_id, r.organisatie_id, r.jongere_id, r.gegevensgroepen,
        r.handeling, r.grond, r.verzoek, r.waarmerk)::text $$;
create function toegang_verzegel(hoogstens integer)
returns table (nr bigint, aantal integer, hash bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
    vorig toegang_zegel%rowtype;
    nieuw toegang_zegel%rowtype;
begin
    if not pg_try_advisory_xact_lock(730300) then
        return;
    end if;
    select * into vorig from toegang_zegel z order by z.nr desc limit 1;
    nieuw.nr := coalesce(vorig.nr, 0) + 1;
    nieuw.eerste := coalesce(vorig.laatste, 0) + 1;
    nieuw.vorige := coalesce(vorig.hash, decode(repeat('00', 32), 'hex'));
    nieuw.moment := clock_timestamp();
    with open as (
        select l.id from toegang_leesregel l where l.nr is null order by l.id limit hoogstens
    ), genummerd as (
        select o.id, nieuw.eerste - 1 + row_number() over (order by o.id) as nummer from open o
    )
    update toegang_leesregel l set nr = g.nummer from genummerd g where l.id = g.id;
    get diagnostics nieuw.aantal = row_count;
    if nieuw.aantal = 0 then
        return;
    end if;
    nieuw.laatste := nieuw.eerste + nieuw.aantal - 1;
    select string_agg(
            substr(sha256(convert_to(toegang_leesregel_tekst(l), 'UTF8')), 1, 16), ''::bytea
            order by l.nr)
        into nieuw.vingers
        from toegang_leesregel l where l.nr between nieuw.eerste and nieuw.laatste;
    nieuw.hash := sha256(convert_to(jsonb_build_array(
        nieuw.nr, toegang_moment_tekst(nieuw.moment), nieuw.aantal, nieuw.eerste, nieuw.laatste,
        encode(nieuw.vorige, 'hex'))::text, 'UTF8') || nieuw.vingers);
    insert into toegang_zegel select nieuw.*;
    return query select nieuw.nr, nieuw.aantal, nieuw.hash;
end $$;
create function toegang_waarmerk_zegel(welk bigint, met text, merk bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
    update toegang_zegel set sleutel = met, waarmerk = merk where nr = welk and waarmerk is null $$;
revoke execute on function toegang_verzegel(integer) from public;
revoke execute on function toegang_waarmerk_zegel(bigint, text, bytea) from public;
"""
VERZEGEL_TERUG = """
drop function toegang_waarmerk_zegel(bigint, text, bytea); drop function toegang_verzegel(integer);
drop function toegang_leesregel_tekst(toegang_leesregel);
drop function toegang_moment_tekst(timestamptz);
"""
MOGEN = (
    "grant execute on function toegang_verzegel(integer) to %I",
    "grant execute on function toegang_waarmerk_zegel(bigint, text, bytea) to %I",
)

# Who may read which lines: one's own; the privacyfunctionaris of an organisation those of its
# people, and of the region all; a parent or youngster those about their own child. Owner's
# functions: who was appointed where is not for every rol to read.
WIE = """
create function toegang_logboek_kring() returns text language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    if toegang_systeem() then
        return 'regio';
    end if;
    return (
        select case when a.rol in ('ouder', 'jongere') then 'kind'
                    when a.rol <> 'privacyfunctionaris' then 'eigen'
                    when o.soort = 'regio' then 'regio' else 'organisatie' end
        from toegang_aanstelling a join toegang_organisatie o on o.id = a.organisatie_id
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag());
end $$;
create function toegang_logboek_organisatie() returns bigint language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    return (
        select a.organisatie_id from toegang_aanstelling a
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
          and a.rol = 'privacyfunctionaris');
end $$;
drop policy app_select on toegang_leesregel;
create policy app_select on toegang_leesregel for select using (
    gebruiker_id = (select toegang_gebruiker())
    or (select toegang_logboek_kring()) = 'regio'
    or organisatie_id = (select toegang_logboek_organisatie())
    or ((select toegang_logboek_kring()) = 'kind' and exists (
        select 1 from toegang_betrokkenheid b
        where b.jongere_id = toegang_leesregel.jongere_id
          and b.partij = any((select toegang_partijen())::bigint[])
          and b.periode @> (select toegang_vandaag()))));
"""
WIE_TERUG = """
drop policy app_select on toegang_leesregel;
create policy app_select on toegang_leesregel for select
    using (gebruiker_id = (select toegang_gebruiker()));
drop function toegang_logboek_organisatie(); drop function toegang_logboek_kring();
"""


def merk_oude_regels(apps, schema_editor):
    """Mark the lines from before as they stand now, so that the check can ask it of every line."""
    leesregel = apps.get_model("toegang", "Leesregel")
    sleutel = huidige_sleutel()
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("alter table toegang_leesregel disable trigger alleen_toevoegen")
        regels = leesregel.objects.using(schema_editor.connection.alias)
        for regel in regels.values().iterator(chunk_size=5000):
            cursor.execute(
                "update toegang_leesregel set waarmerk = %s where id = %s",
                [regel_waarmerk(kern(regel), sleutel), regel["id"]],
            )
        cursor.execute("alter table toegang_leesregel enable trigger alleen_toevoegen")


class Migration(migrations.Migration):
    dependencies = [("toegang", "0007_aanmelden")]

    operations = [
        migrations.RenameField("leesregel", "nr", "id"),
        migrations.AlterField(
            "leesregel",
            "id",
            models.BigAutoField(
                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
            ),
        ),
        migrations.AddField("leesregel", "nr", models.BigIntegerField(null=True)),
        migrations.AddField("leesregel", "vervangt", models.ForeignKey(**AANSTELLING)),
        migrations.AddField(
            "leesregel", "waarmerk", models.CharField(blank=True, default="", max_length=60)
        ),
        migrations.AlterField("leesregel", "aanstelling", models.ForeignKey(**AANSTELLING)),
        migrations.AlterField(
            "leesregel",
            "gebruiker",
            models.ForeignKey(**{**AANSTELLING, "to": settings.AUTH_USER_MODEL}),
        ),
        migrations.AlterField(
            "leesregel",
            "organisatie",
            models.ForeignKey(**{**AANSTELLING, "to": "toegang.organisatie"}),
        ),
        migrations.AddIndex(
            "leesregel",
            models.Index(fields=["gebruiker", "moment"], name="leesregel_gebruiker"),
        ),
        migrations.AddIndex(
            "leesregel",
            models.Index(fields=["organisatie", "moment"], name="leesregel_organisatie"),
        ),
        migrations.AddIndex(
            "leesregel",
            django.contrib.postgres.indexes.BrinIndex(fields=["moment"], name="leesregel_moment"),
        ),
        migrations.AddIndex(
            "leesregel",
            models.Index(fields=["id"], name="leesregel_open", condition=Q(nr__isnull=True)),
        ),
        migrations.AddConstraint(
            "leesregel",
            models.UniqueConstraint(
                fields=["nr"], name="leesregel_nr", condition=Q(nr__isnull=False)
            ),
        ),
        migrations.CreateModel(
            name="Zegel",
            fields=[
                ("nr", models.BigIntegerField(primary_key=True, serialize=False)),
                ("moment", models.DateTimeField()),
                ("aantal", models.IntegerField()),
                ("eerste", models.BigIntegerField()),
                ("laatste", models.BigIntegerField()),
                ("vorige", models.BinaryField()),
                ("vingers", models.BinaryField()),
                ("hash", models.BinaryField()),
                ("sleutel", models.CharField(max_length=20, null=True)),
                ("waarmerk", models.BinaryField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(aantal__gt=0) & Q(laatste=F("eerste") + F("aantal") - 1),
                        name="zegel_aantal",
                    ),
                ],
            },
        ),
        migrations.RunPython(merk_oude_regels, migrations.RunPython.noop, elidable=True),
        migrations.RunSQL(REGELS, REGELS_TERUG),
        migrations.RunSQL(WIE, WIE_TERUG),
        AlleenToevoegen("toegang_zegel", behalve=("sleutel", "waarmerk")),
        AlleenLezen("toegang_zegel"),
        migrations.RunSQL(VERZEGEL, VERZEGEL_TERUG),
        migrations.RunSQL(_per_rol("toegang_leesregel", *MOGEN), migrations.RunSQL.noop),
    ]
