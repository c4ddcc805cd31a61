"""Telling others: a row for somebody else, which the app role may not write, made by the owner."""

from django.db import migrations, models

# The people who must know what happens at a postvak: who handles it and who stands in for them; the
# coordinator and their deputies where nobody does, or where that person left.
AAN_POSTVAK = """
create function signalen_aan_postvak(welk bigint, wie bigint) returns setof bigint
language sql stable security definer set search_path = public, pg_temp as $$
    with persoon as (
        select a.id from toegang_aanstelling a
        where a.id = wie and a.periode @> toegang_vandaag()
    ), houdt as (
        select p.id from persoon p
        union all
        select p.coordinator_id from toegang_postvak p
        where p.id = welk and not exists (select 1 from persoon)
    )
    select a.id from toegang_aanstelling a, houdt h
    where h.id in (a.id, a.vervangt_id) and a.periode @> toegang_vandaag() $$;
"""
# Once: the unique constraint lets a second sending, or one at the same moment, pass by. Who did it
# is not told of it, and nobody is told after their aanstelling ended.
STUUR = """
create function signalen_stuur(
    aan bigint[], welke_soort varchar, welk varchar, welk_id bigint, welk_kenmerk varchar,
    kind bigint, nu timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare aantal integer;
begin
    if not toegang_systeem() and toegang_rol() is null then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    insert into signalen_kennisgeving
        (aan_id, soort, onderwerp, onderwerp_id, kenmerk, jongere_id, moment)
    select a.id, welke_soort, welk, welk_id, welk_kenmerk, kind, nu
    from toegang_aanstelling a
    where a.id = any(aan) and a.periode @> toegang_vandaag()
      and a.id is distinct from toegang_aanstelling()
    order by a.id
    on conflict do nothing;
    get diagnostics aantal = row_count;
    return aantal;
end $$;
"""
WEG = """
drop function signalen_stuur(bigint[], varchar, varchar, bigint, varchar, bigint, timestamptz);
drop function signalen_aan_postvak(bigint, bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("signalen", "0001_begin")]

    operations = [
        migrations.RemoveIndex(model_name="kennisgeving", name="kennisgeving_zonder_mail"),
        migrations.AddField(
            model_name="kennisgeving",
            name="gebundeld_op",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="kennisgeving",
            index=models.Index(
                condition=models.Q(("gebundeld_op__isnull", True)),
                fields=["moment"],
                name="kennisgeving_te_bundelen",
            ),
        ),
        migrations.RunSQL(AAN_POSTVAK + STUUR, WEG),
    ]
