"""Publication."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("monitor", "0003_blad")]

    operations = []
