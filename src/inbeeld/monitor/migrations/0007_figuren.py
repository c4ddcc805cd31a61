"""Who reads how many processen-verbaal: not everybody with counts, as other figures."""

from importlib import import_module

from django.db import migrations

from inbeeld.toegang.rls import HerschrijfBeleid, mag

_rechten = import_module("inbeeld.monitor.migrations.0002_rechten")
# Others see that leerplicht acts, not how (M14); in a small gemeente one such number tells of whom.
NIET_VAN_JUSTITIE = f"""({{tabel}}.indicator <> 'opgave_pv' or {_rechten.SYSTEEM}
    or {mag("justitie")})"""


class Migration(migrations.Migration):
    dependencies = [("monitor", "0006_rapporten")]

    operations = [
        HerschrijfBeleid(
            "monitor_cijfer", zien=f"({_rechten.MIJN_GEBIED} and {NIET_VAN_JUSTITIE})"
        ),
    ]
