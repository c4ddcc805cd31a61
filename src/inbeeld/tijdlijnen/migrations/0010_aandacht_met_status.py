"""The work list is read from its index alone: thousands of rows without their table."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tijdlijnen", "0009_seinen")]

    operations = [
        migrations.RemoveIndex(model_name="tijdlijn", name="tijdlijn_aandacht"),
        migrations.AddIndex(
            model_name="tijdlijn",
            index=models.Index(
                fields=["definitie", "tot", "van"],
                include=["jongere", "soort", "status"],
                condition=~models.Q(soort__in=("in_onderwijs", "niet_plichtig", "vrijgesteld")),
                name="tijdlijn_aandacht",
            ),
        ),
    ]
