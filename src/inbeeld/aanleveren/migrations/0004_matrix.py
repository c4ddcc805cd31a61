"""A delivery by the matrix: of one's own organisation, and only for a rol that works with them."""

from django.db import migrations

from inbeeld.toegang.rls import HerschrijfBeleid, mag

_EIGEN = "organisatie_id = (select toegang_organisatie())"
ZIEN = f"""({mag("levering", kring="regio")} or ({mag("levering")} and {{tabel}}.{_EIGEN}))"""
ZELF = f"""((select toegang_systeem())
    or ({mag("levering", "aanleveren")} and {{tabel}}.{_EIGEN}))"""
VAN_EIGEN_LEVERING = f"""exists (select 1 from aanleveren_levering l
    where l.id = {{tabel}}.levering_id and ((select toegang_systeem())
        or ({mag("levering", "aanleveren")} and l.{_EIGEN})))"""  # noqa: S608
ALLES = ("zien", "toevoegen", "wijzigen", "verwijderen")


class Migration(migrations.Migration):
    dependencies = [("aanleveren", "0003_wijzigingen"), ("register", "0006_matrix")]

    operations = [
        HerschrijfBeleid("aanleveren_levering", zien=ZIEN, toevoegen=ZELF, wijzigen=ZELF),
        *(
            HerschrijfBeleid(f"aanleveren_{tabel}", **dict.fromkeys(ALLES, VAN_EIGEN_LEVERING))
            for tabel in ("leveringdeel", "afgekeurderij", "vraag")
        ),
        HerschrijfBeleid("aanleveren_leverancierssleutel", **dict.fromkeys(ALLES, ZELF)),
    ]
