"""Exemptions as pages show them: of one child, one request with its checks, and what is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from inbeeld.dossiers.models import Herbeoordeling, Taak, Vrijstellingsadvies, Vrijstellingsverzoek
from inbeeld.dossiers.vrijstellingregels import Controle, Gegevens, controles
from inbeeld.register.models import FeitJongere, FeitVrijstelling
from inbeeld.register.queries import bekend_op_filter
from inbeeld.signalen.queries.meldfeiten import partijen_van
from inbeeld.tijdlijnen.models import Laag
from inbeeld.toegang.models import Postvak

TABEL = Vrijstellingsverzoek._meta.db_table
ADVIES, BESLISSEN, AFSCHRIFT = (
    "vrijstelling_advies",
    "vrijstelling_beslissen",
    "vrijstelling_afschrift",
)
VERHUISD, HERBEOORDELEN = "vrijstelling_verhuisd", "vrijstelling_herbeoordelen"
_T = Vrijstellingsverzoek.Toestand
_GELDIG = bekend_op_filter(None)
_EEN_DAG = timedelta(days=1)


def verzoeken() -> QuerySet[Vrijstellingsverzoek]:
    return Vrijstellingsverzoek.objects.select_related(
        "jongere", "bron", "door__gebruiker", "besluit_door__gebruiker", "zaak", "feit",
        "kind_gehoord", "ouders_gehoord",
    )  # fmt: skip


def van_kind(jongere_id: int) -> list[Vrijstellingsverzoek]:
    """All that the actor may see, the newest first."""
    return list(verzoeken().filter(jongere_id=jongere_id).order_by("-ontvangen_op", "-pk"))


def een(sleutel: UUID) -> Vrijstellingsverzoek | None:
    """The request of this sleutel, None when the actor does not see it."""
    return verzoeken().filter(sleutel=sleutel).first()


def lopend(dag: date) -> Q:
    """An exemption that was established and has not passed on a day."""
    return Q(toestand=_T.VASTGESTELD) & (Q(einddatum=None) | Q(einddatum__gte=dag))


def loopt(verzoek: Vrijstellingsverzoek, dag: date) -> bool:
    """The same of one."""
    return verzoek.toestand == _T.VASTGESTELD and (
        verzoek.einddatum is None or verzoek.einddatum >= dag
    )


def zaak_moet_open_blijven(jongere_id: int) -> bool:
    """Whether an exemption runs, asked for whoever holds the zaak: also who may not see it."""
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_vrijstelling_loopt(%s)", [jongere_id])
        return bool(cursor.fetchone()[0])


@dataclass(frozen=True, slots=True)
class Feit:
    """An exemption as a fact: its ground and period, who recorded it, and whether it is `onze`: of
    a request in this dossier."""

    grond: str
    begin: date
    einddatum: date | None
    bron: str
    loopt: bool
    onze: bool


def feiten_van(jongere_id: int, vandaag: date) -> list[Feit]:
    """The valid facts of a child, of every source, the newest first."""
    rijen = FeitVrijstelling.objects.filter(_GELDIG, jongere_id=jongere_id).select_related("bron")
    van_verzoek = set(
        Vrijstellingsverzoek.objects.filter(jongere_id=jongere_id, feit__isnull=False).values_list(
            "feit_id", flat=True
        )
    )
    return [
        Feit(
            grond=rij.grond,
            begin=rij.periode.lower,
            einddatum=rij.periode.upper and rij.periode.upper - _EEN_DAG,
            bron=rij.bron.naam,
            loopt=vandaag in rij.periode,
            onze=rij.pk in van_verzoek,
        )
        for rij in sorted(rijen, key=lambda r: (r.periode.lower, r.pk), reverse=True)
    ]


def overlappende_feiten(verzoek: Vrijstellingsverzoek) -> list[FeitVrijstelling]:
    """Valid facts of any source that hold an exemption on one of the days that are asked."""
    eind = verzoek.einddatum and verzoek.einddatum + _EEN_DAG
    rijen = FeitVrijstelling.objects.filter(
        _GELDIG, jongere_id=verzoek.jongere_id, periode__overlap=(verzoek.ingangsdatum, eind)
    )
    return list(rijen.exclude(pk=verzoek.feit_id).select_related("bron").order_by("pk"))


def adviezen_van(verzoek: Vrijstellingsverzoek) -> list[Vrijstellingsadvies]:
    rijen = verzoek.adviezen.select_related("bron", "door__gebruiker")
    return list(rijen.order_by("-gegeven_op", "-pk"))


def open_taak(verzoek: Vrijstellingsverzoek, soort: str) -> Taak | None:
    """What is asked because of this request and not yet done."""
    taken = Taak.objects.filter(tabel=TABEL, rij=verzoek.pk, soort=soort, klaar_op=None)
    return taken.select_related("postvak__organisatie").first()


def controles_van(verzoek: Vrijstellingsverzoek, vandaag: date) -> list[Controle]:
    """Every check of the law and the pact on a request, as things stand."""
    return controles(gegevens_van(verzoek, vandaag))


def gegevens_van(verzoek: Vrijstellingsverzoek, vandaag: date) -> Gegevens:
    """What is known of a request, as the rules ask it; what the actor may not see is unknown."""
    kind = FeitJongere.objects.filter(_GELDIG, jongere_id=verzoek.jongere_id).first()
    advies = "gevraagd" if open_taak(verzoek, ADVIES) else ""
    if verzoek.adviezen.exists():
        advies = "gegeven"
    return Gegevens(
        grond=verzoek.grond,
        vandaag=vandaag,
        ontvangen_op=verzoek.ontvangen_op,
        ingangsdatum=verzoek.ingangsdatum,
        einddatum=verzoek.einddatum,
        geboortedatum=kind and kind.geboortedatum,
        startkwalificatie_op=kind and kind.startkwalificatie_op,
        leerplicht_begint=_leerplicht_begint(verzoek.jongere_id),
        vorige_tot=_vorige_tot(verzoek),
        verklaring_op=verzoek.verklaring_op,
        verklaring_door=verzoek.verklaring_door,
        verklaring_behandelaar=verzoek.verklaring_behandelaar,
        nooit_geschikt=verzoek.nooit_geschikt,
        zelfde_richting_vorig_jaar=verzoek.zelfde_richting_vorig_jaar,
        leermogelijkheden=verzoek.leermogelijkheden,
        besluit_op=verzoek.besluit_op,
        gehoord=verzoek.kind_gehoord_id is not None,
        ouders_gehoord=verzoek.ouders_gehoord_id is not None,
        waarom_niet=verzoek.waarom_niet_gehoord,
        advies=advies,
    )


def _leerplicht_begint(jongere_id: int) -> date | None:
    """By the stored rules: they know the first school day of the month."""
    lagen = Laag.objects.filter(jongere_id=jongere_id, laag="leerplichtig")
    return min((laag.periode.lower for laag in lagen), default=None)


def _vorige_tot(verzoek: Vrijstellingsverzoek) -> date | None:
    """The last day of the exemption on the same ground that began before this one."""
    rijen = FeitVrijstelling.objects.filter(
        _GELDIG, jongere_id=verzoek.jongere_id, grond=verzoek.grond,
        periode__startswith__lt=verzoek.ingangsdatum,
    ).exclude(pk=verzoek.feit_id)  # fmt: skip
    tot = [r.periode.upper - _EEN_DAG if r.periode.upper else verzoek.ingangsdatum for r in rijen]
    return max(tot, default=None)


def open_herbeoordeling(verzoek: Vrijstellingsverzoek) -> Herbeoordeling | None:
    """The review that is planned."""
    return verzoek.herbeoordelingen.filter(gedaan_op=None).first()


def gedane_herbeoordelingen(verzoek: Vrijstellingsverzoek) -> list[Herbeoordeling]:
    """Those that were done, the newest first."""
    gedaan = verzoek.herbeoordelingen.exclude(gedaan_op=None).select_related("door__gebruiker")
    return list(gedaan.order_by("-gedaan_op", "-pk"))


def swv_postvakken(jongere_id: int, vandaag: date) -> list[Postvak]:
    """Which samenwerkingsverbanden can be asked: the child's own first, then the others."""
    eigen = {p.postvak_id for p in partijen_van(jongere_id, vandaag) if p.aan == "swv"}
    bakken = Postvak.objects.filter(organisatie__soort="swv").select_related("organisatie")
    return sorted(bakken, key=lambda b: (b.pk not in eigen, b.organisatie.naam))
