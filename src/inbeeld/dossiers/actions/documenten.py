"""Documents of a child: added after they were judged, opened, and withdrawn."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from inbeeld.dossiers.actions.basis import open_zaak_van, schrijf, vergrendel
from inbeeld.dossiers.documentkeuring import Goedgekeurd, keur
from inbeeld.dossiers.models import Document
from inbeeld.dossiers.policies_documenten import check_can_intrekken, check_can_toevoegen
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.versleuteling import ontsleutel_bytes, versleutel_bytes


class Ingetrokken(ValueError):
    """The document was withdrawn; the message is a sentence for people."""


class Beschadigd(RuntimeError):
    """What is stored is not what was stored then."""


def voeg_toe(
    jongere_id: int, *, naam: str, inhoud: bytes, groep: str, sleutel: UUID, moment: datetime
) -> Document:
    """Judge a file and keep it; the same form sent twice is one document. Nothing of a file that is
    refused is kept. Raises Geweigerd, Afgekeurd."""
    check_can_toevoegen(huidige_actor(), groep)
    goed = keur(naam, inhoud)
    return bewaar(jongere_id, goed, groep=groep, soort="bijlage", sleutel=sleutel, moment=moment)


def bewaar(
    jongere_id: int, goed: Goedgekeurd, *, groep: str, soort: str, sleutel: UUID, moment: datetime
) -> Document:
    """Keep what was judged, closed with a key that fits this row alone. Raises Geweigerd."""
    check_can_toevoegen(huidige_actor(), groep)
    som = hashlib.sha256(goed.inhoud).hexdigest()
    try:
        with transaction.atomic():
            return schrijf(
                Document,
                jongere_id,
                moment=moment,
                sleutel=sleutel,
                zaak=open_zaak_van(jongere_id),
                soort=soort,
                groep=groep,
                naam=goed.naam,
                mediatype=goed.soort.mediatype,
                grootte=len(goed.inhoud),
                vingerafdruk=som,
                inhoud=versleutel_bytes(goed.inhoud, _kolom(sleutel)),
            )
    except IntegrityError:
        eerder = Document.objects.defer("inhoud").filter(
            sleutel=sleutel, jongere_id=jongere_id, door_id=huidige_actor().aanstelling_id
        )
        if (document := eerder.filter(vingerafdruk=som, groep=groep).first()) is None:
            raise
        return document


def open_(document: Document) -> bytes:
    """What was kept. Raises Ingetrokken, Beschadigd."""
    if document.ingetrokken_op is not None:
        raise Ingetrokken("Dit document is ingetrokken. De inhoud is weg.")
    inhoud = ontsleutel_bytes(document.inhoud, _kolom(document.sleutel))
    if hashlib.sha256(inhoud).hexdigest() != document.vingerafdruk:
        raise Beschadigd(f"document {document.sleutel}")
    return inhoud


@transaction.atomic
def trek_in(document: Document, *, reden: str, moment: datetime) -> Document:
    """Withdraw a document: its content is gone for good; that it was there, and why it went,
    stays. Raises Geweigerd, Ingetrokken."""
    check_can_intrekken(huidige_actor(), document)
    vers = vergrendel(document)
    if vers.ingetrokken_op is not None:
        raise Ingetrokken("Dit document is al ingetrokken.")
    if not reden.strip():
        raise ValueError("Schrijf op waarom u het document intrekt.")
    vers.ingetrokken_op, vers.ingetrokken_reden, vers.inhoud = moment, reden, b""
    vers.save(update_fields=["ingetrokken_op", "ingetrokken_reden", "inhoud"])
    return vers


def _kolom(sleutel: UUID) -> bytes:
    # With the row's own key in it: content that is put into another row does not open there.
    return f"dossiers_document.inhoud/{sleutel}".encode()
