"""What this room keeps of children: it goes with the last copy of the facts, as nobody's alone.

A zaak and a melding are of all who acted in them, so that no single organisation's term ends them.
"""
# ruff: noqa: S608  (names of our own tables)

from inbeeld.toegang.bewaren.plaatsen import Plaatsen, Restplaats

_VAN_BUITEN = """select o.id from signalen_openbaremelding o
    join signalen_melding m on m.id = o.melding_id where m.jongere_id = any(leeg)"""

PLAATSEN = Plaatsen(
    rest=Restplaats(
        per_kind=(
            *(
                f"delete from signalen_{tabel} where jongere_id = any(leeg)"
                for tabel in ("kennisgeving", "signaal", "meldinggebeurtenis", "belastbaarheid")
            ),
            f"delete from signalen_mailpost where openbaar_id in ({_VAN_BUITEN})",
            f"delete from signalen_openbaremeldingevent where pgh_obj_id in ({_VAN_BUITEN})",
            f"delete from signalen_openbaremelding where id in ({_VAN_BUITEN})",
            *(
                f"delete from signalen_{tabel} where jongere_id = any(leeg)"
                for tabel in (
                    "meldingontvanger",
                    "meldingontvangerevent",
                    "melding",
                    "zaak",
                    "zaakevent",
                )
            ),
        ),
    )
)
