"""The stored rules by the matrix; a layer that says what a fact says follows that fact's group."""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, BeschermTabel, HerschrijfBeleid, mag, nu

LAAG = f"""({nu("tijdlijn")} and case {{tabel}}.laag
    when 'woonachtig' then ({mag("verblijfplaats", kring="nu")}
        or {mag("verblijfplaats", kring="regio")})
        and ({mag("verblijfplaats", kring="geheim")}
             or not {{tabel}}.jongere_id in (select register_geheime_adressen()))
    when 'vrijgesteld' then {mag("vrijstelling")}
    when 'ingeschreven' then {mag("inschrijving")}
    else true end)"""
EIGEN = """((select toegang_systeem())
    or {tabel}.gebruiker_id = (select toegang_gebruiker()))"""


class Migration(migrations.Migration):
    dependencies = [
        ("tijdlijnen", "0006_wijzigingen"),
        ("register", "0006_matrix"),
        ("toegang", "0011_matrix"),
    ]

    operations = [
        HerschrijfBeleid("tijdlijnen_laag", zien=LAAG),
        HerschrijfBeleid("tijdlijnen_klok", zien=nu("tijdlijn")),
        HerschrijfBeleid("tijdlijnen_tijdlijn", zien=nu("tijdlijn")),
        BeschermTabel("tijdlijnen_weergave", zien=EIGEN, wijzigen=NIEMAND),
    ]
