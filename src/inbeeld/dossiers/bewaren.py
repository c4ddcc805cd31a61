"""What this room keeps of children, and when it goes.

A dossier is of all who work in it: it goes with the last copy of the facts. A besloten notitie and
a document are of the organisation that wrote them: they go with its own copy.
"""
# ruff: noqa: S608  (names of our own tables)

from inbeeld.toegang.bewaren.plaatsen import Plaatsen, Restplaats

EIGEN = ("notitie", "document")
# Rows before what they point at.
SAMEN = (
    "taak",
    "vrijstellingsadvies",
    "herbeoordeling",
    "vrijstellingsverzoek",
    "overdracht",
    "nazorg",
    "belemmering",
    "behoefte",
    "kostendeel",
    "aanbodcontrole",
    "aanbodopbouw",
    "aanbodtraject",
    "aangepasteuren",
    "redeningesprek",
    "gespreksdeelnemer",
    "afspraak",
    "gesprek",
    "zienswijze",
    "plandoel",
    "bijdrage",
    "evaluatie",
    "plandeelnemer",
    "planversie",
    "plan",
    "gezinslid",
    "justitiestap",
    "justitieroute",
    "escalatie",
)
# Append-only: what never changes keeps no history.
ZONDER_GESCHIEDENIS = (
    "vrijstellingsadvies",
    "aanbodcontrole",
    "redeningesprek",
    "gespreksdeelnemer",
    "zienswijze",
    "plandoel",
    "bijdrage",
    "evaluatie",
    "planversie",
)


def _met_geschiedenis(tabel: str) -> tuple[str, ...]:
    return (tabel,) if tabel in ZONDER_GESCHIEDENIS else (tabel, f"{tabel}event")


PLAATSEN = Plaatsen(
    rest=Restplaats(
        per_kopie=tuple(
            f"delete from dossiers_{naam}"
            " where bron_id = v.organisatie_id and jongere_id = any(weg)"
            for tabel in EIGEN
            for naam in _met_geschiedenis(tabel)
        ),
        per_kind=tuple(
            f"delete from dossiers_{naam} where jongere_id = any(leeg)"
            for tabel in (*EIGEN, *SAMEN)
            for naam in _met_geschiedenis(tabel)
        ),
    )
)
