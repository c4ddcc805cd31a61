"""What was done about a child goes with the last of its facts."""

from django.db import migrations

from inbeeld.toegang.bewaren.migratie import Vernietigbaar

TABELLEN = (
    "signaal",
    "meldinggebeurtenis",
    "belastbaarheid",
    "openbaremeldingevent",
    "meldingontvangerevent",
    "melding",
    "zaakevent",
)


class Migration(migrations.Migration):
    dependencies = [("signalen", "0010_bewaking"), ("toegang", "0014_bewaren")]

    operations = [Vernietigbaar(f"signalen_{tabel}") for tabel in TABELLEN]
