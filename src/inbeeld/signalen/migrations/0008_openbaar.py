"""The public form: what somebody without a login may do is four functions of the owner's."""

import django.db.models.deletion
from django.db import migrations, models

from inbeeld.toegang.rls import HerschrijfBeleid, mag

# Where a melding from outside may go: the region, or a gemeente; one without a postvak of its own
# through the samenwerking that acts for it.
POSTVAKKEN = """
create function signalen_openbare_postvakken(dag date)
returns table (postvak bigint, soort varchar, naam varchar)
language sql stable security definer set search_path = public, pg_temp as $$
    select p.id, o.soort, o.naam from toegang_organisatie o
    join toegang_postvak p on p.organisatie_id = o.id
    where o.soort in ('regio', 'gemeente')
    union
    select p.id, g.soort, g.naam from toegang_werkgebied w
    join toegang_organisatie s on s.id = w.organisatie_id and s.soort = 'samenwerking'
    join toegang_organisatie g on g.id = w.gebied_id and g.soort = 'gemeente'
    join toegang_postvak p on p.organisatie_id = s.id
    where w.periode @> dag
      and not exists (select 1 from toegang_postvak e where e.organisatie_id = g.id) $$;
"""
# 'goed', or why it was not kept: 'vol' (too many in this hour) or 'te_vaak' (this sender). The lock
# makes two at the same moment count each other.
ONTVANG = """
create function signalen_openbaar_ontvang(
    nieuw uuid, hash bytea, wat bytea, wie bytea, waar bigint, adres bytea, bericht_id varchar,
    nu timestamptz, per_afzender integer, samen integer) returns varchar
language plpgsql security definer set search_path = public, pg_temp as $$
declare welk bigint;
begin
    perform pg_advisory_xact_lock(730302);
    if (select count(*) from signalen_openbaremelding o
        where o.moment > nu - interval '1 hour') >= samen then
        return 'vol';
    end if;
    if (select count(*) from signalen_openbaremelding o
        where o.afzender = wie and o.moment > nu - interval '1 day') >= per_afzender then
        return 'te_vaak';
    end if;
    insert into signalen_openbaremelding
        (sleutel, bewijs, inhoud_versleuteld, afzender, postvak_id, moment, uitkomst)
    select nieuw, hash, wat, wie, p.id, nu, '' from toegang_postvak p
    join toegang_organisatie o on o.id = p.organisatie_id
        and o.soort in ('regio', 'gemeente', 'samenwerking')
    where p.id = waar
    returning id into strict welk;
    insert into signalen_mailpost
        (openbaar_id, adres_versleuteld, message_id, inhoud, klaar_op, volgende_poging, pogingen)
    values (welk, adres, bericht_id, '{"bevestigen": 1}', nu, nu, 0);
    return 'goed';
end $$;
"""
# What a token stands for: 'open', 'bevestigd', or '' when it is unknown or over.
BEVESTIG = """
create function signalen_openbaar_stand(hash bytea, nu timestamptz) returns varchar
language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce((select case when o.bevestigd_op is not null then 'bevestigd' else 'open' end
        from signalen_openbaremelding o
        where o.bewijs = hash
          and (o.bevestigd_op is not null or o.moment > nu - interval '3 days')), '') $$;
create function signalen_openbaar_bevestig(hash bytea, nu timestamptz, uiterlijk date)
returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update signalen_openbaremelding o set bevestigd_op = nu, antwoord_uiterlijk = uiterlijk
    where o.bewijs = hash and o.bevestigd_op is null and o.moment > nu - interval '3 days';
    return found;
end $$;
"""
# Once per message_id: who reads or handles it a second time sends nothing.
POST = """
create function signalen_openbaar_post(
    welk bigint, wat varchar, adres bytea, bericht_id varchar, nu timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if wat not in ('gelezen', 'afgehandeld') or not exists (
        select 1 from signalen_openbaremelding o join toegang_postvak p on p.id = o.postvak_id
        where o.id = welk and o.bevestigd_op is not null
          and (toegang_systeem() or (toegang_groep_mag('signaal_en_route')
               and p.organisatie_id = any(toegang_partijen())))) then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    insert into signalen_mailpost
        (openbaar_id, adres_versleuteld, message_id, inhoud, klaar_op, volgende_poging, pogingen)
    values (welk, adres, bericht_id, jsonb_build_object(wat, 1), nu, nu, 0)
    on conflict do nothing;
    return found;
end $$;
"""
# For who looks after the installation: how much waits, and since when. No address, no person.
STAND = """
create function signalen_mailstand() returns table (
    wacht bigint, oudste timestamptz, opgegeven bigint, laatst timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    if not toegang_groep_mag('mensen', 'beheren') then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    return query
    select count(*) filter (where p.verzonden_op is null and p.volgende_poging is not null),
           min(p.klaar_op) filter (where p.verzonden_op is null and p.volgende_poging is not null),
           count(*) filter (where p.verzonden_op is null and p.volgende_poging is null
                            and p.pogingen > 0),
           max(p.verzonden_op)
    from signalen_mailpost p;
end $$;
"""
RUIM_OP = """
create function signalen_openbaar_ruim_op(nu timestamptz) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    weg bigint[];
begin
    if not toegang_systeem() then
        raise exception 'Niet bevoegd.' using errcode = 'insufficient_privilege';
    end if;
    weg := array(select o.id from signalen_openbaremelding o
                 where o.bevestigd_op is null and o.moment <= nu - interval '3 days'
                 for update skip locked);
    delete from signalen_mailpost where openbaar_id = any(weg);
    delete from signalen_openbaremelding where id = any(weg);
    return cardinality(weg);
end $$;
"""
WEG = """
drop function signalen_mailstand();
drop function signalen_openbaar_ruim_op(timestamptz);
drop function signalen_openbaar_post(bigint, varchar, bytea, varchar, timestamptz);
drop function signalen_openbaar_bevestig(bytea, timestamptz, date);
drop function signalen_openbaar_stand(bytea, timestamptz);
drop function signalen_openbaar_ontvang(
    uuid, bytea, bytea, bytea, bigint, bytea, varchar, timestamptz, integer, integer);
drop function signalen_openbare_postvakken(date);
"""
# Nobody reads it before its e-mail address is confirmed.
BEVESTIGD = f"""((select toegang_systeem()) or ({mag("signaal_en_route")}
    and {{tabel}}.bevestigd_op is not null and exists (
    select 1 from toegang_postvak p where p.id = {{tabel}}.postvak_id
      and p.organisatie_id = any((select toegang_partijen())::bigint[]))))"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("signalen", "0004_melden")]

    operations = [
        migrations.AddField(
            model_name="kennisgeving",
            name="aantal",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="kennisgeving",
            index=models.Index(
                fields=["onderwerp", "onderwerp_id", "soort"], name="kennisgeving_onderwerp"
            ),
        ),
        migrations.AddField(
            model_name="openbaremelding",
            name="afzender",
            field=models.BinaryField(null=True),
        ),
        migrations.AlterField(
            model_name="mailpost",
            name="aan",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="toegang.aanstelling",
            ),
        ),
        migrations.AddField(
            model_name="mailpost",
            name="openbaar",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="post",
                to="signalen.openbaremelding",
            ),
        ),
        migrations.AddField(
            model_name="mailpost",
            name="adres_versleuteld",
            field=models.BinaryField(null=True),
        ),
        migrations.AddConstraint(
            model_name="mailpost",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("aan__isnull", False), ("openbaar__isnull", False), _connector="XOR"
                ),
                name="mailpost_een_ontvanger",
            ),
        ),
        HerschrijfBeleid("signalen_openbaremelding", zien=BEVESTIGD, wijzigen=BEVESTIGD),
        migrations.RunSQL(POSTVAKKEN + ONTVANG + BEVESTIG + POST + STAND + RUIM_OP, WEG),
    ]
