"""A Parquet file as lines of text, within bounds: a few bytes can stand for gigabytes here."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ..archief import MAX_UITGEPAKT
from ..basis import MAX_RIJEN, MAX_VELD, Gelezen, Onleesbaar, te_veel_rijen
from ..tekst import Kolom, Regel

_PER_KEER = 10_000


def lees_parquet(
    pad: Path, naam: str, kolommen: Sequence[Kolom], gelezen: Gelezen
) -> Iterator[Regel]:
    """Give each row as text; its number counts from 1. Raises Onleesbaar.

    Text columns are read as dictionaries, so that one long value in many rows is held once.
    """
    try:
        with pq.ParquetFile(pad) as bestand:
            aanwezig = _kies_kolommen(bestand, naam, kolommen, gelezen)
        nummer = 0
        with pq.ParquetFile(pad, read_dictionary=aanwezig) as bestand:
            for groep in bestand.iter_batches(batch_size=_PER_KEER, columns=aanwezig):
                teksten = {k: _teksten(groep.column(k), naam) for k in groep.schema.names}
                for i in range(groep.num_rows):
                    nummer += 1
                    gelezen.rijen += 1
                    yield Regel(nummer, {k: waarden[i] for k, waarden in teksten.items()})
    except (pa.ArrowException, OSError, UnicodeDecodeError) as fout:
        raise Onleesbaar(f"{naam} is geen leesbaar Parquet-bestand.") from fout


def _kies_kolommen(
    bestand: pq.ParquetFile, naam: str, kolommen: Sequence[Kolom], gelezen: Gelezen
) -> list[str]:
    meta = bestand.metadata
    if meta.num_rows > MAX_RIJEN or gelezen.rijen + meta.num_rows > MAX_RIJEN:
        raise te_veel_rijen(naam)
    grootte = sum(meta.row_group(i).total_byte_size for i in range(meta.num_row_groups))
    if grootte > MAX_UITGEPAKT:
        raise Onleesbaar(f"{naam} wordt bij het uitpakken te groot. Het is niet gelezen.")
    in_bestand = bestand.schema_arrow.names
    gemist = [k.naam for k in kolommen if k.verplicht and k.naam not in in_bestand]
    if gemist:
        raise Onleesbaar(f"{naam}: deze kolommen ontbreken: {', '.join(gemist)}.")
    aanwezig = [k.naam for k in kolommen if k.naam in in_bestand]
    for kolom in aanwezig:
        if pa.types.is_nested(bestand.schema_arrow.field(kolom).type):
            raise Onleesbaar(f"{naam}: de kolom '{kolom}' bevat geen enkelvoudige waarden.")
    return aanwezig


def _teksten(kolom: pa.Array, naam: str) -> list[str]:
    if isinstance(kolom, pa.DictionaryArray):
        woorden = [_tekst(waarde) for waarde in kolom.dictionary.to_pylist()]
        plekken = kolom.indices.to_pylist()
    else:
        woorden = [_tekst(waarde) for waarde in kolom.to_pylist()]
        plekken = [i for i, _ in enumerate(woorden)]
    if any(len(woord) > MAX_VELD for woord in woorden):
        raise Onleesbaar(f"{naam}: een waarde is langer dan {MAX_VELD} tekens.")
    if any("\0" in woord for woord in woorden):
        raise Onleesbaar(f"{naam}: een waarde bevat een teken dat geen tekst is.")
    return ["" if plek is None else woorden[plek] for plek in plekken]


def _tekst(waarde: object) -> str:
    """The value as it would stand in a CSV of the fact folder."""
    if waarde is None:
        return ""
    if isinstance(waarde, datetime):
        # A date written as a moment at midnight is still a date; another hour is left to refuse.
        zonder_tijd = waarde.time().replace(tzinfo=None) == datetime.min.time()
        return waarde.date().isoformat() if zonder_tijd else waarde.isoformat()
    if isinstance(waarde, date):
        return waarde.isoformat()
    if isinstance(waarde, bytes):
        return waarde.decode("utf-8", errors="replace").strip()
    if isinstance(waarde, float):
        return repr(waarde).removesuffix(".0")
    if isinstance(waarde, Decimal):
        return format(waarde.normalize(), "f")
    return str(waarde).strip()
