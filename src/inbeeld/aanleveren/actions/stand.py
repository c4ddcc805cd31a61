"""What the verbs share: a delivery's row, its refused lines, its questions and its counts."""

import json

from .. import opslag
from ..koppeling import sleutel_index
from ..models import AfgekeurdeRij, Levering, Vraag
from ..vergelijking import Verschil
from ..verwerking import Gelezen, persoonsgegevens, tabellen_van

Status = Levering.Status
VRAAG_DOEL = "aanleveren_vraag.gegevens_versleuteld"


class KanNiet(Exception):
    """The delivery is not in a state for this; the text is a Dutch sentence for the screen."""


def vergrendeld(levering_id: int) -> Levering:
    return (
        Levering.objects.select_for_update(of=("self",))
        .select_related("organisatie")
        .get(pk=levering_id)
    )


def mislukt(levering: Levering, reden: str) -> Levering:
    levering.status = Status.MISLUKT
    levering.opmerkingen = [reden[:500]]
    levering.save()
    opslag.verwijder(levering)
    return levering


def bewaar_afgekeurd(levering: Levering, gelezen: Gelezen) -> None:
    levering.afgekeurd.all().delete()
    AfgekeurdeRij.objects.bulk_create(
        (
            AfgekeurdeRij(
                levering=levering,
                bestand=rij.bestand[:100],
                regel=rij.regel,
                kolom=rij.kolom[:60],
                reden=rij.reden[:300],
            )
            for rij in gelezen.keuring.afgekeurd
        ),
        batch_size=5_000,
    )


def vraag_naar_personen(levering: Levering, gelezen: Gelezen) -> None:
    """Ask about each person who may be a child that is known already; a question from an earlier
    try that nobody answered and that no longer stands is dropped."""
    gevraagd = []
    for sleutel, kinderen in gelezen.koppeling.voorstellen.items():
        index = sleutel_index(levering.organisatie_id, sleutel)
        gegevens = json.dumps(persoonsgegevens(gelezen.keuring.personen[sleutel])).encode()
        for kind in kinderen:
            vraag, _ = Vraag.objects.get_or_create(
                levering=levering,
                soort=Vraag.Soort.PERSOON,
                jongere_id=kind,
                sleutel_index=index,
                defaults={"gegevens_versleuteld": opslag.versleutel(gegevens, VRAAG_DOEL)},
            )
            gevraagd.append(vraag.pk)
    over = Vraag.objects.filter(levering=levering, soort=Vraag.Soort.PERSOON, antwoord="")
    over.exclude(pk__in=gevraagd).delete()


def bewaar_telling(levering: Levering, gelezen: Gelezen, verschil: Verschil) -> None:
    keuring = gelezen.keuring
    levering.tabellen = tabellen_van(keuring)
    levering.opmerkingen = [regel[:500] for regel in keuring.opmerkingen]
    levering.telling = {
        "gelezen": keuring.gelezen,
        "aanvaard": keuring.aanvaard,
        "afgekeurd": len(keuring.afgekeurd),
        "ongewijzigd": verschil.ongewijzigd,
        "nieuw": {tabel: len(rijen) for tabel, rijen in verschil.nieuw.items() if rijen},
        "intrekken": {tabel: len(ids) for tabel, ids in verschil.intrekken.items() if ids},
        "nieuwe_jongeren": len(gelezen.koppeling.nieuw),
        "bekende_jongeren": len(gelezen.koppeling.bekend),
        "ontbreekt": len(verschil.ontbreekt),
    }
