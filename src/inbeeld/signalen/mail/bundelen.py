"""Put what people were told of into e-mails, as each of them chose per kind."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from inbeeld.signalen.kennissoorten import WOORDEN, Hoe
from inbeeld.signalen.mail.bericht_id import bericht_id
from inbeeld.signalen.models import Kennisgeving, Kennisgevingkeuze, Mailpost
from inbeeld.toegang.models import Aanstelling

UUR = time(7)
"""When the e-mail of the day is made, in the region's own time."""
_DIRECT = [soort for soort, woorden in WOORDEN.items() if woorden.standaard == Hoe.DIRECT]


def bundel(moment: datetime) -> int:
    """Make the e-mails that are due, and return how many. As the system, one at a time.

    Of each person: at once what they want at once, and after seven in the morning what was told
    before then. What was read meanwhile, or is not wanted, is put away without an e-mail; so is
    what cannot be sent, because the person left or has no address.
    """
    vandaag = timezone.localdate(moment)
    per_persoon: dict[int, list[Kennisgeving]] = defaultdict(list)
    for kennisgeving in _aan_de_beurt(moment).order_by("pk"):
        per_persoon[kennisgeving.aan_id].append(kennisgeving)
    adressen = _met_adres(per_persoon, vandaag)
    keuzen = _keuzen(per_persoon)
    aantal = 0
    for aan, kennisgevingen in per_persoon.items():
        te_sturen = [
            k
            for k in kennisgevingen
            if aan in adressen and k.gelezen_op is None and keuzen.get((aan, k.soort)) != Hoe.NIET
        ]
        post = _maak(aan, te_sturen, moment) if te_sturen else None
        aantal += post is not None
        Kennisgeving.objects.filter(pk__in=[k.pk for k in te_sturen]).update(mailpost=post)
        Kennisgeving.objects.filter(pk__in=[k.pk for k in kennisgevingen]).update(
            gebundeld_op=moment
        )
    return aantal


def _aan_de_beurt(moment: datetime) -> QuerySet[Kennisgeving]:
    keuze = Kennisgevingkeuze.objects.filter(aanstelling=OuterRef("aan"), soort=OuterRef("soort"))
    direct = Q(Exists(keuze.filter(hoe=Hoe.DIRECT))) | (Q(soort__in=_DIRECT) & ~Exists(keuze))
    return Kennisgeving.objects.filter(
        direct | Q(moment__lt=_laatste_grens(moment)), gebundeld_op=None
    )


def _laatste_grens(moment: datetime) -> datetime:
    """The last time that it was seven in the morning."""
    hier = timezone.localtime(moment)
    dag = hier.date() if hier.time() >= UUR else hier.date() - timedelta(days=1)
    return timezone.make_aware(datetime.combine(dag, UUR))


def _met_adres(aanstellingen: Iterable[int], vandaag: date) -> set[int]:
    return set(
        Aanstelling.objects.filter(
            pk__in=list(aanstellingen), periode__contains=vandaag, gebruiker__is_active=True
        )
        .exclude(gebruiker__email="")
        .values_list("pk", flat=True)
    )


def _keuzen(aanstellingen: Iterable[int]) -> dict[tuple[int, str], str]:
    rijen = Kennisgevingkeuze.objects.filter(aanstelling_id__in=list(aanstellingen))
    return {(a, soort): hoe for a, soort, hoe in rijen.values_list("aanstelling", "soort", "hoe")}


def _maak(aan: int, kennisgevingen: list[Kennisgeving], moment: datetime) -> Mailpost:
    return Mailpost.objects.create(
        aan_id=aan,
        message_id=bericht_id(),
        inhoud=dict(Counter(k.soort for k in kennisgevingen)),
        klaar_op=moment,
        volgende_poging=moment,
    )
