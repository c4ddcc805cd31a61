"""Questions of one partner to another, put down as they are stored: for counts by hand."""

from datetime import date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from inbeeld.monitor.bron import Bron
from inbeeld.signalen.models import Melding, Meldinggebeurtenis, Meldingontvanger
from inbeeld.toegang.models import Organisatie, Postvak
from tests import fabriek as f

HIER = ZoneInfo("Europe/Amsterdam")
DAG = timedelta(days=1)
_nr = count(1)


def moment(dag: str, uur: str = "12:00") -> datetime:
    """A moment of a day here."""
    return datetime.combine(date.fromisoformat(dag), time.fromisoformat(uur), tzinfo=HIER)


def postvak(organisatie: Organisatie) -> Postvak:
    """That of an organisation, made when it has none."""
    with f.systeem():
        bestaat = Postvak.objects.filter(organisatie=organisatie).first()
    if bestaat:
        return bestaat
    coordinator = f.aanstelling(organisatie)
    with f.systeem():
        return Postvak.objects.create(organisatie=organisatie, coordinator=coordinator)


def gevraagd(
    kind: int,
    van: Organisatie,
    aan: Organisatie,
    op: str,
    uiterlijk: str,
    *,
    soort: str = "zorg",
    verzuimsoort: str = "",
    antwoord: datetime | None = None,
    staat: str = "aangenomen",
    ingetrokken: datetime | None = None,
) -> Meldingontvanger:
    """A melding to one recipient and, when given, what that did with it."""
    bak = postvak(aan)
    with f.systeem():
        melding = Melding.objects.create(
            jongere_id=kind,
            soort=soort,
            verzuimsoort=verzuimsoort,
            organisatie=van,
            moment=moment(op),
            verzoeksleutel=f"proef-{next(_nr)}",
            plan_code="proef",
            plan_versie=1,
            route="proef",
            ouders_verteld="ja",
            ouders_verteld_op=date.fromisoformat(op),
            partijen=[van.pk, aan.pk],
            ingetrokken_op=ingetrokken,
            ingetrokken_reden="proef" if ingetrokken else None,
        )
        ontvanger = Meldingontvanger.objects.create(
            melding=melding,
            jongere_id=kind,
            postvak=bak,
            aan=aan.soort,
            ziet=[],
            grondslag="proef",
            vraag="Wat doet u?",
            antwoord_uiterlijk=date.fromisoformat(uiterlijk),
            zonder_antwoord="niets",
            zonder_antwoord_op=date.fromisoformat(uiterlijk) + DAG,
            staat=staat if antwoord else "verzonden",
            staat_sinds=antwoord or moment(op),
            partijen=[van.pk, aan.pk],
        )
        if antwoord:
            Meldinggebeurtenis.objects.create(
                ontvanger=ontvanger, jongere_id=kind, staat=staat, moment=antwoord, lezers=[]
            )
    return ontvanger


def bron(dag: str, bekend_op: datetime | None = None) -> Bron:
    """For figures that read no facts."""
    return Bron(None, "zkij-2021", date.fromisoformat(dag), bekend_op)
