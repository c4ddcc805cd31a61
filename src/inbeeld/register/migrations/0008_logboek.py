"""From the key of a child in an address to the number in the read log, and back."""

from django.db import migrations

# For who reads the log: they see no child, and so find none in the table itself. A key says nothing
# by itself, and it is given only of a child about which the reader has lines.
SLEUTELS = """
create function register_sleutels(nummers bigint[])
returns table (jongere_id bigint, sleutel uuid)
language sql stable security definer set search_path = public, pg_temp as $$
    select j.id, j.sleutel from register_jongere j
    where j.id = any(nummers)
      and (toegang_logboek_kring() = 'regio' or exists (
          select 1 from toegang_leesregel l where l.jongere_id = j.id
            and (l.gebruiker_id = toegang_gebruiker()
                 or l.organisatie_id = toegang_logboek_organisatie()))) $$;
create function register_nummer(gezocht uuid) returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
    select j.id from register_jongere j
    where j.sleutel = gezocht
      and (toegang_logboek_kring() = 'regio' or exists (
          select 1 from toegang_leesregel l where l.jongere_id = j.id
            and (l.gebruiker_id = toegang_gebruiker()
                 or l.organisatie_id = toegang_logboek_organisatie()))
        or exists (
          select 1 from toegang_betrokkenheid b where b.jongere_id = j.id
            and b.partij = any(toegang_partijen()) and b.periode @> toegang_vandaag())) $$;
"""


class Migration(migrations.Migration):
    dependencies = [("register", "0007_bewaren"), ("toegang", "0011_matrix")]

    operations = [
        migrations.RunSQL(
            SLEUTELS,
            "drop function register_nummer(uuid); drop function register_sleutels(bigint[]);",
        ),
    ]
