"""The read log in the fields of Logboek Dataverwerkingen (Logius, v1.0): one line per betrokkene.

No user is in it, and a child is a pseudonym of which the key stays here. Who it was is in the read
log itself, found by `trace_id` (the request) and `operation_id` (the line's id, hexadecimal). Only
what was committed is logged, so every status is 'ok'; a page takes as long as its one transaction,
so begin and end are the same moment.
"""

import csv
import json
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from importlib.metadata import version
from typing import Any, TextIO

from django.utils import timezone

from inbeeld.toegang.logboek.canoniek import moment_tekst, pseudoniem
from inbeeld.toegang.models import Leesregel
from inbeeld.web.rekenblad import veilig

VERWERKINGEN = "urn:inbeeld:verwerking:"
"""Where the acts stand as verwerkingsactiviteiten, unless the installation's register has them."""
SOORT_BETROKKENE = "inbeeld-pseudoniem"
STATUS_OK = 1
TEGELIJK = 2_000
_ATTRIBUTEN = (
    "dpl.core.processing_activity_id",
    "dpl.core.data_subject_id",
    "dpl.core.data_subject_id_type",
)
KOLOMMEN = (
    "trace_id",
    "operation_id",
    "parent_operation_id",
    "name",
    "start_time",
    "end_time",
    "status_code",
    "resource",
    *_ATTRIBUTEN,
)


def regels(
    *, van: date, tot_en_met: date, verwerkingen: str = VERWERKINGEN
) -> Iterator[dict[str, Any]]:
    """The lines of these days, oldest first, with the attributes beside the other fields.

    `verwerkingen`: the URI before the name of each act, with its own last sign (`:` or `/`). The
    actor must see the whole log, and a transaction must be open: lines are fetched in pieces.
    """
    bron = f"inbeeld {version('inbeeld')}"
    gevraagd = Leesregel.objects.filter(
        moment__gte=_begin(van), moment__lt=_begin(tot_en_met + timedelta(days=1))
    ).order_by("id")
    velden = ("id", "verzoek", "moment", "handeling", "jongere_id")
    for pk, verzoek, moment, handeling, jongere_id in gevraagd.values_list(*velden).iterator(
        chunk_size=TEGELIJK
    ):
        tijd = moment_tekst(moment)
        yield {
            "trace_id": verzoek.hex,
            "operation_id": f"{pk:016x}",
            "parent_operation_id": None,
            "name": handeling,
            "start_time": tijd,
            "end_time": tijd,
            "status_code": STATUS_OK,
            "resource": bron,
            "dpl.core.processing_activity_id": f"{verwerkingen}{handeling}",
            "dpl.core.data_subject_id": pseudoniem(jongere_id),
            "dpl.core.data_subject_id_type": SOORT_BETROKKENE,
        }


def schrijf_jsonl(rijen: Iterator[dict[str, Any]], uit: TextIO) -> int:
    """A JSON object per line, the attributes in an object of their own; returns how many."""
    aantal = 0
    for aantal, rij in enumerate(rijen, 1):  # noqa: B007 - the last one is the count
        attributen = {naam: rij.pop(naam) for naam in _ATTRIBUTEN}
        naam, nummer = rij["resource"].split(" ", 1)
        rij["resource"] = {"name": naam, "version": nummer}
        uit.write(json.dumps({**rij, "attributes": attributen}, ensure_ascii=False) + "\n")
    return aantal


def schrijf_csv(rijen: Iterator[dict[str, Any]], uit: TextIO) -> int:
    """A header and a row per line, semicolons as spreadsheets here expect; returns how many."""
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(KOLOMMEN)
    aantal = 0
    for aantal, rij in enumerate(rijen, 1):  # noqa: B007 - the last one is the count
        schrijver.writerow(
            [veilig("" if rij[kolom] is None else str(rij[kolom])) for kolom in KOLOMMEN]
        )
    return aantal


def _begin(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, time()))
