"""Who is asked for advice about an exemption is involved, for as long as it takes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("toegang", "0020_telefoon")]

    operations = [
        migrations.AlterField(
            model_name="betrokkenheid",
            name="grond",
            field=models.CharField(
                choices=[
                    ("inschrijving", "inschrijving"),
                    ("woonplaats", "woonplaats"),
                    ("swv", "school van het samenwerkingsverband"),
                    ("melding", "ontving een melding"),
                    ("zaak", "houdt de zaak"),
                    ("escalatie", "beslist over een escalatie"),
                    ("plan", "doet mee in het plan"),
                    ("overdracht", "krijgt een overdracht"),
                    ("advies", "geeft advies over een vrijstelling"),
                    ("tijdelijk", "tijdelijke toegang"),
                    ("nood", "noodtoegang"),
                    ("ouder", "ouder"),
                    ("jongere", "jongere zelf"),
                ],
                max_length=20,
            ),
        ),
    ]
