"""An escalatie names a decider who holds a functie, and only that one decides, once."""

from django.db import migrations

from inbeeld.toegang.rls import HerschrijfBeleid, nu_en_mag

# Naming a decider lets them see the child: who brings a step forward does not choose freely.
BEWAAKT = """
create function dossiers_escalatie_bewaakt() returns trigger language plpgsql as $$
declare
    mij constant bigint := toegang_aanstelling();
    dag constant date := toegang_vandaag();
    wie bigint;
begin
    if signalen_vrij(tg_relid) then
        return new;
    end if;
    if tg_op = 'INSERT' then
        if new.besluit = '' and new.gestart_door_id = mij and new.begonnen_op <= dag
           and exists (select 1 from signalen_zaak z
                       where z.id = new.zaak_id and z.jongere_id = new.jongere_id
                         and z.gesloten_op is null
                         and (new.postvak_id = z.eigenaar_postvak_id
                              or new.beslisser_id is not null
                              or signalen_hoort_bij(new.jongere_id, new.postvak_id)))
           and (new.beslisser_id is null or exists (
                select 1 from signalen_functievervulling v
                where v.aanstelling_id = new.beslisser_id and v.periode @> dag)) then
            return new;
        end if;
    elsif old.besluit = '' and new.besluit <> '' and new.besloten_door_id = mij
          and (new.besloten_op at time zone 'Europe/Amsterdam')::date <= dag + 7
          and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv then
        select a.id into wie from toegang_aanstelling a
        where a.id = old.beslisser_id and a.periode @> dag;
        if wie is null then
            select p.coordinator_id into wie from toegang_postvak p where p.id = old.postvak_id;
        end if;
        if mij = wie or exists (select 1 from toegang_aanstelling a
                                where a.id = mij and a.vervangt_id = wie and a.periode @> dag) then
            return new;
        end if;
    end if;
    raise exception 'Deze escalatie verandert zo niet.' using errcode = 'restrict_violation';
end $$;
create trigger bewaakt before insert or update on dossiers_escalatie for each row
    execute function dossiers_escalatie_bewaakt(
        'besluit', 'besluit_reden', 'besloten_door_id', 'besloten_op');
"""
WEG = "drop trigger bewaakt on dossiers_escalatie; drop function dossiers_escalatie_bewaakt();"
# In one's own name, and for one's own organisation.
EIGEN = """((select toegang_systeem()) or ({tabel}.bron_id = (select toegang_organisatie())
    and {tabel}.aanstelling_id = (select toegang_aanstelling())))"""
GROEPEN = {
    "escalatie": "signaal_en_route",
    "justitieroute": "justitie",
    "justitiestap": "justitie",
}


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_betrokken"), ("signalen", "0010_bewaking")]

    operations = [
        migrations.RunSQL(BEWAAKT, WEG),
        *(
            HerschrijfBeleid(
                f"dossiers_{tabel}", toevoegen=f"({nu_en_mag('justitie')} and {EIGEN})"
            )
            for tabel in ("justitieroute", "justitiestap")
        ),
        # Its triggers write history; nobody else does.
        *(
            HerschrijfBeleid(
                f"dossiers_{tabel}event",
                toevoegen=f"({nu_en_mag(groep)} and pg_trigger_depth() > 0)",
            )
            for tabel, groep in GROEPEN.items()
        ),
    ]
