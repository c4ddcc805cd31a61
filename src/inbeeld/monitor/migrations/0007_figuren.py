"""Figures of answers, exemptions and needs."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("monitor", "0006_rapporten")]

    operations = []
