"""Whom the database believes: the functions that every row policy calls, and the first policies."""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, AlleenToevoegen, BeschermTabel

# The aanstelling alone is taken from the setting; organisation and rol follow from the table, so
# they cannot contradict it. An aanstelling that is over gives nothing. An administrator manages
# people and settings and sees no child, hence the exception.
FUNCTIES = """
create function toegang_aanstelling() returns bigint language sql stable parallel safe as $$
    select nullif(current_setting('inbeeld.aanstelling', true), '')::bigint $$;
create function toegang_vandaag() returns date language sql stable parallel safe as $$
    select nullif(current_setting('inbeeld.vandaag', true), '')::date $$;
create function toegang_systeem() returns boolean language sql stable parallel safe as $$
    select coalesce(current_setting('inbeeld.systeem', true), '') <> '' $$;
create function toegang_organisatie() returns bigint language sql stable parallel safe as $$
    select a.organisatie_id from toegang_aanstelling a
    where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
      and a.rol <> 'beheerder' $$;
create function toegang_gebruiker() returns bigint language sql stable parallel safe as $$
    select a.gebruiker_id from toegang_aanstelling a where a.id = toegang_aanstelling() $$;
create function toegang_hele_regio() returns boolean language sql stable parallel safe as $$
    select toegang_systeem() or exists (
        select 1 from toegang_aanstelling a
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
          and a.rol = 'regiocoordinator') $$;
"""
WEG = """
drop function toegang_hele_regio(); drop function toegang_gebruiker();
drop function toegang_organisatie(); drop function toegang_systeem();
drop function toegang_vandaag(); drop function toegang_aanstelling();
"""
EIGEN_ORGANISATIE = """((select toegang_hele_regio())
    or {tabel}.organisatie_id = (select toegang_organisatie()))"""
EIGEN_REGEL = "{tabel}.gebruiker_id = (select toegang_gebruiker())"
NAMENS_ZICHZELF = """((select toegang_systeem())
    or ({tabel}.aanstelling_id = (select toegang_aanstelling())
        and {tabel}.gebruiker_id = (select toegang_gebruiker())))"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0001_begin")]

    operations = [
        migrations.RunSQL(FUNCTIES, WEG),
        BeschermTabel(
            "toegang_betrokkenheid",
            zien=EIGEN_ORGANISATIE,
            toevoegen=NIEMAND,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
        BeschermTabel(
            "toegang_leesregel",
            zien=EIGEN_REGEL,
            toevoegen=NAMENS_ZICHZELF,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
        AlleenToevoegen("toegang_leesregel"),
    ]
