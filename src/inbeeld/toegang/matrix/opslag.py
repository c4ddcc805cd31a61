"""The matrix in the database, for the row policies: filled by the owner after every migration."""

from django.db import connection, connections, transaction

from inbeeld.toegang.matrix.begrippen import KRINGEN
from inbeeld.toegang.matrix.cellen import CELLEN

_LEES = """
select rol, groep, handeling, voorwaarde, kringen, grondslag from toegang_matrixcel
order by rol, groep, handeling
"""
Rij = tuple[str, str, str, str, list[str], str]


class OudeMatrix(RuntimeError):
    """The matrix in the database is not this code's."""


def rijen() -> list[Rij]:
    """The cells as the table holds them, in its order."""
    uit = [
        (
            c.rol,
            c.groep.value,
            c.handeling.value,
            c.voorwaarde.value,
            sorted(k.value for k in KRINGEN.get(c.voorwaarde, frozenset())),
            c.grondslag,
        )
        for c in CELLEN
    ]
    return sorted(uit, key=lambda rij: rij[:3])


def vul() -> bool:
    """Make the table what the code says, as its owner; returns whether anything changed."""
    with transaction.atomic(using="eigenaar"), connections["eigenaar"].cursor() as cursor:
        cursor.execute(_LEES)
        if sorted(cursor.fetchall()) == rijen():
            return False
        cursor.execute("delete from toegang_matrixcel")
        cursor.executemany("insert into toegang_matrixcel values (%s, %s, %s, %s, %s, %s)", rijen())
    return True


def controleer() -> None:
    """Raise OudeMatrix when the rows would be shown by another matrix than the pages go by."""
    with connection.cursor() as cursor:
        cursor.execute(_LEES)
        if sorted(cursor.fetchall()) != rijen():
            raise OudeMatrix("De toegangsmatrix in de database is een andere: voer migrate uit.")
