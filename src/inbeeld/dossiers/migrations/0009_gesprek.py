"""What the database refuses of talks, agreements and notes; who keeps the reasons; the first list.

What pages may not do, plain SQL in the application's role may not do either.
"""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, BeschermTabel, HerschrijfBeleid

# Who has to do with the child today, and can so be asked something: an organisation that is
# involved, whoever holds the zaak, and the region. Where the address is secret, pages name what an
# organisation is and not who (`signalen.queries.zaken.naam_van`).
BETROKKEN = """
create function dossiers_betrokken(kind bigint) returns table (organisatie_id bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
    if not dossiers_mag_taak(kind) then
        return;
    end if;
    return query
    select b.organisatie_id from toegang_betrokkenheid b
    where b.jongere_id = kind and b.organisatie_id is not null and b.periode @> toegang_vandaag()
    union
    select p.organisatie_id from signalen_zaak z
    join toegang_postvak p on p.id = z.eigenaar_postvak_id
    where z.jongere_id = kind and z.gesloten_op is null and z.opent_op <= toegang_vandaag()
    union
    select o.id from toegang_organisatie o where o.soort = 'regio';
end $$;
"""
# As the owner of the tables, so that a plan or talk that the actor does not see is compared too.
AFSPRAAK = """
create function dossiers_afspraak_klopt() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if new.plan_id is not null and not exists (
           select 1 from dossiers_plan p
           where p.id = new.plan_id and p.jongere_id = new.jongere_id)
       or new.gesprek_id is not null and not exists (
           select 1 from dossiers_gesprek g
           where g.id = new.gesprek_id and g.jongere_id = new.jongere_id
             and (toegang_systeem() or g.door_id = toegang_aanstelling()))
       or new.gezin_id is not null and not exists (
           select 1 from dossiers_gezinslid l
           where l.gezin_id = new.gezin_id and l.jongere_id = new.jongere_id
             and l.periode @> toegang_vandaag())
       or new.organisatie_id is not null and (
           new.wie <> 'professional' or not exists (
               select 1 from dossiers_betrokken(new.jongere_id) b
               where b.organisatie_id = new.organisatie_id))
       or new.eigenaar_id is not null and not exists (
           select 1 from toegang_aanstelling a
           where a.id = new.eigenaar_id and a.organisatie_id = new.organisatie_id
             and a.periode @> toegang_vandaag() and a.rol not in ('ouder', 'jongere'))
    then
        raise exception 'Deze afspraak past niet bij dit kind.'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger klopt before insert on dossiers_afspraak
    for each row execute function dossiers_afspraak_klopt();
-- The words stay; only how it ends changes, by the actor and today. A new day comes with reopening.
create function dossiers_afspraak_blijft() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
declare
    einde constant text[] := array['toestand', 'afgerond_op', 'afgerond_door_id', 'toelichting',
                                   'uiterlijk_op'];
begin
    if to_jsonb(new) - einde is distinct from to_jsonb(old) - einde
       or new is distinct from old and new.toestand = old.toestand
       or new.uiterlijk_op <> old.uiterlijk_op and new.toestand <> 'open'
       or new.toestand <> 'open' and new is distinct from old and not toegang_systeem() and (
           new.afgerond_door_id is distinct from toegang_aanstelling()
           or new.afgerond_op is distinct from toegang_vandaag())
       or new.toestand = 'vervallen' and old.toestand = 'open' and not toegang_systeem()
           and not toegang_groep_mag('plan_en_afspraken', 'invoeren')
    then
        raise exception 'Zo verandert een afspraak niet.' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger blijft before update on dossiers_afspraak
    for each row execute function dossiers_afspraak_blijft();
"""
# Only who wrote a talk down says who was there and which reasons were named.
BIJ_GESPREK = """
create function dossiers_bij_gesprek() returns trigger language plpgsql
security definer set search_path = public, pg_temp as $$
begin
    if not exists (
        select 1 from dossiers_gesprek g
        where g.id = new.gesprek_id and g.jongere_id = new.jongere_id
          and (toegang_systeem() or g.door_id = toegang_aanstelling()))
    then
        raise exception 'Dit hoort niet bij dit gesprek.' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger bij_gesprek before insert on dossiers_gespreksdeelnemer
    for each row execute function dossiers_bij_gesprek();
create trigger bij_gesprek before insert on dossiers_redeningesprek
    for each row execute function dossiers_bij_gesprek();
"""
# Talks point at a reason: its words stay, and no day before today gets or loses it.
REDEN = """
create function dossiers_reden_blijft() returns trigger language plpgsql as $$
declare
    vandaag date := coalesce(toegang_vandaag(), current_date);
begin
    if to_jsonb(new) - 'periode' = to_jsonb(old) - 'periode'
       and lower(new.periode) = lower(old.periode)
       and coalesce(upper(new.periode), 'infinity') >= vandaag
       and coalesce(upper(old.periode), 'infinity') >= vandaag
    then
        return new;
    end if;
    raise exception 'Een reden die gold, verandert niet meer.'
        using errcode = 'restrict_violation';
end $$;
create trigger blijft before update on dossiers_gespreksreden
    for each row execute function dossiers_reden_blijft();
"""
WEG = """
drop trigger blijft on dossiers_gespreksreden;
drop function dossiers_reden_blijft();
drop trigger bij_gesprek on dossiers_redeningesprek;
drop trigger bij_gesprek on dossiers_gespreksdeelnemer;
drop function dossiers_bij_gesprek();
drop trigger blijft on dossiers_afspraak;
drop function dossiers_afspraak_blijft();
drop trigger klopt on dossiers_afspraak;
drop function dossiers_afspraak_klopt();
drop function dossiers_betrokken(bigint);
"""
# The first five are what regions saw in practice; the rest is what children and parents name.
REDENEN = {
    "schorsing": "Schorsing",
    "conflict": "Ouders houden het kind thuis na een conflict",
    "weigert_andere_onderwijsvorm": "Ouders willen geen andere vorm van onderwijs",
    "zoekt_andere_school": "Ouders zoeken een andere school",
    "verhuisd_zonder_school": "Verhuisd, nog geen school",
    "angst_of_somberheid": "Angst of somberheid",
    "pesten": "Pesten",
    "overvraging": "Te veel prikkels, of school vraagt te veel",
    "ziekte": "Ziekte",
    "zorg_thuis": "Zorgen thuis",
    "geen_passende_plek": "Er is geen passende plek",
    "vervoer": "Vervoer naar school lukt niet",
}
_RIJ = "insert into dossiers_gespreksreden (code, tekst, periode, bron) values (%s, %s, %s, %s)"
_VAN, _BRON = "[2020-08-01,)", "Eerste lijst, uit de praktijk van regio's"
EERSTE_LIJST = [(_RIJ, [code, tekst, _VAN, _BRON]) for code, tekst in REDENEN.items()]
BEHEERT = "((select toegang_systeem()) or (select signalen_beheert_afspraken()))"


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0008_plan"), ("signalen", "0002_plan")]

    operations = [
        migrations.RunSQL(BETROKKEN + AFSPRAAK + BIJ_GESPREK + REDEN, WEG),
        # What was said was said: who wants to add something writes a new talk or note.
        HerschrijfBeleid("dossiers_gesprek", wijzigen=NIEMAND),
        HerschrijfBeleid("dossiers_notitie", wijzigen=NIEMAND),
        migrations.RunSQL(EERSTE_LIJST, "delete from dossiers_gespreksreden"),
        BeschermTabel(
            "dossiers_gespreksreden",
            zien="true",
            toevoegen=BEHEERT,
            wijzigen=BEHEERT,
            verwijderen=NIEMAND,
        ),
        BeschermTabel(
            "dossiers_gespreksredenevent",
            zien=BEHEERT,
            toevoegen="pg_trigger_depth() > 0",
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        ),
    ]
