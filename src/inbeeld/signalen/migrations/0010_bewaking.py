"""What pages check before they write, held by the database too: in whose name, whom it lets in."""

from pathlib import Path

from django.db import migrations

from inbeeld.toegang.rls import HerschrijfBeleid, mag, nu_en_mag

SQL = Path(__file__).parents[1] / "sql" / "bewaking.sql"
# The functions that were replaced stay: the older ones told more.
TERUG = """
drop trigger bewaakt_einde on signalen_openbaremelding;
drop trigger bewaakt on signalen_openbaremelding; drop trigger bewaakt on signalen_kennisgeving;
drop trigger bewaakt_staat on signalen_meldingontvanger;
drop trigger bewaakt on signalen_meldingontvanger; drop trigger bewaakt on signalen_zaak;
drop function signalen_openbaar_bewaakt(); drop function signalen_ontvanger_staat();
drop function signalen_mag_zeggen(bigint, bigint, text);
drop function signalen_van_ontvanger(bigint, bigint);
drop function signalen_van_melder(bigint, bigint); drop function signalen_zaak_bewaakt();
drop function signalen_kan_naar(bigint); drop function signalen_hoort_bij(bigint, bigint);
drop function signalen_alleen(); drop function signalen_vrij(oid);
"""
ROUTE = "signaal_en_route"
SYSTEEM = "(select toegang_systeem())"
VAN_MIJ = "{tabel}.aanstelling_id = (select toegang_aanstelling())"
EIGEN = "{tabel}.organisatie_id = (select toegang_organisatie())"
# A melding that a school made elsewhere has nobody here who made it.
OVERGENOMEN = f"({{tabel}}.aanstelling_id is null and {mag(ROUTE, 'aanleveren')})"
BEHEERT = "(select signalen_beheert_afspraken())"
# pghistory's triggers write history; nobody else does.
GEBEURD = "pg_trigger_depth() > 0"


def _of_systeem(conditie: str) -> str:
    return f"({SYSTEEM} or {conditie})"


def _en(*condities: str) -> str:
    return "(" + " and ".join(condities) + ")"


class Migration(migrations.Migration):
    dependencies = [("signalen", "0003_waarschuwingen")]

    operations = [
        migrations.RunSQL("set local check_function_bodies = off;\n" + SQL.read_text(), TERUG),
        HerschrijfBeleid(
            "signalen_melding",
            toevoegen=_en(
                nu_en_mag(ROUTE), _of_systeem(f"({_en(EIGEN, VAN_MIJ)} or {OVERGENOMEN})")
            ),
        ),
        HerschrijfBeleid(
            "signalen_meldingontvanger",
            toevoegen=_en(
                nu_en_mag(ROUTE),
                "signalen_van_melder({tabel}.melding_id, {tabel}.jongere_id)",
                "signalen_hoort_bij({tabel}.jongere_id, {tabel}.postvak_id)",
            ),
        ),
        HerschrijfBeleid(
            "signalen_meldinggebeurtenis",
            toevoegen=_en(
                nu_en_mag(ROUTE),
                _of_systeem(VAN_MIJ),
                "signalen_mag_zeggen({tabel}.ontvanger_id, {tabel}.jongere_id, {tabel}.staat)",
            ),
        ),
        HerschrijfBeleid(
            "signalen_belastbaarheid",
            toevoegen=_en(
                nu_en_mag("belastbaarheid"),
                _of_systeem(
                    _en(
                        "{tabel}.bron_id = (select toegang_organisatie())",
                        VAN_MIJ,
                        "signalen_van_ontvanger({tabel}.ontvanger_id, {tabel}.jongere_id)",
                    )
                ),
            ),
        ),
        *(
            HerschrijfBeleid(f"signalen_{tabel}event", toevoegen=_en(nu_en_mag(ROUTE), GEBEURD))
            for tabel in ("zaak", "meldingontvanger")
        ),
        HerschrijfBeleid("signalen_openbaremeldingevent", toevoegen=GEBEURD),
        # What the whole region sees is not for a school's beheerder to turn off.
        HerschrijfBeleid("signalen_signaalkeuze", toevoegen=BEHEERT, wijzigen=BEHEERT),
        HerschrijfBeleid("signalen_signaalkeuzeevent", zien=BEHEERT, toevoegen=BEHEERT),
    ]
