"""The waarschuwingen of a day, as functions that store nothing."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[1] / "sql" / "waarschuwingen.sql"
# They call what the rules bring (`tijdlijnen.installatie`), which comes after all migrations.
BEGIN = "set local check_function_bodies = off;\n"
TERUG = """
drop function signalen_waarschuwingen(date, bigint);
drop function signalen_waarschuwingen_alle(date, bigint);
drop function signalen_stille_scholen(date); drop function signalen_soorten();
"""


class Migration(migrations.Migration):
    dependencies = [("signalen", "0006_werk"), ("tijdlijnen", "0009_seinen")]

    operations = [migrations.RunSQL(BEGIN + SQL.read_text(), TERUG)]
