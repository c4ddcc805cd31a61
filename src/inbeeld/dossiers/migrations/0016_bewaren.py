"""A dossier goes with the last of a child's facts, and a fact past its term leaves it standing."""

from django.db import migrations

from inbeeld.toegang.bewaren.migratie import Vernietigbaar

ALLEEN_TOEVOEGEN = (
    "planversie",
    "plandoel",
    "bijdrage",
    "evaluatie",
    "zienswijze",
    "aanbodcontrole",
    "vrijstellingsadvies",
    "gespreksdeelnemer",
    "redeningesprek",
)
MET_GESCHIEDENIS = (
    "notitie",
    "document",
    "taak",
    "herbeoordeling",
    "vrijstellingsverzoek",
    "overdracht",
    "nazorg",
    "belemmering",
    "behoefte",
    "kostendeel",
    "aanbodopbouw",
    "aanbodtraject",
    "aangepasteuren",
    "afspraak",
    "gesprek",
    "plandeelnemer",
    "plan",
    "gezinslid",
    "justitiestap",
    "justitieroute",
    "escalatie",
)
# The fact that an offer or exemption became goes by its own term; the dossier then says no more
# than that there was one.
LOS = """
do $do$
declare
    naam name;
begin
    select c.conname into strict naam from pg_constraint c
    where c.conrelid = '{tabel}'::regclass and c.contype = 'f'
      and c.conkey = array[(select a.attnum from pg_attribute a
                            where a.attrelid = '{tabel}'::regclass and a.attname = 'feit_id')];
    execute format('alter table {tabel} drop constraint %I', naam);
    execute format('alter table {tabel} add constraint %I foreign key (feit_id)'
                   ' references {feit} (id) on delete set null deferrable initially deferred',
                   naam);
end $do$;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0015_documenten"), ("toegang", "0014_bewaren")]

    operations = [
        *(Vernietigbaar(f"dossiers_{tabel}") for tabel in ALLEEN_TOEVOEGEN),
        *(Vernietigbaar(f"dossiers_{tabel}event") for tabel in MET_GESCHIEDENIS),
        migrations.RunSQL(
            LOS.format(tabel="dossiers_aanbodtraject", feit="register_aanbod"),
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            LOS.format(tabel="dossiers_vrijstellingsverzoek", feit="register_vrijstellingen"),
            migrations.RunSQL.noop,
        ),
    ]
