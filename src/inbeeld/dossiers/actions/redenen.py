"""The region's list of reasons for which children are at home: add, reword, end."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from inbeeld.dossiers.models import Gespreksreden
from inbeeld.dossiers.policies_gesprek import check_can_redenen_beheren
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.perioden import periode


class RedenBestaat(ValueError):
    """There is such a reason, or it has ended; the message is a sentence for people."""


@transaction.atomic
def voeg_toe(tekst: str, *, bron: str) -> Gespreksreden:
    """A reason that can be named from today on. `bron`: who decided. Raises Geweigerd,
    RedenBestaat."""
    actor = huidige_actor()
    check_can_redenen_beheren(actor)
    code = slugify(tekst).replace("-", "_")[:40]
    if _open().filter(code=code).exists() or _open().filter(tekst__iexact=tekst).exists():
        raise RedenBestaat("Deze reden staat al in de lijst.")
    return _nieuw(code, tekst, bron, actor.vandaag)


@transaction.atomic
def herformuleer(reden: Gespreksreden, tekst: str, *, bron: str) -> Gespreksreden:
    """The same reason in other words from today on; older talks keep the words they were given.

    Raises Geweigerd, RedenBestaat.
    """
    beeindig(reden)
    if _open().filter(tekst__iexact=tekst).exists():
        raise RedenBestaat("Deze reden staat al in de lijst.")
    return _nieuw(reden.code, tekst, bron, huidige_actor().vandaag)


@transaction.atomic
def beeindig(reden: Gespreksreden) -> Gespreksreden:
    """Not to be named any more from today on; one that was added today lasts until tonight.

    Raises Geweigerd, RedenBestaat.
    """
    actor = huidige_actor()
    check_can_redenen_beheren(actor)
    vers = Gespreksreden.objects.select_for_update().get(pk=reden.pk)
    if vers.periode.upper is not None:
        raise RedenBestaat("Deze reden is al beëindigd.")
    eerste = vers.periode.lower
    vers.periode = periode(eerste, max(eerste, actor.vandaag - timedelta(days=1)))
    vers.save(update_fields=["periode"])
    return vers


def _open() -> QuerySet[Gespreksreden]:
    return Gespreksreden.objects.filter(periode__endswith__isnull=True)


def _nieuw(code: str, tekst: str, bron: str, vanaf: date) -> Gespreksreden:
    return Gespreksreden.objects.create(
        code=code, tekst=tekst, bron=bron, periode=periode(vanaf, None)
    )
