"""A delivery belongs to who delivered it: the region sees that it happened, nobody else its rows."""

from django.db import migrations

from inbeeld.toegang.rls import NIEMAND, BeschermTabel

ZELF = """((select toegang_systeem())
    or {tabel}.organisatie_id = (select toegang_organisatie()))"""
ZELF_OF_REGIO = """((select toegang_hele_regio())
    or {tabel}.organisatie_id = (select toegang_organisatie()))"""
VAN_EIGEN_LEVERING = """exists (select 1 from aanleveren_levering l
    where l.id = {tabel}.levering_id and ((select toegang_systeem())
        or l.organisatie_id = (select toegang_organisatie())))"""


class Migration(migrations.Migration):
    dependencies = [("aanleveren", "0001_begin"), ("toegang", "0002_rijtoegang")]

    operations = [
        BeschermTabel(
            "aanleveren_levering",
            zien=ZELF_OF_REGIO,
            toevoegen=ZELF,
            wijzigen=ZELF,
            verwijderen=NIEMAND,
        ),
        BeschermTabel("aanleveren_leveringdeel", zien=VAN_EIGEN_LEVERING),
        BeschermTabel("aanleveren_afgekeurderij", zien=VAN_EIGEN_LEVERING),
        BeschermTabel("aanleveren_vraag", zien=VAN_EIGEN_LEVERING),
        BeschermTabel("aanleveren_leverancierssleutel", zien=ZELF),
    ]
