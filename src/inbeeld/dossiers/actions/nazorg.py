"""Follow a child that is back: begin, talk, and end it with what helped.

Back at school is not closed: the zaak stays open, with its owner and a dated step. A relapse is
written by the database, in the commit of the klok; what waits for a day is done by `terugvallen`.
"""

from datetime import date, datetime, timedelta

from django.db import connection, transaction

from inbeeld.dossiers.actions.basis import schrijf, stap
from inbeeld.dossiers.models import Nazorg
from inbeeld.dossiers.toestanden import NAZORG, KanNiet
from inbeeld.signalen.actions import kennis
from inbeeld.signalen.actions.zaken import lopende_klok, vergrendeld, zet_stap
from inbeeld.signalen.kennissoorten import Soort
from inbeeld.signalen.models import Zaak
from inbeeld.signalen.plan import WEEKDAGEN, Eenheid, Termijn, kalender_van, plan_op
from inbeeld.signalen.plan.keuren import KORTSTE_NAZORG, LANGSTE_NAZORG
from inbeeld.tijdlijnen.models import Klok, Laag
from inbeeld.toegang.actor import huidige_actor
from inbeeld.web import datums

STANDAARD = Termijn(40, Eenheid.SCHOOLDAGEN)
"""Eight school weeks. [U] No source names how long; a region agrees its own (`nazorg` in its plan).
"""
EERSTE_GESPREK = Termijn(2, Eenheid.WEKEN)
VOLGEND_GESPREK = Termijn(1, Eenheid.MAANDEN)
"""The first talk within two weeks, then each month. [U] No source names it."""
_VERTEL_TERUG = timedelta(days=14)
_MAG_NA = (Zaak.Reden.TERUG.value, Zaak.Reden.AANBOD.value)
"""Reasons to close a zaak that nazorg comes before. The database holds the same."""


def duur(dag: date) -> Termijn:
    """How long a child is followed by the agreements of a day."""
    plan = plan_op(dag)
    return plan.nazorg if plan and plan.nazorg else STANDAARD


def uiterste_dagen(vandaag: date) -> tuple[date, date]:
    """The earliest and the latest day on which nazorg that begins today may end."""
    return vandaag + timedelta(days=KORTSTE_NAZORG), vandaag + timedelta(days=LANGSTE_NAZORG)


def voorstel_tot(jongere_id: int, vandaag: date) -> date:
    """The day on which it ends by agreement, counted by the calendar of the child's school."""
    school = Laag.objects.filter(
        jongere_id=jongere_id, laag="ingeschreven", periode__contains=vandaag
    )
    kalender = kalender_van(school.values_list("waarde", flat=True).first(), vandaag)
    vroegst, laatst = uiterste_dagen(vandaag)
    return min(max(duur(vandaag).datum(vandaag, kalender), vroegst), laatst)


@transaction.atomic
def begin(zaak: Zaak, *, tot: date, moment: datetime) -> Nazorg:
    """Begin to follow a child that is back; asked twice, it is begun once.

    Raises ZaakGeweigerd for a zaak that is closed or another's, KanNiet while the child is at home
    or for a day that is too near or too far.
    """
    zaak = vergrendeld(zaak)
    vandaag = huidige_actor().vandaag
    loopt = Nazorg.objects.filter(zaak=zaak, toestand=Nazorg.Toestand.LOOPT).first()
    if loopt is not None:
        return loopt
    _niet_thuis(zaak, vandaag)
    if zaak.opent_op > vandaag:
        raise KanNiet("Deze zaak is nog niet open.")
    vroegst, laatst = uiterste_dagen(vandaag)
    if not vroegst <= tot <= laatst:
        raise KanNiet("Nazorg duurt ten minste twee weken en hoogstens een jaar.")
    nieuw = schrijf(
        Nazorg,
        zaak.jongere_id,
        moment=moment,
        zaak=zaak,
        begonnen_op=vandaag,
        tot=tot,
        thuis_sinds=_thuis_sinds(zaak, vandaag),
    )
    zet_stap(zaak, "nazorg_gesprek", EERSTE_GESPREK.datum(vandaag, WEEKDAGEN))
    return nieuw


@transaction.atomic
def gesprek_gehad(nazorg: Nazorg) -> Zaak:
    """Plan the next talk a month ahead, or the end when that comes first. Raises KanNiet,
    ZaakGeweigerd."""
    zaak = vergrendeld(nazorg.zaak)
    vers = stap(nazorg, NAZORG, "afronden")  # only while it runs
    vandaag = huidige_actor().vandaag
    volgende = VOLGEND_GESPREK.datum(vandaag, WEEKDAGEN)
    if volgende >= vers.tot:
        return zet_stap(zaak, "nazorg_afronden", max(vers.tot, vandaag))
    return zet_stap(zaak, "nazorg_gesprek", volgende)


@transaction.atomic
def rond_af(nazorg: Nazorg, *, wat_hielp: str) -> Nazorg:
    """End it well: with what helped, and not before its time. The zaak can then be closed.

    Raises KanNiet, ZaakGeweigerd.
    """
    zaak = vergrendeld(nazorg.zaak)
    vers = stap(nazorg, NAZORG, "afronden")
    vandaag = huidige_actor().vandaag
    _niet_thuis(zaak, vandaag)
    if vandaag < vers.tot:
        raise KanNiet(f"De nazorg loopt nog tot {datums.lang(vers.tot)}.")
    vers.wat_hielp, vers.geeindigd_op = wat_hielp.strip()[:1000], vandaag
    if not vers.wat_hielp:
        raise KanNiet("Schrijf op wat hielp.")
    vers.save()
    zet_stap(zaak, "controleer_en_sluit", vandaag)
    return vers


def bezwaar(zaak: Zaak, reden: str, vandaag: date) -> str:
    """Why a zaak cannot close for this reason yet, in a sentence; '' when it can."""
    if reden not in _MAG_NA:
        return ""
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_nazorg_klaar(%s)", [zaak.pk])
        if cursor.fetchone()[0]:
            return ""
    loopt = Nazorg.objects.filter(zaak=zaak, toestand=Nazorg.Toestand.LOOPT).first()
    if loopt is not None:
        return (
            f"De nazorg loopt tot {datums.lang(loopt.tot)}. Rond die eerst af en schrijf op wat"
            " hielp."
        )
    return (
        "Terug is nog niet klaar. Begin eerst nazorg: de zaak blijft open en binnen twee weken is"
        " er een gesprek over hoe het gaat."
    )


def terugvallen(vandaag: date, moment: datetime) -> int:
    """Relapses of kloks that appeared as days passed; and tell who holds those zaken, once."""
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_terugval_bij(null)")
    pas = Nazorg.objects.filter(
        toestand=Nazorg.Toestand.TERUGVAL,
        geeindigd_op__gte=vandaag - _VERTEL_TERUG,
        zaak__gesloten_op=None,
    )
    verteld = 0
    for nazorg in pas.select_related("zaak"):
        zaak = nazorg.zaak
        verteld += kennis.stuur(
            kennis.aan_postvak(zaak.eigenaar_postvak_id, zaak.eigenaar_id),
            Soort.NAZORG_TERUGVAL,
            ("dossiers_nazorg", nazorg.pk),
            jongere_id=nazorg.jongere_id,
            moment=moment,
        )
    return verteld


def _niet_thuis(zaak: Zaak, vandaag: date) -> None:
    klok = lopende_klok(zaak.jongere_id, vandaag)
    if klok is not None:
        raise KanNiet(
            f"Dit kind is sinds {datums.lang(klok.thuis_sinds)} thuis. Nazorg is er voor een kind"
            " dat terug is."
        )


def _thuis_sinds(zaak: Zaak, vandaag: date) -> date | None:
    """The first day of the absence that this zaak was about; None when there was none."""
    voorbij = Klok.objects.filter(
        jongere_id=zaak.jongere_id, tot__lte=vandaag, tot__gte=zaak.opent_op
    )
    laatste = voorbij.order_by("-tot", "thuis_sinds").first()
    return laatste.thuis_sinds if laatste else None
