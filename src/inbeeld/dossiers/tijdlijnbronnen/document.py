"""Documents and letters on the timeline: a source per kind of data, as each is as open as that."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.policies_documenten import GROEPEN
from inbeeld.dossiers.queries.documenten import documenten
from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep

# What is for one's own organisation alone is a closed strip here: the list names it.
_DICHT = (Groep.BESLOTEN_NOTITIE, Groep.MEDISCH)


def _sql(groep: Groep) -> str:
    # A name of our own enumeration, never input.
    return (
        "select d.id, (d.moment at time zone 'Europe/Amsterdam')::date as dag"  # noqa: S608
        f" from dossiers_document d where d.jongere_id = %(kind)s and d.groep = '{groep.value}'"
    )


def _regels(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = documenten().in_bulk(ids)
    verborgen = any(plaats_verborgen(d.jongere_id) for d in list(rijen.values())[:1])
    eigen = huidige_actor().organisatie_id
    uit = {}
    for pk, d in rijen.items():
        kop = "Brief" if d.soort == "brief" else "Document"
        if d.ingetrokken_op is not None:
            kop += " (ingetrokken)"
        dicht = d.groep in _DICHT
        uit[pk] = Regel(
            kop,
            "" if dicht else d.naam,
            wie_is(d.door, verborgen=verborgen and d.bron_id != eigen),
            reverse("documenten", args=[d.jongere.sleutel]),
            dicht=dicht,
        )
    return uit


for _groep in GROEPEN:
    voeg_toe(Bron(f"document_{_groep.value}", "document", _groep, _sql(_groep), _regels))
