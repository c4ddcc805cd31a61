"""Who may change the region's agreements, and that what was in force stays as it was."""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, HerschrijfBeleid

MAG = """
create function signalen_beheert_afspraken() returns boolean language plpgsql stable
parallel safe security definer set search_path = public, pg_temp as $$
begin
    return toegang_groep_mag('instellingen', 'beheren')
        and (toegang_hele_regio() or toegang_beheert_regio());
end $$;
"""
# Of a version only the end may change, and no day before today gets or loses it. One that was to
# begin may be taken back. Emptying the whole table is not a row's business.
VERLEDEN = """
create function signalen_regioplan_verleden() returns trigger language plpgsql as $$
declare
    vandaag date := coalesce(toegang_vandaag(), current_date);
begin
    if tg_op = 'DELETE' then
        if lower(old.geldig) > vandaag then
            return old;
        end if;
    elsif to_jsonb(new) - 'geldig' = to_jsonb(old) - 'geldig'
            and lower(new.geldig) = lower(old.geldig)
            and coalesce(upper(new.geldig), 'infinity') >= vandaag
            and coalesce(upper(old.geldig), 'infinity') >= vandaag then
        return new;
    end if;
    raise exception 'Afspraken die golden, veranderen niet meer.'
        using errcode = 'restrict_violation';
end $$;
create trigger verleden before update or delete on signalen_regioplan
    for each row execute function signalen_regioplan_verleden();
"""
BEHEERT = "(select signalen_beheert_afspraken())"
TABELLEN = ("signalen_regioplan", "signalen_functievervulling")


class Migration(migrations.Migration):
    dependencies = [("signalen", "0007_kennis")]

    operations = [
        migrations.RunSQL(MAG, "drop function signalen_beheert_afspraken()"),
        migrations.RunSQL(
            VERLEDEN,
            "drop trigger verleden on signalen_regioplan;"
            "drop function signalen_regioplan_verleden()",
        ),
        HerschrijfBeleid(
            "signalen_regioplan", toevoegen=BEHEERT, wijzigen=BEHEERT, verwijderen=BEHEERT
        ),
        HerschrijfBeleid(
            "signalen_functievervulling", toevoegen=BEHEERT, wijzigen=BEHEERT, verwijderen=NIEMAND
        ),
        *(
            HerschrijfBeleid(f"{tabel}event", zien=BEHEERT, toevoegen=BEHEERT)
            for tabel in TABELLEN
        ),
    ]
