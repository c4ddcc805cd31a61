"""What somebody wants to report, before it is sent: whole or not, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from decimal import Decimal

from inbeeld.signalen.models import Melding
from inbeeld.signalen.queries.meldfeiten import Meldfeiten
from inbeeld.signalen.soorten import SOORTEN
from inbeeld.signalen.soorten import Soort as Signaalsoort
from inbeeld.signalen.verzuimsoorten import VERZUIMSOORTEN, soorten_op

Soort = Melding.Soort
WAAR = {
    "kind": "bij het kind zelf",
    "school": "op school",
    "thuis": "thuis",
    "netwerk": "in de omgeving (vrienden, buurt, online)",
}
"""Where a concern without absence lies (NK1: child, school, home, network)."""
VROEGST = timedelta(days=730)
"""How far back absence can be reported: this school year and the whole of the last one."""
MEESTE_DAGEN = 200
_TEKST = {f.name: f.max_length for f in Melding._meta.fields if f.name in (
    "reden", "ondernomen", "actie_toelichting", "leslocatie", "melder_functie",
    "ouders_verteld_door", "ouders_waarom_niet", "jongere_waarom_niet",
)}  # fmt: skip


def soort_van(signaal: str) -> str:
    """The soort of melding that suits a waarschuwing. Raises ValueError for what is none."""
    return SOORTEN[Signaalsoort(signaal)].meldsoort or Soort.VERZUIM


class MeldingGeweigerd(ValueError):
    """The concept is not whole or not true. `fouten`: field → a Dutch sentence."""

    def __init__(self, fouten: Mapping[str, str]) -> None:
        self.fouten = dict(fouten)
        super().__init__("; ".join(f"{veld}: {zin}" for veld, zin in fouten.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach the melder and the family. Kept encrypted."""

    email: str = ""
    telefoon: str = ""
    telefoon_ouders: str = ""
    adres: str = ""

    def als_dict(self) -> dict[str, str]:
        return {naam: waarde for naam, waarde in asdict(self).items() if waarde}


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A melding that is not sent yet: the fields of the model, and where it comes from.

    `specificatie`: (day, hours; None: the whole day) each. `signaal`: (soort, sinds) of the
    waarschuwing that it answers. Texts must not be longer than the model's columns.
    """

    jongere_id: int
    soort: str
    ouders_verteld: str = ""
    ouders_verteld_op: date | None = None
    ouders_verteld_door: str = ""
    ouders_waarom_niet: str = ""
    jongere_verteld: str = ""
    jongere_waarom_niet: str = ""
    begindatum: date | None = None
    einddatum: date | None = None
    verzuimsoort: str = ""
    reden: str = ""
    alle_lessen: str = ""
    specificatie: tuple[tuple[date, Decimal | None], ...] = ()
    ondernomen: str = ""
    actie_gewenst: str = ""
    actie_toelichting: str = ""
    leslocatie: str = ""
    waar: str = ""
    melder_functie: str = ""
    contact: Contact | None = None
    signaal: tuple[str, date] | None = None

    @property
    def over_verzuim(self) -> bool:
        """Whether there is absence in it, so that its first day must be known."""
        return self.soort in (Soort.VERZUIM, Soort.ZIEKTE, Soort.GEOORLOOFD)

    @property
    def uren(self) -> Decimal | None:
        """The hours that were specified, when each day says how many."""
        uren = [u for _, u in self.specificatie]
        return sum((u for u in uren if u), Decimal(0)) if uren and all(uren) else None

    def specificatie_als_json(self) -> list[dict[str, str]]:
        """As the model keeps it: a day without hours is a whole day."""
        return [
            {"datum": dag.isoformat()} | ({"uren": str(uren)} if uren else {})
            for dag, uren in self.specificatie
        ]


def keur(concept: Concept, feiten: Meldfeiten, vandaag: date) -> None:
    """Raise MeldingGeweigerd with everything that is missing or cannot be."""
    fouten: dict[str, str] = {}
    if concept.soort not in Soort.values:
        fouten["soort"] = "Kies wat er aan de hand is."
    _keur_wat(concept, feiten, vandaag, fouten)
    _keur_wie(concept, feiten, vandaag, fouten)
    for veld, langste in _TEKST.items():
        if len(getattr(concept, veld)) > langste:
            fouten[veld] = f"Maak dit korter: hoogstens {langste} tekens."
    if fouten:
        raise MeldingGeweigerd(fouten)


def _keur_wat(concept: Concept, feiten: Meldfeiten, vandaag: date, fouten: dict[str, str]) -> None:
    if concept.soort == Soort.ZORG and concept.waar not in WAAR:
        fouten["waar"] = "Kies waar de zorg over gaat."
    if concept.soort in (Soort.VERZUIM, Soort.ZORG) and not concept.reden.strip():
        fouten["reden"] = "Schrijf in een paar woorden wat er aan de hand is."
    if concept.over_verzuim and concept.begindatum is None:
        fouten["begindatum"] = "Vul de eerste dag van het verzuim in."
    if concept.soort == Soort.VERZUIM:
        _keur_verzuim(concept, feiten, vandaag, fouten)
    _keur_dagen(concept, vandaag, fouten)


def _keur_verzuim(
    concept: Concept, feiten: Meldfeiten, vandaag: date, fouten: dict[str, str]
) -> None:
    dag = concept.begindatum or vandaag
    leeftijd = feiten.leeftijd_op(dag)
    if concept.verzuimsoort not in {s.code for s in soorten_op(dag, leeftijd)}:
        bekend = concept.verzuimsoort in {s.code for s in VERZUIMSOORTEN}
        fouten["verzuimsoort"] = (
            "Deze soort past niet bij deze leeftijd of deze dag."
            if bekend
            else "Kies de soort verzuim."
        )
    for veld in ("alle_lessen", "actie_gewenst"):
        if getattr(concept, veld) not in Melding.JaNee.values:
            fouten[veld] = "Kies ja of nee."
    if concept.actie_gewenst == "nee" and not concept.actie_toelichting.strip():
        fouten["actie_toelichting"] = "Schrijf waarom de gemeente niets hoeft te doen."


def _keur_dagen(concept: Concept, vandaag: date, fouten: dict[str, str]) -> None:
    begin, eind = concept.begindatum, concept.einddatum
    if begin and begin > vandaag:
        fouten["begindatum"] = "De eerste dag ligt in de toekomst."
    elif begin and begin < vandaag - VROEGST:
        fouten["begindatum"] = "De eerste dag is langer dan twee jaar geleden."
    if eind and begin and eind < begin:
        fouten["einddatum"] = "De laatste dag ligt voor de eerste dag."
    elif eind and eind > vandaag:
        fouten["einddatum"] = "De laatste dag ligt in de toekomst. Laat leeg als het nog duurt."
    dagen = [dag for dag, _ in concept.specificatie]
    if len(dagen) > MEESTE_DAGEN:
        fouten["specificatie"] = f"Noem hoogstens {MEESTE_DAGEN} dagen."
    elif len(set(dagen)) < len(dagen):
        fouten["specificatie"] = "Een dag staat er twee keer in."
    elif any(dag > vandaag or (begin and dag < begin) for dag in dagen):
        fouten["specificatie"] = "Een dag ligt voor de eerste dag van het verzuim of na vandaag."
    elif any(u is not None and not 0 < u <= 12 for _, u in concept.specificatie):
        fouten["specificatie"] = "Een dag heeft meer dan 0 en hoogstens 12 uren."


def _keur_wie(concept: Concept, feiten: Meldfeiten, vandaag: date, fouten: dict[str, str]) -> None:
    """Whether parents, and a youngster of twelve or older, know of it; or why they do not yet."""
    if concept.ouders_verteld == "ja":
        if concept.ouders_verteld_op is None:
            fouten["ouders_verteld_op"] = "Vul in op welke dag de ouders het hoorden."
        elif concept.ouders_verteld_op > vandaag:
            fouten["ouders_verteld_op"] = "Deze dag ligt in de toekomst."
        if not concept.ouders_verteld_door.strip():
            fouten["ouders_verteld_door"] = "Vul in wie het de ouders heeft verteld."
    elif concept.ouders_verteld == "nee":
        if not concept.ouders_waarom_niet.strip():
            fouten["ouders_waarom_niet"] = "Schrijf waarom de ouders het nog niet weten."
    else:
        fouten["ouders_verteld"] = "Kies of de ouders weten dat u dit meldt."
    if not feiten.twaalf_of_ouder(vandaag):
        return
    if concept.jongere_verteld not in Melding.JaNee.values:
        fouten["jongere_verteld"] = "Kies of de jongere weet dat u dit meldt."
    elif concept.jongere_verteld == "nee" and not concept.jongere_waarom_niet.strip():
        fouten["jongere_waarom_niet"] = "Schrijf waarom de jongere het nog niet weet."
