"""The stored rules are read by who is involved with the child today; only the definer writes."""

from django.db import migrations

from inbeeld.toegang.rls import HUIDIG, NIEMAND, BeschermTabel


class Migration(migrations.Migration):
    dependencies = [("tijdlijnen", "0001_begin"), ("register", "0002_rijtoegang")]

    operations = [
        BeschermTabel(
            f"tijdlijnen_{tabel}",
            zien=HUIDIG,
            toevoegen=NIEMAND,
            wijzigen=NIEMAND,
            verwijderen=NIEMAND,
        )
        for tabel in ("laag", "klok", "tijdlijn")
    ]
