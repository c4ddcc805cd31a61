"""Writes of children and their personalia. Facts are written by `tijdlijnen.leg_vast` alone."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from inbeeld.register.geheim import blinde_index, versleutel
from inbeeld.register.models import Personalia
from inbeeld.register.namen import sorteersleutel, zoeksleutel


@dataclass(frozen=True, slots=True)
class Persoon:
    """Who a child is. `pgn`: nine checked digits (`geheim.lees_pgn`), or None."""

    roepnaam: str
    achternaam: str
    voorvoegsel: str = ""
    voornamen: str = ""
    pgn: str | None = None
    geheim_adres: bool = False

    def kolommen(self) -> dict[str, object]:
        """Values for the columns of `register_personalia`."""
        delen = (self.roepnaam, self.voorvoegsel, self.achternaam)
        return {
            "roepnaam": self.roepnaam,
            "voornamen": self.voornamen,
            "voorvoegsel": self.voorvoegsel,
            "achternaam": self.achternaam,
            "zoeksleutel": zoeksleutel(*delen),
            "sorteersleutel": sorteersleutel(*delen),
            "pgn_versleuteld": None if self.pgn is None else versleutel(self.pgn),
            "pgn_index": None if self.pgn is None else blinde_index(self.pgn),
            "geheim_adres": self.geheim_adres,
        }


# Numbers are taken first and nothing is returned: a child that nobody is involved with yet is
# invisible to whoever makes it, and RETURNING would be refused.
_NUMMERS = """
select nextval(pg_get_serial_sequence('register_jongere', 'id')) from generate_series(1, %s)
"""
_JONGEREN = """
insert into register_jongere (id, sleutel) select * from unnest(%s::bigint[], %s::uuid[])
"""
_PERSONALIA = """
insert into register_personalia (jongere_id, roepnaam, voornamen, voorvoegsel, achternaam,
    zoeksleutel, sorteersleutel, pgn_versleuteld, pgn_index, geheim_adres)
select * from unnest(%s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[],
    %s::text[], %s::text[], %s::bytea[], %s::bytea[], %s::boolean[])
"""


@transaction.atomic
def nieuwe_jongeren(personen: Sequence[Persoon]) -> list[int]:
    """Make children with their personalia; returns their numbers in the order of `personen`.

    They have no facts yet: `leg_vast` adds at least a row of `jongeren`. Raises IntegrityError when
    a number (pgn) is already known: look it up first (`identiteit.match_nummers`).
    """
    if not personen:
        return []
    kolommen = [persoon.kolommen() for persoon in personen]
    with connection.cursor() as cursor:
        cursor.execute(_NUMMERS, [len(personen)])
        ids = [rij[0] for rij in cursor.fetchall()]
        cursor.execute(_JONGEREN, [ids, [uuid.uuid4() for _ in ids]])
        cursor.execute(_PERSONALIA, [ids, *([k[naam] for k in kolommen] for naam in kolommen[0])])
    return ids


def nieuwe_jongere(persoon: Persoon) -> int:
    """Make one child; see `nieuwe_jongeren`."""
    return nieuwe_jongeren([persoon])[0]


def wijzig_personalia(jongere_id: int, persoon: Persoon) -> None:
    """Replace who a child is; history keeps what stood there. A missing pgn leaves the known one.

    Raises Personalia.DoesNotExist for a child with whom the actor is not involved.
    """
    kolommen = persoon.kolommen()
    if persoon.pgn is None:
        del kolommen["pgn_versleuteld"], kolommen["pgn_index"]
    if not Personalia.objects.filter(pk=jongere_id).update(**kolommen):
        raise Personalia.DoesNotExist


def registreer_overlijden(jongere_id: int, overleden_op: date | None) -> None:
    """Set or clear the day of death, which stops every clock, letter and notice."""
    if not Personalia.objects.filter(pk=jongere_id).update(overleden_op=overleden_op):
        raise Personalia.DoesNotExist
