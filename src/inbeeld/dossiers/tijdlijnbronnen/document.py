"""Documents and letters on the timeline; each is as open as the kind of data in it."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse

from inbeeld.dossiers.queries.documenten import documenten
from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.dossiers.tijdlijn import Bron, Regel, voeg_toe
from inbeeld.signalen.queries.zaken import plaats_verborgen
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep

# One source for all kinds: the policy of the table shows each to who may see that kind. What is
# medical stands on the list of documents alone: the page of a dossier does not show that kind.
_SQL = """
select d.id, (d.moment at time zone 'Europe/Amsterdam')::date as dag, d.moment
from dossiers_document d where d.jongere_id = %(kind)s and d.groep <> 'medisch'
"""


def _regels(ids: Sequence[int], vandaag: date) -> Mapping[int, Regel]:
    rijen = documenten().in_bulk(ids)
    verborgen = any(plaats_verborgen(d.jongere_id) for d in list(rijen.values())[:1])
    eigen = huidige_actor().organisatie_id
    uit = {}
    for pk, d in rijen.items():
        kop = "Brief" if d.soort == "brief" else "Document"
        if d.ingetrokken_op is not None:
            kop += " (ingetrokken)"
        # For one's own organisation alone: a closed strip here, which the list names.
        dicht = d.groep == Groep.BESLOTEN_NOTITIE
        uit[pk] = Regel(
            kop,
            "" if dicht else d.naam,
            wie_is(d.door, verborgen=verborgen and d.bron_id != eigen),
            reverse("documenten", args=[d.jongere.sleutel]),
            dicht=dicht,
        )
    return uit


voeg_toe(Bron("document", "document", None, _SQL, _regels))
