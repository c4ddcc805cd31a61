"""Which child in the register each delivered person is, for a whole delivery at once."""

import hashlib
import hmac
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import connection

from inbeeld.register.geheim import ontsleutel
from inbeeld.register.identiteit import match_nummers
from inbeeld.register.models import Personalia
from inbeeld.register.namen import zoeksleutel

from .keuring import Persoon
from .models import Leverancierssleutel


@dataclass(slots=True)
class Koppeling:
    """Per key of the supplier: a child (`bekend`), nobody yet (`nieuw`), or possibly one of some
    children (`voorstellen`), which a person must say."""

    bekend: dict[str, int] = field(default_factory=dict)
    nieuw: list[str] = field(default_factory=list)
    voorstellen: dict[str, tuple[int, ...]] = field(default_factory=dict)


def sleutel_index(organisatie_id: int, sleutel: str) -> bytes:
    """The supplier's key as a blind index: a leerlingnummer points at a person."""
    bericht = f"leverancierssleutel:{organisatie_id}:{sleutel}".encode()
    return hmac.new(settings.INDEXSLEUTEL, bericht, hashlib.sha256).digest()


def bekende_sleutels(organisatie_id: int, sleutels: Iterable[str]) -> dict[str, int]:
    """The keys that this supplier used before, with their child (after a joining: the one that
    stayed)."""
    index = {sleutel_index(organisatie_id, sleutel): sleutel for sleutel in sleutels}
    rijen = Leverancierssleutel.objects.filter(
        organisatie_id=organisatie_id, sleutel_index__in=list(index)
    ).values_list("sleutel_index", "jongere_id")
    kinderen = {index[bytes(waarde)]: kind for waarde, kind in rijen}
    with connection.cursor() as cursor:
        cursor.execute("select * from aanleveren_blijft(%s)", [list(set(kinderen.values()))])
        blijft = dict(cursor.fetchall())
    return {sleutel: blijft[kind] for sleutel, kind in kinderen.items()}


def geboortedata(jongere_ids: Collection[int]) -> dict[int, date]:
    """Dates of birth of the visible ones among these children."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select jongere, geboortedatum from feit_jongeren "
            "where ingetrokken_op is null and jongere = any(%s)",
            [list(jongere_ids)],
        )
        return dict(cursor.fetchall())


def ongeboren_van(jongere_ids: Collection[int]) -> set[int]:
    """Those of whom no row of `jongeren` holds, in the whole region: new ones, and those of a
    delivery that was withdrawn."""
    with connection.cursor() as cursor:
        cursor.execute("select aanleveren_ongeboren(%s)", [list(jongere_ids)])
        return {rij[0] for rij in cursor.fetchall()}


def koppel(
    organisatie_id: int,
    personen: Mapping[str, Persoon],
    eerder: Mapping[str, int],
    antwoorden: Mapping[bytes, int | None],
) -> Koppeling:
    """Link every person.

    A number decides; then the key that this supplier used before; name and date of birth only
    propose. `eerder`: from `bekende_sleutels`. `antwoorden`: per key index what a person said
    (None: another child).
    """
    uit = Koppeling()
    op_nummer = match_nummers([p.pgn for p in personen.values() if p.pgn])
    botsend = _met_ander_nummer(personen, eerder)
    zoeken = []
    for sleutel, persoon in personen.items():
        index = sleutel_index(organisatie_id, sleutel)
        if persoon.pgn in op_nummer:
            uit.bekend[sleutel] = op_nummer[persoon.pgn]
        elif index in antwoorden:
            kind = antwoorden[index]
            if kind is None:
                uit.nieuw.append(sleutel)
            else:
                uit.bekend[sleutel] = kind
        elif sleutel in eerder and sleutel not in botsend:
            uit.bekend[sleutel] = eerder[sleutel]
        else:
            zoeken.append(persoon)
    gevonden = _zoek_op_naam(zoeken)
    for persoon in zoeken:
        voorstel = gevonden.get(persoon.sleutel)
        if voorstel:
            uit.voorstellen[persoon.sleutel] = voorstel
        else:
            uit.nieuw.append(persoon.sleutel)
    for sleutel, kind in eerder.items():
        if sleutel not in personen:
            uit.bekend[sleutel] = kind
    return uit


def _met_ander_nummer(personen: Mapping[str, Persoon], eerder: Mapping[str, int]) -> set[str]:
    """Keys that now come with another number: perhaps the school gave the key to another child.

    An onderwijsnummer that became a BSN is no clash: that is what happens to it (WPO 40b).
    """
    kinderen = [eerder[s] for s, p in personen.items() if p.pgn and s in eerder]
    nummers = dict(
        Personalia.objects.filter(pk__in=kinderen, pgn_versleuteld__isnull=False).values_list(
            "pk", "pgn_versleuteld"
        )
    )
    botsend = set()
    for sleutel, persoon in personen.items():
        versleuteld = nummers.get(eerder.get(sleutel, 0))
        if persoon.pgn and versleuteld is not None:
            oud = ontsleutel(versleuteld)
            werd_bsn = oud.startswith("10") and not persoon.pgn.startswith("10")
            if oud != persoon.pgn and not werd_bsn:
                botsend.add(sleutel)
    return botsend


_OP_NAAM = """
select p.sleutel, array_agg(v.jongere_id order by v.jongere_id)
from unnest(%s::text[], %s::text[], %s::date[]) as p(sleutel, naam, geboren)
cross join lateral register_vind_naam(p.naam, p.geboren) as v
group by p.sleutel
"""


def _zoek_op_naam(personen: Collection[Persoon]) -> dict[str, tuple[int, ...]]:
    if not personen:
        return {}
    namen = [zoeksleutel(p.roepnaam, p.voorvoegsel, p.achternaam) for p in personen]
    with connection.cursor() as cursor:
        cursor.execute(
            _OP_NAAM,
            [[p.sleutel for p in personen], namen, [p.geboortedatum for p in personen]],
        )
        return {sleutel: tuple(kinderen) for sleutel, kinderen in cursor.fetchall()}
