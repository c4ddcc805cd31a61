"""Retention: how long data is kept, what is proposed for destruction, and how it is destroyed.

Every room says in its `bewaren` what it holds (`plaatsen.py`). From that one function of the
database is made (`functies.py`), the only code that destroys anything.
"""

from inbeeld.toegang.bewaren.plaatsen import Plaatsen, Restplaats

_EIGEN = "organisatie_id = v.organisatie_id and jongere_id = any(weg)"
_VERZOEKEN = "(select t.id from toegang_toegangsverzoek t where t.jongere_id = any(leeg))"

PLAATSEN = Plaatsen(
    rest=Restplaats(
        per_kopie=tuple(
            f"delete from toegang_{tabel} where {_EIGEN}"  # noqa: S608
            for tabel in ("avgverzoek", "avgverzoekevent", "bewaarplicht", "bewaarplichtevent")
        ),
        per_kind=(
            f"delete from toegang_bericht where verzoek_id in {_VERZOEKEN}",  # noqa: S608
            f"delete from toegang_toegangsbesluit where verzoek_id in {_VERZOEKEN}",  # noqa: S608
            "delete from toegang_toegangsverzoek where jongere_id = any(leeg)",
            "delete from toegang_avgverzoek where jongere_id = any(leeg)",
            "delete from toegang_avgverzoekevent where jongere_id = any(leeg)",
            "delete from toegang_bewaarplicht where jongere_id = any(leeg)",
            "delete from toegang_bewaarplichtevent where jongere_id = any(leeg)",
            "delete from toegang_betrokkenheid where jongere_id = any(leeg)",
            "delete from toegang_bewaargrens where jongere_id = any(leeg)",
        ),
    ),
    blijft=(
        "exists (select 1 from toegang_bewaarplicht h where h.jongere_id = k"
        " and h.opgeheven_op is null)",
        "exists (select 1 from toegang_avgverzoek a where a.jongere_id = k and a.besluit = '')",
    ),
)
"""What this room holds of a child. The read log is not in it: a line there holds a number alone."""
