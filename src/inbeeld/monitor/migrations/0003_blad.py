"""The making of the sheet: what it rests on, what it cost, and all areas on one day."""

from django.db import migrations, models

# Anybody may know that something was recorded, not what nor by whom.
VASTGELEGD_NA = """
create function monitor_vastgelegd_na(laatste bigint) returns boolean language sql stable
parallel safe security definer set search_path = public, pg_temp as $$
    select exists (select 1 from register_vastlegging v where v.id > laatste)
$$;
"""
WEG = "drop function monitor_vastgelegd_na(bigint);"


class Migration(migrations.Migration):
    dependencies = [("monitor", "0002_rechten")]

    operations = [
        migrations.AddField("cijferblad", "stempel", models.TextField(default="")),
        migrations.AddField("cijferblad", "seconden", models.FloatField(default=0)),
        migrations.AddIndex(
            "cijfer",
            models.Index(fields=["blad", "indicator", "dag", "gebied"], name="cijfer_op_dag"),
        ),
        migrations.RunSQL(VASTGELEGD_NA, WEG),
    ]
