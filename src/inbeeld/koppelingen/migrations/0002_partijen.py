"""Who may see what was exchanged about a melding stands in the row, as it does in the melding."""

import django.contrib.postgres.fields
from django.db import migrations, models

from inbeeld.toegang.rls import HerschrijfBeleid, nu

ZIEN = f"""({nu("signaal_en_route")} and ((select toegang_systeem())
    or (select toegang_hele_regio())
    or {{tabel}}.partijen && (select toegang_partijen())::bigint[]))"""


class Migration(migrations.Migration):
    dependencies = [("koppelingen", "0001_begin")]

    operations = [
        migrations.AddField(
            model_name="duomelding",
            name="partijen",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
        HerschrijfBeleid("koppelingen_duomelding", zien=ZIEN),
    ]
