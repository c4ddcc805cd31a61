"""The matrix in the database: what a rol may do with which data, for the row policies to ask."""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, AlleenLezen, HerschrijfBeleid

# Without a model of Django's: it holds nothing that anybody enters. `matrix/opslag.py` fills it
# after every migration.
TABEL = """
create table toegang_matrixcel (
    rol text not null,
    groep text not null,
    handeling text not null,
    voorwaarde text not null,
    kringen text[] not null,
    grondslag text not null,
    primary key (rol, groep, handeling));
"""
# In plpgsql, which keeps its plans for the connection; an SQL function is planned again in every
# query. As the owner: who appointed whom is not for every rol to read, and this must be right.
FUNCTIES = """
create or replace function toegang_gebruiker() returns bigint language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    return (select a.gebruiker_id from toegang_aanstelling a
            where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag());
end $$;
create or replace function toegang_rol() returns varchar language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    return (select a.rol from toegang_aanstelling a
            where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag());
end $$;
create or replace function toegang_organisatie() returns bigint language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    return (select a.organisatie_id from toegang_aanstelling a
            where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
              and a.rol not in ('beheerder', 'privacyfunctionaris', 'bestuurder',
                                'beleidsmedewerker', 'ouder', 'jongere'));
end $$;
create or replace function toegang_hele_regio() returns boolean language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    return toegang_systeem() or exists (
        select 1 from toegang_aanstelling a
        join toegang_organisatie o on o.id = a.organisatie_id and o.soort = 'regio'
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
          and a.rol = 'regiocoordinator');
end $$;
create or replace function toegang_partijen() returns bigint[] language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
declare
    eigen bigint := toegang_organisatie();
begin
    return array(
        select -a.id from toegang_aanstelling a
        where a.id = toegang_aanstelling() and a.periode @> toegang_vandaag()
          and a.rol not in ('beheerder', 'privacyfunctionaris', 'bestuurder', 'beleidsmedewerker')
        union all
        select eigen where eigen is not null
        union all
        select w.gebied_id from toegang_werkgebied w
        join toegang_organisatie o on o.id = w.organisatie_id and o.soort = 'samenwerking'
        where w.organisatie_id = eigen and w.periode @> toegang_vandaag());
end $$;
create function toegang_groep_mag(
    welke text, wat text default 'bekijken', welke_kring text default null
) returns boolean language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    return toegang_systeem() or exists (
        select 1 from toegang_matrixcel c
        where c.rol = toegang_rol() and c.groep = welke and c.handeling = wat
          and (welke_kring is null or (welke_kring = any(c.kringen)
               and (welke_kring <> 'regio' or toegang_hele_regio()))));
end $$;
"""
# Only columns of the index, so that it answers alone.
EIGEN_PARTIJ = """((select toegang_hele_regio())
    or {tabel}.partij = any((select toegang_partijen())::bigint[]))"""


class Migration(migrations.Migration):
    dependencies = [("toegang", "0010_beheer_rechten")]

    operations = [
        migrations.RunSQL(TABEL, "drop table toegang_matrixcel"),
        AlleenLezen("toegang_matrixcel"),
        migrations.RunSQL(FUNCTIES, "drop function toegang_groep_mag(text, text, text)"),
        HerschrijfBeleid(
            "toegang_betrokkenheid",
            zien=EIGEN_PARTIJ,
            toevoegen=NIEMAND,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
    ]
